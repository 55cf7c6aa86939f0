#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

// Reads a sign-up chain (接龙) as it stands in a chat group: who takes which slot. What could only be guessed
// is reported as unclear instead. The reading rules stand in tests/data/chains/README.md.

// Longer texts are cut behind these limits; the lines that are left out are reported as unclear (one for
// all).
inline constexpr std::size_t max_chain_bytes = 1 << 20;
inline constexpr std::size_t max_chain_text_lines = 20'000;

struct ChainSignup {
    int line = 0;                     // 1-based line of the text on which the sign-up stands last.
    std::optional<std::string> door;  // 12-301
    std::optional<std::string> name;
    std::optional<std::string> post;  // As the header names it.
    std::optional<std::string> date;  // 04-09, or the word the chain uses (周三) if it names no date
    std::optional<std::string> from;  // 19:00
    std::optional<std::string>
        to;  // 21:00; 24:00 at midnight; earlier than `from` if it ends on the next day
    std::optional<std::string> note;
    friend bool operator==(const ChainSignup&, const ChainSignup&) = default;
};

// Why a line is asked about. Stored: never renumber.
enum class ChainDoubt : std::uint8_t {
    NoPerson = 1,        // Neither door nor name.
    NoSlot = 2,          // No slot, and several are on offer.
    SlotNotOffered = 3,  // A word for a time that the header does not define.
    NoDate = 4,          // Several days are on offer and none is named.
    OpenEnd = 5,         // From ten on: until when?
    AnySlot = 6,         // 都可以, 随时
    EitherOr = 7,        // 早班或晚班
    PostNotOffered = 8,
    DateNotOffered = 9,
    NothingToChange = 10,  // Cancels, moves or replaces what is not there.
    SeveralToChange = 11,  // … or what stands there more than once.
    WhoIsMe = 12,          // 我替老王
    WhoseShift = 13,       // 我来顶班: for whom?
    ExtraPerson = 14,      // +1, 我们俩
    NotSure = 15,          // 看情况, 待定
    Contradiction = 16,    // The same person at two posts at once.
    NotUnderstood = 17,
    TooLong = 18,
};

// A line somebody has to decide. `choices` are the sign-ups it may mean, as far as the chain itself tells.
struct ChainUnclear {
    int line = 0;
    ChainDoubt doubt = ChainDoubt::NotUnderstood;
    std::optional<std::string> door;
    std::optional<std::string> name;
    std::vector<ChainSignup> choices;
};

struct ChainSlot {
    std::string label;  // 早班; empty if the header gives only times
    std::string from;
    std::string to;
    int places = 0;  // People that are wanted; 0 if the header does not say.
};

enum class ChainLineRole : std::uint8_t {
    Blank,
    Header,   // Title, slots, posts, headings.
    Read,     // A sign-up or a change of one.
    Gone,     // Struck, cancelled, moved on or replaced: nothing stands here any more.
    Vacant,   // An empty place or row.
    Chatter,  // Questions, thanks, answers.
    Asked,    // See `unclear`.
};

struct ShiftChain {
    std::string title;
    std::vector<std::string> posts;
    std::vector<ChainSlot> slots;
    std::vector<std::string> dates;
    std::vector<ChainSignup> signups;   // By line.
    std::vector<ChainUnclear> unclear;  // By line.
    std::vector<ChainLineRole> lines;   // One for each line of the text.
};

ShiftChain read_shift_chain(std::string_view text);

}  // namespace linli
