#pragma once
// What pages are made of. Each function draws and reports its node; one that can be operated returns whether
// it was, in the frame after the press. Everything a person reads comes from linli::text.

#include "app/client/ui/icons.h"
#include "app/client/ui/key.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli::ui {

// The four states and the plain one; each has its colour, and the words always stand beside it.
enum class Tone : std::uint8_t {
    Neutral,
    Mine,     // held, mine, saved: pine
    Need,     // a person is needed: apricot, and nothing else is
    Wait,     // asked, not yet confirmed; offline: blue
    Refused,  // refused, dangerous: wine
};

// ---- Text

struct HeadingOptions {
    int level = 2;  // 1 is the page title, which Page draws; 2 a section; 3 within a card
    Icon icon = Icon::None;
    Tone tone = Tone::Neutral;
    std::string trailing = {};  // plain words at the right edge ("18:00", "9 行")
};
void heading(std::string_view words, const HeadingOptions& options = {}, Here here = {});

enum class TextSize : std::uint8_t { Body, Second, Lead, Heading, Sheet, Title, Total, Numeral };

struct LineOptions {
    TextSize size = TextSize::Body;
    bool bold = false;   // bold marks the answer: who, when, how many
    bool quiet = false;  // second text colour
    Tone tone = Tone::Neutral;
    Icon icon = Icon::None;
    bool centred = false;
};
// A paragraph; wraps by the rules of Chinese typesetting. Inside Flow it is as wide as its words.
void line(std::string_view words, const LineOptions& options = {}, Here here = {});

// Says something to a screen reader only, when it comes to this place of the page and when `words` changes;
// urgent interrupts.
void announce(std::string_view words, bool urgent = false, Here here = {});

// ---- Buttons and links

enum class ButtonKind : std::uint8_t { Quiet, Primary, Choice, Danger, Plain };

struct ButtonOptions {
    ButtonKind kind = ButtonKind::Quiet;
    Icon icon = Icon::None;
    bool disabled = false;    // greyed but focusable; say why in `reason`
    std::string reason = {};  // stands beneath; a reason alone also disables
    std::string spoken =
        {};  // the accessible name where the label alone would not do ("Take 22:00 north gate")
    bool full_width = false;  // inside Flow: the whole line; in a stack buttons are full width anyway
    NodeId described_by = 0;  // of the kit's own: the node that says why, where it stands elsewhere
    Key key = {};             // in loops without a Scope, or where one line asks for several
};
bool button(std::string_view label, const ButtonOptions& options = {}, Here here = {});

// Only an icon; `spoken` is its name. 48 px target.
bool icon_button(Icon icon, std::string_view spoken, const ButtonOptions& options = {}, Here here = {});

// Only an icon that leads to a route; `dot` says beside the spoken words that something waits there.
void icon_link(Icon icon, std::string_view spoken, std::string_view route, bool dot = false, Here here = {});

// An anchor "#/route". Returns true when followed, after the route has changed.
bool link(std::string_view label, std::string_view route, const LineOptions& options = {}, Here here = {});

// A button that looks like one and leads to a route.
bool link_button(std::string_view label, std::string_view route, const ButtonOptions& options = {},
                 Here here = {});

// ---- Choices

struct CheckOptions {
    std::string second = {};  // a plain line beneath the word
    bool disabled = false;
    std::string reason = {};
    std::string spoken = {};
    Key key = {};
};
// Returns true when it was switched; `on` is changed.
bool check(std::string_view label, bool& on, const CheckOptions& options = {}, Here here = {});

// A filter above a list (44 px, check when on). Returns true when pressed; the page decides what follows.
bool filter_chip(std::string_view label, bool on, Key key = {}, Here here = {});

// One of several answers with a 2 px outline; goes inside a RadioGroup.
struct RadioOptions {
    Icon icon = Icon::None;
    std::string second = {};
    Key key = {};
};
bool radio(std::string_view label, bool selected, const RadioOptions& options = {}, Here here = {});
class RadioGroup {
public:
    explicit RadioGroup(std::string_view label, bool show_label = true, Here here = {});
    ~RadioGroup();
    RadioGroup(const RadioGroup&) = delete;
    RadioGroup& operator=(const RadioGroup&) = delete;
};

// ---- Signs

// A badge: 30 px, icon and word. Icon::None takes the tone's own icon.
void chip(std::string_view label, Tone tone, Icon icon = Icon::None, Here here = {});

enum class SeatKind : std::uint8_t { Held, Mine, Free, Waiting };
struct Seat {
    std::string name = {};  // one surname character or an initial; Mine shows the word for "me"
    SeatKind kind = SeatKind::Held;
};
// The circles of a shift; more than five become four and "+3". `spoken` says them as a sentence, and stands
// in for them in large type.
void seats(std::span<const Seat> seats, std::string_view spoken, Here here = {});

