#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "shared/buddies/records.h"
#include "shared/core/alternative.h"
#include "shared/core/rejected.h"
#include "shared/core/table.h"
#include "shared/errands/records.h"
#include "shared/helpers/records.h"
#include "shared/medicine/records.h"
#include "shared/notices/records.h"
#include "shared/orders/order_records.h"
#include "shared/orders/round_records.h"
#include "shared/people/records.h"
#include "shared/reminders/records.h"
#include "shared/rides/records.h"
#include "shared/shifts/absence_records.h"
#include "shared/shifts/availability_records.h"
#include "shared/shifts/desk_records.h"
#include "shared/shifts/records.h"
#include "shared/shifts/roster_records.h"

namespace linli {

// Everything that is known here of one community: all of it on the server, a part on a device. Rules read it;
// only `change` and confirmed records alter it.
struct State {
    State();
    State(const State& other);
    State(State&& other) noexcept;
    State& operator=(const State& other);
    State& operator=(State&& other) noexcept;
    ~State();

    bool partial = false;  // A device: what is missing may exist all the same.

    Table<Community> communities;
    Table<Building> buildings;
    Table<BuildingPlace> building_places;
    Table<Household, &Household::building> households;
    Table<PublicName> public_names;
    Table<Resident, &Resident::household> residents;
    Table<Contact> contacts;
    Table<Care> cares;
    Table<RoleHeld, &RoleHeld::person, &RoleHeld::role> roles;
    Table<Proxy, &Proxy::for_whom, &Proxy::proxy> proxies;
    Table<Grant, &Grant::about, &Grant::to> grants;
    Table<MergedPerson> merged_persons;
    Table<Notice, &Notice::to> notices;
    Table<Post> posts;
    Table<Shift, &Shift::post> shifts;
    Table<Seat, &Seat::shift, &Seat::person> seats;
    Table<SeatNote> seat_notes;
    Table<PostDetail> post_details;
    Table<Training> trainings;
    Table<PlaceNeed, &PlaceNeed::post, &PlaceNeed::shift> place_needs;
    Table<TrainingHeld, &TrainingHeld::person, &TrainingHeld::training> trainings_held;
    Table<RosterRules> roster_rules;
    Table<SeatStatus, &SeatStatus::shares_with> seat_statuses;
    Table<SeatFile> seat_files;
    Table<WaitingPlace, &WaitingPlace::shift, &WaitingPlace::person> waiting_places;
    Table<StandingSignUp, &StandingSignUp::post, &StandingSignUp::person> standing_sign_ups;
    Table<ShiftHours, &ShiftHours::person> shift_hours;
    Table<ShiftPattern> shift_patterns;
    Table<PatternNeed, &PatternNeed::pattern> pattern_needs;
    Table<PatternException, &PatternException::pattern> pattern_exceptions;
    Table<ShiftStatus, &ShiftStatus::pattern> shift_statuses;
    Table<StandInSearch> stand_in_searches;
    Table<StandInAsk, &StandInAsk::seat, &StandInAsk::person> stand_in_asks;
    Table<Swap, &Swap::first, &Swap::second, &Swap::third> swaps;
    Table<PostEntry, &PostEntry::post, &PostEntry::shift> post_entries;
    Table<PostCode> post_codes;
    Table<SeatScan> seat_scans;
    Table<GuestVisit> guest_visits;
    Table<Errand, &Errand::state, &Errand::helper, &Errand::number> errands;
    Table<ErrandDetail, &ErrandDetail::asked_for, &ErrandDetail::asked_by> errand_details;
    Table<RideAppointment> ride_appointments;
    Table<ErrandItem, &ErrandItem::errand> errand_items;
    Table<ErrandResult, &ErrandResult::asked_for, &ErrandResult::helper> errand_results;
    Table<ErrandTurned, &ErrandTurned::errand, &ErrandTurned::by> errands_turned;
    Table<NumberBlock, &NumberBlock::device, &NumberBlock::person> number_blocks;
    Table<Vetting, &Vetting::by> vettings;
    Table<ErrandSeries, &ErrandSeries::asked_for, &ErrandSeries::asked_by> errand_series;
    Table<ErrandAsk, &ErrandAsk::errand, &ErrandAsk::helper> errand_asks;
    Table<ErrandSearch> errand_searches;
    Table<ErrandPhoto, &ErrandPhoto::errand, &ErrandPhoto::by> errand_photos;
    Table<TillReceipt, &TillReceipt::errand, &TillReceipt::by> till_receipts;
    Table<Speaks> speaks;
    Table<Offer> offers;
    Table<OfferedBuilding, &OfferedBuilding::helper> offered_buildings;
    Table<FixedPair, &FixedPair::helper, &FixedPair::person> fixed_pairs;
    Table<KeyHeld, &KeyHeld::door, &KeyHeld::holder, &KeyHeld::given_by> keys_held;
    Table<Block, &Block::by, &Block::whom> blocks;
    Table<Report, &Report::by, &Report::about> reports;
    Table<Vehicle> vehicles;
    Table<Destination> destinations;
    Table<RideLeg, &RideLeg::errand, &RideLeg::vehicle> ride_legs;
    Table<CheckPlan, &CheckPlan::buddy, &CheckPlan::second> check_plans;
    Table<CheckRound, &CheckRound::person, &CheckRound::state, &CheckRound::asked, &CheckRound::answered_by>
        check_rounds;
    Table<CheckStep, &CheckStep::round, &CheckStep::asked, &CheckStep::answered_by> check_steps;
    Table<MedicineLine, &MedicineLine::errand, &MedicineLine::answered_by> medicine_lines;
    Table<Handover, &Handover::errand, &Handover::from, &Handover::to, &Handover::entered_by,
          &Handover::confirmed_by>
        handovers;
    Table<ReturnCheck, &ReturnCheck::errand, &ReturnCheck::by, &ReturnCheck::holder> return_checks;
    Table<HospitalTrip, &HospitalTrip::helper> hospital_trips;
    Table<TripStop, &TripStop::trip, &TripStop::errand> trip_stops;
    Table<Campaign> campaigns;
    Table<CampaignMember, &CampaignMember::campaign, &CampaignMember::person> campaign_members;
    Table<CampaignItem, &CampaignItem::campaign> campaign_items;
    Table<ItemTier, &ItemTier::item> item_tiers;
    Table<ItemPrice, &ItemPrice::item> item_prices;
    Table<ItemTotals> item_totals;
    Table<CampaignTotals> campaign_totals;
    Table<DoorPriority, &DoorPriority::campaign, &DoorPriority::household> door_priorities;
    Table<PickUpWindow, &PickUpWindow::campaign> pick_up_windows;
    Table<Order, &Order::campaign, &Order::household, &Order::for_person> orders;
    Table<OrderLine, &OrderLine::order, &OrderLine::item> order_lines;
    Table<ItemSupply> item_supplies;
    Table<LedgerEntry, &LedgerEntry::campaign, &LedgerEntry::order, &LedgerEntry::bank_key,
          &LedgerEntry::undoes>
        ledger_entries;
    Table<PaymentReminder, &PaymentReminder::campaign> payment_reminders;
    Table<CampaignBalance> campaign_balances;
    Table<HandOutEvent, &HandOutEvent::campaign, &HandOutEvent::order> hand_out_events;
    Table<CampaignPhoto, &CampaignPhoto::campaign, &CampaignPhoto::complaint> campaign_photos;
    Table<ReminderWish> reminder_wishes;
    Table<ReminderRules> reminder_rules;
    Table<SeatReminder> seat_reminders;
    Table<ChatRobot> chat_robots;
    Table<ChatMessage> chat_messages;
    Table<ShiftCall> shift_calls;
    Table<OfferedRound, &OfferedRound::campaign> offered_rounds;
    Table<RoundBag, &RoundBag::round> round_bags;

