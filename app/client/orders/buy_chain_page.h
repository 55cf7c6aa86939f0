#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/orders/buy_chain_match.h"
#include "app/client/remembered.h"
#include "app/client/services.h"

namespace linli::client {

enum class ChainFilter : std::uint8_t { All, New, Changed, Withdrawn, Refused, Unchanged };

struct BuyChainInput {
    CampaignId of;
    std::string pasted;
    bool reading = false;  // The paste is being looked through.
    bool writing = false;  // The text for the chat is shown instead.
    std::optional<ReadBuyChain> read;
    std::uint64_t readings = 0;
    ChainAnswers answers;
    Remembered<BuyChainReview> review;
    Remembered<std::string> chat;
    ChainFilter filter = ChainFilter::All;
    // The line that is being written down anew; empty: none.
    std::string mending;
    int mended_line = 0;
    ChainMended mended;
};

// /buy-chain/<campaign>: a pasted chain of orders, and the text for the chat.
LINLI_LATER void buy_chain_page(const Known& known, const Viewer& me, Instant now,
                                std::optional<CampaignId> campaign, BuyChainInput& input, Outbox& outbox,
                                Routes& routes, Services& services);
std::vector<Draft> drafts_of(BuyChainInput& input);

// The parts of the page about what was read: buy_chain_review.cpp, buy_chain_questions.cpp.
void chain_orders(const Known& known, const Viewer& me, Instant now, const BuyChainReview& review,
                  BuyChainInput& input);
void chain_order_questions(const Known& known, const BuyChainReview& review, BuyChainInput& input);
void chain_mend_sheet(const Known& known, const Viewer& me, Instant now, BuyChainInput& input);
void start_mending(const BuyChainReview& review, int line, const std::string& words, BuyChainInput& input);
std::string chain_order_title(const BuyChainOrder& order);

}  // namespace linli::client
