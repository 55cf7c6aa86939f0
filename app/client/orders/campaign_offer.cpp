#include <algorithm>

#include "app/client/action.h"
#include "app/client/orders/buy_prices.h"
#include "app/client/orders/buy_words.h"
#include "app/client/orders/campaign_detail.h"
#include "app/client/orders/pick_up_choice.h"
#include "app/client/people/find_person.h"
#include "app/client/ui/ui.h"

// An order while it can be changed: for whom, how much of what, what else is wished, and one button.

namespace linli::client {
namespace {

// In UTF-16 units, each of which takes three bytes at most.
constexpr std::uint16_t longest_item_note = max_name_bytes / 3;

Acting acting(const Known& known, const Viewer& me, Instant now, Outbox& outbox, const OrderDraft& draft) {
    return {known, me, now, outbox, person_of(draft)};
}

// --- For whom

bool is_for_me(const OrderDraft& draft) {
    return !draft.for_person && !draft.by_order && draft.for_door.empty();
}

void draw_other_doors(const Known& known, const Viewer& me, BuysInput& input) {
    OrderDraft& draft = input.draft;
    if (me.coordinator || me.steward) {
        if (const auto person = find_person(known, text("ask.for_whom_search"), input.search, input.people))
            turn_to(draft, *person == me.me ? PersonId{} : *person, {}, {});
        if (draft.for_person)
            ui::line(joined(name_of(known.state, draft.for_person),
                            door_words(door_of_person(known.state, draft.for_person))),
                     {.bold = true, .icon = ui::Icon::User});
    }
    if (me.steward && ui::button(text("buys.my_building"), {.icon = ui::Icon::Building2}))
        input.sheet = BuySheet::Building;
    std::string door = draft.for_door;
    const bool unread = !door.empty() && !parse_door(door);
    const auto typed = ui::text_field(text("buys.door"), door,
                                      {.help = text("buys.door_help"),
                                       .error = unread ? text("reason.103") : std::string(),
                                       .max_length = 40});
    if (typed) turn_to(draft, {}, {}, door);
    if (!draft.for_door.empty())
        ui::text_field(text("buys.door_name"), draft.door_name,
                       {.help = text("buys.door_name_help"), .max_length = 20});
}

void draw_for_whom(const Known& known, const Viewer& me, Instant now, const Campaign& campaign,
                   BuysInput& input) {
    OrderDraft& draft = input.draft;
    const std::vector<PersonId> people = people_i_act_for(known.state, me);
    std::vector<const Order*> placed = my_orders(known.state, me, now, campaign.id);
    OrderDraft own;
    own.campaign = campaign.id;
    const Order* mine = order_of_draft(known.state, me, own);
    std::erase_if(placed, [&](const Order* order) {
        const auto& person = order->for_person;
        return order == mine || (person && std::find(people.begin(), people.end(), *person) != people.end());
    });
    const bool may_for_doors =
        me.coordinator || me.steward || is_in_team(known.state, me.stamp(now), campaign.id);
    if (people.empty() && placed.empty() && !may_for_doors) return;
    const ui::Card card("for-whom");
    ui::line(text("ask.for_whom"), {.bold = true});
    {
        const ui::Flow flow;
        if (ui::filter_chip(text("ask.for_me"), is_for_me(draft))) {
            turn_to(draft, {}, {}, {});
            input.for_others = false;
        }
        for (const PersonId person : people) {
            if (ui::filter_chip(name_of(known.state, person), draft.for_person == person, person))
                turn_to(draft, person, {}, {});
        }
        for (const Order* order : placed) {
            if (ui::filter_chip(order_title(*order), draft.by_order == order->id, order->id))
                turn_to(draft, {}, order->id, {});
        }
        if (may_for_doors && ui::filter_chip(text("buys.for_others"), input.for_others))
            input.for_others = !input.for_others;
    }
    if (may_for_doors && input.for_others) draw_other_doors(known, me, input);
}

// --- The items

struct Limits {
    std::int32_t own = 0, most = 0;
    std::string reason;
    bool priority = false;
};

bool has_priority_here(const State& state, const Viewer& me, const OrderDraft& draft) {
    if (const Order* order = order_of_draft(state, me, draft))
        return has_priority(state, draft.campaign, order->household, order->door);
    if (!draft.for_door.empty()) {
        const auto door = parse_door(draft.for_door);
        return door && has_priority(state, draft.campaign, household_at(state, *door), *door);
    }
    const Resident* resident = state.residents.find(draft.for_person ? draft.for_person : me.me);
    return resident && has_priority(state, draft.campaign, resident->household, {});
}

Limits limits_of(const State& state, const Viewer& me, const OrderDraft& draft, const CampaignItem& item) {
    Limits limits;
    limits.priority = has_priority_here(state, me, draft);
    const Order* order = draft.order ? state.orders.find(draft.order) : nullptr;
    const OrderLine* line =
        order && order->state == OrderState::Standing ? line_of(state, order->id, item.id) : nullptr;
    limits.own = line ? line->packs : 0;
    limits.most = max_packs_of_order;
    if (item.facts.cap_per_door > 0 && item.facts.cap_per_door < limits.most) {
        limits.most = item.facts.cap_per_door;
        limits.reason = text("buys.cap", {{"packs", packs_words(item.facts.cap_per_door, item.facts)}});
    }
    const auto left = StockBook(state).left(item, limits.priority, limits.own);
    if (left && *left < limits.most) {
        limits.most = *left;
        limits.reason = stock_words(state, item, limits.priority, limits.own);
    }
    // What a door holds may always stay.
    limits.most = std::max(limits.most, limits.own);
    return limits;
}

void quiet(const std::string& words, ui::Icon icon = ui::Icon::None, ui::Here here = {}) {
    ui::line(words, {.size = ui::TextSize::Second, .quiet = true, .icon = icon}, here);
}

void draw_tiers(const State& state, const CampaignItem& item) {
    const std::vector<PriceTier> tiers = tiers_of(state, item.id);
    if (tiers.empty()) return;
    for (const PriceTier& tier : tiers) {
        const ui::Scope scope(tier.from_packs);
        quiet(tier_words(tier, item.facts));
    }
    const ItemTotals* totals = state.item_totals.find(item.id);
    const auto next = next_tier({item.facts.price_cents, tiers}, totals ? totals->packs : 0);
    if (!next) return;
    const std::string missing = packs_words(next->missing_packs, item.facts);
    ui::line(
        text("buys.next_tier", {{"missing", missing}, {"price", price_words(next->price_cents, item.facts)}}),
        {.size = ui::TextSize::Second, .icon = ui::Icon::Users});
}

// Dearer than what was seen: nobody pays more without being asked.
void draw_raised(const State& state, const CampaignItem& item, const Limits& limits, ChosenPacks& chosen,
                 bool& touched) {
    if (chosen.packs <= limits.own || chosen.price_version >= item.price_version) return;
    const auto prices = state.item_prices.where<&ItemPrice::item>(item.id);
    const bool raised = std::any_of(prices.begin(), prices.end(), [&](const ItemPrice* price) {
        return price->raised && price->number > chosen.price_version;
    });
    if (!raised) return;
    std::int64_t before = item.facts.price_cents;
    for (const ItemPrice* price : prices) {
        if (price->number == chosen.price_version) before = price->price_cents;
    }
    const ui::Card card("raised", {.tone = ui::Tone::Need});
    ui::line(text("buys.raised", {{"item", item.facts.name},
                                  {"before", money_words(before)},
                                  {"now", price_words(item.facts.price_cents, item.facts)}}),
             {.bold = true, .icon = ui::Icon::CircleHelp});
    const ui::Columns columns(2);
    if (ui::button(limits.own > 0 ? text("buys.raised_keep", {{"packs", packs_words(limits.own, item.facts)}})
                                  : text("buys.raised_no"))) {
        chosen.packs = limits.own;
        touched = true;
    }
    columns.next();
    if (ui::button(text("buys.raised_yes"), {.kind = ui::ButtonKind::Primary})) {
        chosen.price_version = item.price_version;
        touched = true;
    }
}

// Who goes first here and how much of it they have already, for all to see.
std::string priority_words(const State& state, const Campaign& campaign, const CampaignItem& item,
                           const Limits& limits) {
    const bool reserved = item.facts.reserved_packs > 0;
    const bool first_when_short = campaign.facts.shortage == ShortageRule::VulnerableFirst;
    if (!reserved && !first_when_short) return {};
    std::string words;
    if (reserved)
        words = limits.priority
                    ? text("buys.priority")
                    : text("buys.reserved", {{"packs", packs_words(item.facts.reserved_packs, item.facts)}});
    if (first_when_short && limits.priority) words = joined(words, text("buys.priority_short"));
    const ItemTotals* totals = state.item_totals.find(item.id);
    if (!totals || totals->priority_packs <= 0) return words;
    return joined(words,
                  text("buys.priority_packs", {{"packs", packs_words(totals->priority_packs, item.facts)}}));
}

void draw_item_notes(const State& state, const Campaign& campaign, const CampaignItem& item,
                     const Limits& limits) {
    const ItemFacts& facts = item.facts;
    const bool capped = facts.cap_per_door > 0;
    std::string line = stock_words(state, item, limits.priority, limits.own);
    if (capped) line = joined(line, text("buys.cap", {{"packs", packs_words(facts.cap_per_door, facts)}}));
    if (facts.minimum_packs > 0)
        line = joined(line, text("buys.item_minimum", {{"packs", packs_words(facts.minimum_packs, facts)}}));
    quiet(line);
    quiet(priority_words(state, campaign, item, limits), ui::Icon::HandHeart);
    quiet(full_case_words(state, item), ui::Icon::Package);
    if (const CampaignItem* other =
            facts.substitute_for ? state.campaign_items.find(*facts.substitute_for) : nullptr)
        quiet(text("buys.substitute_for", {{"item", other->facts.name}}), ui::Icon::Repeat2);
}

void draw_tolerance(const CampaignItem& item, const Limits& limits, ChosenPacks& chosen, bool& touched) {
    if (!item.facts.whole_cases || item.facts.case_size <= 1 || chosen.packs == 0) return;
    const int most = std::min(item.facts.case_size - 1, std::max(0, limits.most - chosen.packs));
    if (most == 0 && chosen.tolerance == 0) return;
    if (ui::stepper(text("buys.tolerance", {{"item", item.facts.name}}), chosen.tolerance,
                    {.most = std::max(most, chosen.tolerance), .key = "tolerance"}))
        touched = true;
}

// Few write one, so the field comes when it is asked for.
void draw_item_note(const CampaignItem& item, ChosenPacks& chosen, BuysInput& input) {
    if (chosen.packs == 0) return;
    const std::string title = text("buys.item_note", {{"item", item.facts.name}});
    if (chosen.note.empty() && input.noting != item.id) {
        const std::string label = text("buys.write_item_note");
        if (ui::button(
                label,
                {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Pencil, .spoken = joined(label, title)}))
            input.noting = item.id;
        return;
    }
    if (ui::text_field(title, chosen.note,
                       {.help = text("buys.item_note_help"), .max_length = longest_item_note}))
        input.draft.touched = true;
}

void draw_item(const Known& known, const Viewer& me, Instant now, const Campaign& campaign,
               const CampaignItem& item, BuysInput& input) {
    const State& state = known.state;
    OrderDraft& draft = input.draft;
    ChosenPacks& chosen = draft.items[item.id];
    if (item.withdrawn && chosen.packs == 0) return;
    const ui::Scope scope(item.id);
    const Limits limits = limits_of(state, me, draft, item);
    const int before = chosen.packs;
    const int most = item.withdrawn ? before : std::max<int>(limits.most, before);
    if (ui::stepper(item_words(item.facts), chosen.packs,
                    {.most = most, .limit_reason = item.withdrawn ? text("reason.312") : limits.reason})) {
        // Chosen for the first time, it is chosen at the price that stands here.
        if (before == 0) chosen.price_version = item.price_version;
        draft.touched = true;
    }
    const std::int64_t cents = pack_cents(state, item, item.price_version);
    const std::int64_t agreed = chosen.packs > 0 ? pack_cents(state, item, chosen.price_version) : cents;
    ui::line(price_words(cents, item.facts), {.bold = true});
    if (agreed < cents) quiet(text("buys.agreed", {{"price", price_words(agreed, item.facts)}}));
    draw_compared_prices(known, me, now, item, input);
    quiet(price_changes_words(state, item.id, me.saying(now)));
    draw_tiers(state, item);
    draw_item_notes(state, campaign, item, limits);
    draw_tolerance(item, limits, chosen, draft.touched);
    draw_item_note(item, chosen, input);
    draw_raised(state, item, limits, chosen, draft.touched);
}

void draw_wishes(const Campaign& campaign, OrderDraft& draft) {
    const ui::Card card("wishes");
    if (ui::check(text("buys.substitutes"), draft.wishes.substitutes)) draft.touched = true;
    if (!campaign.facts.to_the_door && ui::check(text("buys.to_my_door"), draft.wishes.to_the_door,
                                                 {.second = text("buys.to_my_door_second")}))
        draft.touched = true;
    if (ui::text_field(text("buys.note"), draft.wishes.note,
                       {.help = text("buys.note_help"), .max_length = 100}))
        draft.touched = true;
    if (!draft.wishes.to_the_door && !campaign.facts.to_the_door &&
        ui::text_field(text("buys.collector"), draft.wishes.collector,
                       {.help = text("buys.collector_help"), .max_length = 20}))
        draft.touched = true;
}

// --- What came in between

void draw_clash(const Known& known, const Viewer& me, OrderDraft& draft) {
    if (!clashes(known.state, me, draft)) return;
    const ui::Card card("clash", {.tone = ui::Tone::Need});
    const Order* order = order_of_draft(known.state, me, draft);
    ui::line(text(order && !draft.order ? "buys.ordered_meanwhile" : "buys.changed_meanwhile"),
             {.bold = true, .icon = ui::Icon::CircleAlert});
    if (order) ui::line(order_items_words(known.state, order->id));
    if (ui::button(text("buys.see_it"))) forget_changes(draft);
}

void draw_standing(const Known& known, const Viewer& me, Instant now, const Campaign& campaign,
                   BuysInput& input, Outbox& outbox) {
    const Order* order = order_of_draft(known.state, me, input.draft);
    if (!order || order->state != OrderState::Standing || input.draft.touched) return;
    const ui::Card card("standing");
    const bool asked = known.is_asked(order->id);
    ui::line(joined(text("buys.ordered", {{"what", order_items_words(known.state, order->id)}}),
                    asked ? std::string() : order_number_words(*order)),
             {.bold = true,
              .tone = asked ? ui::Tone::Wait : ui::Tone::Mine,
              .icon = asked ? ui::Icon::Hourglass : ui::Icon::Check});
    if (asked) ui::line(text("shift.asked_long"), {.size = ui::TextSize::Second, .tone = ui::Tone::Wait});
    draw_pick_up_choice({known, me, now, outbox}, campaign, *order);
    ui::line(text("buys.change_until"), {.size = ui::TextSize::Second, .quiet = true});
    if (ui::button(text("buys.withdraw"), {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Undo2})) {
        input.sheet = BuySheet::Withdraw;
        input.of = order->id;
    }
}

// --- The sum and the button

void draw_sum(const OrderEstimate& sum, const Campaign& campaign) {
    const std::string fee =
        sum.fee_cents > 0 ? text("buys.with_fee", {{"money", money_words(sum.fee_cents)}}) : std::string();
    ui::line(joined(packs_words(sum.packs), fee.empty() ? text("buys.pay_later") : fee),
             {.size = ui::TextSize::Second, .quiet = true});
    const bool sure = sum.fee_cents == 0 && campaign.facts.fee_cents == 0;
    const std::string money = money_words(sum.cents());
    ui::line(sure ? money : text("buys.about", {{"money", money}}),
             {.size = ui::TextSize::Total, .bold = true});
}

void draw_bar(const Acting& by, const Campaign& campaign, BuysInput& input) {
    OrderDraft& draft = input.draft;
    const OrderEstimate sum = estimate(by.known.state, draft);
    if (!draft.touched && draft.order && sum.packs > 0) {
        ui::beside([&] { draw_sum(sum, campaign); },
                   [&] {
                       const bool asked = by.known.is_asked(draft.order);
                       ui::chip(text(asked ? "buys.asked" : "buys.stands"),
                                asked ? ui::Tone::Wait : ui::Tone::Mine);
                   });
        return;
    }
    const Command command = command_of(by.known.state, draft);
    const bool changes = std::holds_alternative<ChangeOrder>(command);
    const auto order = [&] {
        if (!action(by, text(changes ? "buys.change" : "buys.order"), command,
                    {.kind = ui::ButtonKind::Primary, .key = "order"}))
            return;
        forget_changes(draft);
    };
    // The reason needs the whole width.
    if (!why_not(by, command).empty()) {
        if (sum.packs > 0) draw_sum(sum, campaign);
        order();
        return;
    }
    ui::beside([&] { draw_sum(sum, campaign); }, order);
}

}  // namespace

void turn_to_campaign(CampaignId campaign, BuysInput& input) {
    if (input.draft.campaign == campaign) return;
    if (input.draft.touched) input.put_aside[input.draft.campaign] = input.draft;
    const auto found = input.put_aside.find(campaign);
    if (found == input.put_aside.end()) return;
    input.draft = found->second;
    input.put_aside.erase(found);
}

void campaign_offer(const Known& known, const Viewer& me, Instant now, const Campaign& campaign,
                    BuysInput& input, Outbox& outbox) {
    follow(known.state, me, campaign.id, input.draft);
    order_refusals(known, me, now, campaign, input, outbox);
    draw_for_whom(known, me, now, campaign, input);
    draw_standing(known, me, now, campaign, input, outbox);
    draw_clash(known, me, input.draft);
    {
        const ui::Card card("items");
        bool first = true;
        for (const CampaignItem* item : items_of(known.state, campaign.id)) {
            if (!first) ui::divider();
            first = false;
            draw_item(known, me, now, campaign, *item, input);
        }
    }
    if (takes_orders(campaign, now)) draw_wishes(campaign, input.draft);
}

void campaign_bar(const Known& known, const Viewer& me, Instant now, const Campaign& campaign,
                  BuysInput& input, Outbox& outbox) {
    if (campaign.state != CampaignState::Open) return;
    const Acting by = acting(known, me, now, outbox, input.draft);
    if (ui::desk()) return draw_bar(by, campaign, input);
    const ui::BottomBar bar;
    draw_bar(by, campaign, input);
}

}  // namespace linli::client
