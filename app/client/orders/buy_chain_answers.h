#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "shared/orders/order_records.h"

// What was answered about a pasted chain of orders. Kept as text, so that it outlives a reload as a draft
// does, and by the words of the line, so that it holds for a longer paste of the same chain.

namespace linli::client {

enum class ChainWhich : std::uint8_t { Open = 0, Chain = 1, App = 2, Both = 3 };

// An order as somebody wrote it down, for a line that could not be read or was read wrongly.
struct ChainMended {
    std::string door, name, note;
    std::map<CampaignItemId, std::int32_t> packs;
};

class ChainAnswers {
public:
    // Which item of the campaign the chain means; an empty id: one that is not sold here.
    std::optional<CampaignItemId> item(const std::string& written) const;
    void set_item(const std::string& written, CampaignItemId item);

    std::optional<Door> door(const std::string& words) const;  // Of the line with these words.
    void set_door(const std::string& words, const Door& door);

    // Of an order, by its key: which side counts, for one item or, without an item, for all of it.
    ChainWhich which(const std::string& key, std::optional<Bits128> item = {}) const;
    void set_which(const std::string& key, std::optional<Bits128> item, ChainWhich which);
    // Several lines of one door: 0 all together, 1 the first alone …; nothing: still asked.
    std::optional<std::size_t> part(const std::string& key) const;
    void set_part(const std::string& key, std::size_t part);

    std::optional<ChainMended> mended(const std::string& words) const;
    void set_mended(const std::string& words, const ChainMended& mended);
    bool is_left_out(const std::string& words) const;  // The line.
    void leave_out(const std::string& words);
    bool is_ticked(const std::string& key) const;  // The order; ticked until somebody says otherwise.
    void set_ticked(const std::string& key, bool ticked);

    std::uint64_t revision() const { return revision_; }  // Another one after each answer.
    std::string written() const;
    void read(std::string_view written);

private:
    const std::string* find(const char* kind, const std::string& about) const;
    void set(const char* kind, const std::string& about, std::string answer);

    std::map<std::string, std::string> answers_;
    std::uint64_t revision_ = 0;
};

}  // namespace linli::client
