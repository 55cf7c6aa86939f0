#pragma once
// The kit without a screen: every Chinese character is as wide as its size, every other one half as wide. For
// page tests:
//
//   ui::Headless screen({.width = 360, .height = 740});
//   screen.show([&] { shifts_page(known, me, now, input, outbox); });
//   screen.press("报名");  // and draws again
//   CHECK(screen.find(ui::Role::Button, "报名") == nullptr);

#include "app/client/ui/glyphs.h"
#include "app/client/ui/kit.h"

namespace linli::ui {

class FixedGlyphs : public GlyphPainter {
public:
    float advance(std::string_view cluster, int size_px, Weight weight) override;
    bool draw(std::string_view cluster, int size_px, Weight weight, GlyphPicture& picture) override;
    bool draw_icon(std::string_view path, int size_px, GlyphPicture& picture) override;
};

class Headless {
public:
    explicit Headless(const Screen& screen = {}, const Preferences& preferences = {});

    // Remembers the page and draws until the layout rests (at most 8 frames); gives the number of frames.
    int show(std::function<void()> page);
    int draw_again();

    // By role and accessible name; the first one whose name contains `name`. nullptr when there is none.
    const Node* find(Role role, std::string_view name) const;
    const Node* find(std::string_view name) const;  // any role

    // Press, type, submit and leave draw again. False when nothing of that name can be operated.
    bool press(std::string_view name);
    bool press(Role role, std::string_view name);
    bool type(std::string_view field, std::string_view value);
    bool submit(std::string_view field);
    void wait(std::int64_t milliseconds);

    // What was said since the last call to who hears the page, oldest first.
    std::vector<std::string> heard();

    // All nodes, one a line, indented by depth: role "name" = "value" [states].
    std::string outline() const;

    // What is painted over the left or right edge of its page, bar or dialog; what lies over other words.
    std::vector<std::string> words_over_edges() const;
    std::vector<std::string> words_over_words() const;

    Kit& kit() { return kit_; }
    std::int64_t now_ms = 1000;

private:
    FixedGlyphs glyphs_;
    Kit kit_;
    std::function<void()> page_;
};

}  // namespace linli::ui
