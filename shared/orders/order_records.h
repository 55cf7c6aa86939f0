#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/orders/records.h"

// Who ordered what, what came of it, who owes and who paid, and where the bags are.

namespace linli {

// What an order wants beside its items.
struct OrderWishes {
    bool substitutes = false;  // Something else of the list instead is fine.
    bool to_the_door = false;
    std::string note;
    std::string for_whom;   // Where it is for somebody else: 402 王奶奶
    std::string collector;  // Who fetches it for them.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(substitutes), NAMED(to_the_door), NAMED(note), NAMED_UP_TO(max_name_bytes, for_whom),
           NAMED_UP_TO(max_name_bytes, collector));
    }
    friend bool operator==(const OrderWishes&, const OrderWishes&) = default;
};

enum class OrderState : std::uint8_t { Standing = 1, Withdrawn = 2 };
template <>
struct Members<OrderState> {
    static constexpr std::array values{OrderState::Standing, OrderState::Withdrawn};
};

// One door's order in one campaign. A door that a chain names and the register does not have stands here as
// it was written; so does a writer without any door.
struct Order {
    static constexpr std::uint16_t record_type = 118;
    static constexpr const char* table_name = "campaign_order";
    Id<Order> id;
    CampaignId campaign;
    std::int32_t number = 0;  // In the campaign, for labels; 0 until the server gave one.
    std::optional<HouseholdId> household;
    Door door;         // For the team, who do not hold the register.
    std::string name;  // As the door is called on labels and lists.
    std::optional<PersonId> for_person;
    PersonId placed_by;
    Instant placed_at;
    std::int32_t revision = 1;  // Raised with each change, so that nobody overwrites what they have not seen.
    OrderState state = OrderState::Standing;
    OrderWishes wishes;
    std::string source_key;   // Of a chain: who wrote the line, in a form that stays. Empty: not from one.
    std::string source_text;  // The line as it stood there last.
    std::optional<PickUpWindowId> pick_up;  // When the bag is fetched; nothing: not chosen.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(campaign), NAMED(number), NAMED(household), NAMED(door),
           NAMED_UP_TO(max_name_bytes, name), NAMED(for_person), NAMED(placed_by), NAMED(placed_at),
           NAMED(revision), NAMED(state), NAMED(wishes), NAMED_UP_TO(max_source_bytes, source_key),
           NAMED_UP_TO(max_source_bytes, source_text), NAMED(pick_up));
    }
};
using OrderId = Id<Order>;

struct OrderLine {
    static constexpr std::uint16_t record_type = 119;
    static constexpr const char* table_name = "order_line";
    Id<OrderLine> id;
    OrderId order;
    CampaignItemId item;
    std::int32_t packs = 0;      // 0: taken back, but a chain still says so, or something was given instead.
    std::int32_t tolerance = 0;  // More that they would take to fill a case.
    std::string note;
    std::int32_t price_version = 1;         // The newest price that they have agreed to.
    std::optional<std::int32_t> said;       // What the last chain said.
    std::optional<std::int32_t> confirmed;  // By closing; nothing: all `packs`.
    std::optional<std::int32_t> given;      // By the count on arrival; nothing: not counted yet.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(order), NAMED(item), NAMED(packs), NAMED(tolerance),
           NAMED_UP_TO(max_name_bytes, note), NAMED(price_version), NAMED(said), NAMED(confirmed),
           NAMED(given));
    }
};
using OrderLineId = Id<OrderLine>;

// What was ordered of an item at the supplier, and what came. Everybody sees it.
struct ItemSupply {
    static constexpr std::uint16_t record_type = 120;
    static constexpr const char* table_name = "item_supply";
    CampaignItemId id;
    CampaignId campaign;
    std::int32_t ordered_packs = 0;
    std::optional<Instant> counted_at;  // Nothing: has not arrived.
    std::int32_t arrived_packs = 0;     // Usable or not.
    std::int32_t broken_packs = 0;
    std::int32_t wrong_packs = 0;  // Something else was in the case.
    std::string note;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(campaign), NAMED(ordered_packs), NAMED(counted_at), NAMED(arrived_packs),
           NAMED(broken_packs), NAMED(wrong_packs), NAMED(note));
    }
};

enum class LedgerKind : std::uint8_t {
    Charge = 1,        // What an order owes: goods and its part of the fee.
    Recount = 2,       // By itself: what it owes less or more after the count on arrival.
    Correction = 3,    // By hand: what was agreed besides, mostly below zero.
    Payment = 4,       // From the door to the leader.
    Refund = 5,        // From the leader to the door.
    SupplierPaid = 6,  // From the leader to the supplier.
};
template <>
struct Members<LedgerKind> {
    static constexpr std::array values{LedgerKind::Charge,  LedgerKind::Recount, LedgerKind::Correction,
                                       LedgerKind::Payment, LedgerKind::Refund,  LedgerKind::SupplierPaid};
};

