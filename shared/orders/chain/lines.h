#pragma once

#include "shared/orders/chain/steps.h"

#include <optional>
#include <string>
#include <vector>

namespace linli::buying {

struct Who {
    std::optional<std::string> door;
    std::optional<std::string> name;
    std::optional<std::string> phone;
    bool empty() const { return !door && !name && !phone; }
};

// What a line says about one person's order.
struct Entry {
    Who who;
    std::vector<Step> steps;
    std::optional<Payment> payment;
    std::string payment_words;
    std::string note;
};

enum class LineKind : std::uint8_t { Entries, Unclear, Chatter };

struct LineReading {
    LineKind kind = LineKind::Chatter;
    std::vector<Entry> entries;
    GroupBuyDoubt doubt = GroupBuyDoubt::NotUnderstood;
    Who who;              // Of an unclear line, as far as it is known.
    bool wanted = false;  // An unclear line that says what is wanted, not only who.
};

struct LineContext {
    const Offer& offer;
    std::string building;             // Of the heading above.
    std::optional<std::size_t> item;  // A heading above names the item.
    std::optional<std::string> speaker;
    bool organiser_speaks = false;
    bool listed = false;
    bool from_table = false;
};

LineReading read_line(const ReadText& text, const LineContext& context);

// 402 in 4号楼 is 4-402.
std::string full_door(WrittenDoor door, const std::string& building);

// 小武 of `小武：5-601 A1`, and where the words begin.
std::optional<FoundIn<std::string>> speaker_prefix(const ReadText& text, const Offer& offer);

// A name without pictures and signs at its ends.
std::string clean_name(const ReadText& text);

std::string joined_notes(const std::string& left, const std::string& right);

}  // namespace linli::buying
