#include "app/client/ui/context.h"

#include "shared/core/assert.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace linli::ui {

namespace {
Context* current = nullptr;
constexpr int most_frames_in_a_row = 4;  // A layout that does not rest by then would draw for ever.
constexpr int forgotten_after_frames = 600;
}  // namespace

Context& context() {
    LINLI_ASSERT(current != nullptr);
    return *current;
}

void use_context(Context* context) {
    current = context;
}

Context::Context(GlyphPainter& painter) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    glyphs = new Glyphs(painter);
    theme = &theme_of(Look::Light);
}

Context::~Context() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext();
    delete glyphs;
}

void Context::begin(std::int64_t now_ms) {
    now = now_ms;
    ++frames;
    dirty = false;
    wake_at = -1;
    duplicates = 0;
    unsaid_labels.clear();
    cut_words.clear();
    too_long_before = std::exchange(too_long, {});
    said_before = std::exchange(said, {});
    theme = &theme_of(preferences.look);
    const Node* held_by = node(focused);
    typing = held_by && (held_by->role == Role::TextField || held_by->role == Role::TextArea);
    nodes.clear();
    layers.clear();
    layer_stack.clear();
    boxes.clear();
    scopes.assign(1, hash_bytes("root"));
    parents.assign(1, 0);
    seen.clear();
    collected = nullptr;
    hero = false;
    list_rows.clear();
    in_card = 0;
    widest_button = 0;
    card_top = row_bottom = -1;
    main_before = std::exchange(main_node, 0);
    detail_before = std::exchange(detail, 0);
    in_detail = false;
    bottom_bar = 0;
    modal_before = modal;
    modal = 0;
    main_area = {0, 0, screen.width, screen.height};
    open_layer(0, main_area, false);
}

void Context::end() {
    say_found();
    const float toast_before = std::exchange(toast_height, 0.0f);
    draw_toast();
    if (toast_height != toast_before) dirty = true;  // The page leaves room for it.
    // What a widget has opened it has closed.
    LINLI_ASSERT(layer_stack.size() == 1 && boxes.size() == 1);
    close_layer();
    if (!inputs.empty()) dirty = true;  // What a press changed may stand above the widget that was pressed.
    inputs.clear();
    for (auto it = memory.begin(); it != memory.end();) {
        it = frames - it->second.frame > forgotten_after_frames ? memory.erase(it) : std::next(it);
    }
    // A scroller that is gone starts at its top when it comes back, as its element does.
    for (auto it = scrolls.begin(); it != scrolls.end();)
        it = node(it->first) ? std::next(it) : scrolls.erase(it);
    restless = std::exchange(atlas_was_full, false) || dirty ? restless + 1 : 0;
    if (restless > most_frames_in_a_row && wake_at < 0) dirty = false;
}

void Context::paint() {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize =
        ImVec2(std::round(screen.width * screen.pixel_ratio), std::round(screen.height * screen.pixel_ratio));
    io.DeltaTime = 1.0f / 60;
    ImGui::NewFrame();
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    std::stable_sort(layers.begin(), layers.end(),
                     [](const Layer& a, const Layer& b) { return a.height_above < b.height_above; });
    for (const Layer& one : layers) {
        draw_painting(list, one.painting, *glyphs, screen.pixel_ratio, one.view.x, one.view.y - one.scroll,
                      one.view, one.alpha);
    }
    // What was drawn so far shows discarded pictures: once more, from an empty atlas.
    atlas_was_full = glyphs->restart_when_full();
    if (atlas_was_full && restless < most_frames_in_a_row) dirty = true;
    ImGui::Render();
}

// ---- Identity and nodes

NodeId Context::id_of(Key key, Role role) {
    const NodeId id = hash_number(key.value() + static_cast<std::uint64_t>(role), scopes.back());
    const int times = seen[id]++;
    if (times == 0) return id;
    if (role != Role::Text && role != Role::Group && role != Role::Image && role != Role::Heading)
        ++duplicates;
    return hash_number(static_cast<std::uint64_t>(times), id);
}

// Who speaks to the device says what they see (WCAG 2.5.3, label in name).
std::string_view Context::name_of(std::string_view label, std::string_view spoken) {
    if (spoken.empty()) return label;
    if (spoken.find(label) == std::string_view::npos) unsaid_labels.emplace_back(label);
    return spoken;
}

