#include <algorithm>

#include "app/client/orders/buy_words.h"
#include "app/client/orders/hand_out_left.h"
#include "app/client/orders/hand_out_page.h"
#include "app/client/ui/ui.h"

// What came with the lorry, item by item, and what the campaign's rule makes of it before it is written down.

namespace linli::client {
namespace {

int ordered_packs(const State& state, CampaignItemId item) {
    const ItemSupply* supply = state.item_supplies.find(item);
    return supply ? supply->ordered_packs : 0;
}

bool is_counted(const State& state, CampaignItemId item) {
    const ItemSupply* supply = state.item_supplies.find(item);
    return supply && supply->counted_at;
}

CountDraft& draft_of(const State& state, CampaignItemId item, HandOutInput& input) {
    const auto [found, fresh] = input.counts.try_emplace(item);
    const ItemSupply* supply = state.item_supplies.find(item);
    if (!fresh || !supply) return found->second;
    if (supply->counted_at)
        found->second = {false, supply->arrived_packs, supply->broken_packs, supply->wrong_packs,
                         supply->note};
    else
        found->second.arrived = supply->ordered_packs;
    return found->second;
}

void draw_steppers(const std::string& name, CountDraft& count) {
    const auto step = [&](const char* key, int& number, int most) {
        const ui::Scope scope(key);
        if (ui::stepper(text(key, {{"item", name}}), number, {.least = 0, .most = most}))
            count.counted = true;
    };
    step("handout.arrived", count.arrived, max_packs);
    step("handout.broken", count.broken, count.arrived);
    step("handout.wrong", count.wrong, count.arrived);
    if (ui::text_field(text("handout.count_note"), count.note, {.max_length = 80})) count.counted = true;
}

std::vector<ShortDoor> short_doors(const State& state, const ArrivalOutcome& outcome) {
    std::vector<ShortDoor> doors;
    for (const ArrivalShare& share : outcome.short_of) {
        const Order* order = state.orders.find(share.line->order);
        if (order) doors.push_back({order, share.wanted, share.given});
    }
    return doors;
}

void draw_outcome(const State& state, const Campaign& campaign, const CampaignItem& item,
                  const CountDraft& count) {
    const ArrivalOutcome outcome = arrival_outcome(state, campaign, item.id, count);
    if (!outcome.short_of.empty())
        return draw_short(campaign, item.facts, outcome.wanted - outcome.usable, short_doors(state, outcome));
    const std::string left =
        outcome.left_over() > 0
            ? text("handout.left_over", {{"packs", packs_words(outcome.left_over(), item.facts)}})
            : std::string();
    ui::line(joined(text("handout.enough"), left), {.tone = ui::Tone::Mine, .icon = ui::Icon::Check});
}

// What was counted and is not in any bag.
void draw_left(const State& state, const CampaignItem& item) {
    const int left = left_packs(state, item.id);
    if (left > 0)
        ui::line(text("handout.left_now", {{"packs", packs_words(left, item.facts)}}),
                 {.icon = ui::Icon::Package});
}

void draw_item(const Acting& by, const Campaign& campaign, const CampaignItem& item, HandOutInput& input) {
    const State& state = by.known.state;
    CountDraft& count = draft_of(state, item.id, input);
    const ui::Card card(item.id);
    ui::heading(item_words(item.facts),
                {.level = 3,
                 .trailing = text("handout.ordered",
                                  {{"packs", packs_words(ordered_packs(state, item.id), item.facts)}})});
    draw_left(state, item);
    const CountArrival one{campaign.id, {{item.id, count.arrived, 0, 0, {}}}};
    const bool in_hand = handed_out_with(state, item.id) != nullptr;
    const std::string reason = why_not(by, one);
    if (!reason.empty()) {
        ui::line(in_hand ? text("handout.count_fixed") : reason, {.quiet = true, .icon = ui::Icon::Lock});
        return;
    }
    draw_steppers(item.facts.name, count);
    count.broken = std::min(count.broken, count.arrived);
    count.wrong = std::min(count.wrong, count.arrived - count.broken);
    const char* key = is_counted(state, item.id) ? "handout.count_again" : "handout.counted";
    ui::check(text(key, {{"item", item.facts.name}}), count.counted);
    if (count.counted) draw_outcome(state, campaign, item, count);
}

std::vector<const CampaignItem*> items_to_count(const State& state, CampaignId campaign) {
    auto items = items_of(state, campaign);
    std::erase_if(items, [&](const CampaignItem* item) {
        const ItemTotals* totals = state.item_totals.find(item->id);
        return ordered_packs(state, item->id) == 0 && (!totals || totals->packs == 0);
    });
    return items;
}

}  // namespace

ArrivalOutcome arrival_outcome(const State& state, const Campaign& campaign, CampaignItemId item,
                               const CountDraft& count) {
    ArrivalOutcome outcome;
    outcome.usable = count.arrived - count.broken - count.wrong;
    for (const ArrivalShare& share :
         arrival_shares(state, campaign, item, static_cast<std::int32_t>(outcome.usable))) {
        outcome.wanted += share.wanted;
        if (share.missing() > 0) outcome.short_of.push_back(share);
    }
    return outcome;
}

void draw_arrival(const Acting& by, const Campaign& campaign, HandOutInput& input) {
    const State& state = by.known.state;
    const auto items = items_to_count(state, campaign.id);
    if (items.empty() || campaign.state == CampaignState::Open) {
        ui::empty_state(ui::Icon::Truck, text("handout.nothing_ordered"),
                        text("handout.nothing_ordered_second"));
        return;
    }
    ui::line(text("handout.arrival_second"), {.quiet = true});
    const bool may = campaign.state == CampaignState::Ordered || campaign.state == CampaignState::Arrived;
    if (may && ui::button(text("handout.all_arrived"), {.icon = ui::Icon::Check})) {
        for (const CampaignItem* item : items) {
            if (!is_counted(state, item->id))
                input.counts[item->id] = {true, ordered_packs(state, item->id), 0, 0, {}};
        }
    }
    CountArrival command{campaign.id, {}};
    for (const CampaignItem* item : items) {
        draw_item(by, campaign, *item, input);
        const CountDraft& count = input.counts[item->id];
        if (count.counted)
            command.items.push_back({item->id, count.arrived, count.broken, count.wrong, count.note});
    }
    if (!action(by, text("handout.count_do", {{"count", command.items.size()}}), command,
                {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::ClipboardCheck}))
        return;
    for (const CountedItem& counted : command.items) input.counts.erase(counted.item);
    if (command.items.size() == items.size()) input.view = static_cast<int>(HandOutView::Bags);
}

}  // namespace linli::client
