#include "app/client/shifts/roster_words.h"

#include "app/client/shifts/shift_hours_page.h"
#include "app/client/ui/text.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/stand_in.h"
#include "shared/shifts/swaps.h"

namespace linli::client {
namespace {

using ui::Icon;

std::string begin_of(const State& state, SeatId seat, const Saying& saying) {
    const Shift* shift = shift_sought(state, seat);
    return shift ? begin_words(state, *shift, saying) : text("shift.gone");
}

std::string name_in(const State& state, SeatId id) {
    const Seat* seat = state.seats.find(id);
    return seat ? seat_name(state, *seat) : text("person.unknown");
}

std::string post_words(const State& state, PostId id) {
    const Post* post = state.posts.find(id);
    return post ? post->name : text("shift.post_unknown");
}

// Which of the seats is this person's; none of them: the first, whose swap it is.
std::size_t seat_in_circle(const State& state, const std::vector<SeatId>& seats, PersonId person) {
    for (std::size_t i = 0; i < seats.size(); ++i) {
        const Seat* seat = state.seats.find(seats[i]);
        if (seat && seat->person == person) return i;
    }
    return 0;
}

}  // namespace

std::string begin_words(const State& state, const Shift& shift, const Saying& saying) {
    return moment_words(shift.window.from, saying) + " " + post_name(state, shift);
}

std::string begin_words(const State& state, ShiftId id, const Saying& saying) {
    const Shift* shift = state.shifts.find(id);
    return shift ? begin_words(state, *shift, saying) : text("shift.gone");
}

std::string training_name(const State& state, TrainingId id) {
    const Training* training = state.trainings.find(id);
    return training ? training->name : text("training.unknown");
}

std::string needs_words(const State& state, const std::vector<NeededTraining>& needs) {
    std::vector<std::string> words;
    for (const NeededTraining& need : needs)
        words.push_back(text("training.need",
                             {{"training", training_name(state, need.training)}, {"count", need.places}}));
    return listed(words);
}

std::string swap_words(const State& state, const std::vector<SeatId>& seats, PersonId person,
                       const Saying& saying) {
    if (seats.empty()) return text("swap.some");
    const std::size_t mine = seat_in_circle(state, seats, person);
    std::vector<std::string> names;
    for (std::size_t i = 1; i < seats.size(); ++i)
        names.push_back(name_in(state, seats[(mine + i) % seats.size()]));
    return text("swap.with", {{"names", listed(names)},
                              {"shift", begin_of(state, seats[(mine + 1) % seats.size()], saying)}});
}

std::string swap_others(const State& state, const std::vector<SeatId>& seats, PersonId person,
                        const Saying& saying) {
    if (seats.empty()) return {};
    const std::size_t mine = seat_in_circle(state, seats, person);
    std::string words;
    for (std::size_t i = 1; i < seats.size(); ++i) {
        const SeatId from = seats[(mine + i) % seats.size()], to = seats[(mine + i + 1) % seats.size()];
        words = joined(words, text("swap.goes",
                                   {{"name", name_in(state, from)}, {"shift", begin_of(state, to, saying)}}));
    }
    return words;
}

std::string move_words(const State& state, const SeatMove& move, const Saying& saying) {
    return text("propose.move", {{"from", begin_of(state, move.from, saying)},
                                 {"to", begin_words(state, move.to.shift, saying)}});
}

std::string sign_up_words(const State& state, ShiftId shift, const SignUpState& sign_up, const Viewer& viewer,
                          const Saying& saying) {
    const ShiftStatus* status = state.shift_statuses.find(shift);
    if (sign_up.is == SignUp::NotOpenYet && status && status->publish_at)
        return text("sign_up.published_at", {{"when", moment_words(*status->publish_at, saying)}});
    if (sign_up.is == SignUp::NotOpenYet && status && status->opens_at)
        return text("sign_up.opens_at", {{"when", moment_words(*status->opens_at, saying)}});
    if (sign_up.is == SignUp::WaitingList) return text("sign_up.waiting", {{"position", sign_up.position}});
    return reason_if(state, rejected_for(state, shift, sign_up), viewer, saying);
}

std::string too_long_words(const State& state, const TimeRange& window) {
    const auto strain = SignUpBook(state, PersonId{}, window.from).strain_at(window);
    if (!strain || strain->is != SignUp::DailyCap) return {};
    return text("form.too_long", {{"hours", roster_rules(state).hours_a_day}});
}

// --- What was pressed

PressedWords RosterTelling::about_shift(const char* key, ShiftId id, Icon icon) const {
    const Shift* shift = state.shifts.find(id);
    return {text(key, {{"when", shift ? moment_words(shift->window.from, saying) : std::string()}}),
            shift ? post_name(state, *shift) : std::string(), icon};
}
PressedWords RosterTelling::about_seat(const char* key, SeatId seat, Icon icon) const {
    const Shift* shift = shift_sought(state, seat);
    return about_shift(key, shift ? shift->id : ShiftId{}, icon);
}
PressedWords RosterTelling::about_name(const char* key, SeatId seat, Icon icon) const {
    return {text(key, {{"name", name_in(state, seat)}}), begin_of(state, seat, saying), icon};
}
PressedWords RosterTelling::about_swap(const char* key, SwapId id) const {
    const Swap* swap = state.swaps.find(id);
    return about_seat(key, swap ? swap->first : SeatId{}, Icon::Repeat2);
}
PressedWords RosterTelling::about_post(const char* key, PostId post, Icon icon) const {
    return {text(key), post_words(state, post), icon};
}
PressedWords RosterTelling::about_pattern(const char* key, ShiftPatternId id) const {
    const ShiftPattern* pattern = state.shift_patterns.find(id);
    return about_post(key, pattern ? pattern->post : PostId{}, Icon::Repeat2);
}
PressedWords RosterTelling::about_standing(const char* key, std::int32_t days, std::int32_t from_minute,
                                           PostId post) const {
    return {text(key, {{"when", joined(days_words(days), clock_words(from_minute))}}),
            post_words(state, post), Icon::Repeat2};
}

PressedWords RosterTelling::operator()(const SetPostDetail& command) const {
    return about_post("pressed.205", command.detail.id, Icon::MapPin);
}
PressedWords RosterTelling::operator()(const SetNeeds& command) const {
    if (command.post) return about_post("pressed.206", *command.post, Icon::ShieldCheck);
    return about_shift("pressed.206", command.shift.value_or(ShiftId{}), Icon::ShieldCheck);
}
PressedWords RosterTelling::operator()(const SetPatternNeeds& command) const {
    return about_pattern("pressed.206", command.pattern);
}
PressedWords RosterTelling::operator()(const AddTraining& command) const {
    return {text("pressed.207"), command.name, Icon::ShieldCheck};
}
PressedWords RosterTelling::operator()(const ChangeTraining& command) const {
    return {text("pressed.208"), command.name, Icon::ShieldCheck};
}
PressedWords RosterTelling::operator()(const GiveTraining& command) const {
    return {text("pressed.209"), training_name(state, command.training), Icon::ShieldCheck};
}
PressedWords RosterTelling::operator()(const EndTraining& command) const {
    const TrainingHeld* held = state.trainings_held.find(command.held);
    return {text("pressed.214"), held ? training_name(state, held->training) : std::string(),
            Icon::ShieldCheck};
}
PressedWords RosterTelling::operator()(const SetRosterRules&) const {
    return {text("pressed.215"), {}, Icon::Moon};
}
PressedWords RosterTelling::operator()(const PlaceAnyway& command) const {
    return {text("pressed.216", {{"name", name_of(state, command.person)}}),
            begin_words(state, command.shift, saying), Icon::UserPlus};
}
PressedWords RosterTelling::operator()(const JoinWaiting& command) const {
    return about_shift("pressed.217", command.shift, Icon::Hourglass);
}
PressedWords RosterTelling::operator()(const LeaveWaiting& command) const {
    const WaitingPlace* waiting = state.waiting_places.find(command.waiting);
    return about_shift("pressed.218", waiting ? waiting->shift : ShiftId{}, Icon::Undo2);
}
PressedWords RosterTelling::operator()(const SetSharing& command) const {
    return about_seat(command.shares ? "pressed.219" : "pressed.219_not", command.seat, Icon::Users);
}
PressedWords RosterTelling::operator()(const SharePlace& command) const {
    return about_seat("pressed.230", command.seat, Icon::Users);
}
PressedWords RosterTelling::operator()(const SetStayOn& command) const {
    return about_seat(command.stays_on ? "pressed.231" : "pressed.231_not", command.seat, Icon::Clock);
}
PressedWords RosterTelling::operator()(const SignUpAlways& command) const {
    return about_standing("pressed.232", command.days, command.from_minute, command.post);
}
PressedWords RosterTelling::operator()(const EndSignUpAlways& command) const {
    const StandingSignUp* one = state.standing_sign_ups.find(command.standing);
    if (!one) return {text("pressed.233", {{"when", std::string()}}), {}, Icon::Repeat2};
    return about_standing("pressed.233", one->days, one->from_minute, one->post);
}
PressedWords RosterTelling::operator()(const SayShiftHours& command) const {
    return {text("pressed.266"), shift_hours_words(command.hours), Icon::CalendarDays};
}
PressedWords RosterTelling::operator()(const TakeBackShiftHours& command) const {
    const ShiftHours* hours = state.shift_hours.find(command.hours);
    return {text("pressed.267"), hours ? shift_hours_words(*hours) : std::string(), Icon::CalendarDays};
}
PressedWords RosterTelling::operator()(const NameGuest& command) const {
    return {text("pressed.234", {{"name", name_of(state, command.person)}}), name_in(state, command.seat),
            Icon::User};
}
PressedWords RosterTelling::operator()(const SignUpByName& command) const {
    return {text("pressed.235", {{"name", command.name}}), begin_words(state, command.shift, saying),
            Icon::UserPlus};
}
PressedWords RosterTelling::operator()(const PlanShifts& command) const {
    return {text("pressed.236", {{"count", command.shifts.size()}}), {}, Icon::CalendarDays};
}
PressedWords RosterTelling::operator()(const CopyShifts& command) const {
    return {text("plan.copy", {{"count", command.shifts.size()}}), {}, Icon::CalendarDays};
}
PressedWords RosterTelling::operator()(const AddPatterns& command) const {
    return about_post("pressed.237", command.patterns.empty() ? PostId{} : command.patterns.front().post,
                      Icon::Repeat2);
}
PressedWords RosterTelling::operator()(const ChangePattern& command) const {
    return about_post("pressed.238", command.pattern.post, Icon::Repeat2);
}
PressedWords RosterTelling::operator()(const EndPattern& command) const {
    return about_pattern("pressed.239", command.pattern);
}
PressedWords RosterTelling::operator()(const SkipPatternDay& command) const {
    const ShiftPattern* pattern = state.shift_patterns.find(command.pattern);
    const char* key = command.skip ? "pressed.240" : "pressed.240_again";
    return {text(key, {{"day", day_words(civil_from_days(command.day), saying)}}),
            pattern ? post_words(state, pattern->post) : std::string(), Icon::Repeat2};
}
PressedWords RosterTelling::operator()(const MakeShifts&) const {
    return by_itself();
}
PressedWords RosterTelling::operator()(const PublishShift& command) const {
    return about_shift("pressed.242", command.shift, Icon::Eye);
}
PressedWords RosterTelling::operator()(const ChangeShifts& command) const {
    return {text("pressed.243", {{"count", command.changes.size()}}), {}, Icon::CalendarDays};
}
PressedWords RosterTelling::operator()(const AcceptRoster& command) const {
    return {text("pressed.260", {{"count", command.seats.size()}}), {}, Icon::CalendarDays};
}
PressedWords RosterTelling::operator()(const AcceptPlan& command) const {
    return {text("pressed.260", {{"count", command.seats.size()}}), {}, Icon::CalendarDays};
}
PressedWords RosterTelling::operator()(const LookAtCover&) const {
    return by_itself();
}
PressedWords RosterTelling::operator()(const FindStandIn& command) const {
    const char* key = state.seats.find(command.seat) ? "pressed.245" : "pressed.245_empty";
    return about_seat(key, command.seat, Icon::UserPlus);
}
PressedWords RosterTelling::operator()(const AskStandIns&) const {
    return by_itself();
}
PressedWords RosterTelling::operator()(const AnswerStandIn& command) const {
    const StandInAsk* ask = state.stand_in_asks.find(command.ask);
    const SeatId sought = ask ? ask->seat : SeatId{};
    const char* yes = state.seats.find(sought) ? "pressed.247" : "pressed.247_empty";
    return about_seat(command.yes ? yes : "pressed.247_no", sought, Icon::CalendarDays);
}
PressedWords RosterTelling::operator()(const CallOffStandIn& command) const {
    const char* key = state.seats.find(command.seat) ? "pressed.248" : "pressed.248_empty";
    return about_seat(key, command.seat, Icon::Undo2);
}
PressedWords RosterTelling::operator()(const OfferSwap& command) const {
    return about_seat("pressed.249", command.seats.empty() ? SeatId{} : command.seats.front(), Icon::Repeat2);
}
PressedWords RosterTelling::operator()(const AgreeToSwap& command) const {
    return about_swap("pressed.250", command.swap);
}
PressedWords RosterTelling::operator()(const EndSwap& command) const {
    return about_swap("pressed.251", command.swap);
}
PressedWords RosterTelling::operator()(const TellLate& command) const {
    return about_seat(command.expected_at ? "pressed.252" : "pressed.252_on_time", command.seat, Icon::Clock);
}
PressedWords RosterTelling::operator()(const SetAbsence& command) const {
    const bool missed = command.absence != Absence::None;
    return about_name(missed ? "pressed.253" : "pressed.253_not", command.seat, Icon::User);
}
PressedWords RosterTelling::operator()(const CheckIn& command) const {
    return about_name("pressed.254", command.seat, Icon::Check);
}
PressedWords RosterTelling::operator()(const CheckOut& command) const {
    return about_name("pressed.255", command.seat, Icon::Footprints);
}
PressedWords RosterTelling::operator()(const CountPassed& command) const {
    return {text("pressed.256", {{"people", command.people}, {"vehicles", command.vehicles}}),
            begin_words(state, command.shift, saying), Icon::Plus};
}
PressedWords RosterTelling::operator()(const WriteHandoverNote& command) const {
    return {text("pressed.257"), command.words, Icon::Pencil};
}
PressedWords RosterTelling::operator()(const HandOutEquipment& command) const {
    return {text("pressed.258", {{"what", command.what}}), name_in(state, command.seat), Icon::Package};
}
PressedWords RosterTelling::operator()(const TakeBackEquipment& command) const {
    const PostEntry* entry = state.post_entries.find(command.entry);
    return {text("pressed.259", {{"what", entry ? entry->words : std::string()}}),
            entry && entry->seat ? name_in(state, *entry->seat) : std::string(), Icon::Package};
}
PressedWords RosterTelling::operator()(const RenewPostCode& command) const {
    return about_post("pressed.261", command.post, Icon::QrCode);
}
PressedWords RosterTelling::operator()(const ScanIn& command) const {
    return about_name("pressed.254", command.seat, Icon::QrCode);
}
PressedWords RosterTelling::operator()(const ScanOut& command) const {
    return about_name("pressed.255", command.seat, Icon::QrCode);
}
PressedWords RosterTelling::operator()(const SignInGuest& command) const {
    return {text("pressed.235", {{"name", command.name}}), post_words(state, command.post), Icon::UserPlus};
}
PressedWords RosterTelling::operator()(const LeaveAsGuest& command) const {
    return about_name("pressed.265", command.seat, Icon::User);
}

// --- What happened

namespace {

bool is_about_swap(NoticeKind kind) {
    return kind >= NoticeKind::SwapOffered && kind <= NoticeKind::SwapOff;
}

Icon notice_icon(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::SwapOffered:
        case NoticeKind::SwapDone:
            return Icon::Repeat2;
        case NoticeKind::StandInNotFound:
        case NoticeKind::SwapOff:
        case NoticeKind::ShiftStillUncovered:
            return Icon::CircleAlert;
        case NoticeKind::ShiftUrgent:
            return Icon::Siren;
        case NoticeKind::SomebodyLate:
            return Icon::Clock;
        case NoticeKind::StandInAsked:
        case NoticeKind::ShiftUncovered:
            return Icon::UserPlus;
        default:
            return Icon::CalendarDays;
    }
}

NoticeWords swap_notice_words(const State& state, const Notice& notice, const Saying& saying) {
    const std::string key = "notice." + std::to_string(static_cast<int>(notice.kind));
    const Swap* swap = state.swaps.find({notice.about.id});
    const bool waits = swap && swap->state == SwapState::Offered;
    // Afterwards the seats have changed hands, so only who takes part is still the same.
    const std::string what =
        waits ? swap_words(state, seats_of(*swap), notice.to, saying) : text("swap.some");
    const Seat* mine = nullptr;
    for (const SeatId id : swap ? seats_of(*swap) : std::vector<SeatId>{}) {
        const Seat* seat = state.seats.find(id);
        if (seat && seat->person == notice.to) mine = seat;
    }
    const std::string route = waits && notice.kind == NoticeKind::SwapOffered ? "/today"
                              : mine ? route_to("shifts", mine->shift)
                                     : std::string();
    return {text(key, {{"what", what}}), past_words(notice.at, saying), route, notice_icon(notice.kind)};
}

}  // namespace

