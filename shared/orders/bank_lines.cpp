#include "shared/orders/bank_lines.h"

#include <algorithm>
#include <map>

#include "shared/core/characters.h"
#include "shared/core/id.h"
#include "shared/core/reading.h"
#include "shared/orders/bank/candidate.h"
#include "shared/orders/written_amount.h"
#include "shared/people/names.h"

namespace linli {
namespace {

using bank::Candidate;

constexpr std::size_t longest_number = 48;  // Bytes of a transaction number that is kept as it is.

// FNV-1a with 64 bits, twice from different beginnings (Fowler, Noll and Vo): equal words have equal keys,
// and two different ones practically never. Nothing secret depends on it.
std::string hash_of(std::string_view words) {
    Bits128 bits{0xCBF29CE484222325ULL, 0x9AE16A3B2F90404FULL};
    for (const char byte : words) {
        bits.high = (bits.high ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
        bits.low = (bits.low ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
        bits.low ^= bits.low >> 29;
    }
    return to_hex(bits);
}

bool tells_apart(const std::string& key) {
    return key.front() != 'l';
}

std::string key_of(const Candidate& candidate) {
    const ReadPayment& payment = candidate.payment;
    const std::string number = name_key(payment.transaction);
    if (!number.empty()) return "t:" + (number.size() <= longest_number ? number : hash_of(number));
    const std::string sum = std::to_string(payment.amount_cents);
    if (payment.date && payment.minute_of_day && !payment.name.empty()) {
        return "m:" + hash_of(iso_date(*payment.date) + "|" + std::to_string(*payment.minute_of_day) + "|" +
                              name_key(payment.name) + "|" + sum + "|" + name_key(payment.remark));
    }
    const std::string day = payment.date ? iso_date(*payment.date) : std::string();
    return "l:" + hash_of(day + "|" + name_key(candidate.words) + "|" + sum);
}

std::string cut_line(std::string_view text) {
    if (text.size() <= max_shown_line_bytes) return std::string(text);
    std::size_t end = 0;
    for (std::size_t at = 0; at <= max_shown_line_bytes && at < text.size();) {
        end = at;
        next_character(text, at);
    }
    return std::string(text.substr(0, end));
}

class Sorter {
public:
    explicit Sorter(const std::vector<KnownPayment>& known) {
        for (const KnownPayment& payment : known) seen_.emplace(payment.key, payment.amount_cents);
    }

    void add(Candidate&& candidate) {
        if (candidate.outgoing) {
            ++lines_.outgoing;
            return;
        }
        if (candidate.doubt) {
            ask(candidate, *candidate.doubt);
            return;
        }
        candidate.payment.key = key_of(candidate);
        if (tells_apart(candidate.payment.key))
            add_known_by_key(std::move(candidate));
        else
            add_known_by_words(std::move(candidate));
    }

    void add_too_long(std::int32_t line) {
        lines_.unclear.push_back({line, PaymentDoubt::TooLong, {}, std::nullopt});
    }

    BankLines take() { return std::move(lines_); }

private:
    void ask(const Candidate& candidate, PaymentDoubt doubt) {
        lines_.unclear.push_back({candidate.payment.line, doubt, cut_line(candidate.text), std::nullopt});
    }
    void add_new(Candidate&& candidate) {
        seen_.emplace(candidate.payment.key, candidate.payment.amount_cents);
        lines_.payments.push_back(std::move(candidate.payment));
    }

    void add_known_by_key(Candidate&& candidate) {
        const auto before = seen_.find(candidate.payment.key);
        if (before == seen_.end())
            add_new(std::move(candidate));
        else if (before->second == candidate.payment.amount_cents)
            lines_.repeated.push_back(std::move(candidate.payment));
        else
            ask(candidate, PaymentDoubt::OtherSum);
    }

    // The same words for the n-th time in this paste are taken for those that were booked for the n-th time,
    // if there is a name; else they are asked about, with a key that is free.
    void add_known_by_words(Candidate&& candidate) {
        const std::string words = candidate.payment.key;
        const auto numbered = [&](int number) {
            return number == 1 ? words : words + "#" + std::to_string(number);
        };
        int number = ++times_[words];
        const bool known = seen_.count(numbered(number)) > 0;
        if (number == 1 && !known) return add_new(std::move(candidate));
        if (known && !candidate.payment.name.empty()) {
            lines_.repeated.push_back(std::move(candidate.payment));
            return;
        }
        while (seen_.count(numbered(number)) > 0) ++number;
        candidate.payment.key = numbered(number);
        seen_.emplace(candidate.payment.key, candidate.payment.amount_cents);
        ask(candidate, PaymentDoubt::SameAgain);
        lines_.unclear.back().reading = std::move(candidate.payment);
    }

    std::map<std::string, int> times_;  // That words were in this paste.
    std::map<std::string, std::int64_t> seen_;
    BankLines lines_;
};

// The text within the limits, and the first line that is left out; 0 if none is.
std::string_view within_limits(std::string_view text, std::int32_t& left_out) {
    left_out = 0;
    std::size_t end = std::min(text.size(), max_bank_bytes);
    if (end < text.size()) {
        const std::size_t line_end = text.substr(0, end).find_last_of("\r\n");
        end = line_end == std::string_view::npos ? 0 : line_end + 1;
    }
    const std::vector<std::string_view> lines = split_lines(text.substr(0, end));
    if (lines.size() > max_bank_lines)
        end = static_cast<std::size_t>(lines[max_bank_lines].data() - text.data());
    if (end < text.size()) left_out = static_cast<std::int32_t>(std::min(lines.size(), max_bank_lines)) + 1;
    return text.substr(0, end);
}

}  // namespace

BankLines read_bank_lines(std::string_view text, CivilDate today, const std::vector<KnownPayment>& known) {
    std::int32_t left_out = 0;
    text = within_limits(text, left_out);
    auto candidates = bank::read_table(text, today);
    if (!candidates) candidates = bank::read_lines(text, today);
    Sorter sorter(known);
    for (Candidate& candidate : *candidates) sorter.add(std::move(candidate));
    if (left_out > 0) sorter.add_too_long(left_out);
    return sorter.take();
}

}  // namespace linli
