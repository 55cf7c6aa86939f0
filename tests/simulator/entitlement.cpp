#include "tests/simulator/entitlement.h"

#include <algorithm>

#include "tests/simulator/bags.h"

namespace linli::simulator {
namespace {

struct Row {
    std::uint16_t record_type;
    std::vector<Relation> allowed;
};

using enum Relation;

const std::vector<Row> policy = {
    {Community::record_type, {Anybody}},
    {Building::record_type, {Anybody}},
    {BuildingPlace::record_type, {Anybody}},
    {Household::record_type, {Coordinator, Concerned, TheirProxy, TheirSteward, VisitsNow, HasKey}},
    {PublicName::record_type,
     {Coordinator, Concerned, TheirProxy, TheirSteward, ServesAll, ActsForViewer, LookedAtViewer, VisitsNow,
      ChecksOnThem, ChecksOnViewer}},
    {Resident::record_type, {Coordinator, Concerned, TheirProxy, TheirSteward, VisitsNow}},
    {Contact::record_type, {Concerned, TheirProxy, LooksNow}},
    {Care::record_type, {Concerned, TheirProxy, LooksAtCareNow}},
    {RoleHeld::record_type, {Anybody}},
    {Proxy::record_type, {Coordinator, Concerned}},
    {Grant::record_type, {Concerned, TheirProxy, Looker}},
    {MergedPerson::record_type, {Coordinator, Concerned}},
    {Notice::record_type, {Concerned, TheirProxy}},
    {Post::record_type, {Anybody}},
    {Shift::record_type, {Coordinator, Published}},
    {Seat::record_type, {Anybody}},
    {SeatNote::record_type, {Coordinator, Concerned, TheirProxy}},
    {PostDetail::record_type, {Anybody}},
    {Training::record_type, {Anybody}},
    {PlaceNeed::record_type, {Coordinator, Published}},
    {TrainingHeld::record_type, {Anybody}},
    {RosterRules::record_type, {Anybody}},
    {SeatStatus::record_type, {Anybody}},
    {SeatFile::record_type, {Coordinator, Concerned, TheirProxy}},
    {WaitingPlace::record_type, {Anybody}},
    {StandingSignUp::record_type, {Coordinator, Concerned, TheirProxy}},
    {ShiftHours::record_type, {Coordinator, Concerned, TheirProxy, TheirSteward}},
    {ShiftPattern::record_type, {Coordinator}},
    {PatternNeed::record_type, {Coordinator}},
    {PatternException::record_type, {Coordinator}},
    {ShiftStatus::record_type, {Coordinator, Published}},
    {StandInSearch::record_type, {Coordinator, Concerned, TheirProxy}},
    {StandInAsk::record_type, {Coordinator, Concerned, TheirProxy}},
    {Swap::record_type, {Coordinator, Concerned, TheirProxy}},
    {PostEntry::record_type, {Coordinator, Concerned, StandsNear}},
    {PostCode::record_type, {Coordinator}},
    {SeatScan::record_type, {Coordinator, Concerned, TheirProxy}},
    {GuestVisit::record_type, {Coordinator}},
    {Errand::record_type, {Coordinator, Concerned, TheirProxy, AskedIt, HelpsNow, DrivesNow, HelperOfOpen}},
    {ErrandDetail::record_type, {Coordinator, Concerned, TheirProxy, AskedIt, HelpsNow, DrivesNow}},
    {RideAppointment::record_type, {Coordinator, Concerned, TheirProxy, AskedIt, HelpsNow, DrivesNow}},
    {ErrandItem::record_type, {Coordinator, Concerned, TheirProxy, AskedIt, HelpsNow, DrivesNow}},
    {ErrandPhoto::record_type, {Coordinator, Concerned, TheirProxy, AskedIt, HelpsNow, DrivesNow}},
    {TillReceipt::record_type, {Coordinator, Concerned, TheirProxy, AskedIt, HelpsNow, DrivesNow}},
    {ErrandResult::record_type, {Coordinator, Concerned, TheirProxy, DidIt}},
    {ErrandTurned::record_type, {Coordinator, DidIt}},
    {NumberBlock::record_type, {DidIt}},
    {Vetting::record_type, {Anybody}},
    {ErrandSeries::record_type, {Coordinator, Concerned, TheirProxy, DidIt}},
    {ErrandAsk::record_type, {Coordinator, DidIt}},
    {ErrandSearch::record_type, {Coordinator, Concerned, TheirProxy, AskedIt}},
    {Speaks::record_type, {Coordinator, Concerned, TheirProxy, TheirSteward, VisitsNow}},
    {Offer::record_type, {Coordinator, Concerned}},
    {OfferedBuilding::record_type, {Coordinator, Concerned}},
    {FixedPair::record_type, {Coordinator, Concerned, TheirProxy, DidIt}},
    {KeyHeld::record_type, {Coordinator, Concerned, TheirProxy, TheirSteward, DidIt}},
    {Block::record_type, {Coordinator, Concerned, TheirProxy}},
    {Report::record_type, {OtherCoordinator, DidIt}},
    {Vehicle::record_type, {Anybody}},
    {Destination::record_type, {Anybody}},
    {RideLeg::record_type, {Coordinator, Concerned, TheirProxy, AskedIt, DidIt}},
    {CheckPlan::record_type, {Coordinator, Concerned, TheirProxy, TheirSteward, ChecksOnThem}},
    {CheckRound::record_type, {Coordinator, Concerned, TheirProxy, TheirSteward, ChecksOnThem}},
    {CheckStep::record_type, {Coordinator, Concerned, TheirProxy, TheirSteward, ChecksOnThem}},
    {MedicineLine::record_type, {Coordinator, Concerned, TheirProxy, AskedIt, HelpsNow, DrivesNow}},
    {Handover::record_type, {Coordinator, Concerned, TheirProxy, AskedIt, HelpsNow, DrivesNow, DidIt}},
    {ReturnCheck::record_type, {Coordinator, Concerned, TheirProxy, AskedIt, HelpsNow, DrivesNow, DidIt}},
    {HospitalTrip::record_type, {Coordinator, DidIt}},
    {TripStop::record_type, {Coordinator, DidIt}},
    {Campaign::record_type, {Anybody}},
    {PickUpWindow::record_type, {Anybody}},
    {CampaignMember::record_type, {Anybody}},
    {CampaignItem::record_type, {Anybody}},
    {ItemTier::record_type, {Anybody}},
    {ItemPrice::record_type, {Anybody}},
    {ItemTotals::record_type, {Anybody}},
    {CampaignTotals::record_type, {Anybody}},
    {ItemSupply::record_type, {Anybody}},
    {DoorPriority::record_type, {Coordinator, Concerned, TheirProxy, RunsCampaign, DidIt}},
    {Order::record_type, {Coordinator, Concerned, TheirProxy, RunsCampaign, DidIt, CarriesBag}},
    {OrderLine::record_type, {Coordinator, Concerned, TheirProxy, RunsCampaign, DidIt, CarriesBag}},
    {LedgerEntry::record_type, {Coordinator, Concerned, TheirProxy, RunsCampaign, DidIt}},
    {PaymentReminder::record_type, {Coordinator, RunsCampaign}},
    {HandOutEvent::record_type, {Coordinator, Concerned, TheirProxy, RunsCampaign, DidIt, CarriesBag}},
    {OfferedRound::record_type, {Anybody}},
    {RoundBag::record_type, {Coordinator, RunsCampaign, CarriesBag}},
    {CampaignBalance::record_type, {Coordinator, RunsCampaign, BalanceForAll}},
    {ReminderWish::record_type, {Concerned, TheirProxy}},
    {ReminderRules::record_type, {Anybody}},
    {SeatReminder::record_type, {}},
    {ChatRobot::record_type, {Coordinator}},
    {ChatMessage::record_type, {Coordinator}},
    {ShiftCall::record_type, {}},
    {CampaignPhoto::record_type, {SaysHowToPay, Coordinator, Concerned, TheirProxy, RunsCampaign, DidIt}},
};

const std::vector<Relation>& allowed_for(std::uint16_t record_type) {
    static const std::vector<Relation> nobody;
    for (const Row& row : policy) {
        if (row.record_type == record_type) return row.allowed;
    }
    return nobody;
}

}  // namespace

Entitlement::Entitlement(const State& state) : state_(state) {
    for (const auto& [id, row] : state.roles.rows()) {
        const RoleHeld& held = row.record;
        serve_all_.insert(held.person);
        role_holders_.insert(held.person);
        if (held.role == Role::Coordinator || held.role == Role::Administrator)
            coordinators_.insert(held.person);
        if (held.role == Role::Steward && held.building) stewards_.insert({held.person, *held.building});
    }
    for (const auto& [id, row] : state.seats.rows()) {
        if (row.record.person) serve_all_.insert(*row.record.person);
    }
    for (const auto& [id, row] : state.waiting_places.rows()) serve_all_.insert(row.record.person);
    for (const auto& [id, row] : state.trainings_held.rows()) serve_all_.insert(row.record.person);
    for (const auto& [id, row] : state.proxies.rows())
        acts_for_.insert({row.record.proxy, row.record.for_whom});
    for (const auto& [id, row] : state.grants.rows()) {
        const Grant& grant = row.record;
        ever_looked_.insert({grant.to, grant.about});
        if (grant.over) continue;
        looks_now_.insert({grant.to, grant.about});
        if (grant.what == LookAt::ContactAndCare) looks_at_care_now_.insert({grant.to, grant.about});
        if (grant.what == LookAt::DoorAndContact) visits_now_.insert({grant.to, grant.about});
    }
    for (const auto& [id, row] : state.check_plans.rows()) {
        for (const auto& checker : {row.record.buddy, row.record.second}) {
            if (checker) checks_on_.insert({*checker, id});
        }
    }
    for (const auto& [id, row] : state.residents.rows()) behind_door_[row.record.household].push_back(id);
    for (const auto& [id, row] : state.campaign_members.rows())
        runs_campaign_.insert({row.record.person, row.record.campaign});
    packs_in_bags_ = packs_in_bags(state);
}

namespace {

// The errand that a record belongs to; none for other records.
ErrandId errand_of(const AnyRecord& record) {
    if (const auto* errand = std::get_if<Errand>(&record)) return errand->id;
    if (const auto* detail = std::get_if<ErrandDetail>(&record)) return detail->id;
    if (const auto* appointment = std::get_if<RideAppointment>(&record)) return appointment->id;
    if (const auto* item = std::get_if<ErrandItem>(&record)) return item->errand;
    if (const auto* photo = std::get_if<ErrandPhoto>(&record)) return photo->errand;
    if (const auto* receipt = std::get_if<TillReceipt>(&record)) return receipt->errand;
    if (const auto* search = std::get_if<ErrandSearch>(&record)) return search->id;
    if (const auto* leg = std::get_if<RideLeg>(&record)) return leg->errand;
    if (const auto* line = std::get_if<MedicineLine>(&record)) return line->errand;
    if (const auto* receipt = std::get_if<Handover>(&record)) return receipt->errand;
    if (const auto* look = std::get_if<ReturnCheck>(&record)) return look->errand;
    return {};
}

template <class Table, class Key>
const typename Table::Record* row_of(const Table& table, Key key) {
    const auto row = table.rows().find(key);
    return row == table.rows().end() ? nullptr : &row->second.record;
}

// The order that a record belongs to; none for other records, and for money that is no order's.
OrderId order_of(const State& state, const AnyRecord& record) {
    if (const auto* order = std::get_if<Order>(&record)) return order->id;
    if (const auto* line = std::get_if<OrderLine>(&record)) return line->order;
    if (const auto* entry = std::get_if<LedgerEntry>(&record)) return entry->order.value_or(OrderId{});
    if (const auto* event = std::get_if<HandOutEvent>(&record)) return event->order;
    if (const auto* bag = std::get_if<RoundBag>(&record)) return bag->id;
    const auto* photo = std::get_if<CampaignPhoto>(&record);
    if (!photo || !photo->complaint) return {};
    const HandOutEvent* complaint = row_of(state.hand_out_events, *photo->complaint);
    return complaint ? complaint->order : OrderId{};
}

// That the record is about.
std::optional<HouseholdId> door_in(const AnyRecord& record) {
    if (const auto* household = std::get_if<Household>(&record)) return household->id;
    if (const auto* key = std::get_if<KeyHeld>(&record)) return key->door;
    return std::nullopt;
}

}  // namespace

// Whom an order is for, and everybody behind its door.
std::vector<PersonId> Entitlement::buyers(const AnyRecord& record) const {
    const Order* order = row_of(state_.orders, order_of(state_, record));
    std::optional<HouseholdId> door = order ? order->household : std::nullopt;
    if (const auto* priority = std::get_if<DoorPriority>(&record)) door = priority->household;
    const auto behind = door ? behind_door_.find(*door) : behind_door_.end();
    std::vector<PersonId> people = behind == behind_door_.end() ? std::vector<PersonId>{} : behind->second;
    if (order && order->for_person) people.push_back(*order->for_person);
    return people;
}

bool Entitlement::stands_to_campaign(PersonId viewer, const AnyRecord& record, Relation relation) const {
    const Order* order = row_of(state_.orders, order_of(state_, record));
    if (relation == Relation::DidIt) {
        if (const auto* priority = std::get_if<DoorPriority>(&record)) return priority->by == viewer;
        return order && order->placed_by == viewer;
    }
    CampaignId campaign = order ? order->campaign : CampaignId{};
    if (const auto* photo = std::get_if<CampaignPhoto>(&record)) campaign = photo->campaign;
    if (const auto* entry = std::get_if<LedgerEntry>(&record)) campaign = entry->campaign;
    if (const auto* priority = std::get_if<DoorPriority>(&record)) campaign = priority->campaign;
    if (const auto* reminder = std::get_if<PaymentReminder>(&record)) campaign = reminder->campaign;
    if (const auto* balance = std::get_if<CampaignBalance>(&record)) campaign = balance->id;
    if (relation == Relation::RunsCampaign) return runs_campaign_.contains({viewer, campaign});
    const Campaign* known = row_of(state_.campaigns, campaign);
    return known && known->facts.balance_for_all;
}

// From the count on arrival until the campaign or the round is over, while there is something in the bag.
// Complaints and their answers never.
bool Entitlement::carries_bag(PersonId viewer, const AnyRecord& record) const {
    const auto* event = std::get_if<HandOutEvent>(&record);
    if (event && (event->kind == HandOutKind::Complaint || event->kind == HandOutKind::Answered))
        return false;
    const Order* order = row_of(state_.orders, order_of(state_, record));
    const RoundBag* bag = order ? row_of(state_.round_bags, order->id) : nullptr;
    const OfferedRound* round = bag ? row_of(state_.offered_rounds, bag->round) : nullptr;
    if (!round || !round->ends_at || order->state != OrderState::Standing) return false;
    const Campaign* campaign = row_of(state_.campaigns, round->campaign);
    const Shift* shift = row_of(state_.shifts, round->id);
    if (!campaign || campaign->state != CampaignState::Arrived) return false;
    if (!shift || shift->state == ShiftState::Cancelled) return false;
    const auto packs = packs_in_bags_.find(order->id);
    if (packs == packs_in_bags_.end() || packs->second == 0) return false;
    for (const auto& [id, row] : state_.seats.rows()) {
        const Seat& seat = row.record;
        if (seat.shift == shift->id && seat.person == viewer && seat.state == SeatState::Held) return true;
    }
    return false;
}

bool Entitlement::checks_on_ward_of(PersonId viewer, PersonId checker) const {
    return std::any_of(checks_on_.begin(), checks_on_.end(), [&](const auto& pair) {
        const bool theirs = pair.second == viewer || acts_for_.contains({viewer, pair.second});
        return pair.first == checker && theirs;
    });
}

bool Entitlement::did_it(PersonId viewer, const AnyRecord& record) const {
    if (const auto* result = std::get_if<ErrandResult>(&record)) return result->helper == viewer;
    if (const auto* turned = std::get_if<ErrandTurned>(&record)) return turned->by == viewer;
    if (const auto* receipt = std::get_if<Handover>(&record))
        return receipt->from == viewer || receipt->to == viewer;
    if (const auto* look = std::get_if<ReturnCheck>(&record))
        return look->by == viewer || look->holder == viewer;
    if (const auto* trip = std::get_if<HospitalTrip>(&record)) return trip->helper == viewer;
    if (const auto* stop = std::get_if<TripStop>(&record)) {
        const HospitalTrip* trip = row_of(state_.hospital_trips, stop->trip);
        return trip && trip->helper == viewer;
    }
    if (const auto* series = std::get_if<ErrandSeries>(&record)) return series->asked_by == viewer;
    if (const auto* ask = std::get_if<ErrandAsk>(&record)) return ask->helper == viewer;
    if (const auto* pair = std::get_if<FixedPair>(&record)) return pair->helper == viewer;
    if (const auto* key = std::get_if<KeyHeld>(&record)) return key->holder == viewer;
    if (const auto* report = std::get_if<Report>(&record)) return report->by == viewer;
    if (const auto* leg = std::get_if<RideLeg>(&record)) return drives(viewer, *leg);
    return std::get<NumberBlock>(record).person == viewer;
}

bool Entitlement::stands_to_errand(PersonId viewer, const AnyRecord& record, Relation relation) const {
    if (relation == Relation::DidIt) return did_it(viewer, record);
    const Errand* errand = row_of(state_.errands, errand_of(record));
    if (!errand) return false;
    if (relation == Relation::HelperOfOpen)
        return errand->state == ErrandState::Open && role_holders_.contains(viewer);
    if (relation == Relation::HelpsNow) {
        const ErrandResult* result = row_of(state_.errand_results, errand->id);
        const bool paid = result && result->settled_at;
        return errand->helper == viewer && errand->state != ErrandState::Open && !paid;
    }
    if (relation == Relation::DrivesNow) {
        for (const auto& [id, row] : state_.ride_legs.rows()) {
            const bool this_one = row.record.errand == errand->id && row.record.state != LegState::Done;
            if (this_one && drives(viewer, row.record)) return true;
        }
        return false;
    }
    const ErrandDetail* detail = row_of(state_.errand_details, errand->id);
    return detail && detail->asked_by == viewer;
}

bool Entitlement::drives(PersonId viewer, const RideLeg& leg) const {
    const Vehicle* vehicle = row_of(state_.vehicles, leg.vehicle);
    return vehicle && vehicle->driver == viewer;
}

// Who has the seats that a record is about, and who wrote it.
std::vector<PersonId> Entitlement::holders_of(const AnyRecord& record) const {
    std::vector<SeatId> seats;
    std::vector<PersonId> people;
    if (const auto* note = std::get_if<SeatNote>(&record)) seats = {note->id};
    if (const auto* file = std::get_if<SeatFile>(&record)) seats = {file->id};
    if (const auto* scan = std::get_if<SeatScan>(&record)) seats = {scan->id};
    if (const auto* search = std::get_if<StandInSearch>(&record)) seats = {search->id};
    if (const auto* swap = std::get_if<Swap>(&record)) {
        seats = {swap->first, swap->second};
        if (swap->third) seats.push_back(*swap->third);
    }
    if (const auto* entry = std::get_if<PostEntry>(&record)) {
        people.push_back(entry->by);
        if (entry->seat) seats.push_back(*entry->seat);
    }
    for (const SeatId id : seats) {
        const Seat* seat = row_of(state_.seats, id);
        if (seat && seat->person) people.push_back(*seat->person);
    }
    return people;
}

bool Entitlement::is_published(const AnyRecord& record) const {
    std::optional<ShiftId> shift;
    if (const auto* one = std::get_if<Shift>(&record)) shift = one->id;
    if (const auto* status = std::get_if<ShiftStatus>(&record)) shift = status->id;
    if (const auto* need = std::get_if<PlaceNeed>(&record)) shift = need->shift;
    const ShiftStatus* status = shift ? row_of(state_.shift_statuses, *shift) : nullptr;
    return !status || !status->publish_at;
}

bool Entitlement::stands_near(PersonId viewer, const PostEntry& entry) const {
    const Shift* written_on = row_of(state_.shifts, entry.shift);
    if (!written_on) return false;
    for (const auto& [id, row] : state_.seats.rows()) {
        const Seat& seat = row.record;
        if (seat.person != viewer || seat.state != SeatState::Held) continue;
        const Shift* own = row_of(state_.shifts, seat.shift);
        if (!own || own->post != written_on->post) continue;
        const std::int64_t later_ms = (own->window.from - written_on->window.from).ms;
        const bool near = later_ms >= -hours(12).ms && later_ms < hours(12).ms;
        if (own->id == written_on->id || (near && own->state == ShiftState::Planned)) return true;
    }
    return false;
}

bool Entitlement::has_key(PersonId viewer, HouseholdId door) const {
    const auto& rows = state_.keys_held.rows();
    return std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
        const KeyHeld& key = row.second.record;
        return key.door == door && key.holder == viewer;
    });
}

