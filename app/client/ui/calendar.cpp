#include "app/client/ui/calendar.h"

#include <algorithm>
#include <vector>

#include "app/client/ui/context.h"
#include "app/client/ui/time_words.h"

namespace linli::ui {

namespace {

constexpr float hour_height = 48, least_head = 40, hours_width = 56, side_padding = 4;

std::vector<const CalendarEvent*> events_of(std::span<const CalendarEvent> events, int day) {
    std::vector<const CalendarEvent*> found;
    for (const CalendarEvent& event : events) {
        if (event.day == day) found.push_back(&event);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const CalendarEvent* a, const CalendarEvent* b) { return a->from < b->from; });
    return found;
}

// The part of an event that lies in one day; what goes on after midnight goes on in the next column.
struct Piece {
    const CalendarEvent* event = nullptr;
    int from = 0, until = 0;          // minutes of that day
    bool goes_on = false;             // began the day before
    std::size_t lane = 0, lanes = 1;  // events that overlap share the width
};

std::vector<Piece> pieces_of(std::span<const CalendarEvent> events, int day) {
    constexpr int whole_day = 24 * 60;
    std::vector<Piece> pieces;
    for (const CalendarEvent& event : events) {
        const int from = event.from + (event.day - day) * whole_day, until = from + event.until - event.from;
        if (until > 0 && from < whole_day)
            pieces.push_back({&event, std::max(from, 0), std::min(until, whole_day), from < 0});
    }
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.from < b.from; });
    return pieces;
}

// Each piece gets the first lane that is free; a group of pieces that overlap, one by one, has the same
// lanes.
void share_width(std::vector<Piece>& pieces) {
    std::vector<int> free_from;
    std::size_t group = 0;
    int group_until = 0;
    const auto close_group = [&](std::size_t end) {
        for (; group < end; ++group) pieces[group].lanes = std::max<std::size_t>(1, free_from.size());
        free_from.clear();
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        if (piece.from >= group_until) close_group(i);
        while (piece.lane < free_from.size() && free_from[piece.lane] > piece.from) ++piece.lane;
        if (piece.lane == free_from.size()) free_from.push_back(0);
        free_from[piece.lane] = piece.until;
        group_until = std::max(group_until, piece.until);
    }
    close_group(pieces.size());
}

struct HourScale {
    int first = 8, last = 20;  // hours shown
    float y = 0;
    float at(int minute) const { return y + static_cast<float>(minute - first * 60) * hour_height / 60; }
};

HourScale scale_of(const std::vector<std::vector<Piece>>& days) {
    HourScale scale;
    for (const std::vector<Piece>& pieces : days) {
        for (const Piece& piece : pieces) {
            scale.first = std::min(scale.first, piece.from / 60);
            scale.last = std::max(scale.last, (piece.until + 59) / 60);
        }
    }
    return scale;
}

// As many lines as have room, the times before the title; no line is cut where there is another one.
void draw_words(Context& frame, const CalendarEvent& event, const Rect& rect, Colour ink) {
    const float room = rect.width - 2 * side_padding;
    float y = rect.y + 2;
    frame.clip(rect);
    const auto write = [&](const std::string& words, bool bold) {
        const Context::Style style = frame.style(TextSize::Second, bold);
        for (const std::string_view line : frame.wrap(words, style, room).lines) {
            if (y > rect.y + 2 && y + style.line > rect.bottom()) return;
            frame.write_in(line, style, rect.x + side_padding, y, style.line, ink);
            y += style.line;
        }
    };
    write(event.times, true);
    write(event.title, false);
    frame.unclip();
}

void draw_piece(Context& frame, const Piece& piece, const Rect& rect, NodeId list) {
    const CalendarEvent& event = *piece.event;
    const NodeId item = hash_number(event.key.value(), list), target = hash_bytes("target", item);
    const Theme& theme = *frame.theme;
    const Colour ink = event.tone == Tone::Neutral ? theme.ink : frame.of(event.tone);
    const Colour ground = event.tone == Tone::Neutral ? theme.sunk : frame.tint_of(event.tone);
    frame.fill(rect, frame.pressed_shade(ground, target), radius::segment);
    frame.outline(rect, ink, frame.high_contrast() ? 2 : 1, radius::segment);
    draw_words(frame, event, rect, ink);
    if (frame.rings(target)) frame.ring(rect, radius::segment);
    std::string name = event.times;
    if (piece.goes_on) name += frame.between_parts() + text("calendar.goes_on");
    for (const std::string* part : {&event.title, &event.second}) {
        if (!part->empty()) name += frame.between_parts() + *part;
    }
    frame.report(item, Role::ListItem, event.route.empty() ? name : std::string(), rect);
    if (event.route.empty()) return;
    frame.push_parent(item);
    frame.report(target, Role::Link, name, rect).route = event.route;
    frame.pop_parent();
}

void draw_hours(Context& frame, const Rect& area, const HourScale& scale) {
    const Context::Style style = frame.style(TextSize::Second, false);
    for (int hour = scale.first; hour <= scale.last; ++hour) {
        const float y = scale.at(hour * 60);
        frame.line(area.x + hours_width, y, area.width - hours_width, 0, frame.theme->line);
        frame.write_in(clock_words(hour * 60), style, area.x, y - style.line / 2, style.line, frame.ink2());
    }
}

// As high as the day with the longest name needs.
float head_height(const Context& frame, std::span<const std::string> days, float width) {
    const Context::Style bold = frame.style(TextSize::Second, true);
    float height = least_head;
    for (const std::string& words : days)
        height = std::max(
            height,
            static_cast<float>(frame.wrap(words, bold, width - 2 * side_padding).lines.size()) * bold.line);
    return height;
}

