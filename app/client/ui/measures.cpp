// Progress, steps, days of a week.

#include "app/client/ui/context.h"

#include <algorithm>

namespace linli::ui {

void progress(std::string_view label, int done, int goal, std::string_view words, Here here) {
    Context& frame = context();
    const Theme& theme = *frame.theme;
    const Context::Style style = frame.style(TextSize::Second, true);
    constexpr float bar = 12, between = 12, least_share = 1.0f / 3;
    const float room = frame.available(), wide = words.empty() ? 0 : frame.width(words, style) + between;
    // Words that leave the bar too little beside them stand beneath it.
    const bool beneath = room - wide < room * least_share;
    const Context::Lines lines = frame.wrap(words, style, beneath ? room : wide);
    const float words_height = static_cast<float>(lines.lines.size()) * style.line;
    const float height = beneath ? bar + spacing::icon_to_text + words_height : std::max(words_height, bar);
    const Rect rect = frame.place(room, height, true);  // A whole line, in a flow, too.
    const float top = beneath ? rect.y : rect.y + (height - bar) / 2;
    const Rect track{rect.x, top, rect.width - (beneath ? 0 : wide), bar};
    const float share =
        goal > 0 ? std::clamp(static_cast<float>(done) / static_cast<float>(goal), 0.0f, 1.0f) : 0;
    frame.fill(track, theme.sunk, 6);
    if (share > 0) frame.fill({track.x, track.y, std::max(bar, track.width * share), bar}, theme.primary, 6);
    if (frame.high_contrast()) frame.outline(track, theme.primary, 2, 6);
    const float left = beneath ? rect.x : track.right() + between;
    frame.paragraph(lines, style, left, rect.bottom() - words_height, rect.right() - left, frame.ink());
    const NodeId id = frame.id_of(Key(here), Role::Progress);
    frame.say_news(id, label, label);  // That it began; how far it is can be looked up.
    Node& node = frame.report(id, Role::Progress, label, rect);
    node.value = words;
    node.position = done;
    node.set_size = goal;
}

namespace {

std::string spoken_step(const Step& step) {
    if (step.second.empty()) return step.label;
    return step.label + context().between_parts() + step.second;
}

}  // namespace

void steps(std::span<const Step> all, int current, Here here) {
    Context& frame = context();
    const Theme& theme = *frame.theme;
    const Context::Style style = frame.style(TextSize::Body, false),
                         second = frame.style(TextSize::Second, false);
    const float circle = frame.grown(32), indent = circle + spacing::tile_to_text;
    const NodeId list = frame.id_of(Key(here), Role::List);
    frame.report(list, Role::List, {}, {});
    frame.push_parent(list);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool done = static_cast<int>(i) < current, now = static_cast<int>(i) == current;
        Context::Style own = style;
        if (now) own.weight = Weight::Bold;
        const float room = frame.available() - indent;
        const Context::Lines label = frame.wrap(all[i].label, own, room),
                             more = frame.wrap(all[i].second, second, room);
        const float label_height = static_cast<float>(label.lines.size()) * own.line;
        const float words =
            label_height + (all[i].second.empty() ? 0 : static_cast<float>(more.lines.size()) * second.line);
        const float height = std::max(circle + 16, words + 12);
        const float saved = frame.box().gap;
        frame.box().gap = 0;
        const Rect rect = frame.place(0, height, true);
        frame.box().gap = saved;
        const Rect ring{rect.x, rect.y + (height - circle) / 2, circle, circle};
        if (i + 1 < all.size()) {
            const float thick = done ? 3 : 2;
            frame.line(ring.x + circle / 2 - thick / 2, ring.bottom(), 0, height - circle,
                       done ? theme.primary : theme.edge, thick);
        }
        if (done) {
            frame.fill(ring, theme.primary, circle / 2);
            frame.icon(Icon::Check, ring.x + circle / 4, ring.y + circle / 4, circle / 2, theme.onprimary);
        } else {
            frame.outline(ring, now ? theme.primary : theme.edge, now ? 3.0f : 2.0f, circle / 2);
            if (now)
                frame.fill({ring.x + circle * 0.34f, ring.y + circle * 0.34f, circle * 0.32f, circle * 0.32f},
                           theme.primary, circle / 6);
        }
        const float y = rect.y + (height - words) / 2;
        frame.paragraph(label, own, rect.x + indent, y, room, done ? frame.ink2() : frame.ink());
        if (!all[i].second.empty()) {
            frame.paragraph(more, second, rect.x + indent, y + label_height, room, frame.ink2());
        }
        Node& node = frame.report(hash_number(i, list), Role::ListItem, spoken_step(all[i]), rect);
        if (now) node.states |= StateCurrent;
    }
    frame.pop_parent();
}

