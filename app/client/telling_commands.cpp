#include <type_traits>

#include "app/client/buddies/check_words.h"
#include "app/client/errands/errand_words.h"
#include "app/client/refusal_words.h"
#include "app/client/rides/ride_words.h"
#include "app/client/shifts/roster_words.h"
#include "app/client/telling.h"
#include "app/client/ui/text.h"

// What was pressed, what was refused and what happened, in words.

namespace linli::client {
namespace {

using ui::Icon;

std::string shift_title(const State& state, ShiftId id, const char* key, const Saying& saying) {
    const Shift* shift = state.shifts.find(id);
    return text(key, {{"when", shift ? moment_words(shift->window.from, saying) : std::string()}});
}

std::string post_of(const State& state, ShiftId id) {
    const Shift* shift = state.shifts.find(id);
    return shift ? post_name(state, *shift) : std::string();
}

ShiftId shift_of_seat(const State& state, SeatId id) {
    const Seat* seat = state.seats.find(id);
    return seat ? seat->shift : ShiftId{};
}

std::string name_in_seat(const State& state, SeatId id) {
    const Seat* seat = state.seats.find(id);
    return seat ? seat_name(state, *seat) : std::string();
}

// One overload a command that has more to say than its title.
struct Telling : RosterTelling {
    using RosterTelling::operator();

