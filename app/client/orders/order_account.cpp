#include <algorithm>

#include "app/client/action.h"
#include "app/client/orders/buy_words.h"
#include "app/client/orders/campaign_detail.h"
#include "app/client/orders/order_shortage.h"
#include "app/client/orders/pick_up_choice.h"
#include "app/client/ui/ui.h"
#include "shared/orders/delivery_commands.h"
#include "shared/orders/photo_commands.h"
#include "shared/orders/pick_ups.h"

// After closing: what one order gets, what it owes and why, how to pay, every receipt, and where the bag is.

namespace linli::client {
namespace {

// --- What it gets

// Why it is another number than was ordered.
std::string change_words(const OrderLine& line, const ItemFacts& item) {
    const std::int32_t wanted = wanted_packs(line), given = given_packs(line);
    if (line.given && given < wanted)
        return text("account.short", {{"packs", packs_words(wanted - given, item)}});
    if (line.given && given > wanted) return text("account.instead");
    if (line.confirmed && wanted < line.packs)
        return text("account.cut", {{"packs", packs_words(line.packs - wanted, item)}});
    if (line.confirmed && wanted > line.packs)
        return text("account.filled", {{"packs", packs_words(wanted - line.packs, item)}});
    return {};
}

// The goods of the order as they are charged. The fee is what is charged besides.
std::int64_t goods_cents(const State& state, const Order& order) {
    std::int64_t goods = 0;
    for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order.id)) {
        const CampaignItem* item = state.campaign_items.find(line->item);
        if (item) goods += given_packs(*line) * pack_cents(state, *item, line->price_version);
    }
    return goods;
}

void draw_goods(const State& state, const Order& order) {
    const ui::List list(text("account.goods"));
    for (const OrderLine* line : lines_of(state, order.id)) {
        const CampaignItem* item = state.campaign_items.find(line->item);
        if (!item || (line->packs == 0 && given_packs(*line) == 0)) continue;
        const std::int64_t price = pack_cents(state, *item, line->price_version);
        ui::row(line->id,
                {.title = item->facts.name,
                 .second = joined(packs_words(given_packs(*line), item->facts) + " × " + money_words(price),
                                  line->note),
                 .third = change_words(*line, item->facts),
                 .third_icon = ui::Icon::Info,
                 .tone = ui::Tone::Need,
                 .trailing = money_words(given_packs(*line) * price)});
    }
}

// --- What it owes

void draw_sum(const char* key, std::int64_t cents, bool bold = false) {
    const ui::Scope scope(key);
    ui::beside([&] { ui::line(text(key), {.bold = bold}); },
               [&] { ui::line(money_words(cents), {.bold = bold}); });
}

void draw_sums(const State& state, const Order& order) {
    const OrderSums sums = sums_of(state, order.id);
    // Called off, or all of it missing: nothing is charged, and there is nothing to explain.
    const std::int64_t fee = sums.charged_cents == 0 ? 0 : sums.charged_cents - goods_cents(state, order);
    if (fee != 0) draw_sum("account.fee", fee);
    if (sums.agreed_cents != 0) draw_sum("account.agreed", sums.agreed_cents);
    ui::divider();
    draw_sum("account.owed", sums.owed(), true);
    if (sums.paid_cents != 0) draw_sum("account.paid", sums.paid_cents);
    const bool open = sums.open() != 0;
    ui::line(sentence(open_words(sums)), {.size = ui::TextSize::Heading,
                                          .bold = true,
                                          .tone = sums.open() > 0 ? ui::Tone::Need : ui::Tone::Mine,
                                          .icon = open ? ui::Icon::CircleAlert : ui::Icon::CircleCheck});
}

// How to pay, and what the leader will know the payment by.
void draw_how_to_pay(const Known& known, const Campaign& campaign, const Order& order, BuysInput& input,
                     Services& services) {
    const auto leader = leader_of(known.state, campaign.id);
    const bool with_code = draw_code_to_pay(known, campaign.id, input.photo, services);
    if (!campaign.facts.payment_words.empty())
        ui::line(campaign.facts.payment_words);
    else if (!with_code)
        ui::line(text("account.ask_leader",
                      {{"name", leader ? name_of(known.state, *leader) : text("person.unknown")}}));
    const std::string mark = joined(order_number_words(order), short_door_words(order.door));
    ui::line(text("account.write", {{"mark", mark}}), {.size = ui::TextSize::Second});
    if (ui::button(text("account.copy"), {.icon = ui::Icon::Copy})) {
        services.copy(campaign.facts.payment_words + "\n" + mark);
    }
}