int week_strip_room() {
    const Context& frame = context();
    const float least = large_type() ? frame.grown(64) : 48;
    return std::max(2, static_cast<int>((frame.available() + 9) / (least + 8)));
}

bool week_strip(std::span<const Day> days, int& current, Here here) {
    Context& frame = context();
    const Theme& theme = *frame.theme;
    const NodeId group = frame.id_of(Key(here), Role::RadioGroup);
    const Context::Style style = frame.style(TextSize::Second, false),
                         bold = frame.style(TextSize::Lead, true);
    const float height = std::max(80.0f, 2 * style.line + bold.line + 8),
                least = large_type() ? frame.grown(64) : 48;
    const float room = frame.available();
    const int fit = std::min(static_cast<int>(days.size()), week_strip_room());
    const int first = std::clamp(current - fit + 1, 0, std::max(0, static_cast<int>(days.size()) - fit));
    const Rect rect = frame.place(0, height, true);
    const float step = fit > 1 ? (room + 8 - least) / static_cast<float>(fit - 1) : 0;
    frame.report(group, Role::RadioGroup, {}, rect);
    frame.push_parent(group);
    bool chosen = false;
    for (int i = first; i < first + fit; ++i) {
        const Day& day = days[static_cast<std::size_t>(i)];
        const NodeId id =
            hash_number(day.key.is_set() ? day.key.value() : static_cast<std::uint64_t>(i), group);
        const Rect cell{rect.x - 4 + step * static_cast<float>(i - first), rect.y, least, height};
        const bool on = i == current;
        // "Today" is wider than the days of the week.
        const float over = std::max(0.0f, (frame.width(day.word, style) + 12 - cell.width) / 2);
        const Rect ground{cell.x - over, cell.y, cell.width + 2 * over, cell.height};
        if (on)
            frame.fill(ground, frame.pressed_shade(theme.primary, id), radius::day);
        else if (frame.is_held(id) || frame.is_hovered(id))
            frame.fill(ground, frame.pressed_shade(theme.ground, id), radius::day);
        if (frame.rings(id)) frame.ring(ground, radius::day);
        const float top = cell.y + (height - 2 * style.line - bold.line + 2) / 2;
        const auto middle = [&](const std::string& words, Context::Style own, float y, Colour colour) {
            frame.write_in(words, own, cell.x + (cell.width - frame.width(words, own)) / 2, y, own.line,
                           colour);
        };
        Context::Style note = style;
        if (day.needs) note.weight = Weight::Bold;
        middle(day.word, style, top, on ? theme.onprimary : theme.ink2);
        middle(day.number, bold, top + style.line - 1, on ? theme.onprimary : theme.ink);
        middle(day.note, note, top + style.line + bold.line - 2,
               on          ? theme.onprimary
               : day.needs ? theme.need
                           : theme.ink2);
        frame.report(id, Role::Radio, frame.name_of(day.word, day.spoken), cell).states |=
            on ? StateChecked : 0u;
        if (frame.pressed(id) && !on) {
            current = i;
            chosen = true;
        }
    }
    frame.pop_parent();
    return chosen;
}

}  // namespace linli::ui
