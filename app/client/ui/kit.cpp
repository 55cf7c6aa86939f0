#include "app/client/ui/kit.h"

#include "app/client/ui/context.h"

#include <imgui.h>

#include <algorithm>

namespace linli::ui {

namespace {

constexpr float em_above_baseline = 0.88f;  // Of a Chinese character's height.

}  // namespace

Kit::Kit(GlyphPainter& painter) : context_(std::make_unique<Context>(painter)) {}
Kit::~Kit() = default;

void Kit::press(NodeId node) {
    context_->inputs[node].pressed = true;
    mark_dirty();
}

void Kit::type(NodeId node, std::string_view value) {
    context_->inputs[node].text = std::string(value);
    context_->twin.field_holds(node, std::string(value));
    mark_dirty();
}

void Kit::submit(NodeId node) {
    context_->inputs[node].submitted = true;
    mark_dirty();
}

void Kit::dismiss(NodeId node) {
    context_->inputs[node].dismissed = true;
    mark_dirty();
}

void Kit::turn(NodeId day, int months) {
    context_->inputs[day].turns += months;
    mark_dirty();
}

void Kit::scroll(NodeId scroller, float top) {
    context_->scrolls[scroller] = top;
    mark_dirty();
}

void Kit::focus(NodeId node, bool visible) {
    if (context_->focused != 0 && context_->focused != node) context_->inputs[context_->focused].left = true;
    context_->focused = node;
    context_->focus_visible = visible;
    mark_dirty();
}

void Kit::hover(NodeId node) {
    if (context_->hovered == node) return;
    context_->hovered = node;
    mark_dirty();
}

void Kit::hold(NodeId node) {
    if (context_->held == node) return;
    context_->held = node;
    mark_dirty();
}

void Kit::set_screen(const Screen& screen) {
    if (context_->screen == screen) return;
    context_->screen = screen;
    mark_dirty();
}

void Kit::set_preferences(const Preferences& preferences) {
    if (context_->preferences == preferences) return;
    if (context_->preferences.plain != preferences.plain) context_->scrolls.clear();
    context_->preferences = preferences;
    mark_dirty();
}

const Preferences& Kit::preferences() const {
    return context_->preferences;
}

void Kit::show_toast(Toast toast) {
    context_->show_toast(std::move(toast));
    mark_dirty();
}

void Kit::mark_dirty() {
    context_->dirty = true;
    context_->restless = 0;
}

bool Kit::wants_frame() const {
    return context_->dirty;
}
bool Kit::has_input() const {
    return !context_->inputs.empty();
}
std::int64_t Kit::next_change_ms() const {
    return context_->wake_at;
}

void Kit::frame(std::int64_t now_ms, const std::function<void()>& page) {
    use_context(context_.get());
    context_->begin(now_ms);
    page();
    context_->end();
    use_context(nullptr);
}

void Kit::paint() {
    context_->paint();
}

bool Kit::wants_warming() const {
    use_context(context_.get());
    const bool wants = context_->warming.wants(*context_);
    use_context(nullptr);
    return wants;
}

bool Kit::warm() {
    use_context(context_.get());
    const bool has_more = context_->warming.go_on(*context_);
    use_context(nullptr);
    return has_more;
}

const std::vector<Node>& Kit::nodes() const {
    return context_->nodes;
}

const std::vector<std::uint8_t>& Kit::take_changes() {
    context_->changes.clear();
    context_->twin.compare(context_->nodes, context_->messages, context_->focused, context_->changes);
    context_->messages.clear();
    return context_->changes;
}

const std::vector<Message>& Kit::messages() const {
    return context_->messages;
}

NodeId Kit::node_of_slot(std::uint32_t slot) const {
    return context_->twin.node_of_slot(slot);
}
int Kit::duplicate_keys() const {
    return context_->duplicates;
}
const std::vector<std::string>& Kit::unsaid_labels() const {
    return context_->unsaid_labels;
}
const std::vector<std::string>& Kit::cut_words() const {
    return context_->cut_words;
}
std::vector<PaintedWords> Kit::painted_words() const {
    std::vector<PaintedWords> all;
    for (const Layer& layer : context_->layers) {
        const std::string_view written = layer.painting.text;
        int clips = 0;
        for (const Paint& paint : layer.painting.shapes) {
            if (paint.shape == Shape::ClipBegin) ++clips;
            if (paint.shape == Shape::ClipEnd) --clips;
            if (paint.shape != Shape::Text || paint.text_begin == paint.text_end || clips > 0) continue;
            const std::string_view words =
                written.substr(paint.text_begin, paint.text_end - paint.text_begin);
            const Context::Style style{paint.size, paint.size, paint.weight, paint.thickness};
            const float top = paint.rect.y - em_above_baseline * paint.size;
            all.push_back({std::string(words),
                           {layer.view.x + paint.rect.x, layer.view.y - layer.scroll + top,
                            context_->width(words, style), paint.size},
                           layer.view});
        }
    }
    return all;
}
int Kit::frames() const {
    return context_->frames;
}

}  // namespace linli::ui