Node& Context::report(NodeId id, Role role, std::string_view name, const Rect& rect) {
    Node node;
    node.id = id;
    node.parent = parents.back();
    node.role = role;
    node.name = name;
    node.rect = rect;
    node.layer = static_cast<std::uint32_t>(layer_stack.back());
    nodes.push_back(std::move(node));
    return nodes.back();
}

void Context::collect(std::string_view words) {
    if (words.find_first_not_of(' ') == std::string_view::npos) return;
    if (!collected->empty()) *collected += between_parts();
    *collected += words;
}

const char* Context::between_parts() const {
    if (preferences.plain) return "\n";
    return language() == Language::Chinese ? "，" : ", ";
}

Node* Context::node(NodeId id) {
    const auto found =
        std::find_if(nodes.rbegin(), nodes.rend(), [id](const Node& one) { return one.id == id; });
    return found == nodes.rend() ? nullptr : &*found;
}

const Input& Context::input(NodeId id) const {
    const auto found = inputs.find(id);
    return found == inputs.end() ? nothing_ : found->second;
}

// ---- Memory

float Context::remembered(NodeId id, float otherwise) const {
    const auto found = memory.find(id);
    return found == memory.end() ? otherwise : found->second.value;
}

void Context::remember(NodeId id, float value) {
    Kept& kept = memory[id];
    if (kept.frame == 0 || std::abs(kept.value - value) > 0.01f) dirty = true;
    kept.value = value;
    kept.frame = frames;
}

float Context::since(NodeId id, bool on, int duration_ms) {
    Kept& kept = memory[id];
    kept.frame = frames;
    if (!on) {
        kept.since = -1;
        return 0;
    }
    if (kept.since < 0) kept.since = now;
    if (preferences.reduced_motion) duration_ms = std::min(duration_ms, motion::press);
    const float share = static_cast<float>(now - kept.since) / static_cast<float>(duration_ms);
    if (share >= 1) return 1;
    call_again_in(0);
    return 1 - (1 - share) * (1 - share);  // ease-out
}

void Context::call_again_in(std::int64_t delay_ms) {
    if (delay_ms <= 0) {
        dirty = true;
        restless = 0;
        return;
    }
    const std::int64_t at = now + delay_ms;
    if (wake_at < 0 || at < wake_at) wake_at = at;
}

void Context::say_once(NodeId id, std::string_view matter, std::string_view words, bool urgent) {
    if (matter.empty()) return;
    const auto before = said_before.find(id);
    if (before == said_before.end() || before->second != matter) say(words, urgent);
    said.insert_or_assign(id, std::string(matter));
}

void Context::say_news(NodeId id, std::string_view matter, std::string_view words, bool urgent) {
    const bool same_page = main_node == main_before && (!in_detail || detail == detail_before);
    const bool stood_before = in_dialog ? modal == modal_before : same_page;
    say_once(id, matter, stood_before ? words : std::string_view(), urgent);
}

// ---- Layers

std::size_t Context::open_layer(NodeId node, const Rect& view, bool scrolls_itself, int height_above) {
    Layer made;
    made.node = node;
    made.view = view;
    made.scrolls = scrolls_itself;
    made.height_above = height_above;
    const auto place = scrolls.find(node);
    if (scrolls_itself && place != scrolls.end()) made.scroll = place->second;
    layers.push_back(std::move(made));
    layer_stack.push_back(layers.size() - 1);
    Box box;
    box.width = view.width;
    boxes.push_back(box);
    return layers.size() - 1;
}

void Context::close_layer() {
    if (layer().scrolls) {
        Node* scroller = node(layer().node);
        if (scroller) scroller->content_height = std::round(box().y + box().pen_y);
    }
    boxes.pop_back();
    layer_stack.pop_back();
}

// ---- Layout

float Context::icon_button_side() const {
    return std::max(size::target, grown(desk() ? 44.0f : size::target));
}

float Context::available() const {
    const Box& top = boxes.back();
    return top.width;
}

