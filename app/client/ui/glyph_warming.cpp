#include "app/client/ui/glyph_warming.h"

#include "app/client/ui/characters.h"
#include "app/client/ui/context.h"
#include "app/client/ui/word_table.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace linli::ui {

namespace {

constexpr int at_a_time = 4;         // About two milliseconds on a slow device.
constexpr int most_pictures = 1200;  // What is rarer is soon drawn when it is met.

// The characters of words, what is used most first.
std::vector<std::uint32_t> by_use(Glyphs& glyphs, std::string_view words) {
    std::unordered_map<std::uint32_t, int> uses;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = cluster_end(words, at);
        ++uses[glyphs.number_of(words.substr(at, end - at))];
        at = end;
    }
    std::vector<std::pair<int, std::uint32_t>> order;
    for (const auto& [number, count] : uses) order.emplace_back(-count, number);
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> numbers;
    for (const auto& [count, number] : order) numbers.push_back(number);
    return numbers;
}

// The labels of the tabs, by which their pages are called, too.
std::string titles_of(const Context& frame) {
    std::string titles;
    NodeId bar = 0;
    for (const Node& node : frame.nodes) {
        if (node.role == Role::Navigation) bar = node.id;
        if (bar != 0 && node.parent == bar && node.role == Role::Link) titles += node.name;
    }
    return titles;
}

}  // namespace

std::vector<WarmPicture> pictures_to_warm(const Context& frame, std::string_view titles) {
    std::vector<WarmPicture> pictures;
    const TextRun run(*frame.glyphs, frame.screen.pixel_ratio);
    const auto want = [&](std::uint32_t number, const Context::Style& style) {
        pictures.push_back({number, run.device_size(style.size), style.weight});
    };
    const Context::Style title = frame.style(TextSize::Title, true);
    for (const std::uint32_t number : by_use(*frame.glyphs, titles)) want(number, title);
    const std::vector<std::uint32_t> numbers = by_use(*frame.glyphs, all_words(language()));
    const std::vector<Context::Style> rounds[] = {
        {frame.style(TextSize::Second, false), frame.style(TextSize::Lead, true),
         frame.style(TextSize::Body, false)},
        {frame.style(TextSize::Second, true), frame.style(TextSize::Body, true),
         frame.style(TextSize::Heading, true), title}};
    for (const std::vector<Context::Style>& styles : rounds) {
        for (const std::uint32_t number : numbers) {
            for (const Context::Style& style : styles) want(number, style);
        }
    }
    return pictures;
}

GlyphWarming::Wish GlyphWarming::wish_of(const Context& frame) {
    return {language(), titles_of(frame), frame.screen.pixel_ratio, frame.preferences.type_scale, desk()};
}

bool GlyphWarming::wants(const Context& frame) const {
    if (frame.preferences.plain) return false;
    return next_ < pictures_.size() || !wish_ || !(*wish_ == wish_of(frame));
}

bool GlyphWarming::go_on(Context& frame) {
    Glyphs& glyphs = *frame.glyphs;
    if (frame.preferences.plain || !glyphs.can_bake()) return false;
    if (Wish wish = wish_of(frame); !wish_ || !(*wish_ == wish)) {
        pictures_ = pictures_to_warm(frame, wish.titles);
        wish_ = std::move(wish);
        next_ = 0;
        baked_ = 0;
        return !pictures_.empty();
    }
    for (int fresh = 0; fresh < at_a_time && next_ < pictures_.size();) {
        if (baked_ == most_pictures || !glyphs.has_room_to_spare()) break;
        const WarmPicture& picture = pictures_[next_++];
        if (!glyphs.bake(picture.number, picture.size_px, picture.weight)) continue;
        ++fresh;
        ++baked_;
    }
    const bool may_bake_more = baked_ < most_pictures && glyphs.has_room_to_spare();
    if (next_ < pictures_.size() && may_bake_more) return true;
    pictures_ = {};
    next_ = 0;
    return false;
}

}  // namespace linli::ui
