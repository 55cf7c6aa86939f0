#pragma once

#include <string>
#include <vector>

#include "shared/core/rules.h"
#include "shared/helpers/records.h"

// What people may say about helping. Tags are sent: never renumber, never reuse.

namespace linli {

// What the person whom the stamp names in `for_person` offers, and where; it replaces what they offered. Who
// is no helper yet says by it that they would like to be one (waiting_to_help() in helper_book.h).
struct SetOffer {
    static constexpr std::uint16_t tag = 430;
    Offer offer;  // Its id is taken from the stamp.
    std::vector<BuildingId> buildings;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(offer), NAMED_UP_TO(max_offered_buildings, buildings));
    }
};

// What the person whom the stamp names in `for_person` speaks, whether they help or are helped; 0: not said.
struct SetSpoken {
    static constexpr std::uint16_t tag = 375;
    std::int32_t languages = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(languages));
    }
};

// "Not now": nobody asks them until they say otherwise.
struct PauseOffer {
    static constexpr std::uint16_t tag = 431;
    bool paused = true;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(paused));
    }
};

struct PairUp {
    static constexpr std::uint16_t tag = 432;
    PersonId helper;
    PersonId person;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(helper), NAMED(person));
    }
};

struct EndPair {
    static constexpr std::uint16_t tag = 433;
    FixedPairId pair;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(pair));
    }
};

// The key to the door of the person in `for_person` goes to a helper who is vetted for homes. Holder and
// household are told.
struct GiveKey {
    static constexpr std::uint16_t tag = 380;
    PersonId holder;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(holder));
    }
};

// By whoever may act for somebody behind the door, or by the holder, who has given it back or never got it.
struct TakeBackKey {
    static constexpr std::uint16_t tag = 381;
    KeyHeldId key;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(key));
    }
};

// For the person in `for_person`. What one of the two was doing for the other is open for others again.
struct BlockPerson {
    static constexpr std::uint16_t tag = 434;
    PersonId whom;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(whom));
    }
};

struct Unblock {
    static constexpr std::uint16_t tag = 435;
    BlockId block;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(block));
    }
};

struct ReportPerson {
    static constexpr std::uint16_t tag = 436;
    PersonId about;
    std::string words;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(about), NAMED_UP_TO(max_note_bytes, words));
    }
};

// By a coordinator who is not the one reported; `outcome` is what came of it, for who reported.
struct SettleReport {
    static constexpr std::uint16_t tag = 437;
    ReportId report;
    std::string outcome;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(report), NAMED_UP_TO(max_note_bytes, outcome));
    }
};

LINLI_RULES_OF(SetOffer);
LINLI_RULES_OF(SetSpoken);
LINLI_RULES_OF(PauseOffer);
LINLI_RULES_OF(PairUp);
LINLI_RULES_OF(EndPair);
LINLI_RULES_OF(GiveKey);
LINLI_RULES_OF(TakeBackKey);
LINLI_RULES_OF(BlockPerson);
LINLI_RULES_OF(Unblock);
LINLI_RULES_OF(ReportPerson);
LINLI_RULES_OF(SettleReport);

}  // namespace linli
