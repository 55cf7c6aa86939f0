#pragma once

#include <string>
#include <vector>

#include "app/client/orders/buy_telling.h"
#include "shared/shifts/roster_book.h"
#include "shared/shifts/sign_up.h"
#include "shared/shifts/training_commands.h"

// The roster beyond simple shifts, in a neighbour's words.

namespace linli::client {

// 周五 19:00 南门岗: when it begins and where.
std::string begin_words(const State& state, const Shift& shift, const Saying& saying);
std::string begin_words(const State& state, ShiftId shift, const Saying& saying);
std::string training_name(const State& state, TrainingId training);
// 受过防护培训 1 人, 急救 2 人; empty where nothing is asked for.
std::string needs_words(const State& state, const std::vector<NeededTraining>& needs);

// A swap as who holds one of these seats sees it: 和陆青换：你去周五 19:00 南门岗.
std::string swap_words(const State& state, const std::vector<SeatId>& seats, PersonId person,
                       const Saying& saying);
// What becomes of the others: 陆青去今晚 20:00 南门岗.
std::string swap_others(const State& state, const std::vector<SeatId>& seats, PersonId person,
                        const Saying& saying);

// 从周二 19:00 南门岗 调到 周四 21:00 东门岗: who moves, and where from.
std::string move_words(const State& state, const SeatMove& move, const Saying& saying);

// Why I may not take a place, said so that it helps; empty where there is nothing to say.
std::string sign_up_words(const State& state, ShiftId shift, const SignUpState& sign_up, const Viewer& viewer,
                          const Saying& saying);

// That the rules let nobody stand so long in one go; empty where somebody may.
std::string too_long_words(const State& state, const TimeRange& window);

// One overload a command about the roster, for the waiting list.
struct RosterTelling : BuyTelling {
    using BuyTelling::operator();

    PressedWords operator()(const SetPostDetail& command) const;
    PressedWords operator()(const SetNeeds& command) const;
    PressedWords operator()(const SetPatternNeeds& command) const;
    PressedWords operator()(const AddTraining& command) const;
    PressedWords operator()(const ChangeTraining& command) const;
    PressedWords operator()(const GiveTraining& command) const;
    PressedWords operator()(const EndTraining& command) const;
    PressedWords operator()(const SetRosterRules& command) const;
    PressedWords operator()(const PlaceAnyway& command) const;
    PressedWords operator()(const JoinWaiting& command) const;
    PressedWords operator()(const LeaveWaiting& command) const;
    PressedWords operator()(const SetSharing& command) const;
    PressedWords operator()(const SharePlace& command) const;
    PressedWords operator()(const SetStayOn& command) const;
    PressedWords operator()(const SignUpAlways& command) const;
    PressedWords operator()(const EndSignUpAlways& command) const;
    PressedWords operator()(const SayShiftHours& command) const;
    PressedWords operator()(const TakeBackShiftHours& command) const;
    PressedWords operator()(const NameGuest& command) const;
    PressedWords operator()(const SignUpByName& command) const;
    PressedWords operator()(const PlanShifts& command) const;
    PressedWords operator()(const CopyShifts& command) const;
    PressedWords operator()(const AddPatterns& command) const;
    PressedWords operator()(const ChangePattern& command) const;
    PressedWords operator()(const EndPattern& command) const;
    PressedWords operator()(const SkipPatternDay& command) const;
    PressedWords operator()(const MakeShifts& command) const;
    PressedWords operator()(const PublishShift& command) const;
    PressedWords operator()(const ChangeShifts& command) const;
    PressedWords operator()(const AcceptRoster& command) const;
    PressedWords operator()(const AcceptPlan& command) const;
    PressedWords operator()(const LookAtCover& command) const;
    PressedWords operator()(const FindStandIn& command) const;
    PressedWords operator()(const AskStandIns& command) const;
    PressedWords operator()(const AnswerStandIn& command) const;
    PressedWords operator()(const CallOffStandIn& command) const;
    PressedWords operator()(const OfferSwap& command) const;
    PressedWords operator()(const AgreeToSwap& command) const;
    PressedWords operator()(const EndSwap& command) const;
    PressedWords operator()(const TellLate& command) const;
    PressedWords operator()(const SetAbsence& command) const;
    PressedWords operator()(const CheckIn& command) const;
    PressedWords operator()(const CheckOut& command) const;
    PressedWords operator()(const CountPassed& command) const;
    PressedWords operator()(const WriteHandoverNote& command) const;
    PressedWords operator()(const HandOutEquipment& command) const;
    PressedWords operator()(const TakeBackEquipment& command) const;
    PressedWords operator()(const RenewPostCode& command) const;
    PressedWords operator()(const ScanIn& command) const;
    PressedWords operator()(const ScanOut& command) const;
    PressedWords operator()(const SignInGuest& command) const;
    PressedWords operator()(const LeaveAsGuest& command) const;

private:
    PressedWords about_shift(const char* key, ShiftId shift, ui::Icon icon) const;
    PressedWords about_seat(const char* key, SeatId seat, ui::Icon icon) const;
    PressedWords about_name(const char* key, SeatId seat, ui::Icon icon) const;
    PressedWords about_swap(const char* key, SwapId swap) const;
    PressedWords about_post(const char* key, PostId post, ui::Icon icon) const;
    PressedWords about_pattern(const char* key, ShiftPatternId pattern) const;
    PressedWords about_standing(const char* key, std::int32_t days, std::int32_t from_minute,
                                PostId post) const;
};

bool is_about_roster(NoticeKind kind);
NoticeWords roster_notice_words(const State& state, const Notice& notice, const Saying& saying);

}  // namespace linli::client
