#include "tests/simulator/wishes.h"

#include "shared/errands/errand_book.h"
#include "shared/medicine/medicine_book.h"
#include "shared/people/roles.h"
#include "tests/jpegs.h"
#include "tests/simulator/secrets.h"

namespace linli::simulator {
std::string Wishes::secret(const char* text) {
    return marked(text, ++marks_);
}

std::string Wishes::phone() {
    return random_.chance(50) ? "12" : marked_phone(++marks_);
}

Door Wishes::door() {
    return {"", std::to_string(random_.between(1, 3)), "", std::to_string(random_.between(101, 110))};
}

Care Wishes::care(PersonId person) {
    Care care;
    care.id = person;
    care.lives_alone = random_.chance(500);
    care.dialysis = random_.chance(100);
    care.note = secret("note ");
    return care;
}

PersonEntry Wishes::entry() {
    PersonEntry entry;
    entry.door = door();
    entry.full_name = secret("王");
    if (random_.chance(700)) entry.public_name = "邻居";
    if (random_.chance(700)) entry.phone = marked_phone(++marks_);
    if (random_.chance(300)) entry.care.say(RegisterField::LivesAlone, random_.chance(500));
    if (random_.chance(500)) entry.note = secret("note ");
    return entry;
}

TimeRange Wishes::window(Instant now) {
    const Instant hour{now.ms - now.ms % hours(1).ms};
    const Instant from = hour + hours(random_.between(-2, 20));
    return {from, from + hours(random_.chance(30) ? 30 : random_.between(1, 5))};
}

std::string Wishes::search_text() {
    static const std::vector<std::string> texts = {"王", "邻居", "wang", "1-101", "101", "13999999999", "2"};
    return random_.pick(texts);
}

// --- What everybody does

Wishes::Wish Wishes::next(const State& seen, PersonId me, Instant now) {
    if (random_.chance(350)) return about_errands(seen, me, now);
    if (random_.chance(200)) return {about_checks(seen, me, now), {}};
    if (random_.chance(200)) return {about_medicines(seen, me, now), {}};
    if (random_.chance(250)) return about_my_roster(seen, me);
    if (random_.chance(250)) return about_absence(seen, me, now);
    if (random_.chance(100)) return {about_the_post(seen, me), {}};
    if (random_.chance(250)) return about_buying(seen, me, now);
    if (random_.chance(60)) return {about_reminders(seen), random_.chance(100) ? somebody(seen) : PersonId{}};
    const std::uint32_t coordinates = is_coordinator(seen, me) ? 550 : 60;
    if (random_.chance(coordinates)) {
        const Command wish = coordinating(seen, now);
        return {wish, std::holds_alternative<GiveTraining>(wish) ? somebody(seen) : PersonId{}};
    }
    return everyday(seen, me, now);
}

Command Wishes::any(const State& seen, PersonId me, Instant now) {
    if (random_.chance(300)) return about_errands(seen, me, now).command;
    if (random_.chance(250)) return about_checks(seen, me, now);
    if (random_.chance(200)) return about_medicines(seen, me, now);
    if (random_.chance(150)) return about_my_roster(seen, me).command;
    if (random_.chance(150)) return about_absence(seen, me, now).command;
    if (random_.chance(100)) return about_the_post(seen, me);
    if (random_.chance(250)) return about_buying(seen, me, now).command;
    return random_.chance(600) ? coordinating(seen, now) : everyday(seen, me, now).command;
}

Wishes::Wish Wishes::everyday(const State& seen, PersonId me, Instant now) {
    const std::uint32_t kind = random_.below(100);
    if (kind < 40) {
        const bool for_other = random_.chance(150);
        return {TakeShift{one_of(seen.shifts)}, for_other ? somebody(seen) : PersonId{}};
    }
    if (kind < 55) {
        const auto mine = seen.seats.where<&Seat::person>(me);
        if (mine.empty() || random_.chance(100)) return {GiveBackShift{one_of(seen.seats)}, {}};
        return {GiveBackShift{random_.pick(mine)->id}, {}};
    }
    if (kind < 65) return {SeeNotice{one_of(seen.notices)}, {}};
    if (kind < 68) return {EndLook{one_of(seen.grants)}, {}};
    if (kind < 75) return {about_shifts(seen, now), {}};
    return {about_me(seen, me), {}};
}

Command Wishes::about_me(const State& seen, PersonId me) {
    switch (random_.below(6)) {
        case 0:
            return MendNames{me, secret("王"), "邻居", AgeBand::Adult};
        case 1:
            return MendContact{me, phone()};
        case 2:
            return MendCare{care(me)};
        case 3:
            return MoveHouse{me, door()};
        case 4:
            return AddProxy{me, somebody(seen)};
        default:
            return EndProxy{one_of(seen.proxies)};
    }
}

// --- What coordinators do

Command Wishes::coordinating(const State& seen, Instant now) {
    const std::uint32_t kind = random_.below(100);
    if (kind < 55) return about_shifts(seen, now);
    if (kind < 80) return about_people(seen);
    if (kind < 84) return about_planning(seen, now);
    if (kind < 88) return about_trainings(seen);
    if (kind < 94) return about_rides(seen, now);
    return about_roles(seen);
}

Command Wishes::about_shifts(const State& seen, Instant now) {
    const std::uint32_t kind = random_.below(100);
    const std::int32_t places = random_.between(0, 4);
    if (kind < 20) return AddShift{one_of(seen.posts), window(now), 1, places};
    if (kind < 30) return ChangeShift{one_of(seen.shifts), window(now), 1, places};
    if (kind < 35) return CancelShift{one_of(seen.shifts), random_.chance(100) ? "" : "rain"};
    if (kind < 55)
        return AssignSeat{one_of(seen.shifts), somebody(seen), "",
                          random_.chance(300) ? secret("knee ") : ""};
    if (kind < 62) return AssignSeat{one_of(seen.shifts), {}, guest(), secret("knee ")};
    if (kind < 78) return RemoveSeat{one_of(seen.seats)};
    if (kind < 80) return AddPost{"post " + std::to_string(random_.below(6)), "masks"};
    if (kind < 84)
        return ChangePost{one_of(seen.posts), "post " + std::to_string(random_.below(6)), "",
                          random_.chance(200)};
    return chain(seen, now);
}

AcceptChain Wishes::chain(const State& seen, Instant now) {
    AcceptChain chain;
    if (random_.chance(500))
        chain.new_shifts.push_back({one_of(seen.posts), "", window(now), random_.between(1, 5)});
    if (random_.chance(100))
        chain.new_shifts.push_back({{}, "post " + std::to_string(random_.below(9)), window(now), 2});
    for (std::int32_t left = random_.between(1, 3); left > 0; --left) {
        ChainSeat seat;
        if (chain.new_shifts.empty() || random_.chance(300)) seat.shift = one_of(seen.shifts);
        if (random_.chance(600))
            seat.person = somebody(seen);
        else
            seat.guest_name = guest();
        if (random_.chance(300)) seat.note = secret("knee ");
        chain.seats.push_back(seat);
    }
    return chain;
}

Command Wishes::about_people(const State& seen) {
    const std::uint32_t kind = random_.below(100);
    if (kind < 12) {
        PersonEntry known = entry();
        if (const Resident* resident = seen.residents.find(PersonId{somebody(seen).bits}); resident)
            known.full_name = resident->full_name;
        return RegisterPerson{known};
    }
    if (kind < 18) {
        ImportRegister import;
        for (std::int32_t left = random_.between(1, 2); left > 0; --left) import.rows.push_back(entry());
        return import;
    }
    if (kind < 25) return MendNames{somebody(seen), secret("李"), "邻居", AgeBand::Sixties};
    if (kind < 32) return MendContact{somebody(seen), phone()};
    if (kind < 38) return MendCare{care(somebody(seen))};
    if (kind < 42) return MoveHouse{somebody(seen), door()};
    if (kind < 43)
        return PlaceBuilding{
            {one_of(seen.buildings), random_.between(-300, 300), random_.between(-300, 300)}};
    if (kind < 46) return MergePersons{somebody(seen), somebody(seen)};
    if (kind < 50) return AddProxy{somebody(seen), somebody(seen)};
    if (kind < 56) return EndLook{one_of(seen.grants)};
    if (kind < 62) return VetHelper{somebody(seen), random_.chance(700), random_.chance(700)};
    if (kind < 70) return AskHelpers{one_of(seen.errands), {somebody(seen), somebody(seen)}};
    if (kind < 74) return SettleReport{one_of(seen.reports), secret("spoke to them ")};
    Look look;
    for (std::int32_t left = random_.between(1, 2); left > 0; --left) look.people.push_back(somebody(seen));
    look.what = random_.chance(500) ? LookAt::Contact : LookAt::ContactAndCare;
    look.why = secret("because ");
    return look;
}

Command Wishes::about_rides(const State& seen, Instant now) {
    const std::uint32_t kind = random_.below(100);
    if (kind < 25) {
        SetVehicle set;
        set.is_new = random_.chance(600);
        set.vehicle.id = one_of(seen.vehicles);
        set.vehicle.name = "car";
        if (random_.chance(800)) set.vehicle.driver = somebody(seen);
        set.vehicle.seats = random_.between(0, 4);
        set.vehicle.wheelchairs = random_.between(0, 1);
        set.vehicle.days = 127;
        set.vehicle.until_minute = 24 * 60;
        return set;
    }
    if (kind < 35) return SetVehicleOff{one_of(seen.vehicles), random_.chance(500)};
    if (kind < 40) return SetDestination{true, {{}, "clinic", random_.between(0, 60)}};
    if (kind < 60) return TellLeg{one_of(seen.ride_legs), random_.pick(Members<LegState>::values)};
    AcceptRides accept;
    for (std::int32_t left = random_.between(1, 3); left > 0; --left) {
        std::vector<ErrandId> rides;
        for (const auto& [id, row] : seen.errands.rows()) {
            if (row.record.kind == ErrandKind::Ride) rides.push_back(id);
        }
        const ErrandId ride = rides.empty() ? one_of(seen.errands) : random_.pick(rides);
        accept.legs.push_back(
            {ride, one_of(seen.vehicles), random_.pick(Members<LegWay>::values), window(now)});
    }
    return accept;
}

Command Wishes::about_roles(const State& seen) {
    const std::uint32_t kind = random_.below(100);
    if (kind < 50) {
        GiveRole give;
        give.person = somebody(seen);
        give.role = random_.pick(Members<Role>::values);
        if (give.role == Role::Steward || random_.chance(50)) give.building = one_of(seen.buildings);
        return give;
    }
    if (kind < 75) return EndRole{one_of(seen.roles)};
    return HandOverRole{one_of(seen.roles), somebody(seen)};
}

// --- Errands: who asks, who helps

Asked Wishes::asked(const State& seen, Instant now) {
    Asked asked;
    const ErrandKind any_kind = random_.pick(Members<ErrandKind>::values);
    asked.kind = random_.chance(350) ? ErrandKind::Medicine : any_kind;
    asked.urgency = random_.pick(Members<Urgency>::values);
    asked.window = window(now);
    asked.needs = {.inside = random_.chance(150),
                   .money = random_.chance(150),
                   .wheelchair = random_.chance(100),
                   .without_touch = random_.chance(300),
                   .stretcher = random_.chance(50),
                   .heavy = random_.chance(100),
                   .dog = random_.chance(100),
                   .cat = random_.chance(100)};
    asked.ride = {random_.between(-1, 3), random_.chance(300) ? random_.between(-5, 300) : 0};
    if (random_.chance(700)) asked.what = secret("what ");
    if (asked.kind == ErrandKind::Ride) asked.destination = secret("to ");
    for (std::int32_t left = random_.between(0, 3); left > 0; --left) {
        AskedItem item;
        if (random_.chance(200)) item.id = one_of(seen.errand_items);
        item.words.item = secret("梨");
        item.words.note = secret("soft ");
        asked.items.push_back(std::move(item));
    }
    return asked;
}

Wishes::Wish Wishes::about_errands(const State& seen, PersonId me, Instant now) {
    const std::uint32_t kind = random_.below(100);
    if (kind < 30) {
        const bool for_other = random_.chance(300);
        const std::int32_t number = random_.chance(500) ? random_.between(0, 60) : 0;
        Repeats repeats;
        if (random_.chance(150)) repeats.days = random_.between(-1, 0x80);
        return {AskForHelp{asked(seen, now), number, repeats}, for_other ? somebody(seen) : PersonId{}};
    }
    if (kind < 60)
        return {ClaimErrand{one_of(seen.errands)}, random_.chance(60) ? somebody(seen) : PersonId{}};
    if (kind < 62) return {about_appointments(seen, me, now), {}};
    if (kind < 65) return {LeaseNumbers{random_.between(0, 50)}, {}};
    if (kind < 69) return {about_photos(seen, me), {}};
    if (kind < 82) return about_helping(seen, me);
    return {about_my_errand(seen, me, now), {}};
}

// Of a ride that the viewer asked for, mostly.
Command Wishes::about_appointments(const State& seen, PersonId me, Instant now) {
    std::vector<ErrandId> rides;
    for (const ErrandDetail* detail : seen.errand_details.where<&ErrandDetail::asked_by>(me)) {
        const Errand* errand = seen.errands.find(detail->id);
        if (errand && errand->kind == ErrandKind::Ride) rides.push_back(errand->id);
    }
    const ErrandId ride = rides.empty() || random_.chance(200) ? one_of(seen.errands) : random_.pick(rides);
    const Errand* errand = seen.errands.find(ride);
    if (random_.chance(200) || !errand) return SetAppointment{ride, std::nullopt};
    if (random_.chance(200)) return SetAppointment{ride, window(now)};
    return SetAppointment{ride,
                          TimeRange{errand->window.from + minutes(40), errand->window.until + hours(1)}};
}

// Of what the viewer asked for, mostly. What a photo shows is a secret like any other.
Command Wishes::about_photos(const State& seen, PersonId me) {
    if (random_.chance(200)) return RemovePhoto{one_of(seen.errand_photos)};
    if (random_.chance(50)) return RemoveTillReceipt{one_of(seen.till_receipts)};
    if (random_.chance(300)) {
        const auto helped = seen.errands.where<&Errand::helper>(me);
        const ErrandId bought = helped.empty() ? one_of(seen.errands) : random_.pick(helped)->id;
        return SetTillReceipt{bought, {tests::grey_jpeg(16, 16, {}, secret("receipt "))}};
    }
    const auto mine = seen.errand_details.where<&ErrandDetail::asked_by>(me);
    const ErrandId errand =
        mine.empty() || random_.chance(200) ? one_of(seen.errands) : random_.pick(mine)->id;
    const std::string place =
        random_.chance(100) ? tests::jpeg_segment(0xE1, secret("place ")) : std::string();
    return AttachPhoto{errand, {tests::grey_jpeg(16, 16, place, secret("photo "))}};
}

// What I offer, with whom I am paired, whom I do not want to meet.
Wishes::Wish Wishes::about_helping(const State& seen, PersonId me) {
    const PersonId other = random_.chance(100) ? somebody(seen) : PersonId{};
    switch (random_.below(13)) {
        case 0:
        case 1: {
            Offer offer;
            offer.kinds = random_.between(0, 255);
            offer.days = random_.between(1, 127);
            offer.from_minute = random_.between(0, 600);
            offer.until_minute = random_.between(500, 1440);
            offer.asks_a_week = random_.between(0, 5);
            offer.helps_isolated = random_.chance(500);
            std::vector<BuildingId> where;
            for (std::int32_t left = random_.between(0, 2); left > 0; --left)
                where.push_back(one_of(seen.buildings));
            return {SetOffer{offer, where}, other};
        }
        case 2:
            return {PauseOffer{random_.chance(500)}, other};
        case 3:
            return {PairUp{somebody(seen), random_.chance(500) ? me : somebody(seen)}, {}};
        case 4:
            return {EndPair{one_of(seen.fixed_pairs)}, {}};
        case 5:
            return {BlockPerson{somebody(seen)}, other};
        case 6:
            return {Unblock{one_of(seen.blocks)}, {}};
        case 7:
            return {ReportPerson{somebody(seen), secret("shouted ")}, {}};
        case 8:
            return {EndSeries{one_of(seen.errand_series)}, {}};
        case 9:
            return {SetSpoken{random_.between(-1, all_languages + 1)},
                    random_.chance(500) ? somebody(seen) : other};
        case 10:
            return {GiveKey{somebody(seen)}, random_.chance(500) ? somebody(seen) : other};
        case 11:
            return {TakeBackKey{one_of(seen.keys_held)}, {}};
        default:
            return {AnswerAsk{one_of(seen.errand_asks), random_.pick(Members<AskAnswer>::values)}, other};
    }
}

Command Wishes::about_my_errand(const State& seen, PersonId me, Instant now) {
    const auto mine = seen.errands.where<&Errand::helper>(me);
    const ErrandId errand =
        mine.empty() || random_.chance(200) ? one_of(seen.errands) : random_.pick(mine)->id;
    switch (random_.below(8)) {
        case 0:
            return StartErrand{errand};
        case 1:
            return HandBackErrand{errand, secret("because ")};
        case 2:
            return FinishErrand{errand, random_.chance(500) ? 0 : random_.between(-5, 5000), secret("left ")};
        case 3:
            return SettleErrand{errand};
        case 4:
            return ThankHelper{one_of(seen.errand_results), secret("thanks ")};
        case 5:
            return WithdrawErrand{one_of(seen.errands), secret("not any more ")};
        case 6:
            return ChangeErrand{one_of(seen.errands), asked(seen, now)};
        default:
            return TickItem{one_of(seen.errand_items), random_.pick(Members<ItemState>::values), "菠菜"};
    }
}

// --- Checks on people who live alone

// Due within the next hours, so that something comes of it.
CheckRhythm Wishes::rhythm(Instant now) {
    CheckRhythm rhythm;
    rhythm.how = random_.pick(Members<CheckWay>::values);
    rhythm.days = random_.chance(900) ? every_day : random_.between(0, every_day);
    const std::int32_t minute = civil_time(now, UtcOffset{}).minute_of_day;
    rhythm.minute_of_day = random_.chance(30) ? 1440 : (minute + random_.between(1, 240)) % 1440;
    rhythm.patience_minutes = random_.between(0, 60);
    rhythm.rung_minutes = random_.between(3, 60);
    return rhythm;
}

Command Wishes::about_checks(const State& seen, PersonId me, Instant now) {
    const std::uint32_t kind = random_.below(100);
    const PersonId person = random_.chance(500) ? me : somebody(seen);
    if (kind < 40 || seen.check_plans.size() == 0) {
        SetCheckPlan set{person, rhythm(now), {}, {}};
        if (random_.chance(800)) set.buddy = somebody(seen);
        if (random_.chance(600)) set.second = somebody(seen);
        return set;
    }
    const PersonId plan = random_.chance(600) ? one_of(seen.check_plans) : person;
    if (kind < 45) return EndCheckPlan{plan};
    if (kind < 55) {
        PauseChecks pause{plan, {std::nullopt, secret("away ")}};
        if (random_.chance(700)) pause.pause.until = now + minutes(random_.between(-10, 600));
        return pause;
    }
    if (kind < 60) return ResumeChecks{plan};
    if (kind < 72) return SayWell{plan};
    if (kind < 74) return OpenCheck{plan, now};
    if (kind < 76) return RaiseCheck{one_of(seen.check_rounds), random_.pick(Members<CheckRung>::values)};
    return about_check_round(seen, me);
}

Command Wishes::about_check_round(const State& seen, PersonId me) {
    const auto asking = seen.check_rounds.where<&CheckRound::asked>(me);
    const CheckRoundId round =
        asking.empty() || random_.chance(200) ? one_of(seen.check_rounds) : random_.pick(asking)->id;
    return AnswerCheck{round, random_.pick(Members<CheckAnswer>::values),
                       random_.pick(Members<CheckWay>::values), secret("found ")};
}

// --- Medicines: what runs out, who has what, who goes where

// Mostly one that the viewer fetches medicines for.
ErrandId Wishes::medicine_errand(const State& seen, PersonId me) {
    auto mine = seen.errands.where<&Errand::helper>(me);
    std::erase_if(mine, [](const Errand* one) { return one->kind != ErrandKind::Medicine; });
    return mine.empty() || random_.chance(300) ? one_of(seen.errands) : random_.pick(mine)->id;
}

Command Wishes::about_medicines(const State& seen, PersonId me, Instant now) {
    const std::uint32_t kind = random_.below(100);
    if (kind < 30) return giving(seen, me);
    if (kind < 55) return about_lines(seen, me, now);
    if (kind < 63) return ConfirmHandover{one_of(seen.handovers)};
    if (kind < 68) return CorrectHandover{one_of(seen.handovers), secret("wrong ")};
    if (kind < 74) return AskSecondLook{medicine_errand(seen, me), somebody(seen)};
    if (kind < 82) {
        const ReturnCheck* asked = seen.return_checks.find(one_of(seen.return_checks));
        const ErrandId errand = asked ? asked->errand : one_of(seen.errands);
        return LookSecond{errand, random_.chance(700), secret("looked ")};
    }
    return about_trips(seen, me, now);
}

Command Wishes::about_lines(const State& seen, PersonId me, Instant now) {
    const auto items = items_of(seen, medicine_errand(seen, me));
    const ErrandItemId item = items.empty() ? one_of(seen.errand_items) : random_.pick(items)->id;
    const ErrandItem* known = seen.errand_items.find(item);
    const MedicineLine* line = seen.medicine_lines.find(item);
    const std::string substitute = line ? line->substitute : "";
    switch (random_.below(6)) {
        case 0:
            return AskSubstitute{item, secret("other ")};
        case 1: {
            const ErrandItemId any = one_of(seen.medicine_lines);
            const MedicineLine* asked = seen.medicine_lines.find(any);
            return AnswerSubstitute{any, asked ? asked->substitute : "", random_.chance(700)};
        }
        case 2:
            return TickItem{item, ItemState::Instead, substitute};
        case 3:
            return TickItem{item, ItemState::Got, ""};
        default:
            break;
    }
    MedicineFacts facts;
    facts.dose = secret("mg ");
    facts.runs_out_on = runs_out_after(random_.between(0, 9), now, utc_offset(seen));
    facts.keep_cold = random_.chance(200);
    facts.needs_card = random_.chance(500);
    if (random_.chance(30)) return RaiseMedicineUrgency{item, Urgency::Now};
    return DescribeMedicines{known ? known->errand : one_of(seen.errands), {{item, facts}}};
}

// From who has it, to the viewer, to who is helped, or to anybody.
GiveThings Wishes::giving(const State& seen, PersonId me) {
    GiveThings give;
    give.errand = medicine_errand(seen, me);
    const Thing thing = all_things[random_.below(static_cast<std::uint32_t>(all_things.size()))];
    give.things.*thing = true;
    give.note = secret("bag ");
    give.from = holder_of(seen, give.errand, thing);
    const ErrandDetail* detail = seen.errand_details.find(give.errand);
    const std::uint32_t kind = random_.below(100);
    if (kind < 40)
        give.to = me;
    else if (kind < 80 && detail)
        give.to = detail->asked_for;
    else if (kind < 95)
        give.to = somebody(seen);
    return give;
}

Command Wishes::about_trips(const State& seen, PersonId me, Instant now) {
    const auto mine = seen.errands.where<&Errand::helper>(me);
    const ErrandId errand =
        mine.empty() || random_.chance(200) ? one_of(seen.errands) : random_.pick(mine)->id;
    const HospitalTripId trip = one_of(seen.hospital_trips);
    switch (random_.below(6)) {
        case 0:
            return JoinTrip{trip, errand};
        case 1:
            return LeaveTrip{trip, errand};
        case 2:
            return StartTrip{trip};
        case 3:
            return random_.chance(300) ? Command(EndTrip{trip}) : Command(StartTrip{trip});
        default:
            return PlanTrip{secret("hospital "), window(now), {errand}};
    }
}

}  // namespace linli::simulator
