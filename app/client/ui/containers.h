#pragma once
// Regions of a screen. All of them are scopes: constructed, filled, closed at the end of the block.

#include "app/client/ui/fields.h"
#include "app/client/ui/layout.h"
#include "app/client/ui/widgets.h"

#include <functional>
#include <memory>
#include <optional>

namespace linli::ui {

#define LINLI_UI_SCOPE(Name)    \
    Name(const Name&) = delete; \
    Name& operator=(const Name&) = delete

// ---- The frame around all pages: tab bar (phone), rail with words (tablet), side rail (desk), the one
// banner.

struct Tab {
    Icon icon = Icon::None;
    std::string label = {};
    std::string route = {};
    bool current = false;
};
struct Banner {
    Tone tone = Tone::Neutral;  // Wait: offline or waiting; Mine: all sent
    Icon icon = Icon::None;
    std::string words = {};   // bold
    std::string second = {};  // plain
    std::string route = {};   // where a press leads; empty = not pressable
};
struct ShellOptions {
    std::string app_name = {};
    std::vector<Tab> tabs = {};                   // none = no bar (sign-in)
    std::string person = {}, person_second = {};  // desk rail: me and my role
    std::string person_route = {};
    Banner banner = {};           // shown when `words` is not empty
    std::string skip_link = {};   // the words of the first, hidden link: "到正文"
    std::string more = {};        // the tab that stands for what a phone's bar does not hold: "更多"
    std::string more_route = {};  // the page that lists all of them
};
class Shell {
public:
    explicit Shell(const ShellOptions& options);
    ~Shell();
    LINLI_UI_SCOPE(Shell);

private:
    std::unique_ptr<ShellOptions> tab_bar_;  // drawn at the end
};

// ---- A page: title, what stands beside it, and a scrolling body (or panes).

struct PageOptions {
    std::string title = {};
    std::string second = {};  // a plain line beneath the title
    std::string back_route =
        {};  // an arrow before the title; the title is then set as a heading bar on the phone
    std::string back_label = {};         // its spoken name
    std::function<void()> actions = {};  // what stands at the right of the title (flows)
    bool panes = false;                  // the body is filled by Panes
    bool simple = false;                 // the title of simple mode
    bool narrow = false;                 // desk: one column of at most 600 px; without a rail in the middle
    Key key = {};                        // another key = another page: it starts at its top
};
class Page {
public:
    explicit Page(const PageOptions& options, Here here = {});
    ~Page();
    LINLI_UI_SCOPE(Page);
};

// List and detail. On the desk side by side, each with its own scrolling; elsewhere only one is shown.
//   const Panes panes({.show_detail = chosen.has_value()});
//   if (panes.list()) {...}    if (panes.detail()) {...}
struct PanesOptions {
    bool show_detail = false;                        // on the phone: detail instead of list
    Key shown = {};                                  // what the detail is about, if it can be chosen
    float list_share = 0.42f;                        // of the width, on the desk
    float list_width = 0;                            // px instead of the share
    bool list_card = false, detail_card = false;     // the pane itself is a card that reaches to the bottom
    std::string list_label = {}, detail_label = {};  // spoken names of the regions
};
class Panes {
public:
    explicit Panes(const PanesOptions& options, Here here = {});
    ~Panes();
    bool list() const;    // true: draw it now
    bool detail() const;  // true: draw it now
    LINLI_UI_SCOPE(Panes);

private:
    bool open(bool is_detail) const;
    PanesOptions options_;
    NodeId id_;
    Rect area_;
};

// Sticks to the bottom of the page, above the tab bar. Make it before or after the page's body, inside Page.
class BottomBar {
public:
    explicit BottomBar(Here here = {});
    ~BottomBar();
    LINLI_UI_SCOPE(BottomBar);

private:
    NodeId purpose_;
    bool stands_in_page_;  // at its end, where the screen is too low for a bar
};

// ---- Cards and lists

struct CardOptions {
    std::string route = {};     // the whole card leads there
    std::string spoken = {};    // the name of the whole-card target; else its words
    Tone tone = Tone::Neutral;  // Need: needtint ground; Refused: 2 px danger outline; Wait: waittint
    bool selected = false;
    bool pressable = false;  // without a route: ask pressed()
};
class Card {
public:
    explicit Card(Key key, const CardOptions& options = {});
    explicit Card(const CardOptions& options = {}, Here here = {});
    ~Card();
    bool pressed() const;  // the whole card was pressed
    LINLI_UI_SCOPE(Card);

private:
    void begin(Key key);
    CardOptions options_;
    NodeId id_ = 0, target_ = 0;
    std::string collected_;
    std::size_t shapes_ = 0;
};

// My next duty; one a screen. Widgets inside take the hero's colours.
class HeroCard {
public:
    explicit HeroCard(Key key);
    ~HeroCard();
    LINLI_UI_SCOPE(HeroCard);

private:
    NodeId id_;
    std::size_t shapes_;
};

// What the server refused: what, when, why, what is still safe; then buttons, best first. It stays until
// chosen.
struct RefusalOptions {
    std::string title = {};   // 这个班没报上
    std::string when = {};    // 19:08
    std::string what = {};    // 22:00–24:00 北门岗
    std::string reason = {};  // why, and what is still safe
};
class RefusalCard {
public:
    RefusalCard(Key key, const RefusalOptions& options);
    ~RefusalCard();
    LINLI_UI_SCOPE(RefusalCard);

private:
    Card card_;
};

struct RowOptions {
    std::string title = {};
    bool title_bold = true;
    std::string second = {};
    std::string third = {};  // bold, in the tone's colour
    Icon third_icon = Icon::None;
    Icon icon = Icon::None;   // a tile
    std::string person = {};  // or a circle with this name
    SeatKind person_kind = SeatKind::Held;
    Tone tone = Tone::Mine;     // of the tile, the third line and the trailing words
    std::string trailing = {};  // words at the right
    Icon trailing_icon = Icon::None;
    bool trailing_bold = false;
    std::function<void()> actions = {};  // widgets at the right instead of words (flow)
    std::string route = {};              // the row leads there and shows a chevron
    bool pressable = false;              // without a route
    bool selected = false;
    bool urgent = false;                      // needtint ground
    std::string spoken = {};                  // instead of its words
    std::int32_t position = 0, set_size = 0;  // of long lists
};
// A list in the semantic sense; rows get hairlines between them.
class List {
public:
    explicit List(std::string_view spoken = {}, Here here = {});
    ~List();
    LINLI_UI_SCOPE(List);

private:
    NodeId id_;
};
// The whole row is the target. True when it was pressed.
bool row(Key key, const RowOptions& options);

// A row with a check box before it. True when the box was switched. `number` stands between the two ("3").
bool check_row(Key key, bool& on, const RowOptions& options, std::string_view number = {});

// A list of any length; draw exactly one row(...) per call. While there are few, rows are as high as their
// words need. Else only those in sight (and some around) are asked for, all of them `row_height` px high at
// 100 % type; words that have no room there are cut, and are whole where the row leads.
void long_list(std::string_view spoken, int count, float row_height,
               const std::function<void(int index)>& draw_row, Here here = {});
bool has_own_heights(int count);  // whether the rows of such a list are as high as their words need

// ---- Tables (wide screens, plain ones too). On the phone each row becomes a list row: first cell the title,
// the rest the second line; one with a tick is a check row, of which the box and a route are pressed.

struct TableColumn {
    std::string title = {};
    float share = 1;  // of the width
    Align align = Align::Start;
    Icon icon = Icon::None;
    bool sorts = false;  // its head is a button that orders the rows
};
// A check box at the end of its cell, which is pressed apart from its row.
struct TableTick {
    std::string label = {};   // shown before it
    std::string spoken = {};  // its accessible name: whose row it is, and the label
    bool on = false;
    std::function<void()> press = {};
};
struct TableCell {
    std::string words = {};
    Icon icon = Icon::None;
    std::string person = {};  // a circle before the words
    bool bold = false;
    bool quiet = false;
    std::optional<TableTick> tick = {};  // instead of words
};
struct TableRow {
    Key key = {};
    std::vector<TableCell> cells = {};
    bool selected = false;
    bool pressable = true;
    std::string route = {};
};
// By which column the rows stand. The page orders them; the table only shows it and takes what was pressed.
struct TableOrder {
    int column = 0;
    bool descending = false;
};
// A row is as high as its words need. Of more than sixty only those in sight are asked for, and all
// have room for two lines; what is more is cut. Returns the index of the pressed row or −1. `order` is
// changed when the head of a column that sorts was pressed; on the phone a choice list above the rows does
// that.
int table(std::string_view spoken, std::span<const TableColumn> columns, int count,
          const std::function<TableRow(int index)>& row_at, TableOrder* order = nullptr, Here here = {});

// ---- What is printed. Paper is wide and cannot be scrolled, so it may want another arrangement than a
// screen.

// What is inside does not come on paper.
class OnScreen {
public:
    explicit OnScreen(Here here = {});
    ~OnScreen();
    LINLI_UI_SCOPE(OnScreen);
};

// A table that is there on paper only, as wide as the sheet. A cell's words may have several lines.
void paper_table(std::string_view spoken, std::span<const std::string> head,
                 std::span<const std::vector<std::string>> rows, Here here = {});

// ---- Above everything

struct DialogOptions {
    std::string title = {};
    bool* open = nullptr;          // set to false by the close button, Escape and the scrim
    std::string close_label = {};  // spoken name of the close button
    bool sheet = true;             // phone: from the bottom; false: in the middle
    float width = 440;             // desk
};
class Dialog {
public:
    explicit Dialog(const DialogOptions& options, Here here = {});
    ~Dialog();
    LINLI_UI_SCOPE(Dialog);

private:
    NodeId id_;
    bool sheet_;
};

// Shown 6 s (10 s with undo), one at a time, read aloud. Lives on in the kit, the page may be gone by then.
struct Toast {
    std::string words = {};
    std::string undo = {};              // the button's word; empty = none
    std::function<void()> undone = {};  // called in the frame after the press
    Icon icon = Icon::CircleCheck;
};
void show_toast(Toast toast);

#undef LINLI_UI_SCOPE

}  // namespace linli::ui