Rect Context::place(float width, float height, bool stretch) {
    Box& top = box();
    if (!top.flow) {
        const float y = top.empty ? top.pen_y : top.pen_y + top.gap;
        const float wide = stretch ? top.width : std::min(width, top.width);
        const Rect rect{top.x, top.y + y, wide, height};
        top.pen_y = y + height;
        top.widest = std::max(top.widest, wide);
        top.empty = false;
        return rect;
    }
    const bool fits = top.pen_x + (top.items.empty() ? 0 : top.gap) + width <= top.width + 0.5f;
    if (!fits && !top.items.empty()) end_line(top);
    const float x = top.items.empty() ? 0 : top.pen_x + top.gap;
    const float wide = stretch ? top.width - x : std::min(width, top.width);
    top.items.push_back({shape_count(), nodes.size(), x, wide, height});
    top.pen_x = x + wide;
    top.line_height = std::max(top.line_height, height);
    top.widest = std::max(top.widest, top.pen_x);
    top.empty = false;
    return {top.x + x, top.y + top.pen_y, wide, height};
}

void Context::end_line(Box& flow) {
    const float spare = flow.width - flow.pen_x;
    const float dx = flow.horizontal == Align::End ? spare : flow.horizontal == Align::Centre ? spare / 2 : 0;
    for (std::size_t i = 0; i < flow.items.size(); ++i) {
        const bool last = i + 1 == flow.items.size();
        const Box::Item& item = flow.items[i];
        const float dy = flow.aligned_at_top ? 0 : (flow.line_height - item.height) / 2;
        shift(item.shapes, last ? shape_count() : flow.items[i + 1].shapes, item.nodes,
              last ? nodes.size() : flow.items[i + 1].nodes, dx, dy);
    }
    flow.pen_y += flow.line_height + (flow.items.empty() ? 0 : flow.gap);
    flow.pen_x = 0;
    flow.line_height = 0;
    flow.items.clear();
}

Box& Context::open_box(bool flow, float width) {
    Box& around = box();
    Box made;
    made.flow = flow;
    if (around.flow) {
        const float x = around.items.empty() ? 0 : around.pen_x + around.gap;
        made.x = around.x + x;
        made.y = around.y + around.pen_y;
        made.width = width > 0 ? width : around.width - x;
        around.items.push_back({shape_count(), nodes.size(), x, 0, 0});
    } else {
        made.x = around.x;
        made.y = around.y + (around.empty ? around.pen_y : around.pen_y + around.gap);
        made.width = width > 0 ? width : around.width;
    }
    boxes.push_back(std::move(made));
    return boxes.back();
}

Context::Size Context::close_box() {
    Box& top = box();
    if (top.flow) {
        const bool any = !top.items.empty();
        end_line(top);
        if (any) top.pen_y -= top.gap;
        if (top.pen_y < 0) top.pen_y = 0;
    }
    const Size size{top.flow && top.horizontal != Align::Start ? top.width : top.widest, top.pen_y};
    boxes.pop_back();
    return size;
}

void Context::advance(Size size) {
    Box& around = box();
    if (around.flow) {
        Box::Item& item = around.items.back();
        item.width = size.width;
        item.height = size.height;
        around.pen_x = item.x + size.width;
        around.line_height = std::max(around.line_height, size.height);
        around.widest = std::max(around.widest, around.pen_x);
    } else if (size.height > 0) {
        around.pen_y = (around.empty ? around.pen_y : around.pen_y + around.gap) + size.height;
        around.widest = std::max(around.widest, size.width);
    } else {
        return;
    }
    around.empty = false;
}

void Context::shift(std::size_t shapes_from, std::size_t shapes_to, std::size_t nodes_from,
                    std::size_t nodes_to, float dx, float dy) {
    if (dx == 0 && dy == 0) return;
    auto& shapes = layer().painting.shapes;
    for (std::size_t i = shapes_from; i < shapes_to; ++i) {
        shapes[i].rect.x += dx;
        shapes[i].rect.y += dy;
    }
    for (std::size_t i = nodes_from; i < nodes_to; ++i) {
        if (nodes[i].layer != layer_stack.back()) continue;
        nodes[i].rect.x += dx;
        nodes[i].rect.y += dy;
    }
}

}  // namespace linli::ui
