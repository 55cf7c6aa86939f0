#include "app/client/ui/headless.h"

#include "app/client/ui/characters.h"
#include "app/client/ui/twin_changes.h"

#include <unordered_map>

namespace linli::ui {

namespace {

constexpr const char* role_names[] = {
    "group",    "banner", "navigation", "main",    "region",        "heading", "text",     "link",
    "button",   "field",  "area",       "check",   "radios",        "radio",   "list",     "item",
    "table",    "row",    "column",     "cell",    "dialog",        "image",   "progress", "status",
    "scroller", "tabs",   "tab",        "picture", "picture button"};

bool can_be_pressed(const Node& node) {
    const bool operable = node.role == Role::Button || node.role == Role::Link || node.role == Role::Check ||
                          node.role == Role::Radio || node.role == Role::Tab ||
                          node.role == Role::PictureButton;
    return operable && !(node.states & StateDisabled);
}

}  // namespace

float FixedGlyphs::advance(std::string_view cluster, int size_px, Weight) {
    const char32_t first = cluster.empty() ? U' ' : code_point_at(cluster, 0).value;
    const bool wide = is_chinese(first) || is_emoji(first) || first == U'“' || first == U'”';
    return static_cast<float>(size_px) * (wide ? 1.0f : 0.5f);
}

bool FixedGlyphs::draw(std::string_view cluster, int size_px, Weight weight, GlyphPicture& picture) {
    if (cluster == " ") return false;
    picture.width = static_cast<int>(advance(cluster, size_px, weight));
    picture.height = size_px;
    picture.top = static_cast<float>(size_px);
    picture.pixels.assign(static_cast<std::size_t>(picture.width * picture.height * 4), 255);
    return true;
}

bool FixedGlyphs::draw_icon(std::string_view, int size_px, GlyphPicture& picture) {
    picture.width = picture.height = size_px;
    picture.pixels.assign(static_cast<std::size_t>(size_px * size_px * 4), 255);
    return true;
}

Headless::Headless(const Screen& screen, const Preferences& preferences) : kit_(glyphs_) {
    kit_.set_screen(screen);
    kit_.set_preferences(preferences);
}

int Headless::show(std::function<void()> page) {
    page_ = std::move(page);
    kit_.mark_dirty();
    return draw_again();
}

int Headless::draw_again() {
    int frames = 0;
    for (; kit_.wants_frame() && frames < 40; ++frames) {
        kit_.frame(now_ms, page_);
        if (!kit_.preferences().plain) kit_.paint();
        now_ms += 16;
    }
    return frames;
}

const Node* Headless::find(Role role, std::string_view name) const {
    for (const Node& node : kit_.nodes()) {
        if (node.role == role && node.name.find(name) != std::string::npos) return &node;
    }
    return nullptr;
}

const Node* Headless::find(std::string_view name) const {
    for (const Node& node : kit_.nodes()) {
        if (node.name.find(name) != std::string::npos) return &node;
    }
    return nullptr;
}

bool Headless::press(std::string_view name) {
    for (const Node& node : kit_.nodes()) {
        if (!can_be_pressed(node) || node.name.find(name) == std::string::npos) continue;
        kit_.press(node.id);
        draw_again();
        return true;
    }
    return false;
}

bool Headless::press(Role role, std::string_view name) {
    const Node* node = find(role, name);
    if (!node || !can_be_pressed(*node)) return false;
    kit_.press(node->id);
    draw_again();
    return true;
}

bool Headless::type(std::string_view field, std::string_view value) {
    for (const Role role : {Role::TextField, Role::TextArea}) {
        const Node* node = find(role, field);
        if (!node) continue;
        kit_.type(node->id, value);
        draw_again();
        return true;
    }
    return false;
}

bool Headless::submit(std::string_view field) {
    const Node* node = find(Role::TextField, field);
    if (!node) return false;
    kit_.submit(node->id);
    draw_again();
    return true;
}

void Headless::wait(std::int64_t milliseconds) {
    now_ms += milliseconds;
    kit_.mark_dirty();
    draw_again();
}

std::vector<std::string> Headless::heard() {
    std::vector<std::string> words;
    for (const Message& message : kit_.messages()) words.push_back(message.words);
    kit_.take_changes();
    return words;
}

std::string Headless::outline() const {
    std::string result;
    std::unordered_map<NodeId, int> depths;
    for (const Node& node : kit_.nodes()) {
        const auto parent = depths.find(node.parent);
        const int depth = parent == depths.end() ? 0 : parent->second + 1;
        depths[node.id] = depth;
        result.append(static_cast<std::size_t>(depth) * 2, ' ');
        result += role_names[static_cast<std::size_t>(node.role)];
        if (!node.name.empty()) result += " \"" + node.name + "\"";
        if (!node.value.empty()) result += " = \"" + node.value + "\"";
        if (!node.route.empty()) result += " -> " + node.route;
        if (node.states & StateDisabled) result += " [disabled]";
        if (node.states & StateChecked) result += " [checked]";
        if (node.states & StateCurrent) result += " [current]";
        result += '\n';
    }
    return result;
}

std::vector<std::string> Headless::words_over_edges() const {
    std::vector<std::string> over;
    for (const PaintedWords& one : kit_.painted_words()) {
        if (one.rect.x < one.view.x - 1 || one.rect.right() > one.view.right() + 1) over.push_back(one.words);
    }
    return over;
}

std::vector<std::string> Headless::words_over_words() const {
    const auto meet = [](const Rect& a, const Rect& b) {
        return a.x + 1 < b.right() && b.x + 1 < a.right() && a.y + 1 < b.bottom() && b.y + 1 < a.bottom();
    };
    const std::vector<PaintedWords> all = kit_.painted_words();
    std::vector<std::string> over;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (all[i].view == all[j].view && meet(all[i].rect, all[j].rect))
                over.push_back(all[j].words + " | " + all[i].words);
        }
    }
    return over;
}

}  // namespace linli::ui