std::vector<PersonId> Entitlement::concerned_by(const AnyRecord& record) const {
    if (const auto door = door_in(record)) {
        const auto found = behind_door_.find(*door);
        return found == behind_door_.end() ? std::vector<PersonId>{} : found->second;
    }
    if (const auto* name = std::get_if<PublicName>(&record)) return {name->id};
    if (const auto* resident = std::get_if<Resident>(&record)) return {resident->id};
    if (const auto* contact = std::get_if<Contact>(&record)) return {contact->id};
    if (const auto* care = std::get_if<Care>(&record)) return {care->id};
    if (const auto* proxy = std::get_if<Proxy>(&record)) return {proxy->for_whom, proxy->proxy};
    if (const auto* grant = std::get_if<Grant>(&record)) return {grant->about};
    if (const auto* merged = std::get_if<MergedPerson>(&record)) return {merged->id, merged->kept};
    if (const auto* notice = std::get_if<Notice>(&record)) return {notice->to};
    if (const auto* standing = std::get_if<StandingSignUp>(&record)) return {standing->person};
    if (const auto* hours = std::get_if<ShiftHours>(&record)) return {hours->person};
    if (const auto* wish = std::get_if<ReminderWish>(&record)) return {wish->id};
    if (const auto* ask = std::get_if<StandInAsk>(&record)) return {ask->person};
    if (std::vector<PersonId> holders = holders_of(record); !holders.empty()) return holders;
    if (const auto* result = std::get_if<ErrandResult>(&record)) return {result->asked_for};
    if (const auto* series = std::get_if<ErrandSeries>(&record)) return {series->asked_for};
    if (const auto* speaks = std::get_if<Speaks>(&record)) return {speaks->id};
    if (const auto* offer = std::get_if<Offer>(&record)) return {offer->id};
    if (const auto* offered = std::get_if<OfferedBuilding>(&record)) return {offered->helper};
    if (const auto* pair = std::get_if<FixedPair>(&record)) return {pair->person};
    if (const auto* block = std::get_if<Block>(&record)) return {block->by};
    if (const auto* report = std::get_if<Report>(&record)) return {report->about};
    if (const auto* plan = std::get_if<CheckPlan>(&record)) return {plan->id};
    if (const auto* round = std::get_if<CheckRound>(&record)) return {round->person};
    if (const auto* step = std::get_if<CheckStep>(&record)) {
        const CheckRound* round = row_of(state_.check_rounds, step->round);
        return round ? std::vector{round->person} : std::vector<PersonId>{};
    }
    if (const ErrandDetail* detail = row_of(state_.errand_details, errand_of(record)))
        return {detail->asked_for};
    return buyers(record);
}

