#pragma once
// What widgets draw with: the frame being made. Only for the kit's own sources.

#include "app/client/ui/containers.h"
#include "app/client/ui/glyph_warming.h"
#include "app/client/ui/kit.h"
#include "app/client/ui/paint.h"
#include "app/client/ui/text.h"
#include "app/client/ui/twin_changes.h"

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace linli::ui {

// A stack or a line of widgets being filled; CSS px in its layer.
struct Box {
    bool flow = false;
    bool empty = true;
    float x = 0, y = 0, width = 0;
    float pen_x = 0, pen_y = 0;  // where the next widget goes (a stack's gap is not in it yet)
    float gap = 8, line_height = 0, widest = 0;
    Align horizontal = Align::Start;
    bool aligned_at_top = false;  // of a flow's lines; else what is lower stands in the middle
    bool wide_buttons = false;    // of a flow in large type: each button takes a line
    struct Item {
        std::size_t shapes, nodes;  // where it begins
        float x, width, height;
    };
    std::vector<Item> items;  // of the current line of a flow
};

// A place to scroll, or a fixed part of the screen, with its own painting.
struct Layer {
    NodeId node = 0;
    Rect view;  // in the window
    bool scrolls = false;
    float scroll = 0;
    float alpha = 1;
    int height_above =
        0;  // layers are painted from the lowest to the highest: 0 page, 1 bars, 2 dialogs, 3 toast
    Painting painting;
};

// The plain page has no places by which rows could be left out: `draw` is told how many of them to draw, a
// hundred at first, and a button beneath gives more. Paper has all, up to a number that it names.
void plain_rows(int count, Here here, const std::function<void(int shown)>& draw);

// What a card keeps of its padding above and below rows, which bring their own space.
inline constexpr float row_spare = 4;

// Where words that are cut can be read whole: where their row or bar leads, or with the person who typed
// them.
enum class Whole : unsigned char { Nowhere, Elsewhere };

struct Input {
    bool pressed = false, submitted = false, dismissed = false, left = false;
    int turns = 0;  // months, in a calendar
    std::optional<std::string> text;
};

class Context {
public:
    explicit Context(GlyphPainter& painter);
    ~Context();

    void begin(std::int64_t now_ms);
    void end();

    // ---- Identity
    NodeId id_of(Key key, Role role);
    void push_scope(NodeId scope) { scopes.push_back(scope); }
    void pop_scope() { scopes.pop_back(); }

    // ---- Nodes. The result is valid until the next report.
    Node& report(NodeId id, Role role, std::string_view name, const Rect& rect);
    void push_parent(NodeId node) { parents.push_back(node); }
    void pop_parent() { parents.pop_back(); }
    // The accessible name of what shows `label`: the spoken words, which must contain it, or else the label.
    std::string_view name_of(std::string_view label, std::string_view spoken);
    // Inside a whole-row target words go into the target's name instead of nodes of their own.
    void collect(std::string_view words);
    // What stands between the parts of such a name; on the plain page each has a line of its own.
    const char* between_parts() const;

    // ---- Input
    const Input& input(NodeId id) const;
    bool pressed(NodeId id) const { return input(id).pressed; }
    bool is_held(NodeId id) const { return held == id && id != 0; }
    bool is_hovered(NodeId id) const { return hovered == id && id != 0; }
    bool rings(NodeId id) const { return focused == id && focus_visible && id != 0; }
    bool has_focus(NodeId id) const { return focused == id && id != 0; }

    // ---- Memory between frames: a number per node and purpose
    float remembered(NodeId id, float otherwise = 0) const;
    void remember(NodeId id, float value);  // marks the screen dirty when it changed
    // 0 to 1 in `duration_ms` since the first frame in which `on` held; back to 0 at once when it does not.
    float since(NodeId id, bool on, int duration_ms);
    void call_again_in(std::int64_t delay_ms);

    // ---- What is said to who hears the page: everything goes through here
    void say(std::string_view words, bool urgent = false) {
        if (!words.empty()) messages.push_back({urgent, std::string(words)});
    }
    // Says `words` when the node comes, when it comes again after a frame without it, and when `matter`, what
    // the words are about, becomes another; not when they only count on.
    void say_once(NodeId id, std::string_view matter, std::string_view words, bool urgent = false);
    // The same for what is read where it stands: what comes with its page, its sheet or what was
    // chosen of a list is no news.
    void say_news(NodeId id, std::string_view matter, std::string_view words, bool urgent = false);
    // What the search that has the focus came to, when nothing was typed for a moment.
    void say_found();

    // ---- Layers
    std::size_t open_layer(NodeId node, const Rect& view, bool scrolls, int height_above = 0);
    void close_layer();  // a scroller's node gets the height of what was drawn
    Layer& layer() { return layers[layer_stack.back()]; }

    // ---- Layout
    Box& box() { return boxes.back(); }
    Rect place(float width, float height, bool stretch);
    Box& open_box(bool flow, float width);  // width 0: all that is left
    struct Size {
        float width, height;
    };
    Size close_box();  // and advances the box around it
    void advance(Size size);
    void end_line(Box& box);
    float available() const;
    void shift(std::size_t shapes_from, std::size_t shapes_to, std::size_t nodes_from, std::size_t nodes_to,
               float dx, float dy);
    std::size_t shape_count() { return layer().painting.shapes.size(); }

    // ---- Painting, in the current layer
    void fill(const Rect& rect, Colour colour, float radius = 0, Corners corners = Corners::All);
    void outline(const Rect& rect, Colour colour, float thickness, float radius,
                 Corners corners = Corners::All);
    void line(float x, float y, float width, float height, Colour colour, float thickness = 1);
    void write(std::string_view words, float x, float baseline, float size, Weight weight, Colour colour,
               float spacing = 0);
    void icon(Icon icon, float x, float y, float size, Colour colour);
    void ring(const Rect& rect, float radius);
    void clip(const Rect& rect);
    void unclip();
    // Level 1 or 2 under a shape; the card's border.
    void elevation(const Rect& rect, float radius, int level, Corners corners = Corners::All);
    // Puts the shapes after `from` behind those at `to`: a card's ground is known only when it is full.
    void move_behind(std::size_t to, std::size_t from);

    // ---- Text
    struct Style {
        float size, line;
        Weight weight;
        float spacing = 0;
    };
    Style style(TypeStyle type) const;
    Style style(TextSize size, bool bold) const;
    float width(std::string_view words, const Style& style) const;
    struct Lines {
        std::vector<std::string_view> lines;
        float widest = 0;
    };
    Lines wrap(std::string_view words, const Style& style, float width) const;
    // Draws wrapped lines from the top; returns their height.
    float paragraph(const Lines& lines, const Style& style, float x, float y, float width, Colour colour,
                    bool centred = false);
    // One line in the vertical middle of a height.
    void write_in(std::string_view words, const Style& style, float x, float y, float height, Colour colour);
    // The twin's words lie where the painted ones are, so that they can be selected and copied.
    static void set_font(Node& node, const Style& style);
    // Why something is greyed, as a node of its own beneath it.
    void draw_reason(const std::string& words, NodeId id);
    // Cut with an ellipsis to fit in one line.
    std::string fitted(std::string_view words, const Style& style, float width, Whole whole = Whole::Nowhere);
    // Keeps the first `most` of the lines that `words` were wrapped to. The last one ends with an ellipsis
    // where there were more; `cut` holds its words as long as the lines are used.
    void cut_lines(Lines& lines, std::size_t most, std::string& cut, std::string_view words,
                   const Style& style, float width, Whole whole);
    // As many lines as the place is high, in its vertical middle; only what is more is cut. Gives the part of
    // the place that the words take.
    Rect write_fitted(std::string_view words, const Style& style, const Rect& place, Colour colour,
                      Align align, Whole whole);

    // ---- Colours of now
    Colour ink() const;
    Colour ink2() const;
    static Dress dress_of(Tone tone);
    Colour of(Tone tone) const;       // text
    Colour tint_of(Tone tone) const;  // ground behind it
    Colour pressed_shade(Colour colour, NodeId id) const;
    bool high_contrast() const { return theme->look == Look::HighContrast; }
    float grown(float size) const { return size * preferences.type_scale; }
    float icon_button_side() const;  // Of the square that is pressed.
    float body_size() const { return desk() ? 16.0f : 18.0f; }

    const Theme* theme;
    Glyphs* glyphs = nullptr;
    GlyphWarming warming;
    Screen screen;
    Preferences preferences;
    std::int64_t now = 0;
    bool dirty = true;
    int restless = 0;             // frames in a row that asked for another one
    bool atlas_was_full = false;  // at the last painting, which is to be made once more
    std::int64_t wake_at = -1;
    int frames = 0;
    int duplicates = 0;
    std::vector<std::string> unsaid_labels;  // shown, but not part of the accessible name
    std::vector<std::string> cut_words;      // of which the rest can be read nowhere

    std::vector<Node> nodes;
    std::vector<Layer> layers;
    std::vector<std::size_t> layer_stack;
    std::vector<Box> boxes;
    std::vector<NodeId> scopes, parents;
    std::unordered_map<NodeId, int> seen;
    std::string* collected = nullptr;  // the name of the whole-row target being filled
    bool hero = false;
    Rect main_area;                         // what the shell leaves to the page
    NodeId main_node = 0, main_before = 0;  // the page of this frame and of the last one
    NodeId detail = 0, detail_before = 0;   // what stands beside the page's list, likewise
    bool in_detail = false;
    float column_x = 0, column_width = 0;  // of what the page says, from the left of its area
    float bottom_bar = 0;                  // height of the page's bar, as in the last frame
    NodeId modal = 0, modal_before = 0;    // the dialog of this frame and of the last one
    bool in_dialog = false;
    int in_card = 0;              // cards and lists around; buttons are lower there
    bool has_bottom_bar = false;  // of the page being drawn
    bool typing = false;          // a field has the focus
    // A phone on its side with its keyboard out leaves a few lines: what stands at the edges gives way to the
    // field.
    bool is_low() const { return typing && !preferences.plain && screen.height < size::low_below; }
    float widest_button = 0;  // of the Columns being filled: what they need to stand side by side
    float card_top = -1, row_bottom = -1;  // a row that begins or ends a card takes part of its padding
    std::vector<int> list_rows;            // how many rows the lists being filled have so far
    float fixed_row_height = 0;
    Node* node(NodeId id);  // of this frame; the latest with that id
    bool behind_dialog() const { return modal_before != 0 && !in_dialog; }

    std::unordered_map<NodeId, Input> inputs;
    NodeId hovered = 0, held = 0, focused = 0;
    bool focus_visible = false;
    // A field holds more than it may: on the page, in the dialog; so far and in the last frame.
    std::array<bool, 2> too_long = {}, too_long_before = {};
    bool has_too_long() const { return too_long[in_dialog] || too_long_before[in_dialog]; }
    NodeId typed_in = 0;  // the field whose typed text is no value yet
    std::string typed;
    std::string typed_wrong;                           // why it is none
    std::unordered_map<NodeId, std::string> searched;  // what is typed into the search of an open sheet
    std::unordered_map<NodeId, float> scrolls;
    struct Kept {
        float value = 0;
        std::int64_t since = -1;
        int frame = 0;
    };
    std::unordered_map<NodeId, Kept> memory;
    std::vector<Message> messages;
    std::string searched_for;  // in the field that has the focus
    std::int64_t searched_at = 0;
    std::unordered_map<NodeId, std::string> said, said_before;  // matters of this frame and of the last one
    std::vector<Toast> toasts;
    std::int64_t toast_since = -1;
    NodeId toast_saw_focus = 0;
    float toast_height = 0;  // as it was drawn last; 0: none
    // What the last row of a page needs below it to come out from under the toast.
    float toast_room() const { return toast_height > 0 ? toast_height + 12 : 0; }

    TwinChanges twin;
    std::vector<std::uint8_t> changes;

    void show_toast(Toast toast);
    void paint();  // the frame that was made last

private:
    void note_cut(std::string_view words, Whole whole);
    void draw_toast();
    Input nothing_;
};

// The square of a check box, `side` px, with the middle of its height.
void draw_check(Context& frame, float x, float middle, float side, bool on, bool disabled, NodeId id);

// The frame being made; widgets may only be called inside Kit::frame.
Context& context();
void use_context(Context* context);

}  // namespace linli::ui
