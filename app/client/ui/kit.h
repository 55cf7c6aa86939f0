#pragma once
// The kit's engine, for the program and the tests (pages include ui.h instead). It turns page functions into
// frames: a list of nodes, their changes for the twin, and paintings for Dear ImGui. It knows no clock and no
// browser.

#include "app/client/ui/node.h"
#include "app/client/ui/theme.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace linli::ui {

class GlyphPainter;
class Context;
struct Message;
struct Toast;

struct Screen {
    float width = 360, height = 740;  // CSS px
    float pixel_ratio = 1;
    float safe_top = 0, safe_bottom = 0;  // parts that the device covers (rounded corners, home bar)
    bool operator==(const Screen&) const = default;
};

struct Preferences {
    Look look = Look::Light;
    float type_scale = 1;  // 1 to 2
    bool reduced_motion = false;
    bool plain = false;  // the twin is the page: normal flow, no painting
    bool paper = false;  // and is being printed: nobody can ask for the rest of a list
    bool operator==(const Preferences&) const = default;
};

// Words as the last frame paints them, in the window: for tests of what runs over an edge or over other
// words.
struct PaintedWords {
    std::string words;
    Rect rect;  // as wide as they are, as high as their type
    Rect view;  // of the page, bar or dialog that they are part of
};

class Kit {
public:
    explicit Kit(GlyphPainter& painter);
    ~Kit();
    Kit(const Kit&) = delete;
    Kit& operator=(const Kit&) = delete;

    // ---- What happened. Each marks the screen dirty; the widget with that id answers in the next frame.
    void press(NodeId node);
    void type(NodeId node, std::string_view value);  // the field's whole value, after a finished edit
    void submit(NodeId node);                        // Enter in a field
    void dismiss(NodeId node);                       // Escape in a dialog
    void turn(NodeId day, int months);               // PageUp and PageDown in a calendar
    void scroll(NodeId scroller, float top);         // CSS px
    void focus(NodeId node, bool visible);           // 0 = nothing has the focus; visible = by keyboard
    void hover(NodeId node);                         // 0 = nothing
    void hold(NodeId node);                          // finger or mouse button down; 0 = up again
    void set_screen(const Screen& screen);
    void set_preferences(const Preferences& preferences);
    const Preferences& preferences() const;
    // Outside of frames, as when an answer arrives. Pages call ui::show_toast.
    void show_toast(Toast toast);
    void mark_dirty();

    // ---- Frames
    bool wants_frame() const;
    bool has_input() const;  // whether the frame being made answers to something pressed or typed
    // When something would change by itself (a toast leaves), on the caller's clock; −1 = never.
    std::int64_t next_change_ms() const;
    // Runs the page once. `now_ms` comes from a clock that never goes back.
    void frame(std::int64_t now_ms, const std::function<void()>& page);
    // The last frame as Dear ImGui's draw data, with pictures of the characters it meets. Apart, because it
    // takes longer than the frame, and people can press what is not painted yet. Not in plain mode.
    void paint();

    // ---- Between frames
    // Whether `warm` has something to do, after a painting.
    bool wants_warming() const;
    // While nobody waits: makes a few pictures of characters that the next pages will show. True while there
    // are more. It changes nothing that is shown and asks for no frame.
    bool warm();

    // ---- Results of the last frame
    const std::vector<Node>& nodes() const;
    // The changes since the last call as one buffer for web/twin.js (format: twin_changes.h); empty when
    // nothing changed.
    const std::vector<std::uint8_t>& take_changes();
    // What is to be said to who hears the page with the next `take_changes`, oldest first.
    const std::vector<Message>& messages() const;
    NodeId node_of_slot(std::uint32_t slot) const;  // 0 when unknown
    int duplicate_keys() const;  // widgets of the last frame that shared an id: a loop without a key
    int frames() const;          // since the start
    // Labels of the last frame that are shown and not part of their widget's accessible name.
    const std::vector<std::string>& unsaid_labels() const;
    // Words of the last frame that are painted with an ellipsis and can be read whole nowhere.
    const std::vector<std::string>& cut_words() const;
    // Not those that a field shows a part of.
    std::vector<PaintedWords> painted_words() const;

private:
    std::unique_ptr<Context> context_;
};

}  // namespace linli::ui