bool Entitlement::is_steward_of(PersonId viewer, PersonId person) const {
    const Resident* resident = row_of(state_.residents, person);
    const Household* household = resident ? row_of(state_.households, resident->household) : nullptr;
    return household && stewards_.contains({viewer, household->building});
}

bool Entitlement::stands(PersonId viewer, const AnyRecord& record, const std::vector<PersonId>& concerned,
                         Relation relation) const {
    const auto any = [&](auto&& is) { return std::any_of(concerned.begin(), concerned.end(), is); };
    const auto any_is = [&](const std::set<std::pair<PersonId, PersonId>>& pairs) {
        return any([&](PersonId person) { return pairs.contains({viewer, person}); });
    };
    const auto any_to_viewer = [&](const std::set<std::pair<PersonId, PersonId>>& pairs) {
        return any([&](PersonId person) { return pairs.contains({person, viewer}); });
    };
    switch (relation) {
        case Relation::Anybody:
            return true;
        case Relation::Coordinator:
            return coordinators_.contains(viewer);
        case Relation::OtherCoordinator:
            return coordinators_.contains(viewer) &&
                   std::find(concerned.begin(), concerned.end(), viewer) == concerned.end();
        case Relation::Concerned:
            return std::find(concerned.begin(), concerned.end(), viewer) != concerned.end();
        case Relation::TheirProxy:
            return any_is(acts_for_);
        case Relation::TheirSteward:
            if (const auto door = door_in(record)) {
                const Household* household = row_of(state_.households, *door);
                return household && stewards_.contains({viewer, household->building});
            }
            return any([&](PersonId person) { return is_steward_of(viewer, person); });
        case Relation::LooksNow:
            return any_is(looks_now_);
        case Relation::LooksAtCareNow:
            return any_is(looks_at_care_now_);
        case Relation::Looker:
            return std::get<Grant>(record).to == viewer;
        case Relation::ServesAll:
            return any([&](PersonId person) { return serve_all_.contains(person); });
        case Relation::ActsForViewer:
            return any_to_viewer(acts_for_);
        case Relation::LookedAtViewer:
            return any_to_viewer(ever_looked_);
        case Relation::VisitsNow:
            return any_is(visits_now_);
        case Relation::HasKey:
            return has_key(viewer, std::get<Household>(record).id);
        case Relation::Published:
            return is_published(record);
        case Relation::StandsNear:
            return stands_near(viewer, std::get<PostEntry>(record));
        case Relation::ChecksOnThem:
            return any_is(checks_on_);
        case Relation::ChecksOnViewer:
            return any([&](PersonId person) { return checks_on_ward_of(viewer, person); });
        case Relation::RunsCampaign:
        case Relation::BalanceForAll:
            return stands_to_campaign(viewer, record, relation);
        case Relation::CarriesBag:
            return carries_bag(viewer, record);
        case Relation::SaysHowToPay:
            return !std::get<CampaignPhoto>(record).complaint;
        case Relation::HelperOfOpen:
        case Relation::HelpsNow:
        case Relation::DrivesNow:
        case Relation::AskedIt:
        case Relation::DidIt:
            if (order_of(state_, record) || std::holds_alternative<DoorPriority>(record) ||
                std::holds_alternative<LedgerEntry>(record) || std::holds_alternative<CampaignPhoto>(record))
                return stands_to_campaign(viewer, record, relation);
            return stands_to_errand(viewer, record, relation);
    }
    return false;
}

bool Entitlement::may_hold(PersonId viewer, const AnyRecord& record) const {
    const auto& allowed = allowed_for(ref_of(record).type);
    const std::vector<PersonId> concerned = concerned_by(record);
    return std::any_of(allowed.begin(), allowed.end(),
                       [&](Relation relation) { return stands(viewer, record, concerned, relation); });
}

bool Entitlement::may_hold(PersonId viewer, const RecordRef& ref) const {
    const auto record = find_record(state_, ref);
    return record && may_hold(viewer, *record);
}

std::set<RecordRef> Entitlement::all_for(PersonId viewer) const {
    std::set<RecordRef> records;
    for_each_table(state_, [&](const auto& table) {
        for (const auto& [key, row] : table.rows()) {
            if (may_hold(viewer, AnyRecord(row.record))) records.insert(ref_of(AnyRecord(row.record)));
        }
    });
    return records;
}

}  // namespace linli::simulator
