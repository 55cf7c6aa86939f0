#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

// Reads a group-buy chain (接龙) as it stands in a chat group: who orders how many of what, and who has paid.
// What could only be guessed is reported as unclear instead. The reading rules stand in
// tests/data/chains/README.md. Never throws; takes any bytes, and bytes that are not UTF-8 are left out.

// Longer texts are cut behind these limits; the lines that are left out are reported as unclear (one for
// all).
inline constexpr std::size_t max_group_buy_bytes = 1 << 20;
inline constexpr std::size_t max_group_buy_lines = 10'000;

inline constexpr int max_order_quantity = 999;  // Of one item in one order; more is unclear.

struct GroupBuyItem {
    std::optional<std::string> code;          // A, 1 or a sign, as people order by it.
    std::string name;                         // As the header has it, without code, pack and price.
    std::optional<std::int64_t> price_cents;  // Of one pack.
    std::optional<std::string> unit;          // 板; else the pack as written: 10斤
    friend bool operator==(const GroupBuyItem&, const GroupBuyItem&) = default;
};

struct GroupBuyOrder {
    int line = 0;                     // 1-based line of the text on which the order stands last.
    std::optional<std::string> door;  // 12-301
    std::optional<std::string> name;
    std::optional<std::string> phone;  // As written, masked or not.
    std::map<std::string, int> items;  // Name of the item and how many packs, 1..max_order_quantity
    std::optional<bool> paid;          // Nothing if nothing is said, or what is said does not settle it.
    std::optional<std::string> note;
    friend bool operator==(const GroupBuyOrder&, const GroupBuyOrder&) = default;
};

// Why a line is asked about. Stored: never renumber.
enum class GroupBuyDoubt : std::uint8_t {
    NoPerson = 1,          // Neither door nor name nor telephone.
    NoItem = 2,            // Several items are on offer and none is named.
    ItemNotOffered = 3,    // The header has no such item.
    SeveralItems = 4,      // The short form fits several items.
    OnlyName = 5,          // A name and nothing else.
    HalfPack = 6,          // 半份
    NotWholePacks = 7,     // 40 eggs of 30 in a pack
    EitherOr = 8,          // 大米或者油
    AddOrChange = 9,       // The same door again: is it added, or does it replace?
    NothingToChange = 10,  // Changes, cancels or pays what is not there.
    SeveralToChange = 11,  // … or what stands there more than once.
    NothingAbove = 12,     // 同上, and there is no order above.
    QuantityTooLarge = 13,
    QuantityNegative = 14,
    QuantityVague = 15,   // 两三份
    NotSure = 16,         // 可能, 待定
    NothingOffered = 17,  // The text has no header with items: it is no group buy, or it is empty.
    NotUnderstood = 18,
    TooLong = 19,
};

// A line somebody has to decide.
struct GroupBuyUnclear {
    int line = 0;
    GroupBuyDoubt doubt = GroupBuyDoubt::NotUnderstood;
    std::optional<std::string> door;
    std::optional<std::string> name;
    friend bool operator==(const GroupBuyUnclear&, const GroupBuyUnclear&) = default;
};

struct GroupBuyChain {
    std::string title;
    std::vector<GroupBuyItem> items;
    std::optional<std::string> deadline;   // 04-08 18:00
    std::optional<int> minimum;            // The least number of packs, of all items together.
    std::vector<GroupBuyOrder> orders;     // By line.
    std::vector<GroupBuyUnclear> unclear;  // By line.
};

GroupBuyChain read_group_buy_chain(std::string_view text);

}  // namespace linli
