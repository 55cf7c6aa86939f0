// The frame around the pages: tab bar, rails, banner.

#include "app/client/ui/context.h"

#include <algorithm>
#include <cmath>

namespace linli::ui {

namespace {

constexpr std::size_t most_tabs = 5;  // At the foot of a phone; the last one then stands for the rest.

// The logo: two windows, one lit.
void draw_logo(Context& frame, float x, float y) {
    const Theme& theme = *frame.theme;
    frame.fill({x, y, 32, 32}, theme.look == Look::Dark ? theme.hero1 : theme.primary, 9);
    frame.fill({x + 7, y + 8, 7, 16}, with_alpha(theme.hero_ink, 0.38f), 2);
    frame.fill({x + 18, y + 8, 7, 16}, theme.glow, 2);
}

NodeId draw_tab_node(Context& frame, const Tab& tab, const Rect& rect) {
    const NodeId id = frame.id_of(Key(tab.route), Role::Link);
    Node& node = frame.report(id, Role::Link, tab.label, rect);
    node.route = tab.route;
    if (tab.current) node.states |= StateCurrent;
    return id;
}

// Icon above word, as in the tab bar and the narrow rail.
void draw_stacked_tab(Context& frame, const Tab& tab, const Rect& cell) {
    const Theme& theme = *frame.theme;
    const NodeId id = draw_tab_node(frame, tab, cell);
    const Context::Style style = frame.style(TextSize::Second, tab.current);
    const float icon = frame.grown(24), pill_height = frame.grown(30),
                pill_width = std::min(frame.grown(56), cell.width - 4);
    const float top = cell.y + (cell.height - pill_height - style.line - 2) / 2;
    const Rect pill{cell.x + (cell.width - pill_width) / 2, top, pill_width, pill_height};
    if (tab.current)
        frame.fill(pill, theme.tint, pill_height / 2);
    else if (frame.is_held(id) || frame.is_hovered(id))
        frame.fill(pill, frame.pressed_shade(theme.surface, id), pill_height / 2);
    if (tab.current && frame.high_contrast()) frame.outline(pill, theme.tintink, 2, pill_height / 2);
    const Colour colour = tab.current ? theme.tintink : theme.ink2;
    frame.icon(tab.icon, cell.x + (cell.width - icon) / 2, top + (pill_height - icon) / 2, icon, colour);
    const std::string words = frame.fitted(tab.label, style, cell.width);
    frame.write_in(words, style, cell.x + (cell.width - frame.width(words, style)) / 2, top + pill_height + 2,
                   style.line, colour);
    if (frame.rings(id))
        frame.outline({cell.x + 2, cell.y + 3, cell.width - 4, cell.height - 6}, theme.focus, 3, 12);
}

void draw_tab_bar(Context& frame, const ShellOptions& options) {
    const float height =
        std::max(size::tab_bar, frame.grown(30) + frame.style(TextSize::Second, true).line + 16);
    const Rect view{0, frame.screen.height - height - frame.screen.safe_bottom, frame.screen.width,
                    height + frame.screen.safe_bottom};
    const NodeId id = frame.id_of(Key("tabs"), Role::Navigation);
    frame.report(id, Role::Navigation, options.app_name, view);
    frame.push_parent(id);
    frame.open_layer(0, view, false, 1);
    frame.fill({0, 0, view.width, view.height}, frame.theme->surface);
    frame.line(0, 0, view.width, 0, frame.theme->line, frame.high_contrast() ? 2 : 1);
    const std::size_t most = large_type() ? 3 : most_tabs;
    const std::size_t count = std::min(most, options.tabs.size());
    const float each = view.width / static_cast<float>(std::max<std::size_t>(1, count));
    for (std::size_t i = 0; i < count; ++i) {
        const bool rest = i + 1 == count && options.tabs.size() > count;
        Tab tab = options.tabs[i];
        if (rest) {
            tab = {Icon::Menu, options.more, options.more_route, false};
            tab.current = std::any_of(options.tabs.begin() + static_cast<std::ptrdiff_t>(i),
                                      options.tabs.end(), [](const Tab& one) { return one.current; });
        }
        draw_stacked_tab(frame, tab, {static_cast<float>(i) * each, 0, each, height});
    }
    frame.close_layer();
    frame.pop_parent();
}

void draw_narrow_rail(Context& frame, const ShellOptions& options) {
    const Rect view{0, 0, frame.grown(size::rail_narrow), frame.screen.height};
    const NodeId id = frame.id_of(Key("tabs"), Role::Navigation);
    frame.report(id, Role::Navigation, options.app_name, view);
    frame.push_parent(id);
    frame.open_layer(0, view, false, 1);
    frame.fill({0, 0, view.width, view.height}, frame.theme->surface);
    frame.line(view.width - 1, 0, 0, view.height, frame.theme->line);
    draw_logo(frame, (view.width - 32) / 2, 20);
    float y = 68;
    for (const Tab& tab : options.tabs) {
        const float height = frame.grown(72);
        draw_stacked_tab(frame, tab, {0, y, view.width, height});
        y += height + 4;
    }
    frame.close_layer();
    frame.pop_parent();
}

void draw_rail_item(Context& frame, const Tab& tab, const Rect& rect) {
    const Theme& theme = *frame.theme;
    const NodeId id = draw_tab_node(frame, tab, rect);
    if (tab.current)
        frame.fill(rect, theme.tint, 14);
    else if (frame.is_held(id) || frame.is_hovered(id))
        frame.fill(rect, frame.pressed_shade(theme.surface, id), 14);
    if (tab.current && frame.high_contrast()) frame.outline(rect, theme.tintink, 2, 14);
    if (frame.rings(id)) frame.ring(rect, 14);
    const Colour colour = tab.current ? theme.tintink : theme.ink2;
    frame.icon(tab.icon, rect.x + 12, rect.y + (rect.height - 24) / 2, 24, colour);
    frame.write_in(tab.label, frame.style(TextSize::Second, tab.current), rect.x + 48, rect.y, rect.height,
                   colour);
}

// Me, at the foot of the rail.
void draw_rail_foot(Context& frame, const ShellOptions& options, const Rect& view) {
    if (options.person.empty()) return;
    const Theme& theme = *frame.theme;
    const Context::Style bold = frame.style(TextSize::Second, true),
                         plain = frame.style(TextSize::Second, false);
    const Rect rect{12, view.height - 80, view.width - 24, 60};
    const Rect circle{rect.x + 8, rect.y + 12, 36, 36};
    frame.fill(circle, theme.tint, 18);
    if (frame.high_contrast()) frame.outline(circle, theme.tintink, 2, 18);
    const std::string first = options.person.substr(
        0, options.person.size() < 3 || static_cast<unsigned char>(options.person[0]) < 0x80 ? 1 : 3);
    const Context::Style letter{16, 36, Weight::Bold};
    frame.write_in(first, letter, circle.x + (36 - frame.width(first, letter)) / 2, circle.y, 36,
                   theme.tintink);
    const float room = rect.width - 58;
    const Whole whole = Whole::Elsewhere;  // On the page of their own to which it leads.
    frame.write_in(frame.fitted(options.person, bold, room, whole), bold, rect.x + 54, rect.y + 7, 24,
                   theme.ink);
    frame.write_in(frame.fitted(options.person_second, plain, room, whole), plain, rect.x + 54, rect.y + 29,
                   24, theme.ink2);
    const NodeId id = frame.id_of(Key("me"), Role::Link);
    frame.report(id, Role::Link, options.person + frame.between_parts() + options.person_second, rect).route =
        options.person_route;
    if (frame.rings(id)) frame.ring(rect, 14);
}

void draw_rail(Context& frame, const ShellOptions& options) {
    const Rect view{0, 0, size::rail, frame.screen.height};
    const NodeId id = frame.id_of(Key("tabs"), Role::Navigation);
    frame.report(id, Role::Navigation, options.app_name, view);
    frame.push_parent(id);
    frame.open_layer(0, view, false, 1);
    frame.fill({0, 0, view.width, view.height}, frame.theme->surface);
    frame.line(view.width - 1, 0, 0, view.height, frame.theme->line);
    draw_logo(frame, 20, 20);
    frame.write_in(options.app_name, frame.style(TextSize::Heading, true), 60, 20, 32, frame.theme->ink);
    float y = 70;
    for (const Tab& tab : options.tabs) {
        draw_rail_item(frame, tab, {12, y, view.width - 24, 48});
        y += 52;
    }
    draw_rail_foot(frame, options, view);
    frame.close_layer();
    frame.pop_parent();
}

std::string spoken_words(const Context& frame, const Banner& banner) {
    return banner.second.empty() ? banner.words : banner.words + frame.between_parts() + banner.second;
}

// Full width under the top edge; gives its height.
float draw_banner(Context& frame, const Banner& banner, const Rect& area) {
    const Context::Style bold = frame.style(TextSize::Body, true),
                         plain = frame.style(TextSize::Second, false);
    const bool one_line = desk();
    const float icon = frame.grown(24), indent = 16 + icon + 12;
    const Context::Lines words = frame.wrap(banner.words, bold, area.width - indent - 16);
    const Context::Lines second = frame.wrap(banner.second, plain, area.width - indent - 16);
    const float words_height = static_cast<float>(words.lines.size()) * bold.line;
    const float second_height =
        banner.second.empty() || one_line ? 0 : static_cast<float>(second.lines.size()) * plain.line;
    const float height = std::round(words_height + second_height + 24 + frame.screen.safe_top);
    const Rect view{area.x, area.y, area.width, height};
    frame.open_layer(0, view, false, 1);
    const Colour colour = frame.of(banner.tone), ground = frame.tint_of(banner.tone);
    const NodeId id = frame.id_of(Key("banner"), banner.route.empty() ? Role::Status : Role::Link);
    frame.fill({0, 0, view.width, height}, banner.route.empty() ? ground : frame.pressed_shade(ground, id));
    if (frame.high_contrast()) frame.line(0, height - 2, view.width, 0, colour, 2);
    const float top = 12 + frame.screen.safe_top;
    frame.icon(banner.icon, 16, top + (words_height + second_height - icon) / 2, icon, colour);
    frame.paragraph(words, bold, indent, top, view.width, colour);
    if (one_line)
        frame.write_in(banner.second, plain, indent + words.widest + 10, top, bold.line, frame.theme->ink);
    else
        frame.paragraph(second, plain, indent, top + words_height, view.width, frame.theme->ink);
    if (frame.rings(id)) frame.outline({3, 3, view.width - 6, height - 6}, frame.theme->focus, 3, 8);
    frame.close_layer();
    const NodeId region = frame.id_of(Key("banner"), Role::Banner);
    frame.report(region, Role::Banner, {}, view);
    frame.push_parent(region);
    frame.report(id, banner.route.empty() ? Role::Status : Role::Link, spoken_words(frame, banner), view)
        .route = banner.route;
    frame.pop_parent();
    return height;
}

// The first thing that Tab reaches; seen only then.
void draw_skip_link(Context& frame, const std::string& words) {
    if (words.empty()) return;
    const NodeId id = frame.id_of(Key("skip"), Role::Link);
    const Context::Style style = frame.style(TextSize::Second, true);
    const bool seen = frame.has_focus(id);
    const Rect rect{8, 8, seen ? frame.width(words, style) + 32 : 1, seen ? frame.grown(size::target) : 1};
    Node& skip = frame.report(id, Role::Link, words, rect);
    skip.route = "main";
    if (!seen) return;
    frame.open_layer(0, {0, 0, frame.screen.width, frame.screen.height}, false, 3);
    frame.fill(rect, frame.theme->primary, radius::button_48);
    frame.write_in(words, style, rect.x + 16, rect.y, rect.height, frame.theme->onprimary);
    frame.ring(rect, radius::button_48);
    frame.close_layer();
}

}  // namespace

Shell::Shell(const ShellOptions& options) : tab_bar_(nullptr) {
    Context& frame = context();
    Rect area{0, 0, frame.screen.width, frame.screen.height};
    const bool bar = phone() && !options.tabs.empty() && !frame.is_low();
    draw_skip_link(frame, options.skip_link);
    if (desk() && !options.tabs.empty()) {
        draw_rail(frame, options);
        area.x = size::rail;
    } else if (!phone() && !options.tabs.empty()) {
        draw_narrow_rail(frame, options);
        area.x = frame.grown(size::rail_narrow);
    }
    area.width -= area.x;
    // What comes with its words is passed over by readers, and a link always is. Its second part may count
    // on.
    frame.say_once(hash_bytes("banner"), options.banner.words, spoken_words(frame, options.banner));
    if (!options.banner.words.empty() && !frame.is_low()) {
        const float height = draw_banner(frame, options.banner, area);
        area.y += height;
        area.height -= height;
    }
    if (bar) {
        area.height -=
            std::max(size::tab_bar, frame.grown(30) + frame.style(TextSize::Second, true).line + 16) +
            frame.screen.safe_bottom;
        tab_bar_ = std::make_unique<ShellOptions>(options);
    }
    frame.main_area = area;
}

// The tab bar comes last, as it stands last on the screen.
Shell::~Shell() {
    if (tab_bar_) draw_tab_bar(context(), *tab_bar_);
}

}  // namespace linli::ui
