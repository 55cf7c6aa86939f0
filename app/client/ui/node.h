#pragma once
// What a widget tells assistive technology, keyboards and tests about itself: one semantic node.
// The nodes of a frame stand in a flat list, parents before children, in reading order.

#include "app/client/ui/key.h"

#include <cstdint>
#include <string>

namespace linli::ui {

struct Rect {
    float x = 0, y = 0, width = 0, height = 0;  // CSS px
    float right() const { return x + width; }
    float bottom() const { return y + height; }
    bool operator==(const Rect&) const = default;
};

// The numbers are known to web/twin.js.
enum class Role : std::uint8_t {
    Group = 0,
    Banner = 1,
    Navigation = 2,
    Main = 3,
    Region = 4,
    Heading = 5,
    Text = 6,
    Link = 7,
    Button = 8,
    TextField = 9,
    TextArea = 10,
    Check = 11,
    RadioGroup = 12,
    Radio = 13,
    List = 14,
    ListItem = 15,
    Table = 16,
    Row = 17,
    ColumnHeader = 18,
    Cell = 19,
    Dialog = 20,
    Image = 21,
    Progress = 22,
    Status = 23,
    Scroller = 24,  // a real scroll container: its children stand in its content's coordinates
    TabList = 25,
    Tab = 26,
    Picture = 27,
    PictureButton = 28,
};

// Bits of Node::states; the numbers are known to web/twin.js.
enum State : std::uint32_t {
    StateDisabled = 1u << 0,  // stays focusable; presses are not reported
    StateChecked = 1u << 1,
    StateSelected = 1u << 2,  // aria-pressed of a chip, aria-selected of a row
    StateCurrent = 1u << 3,   // aria-current: the tab or page one is on
    StateInvalid = 1u << 4,
    StateReadOnly = 1u << 5,
    StateModal = 1u << 6,      // everything that is not inside becomes inert
    StateToggle = 1u << 7,     // a button that is on or off (StateSelected says which)
    StateFocus = 1u << 8,      // wants the focus from when it appears or gets this state
    StateSecret = 1u << 9,     // a password: shown as dots
    StateSortedUp = 1u << 10,  // a column by which the rows stand, smallest first
    StateSortedDown = 1u << 11
};

enum class Keyboard : std::uint8_t { Text = 0, Number = 1, Decimal = 2, Telephone = 3, Search = 4 };
enum class EnterKey : std::uint8_t { Done = 0, Next = 1, Search = 2, Send = 3, Go = 4, NewLine = 5 };

// How the plain page shows a node; the canvas shows it its own way. The numbers are known to web/twin.js.
enum class Dress : std::uint8_t {
    None = 0,
    Card = 1,
    NeedCard = 2,
    WaitCard = 3,
    RefusedCard = 4,
    Hero = 5,
    Primary = 6,  // buttons
    Danger = 7,
    Bare = 8,
    Strong = 9,  // words
    Quiet = 10,
    Numeral = 11,
    Mine = 12,
    Need = 13,
    Wait = 14,
    Refused = 15,
    Toast = 16,
    Bar = 17,     // stays at the lower edge
    Big = 18,     // a button of simple mode
    Row = 19,     // its name is its words
    Paper = 20,   // shown on paper only
    Screen = 21,  // shown on a screen only
};

struct Node {
    NodeId id = 0;
    NodeId parent = 0;
    Role role = Role::Group;
    std::uint8_t level = 0;  // heading 1–3
    std::uint32_t states = 0;
    Rect rect;                 // in its scroller's content, else in the window
    std::string name;          // what it is called aloud; for Text the text itself
    std::string value;         // of fields; of Progress the words; of Image its picture (square_code.cpp);
                               // of Picture where it is to be had
    std::string route;         // of links: "/shifts", or "tel:" and a number
    std::string autocomplete;  // of fields: an HTML autocomplete token
    NodeId described_by = 0;   // the node whose text explains this one (a reason, an error)
    Keyboard keyboard = Keyboard::Text;
    EnterKey enter_key = EnterKey::Done;
    std::uint16_t font_px = 0;  // of fields and words: size of the text, CSS px; a button that has it is a
                                // row or a card, whose words can be marked
    std::uint16_t line_px = 0;  // of words that wrap: height of a line
    Dress dress = Dress::None;
    std::int32_t position = 0, set_size = 0;  // of list items of a long list, 1-based
    float content_height = 0;                 // of scrollers

    std::uint32_t layer = 0;  // where the kit paints it; not sent
    bool operator==(const Node&) const = default;
};

}  // namespace linli::ui
