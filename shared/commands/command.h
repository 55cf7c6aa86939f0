#pragma once

#include <utility>
#include <variant>

#include "shared/buddies/commands.h"
#include "shared/core/alternative.h"
#include "shared/errands/commands.h"
#include "shared/helpers/commands.h"
#include "shared/medicine/commands.h"
#include "shared/notices/commands.h"
#include "shared/orders/commands.h"
#include "shared/orders/delivery_commands.h"
#include "shared/orders/photo_commands.h"
#include "shared/orders/pick_up_commands.h"
#include "shared/orders/round_commands.h"
#include "shared/people/commands.h"
#include "shared/reminders/commands.h"
#include "shared/rides/commands.h"
#include "shared/shifts/absence_commands.h"
#include "shared/shifts/availability_commands.h"
#include "shared/shifts/commands.h"
#include "shared/shifts/desk_commands.h"
#include "shared/shifts/planning_commands.h"
#include "shared/shifts/sign_up_commands.h"
#include "shared/shifts/training_commands.h"
#include "shared/state/state.h"

namespace linli {

// Every intent that exists. The order is free: on the wire each is known by its own tag.
using CommandVariant = std::variant<
    RegisterPerson, ImportRegister, MendNames, MendContact, MendCare, MoveHouse, PlaceBuilding, MergePersons,
    GiveRole, EndRole, HandOverRole, AddProxy, EndProxy, Look, EndLook, SeeNotice, AddPost, ChangePost,
    AddShift, ChangeShift, CancelShift, TakeShift, GiveBackShift, AssignSeat, RemoveSeat, AcceptChain,
    SetPostDetail, SetNeeds, SetPatternNeeds, AddTraining, ChangeTraining, GiveTraining, EndTraining,
    SetRosterRules, PlaceAnyway, JoinWaiting, LeaveWaiting, SetSharing, SharePlace, SetStayOn, SignUpAlways,
    EndSignUpAlways, SayShiftHours, TakeBackShiftHours, NameGuest, SignUpByName, PlanShifts, CopyShifts,
    AddPatterns, ChangePattern, EndPattern, SkipPatternDay, MakeShifts, PublishShift, ChangeShifts,
    AcceptRoster, AcceptPlan, LookAtCover, FindStandIn, AskStandIns, AnswerStandIn, CallOffStandIn, OfferSwap,
    AgreeToSwap, EndSwap, TellLate, SetAbsence, CheckIn, CheckOut, CountPassed, WriteHandoverNote,
    HandOutEquipment, TakeBackEquipment, RenewPostCode, ScanIn, ScanOut, SignInGuest, LeaveAsGuest,
    AskForHelp, ChangeErrand, SetAppointment, WithdrawErrand, ClaimErrand, StartErrand, TickItem,
    HandBackErrand, FinishErrand, SettleErrand, ThankHelper, LeaseNumbers, VetHelper, AskHelpers, AnswerAsk,
    WidenSearch, AskAgain, EndSeries, AttachPhoto, RemovePhoto, SetTillReceipt, RemoveTillReceipt, SetOffer,
    SetSpoken, PauseOffer, PairUp, EndPair, GiveKey, TakeBackKey, BlockPerson, Unblock, ReportPerson,
    SettleReport, SetVehicle, SetVehicleOff, SetDestination, AcceptRides, TellLeg, SetCheckPlan, EndCheckPlan,
    PauseChecks, ResumeChecks, SayWell, AnswerCheck, OpenCheck, RaiseCheck, DescribeMedicines, AskSubstitute,
    AnswerSubstitute, GiveThings, ConfirmHandover, CorrectHandover, AskSecondLook, LookSecond, PlanTrip,
    JoinTrip, LeaveTrip, StartTrip, EndTrip, RaiseMedicineUrgency, OpenCampaign, ChangeCampaign,
    AddCampaignHelper, EndCampaignHelper, HandOverCampaign, SetItem, WithdrawItem, GivePriority,
    CloseCampaign, CallOffCampaign, ConfirmSupplierOrder, SetPickUp, EndPickUp, ChoosePickUp, PlaceOrder,
    ChangeOrder, WithdrawOrder, AcceptGroupBuyChain, MarkPaid, UndoEntry, GiveRefund, CorrectCharge,
    PaySupplier, NoteReminder, CountArrival, SetGiven, GiveLeftOver, TickBag, UndoTick, ConfirmBag, Complain,
    AnswerComplaint, FinishCampaign, SetPaymentCode, AttachComplaintPhoto, RemoveCampaignPhoto, OfferRounds,
    CallOffRounds, EndRound, SetReminders, SetReminderRules, RemindOfShift, SetChatRobot, EndChatRobot,
    TryChatRobot, SpeakInChat, NoteChatAnswer>;

// One of them; a class, so that copying and moving two hundred alternatives is compiled once, in command.cpp.
// std::visit and std::get_if work as on CommandVariant.
struct Command : CommandVariant {
    Command();
    template <AlternativeOf<CommandVariant> One>
    Command(One one) : CommandVariant(std::in_place_type<One>, std::move(one)) {}
    Command(const Command& other);
    Command(Command&& other) noexcept;
    Command& operator=(const Command& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
};

// The rules of whichever command it is.
std::optional<Rejected> check(const State& state, const Stamp& by, const Command& command);
void change(State& state, const Stamp& by, const Command& command);

// The fixed number of whichever command it is.
std::uint16_t tag_of(const Command& command);

// The JPEG that a command carries; nothing where it carries none. Its record is photo_made_by the same stamp.
const Blob* photo_in(const Command& command);

}  // namespace linli
