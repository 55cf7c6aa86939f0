#include <algorithm>

#include "app/client/action.h"
#include "app/client/orders/buy_words.h"
#include "app/client/orders/buys_page.h"
#include "app/client/ui/ui.h"
#include "shared/people/households.h"

// One basket over several campaigns, and the doors of a building one after the other.

namespace linli::client {
namespace {

constexpr float door_row_height = 72;

// --- The basket

Acting acting(const Known& known, const Viewer& me, Instant now, Outbox& outbox, const OrderDraft& draft) {
    return {known, me, now, outbox, person_of(draft)};
}

std::vector<OrderDraft*> chosen_drafts(const State& state, Instant now, BuysInput& input) {
    std::vector<OrderDraft*> drafts;
    const auto add = [&](OrderDraft& draft) {
        const Campaign* campaign = state.campaigns.find(draft.campaign);
        const bool open = campaign && takes_orders(*campaign, now);
        if (open && draft.touched && estimate(state, draft).packs > 0) drafts.push_back(&draft);
    };
    add(input.draft);
    for (auto& [campaign, draft] : input.put_aside) add(draft);
    return drafts;
}

std::string items_words(const State& state, const OrderDraft& draft) {
    std::vector<std::string> words;
    for (const CampaignItem* item : items_of(state, draft.campaign)) {
        const auto chosen = draft.items.find(item->id);
        if (chosen == draft.items.end() || chosen->second.packs <= 0) continue;
        words.push_back(item->facts.name + " " + packs_words(chosen->second.packs, item->facts));
    }
    return listed(words);
}

std::string whose_words(const State& state, const OrderDraft& draft) {
    if (!draft.for_door.empty()) return draft.for_door;
    if (draft.for_person) return name_of(state, draft.for_person);
    const Order* order = draft.by_order ? state.orders.find(draft.by_order) : nullptr;
    return order ? order_title(*order) : std::string();
}

void forget(BuysInput& input, CampaignId campaign) {
    if (input.draft.campaign == campaign) forget_changes(input.draft);
    input.put_aside.erase(campaign);
}

// --- A building

struct DoorToOrderFor {
    Door door;
    std::string written;  // As it is read back.
    const Order* order = nullptr;
};

// Of others' orders a steward knows only those that they placed.
std::vector<DoorToOrderFor> doors_of_steward(const State& state, const Viewer& me, CampaignId campaign) {
    std::vector<DoorToOrderFor> doors;
    for (const RoleHeld* held : state.roles.where<&RoleHeld::person>(me.me)) {
        if (held->role != Role::Steward || !held->building) continue;
        for (const Household* home : state.households.where<&Household::building>(*held->building)) {
            const Door door = door_of(state, *home);
            const Order* order = order_of_door(state, campaign, home->id, door);
            const bool stands = order && order->state == OrderState::Standing;
            doors.push_back({door, written_door(door), stands ? order : nullptr});
        }
    }
    std::sort(doors.begin(), doors.end(), [](const DoorToOrderFor& a, const DoorToOrderFor& b) {
        return compare_doors(a.door, b.door) < 0;
    });
    return doors;
}

}  // namespace

void draw_chosen_basket(const Known& known, const Viewer& me, Instant now, BuysInput& input, Outbox& outbox) {
    const State& state = known.state;
    const std::vector<OrderDraft*> drafts = chosen_drafts(state, now, input);
    if (drafts.size() < 2) return;
    ui::heading(text("buys.basket"), {.trailing = std::to_string(drafts.size())});
    const ui::Card card("basket");
    std::vector<const OrderDraft*> sound;
    std::int64_t cents = 0;
    {
        const ui::List list(text("buys.basket"));
        for (const OrderDraft* draft : drafts) {
            const Acting by = acting(known, me, now, outbox, *draft);
            const std::string no = clashes(state, me, *draft) ? text("buys.changed_meanwhile")
                                                              : why_not(by, command_of(state, *draft));
            const std::int64_t sum = estimate(state, *draft).cents();
            ui::row(draft->campaign,
                    {.title = joined(campaign_title(state, draft->campaign), whose_words(state, *draft)),
                     .second = items_words(state, *draft),
                     .third = no.empty() ? text("buys.about", {{"money", money_words(sum)}}) : no,
                     .icon = ui::Icon::ShoppingBasket,
                     .tone = no.empty() ? ui::Tone::Mine : ui::Tone::Need,
                     .route = route_to("buys", draft->campaign)});
            if (!no.empty()) continue;
            sound.push_back(draft);
            cents += sum;
        }
    }
    const std::string label = text(
        "buys.order_all", {{"count", static_cast<long long>(sound.size())}, {"money", money_words(cents)}});
    const std::string reason = sound.empty() ? text("buys.order_none") : std::string();
    if (!ui::button(label, {.kind = ui::ButtonKind::Primary, .reason = reason, .key = "order-all"})) return;
    std::vector<CampaignId> ordered;
    for (const OrderDraft* draft : sound) {
        if (act(acting(known, me, now, outbox, *draft), command_of(state, *draft)))
            ordered.push_back(draft->campaign);
    }
    for (const CampaignId campaign : ordered) forget(input, campaign);
}

void draw_building_sheet(const Known& known, const Viewer& me, BuysInput& input) {
    const std::vector<DoorToOrderFor> doors = doors_of_steward(known.state, me, input.draft.campaign);
    bool open = true;
    {
        const ui::Dialog sheet(
            {.title = text("buys.my_building"), .open = &open, .close_label = text("action.close")});
        ui::line(text("buys.my_building_second"), {.quiet = true});
        const int count = static_cast<int>(doors.size());
        ui::long_list(text("buys.my_building"), count, door_row_height, [&](int index) {
            const DoorToOrderFor& one = doors[static_cast<std::size_t>(index)];
            const std::string what =
                one.order ? order_items_words(known.state, one.order->id) : std::string();
            const std::string ordered = one.order ? text("buys.ordered", {{"what", what}}) : std::string();
            const ui::RowOptions row{.title = door_words(one.door),
                                     .third = ordered,
                                     .third_icon = one.order ? ui::Icon::Check : ui::Icon::None,
                                     .pressable = !one.written.empty(),
                                     .selected = input.draft.for_door == one.written,
                                     .position = index + 1,
                                     .set_size = count};
            if (!ui::row(index + 1, row)) return;
            turn_to(input.draft, {}, {}, one.written);
            open = false;
        });
    }
    if (!open) input.sheet = BuySheet::None;
}

}  // namespace linli::client
