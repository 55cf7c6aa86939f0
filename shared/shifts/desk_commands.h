#pragma once

#include <string>

#include "shared/core/rules.h"
#include "shared/shifts/desk_records.h"

// What is done with the code that hangs at a post, and about those who come without an account.

namespace linli {

// By coordinators: the code on this post's sheet from now on. It is drawn on the device, which has good
// random.
struct RenewPostCode {
    static constexpr std::uint16_t tag = 261;
    PostId post;
    std::string code;  // post_code_digits small hexadecimal digits; not one that it had.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(post), NAMED_UP_TO(post_code_digits, code));
    }
};

// As CheckIn and CheckOut, by who has the seat, with the code of the post before their eyes.
struct ScanIn {
    static constexpr std::uint16_t tag = 262;
    SeatId seat;
    std::string code;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat), NAMED_UP_TO(post_code_digits, code));
    }
};

struct ScanOut {
    static constexpr std::uint16_t tag = 263;
    SeatId seat;
    std::string code;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat), NAMED_UP_TO(post_code_digits, code));
    }
};

// By a guest, who has no account: stands at this post from now on, on the shift that is there. It goes
// through the server's own door for guests, never through a device's outbox.
struct SignInGuest {
    static constexpr std::uint16_t tag = 264;
    PostId post;
    std::string code;
    std::string name;
    std::string phone;  // As it was typed; may be empty.
    Bits128 visit;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(post), NAMED_UP_TO(post_code_digits, code), NAMED_UP_TO(max_guest_name_bytes, name),
           NAMED_UP_TO(max_guest_phone_bytes, phone), NAMED(visit));
    }
};

// By coordinators: this guest is nobody of the register. Their number is forgotten. By itself after
// guests_kept.
struct LeaveAsGuest {
    static constexpr std::uint16_t tag = 265;
    SeatId seat;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat));
    }
};

LINLI_RULES_OF(RenewPostCode);
LINLI_RULES_OF(ScanIn);
LINLI_RULES_OF(ScanOut);
LINLI_RULES_OF(SignInGuest);
LINLI_RULES_OF(LeaveAsGuest);

}  // namespace linli
