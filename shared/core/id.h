#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace linli {

// 128 bits, ordered, written as 32 lower-case hexadecimal digits in databases and logs.
struct Bits128 {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend auto operator<=>(const Bits128&, const Bits128&) = default;
    explicit operator bool() const { return high != 0 || low != 0; }
};

std::string to_hex(Bits128 bits);
std::optional<Bits128> bits_from_hex(std::string_view text);  // Exactly 32 digits, else nothing.

// A typed id: a PersonId is never taken for a ShiftId. All zeros means "none" and is never given out.
template <class Tag>
struct Id {
    Bits128 bits;

    friend auto operator<=>(const Id&, const Id&) = default;
    explicit operator bool() const { return static_cast<bool>(bits); }
};

struct Community;
using CommunityId = Id<Community>;
using DeviceId = Id<struct DeviceTag>;
using OutboxId = Id<struct OutboxTag>;

// Counts the commits of one community, from 1. The community's own counter, never a database sequence.
using Version = std::uint64_t;

// The name of a command, given when it is pressed, possibly offline: repeating it is harmless (DESIGN §4).
struct CommandName {
    DeviceId device;
    OutboxId outbox;
    std::uint64_t number = 0;  // From 1, without gaps, in the order in which the outbox took them.

    friend auto operator<=>(const CommandName&, const CommandName&) = default;
};

// Ids of new records lie in the space of the device that makes them: the high half is the device's space
// (given by the server at enrolment, unique), the low half is outbox tag (20 bits), command number (24 bits)
// and place within the command (20 bits). They follow from the command's name, so they need not travel, and
// no two commands can make the same one.
class NewIds {
public:
    static constexpr std::uint64_t max_number = (1u << 24) - 1;
    static constexpr std::uint64_t max_per_command = 1u << 20;

    NewIds() = default;
    NewIds(std::uint64_t device_space, OutboxId outbox, std::uint64_t number);

    // The index-th id of this command, index < max_per_command.
    Bits128 bits(std::size_t index) const;
    template <class AnyId>
    AnyId make(std::size_t index = 0) const {
        return AnyId{bits(index)};
    }

    // Whether this command made, or may make, this id.
    bool contains(Bits128 id) const {
        return id.high == first_.high && id.low >= first_.low && id.low - first_.low < max_per_command;
    }

    // The place of an id that this command made.
    std::size_t place_of(Bits128 id) const { return static_cast<std::size_t>(id.low - first_.low); }

    // The tag that an outbox contributes to its ids; a device's outboxes must differ in it (the server sees
    // to that).
    static std::uint64_t tag_of(OutboxId outbox);

    friend bool operator==(const NewIds&, const NewIds&) = default;

private:
    Bits128 first_;
};

}  // namespace linli

template <>
struct std::hash<linli::Bits128> {
    std::size_t operator()(const linli::Bits128& bits) const noexcept {
        return static_cast<std::size_t>(bits.high * 0x9E3779B97F4A7C15ull ^ bits.low);
    }
};

template <class Tag>
struct std::hash<linli::Id<Tag>> {
    std::size_t operator()(const linli::Id<Tag>& id) const noexcept {
        return std::hash<linli::Bits128>{}(id.bits);
    }
};