// A person's circle, `diameter` 36 to 56 px, not spoken (the name stands beside it).
void avatar(std::string_view name, SeatKind kind = SeatKind::Held, float diameter = 36);

// A square with an icon, before a list row's words; not spoken.
void tile(Icon icon, Tone tone = Tone::Mine);

// `done` of `goal` as a bar with words above ("162 / 200").
void progress(std::string_view label, int done, int goal, std::string_view words, Here here = {});

// The steps of an errand: done ones, the current one, later ones.
struct Step {
    std::string label = {};
    std::string second = {};
};
void steps(std::span<const Step> steps, int current, Here here = {});

// The places of posts through the evening. Every row has a segment for each column.
enum class Coverage : std::uint8_t { None, Full, Gap, Past };
struct CoverageSegment {
    Coverage coverage = Coverage::None;
    std::string label = {};  // "4", "缺 1", "站完"
    std::string spoken =
        {};  // the whole of it, as a sentence: 今晚 20:00–22:00 南门岗：至少 3 人，有 2 人，缺 1 人
};
struct CoverageRow {
    Key key = {};
    std::string label = {};
    std::vector<CoverageSegment> segments = {};
};
struct CoveragePlace {
    std::size_t row = 0, column = 0;
};
// How many columns fit into what is left of the current stack.
std::size_t coverage_columns();
// `hours` head the columns; there is at least one. Returns what was pressed.
std::optional<CoveragePlace> coverage_table(std::string_view spoken, std::span<const std::string> hours,
                                            std::span<const CoverageRow> rows, Here here = {});

// A house with a light in each window behind which somebody waits. The whole house is the target.
struct HouseWindow {
    int place = 0;  // place_of_window()
    Icon icon = Icon::None;
};
struct House {
    Key key = {};
    std::string label = {};  // 5号楼
    std::string note = {};   // 3 户在等
    bool needs = false;
    std::vector<HouseWindow> windows = {};
    std::string spoken = {};
};
// A drawn house has few windows: where a real door is among them. All count from 1.
int place_of_window(int floor, int floors, int door, int doors);
// Side by side, as many as fit. Returns which was pressed.
std::optional<std::size_t> houses(std::string_view spoken, std::span<const House> all, Here here = {});

// What each of several does through a day, for the desk; narrow screens show a list instead.
struct TimelineBar {
    Key key = {};             // of the record: the bar keeps its identity when another one comes before it
    int from = 0, until = 0;  // minutes of the day
    std::string label = {}, second = {};
    Tone tone = Tone::Mine;
    bool proposed = false;  // Nothing that is agreed: a broken edge, and no ground of its own.
    std::string spoken = {};
    std::string route = {};
};
struct TimelineRow {
    Key key = {};
    std::string label = {}, second = {};
    Icon icon = Icon::None;
    Tone tone = Tone::Neutral;
    std::string spoken = {};
    std::vector<TimelineBar> bars = {};
};
struct TimelineHours {
    int from = 0, until = 24 * 60;               // minutes
    std::function<std::string(int)> clock = {};  // 6:00
};
void timeline(std::string_view spoken, const TimelineHours& hours, std::span<const TimelineRow> rows,
              Here here = {});

// Days side by side. Returns true when another was chosen; `current` is an index.
struct Day {
    std::string word = {};    // 今天, 周二
    std::string number = {};  // 23
    std::string note = {};    // 缺 4, 齐了
    bool needs = false;       // the note is a need
    std::string spoken = {};  // 11月23日 周一, 缺 4
    Key key = {};
};
int week_strip_room();  // How many days stand beside each other here.
bool week_strip(std::span<const Day> days, int& current, Here here = {});

// What an empty list says: what is true, and what will appear (or a button after it).
void empty_state(Icon icon, std::string_view words, std::string_view second = {}, Here here = {});

// Grey blocks in the place of what is still being read; `lines` rows.
void skeleton(int lines);

// A QR code: `modules` on a side, row by row, 1 is dark. Dark on white in every look, with its quiet zone.
void square_code(std::span<const std::uint8_t> dark, int modules, std::string_view spoken, Here here = {});

// A photo from `source`, an address of this site or of the device itself; its size is known before it comes.
// Without a source it cannot be had now, and what is shown of it already stays. `spoken` says what it is.
struct PictureSize {
    int width = 0, height = 0;  // pixels
};
void picture(std::string_view source, std::string_view spoken, const PictureSize& size, Here here = {});
// Its middle as a small square; true when it was pressed.
bool picture_button(std::string_view source, std::string_view spoken, Key key = {}, Here here = {});

// An explanation in a box: "you looked at this page at 19:22". Read aloud when it comes later than its page.
void note(Icon icon, std::string_view words, Tone tone = Tone::Neutral, Here here = {});

}  // namespace linli::ui
