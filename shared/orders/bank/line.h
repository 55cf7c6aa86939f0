#pragma once

#include <vector>

#include "shared/core/reading.h"
#include "shared/orders/bank/candidate.h"
#include "shared/orders/written_amount.h"

// The pieces of a plain line.

namespace linli::bank {

struct LineNumbers {
    std::vector<bool> taken;  // The characters that were read as something.
    // Transaction, day, minute; doors and telephone numbers as remark. A day that does not exist is a doubt.
    Candidate made;
    bool has_day = false;
    int amounts = 0;      // Of the most telling kind: with 元 or ¥, with decimals, plain.
    AmountInLine amount;  // If it is one.
};
LineNumbers find_numbers(const ReadText& text, CivilDate today);

// Who paid, and as remark what else is left.
void find_names(const ReadText& text, const std::vector<bool>& taken, ReadPayment& payment);

}  // namespace linli::bank