    PressedWords operator()(const TakeShift& command) const {
        return {shift_title(state, command.shift, "pressed.210", saying), post_of(state, command.shift),
                Icon::CalendarDays};
    }
    PressedWords operator()(const GiveBackShift& command) const {
        const ShiftId shift = shift_of_seat(state, command.seat);
        return {shift_title(state, shift, "pressed.211", saying), post_of(state, shift), Icon::CalendarDays};
    }
    PressedWords operator()(const AssignSeat& command) const {
        const std::string name = command.person ? name_of(state, *command.person) : command.guest_name;
        return {text("pressed.212", {{"name", name}}), post_of(state, command.shift), Icon::UserPlus};
    }
    PressedWords operator()(const RemoveSeat& command) const {
        return {text("pressed.213", {{"name", name_in_seat(state, command.seat)}}),
                post_of(state, shift_of_seat(state, command.seat)), Icon::CalendarDays};
    }
    PressedWords operator()(const AddShift& command) const {
        const Post* post = state.posts.find(command.post);
        return {text("pressed.202", {{"when", moment_words(command.window.from, saying)}}),
                post ? post->name : std::string(), Icon::CalendarDays};
    }
    PressedWords operator()(const ChangeShift& command) const {
        return {shift_title(state, command.shift, "pressed.203", saying), post_of(state, command.shift),
                Icon::CalendarDays};
    }
    PressedWords operator()(const CancelShift& command) const {
        return {shift_title(state, command.shift, "pressed.204", saying), post_of(state, command.shift),
                Icon::CalendarDays};
    }
    PressedWords operator()(const AcceptChain& command) const {
        return {text("pressed.220", {{"count", command.seats.size()}}), {}, Icon::MessageSquareText};
    }
    PressedWords operator()(const AddPost& command) const {
        return {text("pressed.200"), command.name, Icon::MapPin};
    }
    PressedWords operator()(const ChangePost& command) const {
        return {text("pressed.201"), command.name, Icon::MapPin};
    }
    PressedWords operator()(const RegisterPerson& command) const {
        return {text("pressed.100"), command.entry.full_name, Icon::User};
    }
    PressedWords operator()(const ImportRegister& command) const {
        return {text("pressed.101", {{"count", command.rows.size()}}), {}, Icon::Upload};
    }
    PressedWords operator()(const Look& command) const {
        const std::string whom =
            command.people.size() == 1 ? name_of(state, command.people.front()) : std::string();
        return {text("pressed.120", {{"count", command.people.size()}}), whom, Icon::Eye};
    }
    PressedWords operator()(const MendNames& command) const {
        return person("pressed.102", command.person, Icon::Pencil);
    }
    PressedWords operator()(const MendContact& command) const {
        return person("pressed.103", command.person, Icon::Phone);
    }
    PressedWords operator()(const MendCare& command) const {
        return person("pressed.104", command.care.id, Icon::HandHeart);
    }
    PressedWords operator()(const MoveHouse& command) const {
        return person("pressed.105", command.person, Icon::Building2);
    }
    PressedWords operator()(const PlaceBuilding& command) const {
        const Building* building = state.buildings.find(command.place.id);
        const Door door = building ? Door{building->compound, building->name, {}, {}} : Door{};
        return {text("pressed.374"), door_words(door), Icon::MapPin};
    }
    PressedWords operator()(const MergePersons& command) const {
        return person("pressed.106", command.keep, Icon::Users);
    }
    PressedWords operator()(const GiveRole& command) const {
        return person("pressed.110", command.person, Icon::User);
    }
    PressedWords operator()(const EndRole&) const { return {text("pressed.111"), {}, Icon::User}; }
    PressedWords operator()(const HandOverRole& command) const {
        return person("pressed.112", command.to, Icon::Repeat2);
    }
    PressedWords operator()(const AddProxy& command) const {
        return person("pressed.113", command.proxy, Icon::Users);
    }
    PressedWords operator()(const EndProxy&) const { return {text("pressed.114"), {}, Icon::Users}; }
    PressedWords operator()(const EndLook&) const { return {text("pressed.121"), {}, Icon::Eye}; }
    PressedWords operator()(const SetReminders&) const { return {text("pressed.151"), {}, Icon::Bell}; }
    PressedWords operator()(const SetReminderRules&) const { return {text("pressed.152"), {}, Icon::Moon}; }
    PressedWords operator()(const RemindOfShift& command) const {
        return {text("pressed.153"), post_of(state, shift_of_seat(state, command.seat)), Icon::Bell};
    }
    PressedWords operator()(const SetChatRobot&) const { return robot("pressed.154"); }
    PressedWords operator()(const EndChatRobot&) const { return robot("pressed.155"); }
    PressedWords operator()(const TryChatRobot&) const { return robot("pressed.156"); }
    PressedWords operator()(const SpeakInChat&) const { return robot("pressed.157"); }
    PressedWords operator()(const NoteChatAnswer&) const { return robot("pressed.158"); }
    PressedWords operator()(const SeeNotice&) const { return {text("pressed.150"), {}, Icon::Bell}; }

private:
    static PressedWords robot(const char* key) { return {text(key), {}, Icon::MessageSquareText}; }
    PressedWords person(const char* key, PersonId id, Icon icon) const {
        return {text(key), name_of(state, id), icon};
    }
};

}  // namespace

PressedWords pressed_words(const State& state, const Command& command, const Saying& saying) {
    return std::visit(Telling{{{{{{state, saying}}}}}}, command);
}

std::string refused_title(const Command& command) {
    if (std::holds_alternative<TakeShift>(command)) return text("refused.take");
    if (std::holds_alternative<GiveBackShift>(command)) return text("refused.give_back");
    if (std::holds_alternative<JoinWaiting>(command)) return text("refused.wait");
    if (std::holds_alternative<AnswerStandIn>(command)) return text("refused.stand_in");
    if (std::holds_alternative<OfferSwap>(command) || std::holds_alternative<AgreeToSwap>(command))
        return text("refused.swap");
    if (std::holds_alternative<AcceptChain>(command)) return text("refused.chain");
    if (accepted_plan(command)) return text("refused.roster");
    if (std::holds_alternative<Look>(command)) return text("refused.look");
    if (std::holds_alternative<ClaimErrand>(command)) return text("refused.claim");
    if (std::holds_alternative<AskForHelp>(command)) return text("refused.ask");
    if (photo_in(command)) return text("refused.photo");
    if (std::holds_alternative<SayWell>(command)) return text("refused.well");
    if (std::holds_alternative<AnswerCheck>(command)) return text("refused.check");
    if (std::holds_alternative<GiveThings>(command)) return text("refused.give_things");
    if (std::holds_alternative<PlaceOrder>(command) || std::holds_alternative<ChangeOrder>(command))
        return text("refused.order");
    return text("refused.other");
}

NoticeWords notice_words(const State& state, const Notice& notice, const Saying& saying) {
    const std::string key = "notice." + std::to_string(static_cast<int>(notice.kind));
    if (is_about_buys(notice.kind)) return buy_notice_words(state, notice, saying);
    if (is_about_medicine(notice.kind)) return medicine_notice_words(state, notice, saying);
    if (is_about_errand(notice.kind)) return errand_notice_words(state, notice, saying);
    if (is_about_rides(notice.kind)) return ride_notice_words(state, notice, saying);
    if (is_about_helpers(notice.kind)) return helper_notice_words(state, notice, saying);
    if (is_about_check(notice.kind)) return check_notice_words(state, notice, saying);
    if (is_about_roster(notice.kind)) return roster_notice_words(state, notice, saying);
    const std::string at = past_words(notice.at, saying);
    if (notice.kind == NoticeKind::SomebodyLooked) {
        const Grant* grant = state.grants.find({notice.about.id});
        std::string who = grant ? name_of(state, grant->to) : text("person.unknown");
        const std::string role = grant ? highest_role_words(state, grant->to) : std::string();
        if (!role.empty()) who = text("notice.who", {{"role", role}, {"name", who}});
        return {text(key, {{"name", who}}), joined(grant ? look_reason(*grant) : std::string(), at), "/me",
                Icon::Eye};
    }
    if (notice.kind == NoticeKind::RoleGiven) {
        const RoleHeld* held = state.roles.find({notice.about.id});
        return {text(key, {{"role", held ? held_words(state, *held) : std::string()}}), at, "/me",
                Icon::User};
    }
    const Shift* shift = state.shifts.find({notice.about.id});
    const std::string what = shift ? shift_words(state, *shift, saying) : text("shift.gone");
    const bool cancelled = notice.kind == NoticeKind::ShiftCancelled;
    const std::string second = cancelled && shift ? shift->cancelled_why : std::string();
    return {text(key, {{"shift", what}}), joined(second, at),
            shift ? route_to("shifts", shift->id) : std::string(),
            cancelled ? Icon::CircleAlert : Icon::CalendarDays};
}

}  // namespace linli::client