    // Calls visit(table) for every table, in the order in which a snapshot is sent: what is referred to comes
    // first.
    template <class Self, class Visit>
    static void visit_tables(Self& self, Visit&& visit) {
        const auto visit_all = [&](auto&... tables) { (visit(tables), ...); };
        visit_all(self.communities, self.buildings, self.building_places, self.households, self.public_names,
                  self.residents, self.contacts, self.cares, self.roles, self.proxies, self.grants,
                  self.merged_persons, self.notices, self.posts, self.shifts, self.seats, self.seat_notes,
                  self.post_details, self.trainings, self.place_needs, self.trainings_held, self.roster_rules,
                  self.seat_statuses, self.seat_files, self.waiting_places, self.standing_sign_ups,
                  self.shift_hours, self.shift_patterns, self.pattern_needs, self.pattern_exceptions,
                  self.shift_statuses, self.stand_in_searches, self.stand_in_asks, self.swaps,
                  self.post_entries, self.post_codes, self.seat_scans, self.guest_visits, self.errands,
                  self.errand_details, self.ride_appointments, self.errand_items, self.errand_results,
                  self.errands_turned, self.number_blocks, self.vettings, self.errand_series,
                  self.errand_asks, self.errand_searches, self.errand_photos, self.till_receipts, self.speaks,
                  self.offers, self.offered_buildings, self.fixed_pairs, self.keys_held, self.blocks,
                  self.reports, self.vehicles, self.destinations, self.ride_legs, self.check_plans,
                  self.check_rounds, self.check_steps, self.medicine_lines, self.handovers,
                  self.return_checks, self.hospital_trips, self.trip_stops, self.campaigns,
                  self.campaign_members, self.campaign_items, self.item_tiers, self.item_prices,
                  self.item_totals, self.campaign_totals, self.door_priorities, self.pick_up_windows,
                  self.orders, self.order_lines, self.item_supplies, self.ledger_entries,
                  self.payment_reminders, self.campaign_balances, self.hand_out_events, self.campaign_photos,
                  self.offered_rounds, self.round_bags, self.reminder_wishes, self.reminder_rules,
                  self.seat_reminders, self.chat_robots, self.chat_messages, self.shift_calls);
    }
};

template <class Visit>
void for_each_table(State& state, Visit&& visit) {
    State::visit_tables(state, visit);
}
template <class Visit>
void for_each_table(const State& state, Visit&& visit) {
    State::visit_tables(state, visit);
}

template <class T>
using RecordOf = typename std::remove_cvref_t<T>::Record;

// Calls visit(table) for the one table whose record type has this number; false when there is none.
template <class AnyState, class Visit>
bool with_table(AnyState& state, std::uint16_t record_type, Visit&& visit) {
    bool found = false;
    for_each_table(state, [&](auto& table) {
        if (RecordOf<decltype(table)>::record_type != record_type) return;
        found = true;
        visit(table);
    });
    return found;
}

using RecordVariant = std::variant<
    Community, Building, BuildingPlace, Household, PublicName, Resident, Contact, Care, RoleHeld, Proxy,
    Grant, MergedPerson, Notice, Post, Shift, Seat, SeatNote, PostDetail, Training, PlaceNeed, TrainingHeld,
    RosterRules, SeatStatus, SeatFile, WaitingPlace, StandingSignUp, ShiftHours, ShiftPattern, PatternNeed,
    PatternException, ShiftStatus, StandInSearch, StandInAsk, Swap, PostEntry, PostCode, SeatScan, GuestVisit,
    Errand, ErrandDetail, RideAppointment, ErrandItem, ErrandResult, ErrandTurned, NumberBlock, Vetting,
    ErrandSeries, ErrandAsk, ErrandSearch, ErrandPhoto, TillReceipt, Speaks, Offer, OfferedBuilding,
    FixedPair, KeyHeld, Block, Report, Vehicle, Destination, RideLeg, CheckPlan, CheckRound, CheckStep,
    MedicineLine, Handover, ReturnCheck, HospitalTrip, TripStop, Campaign, CampaignMember, CampaignItem,
    ItemTier, ItemPrice, ItemTotals, CampaignTotals, DoorPriority, PickUpWindow, Order, OrderLine, ItemSupply,
    LedgerEntry, PaymentReminder, CampaignBalance, HandOutEvent, CampaignPhoto, OfferedRound, RoundBag,
    ReminderWish, ReminderRules, SeatReminder, ChatRobot, ChatMessage, ShiftCall>;

// One record of any type, as it travels and as it is stored. A class of its own for the sake of the compiler,
// as Command is; std::visit and std::get_if work as on RecordVariant.
struct AnyRecord : RecordVariant {
    AnyRecord();
    template <AlternativeOf<RecordVariant> One>
    AnyRecord(One one) : RecordVariant(std::in_place_type<One>, std::move(one)) {}
    AnyRecord(const AnyRecord& other);
    AnyRecord(AnyRecord&& other) noexcept;
    AnyRecord& operator=(const AnyRecord& other);
    AnyRecord& operator=(AnyRecord&& other) noexcept;
    ~AnyRecord();
};

RecordRef ref_of(const AnyRecord& record);
std::optional<AnyRecord> find_record(const State& state, const RecordRef& ref);
Version version_of(const State& state, const RecordRef& ref);

// A confirmed record, as the server sent it or as a database holds it; not journalled.
void put(State& state, const AnyRecord& record, Version version);
void drop(State& state, const RecordRef& ref);

// A record is missing: on the server that is a refusal, on a device it may only not be known here.
template <class... About>
Rejected missing(const State& state, Reason reason, About... about) {
    return state.partial ? Rejected(Reason::NotKnownHere) : Rejected(reason, about...);
}

UtcOffset utc_offset(const State& state);

}  // namespace linli
