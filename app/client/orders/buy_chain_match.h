#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/orders/buy_chain_answers.h"
#include "shared/core/stamp.h"
#include "shared/orders/chain_join.h"
#include "shared/orders/commands.h"
#include "shared/orders/group_buy_chain.h"
#include "shared/state/state.h"

// What a pasted chain of orders means for a campaign: which item, which door, new or changed. Nothing is
// guessed: what could mean two things carries its choices and waits for an answer.

namespace linli::client {

struct ReadBuyChain {
    std::vector<std::string> lines;  // As pasted.
    GroupBuyChain chain;             // Its lines count as the pasted ones.
    bool own_header = false;         // No item stood in the paste: the campaign's were put before it.
};
ReadBuyChain read_buy_chain(const State& state, CampaignId campaign, const std::string& pasted);

struct ChainItemMatch {
    GroupBuyItem written;
    std::optional<CampaignItemId> item;  // Nothing: asked; an empty id: not sold here.
    bool other_price = false;            // The chain says another price than the campaign.
};

enum class ChainQuestion : std::uint8_t { None, Item, Door, Twice, SameDoor, Conflict, Gone };

// One line of several that one door has.
struct ChainPart {
    int line = 0;
    std::string words;
    ChainPacks packs;
};

struct BuyChainOrder {
    std::string key;  // chain_source_key: who it is.
    std::optional<Door> door;
    std::string name, note;
    std::vector<ChainPart> parts;  // None where the paste has it no more.
    std::string cancelled_by;      // Then: a line that names that door and orders nothing.
    bool says_paid = false;
    bool finds_door = false;  // Its order was known by a name only.
    JoinKind kind = JoinKind::New;
    std::optional<OrderId> order;  // That it joins.
    std::int32_t revision = 0;
    std::vector<JoinItem> items;  // `packs`: what it is to be.
    ChainQuestion asked = ChainQuestion::None;
    std::vector<Door> doors;  // To choose from.
    bool ticked = true;
    std::optional<Rejected> refused;  // It alone would hold up all others: left out until it is mended.

    bool changes_nothing() const;     // Nothing is sent for it.
    bool withdraws() const;           // Nothing of it is left.
    std::string source_text() const;  // The words of its lines, telephone numbers hidden.
};

struct BuyChainReview {
    std::vector<ChainItemMatch> items;
    std::vector<BuyChainOrder> orders;     // As the paste has them, then those that it has no more.
    std::vector<GroupBuyUnclear> unclear;  // Lines that are still asked about.
    AcceptGroupBuyChain command;           // What is clear and ticked.
    std::optional<Rejected> refused;       // Why nothing at all can be taken.

    std::size_t open() const;  // Questions.
};
BuyChainReview review_buy_chain(const State& state, const Stamp& by, CampaignId campaign,
                                const ReadBuyChain& read, const ChainAnswers& answers);

// Another line of the same door, or of the same name where no door is written; nothing when there is none.
const BuyChainOrder* same_writer(const BuyChainReview& review, const GroupBuyUnclear& unclear);

// What a line says by itself, as if nothing stood above it but what is sold; nothing when it cannot be read
// so.
std::optional<ChainPacks> packs_of_line(const BuyChainReview& review, const ReadBuyChain& read, int line);

// The words of a line, without its number in the list: these stay when somebody above signs off.
std::string line_words(const ReadBuyChain& read, int line);

// The campaign's orders as a chain that neighbours can go on with in the group chat.
std::string campaign_chain_text(const State& state, CampaignId campaign, UtcOffset offset);

}  // namespace linli::client
