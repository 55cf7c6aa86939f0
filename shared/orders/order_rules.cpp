#include <algorithm>
#include <set>

#include "shared/orders/campaign_steps.h"
#include "shared/orders/commands.h"
#include "shared/orders/item_rules.h"
#include "shared/orders/order_book.h"
#include "shared/orders/order_checks.h"
#include "shared/people/households.h"
#include "shared/people/roles.h"

// Orders of single doors: placed, changed, withdrawn. Whole chains: chain_rules.cpp.

namespace linli {
namespace {

std::optional<Rejected> check_wishes(const OrderWishes& wishes) {
    const bool fits = wishes.note.size() <= default_text_limit && wishes.for_whom.size() <= max_name_bytes &&
                      wishes.collector.size() <= max_name_bytes;
    if (!fits) return Rejected{Reason::TextTooLong};
    return std::nullopt;
}

// The campaign as it takes orders now; else why not.
std::optional<Rejected> check_takes_orders(const State& state, CampaignId id, Instant at) {
    const Campaign* campaign = state.campaigns.find(id);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!takes_orders(*campaign, at)) return Rejected{Reason::CampaignNotOpen, id};
    return std::nullopt;
}

OrderPlace place_of(const State& state, const Stamp& by, const PlaceOrder& command) {
    if (command.door) return {household_at(state, *command.door), *command.door, std::nullopt};
    const Resident* resident = state.residents.find(by.for_person);
    if (!resident) return {std::nullopt, {}, by.for_person};
    const Household* household = state.households.find(resident->household);
    return {resident->household, household ? door_of(state, *household) : Door{}, by.for_person};
}

std::optional<Rejected> check_place(const State& state, const Stamp& by, const PlaceOrder& command) {
    if (command.door) {
        if (auto no = check_door(*command.door)) return no;
        if (!may_order_for_door(state, by, command.campaign, *command.door))
            return Rejected{Reason::NotForOthers};
        return std::nullopt;
    }
    if (!may_act_for(state, by, by.for_person)) return Rejected{Reason::NotForOthers};
    if (!state.residents.find(by.for_person)) return missing(state, Reason::PersonUnknown);
    return std::nullopt;
}

void tell_others(State& state, const Stamp& by, IdSource& ids, OrderId order, NoticeKind kind) {
    tell_door(state, by, ids, state.orders.at(order), kind);
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const PlaceOrder& command) {
    if (auto no = check_takes_orders(state, command.campaign, by.at)) return no;
    if (auto no = check_place(state, by, command)) return no;
    if (command.name.size() > max_name_bytes) return Rejected{Reason::TextTooLong};
    if (auto no = check_wishes(command.wishes)) return no;
    const OrderPlace place = place_of(state, by, command);
    // Same door, same campaign: asked about instead of doubled.
    if (auto no = check_new_order(state, by, command.campaign, place)) return no;
    StockBook stock(state);
    const bool priority = has_priority(state, command.campaign, place.household, place.door);
    return check_lines(state, command.campaign, command.lines, nullptr, priority, stock);
}

void change(State& state, const Stamp& by, const PlaceOrder& command) {
    IdSource ids(by);
    const OrderPlace place = place_of(state, by, command);
    const OrderId id = begin_order(state, by, command.campaign, ids.next<OrderId>(), place);
    Order& order = state.orders.edit(id);
    order.wishes = command.wishes;
    const PublicName* known = place.person ? state.public_names.find(*place.person) : nullptr;
    if (!command.name.empty() || known) order.name = command.name.empty() ? known->shown : command.name;
    set_lines(state, ids, id, command.lines);
    count_order(state, id, Counted::In);
    tell_others(state, by, ids, id, NoticeKind::OrderPlacedForYou);
    close_if_full(state, by, ids, command.campaign);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ChangeOrder& command) {
    const Order* order = state.orders.find(command.order);
    if (!order || !is_concerned(state, by, *order)) return missing(state, Reason::OrderUnknown);
    if (auto no = check_takes_orders(state, order->campaign, by.at)) return no;
    if (order->revision != command.revision) return Rejected{Reason::OrderChangedMeanwhile, order->id};
    if (auto no = check_wishes(command.wishes)) return no;
    StockBook stock(state);
    const bool priority = has_priority(state, order->campaign, order->household, order->door);
    return check_lines(state, order->campaign, command.lines, order, priority, stock);
}

void change(State& state, const Stamp& by, const ChangeOrder& command) {
    if (!state.orders.find(command.order)) return;
    IdSource ids(by);
    count_order(state, command.order, Counted::Out);
    Order& order = state.orders.edit(command.order);
    // Who had taken it back stands behind those who ordered meanwhile.
    if (order.state == OrderState::Withdrawn) order.placed_at = by.at;
    order.state = OrderState::Standing;
    order.wishes = command.wishes;
    ++order.revision;
    const CampaignId campaign = order.campaign;
    set_lines(state, ids, command.order, command.lines);
    count_order(state, command.order, Counted::In);
    tell_others(state, by, ids, command.order, NoticeKind::OrderChangedForYou);
    close_if_full(state, by, ids, campaign);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const WithdrawOrder& command) {
    const Order* order = state.orders.find(command.order);
    if (!order || !is_concerned(state, by, *order)) return missing(state, Reason::OrderUnknown);
    if (order->state == OrderState::Withdrawn) return Rejected{Reason::OrderWithdrawn, order->id};
    return check_takes_orders(state, order->campaign, by.at);
}

void change(State& state, const Stamp& by, const WithdrawOrder& command) {
    if (!state.orders.find(command.order)) return;
    IdSource ids(by);
    count_order(state, command.order, Counted::Out);
    Order& order = state.orders.edit(command.order);
    order.state = OrderState::Withdrawn;
    ++order.revision;
    tell_others(state, by, ids, command.order, NoticeKind::OrderWithdrawnForYou);
}

}  // namespace linli
