#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "shared/core/field.h"
#include "shared/core/id.h"

namespace linli {

// Names any record: which table (the record type's fixed number) and which key. Number 0 names none.
struct RecordRef {
    std::uint16_t type = 0;
    Bits128 id;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(type), NAMED(id));
    }
    friend auto operator<=>(const RecordRef&, const RecordRef&) = default;
};

template <class Record>
RecordRef ref(Id<Record> id) {
    return {Record::record_type, id.bits};
}

// Why a rule said no. Numbers are stored and sent: never renumber, never reuse. Each has a text
// "reason.<number>" per language.
enum class Reason : std::uint16_t {
    NotKnownHere = 1,  // Only on a device: what the rule must know is not held here. The button stays
                       // enabled; the server decides.
    NotAllowed = 2,    // The person's roles do not cover this.
    TextEmpty = 4,
    TextTooLong = 5,  // limit: bytes
    NothingChosen = 6,
    TooMany = 7,       // limit: how many at once
    NotForOthers = 8,  // Acting for somebody without being their proxy, steward or a coordinator.

    PersonUnknown = 100,
    HouseholdUnknown = 101,
    BuildingUnknown = 102,
    DoorInvalid = 103,
    PhoneInvalid = 104,
    SamePerson = 105,
    RoleHeldAlready = 106,
    RoleNotHeld = 107,
    LastAdministrator = 108,
    ProxyHeldAlready = 109,
    ProxyUnknown = 110,
    GrantUnknown = 111,
    GrantOver = 112,
    PersonHeldAlready = 113,
    NoticeUnknown = 114,

    RemindersInvalid = 150,  // A time of day or a length that cannot be.
    ChatRobotUnknown = 151,
    ChatAddressInvalid = 152,
    ChatTemplateInvalid = 153,  // Empty, too long, or with a place for something that there is not.

    PostUnknown = 200,
    PostClosed = 201,
    ShiftUnknown = 202,
    ShiftCancelled = 203,
    ShiftOver = 204,
    ShiftFull = 205,       // limit: places
    OnShiftAlready = 206,  // about: the seat
    TimesOverlap = 207,    // about: the other shift
    SeatUnknown = 208,
    SeatGivenBack = 209,
    TimesInvalid = 210,     // Ends before it starts, or longer than a day.
    PlacesInvalid = 211,    // limit: the most there can be
    PlacesTaken = 212,      // Fewer places than people already on it. limit: people on it
    PostExists = 213,       // about: the post of that name
    ShiftExists = 214,      // about: the shift at that post and time
    RestTooShort = 215,     // about: the other shift; limit: hours of rest
    DayFull = 216,          // limit: hours a day
    WeekFull = 217,         // limit: hours a week
    TooManyNights = 218,    // limit: nights in a row
    TrainingMissing = 219,  // about: the training
    NotOpenYet = 220,       // about: the shift
    PublishedAlready = 221,
    TrainingUnknown = 222,
    TrainingExists = 223,       // about: the training
    TrainingHeldAlready = 224,  // about: who has it
    TrainingNeeded = 225,       // about: a shift on which the person stands with it
    NeedsInvalid = 226,         // More places with a training than places, or one twice.
    NeedsNotMet = 227,          // Who stands there already would not fit any more. about: the shift
    RosterRulesInvalid = 228,
    WaitingAlready = 229,
    WaitingUnknown = 230,
    PlaceIsFree = 231,     // It can be taken, nobody need wait. about: the shift
    PlaceNotShared = 232,  // Who has the place does not want to share it, or shares it already.
    SharedPlace = 233,     // A shared place is neither swapped nor passed on.
    StandingUnknown = 234,
    StandingInvalid = 235,  // No such days or times.
    SeatHasPerson = 236,    // It is known who holds it.
    PatternUnknown = 237,
    PatternInvalid = 238,  // No shift comes of it.
    PatternOver = 239,
    StandInUnknown = 240,
    StandInSought = 241,   // Somebody is being looked for already.
    StandInSettled = 242,  // Answered already, or nobody is needed any more.
    SwapUnknown = 243,
    SwapWithOneself = 244,
    SwapOver = 245,
    SwapNotYours = 246,
    SwapAgreed = 247,     // Said yes already.
    ShiftNotBegun = 248,  // about: the shift
    ArrivedAlready = 249,
    NotArrived = 250,
    NumberOutOfRange = 251,  // limit: the most there can be
    EntryUnknown = 252,
    BackAlready = 253,
    NotAtPost = 254,   // Neither on this shift nor on the one before or after it.
    ShiftBegun = 255,  // about: the shift
    LeftAlready = 256,
    StandingExists = 257,
    PostCodeOver = 258,      // The code hangs at the post no more, or never did.
    PostCodeInvalid = 259,   // It is none, or the post had it before.
    NoShiftNow = 260,        // Nobody is on duty at the post now or within the hour.
    GuestHereAlready = 261,  // about: the visit; the same press again
    TooManyGuests = 262,     // limit: by one code in a day
    GuestNameInvalid = 263,  // More than one line, or signs that nobody sees.
    GuestSettled = 264,      // A coordinator has looked already.
    ShiftHoursUnknown = 265,
    ShiftHoursInvalid = 266,  // No such days or times, or they are over.
    ShiftHoursSaid = 267,     // The same was said already.

