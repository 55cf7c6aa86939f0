#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/time.h"

// Reads what a leader pastes from a wallet or a bank: plain lines (`王阿姨 38.5 4-8 12:03`,
// `支付宝到账38.50元`, the short messages of banks), the exports of WeChat and Alipay, statements of banks.
// Only what came in counts; what cannot be read for certain is asked about with its line. The text is UTF-8
// already. Takes any bytes.
//
// A table is recognised by a heading that names a column for the sum (金额, 收入, 贷方发生额, amount …) and
// another one; the lines above it are the wallet's own words, and so are rows below that have neither a day
// nor a sum (共3笔记录) or begin with 合计 and its like. In a row
//   a blank day is the one above, and where day, time and name are all blank, the name is, too;
//   with neither a day nor a sum, what stands under name or remark continues the row above.
// In plain lines a line with nothing but a day gives the day of those below it.

namespace linli {

inline constexpr std::size_t max_bank_bytes = 2 << 20;
inline constexpr std::size_t max_bank_lines = 20'000;

struct ReadPayment {
    std::int32_t line = 0;          // 1-based, where it begins.
    std::int64_t amount_cents = 0;  // 1..max_written_cents
    std::string name;               // As written: 王阿姨, 王*, **明; empty if none.
    std::optional<CivilDate> date;
    std::optional<std::int32_t> minute_of_day;
    std::string remark;       // What else is written there: 3-501 鸡蛋
    std::string transaction;  // The wallet's or bank's number; empty if none.
    // What tells this payment from every other, to be kept with it: `t:` and the transaction number; `m:` and
    // a hash of day, minute, name, sum and remark; or `l:` and a hash of the line, which does not tell two
    // payments of the same words apart (the second gets `#2`). At most 64 bytes.
    std::string key;
    friend bool operator==(const ReadPayment&, const ReadPayment&) = default;
};

// Why a line is asked about. Stored: never renumber.
enum class PaymentDoubt : std::uint8_t {
    NoAmount = 1,          // A name or a day, but no sum.
    SeveralAmounts = 2,    // 38.5 40
    TooLarge = 3,          // More than max_written_cents.
    TooFine = 4,           // 38.555
    NotSettled = 5,        // 待收款, 已退还, 交易关闭: the money did not come, or went back.
    DirectionUnknown = 6,  // In or out?
    BadDate = 7,           // 2-30
    SameAgain = 8,         // The same words without number or time again: one payment or two?
    OtherSum = 9,          // The transaction number is known with another sum.
    NotUnderstood = 10,
    TooLong = 11,  // Behind the limits nothing was read (one for all).
};

struct UnclearPayment {
    std::int32_t line = 0;
    PaymentDoubt doubt = PaymentDoubt::NotUnderstood;
    std::string text;  // The line, cut to max_shown_line_bytes at a character.
    // What it would be if somebody says so, with a key of its own (SameAgain only).
    std::optional<ReadPayment> reading;
    friend bool operator==(const UnclearPayment&, const UnclearPayment&) = default;
};
inline constexpr std::size_t max_shown_line_bytes = 120;

struct BankLines {
    std::vector<ReadPayment> payments;    // By line. New ones only, each once.
    std::vector<ReadPayment> repeated;    // Known before, or a second time in this paste.
    std::vector<UnclearPayment> unclear;  // By line.
    std::int32_t outgoing = 0;            // Went out or only moved (提现): not our business.
};

// What is booked already.
struct KnownPayment {
    std::string key;
    std::int64_t amount_cents = 0;
};

// `today` completes dates without a year (the last such day up to tomorrow).
BankLines read_bank_lines(std::string_view text, CivilDate today, const std::vector<KnownPayment>& known);

}  // namespace linli