void draw_payment(const Known& known, const Campaign& campaign, const Order& order, BuysInput& input,
                  Services& services) {
    if (sums_of(known.state, order.id).open() <= 0) return;
    const ui::Card card("payment", {.tone = ui::Tone::Need});
    ui::heading(text("account.how_to_pay"), {.level = 3, .icon = ui::Icon::Info});
    draw_how_to_pay(known, campaign, order, input, services);
}

void draw_receipts(const Known& known, const Viewer& me, Instant now, const Order& order) {
    std::vector<const LedgerEntry*> entries = known.state.ledger_entries.where<&LedgerEntry::order>(order.id);
    if (entries.empty()) return;
    std::sort(entries.begin(), entries.end(), [](const LedgerEntry* a, const LedgerEntry* b) {
        return a->at == b->at ? a->id < b->id : a->at < b->at;
    });
    ui::heading(text("account.receipts"), {.level = 3, .trailing = std::to_string(entries.size())});
    const ui::Card card("receipts");
    if (pick_up_of(known.state, order))
        ui::line(text("buys.pick_up_chosen", {{"when", pick_up_words(known.state, order, me.saying(now))}}),
                 {.size = ui::TextSize::Second, .icon = ui::Icon::MapPin});
    const ui::List list(text("account.receipts"));
    for (const LedgerEntry* entry : entries) {
        const std::string who = entry->by ? name_of(known.state, entry->by) : text("account.by_itself");
        ui::row(entry->id, {.title = ledger_words(*entry),
                            .title_bold = false,
                            .second = joined(past_words(entry->at, me.saying(now)), who),
                            .trailing = money_words(entry->cents),
                            .trailing_bold = true});
    }
}

// --- Where the bag is

void draw_events(const Acting& by, const Order& order, BuysInput& input, Services& services) {
    const Known& known = by.known;
    for (const HandOutEvent* event : events_of(known.state, order.id)) {
        if (is_undone(known.state, *event) || event->kind == HandOutKind::Undone) continue;
        const bool bad = event->kind == HandOutKind::Complaint || event->kind == HandOutKind::NobodyHome ||
                         event->kind == HandOutKind::AtWrongDoor;
        const ui::Scope scope(event->id);
        ui::line(joined(joined(hand_out_words(event->kind), event->words),
                        past_words(event->at, by.me.saying(by.now))),
                 {.size = ui::TextSize::Second,
                  .tone = known.is_asked(event->id) ? ui::Tone::Wait
                          : bad                     ? ui::Tone::Need
                                                    : ui::Tone::Neutral,
                  .icon = known.is_asked(event->id) ? ui::Icon::Hourglass : ui::Icon::Check});
        if (event->kind == HandOutKind::Complaint)
            draw_complaint_photos(by, event->id, input.complaint_photos, input.photo, services);
    }
}

// While it waits to be fetched.
void draw_pick_up(const Acting& by, const Campaign& campaign, const Order& order) {
    const bool offered = !pick_ups_of(by.known.state, campaign.id).empty();
    if (!offered || is_brought(campaign, order) || is_over(campaign)) return;
    if (bag_of(by.known.state, order.id).state == BagState::InHand) return;
    const ui::Card card("pick-up");
    draw_pick_up_choice(by, campaign, order);
}

// What comes later than the bag, and what came later than the one that they have.
void draw_rest(const State& state, const Order& order, const Bag& bag) {
    const std::string to_come = items_to_come_words(state, order.id);
    if (!to_come.empty()) ui::line(to_come, {.icon = ui::Icon::Hourglass});
    if (bag.state != BagState::InHand && bag.earlier)
        ui::line(text("account.came_later", {{"items", held_items_words(state, order.id)}}),
                 {.bold = true, .icon = ui::Icon::Package});
}

void draw_bag(const Acting& by, const Campaign& campaign, const Order& order, BuysInput& input,
              Services& services) {
    const bool there = campaign.state == CampaignState::Arrived || campaign.state == CampaignState::HandedOut;
    if (!there) return;
    const Bag bag = bag_of(by.known.state, order.id);
    const ui::Card card("bag");
    ui::beside([&] { ui::line(text("account.bag"), {.bold = true, .icon = ui::Icon::Package}); },
               [&] { ui::chip(bag_state_words(bag), bag_tone(bag)); });
    if (bag.state != BagState::InHand && !is_brought(campaign, order))
        ui::line(pick_up_words(by.known.state, order, by.me.saying(by.now)), {.icon = ui::Icon::MapPin});
    draw_rest(by.known.state, order, bag);
    draw_events(by, order, input, services);
    if (!bag.received)
        action(by, text("account.here"), ConfirmBag{order.id},
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check});
    if (ui::button(text("account.complain"), {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::CircleHelp})) {
        input.sheet = BuySheet::Complain;
        input.of = order.id;
        input.words.clear();
        input.photos = std::make_shared<ChosenPhotos>();
    }
}