bool is_about_roster(NoticeKind kind) {
    return kind >= NoticeKind::MovedUp && kind <= NoticeKind::PersonMissed;
}

NoticeWords roster_notice_words(const State& state, const Notice& notice, const Saying& saying) {
    if (is_about_swap(notice.kind)) return swap_notice_words(state, notice, saying);
    std::string key = "notice." + std::to_string(static_cast<int>(notice.kind));
    const std::string at = past_words(notice.at, saying);
    const StandInAsk* ask = state.stand_in_asks.find({notice.about.id});
    if (notice.kind == NoticeKind::StandInAsked && (!ask || ask->answer != StandInAnswer::None))
        return {text("notice.8_over"), at, {}, Icon::CircleCheck};
    if (ask && !state.seats.find(ask->seat)) key = "notice.8_empty";
    const bool names_seat =
        notice.kind == NoticeKind::SomebodyLate || notice.kind == NoticeKind::PersonMissed;
    const SeatId seat = ask ? ask->seat : names_seat ? SeatId{notice.about.id} : SeatId{};
    const Shift* shift = seat ? shift_sought(state, seat) : state.shifts.find({notice.about.id});
    const std::string what = shift ? shift_words(state, *shift, saying) : text("shift.gone");
    const std::string name = seat ? name_in(state, seat) : std::string();
    const std::string route = ask ? "/today" : shift ? route_to("shifts", shift->id) : std::string();
    std::string second = at;
    const SeatStatus* status = seat ? state.seat_statuses.find(seat) : nullptr;
    if (notice.kind == NoticeKind::SomebodyLate && status && status->expected_at)
        second = joined(text("post.expected", {{"when", moment_words(*status->expected_at, saying)}}), at);
    return {text(key, {{"name", name}, {"shift", what}}), second, route, notice_icon(notice.kind)};
}

}  // namespace linli::client