// Every change to money: never altered, never taken away. A wrong one is answered by its opposite.
struct LedgerEntry {
    static constexpr std::uint16_t record_type = 121;
    static constexpr const char* table_name = "ledger_entry";
    Id<LedgerEntry> id;
    CampaignId campaign;
    std::optional<OrderId> order;  // Nothing: the supplier.
    LedgerKind kind = LedgerKind::Charge;
    std::int64_t cents = 0;  // Below zero where it takes something back.
    PersonId by;             // Nobody: by itself.
    Instant at;
    std::string why;
    std::string bank_key;  // Of the line in the wallet or bank statement; no line counts twice.
    std::optional<Id<LedgerEntry>> undoes;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(campaign), NAMED(order), NAMED(kind), NAMED(cents), NAMED(by), NAMED(at),
           NAMED(why), NAMED_UP_TO(max_source_bytes, bank_key), NAMED(undoes));
    }
};
using LedgerEntryId = Id<LedgerEntry>;

// When a door was last reminded of what it owes, and by whom: for the team, so that two of them do not ask
// the same door in one evening. It has the order's own key.
struct PaymentReminder {
    static constexpr std::uint16_t record_type = 128;
    static constexpr const char* table_name = "payment_reminder";
    OrderId id;
    CampaignId campaign;
    PersonId by;
    Instant at;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(campaign), NAMED(by), NAMED(at));
    }
};

// The sum of a campaign's ledger; for everybody if its leader wishes.
struct CampaignBalance {
    static constexpr std::uint16_t record_type = 122;
    static constexpr const char* table_name = "campaign_balance";
    CampaignId id;
    std::int64_t charged_cents = 0;   // Charges, recounts and corrections.
    std::int64_t paid_cents = 0;      // In.
    std::int64_t refunded_cents = 0;  // Out, to doors.
    std::int64_t supplier_cents = 0;  // Out, to the supplier.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(charged_cents), NAMED(paid_cents), NAMED(refunded_cents), NAMED(supplier_cents));
    }
};

enum class HandOutKind : std::uint8_t {
    Packed = 1,
    HandedOver = 2,  // To the door.
    Collected = 3,   // By somebody else; `words`: who.
    NobodyHome = 4,
    AtWrongDoor = 5,  // It went to another door; `words`: which.
    Received = 6,     // The door itself says so.
    Undone = 7,       // `about`: the event that was wrong.
    Complaint = 8,    // `words`: what is wrong.
    Answered = 9,     // `about`: the complaint; `words`: what was agreed.
};
template <>
struct Members<HandOutKind> {
    static constexpr std::array values{
        HandOutKind::Packed,     HandOutKind::HandedOver,  HandOutKind::Collected,
        HandOutKind::NobodyHome, HandOutKind::AtWrongDoor, HandOutKind::Received,
        HandOutKind::Undone,     HandOutKind::Complaint,   HandOutKind::Answered};
};

// What happened to an order's bag. Never altered, never taken away.
struct HandOutEvent {
    static constexpr std::uint16_t record_type = 123;
    static constexpr const char* table_name = "hand_out_event";
    Id<HandOutEvent> id;
    CampaignId campaign;
    OrderId order;
    std::int32_t place = 0;  // Among the order's events, from 0.
    HandOutKind kind = HandOutKind::Packed;
    PersonId by;
    Instant at;
    std::string words;
    std::optional<Id<HandOutEvent>> about;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(campaign), NAMED(order), NAMED(place), NAMED(kind), NAMED(by), NAMED(at),
           NAMED(words), NAMED(about));
    }
};
using HandOutEventId = Id<HandOutEvent>;

// That there is a picture, and how large it is: the leader's payment code (收款码), which everybody sees, or
// what a door complains about, for whom its order is. Its bytes lie where those of an errand's photo lie, see
// shared/state/photos.h.
struct CampaignPhoto {
    static constexpr std::uint16_t record_type = 124;
    static constexpr const char* table_name = "campaign_photo";
    Id<CampaignPhoto> id;
    CampaignId campaign;
    std::optional<HandOutEventId> complaint;  // Nothing: the payment code.
    PersonId by;
    Instant at;
    std::int32_t width = 0, height = 0;
    std::int32_t bytes = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(campaign), NAMED(complaint), NAMED(by), NAMED(at), NAMED(width), NAMED(height),
           NAMED(bytes));
    }
};
using CampaignPhotoId = Id<CampaignPhoto>;

}  // namespace linli
