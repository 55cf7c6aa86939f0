#include <algorithm>

#include "shared/notices/commands.h"
#include "shared/orders/campaign_steps.h"
#include "shared/orders/delivery_commands.h"
#include "shared/orders/offered_rounds.h"
#include "shared/orders/order_book.h"
#include "shared/orders/photo_commands.h"
#include "shared/people/roles.h"

// Bags from the lorry to the door. Volunteers tick offline and together: whoever comes second is told who was
// first, and every order of arrival ends with the same bags in the same hands.

namespace linli {
namespace {

bool may_be_ticked(HandOutKind kind) {
    return kind == HandOutKind::Packed || kind == HandOutKind::HandedOver || kind == HandOutKind::Collected ||
           kind == HandOutKind::NobodyHome || kind == HandOutKind::AtWrongDoor;
}

// Somebody's words are needed to find the bag again.
bool needs_words(HandOutKind kind) {
    return kind == HandOutKind::Collected || kind == HandOutKind::AtWrongDoor;
}

std::optional<Rejected> check_words(HandOutKind kind, const std::string& words) {
    if (needs_words(kind)) return check_text(words, default_text_limit);
    if (words.size() <= default_text_limit) return std::nullopt;
    return Rejected::with_limit(Reason::TextTooLong, static_cast<std::int64_t>(default_text_limit));
}

std::optional<Rejected> check_on_hand_out(const State& state, const Order& order) {
    const Campaign* campaign = state.campaigns.find(order.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (is_over(*campaign)) return Rejected{Reason::CampaignOver, campaign->id};
    if (campaign->state != CampaignState::Arrived) return Rejected{Reason::NotCounted, campaign->id};
    return std::nullopt;
}

// Whether the bag is already where this tick would put it, or further.
bool is_late(const Bag& bag, HandOutKind kind) {
    if (kind == HandOutKind::AtWrongDoor) return bag.state == BagState::AtWrongDoor;
    if (kind == HandOutKind::Packed) return bag.state != BagState::Waiting;
    return bag.state == BagState::InHand;
}

// The team may tick every bag; who carries a round, those of it.
bool may_tick(const State& state, const Stamp& by, const Order& order) {
    return is_in_team(state, by, order.campaign) || carries_bag(state, by, order.id);
}

bool is_in_hand(const State& state, OrderId order) {
    return bag_of(state, order).state == BagState::InHand;
}

// Whether there is a bag at all; if not, whether there will be one.
std::optional<Rejected> check_bag(const State& state, const Order& order) {
    if (bag_packs(state, order.id) > 0) return std::nullopt;
    const Campaign& campaign = state.campaigns.at(order.campaign);
    for (const OrderLine* line : lines_of(state, order.id)) {
        if (given_packs(*line) > 0 && is_to_come(state, campaign, line->item))
            return Rejected{Reason::NotCounted, line->item};
    }
    return Rejected{Reason::BagEmpty, order.id};
}

// Never before a count that it follows, whatever the clock of the device says: the bag holds what was
// counted, and nothing that was counted before is put into it afterwards, whoever had ordered it.
Instant time_of_event(const State& state, const Stamp& by, CampaignId campaign) {
    Instant at = by.at;
    for (const CampaignItem* item : items_of(state, campaign)) {
        const ItemSupply* supply = state.item_supplies.find(item->id);
        if (supply && supply->counted_at) at = std::max(at, *supply->counted_at);
    }
    return at;
}

// The event is written behind the others, and the public count and that of a round follow.
void add_event(State& state, const Stamp& by, IdSource& ids, const Order& order, HandOutKind kind,
               const std::string& words, std::optional<HandOutEventId> about) {
    const bool before = is_in_hand(state, order.id);
    HandOutEvent event;
    event.id = ids.next<HandOutEventId>();
    event.campaign = order.campaign;
    event.order = order.id;
    const auto events = events_of(state, order.id);
    event.place = events.empty() ? 0 : events.back()->place + 1;
    event.kind = kind;
    event.by = by.person;
    event.at = time_of_event(state, by, order.campaign);
    event.words = words;
    event.about = about;
    state.hand_out_events.insert(event);
    const bool now = is_in_hand(state, order.id);
    count_bags(state, order.campaign, now - before);
    // What a bag holds depends on whether an earlier one is in hand.
    if (const OfferedRound* round = round_of(state, order.id)) recount_round(state, round->id);
}

void tell_of_tick(State& state, const Stamp& by, IdSource& ids, const Order& order, HandOutKind kind) {
    if (kind == HandOutKind::HandedOver || kind == HandOutKind::Collected)
        tell_door(state, by, ids, order, NoticeKind::BagHandedOver);
    if (kind == HandOutKind::NobodyHome) tell_door(state, by, ids, order, NoticeKind::BagNobodyHome);
    if (kind != HandOutKind::AtWrongDoor) return;
    tell_door(state, by, ids, order, NoticeKind::BagAtWrongDoor);
    const auto told = people_of(state, order);
    const auto leader = leader_of(state, order.campaign);
    if (leader && std::find(told.begin(), told.end(), *leader) == told.end())
        tell_leader(state, by, ids, order.campaign, NoticeKind::BagAtWrongDoor, ref(order.id));
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const TickBag& command) {
    const Order* order = state.orders.find(command.order);
    if (!order || !may_tick(state, by, *order)) return missing(state, Reason::OrderUnknown);
    if (!may_be_ticked(command.kind)) return Rejected{Reason::NotAllowed};
    if (auto no = check_on_hand_out(state, *order)) return no;
    if (order->state != OrderState::Standing) return Rejected{Reason::OrderWithdrawn, order->id};
    if (auto no = check_bag(state, *order)) return no;
    const Bag bag = bag_of(state, order->id);
    if (is_late(bag, command.kind)) return Rejected{Reason::BagHandedOut, bag.since->id};
    return check_words(command.kind, command.words);
}

void change(State& state, const Stamp& by, const TickBag& command) {
    const Order* order = state.orders.find(command.order);
    if (!order) return;
    IdSource ids(by);
    add_event(state, by, ids, *order, command.kind, command.words, std::nullopt);
    tell_of_tick(state, by, ids, *order, command.kind);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const UndoTick& command) {
    const HandOutEvent* event = state.hand_out_events.find(command.event);
    const Order* order = event ? state.orders.find(event->order) : nullptr;
    if (!order || !may_tick(state, by, *order)) return missing(state, Reason::HandOutEventUnknown);
    if (auto no = check_on_hand_out(state, *order)) return no;
    if (!may_be_ticked(event->kind) || is_undone(state, *event))
        return Rejected{Reason::TickUndone, event->id};
    return check_words(HandOutKind::Undone, command.why);
}

void change(State& state, const Stamp& by, const UndoTick& command) {
    const HandOutEvent* event = state.hand_out_events.find(command.event);
    const Order* order = event ? state.orders.find(event->order) : nullptr;
    if (!order) return;
    IdSource ids(by);
    add_event(state, by, ids, *order, HandOutKind::Undone, command.why, command.event);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ConfirmBag& command) {
    const Order* order = state.orders.find(command.order);
    if (!order || !is_concerned(state, by, *order)) return missing(state, Reason::OrderUnknown);
    if (auto no = check_on_hand_out(state, *order)) return no;
    if (order->state != OrderState::Standing) return Rejected{Reason::OrderWithdrawn, order->id};
    if (auto no = check_bag(state, *order)) return no;
    const Bag bag = bag_of(state, order->id);
    if (bag.received) return Rejected{Reason::BagHandedOut, bag.since->id};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const ConfirmBag& command) {
    const Order* order = state.orders.find(command.order);
    if (!order) return;
    IdSource ids(by);
    add_event(state, by, ids, *order, HandOutKind::Received, {}, std::nullopt);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const Complain& command) {
    const Order* order = state.orders.find(command.order);
    if (!order || !is_concerned(state, by, *order)) return missing(state, Reason::OrderUnknown);
    const Campaign* campaign = state.campaigns.find(order->campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (campaign->state != CampaignState::Arrived && campaign->state != CampaignState::HandedOut)
        return Rejected{Reason::NotCounted, campaign->id};
    return check_text(command.words, default_text_limit);
}

void change(State& state, const Stamp& by, const Complain& command) {
    const Order* order = state.orders.find(command.order);
    if (!order) return;
    IdSource ids(by);
    add_event(state, by, ids, *order, HandOutKind::Complaint, command.words, std::nullopt);
    tell_leader(state, by, ids, order->campaign, NoticeKind::ComplaintMade, ref(order->id));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AnswerComplaint& command) {
    const HandOutEvent* complaint = state.hand_out_events.find(command.complaint);
    if (!complaint || complaint->kind != HandOutKind::Complaint ||
        !is_in_team(state, by, complaint->campaign))
        return missing(state, Reason::HandOutEventUnknown);
    if (const HandOutEvent* answer = answer_to(state, *complaint))
        return Rejected{Reason::ComplaintAnswered, answer->id};
    return check_text(command.words, default_text_limit);
}

void change(State& state, const Stamp& by, const AnswerComplaint& command) {
    const HandOutEvent* complaint = state.hand_out_events.find(command.complaint);
    const Order* order = complaint ? state.orders.find(complaint->order) : nullptr;
    if (!order) return;
    IdSource ids(by);
    const PersonId asked = complaint->by;
    add_event(state, by, ids, *order, HandOutKind::Answered, command.words, command.complaint);
    erase_needless_photos(state, order->campaign);
    notify(state, by, ids.next<NoticeId>(), asked, NoticeKind::ComplaintAnswered, ref(order->id));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const FinishCampaign& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!may_lead(state, by, command.campaign)) return Rejected{Reason::NotAllowed};
    if (is_over(*campaign)) return Rejected{Reason::CampaignOver, campaign->id};
    if (campaign->state != CampaignState::Arrived) return Rejected{Reason::NotCounted, campaign->id};
    for (const CampaignItem* item : items_of(state, command.campaign)) {
        const ItemTotals* totals = state.item_totals.find(item->id);
        if (totals && totals->packs > 0 && is_to_come(state, *campaign, item->id))
            return Rejected{Reason::NotCounted, item->id};
    }
    std::int64_t out = 0;
    for (const Order* order : standing_orders(state, command.campaign)) {
        // Where this is asked in every frame all are in hand: then each bag is looked up once.
        if (!is_in_hand(state, order->id) && bag_packs(state, order->id) > 0) ++out;
    }
    if (out > 0) return Rejected::with_limit(Reason::BagsStillOut, out);
    return std::nullopt;
}

void change(State& state, const Stamp& by, const FinishCampaign& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return;
    IdSource ids(by);
    end_rounds(state, by, ids, command.campaign, campaign->facts.title);
    state.campaigns.edit(command.campaign).state = CampaignState::HandedOut;
    erase_needless_photos(state, command.campaign);
}

}  // namespace linli