    CampaignUnknown = 300,
    CampaignNotOpen = 301,      // Not yet, or not any more: nothing can be ordered or changed.
    CampaignNotClosed = 302,    // Only once it is closed.
    CampaignOver = 303,         // Handed out, called off, or its minimum was missed.
    CampaignTermsAgreed = 304,  // People have ordered on these terms.
    CampaignTimesInvalid = 305,
    CampaignInvalid = 306,  // A number of it is not one that people mean.
    CampaignWithoutItems = 307,
    NotABuyLeader = 308,
    CampaignMemberUnknown = 309,
    CampaignMemberAlready = 310,  // about: the member
    CampaignItemUnknown = 311,
    ItemWithdrawn = 312,         // about: the item
    ItemInvalid = 313,           // about: the item, if it is known
    StockBelowOrdered = 314,     // limit: packs that are ordered already
    PriorityGivenAlready = 315,  // Or was not given.
    PickUpUnknown = 316,         // No such time to fetch things is offered.
    PickUpOffered = 317,         // about: the window; the same time at the same place
    PickUpOver = 318,            // about: the window
    OrderUnknown = 320,
    OrderExists = 321,            // about: the order of that door, where the asker may see it
    OrderChangedMeanwhile = 322,  // about: the order; look at it again first
    OrderWithdrawn = 323,
    OrderEmpty = 324,
    PacksInvalid = 325,    // limit: the most there can be
    ItemTwice = 326,       // about: the item
    ItemSoldOut = 327,     // about: the item, limit: packs that are left
    ItemCapReached = 328,  // about: the item, limit: packs a door
    PriceRaised = 329,     // about: the item, limit: cents it costs now
    ChainLineTwice = 330,  // Two orders of the chain are for one door or one writer.
    LedgerEntryUnknown = 340,
    LedgerEntryUndone = 341,     // Already, or it is of a kind that is not undone.
    PaymentBookedAlready = 342,  // about: the entry; this line of the statement was booked before
    RefundTooHigh = 343,         // limit: cents that are to be paid back
    CentsInvalid = 344,          // limit: the most there can be
    SheetIncomplete = 345,       // about: an item that people ordered and the sheet does not have
    CountInvalid = 346,          // about: the item
    NotCounted = 347,            // Nothing has arrived yet.
    CampaignNotOrdered = 348,    // Nothing was ordered at the supplier yet.
    NothingOpen = 349,           // about: the order; it is paid already
    BagHandedOut = 350,          // about: the event; somebody was first
    HandOutEventUnknown = 352,
    TickUndone = 353,     // Already, or there is nothing to undo.
    BagEmpty = 354,       // This door gets nothing this time.
    PacksNotThere = 355,  // about: the item, limit: packs that are not in a bag yet
    BagsStillOut = 356,   // limit: how many
    ComplaintAnswered = 357,
    SubstituteNotWanted = 358,  // about: the order
    RoundsOffered = 359,        // about: one of them; they are taken back first
    NoRoundsOffered = 360,      // Or they are over.
    BagInTwoRounds = 361,       // about: the order

