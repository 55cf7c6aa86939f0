#pragma once

#include <array>
#include <cstdint>

#include "shared/people/records.h"

namespace linli {

enum class NoticeKind : std::uint8_t {
    ShiftCancelled = 1,    // about: the shift
    PutOnShift = 2,        // about: the shift; somebody else put you on it
    TakenOffShift = 3,     // about: the shift
    ShiftMoved = 4,        // about: the shift
    SomebodyLooked = 5,    // about: the grant
    RoleGiven = 6,         // about: the role held
    MovedUp = 7,           // about: the shift; you waited, and have a place now
    StandInAsked = 8,      // about: the ask; could you stand in?
    StandInFound = 9,      // about: the shift; somebody comes in your place
    StandInNotFound = 10,  // about: the shift; nobody was found
    StandInSettled = 11,   // about: the shift; no need any more
    SwapOffered = 12,      // about: the swap, also below
    SwapDone = 13,
    SwapOff = 14,
    ShiftUncovered = 15,       // about: the shift, to coordinators and who stands there
    ShiftStillUncovered = 16,  // about: the shift, to who is named for it
    SomebodyLate = 17,         // about: the seat
    ShiftUrgent = 18,          // about: the shift; people are needed within the hour
    PersonMissed = 19,         // about: the seat; you did not come, is all well?
    ErrandClaimed = 20,        // about: the errand, also below; somebody will do it
    ErrandGiven = 21,          // a coordinator put you on it
    ErrandChanged = 22,
    ErrandWithdrawn = 23,
    ErrandHandedBack = 24,  // the helper cannot, it is open again
    ErrandDone = 25,
    ErrandThanks = 26,
    ErrandAsked = 27,       // about: the ask; could you do it?
    ErrandNeedsYou = 28,    // to coordinators: nobody was found by asking around
    ShiftTomorrow = 33,     // about: the shift; your own, begins tomorrow
    ShiftSoon = 34,         // about: the shift; your own, begins soon
    PairedUp = 30,          // about: the pair
    SomebodyReported = 31,  // about: the report, to coordinators
    ReportSettled = 32,     // about: the report, to who reported
    KeyGiven = 35,          // about: who has the key, also below; to them and to who lives behind the door
    KeyTakenBack = 36,
    CheckDue = 40,     // about: the round, also below; please say that you are well
    CheckAsked = 41,   // please look after somebody
    CheckComing = 42,  // somebody was asked to look after you, or after whom you act for
    CheckWell = 43,
    CheckHelp = 44,
    CheckMissed = 45,   // nobody answered
    CheckSettled = 46,  // no need to go any more
    BuddyChosen = 47,   // about: the plan, also below
    BuddyReleased = 48,
    RidePlanned = 70,        // about: the errand; who comes and when is in its legs
    RideUnplanned = 71,      // about: the errand; another vehicle is being looked for
    VehicleOff = 72,         // about: the vehicle, to coordinators
    SubstituteAsked = 60,    // about: the errand; another medicine instead?
    SubstituteAgreed = 61,   // about: the errand
    SubstituteRefused = 62,  // about: the errand
    ThingsGiven = 63,        // about: the receipt, also below; please confirm it
    ThingsConfirmed = 64,
    HandoverCorrected = 65,
    SecondLookAsked = 66,  // about: the second look, also below; please look at a bag
    BagRight = 67,
    BagWrongDoor = 68,
    ThingsToPassOn = 69,     // about: the errand; somebody else has it now, and things are still with you
    CampaignClosed = 80,     // about: the campaign; the minimum is met, your sum stands
    CampaignMissed = 81,     // about: the campaign; the minimum was missed, nothing is owed
    CampaignCalledOff = 82,  // about: the campaign
    CampaignArrived = 83,    // about: the campaign; bags can be fetched
    OrderPlacedForYou = 84,  // about: the order, also below
    OrderChangedForYou = 85,
    OrderWithdrawnForYou = 86,
    OrderCut = 87,    // some of it is not to be had: cases, minimum, withdrawn
    OrderShort = 88,  // less arrived than was ordered
    PaymentBooked = 89,
    PaymentUndone = 90,
    RefundGiven = 91,
    ChargeCorrected = 92,
    BagHandedOver = 93,
    BagNobodyHome = 94,
    BagAtWrongDoor = 95,  // also to the leader
    ComplaintMade = 96,   // to the leader
    ComplaintAnswered = 97,
    CampaignMemberAdded = 98,  // about: the campaign; you lead it, or help with it
    PickUpChanged = 99,        // about: the campaign, or the order that chose it; another place or time
};
template <>
struct Members<NoticeKind> {
    static constexpr std::array values{NoticeKind::ShiftCancelled,
                                       NoticeKind::PutOnShift,
                                       NoticeKind::TakenOffShift,
                                       NoticeKind::ShiftMoved,
                                       NoticeKind::SomebodyLooked,
                                       NoticeKind::RoleGiven,
                                       NoticeKind::MovedUp,
                                       NoticeKind::StandInAsked,
                                       NoticeKind::StandInFound,
                                       NoticeKind::StandInNotFound,
                                       NoticeKind::StandInSettled,
                                       NoticeKind::SwapOffered,
                                       NoticeKind::SwapDone,
                                       NoticeKind::SwapOff,
                                       NoticeKind::ShiftUncovered,
                                       NoticeKind::ShiftStillUncovered,
                                       NoticeKind::SomebodyLate,
                                       NoticeKind::ShiftUrgent,
                                       NoticeKind::PersonMissed,
                                       NoticeKind::ErrandClaimed,
                                       NoticeKind::ErrandGiven,
                                       NoticeKind::ErrandChanged,
                                       NoticeKind::ErrandWithdrawn,
                                       NoticeKind::ErrandHandedBack,
                                       NoticeKind::ErrandDone,
                                       NoticeKind::ErrandThanks,
                                       NoticeKind::ErrandAsked,
                                       NoticeKind::ErrandNeedsYou,
                                       NoticeKind::PairedUp,
                                       NoticeKind::SomebodyReported,
                                       NoticeKind::ReportSettled,
                                       NoticeKind::KeyGiven,
                                       NoticeKind::KeyTakenBack,
                                       NoticeKind::RidePlanned,
                                       NoticeKind::RideUnplanned,
                                       NoticeKind::VehicleOff,
                                       NoticeKind::CheckDue,
                                       NoticeKind::CheckAsked,
                                       NoticeKind::CheckComing,
                                       NoticeKind::CheckWell,
                                       NoticeKind::CheckHelp,
                                       NoticeKind::CheckMissed,
                                       NoticeKind::CheckSettled,
                                       NoticeKind::BuddyChosen,
                                       NoticeKind::BuddyReleased,
                                       NoticeKind::SubstituteAsked,
                                       NoticeKind::SubstituteAgreed,
                                       NoticeKind::SubstituteRefused,
                                       NoticeKind::ThingsGiven,
                                       NoticeKind::ThingsConfirmed,
                                       NoticeKind::HandoverCorrected,
                                       NoticeKind::SecondLookAsked,
                                       NoticeKind::BagRight,
                                       NoticeKind::BagWrongDoor,
                                       NoticeKind::ThingsToPassOn,
                                       NoticeKind::CampaignClosed,
                                       NoticeKind::CampaignMissed,
                                       NoticeKind::CampaignCalledOff,
                                       NoticeKind::CampaignArrived,
                                       NoticeKind::OrderPlacedForYou,
                                       NoticeKind::OrderChangedForYou,
                                       NoticeKind::OrderWithdrawnForYou,
                                       NoticeKind::OrderCut,
                                       NoticeKind::OrderShort,
                                       NoticeKind::PaymentBooked,
                                       NoticeKind::PaymentUndone,
                                       NoticeKind::RefundGiven,
                                       NoticeKind::ChargeCorrected,
                                       NoticeKind::BagHandedOver,
                                       NoticeKind::BagNobodyHome,
                                       NoticeKind::BagAtWrongDoor,
                                       NoticeKind::ComplaintMade,
                                       NoticeKind::ComplaintAnswered,
                                       NoticeKind::CampaignMemberAdded,
                                       NoticeKind::PickUpChanged,
                                       NoticeKind::ShiftTomorrow,
                                       NoticeKind::ShiftSoon};
};

// Something a person should learn about, kept until they have seen it.
struct Notice {
    static constexpr std::uint16_t record_type = 20;
    static constexpr const char* table_name = "notice";
    Id<Notice> id;
    PersonId to;
    NoticeKind kind = NoticeKind::ShiftCancelled;
    RecordRef about;
    Instant at;
    bool seen = false;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(to), NAMED(kind), NAMED(about), NAMED(at), NAMED(seen));
    }
};
using NoticeId = Id<Notice>;

}  // namespace linli
