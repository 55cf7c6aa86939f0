// Dialogs, bottom sheets, toasts.

#include "app/client/ui/context.h"

#include <algorithm>
#include <cmath>

namespace linli::ui {

namespace {

// Where a dialog of this height stands.
Rect dialog_place(const Context& frame, bool sheet, float width, float height) {
    const Screen& screen = frame.screen;
    const float most = screen.height * (frame.is_low() ? 1.0f : 0.85f);
    if (sheet) {
        const float high = std::min(height + screen.safe_bottom, most);
        return {0, screen.height - high, screen.width, high};
    }
    const float wide = std::min(width, screen.width - 40), high = std::min(height, most);
    return {std::round((screen.width - wide) / 2), std::round((screen.height - high) / 2), wide, high};
}

// Heading and, in a sheet, the close button at its right.
void draw_dialog_head(Context& frame, const DialogOptions& options, bool sheet, NodeId id) {
    const auto title = [&] {
        const Context::Style style = frame.style(sheet ? TextSize::Sheet : TextSize::Heading, true);
        const Context::Lines lines = frame.wrap(options.title, style, frame.available());
        const Rect rect = frame.place(0, static_cast<float>(lines.lines.size()) * style.line, true);
        frame.paragraph(lines, style, rect.x, rect.y, rect.width, frame.theme->ink);
        Node& node = frame.report(hash_bytes("title", id), Role::Heading, options.title, rect);
        node.level = 2;
        Context::set_font(node, style);
    };
    if (options.close_label.empty()) return title();
    beside(title, [&] {
        if (icon_button(Icon::Close, options.close_label, {.kind = ButtonKind::Plain}) && options.open)
            *options.open = false;
    });
}

// A dialog, and a toast, is painted on no layer of the page, so it does not move with what opened it.
constexpr std::uint32_t no_layer = ~std::uint32_t{0};

}  // namespace

Dialog::Dialog(const DialogOptions& options, Here here) : sheet_(options.sheet && phone()) {
    Context& frame = context();
    const Theme& theme = *frame.theme;
    id_ = frame.id_of(Key(here), Role::Dialog);
    frame.push_scope(id_);
    if (frame.input(id_).dismissed && options.open) *options.open = false;
    if (frame.modal_before != id_) frame.toasts.clear();  // What was said before would lie over the question.
    const float known = frame.remembered(id_);
    const float width = phone() ? std::min(320.0f, options.width) : options.width;
    Rect rect = dialog_place(frame, sheet_, width, known > 0 ? known : 240);
    const float arrived = known > 0 ? frame.since(hash_bytes("arrives", id_), true, motion::sheet_in) : 0;
    const float down = frame.preferences.reduced_motion ? 0 : std::round((1 - arrived) * 24);
    frame.open_layer(0, {0, 0, frame.screen.width, frame.screen.height}, false, 2);
    frame.layer().alpha = arrived;
    frame.fill({0, 0, frame.screen.width, frame.screen.height}, theme.scrim);
    frame.close_layer();
    Node& node = frame.report(id_, Role::Dialog, options.title, rect);
    node.parent = 0;
    node.states |= StateModal;
    node.layer = no_layer;
    frame.modal = id_;
    frame.in_dialog = true;
    frame.push_parent(id_);
    const NodeId scroller = hash_bytes("body", id_);
    frame.report(scroller, Role::Scroller, {}, rect).layer = no_layer;
    frame.push_parent(scroller);
    frame.open_layer(scroller, {rect.x, rect.y + down, rect.width, rect.height}, true, 2);
    frame.layer().alpha = arrived;
    const float scroll = frame.layer().scroll;
    const float corner = sheet_ ? radius::sheet : radius::dialog;
    const Rect own{0, scroll, rect.width, rect.height};
    frame.fill(own, theme.surface, corner, sheet_ ? Corners::Top : Corners::All);
    if (theme.look != Look::Light)
        frame.outline(own, theme.line, frame.high_contrast() ? 2 : 1, corner,
                      sheet_ ? Corners::Top : Corners::All);
    if (sheet_) frame.fill({(rect.width - 40) / 2, scroll + 14, 40, 5}, theme.edge, 2.5f);
    Box& box = frame.box();
    box.x = phone() ? 16 : 20;
    box.y = sheet_ ? 24 : phone() ? 16 : 20;
    box.width = rect.width - 2 * box.x;
    box.gap = 8;
    draw_dialog_head(frame, options, sheet_, id_);
}

Dialog::~Dialog() {
    Context& frame = context();
    frame.remember(id_, std::round(frame.box().y + frame.box().pen_y + (phone() ? 16 : 20)));
    frame.box().pen_y += phone() ? 16.0f : 20.0f;
    frame.close_layer();
    frame.pop_parent();
    frame.pop_parent();
    frame.pop_scope();
    frame.in_dialog = false;
}

void show_toast(Toast toast) {
    context().show_toast(std::move(toast));
}

// The newest thing is what counts; older ones have been read aloud.
void Context::show_toast(Toast toast) {
    say(toast.words);
    toasts.clear();
    toasts.push_back(std::move(toast));
    toast_since = -1;
    dirty = true;
}

void Context::draw_toast() {
    if (toasts.empty()) return;
    const Toast& toast = toasts.front();
    const NodeId undo = hash_bytes("undo", hash_bytes("toast"));
    if (pressed(undo)) {
        const std::function<void()> undone = toast.undone;
        toasts.clear();
        dirty = true;
        if (undone) undone();
        return;
    }
    if (toast_since < 0) toast_since = now;
    const std::int64_t stays = toast.undo.empty() ? motion::toast_stays : motion::toast_with_undo_stays;
    // It waits for who is on the way to it by keyboard, too.
    if (is_hovered(undo) || has_focus(undo) || focused != toast_saw_focus) toast_since = now;
    toast_saw_focus = focused;
    const std::int64_t left = toast_since + stays - now;
    if (left <= 0) {
        toasts.clear();
        dirty = true;
        return;
    }
    call_again_in(left);
    const Style style = this->style(TextSize::Second, false), bold = this->style(TextSize::Second, true);
    const float room = std::min(main_area.width - 32, 440.0f);
    const float undo_width = toast.undo.empty() ? 0 : width(toast.undo, bold) + 32;
    const float icon_size = grown(22);
    const Lines lines =
        wrap(toast.words, style, room - 16 - icon_size - 10 - undo_width - (undo_width > 0 ? 0 : 16));
    const float height =
        std::max(grown(size::toast), static_cast<float>(lines.lines.size()) * style.line + 24);
    // Above what can be pressed at the lower edge; over a sheet, whose buttons are there, at the upper one.
    const float y =
        modal != 0 ? screen.safe_top + 12 : std::round(main_area.bottom() - bottom_bar - 12 - height);
    const Rect rect{std::round(main_area.x + (main_area.width - room) / 2), y, room, height};
    if (modal == 0) toast_height = height;
    open_layer(0, {0, 0, screen.width, screen.height}, false, 3);
    elevation(rect, radius::toast, 2);
    fill(rect, theme->toast, radius::toast);
    icon(toast.icon, rect.x + 16, rect.y + (height - icon_size) / 2, icon_size, theme->toast_ink);
    paragraph(lines, style, rect.x + 16 + icon_size + 10,
              rect.y + (height - static_cast<float>(lines.lines.size()) * style.line) / 2, room,
              theme->toast_ink);
    const NodeId id = hash_bytes("toast");
    const auto tell = [&](NodeId of, Role role, std::string_view words, const Rect& place) -> Node& {
        Node& node = report(of, role, words, place);
        node.layer = no_layer;  // As a dialog's, so that it has its place in one.
        return node;
    };
    push_parent(modal);  // What is not in an open dialog is inert: Undo could not be pressed.
    tell(id, Role::Region, toast.words, rect).dress = Dress::Toast;
    push_parent(id);
    tell(hash_bytes("words", id), Role::Text, toast.words,
         {rect.x + 16, rect.y, rect.width - undo_width - 16, height});
    if (undo_width > 0) {
        const Rect target{rect.right() - undo_width, rect.y, undo_width, height};
        write_in(toast.undo, bold, target.x + 16, rect.y, height, theme->toast_act);
        if (rings(undo))
            outline({target.x + 4, target.y + 6, target.width - 8, target.height - 12}, theme->toast_act, 3,
                    10);
        tell(undo, Role::Button, toast.undo, target);
    }
    pop_parent();
    pop_parent();
    close_layer();
}

}  // namespace linli::ui