void draw_day_head(Context& frame, const std::string& words, const Rect& head, std::size_t day) {
    const Context::Style bold = frame.style(TextSize::Second, true);
    frame.write_fitted(words, bold,
                       {head.x + side_padding, head.y, head.width - 2 * side_padding, head.height},
                       frame.ink(), Align::Start, Whole::Nowhere);
    frame.report(hash_number(day, hash_bytes("head", frame.scopes.back())), Role::Heading, words, head)
        .level = 2;
}

void draw_empty_day(Context& frame, const Rect& column, std::size_t day) {
    const Context::Style style = frame.style(TextSize::Second, false);
    const std::string words = text("calendar.nothing");
    const Context::Lines lines = frame.wrap(words, style, column.width - 2 * side_padding);
    const Rect place{column.x + side_padding, column.y + side_padding, column.width - 2 * side_padding,
                     static_cast<float>(lines.lines.size()) * style.line};
    frame.paragraph(lines, style, place.x, place.y, place.width, frame.ink2());
    Node& node =
        frame.report(hash_number(day, hash_bytes("nothing", frame.scopes.back())), Role::Text, words, place);
    Context::set_font(node, style);
}

void draw_day(Context& frame, const std::string& spoken, const std::vector<Piece>& pieces, const Rect& column,
              const HourScale& scale, std::size_t day) {
    const NodeId list = hash_number(day, hash_bytes("list", frame.scopes.back()));
    frame.report(list, Role::List, spoken, column);
    frame.push_parent(list);
    for (const Piece& piece : pieces) {
        const float wide = (column.width - 4) / static_cast<float>(piece.lanes);
        const float top = scale.at(piece.from), end = scale.at(piece.until);
        draw_piece(frame, piece,
                   {column.x + 2 + static_cast<float>(piece.lane) * wide, top + 1, wide - 2,
                    std::max(24.0f, end - top - 2)},
                   list);
    }
    frame.pop_parent();
}

// How many days stand side by side, so that half a time ("20:00–") has a line of its own in every event. A
// week that is too full for seven is shown as two bands, one under the other.
std::size_t days_a_band(Context& frame, const std::vector<std::vector<Piece>>& days) {
    const float least = frame.width("00:00–", frame.style(TextSize::Second, true)) + 2 * side_padding + 2;
    std::size_t lanes = 1;
    for (const std::vector<Piece>& pieces : days)
        for (const Piece& piece : pieces) lanes = std::max(lanes, piece.lanes);
    const float fit = (frame.available() - hours_width) / (static_cast<float>(lanes) * least + 4);
    const std::size_t most = std::max<std::size_t>(1, static_cast<std::size_t>(fit));
    const std::size_t bands = std::max<std::size_t>(1, (days.size() + most - 1) / most);
    return std::max<std::size_t>(1, (days.size() + bands - 1) / bands);
}

struct Band {
    std::size_t first, last, columns;  // days from `first` to before `last`
};

void draw_band(Context& frame, std::string_view spoken, std::span<const std::string> days,
               const std::vector<std::vector<Piece>>& pieces, HourScale scale, const Band& band) {
    const float each = (frame.available() - hours_width) / static_cast<float>(band.columns);
    const float head = head_height(frame, days.subspan(band.first, band.last - band.first), each);
    const float height = head + static_cast<float>(scale.last - scale.first) * hour_height + 16;
    const Rect area = frame.place(0, height, true);
    scale.y = area.y + head;
    draw_hours(frame, area, scale);
    for (std::size_t day = band.first; day < band.last; ++day) {
        const float x = area.x + hours_width + static_cast<float>(day - band.first) * each;
        draw_day_head(frame, days[day], {x, area.y, each, head}, day);
        const Rect column{x, scale.y, each, area.bottom() - scale.y};
        if (pieces[day].empty())
            draw_empty_day(frame, column, day);
        else
            draw_day(frame, std::string(spoken) + " " + days[day], pieces[day], column, scale, day);
    }
}

}  // namespace

void agenda(std::string_view spoken, std::span<const std::string> days, std::span<const CalendarEvent> events,
            Here here) {
    const Scope scope{Key(here)};
    for (std::size_t day = 0; day < days.size(); ++day) {
        const Scope of_day(static_cast<int>(day) + 1);
        heading(days[day]);
        const std::vector<const CalendarEvent*> found = events_of(events, static_cast<int>(day));
        if (found.empty()) {
            line(text("calendar.nothing"), {.quiet = true});
            continue;
        }
        const Card card("day");
        const List list(std::string(spoken) + " " + days[day]);
        for (const CalendarEvent* event : found)
            row(event->key, {.title = event->times + " " + event->title,
                             .second = event->second,
                             .tone = event->tone,
                             .route = event->route});
    }
}

void week_calendar(std::string_view spoken, std::span<const std::string> days,
                   std::span<const CalendarEvent> events, Here here) {
    if (!desk()) return agenda(spoken, days, events, here);
    Context& frame = context();
    const Scope scope{Key(here)};
    std::vector<std::vector<Piece>> pieces;
    for (std::size_t day = 0; day < days.size(); ++day) {
        pieces.push_back(pieces_of(events, static_cast<int>(day)));
        share_width(pieces.back());
    }
    const HourScale scale = scale_of(pieces);
    const std::size_t each = days_a_band(frame, pieces);
    for (std::size_t first = 0; first < days.size(); first += each)
        draw_band(frame, spoken, days, pieces, scale, {first, std::min(first + each, days.size()), each});
}

}  // namespace linli::ui
