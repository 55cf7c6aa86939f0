#include <algorithm>
#include <tuple>

#include "shared/orders/campaign_steps.h"
#include "shared/orders/order_book.h"
#include "shared/orders/pick_up_commands.h"
#include "shared/orders/pick_ups.h"
#include "shared/people/roles.h"

// Several times to fetch things.

namespace linli {
namespace {

std::optional<Rejected> check_offers(const State& state, const Stamp& by, CampaignId id) {
    const Campaign* campaign = state.campaigns.find(id);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!may_lead(state, by, id)) return Rejected{Reason::NotAllowed};
    if (is_over(*campaign)) return Rejected{Reason::CampaignOver, id};
    return std::nullopt;
}

bool is_past(const PickUpWindow& pick_up, Instant at) {
    return pick_up.window.until <= at;
}

// Of the orders that chose it, also withdrawn ones, which may stand again.
std::vector<OrderId> orders_at(const State& state, const PickUpWindow& pick_up) {
    std::vector<OrderId> orders;
    for (const Order* order : state.orders.where<&Order::campaign>(pick_up.campaign)) {
        if (order->pick_up == pick_up.id) orders.push_back(order->id);
    }
    return orders;
}

// Whoever has their bag has nothing to fetch any more.
void tell_if_waiting(State& state, const Stamp& by, IdSource& ids, OrderId id) {
    const Order& order = state.orders.at(id);
    const bool is_waiting =
        order.state == OrderState::Standing && bag_of(state, id).state != BagState::InHand;
    if (is_waiting) tell_door(state, by, ids, order, NoticeKind::PickUpChanged);
}

}  // namespace

bool is_brought(const Campaign& campaign, const Order& order) {
    return campaign.facts.to_the_door || order.wishes.to_the_door;
}

std::vector<const PickUpWindow*> pick_ups_of(const State& state, CampaignId campaign) {
    auto offered = state.pick_up_windows.where<&PickUpWindow::campaign>(campaign);
    std::sort(offered.begin(), offered.end(), [](const PickUpWindow* a, const PickUpWindow* b) {
        return std::tie(a->window.from, a->window.until, a->id) <
               std::tie(b->window.from, b->window.until, b->id);
    });
    return offered;
}

const PickUpWindow* pick_up_of(const State& state, const Order& order) {
    return order.pick_up ? state.pick_up_windows.find(*order.pick_up) : nullptr;
}

const std::string& place_to_fetch(const PickUpWindow& pick_up, const CampaignFacts& facts) {
    return pick_up.place.empty() ? facts.pick_up_place : pick_up.place;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetPickUp& command) {
    if (auto no = check_offers(state, by, command.campaign)) return no;
    if (command.place.size() > max_name_bytes) return Rejected{Reason::TextTooLong};
    if (!is_sound_window(command.window, by.at, farthest_campaign_time, days(1)) ||
        command.window.until <= by.at)
        return Rejected{Reason::CampaignTimesInvalid};
    const auto offered = pick_ups_of(state, command.campaign);
    bool known = !command.pick_up;
    for (const PickUpWindow* one : offered) {
        if (command.pick_up == one->id)
            known = true;
        else if (one->window == command.window && one->place == command.place)
            return Rejected{Reason::PickUpOffered, one->id};
    }
    if (!known) return missing(state, Reason::PickUpUnknown);
    if (!command.pick_up && offered.size() >= max_pick_ups)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_pick_ups));
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SetPickUp& command) {
    if (!command.pick_up) {
        state.pick_up_windows.insert({.id = by.new_ids.make<PickUpWindowId>(),
                                      .campaign = command.campaign,
                                      .window = command.window,
                                      .place = command.place});
        return;
    }
    const PickUpWindow* before = state.pick_up_windows.find(*command.pick_up);
    if (!before || (before->window == command.window && before->place == command.place)) return;
    IdSource ids(by);
    PickUpWindow& pick_up = state.pick_up_windows.edit(before->id);
    pick_up.window = command.window;
    pick_up.place = command.place;
    for (const OrderId order : orders_at(state, pick_up)) tell_if_waiting(state, by, ids, order);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndPickUp& command) {
    const PickUpWindow* pick_up = state.pick_up_windows.find(command.pick_up);
    if (!pick_up) return missing(state, Reason::PickUpUnknown);
    return check_offers(state, by, pick_up->campaign);
}

void change(State& state, const Stamp& by, const EndPickUp& command) {
    const PickUpWindow* pick_up = state.pick_up_windows.find(command.pick_up);
    if (!pick_up) return;
    IdSource ids(by);
    for (const OrderId order : orders_at(state, *pick_up)) {
        state.orders.edit(order).pick_up = std::nullopt;
        tell_if_waiting(state, by, ids, order);
    }
    state.pick_up_windows.erase(command.pick_up);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ChoosePickUp& command) {
    const Order* order = state.orders.find(command.order);
    if (!order || !is_concerned(state, by, *order)) return missing(state, Reason::OrderUnknown);
    if (order->state == OrderState::Withdrawn) return Rejected{Reason::OrderWithdrawn, order->id};
    const Campaign* campaign = state.campaigns.find(order->campaign);
    if (campaign && is_over(*campaign)) return Rejected{Reason::CampaignOver, campaign->id};
    const Bag bag = bag_of(state, order->id);
    if (bag.state == BagState::InHand) return Rejected{Reason::BagHandedOut, bag.since->id};
    if (!command.pick_up) return std::nullopt;
    const PickUpWindow* pick_up = state.pick_up_windows.find(*command.pick_up);
    if (!pick_up || pick_up->campaign != order->campaign) return missing(state, Reason::PickUpUnknown);
    if (is_past(*pick_up, by.at)) return Rejected{Reason::PickUpOver, pick_up->id};
    return std::nullopt;
}

// The order's revision stays: whoever is changing its items overwrites nothing by it.
void change(State& state, const Stamp& by, const ChoosePickUp& command) {
    const Order* order = state.orders.find(command.order);
    if (!order || order->pick_up == command.pick_up) return;
    IdSource ids(by);
    state.orders.edit(command.order).pick_up = command.pick_up;
    tell_door(state, by, ids, state.orders.at(command.order), NoticeKind::OrderChangedForYou);
}

}  // namespace linli
