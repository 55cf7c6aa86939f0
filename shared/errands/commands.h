#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/photo.h"
#include "shared/core/rules.h"
#include "shared/errands/records.h"
#include "shared/notices/records.h"

// What people may ask for about errands. Tags are sent: never renumber, never reuse.

namespace linli {

inline constexpr Duration asked_again_ahead = days(7);

// What an asker says. A line that was on the list before carries its id.
struct AskedItem {
    std::optional<ErrandItemId> id;
    ItemWords words;
    std::optional<std::int32_t> days_left;  // Of a medicine, today included; 0: nothing is left.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(words), NAMED(days_left));
    }
};
struct Asked {
    ErrandKind kind = ErrandKind::Shopping;
    Urgency urgency = Urgency::Whenever;
    TimeRange window;
    ErrandNeeds needs;
    std::string what;
    std::string destination;
    std::vector<AskedItem> items;
    RideWish ride;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(kind), NAMED(urgency), NAMED(window), NAMED(needs), NAMED_UP_TO(max_what_bytes, what),
           NAMED(destination), NAMED_UP_TO(max_errand_items, items), NAMED(ride));
    }
};

// On which days of the week the same is wanted again; no days: once.
struct Repeats {
    std::int32_t days = 0;  // Bit 0: Monday.
    std::optional<Instant> until;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(days), NAMED(until));
    }
};

// For the person whom the stamp names in `for_person`. `number` is one of the device's own block, or 0: the
// server gives the next one.
struct AskForHelp {
    static constexpr std::uint16_t tag = 400;
    Asked asked;
    std::int32_t number = 0;
    Repeats repeats;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(asked), NAMED(number), NAMED(repeats));
    }
};

// At any stage before it is done; the helper is told. What the helper has got already stays on the list.
struct ChangeErrand {
    static constexpr std::uint16_t tag = 401;
    ErrandId errand;
    Asked asked;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand), NAMED(asked));
    }
};

// When one who is driven must be there; nothing: no matter when. Pressed right behind the asking or the
// changing, which tells the helper; what was planned for another time is planned anew.
struct SetAppointment {
    static constexpr std::uint16_t tag = 373;
    ErrandId errand;
    std::optional<TimeRange> arrive;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand), NAMED(arrive));
    }
};

// At any stage before it is done. What a helper has laid out by then is still owed (FinishErrand).
struct WithdrawErrand {
    static constexpr std::uint16_t tag = 402;
    ErrandId errand;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand), NAMED(why));
    }
};

// The first claim that reaches the server has it. Door and telephone number appear, and this is logged.
struct ClaimErrand {
    static constexpr std::uint16_t tag = 410;
    ErrandId errand;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand));
    }
};

struct StartErrand {
    static constexpr std::uint16_t tag = 411;
    ErrandId errand;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand));
    }
};

struct TickItem {
    static constexpr std::uint16_t tag = 412;
    ErrandItemId item;
    ItemState state = ItemState::Got;
    std::string instead;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(item), NAMED(state), NAMED_UP_TO(max_name_bytes, instead));
    }
};

// The helper cannot go on; or a coordinator says so for them, or who asked, once the time is over and nobody
// came. It is open again.
struct HandBackErrand {
    static constexpr std::uint16_t tag = 413;
    ErrandId errand;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand), NAMED(why));
    }
};

// By the helper. Also after it was withdrawn, where they had bought already or were on the way: then it only
// says what is owed.
struct FinishErrand {
    static constexpr std::uint16_t tag = 414;
    ErrandId errand;
    std::int64_t spent_cents = 0;
    std::string note;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand), NAMED(spent_cents), NAMED_UP_TO(max_note_bytes, note));
    }
};

// The helper has their money back. Said by the helper, who knows, or by a coordinator.
struct SettleErrand {
    static constexpr std::uint16_t tag = 415;
    ErrandId errand;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand));
    }
};

struct ThankHelper {
    static constexpr std::uint16_t tag = 416;
    ErrandId errand;
    std::string words;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand), NAMED_UP_TO(max_note_bytes, words));
    }
};

// The device of the stamp gets numbers to give out; asked for before it runs out of them.
struct LeaseNumbers {
    static constexpr std::uint16_t tag = 420;
    std::int32_t wanted = numbers_per_lease;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(wanted));
    }
};

// "Could you?", by a coordinator. Each gets a notice, and has the errand by ClaimErrand.
struct AskHelpers {
    static constexpr std::uint16_t tag = 422;
    ErrandId errand;
    std::vector<PersonId> helpers;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand), NAMED_UP_TO(max_asked_at_once, helpers));
    }
};

// No, and why; who says yes claims it. By the helper, or by a coordinator who has them on the telephone.
struct AnswerAsk {
    static constexpr std::uint16_t tag = 423;
    ErrandAskId ask;
    AskAnswer answer = AskAnswer::No;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(ask), NAMED(answer));
    }
};

// By itself: those who were asked have had their time, so others are asked, or the coordinators.
struct WidenSearch {
    static constexpr std::uint16_t tag = 424;
    ErrandId errand;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand));
    }
};

// By itself, a week before it begins.
struct AskAgain {
    static constexpr std::uint16_t tag = 425;
    ErrandSeriesId series;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(series));
    }
};