void draw_withdraw_sheet(const Acting& by, const Order& order, BuysInput& input, bool& open) {
    const ui::Dialog dialog(
        {.title = text("buys.withdraw"), .open = &open, .close_label = text("action.close")});
    ui::line(order_items_words(by.known.state, order.id), {.bold = true});
    ui::line(text("buys.withdraw_second"));
    const ui::Columns columns(2);
    if (ui::button(text("buys.keep"))) open = false;
    columns.next();
    if (action(by, text("buys.withdraw"), WithdrawOrder{order.id}, {.kind = ui::ButtonKind::Danger})) {
        forget_changes(input.draft);
        open = false;
    }
}

void draw_complain_sheet(const Acting& by, const Order& order, BuysInput& input, Services& services,
                         bool& open) {
    const ui::Dialog dialog(
        {.title = text("account.complain"), .open = &open, .close_label = text("action.close")});
    ui::line(order_title(order), {.quiet = true});
    ui::text_area(text("account.what_is_wrong"), input.words, {.max_length = 300, .lines = 3});
    draw_chosen_photos(complaint_photo_words(), input.photos, services, PhotoSize::Large);
    const HandOutEventId made = complaint_made_by(by.me.stamp(by.now));
    if (!action(by, text("account.complain_do"), Complain{order.id, input.words},
                {.kind = ui::ButtonKind::Primary}, "account.words_missing"))
        return;
    attach_photos(by, made, *input.photos);
    open = false;
}

}  // namespace

void order_account(const Known& known, const Viewer& me, Instant now, const Order& order, BuysInput& input,
                   Outbox& outbox, Services& services) {
    const Campaign* campaign = known.state.campaigns.find(order.campaign);
    if (!campaign) return;
    if (order.state == OrderState::Withdrawn) return order_receipts(known, me, now, order);
    const Acting by{known, me, now, outbox};
    const ui::Scope scope(order.id);
    ui::heading(order_title(order), {.trailing = order_number_words(order)});
    {
        const ui::Card card("account");
        draw_goods(known.state, order);
        draw_sums(known.state, order);
    }
    draw_shortage(known.state, *campaign, order);
    draw_payment(known, *campaign, order, input, services);
    draw_pick_up(by, *campaign, order);
    draw_bag(by, *campaign, order, input, services);
    draw_receipts(known, me, now, order);
}

void order_receipts(const Known& known, const Viewer& me, Instant now, const Order& order) {
    if (known.state.ledger_entries.where<&LedgerEntry::order>(order.id).empty()) return;
    const ui::Scope scope(order.id);
    ui::heading(order_title(order), {.trailing = order_number_words(order)});
    {
        const ui::Card card("account");
        if (order.state == OrderState::Withdrawn) {
            ui::line(text("account.withdrawn"), {.bold = true, .icon = ui::Icon::Undo2});
            draw_sums(known.state, order);
        } else {
            // Nothing is owed yet, and so nothing is to be paid back.
            draw_sum("account.paid", sums_of(known.state, order.id).paid_cents, true);
            ui::line(text("account.reckoned_later"), {.size = ui::TextSize::Second, .quiet = true});
        }
    }
    draw_receipts(known, me, now, order);
}

void order_prepayment(const Known& known, const Campaign& campaign, const Order& order, BuysInput& input,
                      Services& services) {
    const bool said = !campaign.facts.payment_words.empty() || payment_code_of(known.state, campaign.id);
    // Without its number nobody would know whose payment it is.
    if (!said || order.state != OrderState::Standing || order.number == 0) return;
    const ui::Scope scope(order.id);
    const ui::Card card("prepayment");
    ui::heading(text("account.pay_early"), {.icon = ui::Icon::Info});
    ui::line(text("account.pay_early_second"));
    draw_how_to_pay(known, campaign, order, input, services);
}

void order_sheet(const Known& known, const Viewer& me, Instant now, BuysInput& input, Outbox& outbox,
                 Services& services) {
    if (input.sheet == BuySheet::None) return draw_large_photo(known, input.photo, services);
    if (input.sheet == BuySheet::Building) return draw_building_sheet(known, me, input);
    const Order* order = known.state.orders.find(input.of);
    bool open = order != nullptr;
    const Acting by{known, me, now, outbox};
    if (order && input.sheet == BuySheet::Withdraw) draw_withdraw_sheet(by, *order, input, open);
    if (order && input.sheet == BuySheet::Complain) draw_complain_sheet(by, *order, input, services, open);
    if (open) return;
    input.sheet = BuySheet::None;
    input.words.clear();
    input.photos = std::make_shared<ChosenPhotos>();
}

}  // namespace linli::client
