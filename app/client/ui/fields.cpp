#include "app/client/ui/fields.h"

#include "app/client/ui/context.h"
#include "shared/core/characters.h"

#include <algorithm>
#include <charconv>

namespace linli::ui {

namespace {

// By how many UTF-16 units the text is longer than the field may hold.
std::size_t too_long_by(std::string_view words, const FieldOptions& options) {
    if (options.max_length == 0 || options.read_only || words.size() <= options.max_length) return 0;
    std::size_t units = 0;
    for (std::size_t at = 0; at < words.size();) units += next_character(words, at) > 0xFFFF ? 2 : 1;
    return units > options.max_length ? units - options.max_length : 0;
}

FieldResult take_input(Context& frame, NodeId id, std::string& value, const FieldOptions& options) {
    const Input& input = frame.input(id);
    FieldResult result;
    result.left = input.left;
    if (input.text && !options.read_only && *input.text != value) {
        value = *input.text;
        result.changed = true;
    }
    result.submitted = input.submitted && too_long_by(value, options) == 0;
    return result;
}

std::string shown_value(const std::string& value, const FieldOptions& options) {
    if (!options.secret) return value;
    std::string dots;
    for (const char byte : value) {
        if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) dots += "•";
    }
    return dots;
}

// The line beneath: an error in wine, which is said anew when its `matter` is another, or the help. Gives the
// id of its node.
NodeId draw_message(Context& frame, NodeId field, const FieldOptions& options, std::string_view matter) {
    const std::string& words = options.error.empty() ? options.help : options.error;
    if (words.empty()) return 0;
    const bool error = !options.error.empty();
    const NodeId id = hash_bytes("message", field);
    const Context::Style style = frame.style(TextSize::Second, error);
    const float icon = error ? frame.grown(20) : 0, indent = error ? icon + spacing::icon_to_text : 0;
    const Context::Lines lines = frame.wrap(words, style, frame.available() - indent);
    const float saved = frame.box().gap;
    frame.box().gap = 4;
    const Rect rect = frame.place(0, static_cast<float>(lines.lines.size()) * style.line, true);
    frame.box().gap = saved;
    const Colour colour = error ? frame.theme->danger : frame.ink2();
    if (error) frame.icon(Icon::CircleAlert, rect.x, rect.y + (style.line - icon) / 2, icon, colour);
    frame.paragraph(lines, style, rect.x + indent, rect.y, rect.width - indent, colour);
    Node& node =
        frame.report(id, Role::Text, words, {rect.x + indent, rect.y, rect.width - indent, rect.height});
    Context::set_font(node, style);
    if (error) {
        node.dress = Dress::Refused;
        frame.say_news(id, matter, words);
    }
    return id;
}

struct FieldShape {
    Role role = Role::TextField;
    Icon icon = Icon::None;
    float width = 0;   // 0: all
    float inset = 14;  // between its edge and its words; the finger has what is inside
    bool label = true;
    bool message = true;  // else the widget around it says what is wrong
    int lines = 1;
    bool centred = false;  // and bold: a number between two squares
};

float words_indent(const Context& frame, const FieldShape& shape) {
    return shape.inset + (shape.icon == Icon::None ? 0 : frame.grown(22) + 10);
}

void draw_label(Context& frame, std::string_view label) {
    const Context::Style style = frame.style(TextSize::Body, true);
    const Context::Lines lines = frame.wrap(label, style, frame.available());
    const float height = static_cast<float>(lines.lines.size()) * style.line;
    const Rect rect = frame.place(lines.widest, height, !frame.box().flow);
    frame.paragraph(lines, style, rect.x, rect.y, rect.width, frame.ink());
}

FieldResult draw_field(NodeId id, std::string_view label, std::string& value, const FieldOptions& wanted,
                       const FieldShape& shape) {
    Context& frame = context();
    const Theme& theme = *frame.theme;
    const FieldResult result = take_input(frame, id, value, wanted);
    FieldOptions options = wanted;
    // Nothing is cut without a word: who wrote it decides what may go.
    const std::size_t over = too_long_by(value, options);
    if (over > 0 && shape.message) {
        options.error =
            text("field.too_long", {{"count", over}, {"limit", static_cast<int>(options.max_length)}});
        frame.too_long[frame.in_dialog] = true;
    }
    const Context::Style style = frame.style(TextSize::Body, shape.centred);
    const bool flow = frame.box().flow;
    if (shape.label) draw_label(frame, label);
    const float saved = frame.box().gap;
    if (shape.label) frame.box().gap = 4;
    const float least = frame.grown(desk() ? size::field_desk : size::field_phone);
    const float height = shape.lines > 1 ? static_cast<float>(shape.lines) * style.line + 24
                                         : std::max(least, style.line + 20);
    const Rect rect = frame.place(shape.width > 0 ? shape.width : frame.available(), height, !flow);
    frame.box().gap = saved;
    const bool focused = frame.has_focus(id), error = !options.error.empty();
    const float corner = desk() && shape.lines == 1 ? 12 : radius::field;
    frame.fill(rect, options.read_only ? theme.sunk : theme.surface, corner);
    frame.outline(rect,
                  error     ? theme.danger
                  : focused ? theme.focus
                            : theme.edge,
                  focused ? 3.0f : 2.0f, corner);
    const float icon = shape.icon == Icon::None ? 0 : frame.grown(22);
    frame.icon(shape.icon, rect.x + shape.inset, rect.y + (height - icon) / 2, icon, frame.ink());
    const float indent = words_indent(frame, shape);
    const float above = shape.lines > 1 ? 12.0f : 0.0f;
    const Rect inner{rect.x + indent, rect.y + above, rect.width - indent - shape.inset, height - 2 * above};
    // While it has the focus the browser's own input stands here, visible, with its caret; so do text areas
    // always.
    if ((!focused && shape.lines == 1) || frame.behind_dialog()) {
        const bool empty = value.empty();
        const std::string words = empty ? options.placeholder : shown_value(value, options);
        const float left = shape.centred ? std::max(0.0f, (inner.width - frame.width(words, style)) / 2) : 0;
        frame.clip(inner);
        if (shape.lines == 1)
            frame.write_in(words, style, inner.x + left, inner.y, inner.height,
                           empty ? frame.ink2() : frame.ink());
        else
            frame.paragraph(frame.wrap(words, style, inner.width), style, inner.x, inner.y, inner.width,
                            frame.ink());
        frame.unclip();
    }
    Node& node = frame.report(id, shape.role, label, inner);
    node.value = value;
    node.autocomplete = options.autocomplete;
    node.keyboard = options.keyboard;
    node.enter_key = options.enter_key;
    node.font_px = static_cast<std::uint16_t>(style.size + 0.5f);
    node.states |= (error ? StateInvalid : 0u) | (options.secret ? StateSecret : 0u) |
                   (options.read_only ? StateReadOnly : 0u) | (options.focus ? StateFocus : 0u);
    const std::size_t at = frame.nodes.size() - 1;
    if (!shape.message) return result;
    // By how much is not said anew with every character.
    const NodeId message = draw_message(frame, id, options, over > 0 ? "too long" : options.error);
    frame.nodes[at].described_by = message;
    return result;
}

NodeId field_id(const FieldOptions& options, Here here) {
    return context().id_of(key_or(options.key, here), Role::TextField);
}

// What is being typed need not be a value yet ("19:", nothing at all): it stands until the field is left, and
// longer where it was not understood.
void draw_parsed_field(NodeId id, std::string_view label, const std::string& shown,
                       const FieldOptions& options, const FieldShape& shape, const TakeTyped& take) {
    Context& frame = context();
    FieldOptions own = options;
    if (frame.typed_in == id) own.error = frame.typed_wrong;
    const bool stays = frame.has_focus(id) || (shape.message && !own.error.empty());
    std::string words = stays && frame.typed_in == id ? frame.typed : shown;
    if (!draw_field(id, label, words, own, shape).changed) return;
    frame.typed_in = id;
    frame.typed = words;
    frame.typed_wrong = take(words);
}

}  // namespace