    ErrandUnknown = 400,
    ErrandWindowOver = 401,  // The time in which it could be done is past.
    ErrandTaken = 402,       // Somebody else has it.
    ErrandNotYours = 403,
    ErrandOver = 404,  // Done or withdrawn.
    ErrandItemUnknown = 405,
    NotAHelper = 406,
    NotVetted = 407,  // Nobody has looked yet whether they may enter homes or carry money.
    OwnErrand = 408,
    AmountInvalid = 409,   // limit: the most cents there can be
    TooManyErrands = 410,  // limit: how many one helper has at a time
    NothingToSettle = 411,
    HelperIsolated = 412,
    IsolatedHome = 413,  // Who may not be met is helped at the door.
    InsideWithoutTouch = 414,
    ErrandNotPossible = 415,  // For a reason that is nobody's business.
    AskUnknown = 416,
    AskedAlready = 417,  // about: who was asked
    RepeatsInvalid = 418,
    SeriesUnknown = 419,
    RideInvalid = 420,
    PhotoUnknown = 421,
    PhotoInvalid = 422,    // No whole JPEG.
    PhotoTooLarge = 423,   // limit: kilobytes; or its longer side has too many pixels
    PhotoTellsMore = 424,  // It says more than it shows: place, device, a second picture.
    TooManyPhotos = 425,   // limit: how many of one errand or complaint

    OfferInvalid = 430,
    PairHeldAlready = 431,
    PairUnknown = 432,
    BlockUnknown = 433,
    ReportUnknown = 434,
    KeyHeldAlready = 435,  // Or they live behind the door.
    KeyUnknown = 436,

    VehicleUnknown = 500,
    VehicleInvalid = 501,
    VehicleOff = 502,            // about: the vehicle
    VehicleWithoutDriver = 503,  // about: the vehicle
    VehicleTooSmall = 504,
    DestinationUnknown = 505,
    DestinationInvalid = 506,  // limit: minutes
    LegUnknown = 507,
    LegBegun = 508,     // about: the leg; nothing where a ride is not driven to its end
    LegNotToday = 509,  // about: the leg

    CheckPlanUnknown = 440,  // Also where there is one that the asker may not know of.
    CheckUnknown = 441,      // The same of a round.
    CheckOver = 442,         // Answered already, or closed.
    CheckNotYours = 443,
    CheckSaidAlready = 444,
    CheckNotDue = 445,  // Nothing is asked today, or not any more.
    CheckDaysInvalid = 446,
    CheckTimeInvalid = 447,
    CheckMinutesInvalid = 448,  // limit: the most there can be
    CheckPauseInvalid = 449,    // Ends in the past, or in more than a year.
    ChecksNotPaused = 450,

    HandoverUnknown = 470,
    ThingsElsewhere = 471,  // They are not with whom they are to come from.
    ThingsStillOut = 472,   // limit: how many things are not back yet
    NoSecondLook = 473,     // Nobody but the packer has looked at the bag.
    WrongDoorFound = 474,   // The second look found that it is for another door.
    LookedThemselves = 475,
    NoMedicineInHand = 476,
    SubstituteNotAgreed = 477,  // Asked for first, and then exactly that.
    SubstituteNotAsked = 478,   // Or something else was asked.
    AnswerTheirs = 479,         // Who asked does not say yes to it themselves.
    NotMedicine = 480,
    HandoverConfirmed = 481,  // Or corrected: nothing is left to confirm.
    HandoverTheirs = 482,     // Who gave does not confirm it themselves.
    TripUnknown = 483,
    TripOver = 484,
    OnTripAlready = 485,
    NotOnTrip = 486,
    RunsOutInvalid = 487,  // No start of a day, or too far away.
};

