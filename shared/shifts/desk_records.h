#pragma once

#include <string>

#include "shared/shifts/records.h"

// The desk of a checkpoint: the code that hangs there, who came by it, and who came without an account.

namespace linli {

inline constexpr std::size_t post_code_digits = 24;      // Hexadecimal: 96 bits, which nobody guesses.
inline constexpr std::size_t max_guest_name_bytes = 60;  // 20 Chinese characters.
inline constexpr std::size_t max_guest_phone_bytes = 60;
inline constexpr std::size_t most_guests_by_code = 40;  // In a day, until a coordinator has looked at them.
inline constexpr Duration guests_counted = days(1);
inline constexpr Duration guests_kept = days(30);  // Then they stay guests, and their number is forgotten.

// The secret of the code on a post's sheet. It has the post's own key. A new one ends the one before; what
// was pressed while that one hung there is still taken as a press without a code.
struct PostCode {
    static constexpr std::uint16_t record_type = 30;
    static constexpr const char* table_name = "post_code";
    PostId id;
    std::string code;
    std::string before;  // Empty: there was none.
    PersonId made_by;
    Instant since;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED_UP_TO(post_code_digits, code), NAMED_UP_TO(post_code_digits, before),
           NAMED(made_by), NAMED(since));
    }
};

// Whether the holder came and left by the code, so that they were there. It has the seat's own key.
struct SeatScan {
    static constexpr std::uint16_t record_type = 31;
    static constexpr const char* table_name = "seat_scan";
    SeatId id;
    bool came = false;
    bool left = false;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(came), NAMED(left));
    }
};

// Somebody without an account stands on this seat, and nobody has said yet who that is. It has the seat's own
// key and goes when a coordinator has looked.
struct GuestVisit {
    static constexpr std::uint16_t record_type = 32;
    static constexpr const char* table_name = "guest_visit";
    SeatId id;
    std::string phone;     // As canonical_phone() gives it; empty where none was given.
    Bits128 visit;         // Made by the guest's own browser: the same press again is the same guest.
    bool by_code = false;  // They wrote themselves down; else somebody at the desk did.
    Instant at;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED_UP_TO(max_guest_phone_bytes, phone), NAMED(visit), NAMED(by_code), NAMED(at));
    }
};

}  // namespace linli