void parsed_field(std::string_view label, const std::string& shown, const FieldOptions& options,
                  const TakeTyped& take, Here here) {
    draw_parsed_field(field_id(options, here), label, shown, options, {}, take);
}

FieldResult text_field(std::string_view label, std::string& value, const FieldOptions& options, Here here) {
    return draw_field(field_id(options, here), label, value, options, {});
}

FieldResult search_field(std::string_view label, std::string& value, const FieldOptions& options, Here here) {
    FieldOptions own = options;
    own.keyboard = Keyboard::Search;
    own.enter_key = EnterKey::Search;
    FieldShape shape{.icon = Icon::Search, .label = false};
    Context& frame = context();
    const bool flow = frame.box().flow;
    if (flow) shape.width = std::min(270.0f, width_left());
    if (own.placeholder.empty()) own.placeholder = label;
    const float room = (flow ? shape.width : frame.available()) - words_indent(frame, shape) - shape.inset;
    // Words that would be cut off in the field stand above it, as those of other fields do.
    if (!flow && frame.width(own.placeholder, frame.style(TextSize::Body, false)) > room) {
        shape.label = true;
        own.placeholder.clear();
    }
    return draw_field(field_id(own, here), label, value, own, shape);
}

FieldResult text_area(std::string_view label, std::string& value, const FieldOptions& options, Here here) {
    FieldOptions own = options;
    own.enter_key = EnterKey::NewLine;
    return draw_field(field_id(own, here), label, value, own,
                      {.role = Role::TextArea, .lines = std::max(2, options.lines)});
}

