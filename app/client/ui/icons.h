#pragma once
// The icons, by the names of the Lucide set (assets/icons, ISC licence). Drawn in the colour of the text
// beside them.

#include <cstdint>
#include <string_view>

namespace linli::ui {

#define LINLI_ICONS(X)                          \
    X(Sun, "sun")                               \
    X(CalendarDays, "calendar-days")            \
    X(ShoppingBasket, "shopping-basket")        \
    X(HandHelping, "hand-helping")              \
    X(User, "user")                             \
    X(Bell, "bell")                             \
    X(Users, "users")                           \
    X(UserPlus, "user-plus")                    \
    X(Check, "check")                           \
    X(CircleCheck, "circle-check")              \
    X(Hourglass, "hourglass")                   \
    X(WifiOff, "wifi-off")                      \
    X(CircleAlert, "circle-alert")              \
    X(TriangleAlert, "triangle-alert")          \
    X(Info, "info")                             \
    X(CircleHelp, "circle-help")                \
    X(Siren, "siren")                           \
    X(Clock, "clock")                           \
    X(MapPin, "map-pin")                        \
    X(Moon, "moon")                             \
    X(ShieldCheck, "shield-check")              \
    X(Pill, "pill")                             \
    X(Stethoscope, "stethoscope")               \
    X(Thermometer, "thermometer")               \
    X(Car, "car")                               \
    X(Route, "route")                           \
    X(Accessibility, "accessibility")           \
    X(Baby, "baby")                             \
    X(Milk, "milk")                             \
    X(HeartHandshake, "heart-handshake")        \
    X(HandHeart, "hand-heart")                  \
    X(ShoppingCart, "shopping-cart")            \
    X(Package, "package")                       \
    X(Truck, "truck")                           \
    X(Footprints, "footprints")                 \
    X(Phone, "phone")                           \
    X(Volume2, "volume-2")                      \
    X(Mic, "mic")                               \
    X(Lock, "lock")                             \
    X(Eye, "eye")                               \
    X(Newspaper, "newspaper")                   \
    X(ClipboardCheck, "clipboard-check")        \
    X(Building2, "building-2")                  \
    X(QrCode, "qr-code")                        \
    X(Printer, "printer")                       \
    X(MessageSquareText, "message-square-text") \
    X(Repeat2, "repeat-2")                      \
    X(Undo2, "undo-2")                          \
    X(Send, "send")                             \
    X(Search, "search")                         \
    X(Plus, "plus")                             \
    X(Minus, "minus")                           \
    X(Close, "x")                               \
    X(ArrowLeft, "arrow-left")                  \
    X(ChevronLeft, "chevron-left")              \
    X(ChevronRight, "chevron-right")            \
    X(Menu, "menu")                             \
    X(Settings, "settings")                     \
    X(Languages, "languages")                   \
    X(LogOut, "log-out")                        \
    X(Upload, "upload")                         \
    X(Download, "download")                     \
    X(Copy, "copy")                             \
    X(Trash2, "trash-2")                        \
    X(Pencil, "pencil")                         \
    X(Camera, "camera")

enum class Icon : std::uint8_t {
    None = 0,
#define LINLI_ICON(name, file) name,
    LINLI_ICONS(LINLI_ICON)
#undef LINLI_ICON
};

const char* icon_file(Icon icon);       // "calendar-days"; "" for None
std::string_view icon_path(Icon icon);  // SVG path data in a box of 24 by 24, to be stroked; empty for None

}  // namespace linli::ui
