#include <algorithm>
#include <set>

#include "shared/orders/offered_rounds.h"
#include "shared/orders/order_book.h"
#include "shared/orders/round_commands.h"
#include "shared/people/roles.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"

// Rounds of a hand-out become shifts.

namespace linli {
namespace {

std::optional<Rejected> check_state(const State& state, const Stamp& by, CampaignId id) {
    const Campaign* campaign = state.campaigns.find(id);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!may_lead(state, by, id)) return Rejected{Reason::NotAllowed};
    if (is_over(*campaign)) return Rejected{Reason::CampaignOver, id};
    if (campaign->state == CampaignState::Open) return Rejected{Reason::CampaignNotClosed, id};
    return std::nullopt;
}

bool is_post_of_rounds(const State& state, PostId post) {
    const auto shifts = state.shifts.where<&Shift::post>(post);
    return std::any_of(shifts.begin(), shifts.end(),
                       [&](const Shift* shift) { return state.offered_rounds.find(shift->id); });
}

// A leader plans nothing at the posts of the coordinators.
std::optional<Rejected> check_post(const State& state, const std::string& name) {
    if (auto no = check_text(name, max_name_bytes)) return no;
    const Post* post = find_post(state, name);
    if (!post) return std::nullopt;
    if (!is_post_of_rounds(state, post->id)) return Rejected{Reason::PostExists, post->id};
    return std::nullopt;
}

std::optional<Rejected> check_bags(const State& state, const OfferRounds& command) {
    if (command.rounds.empty()) return Rejected{Reason::NothingChosen};
    if (command.rounds.size() > max_offered_rounds)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_offered_rounds));
    std::set<OrderId> carried;
    for (const RoundToOffer& round : command.rounds) {
        if (round.bags.empty()) return Rejected{Reason::NothingChosen};
        for (const OrderId id : round.bags) {
            const Order* order = state.orders.find(id);
            if (!order || order->campaign != command.campaign) return missing(state, Reason::OrderUnknown);
            if (order->state != OrderState::Standing) return Rejected{Reason::OrderWithdrawn, id};
            if (!carried.insert(id).second) return Rejected{Reason::BagInTwoRounds, id};
        }
    }
    return std::nullopt;
}

PostId post_for(State& state, IdSource& ids, const std::string& name) {
    const auto made = ids.next<PostId>();
    if (const Post* known = find_post(state, name)) return known->id;
    state.posts.insert({.id = made, .name = name, .instructions = {}, .closed = false});
    return made;
}

// Those of rounds that are over.
void forget_bags(State& state, CampaignId campaign) {
    for (const OfferedRound* round : rounds_of(state, campaign)) {
        for (const RoundBag* bag : state.round_bags.where<&RoundBag::round>(round->id))
            state.round_bags.erase(bag->id);
    }
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const OfferRounds& command) {
    if (auto no = check_state(state, by, command.campaign)) return no;
    const auto running = running_rounds(state, command.campaign);
    if (!running.empty()) return Rejected{Reason::RoundsOffered, running.front()->id};
    if (auto no = check_post(state, command.post_name)) return no;
    if (auto no = check_window(command.window, by.at)) return no;
    return check_bags(state, command);
}

void change(State& state, const Stamp& by, const OfferRounds& command) {
    IdSource ids(by);
    forget_bags(state, command.campaign);
    const PostId post = post_for(state, ids, command.post_name);
    std::int32_t number = 0;
    for (const RoundToOffer& offered : command.rounds) {
        NewShift shift;
        shift.planned = {post, command.window, 1, 1};
        shift.standing_first = false;  // Nobody comes "always" to a door.
        OfferedRound round;
        round.id = add_shift(state, by, ids, shift);
        round.campaign = command.campaign;
        round.number = ++number;
        round.ends_at = command.window.until + round_goes_on;
        state.offered_rounds.insert(round);
        for (const OrderId order : offered.bags) {
            if (!state.round_bags.find(order)) state.round_bags.insert({.id = order, .round = round.id});
        }
        recount_round(state, round.id);
    }
}

std::optional<Rejected> check(const State& state, const Stamp& by, const CallOffRounds& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!may_lead(state, by, command.campaign)) return Rejected{Reason::NotAllowed};
    if (running_rounds(state, command.campaign).empty()) return Rejected{Reason::NoRoundsOffered};
    return check_text(command.why, default_text_limit);
}

void change(State& state, const Stamp& by, const CallOffRounds& command) {
    IdSource ids(by);
    end_rounds(state, by, ids, command.campaign, command.why);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndRound& command) {
    if (by.principal != Principal::Server) return Rejected{Reason::NotAllowed};
    const OfferedRound* round = state.offered_rounds.find(command.round);
    if (!round || !round->ends_at) return Rejected{Reason::NoRoundsOffered};
    return std::nullopt;
}

// A shift that was moved to a later time takes its doors along.
void change(State& state, const Stamp& by, const EndRound& command) {
    if (!state.offered_rounds.find(command.round)) return;
    const Shift* shift = state.shifts.find(command.round);
    const bool planned = shift && shift->state == ShiftState::Planned;
    OfferedRound& round = state.offered_rounds.edit(command.round);
    round.ends_at = std::nullopt;
    if (planned && shift->window.until + round_goes_on > by.at)
        round.ends_at = shift->window.until + round_goes_on;
}

}  // namespace linli