namespace {

std::string limits_words(const StepperOptions& options) {
    return text("stepper.limits", {{"least", options.least}, {"most", options.most}});
}

std::string take_number(std::string_view typed, const StepperOptions& options, int& number) {
    if (typed.empty()) return {};
    int read = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), read);
    const bool is_number = error == std::errc{} && end == typed.data() + typed.size();
    if (is_number || error == std::errc::result_out_of_range)
        number = std::clamp(is_number ? read : options.most, options.least, options.most);
    return is_number && read == number ? std::string() : limits_words(options);
}

}  // namespace

bool stepper(std::string_view label, int& number, const StepperOptions& options, Here here) {
    constexpr float gap = 8, between = 12;
    Context& frame = context();
    const float room = frame.available(), square = frame.icon_button_side(),
                typed_width = std::clamp(room - 2 * square - 2 * gap, size::target, frame.grown(76)),
                inset = std::min(8.0f, (typed_width - size::target) / 2);
    const Scope scope(key_or(options.key, here));
    const int before = number;
    const NodeId field = frame.id_of(Key("number"), Role::TextField);
    // As the squares are drawn: what is pressed shows in the next frame.
    const bool is_least = number <= options.least, is_most = number >= options.most;
    const bool has_minus = !is_least || options.least > 0;
    const NodeId why = hash_bytes("limits", field);
    const auto step = [&](Icon icon, const char* sign, int by, bool disabled) {
        if (!icon_button(icon, std::string(label) + sign,
                         {.disabled = disabled, .described_by = why, .key = sign}))
            return;
        number += by;
        if (frame.typed_in == field) frame.typed_in = 0;
    };
    const auto typing = [&] {
        draw_parsed_field(
            field, label, std::to_string(number), {.keyboard = Keyboard::Number, .max_length = 6},
            {.width = typed_width, .inset = inset, .label = false, .message = false, .centred = true},
            [&](std::string_view typed) { return take_number(typed, options, number); });
    };
    const auto squares = [&] {
        if (has_minus && plain()) typing();  // It shows the label there, above both squares.
        if (has_minus) step(Icon::Minus, " −1", -1, is_least);
        if (has_minus && !plain()) typing();
        step(Icon::Plus, " +1", 1, is_most);
    };
    // Beside the squares a label has two lines at most.
    const float left = room - 2 * square - typed_width - 2 * gap - between;
    const bool fits =
        left > 0 && frame.wrap(label, frame.style(TextSize::Body, true), left).lines.size() <= 2;
    const bool shows_label = options.show_label && !(plain() && has_minus);
    if (shows_label && !fits) line(label, {.bold = true}, here);
    if (shows_label && fits)
        beside([&] { line(label, {.bold = true}, here); }, squares);
    else {
        const Flow flow;
        squares();
    }
    if (is_most && !options.limit_reason.empty())
        frame.draw_reason(options.limit_reason, why);
    else if ((is_least && has_minus) || is_most)
        frame.draw_reason(limits_words(options), why);
    else if (frame.typed_in == field && !frame.typed_wrong.empty()) {
        line(frame.typed_wrong, {.size = TextSize::Second, .tone = Tone::Refused, .icon = Icon::CircleAlert});
        announce(frame.typed_wrong);
    }
    return number != before;
}

}  // namespace linli::ui
