#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/orders/bank_lines.h"

// What one line or row says, before it is known whether it is new.

namespace linli::bank {

struct Candidate {
    ReadPayment payment;  // Its key is made later.
    std::optional<PaymentDoubt> doubt;
    bool outgoing = false;
    std::string words;  // The whole line or row, in its plain form.
    std::string text;   // As it is shown.
};

// 待收款, 已退还, 交易关闭 …
bool speaks_of_unsettled(std::u32string_view plain);
// 合计, 小计, 期初余额 …: at its start
bool starts_total(std::u32string_view plain);
// The wallet's and bank's own words about a payment, or part of them: 转账, 到账, 微信; 0 if none is there.
std::size_t own_word_length(std::u32string_view plain, std::size_t at);

// The table in a text, if there is one.
std::optional<std::vector<Candidate>> read_table(std::string_view text, CivilDate today);
// Everything as plain lines.
std::vector<Candidate> read_lines(std::string_view text, CivilDate today);

}  // namespace linli::bank
