#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/orders/buy_desk_figures.h"
#include "app/client/page.h"
#include "shared/orders/delivery_commands.h"
#include "shared/orders/payment_matching.h"

// Pasted lines of a wallet or a bank, and which order each payment is for. What is certain is ticked; all
// else waits for an answer. Nothing that was written down before is written down again.

namespace linli::client {

struct ReviewedPayment {
    ReadPayment payment;
    MatchKind kind = MatchKind::Unmatched;
    std::vector<MatchCandidate> candidates;
    std::vector<OrderId> orders;  // It is for these: found, or chosen.
    bool chosen = false;          // Somebody said so.
    bool accepted = false;
    bool left_out = false;  // It is for something else.

    bool is_open() const { return orders.empty() && !left_out; }
};

struct BankReview {
    std::vector<ReviewedPayment> payments;
    std::vector<ReadPayment> repeated;    // Written down before, or twice in the paste.
    std::vector<UnclearPayment> unclear;  // Still to be looked at.
    std::int32_t outgoing = 0;
};

struct BankInput {
    std::string pasted;
    bool reading = false;  // The review is shown.
    std::optional<BankReview> review;
    std::string search;      // Of a door, for the payment below.
    std::string search_for;  // Its key.
};

BankReview review_bank_lines(const State& state, const Campaign& campaign, const DeskFigures& figures,
                             const std::string& pasted, const Saying& saying);
// What is ticked, as much of it as can be written down at once.
struct AcceptedPayments {
    MarkPaid command;
    std::size_t reviewed = 0;  // So many of the review's payments, from the first, are in it or not ticked.
};
// Of several orders each is paid what is open there.
AcceptedPayments accepted_payments(const State& state, CampaignId campaign, const DeskFigures& figures,
                                   const BankReview& review);

}  // namespace linli::client