template <>
struct Members<Reason> {
    static constexpr std::array values{
        Reason::NotKnownHere,
        Reason::NotAllowed,
        Reason::TextEmpty,
        Reason::TextTooLong,
        Reason::NothingChosen,
        Reason::TooMany,
        Reason::NotForOthers,
        Reason::PersonUnknown,
        Reason::HouseholdUnknown,
        Reason::BuildingUnknown,
        Reason::DoorInvalid,
        Reason::PhoneInvalid,
        Reason::SamePerson,
        Reason::RoleHeldAlready,
        Reason::RoleNotHeld,
        Reason::LastAdministrator,
        Reason::ProxyHeldAlready,
        Reason::ProxyUnknown,
        Reason::GrantUnknown,
        Reason::GrantOver,
        Reason::PersonHeldAlready,
        Reason::NoticeUnknown,
        Reason::RemindersInvalid,
        Reason::ChatRobotUnknown,
        Reason::ChatAddressInvalid,
        Reason::ChatTemplateInvalid,
        Reason::PostUnknown,
        Reason::PostClosed,
        Reason::ShiftUnknown,
        Reason::ShiftCancelled,
        Reason::ShiftOver,
        Reason::ShiftFull,
        Reason::OnShiftAlready,
        Reason::TimesOverlap,
        Reason::SeatUnknown,
        Reason::SeatGivenBack,
        Reason::TimesInvalid,
        Reason::PlacesInvalid,
        Reason::PlacesTaken,
        Reason::PostExists,
        Reason::ShiftExists,
        Reason::RestTooShort,
        Reason::DayFull,
        Reason::WeekFull,
        Reason::TooManyNights,
        Reason::TrainingMissing,
        Reason::NotOpenYet,
        Reason::PublishedAlready,
        Reason::TrainingUnknown,
        Reason::TrainingExists,
        Reason::TrainingHeldAlready,
        Reason::TrainingNeeded,
        Reason::NeedsInvalid,
        Reason::NeedsNotMet,
        Reason::RosterRulesInvalid,
        Reason::WaitingAlready,
        Reason::WaitingUnknown,
        Reason::PlaceIsFree,
        Reason::PlaceNotShared,
        Reason::SharedPlace,
        Reason::StandingUnknown,
        Reason::StandingInvalid,
        Reason::SeatHasPerson,
        Reason::PatternUnknown,
        Reason::PatternInvalid,
        Reason::PatternOver,
        Reason::StandInUnknown,
        Reason::StandInSought,
        Reason::StandInSettled,
        Reason::SwapUnknown,
        Reason::SwapWithOneself,
        Reason::SwapOver,
        Reason::SwapNotYours,
        Reason::SwapAgreed,
        Reason::ShiftNotBegun,
        Reason::ArrivedAlready,
        Reason::NotArrived,
        Reason::NumberOutOfRange,
        Reason::CampaignUnknown,
        Reason::CampaignNotOpen,
        Reason::CampaignNotClosed,
        Reason::CampaignOver,
        Reason::CampaignTermsAgreed,
        Reason::CampaignTimesInvalid,
        Reason::CampaignInvalid,
        Reason::CampaignWithoutItems,
        Reason::NotABuyLeader,
        Reason::CampaignMemberUnknown,
        Reason::CampaignMemberAlready,
        Reason::CampaignItemUnknown,
        Reason::ItemWithdrawn,
        Reason::ItemInvalid,
        Reason::StockBelowOrdered,
        Reason::PriorityGivenAlready,
        Reason::PickUpUnknown,
        Reason::PickUpOffered,
        Reason::PickUpOver,
        Reason::OrderUnknown,
        Reason::OrderExists,
        Reason::OrderChangedMeanwhile,
        Reason::OrderWithdrawn,
        Reason::OrderEmpty,
        Reason::PacksInvalid,
        Reason::ItemTwice,
        Reason::ItemSoldOut,
        Reason::ItemCapReached,
        Reason::PriceRaised,
        Reason::ChainLineTwice,
        Reason::LedgerEntryUnknown,
        Reason::LedgerEntryUndone,
        Reason::PaymentBookedAlready,
        Reason::RefundTooHigh,
        Reason::CentsInvalid,
        Reason::SheetIncomplete,
        Reason::CountInvalid,
        Reason::EntryUnknown,
        Reason::BackAlready,
        Reason::NotAtPost,
        Reason::ShiftBegun,
        Reason::LeftAlready,
        Reason::StandingExists,
        Reason::PostCodeOver,
        Reason::PostCodeInvalid,
        Reason::NoShiftNow,
        Reason::GuestHereAlready,
        Reason::TooManyGuests,
        Reason::GuestNameInvalid,
        Reason::GuestSettled,
        Reason::ShiftHoursUnknown,
        Reason::ShiftHoursInvalid,
        Reason::ShiftHoursSaid,
        Reason::NotCounted,
        Reason::CampaignNotOrdered,
        Reason::NothingOpen,
        Reason::BagHandedOut,
        Reason::HandOutEventUnknown,
        Reason::TickUndone,
        Reason::BagEmpty,
        Reason::PacksNotThere,
        Reason::BagsStillOut,
        Reason::ComplaintAnswered,
        Reason::SubstituteNotWanted,
        Reason::RoundsOffered,
        Reason::NoRoundsOffered,
        Reason::BagInTwoRounds,
        Reason::ErrandUnknown,
        Reason::ErrandWindowOver,
        Reason::ErrandTaken,
        Reason::ErrandNotYours,
        Reason::ErrandOver,
        Reason::ErrandItemUnknown,
        Reason::NotAHelper,
        Reason::NotVetted,
        Reason::OwnErrand,
        Reason::AmountInvalid,
        Reason::TooManyErrands,
        Reason::NothingToSettle,
        Reason::HelperIsolated,
        Reason::IsolatedHome,
        Reason::InsideWithoutTouch,
        Reason::ErrandNotPossible,
        Reason::AskUnknown,
        Reason::AskedAlready,
        Reason::RepeatsInvalid,
        Reason::SeriesUnknown,
        Reason::RideInvalid,
        Reason::PhotoUnknown,
        Reason::PhotoInvalid,
        Reason::PhotoTooLarge,
        Reason::PhotoTellsMore,
        Reason::TooManyPhotos,
        Reason::OfferInvalid,
        Reason::PairHeldAlready,
        Reason::PairUnknown,
        Reason::BlockUnknown,
        Reason::ReportUnknown,
        Reason::KeyHeldAlready,
        Reason::KeyUnknown,
        Reason::VehicleUnknown,
        Reason::VehicleInvalid,
        Reason::VehicleOff,
        Reason::VehicleWithoutDriver,
        Reason::VehicleTooSmall,
        Reason::DestinationUnknown,
        Reason::DestinationInvalid,
        Reason::LegUnknown,
        Reason::LegBegun,
        Reason::LegNotToday,
        Reason::CheckPlanUnknown,
        Reason::CheckUnknown,
        Reason::CheckOver,
        Reason::CheckNotYours,
        Reason::CheckSaidAlready,
        Reason::CheckNotDue,
        Reason::CheckDaysInvalid,
        Reason::CheckTimeInvalid,
        Reason::CheckMinutesInvalid,
        Reason::CheckPauseInvalid,
        Reason::ChecksNotPaused,
        Reason::HandoverUnknown,
        Reason::ThingsElsewhere,
        Reason::ThingsStillOut,
        Reason::NoSecondLook,
        Reason::WrongDoorFound,
        Reason::LookedThemselves,
        Reason::NoMedicineInHand,
        Reason::SubstituteNotAgreed,
        Reason::SubstituteNotAsked,
        Reason::AnswerTheirs,
        Reason::NotMedicine,
        Reason::HandoverConfirmed,
        Reason::HandoverTheirs,
        Reason::TripUnknown,
        Reason::TripOver,
        Reason::OnTripAlready,
        Reason::NotOnTrip,
        Reason::RunsOutInvalid,
    };
};

// A rule's no: a named reason, the record it is about and a limit, so that a page can say "overlaps your 8 pm
// shift". What it mentions must itself be visible to the asker.
struct Rejected {
    Reason reason = Reason::NotAllowed;
    std::optional<RecordRef> about;
    std::int64_t limit = 0;

    Rejected() = default;
    explicit Rejected(Reason why) : reason(why) {}
    Rejected(Reason why, RecordRef record) : reason(why), about(record) {}
    template <class Record>
    Rejected(Reason why, Id<Record> id) : reason(why), about(ref(id)) {}
    static Rejected with_limit(Reason why, std::int64_t limit) {
        Rejected rejected(why);
        rejected.limit = limit;
        return rejected;
    }

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(reason), NAMED(about), NAMED(limit));
    }
    friend bool operator==(const Rejected&, const Rejected&) = default;
};

}  // namespace linli
