#include "app/client/saved_line.h"

#include <cstdlib>

#include "app/client/ui/time_words.h"
#include "app/client/ui/ui.h"

namespace linli::client {
namespace {

ui::Icon saved_icon(const LinkState& link) {
    if (link.link == Link::Offline) return ui::Icon::WifiOff;
    return link.waiting > 0 || link.link == Link::Connecting ? ui::Icon::Hourglass : ui::Icon::CircleCheck;
}

void draw(const LinkState& link) {
    const bool waits = link.waiting > 0 || link.link == Link::Offline;
    ui::line(saved_words(link), {.size = ui::TextSize::Second,
                                 .quiet = !waits,
                                 .tone = waits ? ui::Tone::Wait : ui::Tone::Neutral,
                                 .icon = saved_icon(link)});
}

}  // namespace

std::string saved_words(const LinkState& link) {
    if (link.waiting > 0) {
        const char* key = link.link == Link::Offline ? "saved.offline_waiting" : "saved.waiting";
        return text(key, {{"count", link.waiting}});
    }
    if (link.link == Link::Offline) return text("saved.offline");
    return text(link.link == Link::Connecting ? "saved.connecting" : "saved.all");
}

void saved_in_head(const LinkState& link) {
    if (!ui::phone()) draw(link);
}

void saved_at_foot(const LinkState& link) {
    if (ui::phone()) draw(link);
}

ui::Banner banner_of(const LinkState& link) {
    using ui::Icon, ui::Tone;
    if (link.link == Link::Offline) {
        const std::string second =
            link.waiting == 0
                ? text("banner.offline_nothing")
                : text(link.kept ? "banner.offline_kept" : "banner.offline_lost", {{"count", link.waiting}});
        return {Tone::Wait, link.busy ? Icon::Hourglass : Icon::WifiOff,
                text(link.busy ? "banner.busy" : "banner.offline"), second, "/waiting"};
    }
    if (link.refused > 0) {
        return {Tone::Refused, Icon::CircleAlert, text("banner.refused", {{"count", link.refused}}),
                text("banner.look"), "/waiting"};
    }
    if (link.just_sent)
        return {Tone::Mine, Icon::CircleCheck, text("banner.back"), text("banner.all_sent"), {}};
    if (!link.kept)
        return {Tone::Wait, Icon::Info, text("banner.not_kept"), text("banner.not_kept_second"), {}};
    if (link.clock_ahead.ms != 0) {
        const bool ahead = link.clock_ahead.ms > 0;
        const std::string by = length_words({std::abs(link.clock_ahead.ms)});
        return {Tone::Wait,
                Icon::Clock,
                text(ahead ? "banner.clock_ahead" : "banner.clock_behind", {{"by", by}}),
                text("banner.clock_second"),
                {}};
    }
    return {};
}

}  // namespace linli::client
