#include <algorithm>

#include "shared/errands/commands.h"
#include "shared/helpers/commands.h"
#include "shared/helpers/helper_book.h"
#include "shared/notices/commands.h"
#include "shared/people/roles.h"

namespace linli {
namespace {

constexpr std::int32_t whole_day = 24 * 60, highest_floor = 60;
constexpr Duration longest_offer = days(3 * 366);
constexpr std::int32_t most_carried_kg = 200;

bool within(std::int32_t value, std::int32_t least, std::int32_t most) {
    return value >= least && value <= most;
}

bool is_sound(const Offer& offer) {
    const bool times = within(offer.from_minute, 0, whole_day) && within(offer.until_minute, 0, whole_day) &&
                       offer.from_minute < offer.until_minute;
    const bool sets = within(offer.kinds, 1, all_kinds) && within(offer.days, 1, every_day) &&
                      within(offer.languages, 0, all_languages);
    const bool amounts =
        within(offer.errands_a_day, 1, most_errands_a_day) &&
        within(offer.asks_a_week, 0, most_asks_a_week) && within(offer.seats, 0, most_offered_seats) &&
        within(offer.most_floors, any_floor, highest_floor) && within(offer.most_kg, 0, most_carried_kg);
    return times && sets && amounts;
}

const FixedPair* find_pair(const State& state, PersonId helper, PersonId person) {
    for (const FixedPair* pair : state.fixed_pairs.where<&FixedPair::helper>(helper)) {
        if (pair->person == person) return pair;
    }
    return nullptr;
}

void tell_coordinators(State& state, const Stamp& by, IdSource& ids, NoticeKind kind, RecordRef about,
                       PersonId except) {
    for (const PersonId person : coordinators(state)) {
        if (person != except) notify(state, by, ids.next<NoticeId>(), person, kind, about);
    }
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const SetSpoken& command) {
    if (!may_act_for(state, by, by.for_person)) return Rejected{Reason::NotForOthers};
    if (!state.public_names.find(by.for_person)) return missing(state, Reason::PersonUnknown);
    if (!within(command.languages, 0, all_languages)) return Rejected{Reason::OfferInvalid};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SetSpoken& command) {
    const bool known = state.speaks.find(by.for_person) != nullptr;
    if (known && command.languages == 0)
        state.speaks.erase(by.for_person);
    else if (known)
        state.speaks.edit(by.for_person).languages = command.languages;
    else if (command.languages != 0)
        state.speaks.insert({by.for_person, command.languages});
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetOffer& command) {
    if (by.person != by.for_person && !may_coordinate(state, by)) return Rejected{Reason::NotForOthers};
    if (!state.public_names.find(by.for_person)) return missing(state, Reason::PersonUnknown);
    if (!is_sound(command.offer)) return Rejected{Reason::OfferInvalid};
    const auto& until = command.offer.until;
    if (until && (*until <= by.at || *until > by.at + longest_offer)) return Rejected{Reason::OfferInvalid};
    for (const BuildingId building : command.buildings) {
        if (!state.buildings.find(building)) return missing(state, Reason::BuildingUnknown);
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SetOffer& command) {
    IdSource ids(by);
    Offer offer = command.offer;
    offer.id = by.for_person;
    if (state.offers.find(offer.id))
        state.offers.edit(offer.id) = offer;
    else
        state.offers.insert(offer);
    for (const OfferedBuilding* one : state.offered_buildings.where<&OfferedBuilding::helper>(offer.id))
        state.offered_buildings.erase(one->id);
    std::vector<BuildingId> buildings = command.buildings;
    std::sort(buildings.begin(), buildings.end());
    buildings.erase(std::unique(buildings.begin(), buildings.end()), buildings.end());
    for (const BuildingId building : buildings)
        state.offered_buildings.insert(
            {.id = ids.next<OfferedBuildingId>(), .helper = offer.id, .building = building});
}

std::optional<Rejected> check(const State& state, const Stamp& by, const PauseOffer&) {
    if (by.person != by.for_person && !may_coordinate(state, by)) return Rejected{Reason::NotForOthers};
    if (!is_helper(state, by.for_person) && !state.offers.find(by.for_person))
        return Rejected{Reason::NotAHelper};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const PauseOffer& command) {
    if (!state.offers.find(by.for_person)) state.offers.insert(default_offer(state, by.for_person));
    state.offers.edit(by.for_person).paused = command.paused;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const PairUp& command) {
    if (!may_act_for(state, by, command.person)) return Rejected{Reason::NotForOthers};
    for (const PersonId person : {command.person, command.helper}) {
        if (!may_know_of(state, by, person)) return Rejected{Reason::PersonUnknown};
        if (!state.public_names.find(person)) return missing(state, Reason::PersonUnknown);
    }
    if (command.helper == command.person) return Rejected{Reason::SamePerson};
    if (!is_helper(state, command.helper)) return Rejected{Reason::NotAHelper};
    if (find_pair(state, command.helper, command.person)) return Rejected{Reason::PairHeldAlready};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const PairUp& command) {
    if (find_pair(state, command.helper, command.person)) return;
    IdSource ids(by);
    const auto pair = ids.next<FixedPairId>();
    state.fixed_pairs.insert({.id = pair, .helper = command.helper, .person = command.person});
    for (const PersonId person : {command.helper, command.person})
        notify(state, by, ids.next<NoticeId>(), person, NoticeKind::PairedUp, ref(pair));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndPair& command) {
    const FixedPair* pair = state.fixed_pairs.find(command.pair);
    if (!pair) return missing(state, Reason::PairUnknown);
    if (by.person == pair->helper || may_act_for(state, by, pair->person)) return std::nullopt;
    return Rejected{Reason::PairUnknown};
}

void change(State& state, const Stamp&, const EndPair& command) {
    if (state.fixed_pairs.find(command.pair)) state.fixed_pairs.erase(command.pair);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const BlockPerson& command) {
    if (!may_act_for(state, by, by.for_person)) return Rejected{Reason::NotForOthers};
    if (command.whom == by.for_person) return Rejected{Reason::SamePerson};
    if (!may_know_of(state, by, command.whom)) return Rejected{Reason::PersonUnknown};
    if (!state.public_names.find(command.whom)) return missing(state, Reason::PersonUnknown);
    return std::nullopt;
}

void change(State& state, const Stamp& by, const BlockPerson& command) {
    for (const Block* block : state.blocks.where<&Block::by>(by.for_person)) {
        if (block->whom == command.whom) return;
    }
    IdSource ids(by);
    state.blocks.insert({.id = ids.next<BlockId>(), .by = by.for_person, .whom = command.whom});
    part_company(state, by, ids, by.for_person, command.whom);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const Unblock& command) {
    const Block* block = state.blocks.find(command.block);
    if (!block) return missing(state, Reason::BlockUnknown);
    if (!may_act_for(state, by, block->by)) return Rejected{Reason::BlockUnknown};
    return std::nullopt;
}

void change(State& state, const Stamp&, const Unblock& command) {
    if (state.blocks.find(command.block)) state.blocks.erase(command.block);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ReportPerson& command) {
    if (command.about == by.person) return Rejected{Reason::SamePerson};
    if (!may_know_of(state, by, command.about)) return Rejected{Reason::PersonUnknown};
    if (!state.public_names.find(command.about)) return missing(state, Reason::PersonUnknown);
    return check_text(command.words, max_note_bytes);
}

void change(State& state, const Stamp& by, const ReportPerson& command) {
    IdSource ids(by);
    const auto report = ids.next<ReportId>();
    state.reports.insert({.id = report,
                          .by = by.person,
                          .about = command.about,
                          .words = command.words,
                          .at = by.at,
                          .settled_by = std::nullopt,
                          .outcome = {}});
    tell_coordinators(state, by, ids, NoticeKind::SomebodyReported, ref(report), command.about);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SettleReport& command) {
    const Report* report = state.reports.find(command.report);
    if (!may_coordinate(state, by)) return Rejected{Reason::ReportUnknown};
    if (!report) return missing(state, Reason::ReportUnknown);
    if (report->about == by.person) return Rejected{Reason::NotAllowed};  // Not by whom it is about.
    return check_text(command.outcome, max_note_bytes);
}

void change(State& state, const Stamp& by, const SettleReport& command) {
    if (!state.reports.find(command.report)) return;
    Report& report = state.reports.edit(command.report);
    report.settled_by = by.person;
    report.outcome = command.outcome;
    notify(state, by, by.new_ids.make<NoticeId>(), report.by, NoticeKind::ReportSettled, ref(command.report));
}

}  // namespace linli
