#include "app/client/ui/context.h"

#include <algorithm>
#include <cmath>

namespace linli::ui {

namespace {

Dress dress_of(Tone tone) {
    return tone == Tone::Need      ? Dress::NeedCard
           : tone == Tone::Wait    ? Dress::WaitCard
           : tone == Tone::Refused ? Dress::RefusedCard
                                   : Dress::Card;
}

}  // namespace

Card::Card(Key key, const CardOptions& options) : options_(options) {
    begin(key);
}
Card::Card(const CardOptions& options, Here here) : options_(options) {
    begin(Key(here));
}

void Card::begin(Key key) {
    Context& frame = context();
    id_ = frame.id_of(key, Role::Group);
    frame.push_scope(id_);
    frame.report(id_, Role::Group, {}, {}).dress = dress_of(options_.tone);
    frame.push_parent(id_);
    shapes_ = frame.shape_count();
    if (!options_.route.empty() || options_.pressable) {
        const Role role = options_.route.empty() ? Role::Button : Role::Link;
        target_ = frame.id_of(Key("card"), role);
        frame.report(target_, role, options_.spoken, {}).route = options_.route;
        frame.collected = &collected_;
    }
    ++frame.in_card;
    Box& box = frame.open_box(false, 0);
    box.x += spacing::card_padding;
    box.y += spacing::card_padding;
    box.width -= 2 * spacing::card_padding;
    frame.card_top = box.y;
}

bool Card::pressed() const {
    return context().pressed(target_);
}

Card::~Card() {
    Context& frame = context();
    const Theme& theme = *frame.theme;
    constexpr float padding = spacing::card_padding;
    const Rect inner{frame.box().x, frame.box().y, frame.box().width, 0};
    Context::Size size = frame.close_box();
    if (std::abs(frame.row_bottom - inner.y - size.height) < 0.5f) size.height -= padding - row_spare;
    frame.card_top = frame.row_bottom = -1;
    --frame.in_card;
    const Rect rect{inner.x - padding, inner.y - padding, inner.width + 2 * padding,
                    size.height + 2 * padding};
    frame.collected = nullptr;
    const std::size_t ground_from = frame.shape_count();
    const float corner = radius::card * (large_type() ? 1.2f : 1.0f);
    Colour ground = options_.tone == Tone::Neutral || options_.tone == Tone::Refused
                        ? theme.surface
                        : frame.tint_of(options_.tone);
    if (target_ != 0) ground = frame.pressed_shade(ground, target_);
    const bool plain = options_.tone == Tone::Neutral || options_.tone == Tone::Refused;
    if (plain) frame.elevation(rect, corner, 1);
    frame.fill(rect, ground, corner);
    if (options_.tone == Tone::Refused)
        frame.outline(rect, theme.danger, 2, corner);
    else if (options_.selected)
        frame.outline(rect, theme.primary, 2, corner);
    else if (frame.high_contrast())
        frame.outline(rect, plain ? theme.line : frame.of(options_.tone), 2, corner);
    else if (plain)
        frame.outline(rect, theme.line, 1, corner);
    frame.move_behind(shapes_, ground_from);
    if (target_ != 0 && frame.rings(target_)) frame.ring(rect, corner);
    frame.node(id_)->rect = rect;
    if (target_ != 0) {
        Node* target = frame.node(target_);
        target->rect = rect;
        if (target->name.empty()) target->name = collected_;
        Context::Style whole = frame.style(TextSize::Body, false);
        whole.line = rect.height;  // As the words of a row.
        Context::set_font(*target, whole);
    }
    frame.advance({rect.width, rect.height});
    frame.pop_parent();
    frame.pop_scope();
}

HeroCard::HeroCard(Key key) {
    Context& frame = context();
    id_ = frame.id_of(key, Role::Group);
    frame.push_scope(id_);
    frame.report(id_, Role::Group, {}, {}).dress = Dress::Hero;
    frame.push_parent(id_);
    shapes_ = frame.shape_count();
    frame.hero = true;
    ++frame.in_card;
    Box& box = frame.open_box(false, 0);
    box.x += 16;
    box.y += 16;
    box.width -= 32;
    box.gap = 10;
}

HeroCard::~HeroCard() {
    Context& frame = context();
    const Rect inner{frame.box().x, frame.box().y, frame.box().width, 0};
    const Context::Size size = frame.close_box();
    const Rect rect{inner.x - 16, inner.y - 16, inner.width + 32, size.height + 32};
    frame.hero = false;
    --frame.in_card;
    const std::size_t ground_from = frame.shape_count();
    const float corner = radius::card * (large_type() ? 1.2f : 1.0f);
    frame.elevation(rect, corner, 1);
    Paint ground;
    ground.shape = Shape::Gradient;
    ground.rect = rect;
    ground.colour = frame.theme->hero1;
    ground.colour2 = frame.theme->hero2;
    ground.radius = corner;
    frame.layer().painting.shapes.push_back(ground);
    frame.move_behind(shapes_, ground_from);
    frame.node(id_)->rect = rect;
    frame.advance({rect.width, rect.height});
    frame.pop_parent();
    frame.pop_scope();
}

RefusalCard::RefusalCard(Key key, const RefusalOptions& options) : card_(key, {.tone = Tone::Refused}) {
    gap(4);
    heading(options.title,
            {.level = 2, .icon = Icon::CircleAlert, .tone = Tone::Refused, .trailing = options.when});
    line(options.what, {.size = TextSize::Heading, .bold = true});
    line(options.reason);
    gap(8);
    space(4);
    announce(options.title + "。" + options.reason, true);
}

RefusalCard::~RefusalCard() = default;

}  // namespace linli::ui