// What is planned already stays; it is withdrawn like any other.
struct EndSeries {
    static constexpr std::uint16_t tag = 426;
    ErrandSeriesId series;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(series));
    }
};

// A JPEG that says nothing of the place or the device, for whoever may know what exactly is asked for.
struct AttachPhoto {
    static constexpr std::uint16_t tag = 427;
    ErrandId errand;
    Blob jpeg;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand), NAMED_UP_TO(max_photo_bytes, jpeg));
    }
};

struct RemovePhoto {
    static constexpr std::uint16_t tag = 428;
    ErrandPhotoId photo;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(photo));
    }
};

// What was paid for, as a photo, by the helper, from taking it on until it is settled. It takes the place of
// the one that is there.
struct SetTillReceipt {
    static constexpr std::uint16_t tag = 376;
    ErrandId errand;
    Blob jpeg;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand), NAMED_UP_TO(max_photo_bytes, jpeg));
    }
};

struct RemoveTillReceipt {
    static constexpr std::uint16_t tag = 377;
    TillReceiptId receipt;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(receipt));
    }
};

// What somebody may do in other people's homes and with their money.
struct VetHelper {
    static constexpr std::uint16_t tag = 421;
    PersonId person;
    bool inside = false;
    bool money = false;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(person), NAMED(inside), NAMED(money));
    }
};

LINLI_RULES_OF(AskForHelp);
LINLI_RULES_OF(ChangeErrand);
LINLI_RULES_OF(SetAppointment);
LINLI_RULES_OF(WithdrawErrand);
LINLI_RULES_OF(ClaimErrand);
LINLI_RULES_OF(StartErrand);
LINLI_RULES_OF(TickItem);
LINLI_RULES_OF(HandBackErrand);
LINLI_RULES_OF(FinishErrand);
LINLI_RULES_OF(SettleErrand);
LINLI_RULES_OF(ThankHelper);
LINLI_RULES_OF(LeaseNumbers);
LINLI_RULES_OF(AskHelpers);
LINLI_RULES_OF(AnswerAsk);
LINLI_RULES_OF(WidenSearch);
LINLI_RULES_OF(AskAgain);
LINLI_RULES_OF(EndSeries);
LINLI_RULES_OF(AttachPhoto);
LINLI_RULES_OF(RemovePhoto);
LINLI_RULES_OF(SetTillReceipt);
LINLI_RULES_OF(RemoveTillReceipt);
LINLI_RULES_OF(VetHelper);

// Used by several files of rules. The two no longer have each other's numbers, unless things are still out.
void end_party(State& state, ErrandId errand, PersonId helper);
// `helper` has it from now on, and the two can reach each other; or only that, as who drives one way back.
void make_party(State& state, const Stamp& by, IdSource& ids, ErrandId errand, PersonId helper);
void let_meet(State& state, const Stamp& by, IdSource& ids, ErrandId errand, PersonId helper);
// Its time has changed: who has it and who asked can reach each other as long as at the new one.
void keep_party(State& state, const Stamp& by, IdSource& ids, ErrandId errand);
// Whoever has it is on the way since `at`; nothing changes where they have set out before.
void set_out(State& state, ErrandId errand, Instant at);
// The helper cannot go on: it is open again, and who asked is told. Who sits in another driver's vehicle is
// driven on, and the ride is that driver's. Nothing where there is no such errand.
void hand_back(State& state, const Stamp& by, IdSource& ids, ErrandId errand, const std::string& why);
// Nobody is to do it any more. Who may have laid something out, or holds a card, keeps it until they have
// said what it was and brought back what they hold; others are free. Nothing where there is no such errand.
void withdraw(State& state, const Stamp& by, IdSource& ids, ErrandId errand, const std::string& why);
// Whoever has it and may not any more (check_meeting) is told that somebody else does it: it is open again.
// Of who may carry money or things for it, it is withdrawn, and what they have not bought is asked for anew.
// Only the server knows enough of both to say so. `relieve_all`: the same of everything that they have.
void relieve(State& state, const Stamp& by, IdSource& ids, ErrandId errand);
void relieve_all(State& state, const Stamp& by, IdSource& ids, PersonId helper);
// One of the two does not want to meet the other: neither has anything to do for the other any more, nor
// their door and number.
void part_company(State& state, const Stamp& by, IdSource& ids, PersonId one, PersonId other);
void tell_askers(State& state, const Stamp& by, IdSource& ids, ErrandId errand, NoticeKind kind);
// The errand is open (again): others are asked after a while; of a ride the coordinators are told a day
// before.
void start_search(State& state, const Stamp& by, IdSource& ids, ErrandId errand);
// Somebody has it, or nobody is to.
void end_search(State& state, ErrandId errand);
// The time at which one is fetched was moved, and the appointment with it; one that no longer goes with the
// ride is forgotten.
void move_appointment(State& state, ErrandId errand, Duration by);
// Somebody lives elsewhere now: what is active for them is done there, and whoever has it is told. A ride
// that was planned from the old house is planned anew.
void follow_home(State& state, const Stamp& by, IdSource& ids, PersonId moved);
// Nobody needs them any more.
void erase_photos(State& state, ErrandId errand);
void erase_till_receipt(State& state, ErrandId errand);
// What this helper says to having been asked, if they were.
void answer_asks(State& state, ErrandId errand, PersonId helper, AskAnswer answer, Instant at);

}  // namespace linli
