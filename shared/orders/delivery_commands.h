#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/core/rules.h"
#include "shared/orders/order_records.h"

// What people may ask for once a campaign is closed: money, the count on arrival, bags. Tags are sent: never
// renumber, never reuse. "The team" of a campaign is its leader, its helpers and the coordinators.

namespace linli {

inline constexpr std::size_t max_payments_at_once = 2'000;

// ---- Money: ledger_rules.cpp

struct PaidOrder {
    OrderId order;
    std::int64_t cents = 0;
    std::string words;     // Seen where: 微信, 现金.
    std::string bank_key;  // See bank_lines.h, or next_payment_key; empty where it was marked by hand.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(order), NAMED(cents), NAMED(words), NAMED_UP_TO(max_source_bytes, bank_key));
    }
};

// One or many, all or nothing; by the team.
struct MarkPaid {
    static constexpr std::uint16_t tag = 330;
    CampaignId campaign;
    std::vector<PaidOrder> payments;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED_UP_TO(max_payments_at_once, payments));
    }
};

// A wrong payment, refund, correction or supplier's payment is answered by its opposite.
struct UndoEntry {
    static constexpr std::uint16_t tag = 331;
    LedgerEntryId entry;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(entry), NAMED(why));
    }
};

// By the leader or a coordinator; never more than is to be paid back.
struct GiveRefund {
    static constexpr std::uint16_t tag = 332;
    OrderId order;
    std::int64_t cents = 0;
    std::string words;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(order), NAMED(cents), NAMED(words));
    }
};

// What was agreed besides: -500 for a broken jar. By the leader or a coordinator.
struct CorrectCharge {
    static constexpr std::uint16_t tag = 333;
    OrderId order;
    std::int64_t cents = 0;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(order), NAMED(cents), NAMED(why));
    }
};

// To the supplier; below zero: came back. By the leader or a coordinator.
struct PaySupplier {
    static constexpr std::uint16_t tag = 334;
    CampaignId campaign;
    std::int64_t cents = 0;
    std::string words;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED(cents), NAMED(words));
    }
};

// Somebody of the team has the words for this door, which owes something.
struct NoteReminder {
    static constexpr std::uint16_t tag = 335;
    OrderId order;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(order));
    }
};

// ---- Arrival and hand-out: arrival_rules.cpp, given_rules.cpp, hand_out_rules.cpp

struct CountedItem {
    CampaignItemId item;
    std::int32_t arrived = 0;  // Usable or not.
    std::int32_t broken = 0, wrong = 0;
    std::string note;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(item), NAMED(arrived), NAMED(broken), NAMED(wrong), NAMED(note));
    }
};

// What came of some items or all, by the team. Who gets how much follows from the campaign's rule, and so
// does what is owed. An item may be counted again until a bag with it was handed out. What is counted for a
// door that has its bag in hand follows in a further one.
struct CountArrival {
    static constexpr std::uint16_t tag = 340;
    CampaignId campaign;
    std::vector<CountedItem> items;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED_UP_TO(max_campaign_items, items));
    }
};

// Another number of an item in one bag than the rule gave: a substitute, a left-over, one that broke later.
// By the team, never more than is there.
struct SetGiven {
    static constexpr std::uint16_t tag = 341;
    OrderId order;
    CampaignItemId item;
    std::int32_t packs = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(order), NAMED(item), NAMED(packs));
    }
};

// Packs that lie in no bag go to a door that has no order: it gets one with nothing ordered and so much
// given, and owes what it costs. By the team.
struct GiveLeftOver {
    static constexpr std::uint16_t tag = 356;
    CampaignId campaign;
    Door door;
    std::string name;  // As the door is called on its label.
    CampaignItemId item;
    std::int32_t packs = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED(door), NAMED_UP_TO(max_name_bytes, name), NAMED(item), NAMED(packs));
    }
};

// Packed, HandedOver, Collected, NobodyHome or AtWrongDoor; by the team. A second tick of the same bag is
// refused with the event that was first.
struct TickBag {
    static constexpr std::uint16_t tag = 350;
    OrderId order;
    HandOutKind kind = HandOutKind::HandedOver;
    std::string words;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(order), NAMED(kind), NAMED(words));
    }
};

struct UndoTick {
    static constexpr std::uint16_t tag = 351;
    HandOutEventId event;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(event), NAMED(why));
    }
};

// "It is here"; by the door itself, or who acts for it.
struct ConfirmBag {
    static constexpr std::uint16_t tag = 352;
    OrderId order;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(order));
    }
};

struct Complain {
    static constexpr std::uint16_t tag = 353;
    OrderId order;
    std::string words;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(order), NAMED(words));
    }
};

inline HandOutEventId complaint_made_by(const Stamp& by) {
    return by.new_ids.make<HandOutEventId>();
}

// By the team; money follows by CorrectCharge.
struct AnswerComplaint {
    static constexpr std::uint16_t tag = 354;
    HandOutEventId complaint;
    std::string words;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(complaint), NAMED(words));
    }
};

// Every bag is where it belongs.
struct FinishCampaign {
    static constexpr std::uint16_t tag = 355;
    CampaignId campaign;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign));
    }
};

LINLI_RULES_OF(MarkPaid);
LINLI_RULES_OF(UndoEntry);
LINLI_RULES_OF(GiveRefund);
LINLI_RULES_OF(CorrectCharge);
LINLI_RULES_OF(PaySupplier);
LINLI_RULES_OF(NoteReminder);
LINLI_RULES_OF(CountArrival);
LINLI_RULES_OF(SetGiven);
LINLI_RULES_OF(GiveLeftOver);
LINLI_RULES_OF(TickBag);
LINLI_RULES_OF(UndoTick);
LINLI_RULES_OF(ConfirmBag);
LINLI_RULES_OF(Complain);
LINLI_RULES_OF(AnswerComplaint);
LINLI_RULES_OF(FinishCampaign);

}  // namespace linli
