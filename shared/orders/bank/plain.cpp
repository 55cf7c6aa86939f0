#include "shared/core/characters.h"
#include "shared/core/reading.h"
#include "shared/core/reading_lines.h"
#include "shared/orders/bank/line.h"

namespace linli::bank {
namespace {

using View = std::u32string_view;

constexpr std::size_t max_line_characters = 1'000;

const Words<int>& outgoing_words() {
    static const Words<int> words = {
        {0, U"支出|转出|转给了|付给|消费|提现|扣款|还款|缴费|充值|付款给|向商户|paid to|sent to"},
    };
    return words;
}

std::optional<PaymentDoubt> doubt_about(const LineNumbers& numbers, View plain) {
    const AmountInLine& amount = numbers.amount;
    if (numbers.made.doubt) return numbers.made.doubt;
    if (numbers.amounts > 1) return PaymentDoubt::SeveralAmounts;
    if (speaks_of_unsettled(plain)) return PaymentDoubt::NotSettled;
    if (amount.negative) return PaymentDoubt::DirectionUnknown;
    if (amount.too_fine) return PaymentDoubt::TooFine;
    if (amount.cents > max_written_cents) return PaymentDoubt::TooLarge;
    return amount.cents == 0 ? std::optional(PaymentDoubt::NoAmount) : std::nullopt;
}

// Behind a list number with its mark: 3、 and 3. but not the 38. of 38.5.
std::size_t list_number_end(View plain) {
    std::size_t end = 0;
    while (end < plain.size() && is_digit(plain[end])) ++end;
    if (end == 0 || end > 3 || end >= plain.size() || !is_any_of(U".、)", plain[end])) return 0;
    const bool sum = end + 1 < plain.size() && is_digit(plain[end + 1]) && plain[end] == U'.';
    return sum ? 0 : skip_blanks(plain, end + 1);
}

}  // namespace

std::vector<Candidate> read_lines(std::string_view text, CivilDate today) {
    std::vector<Candidate> list;
    std::optional<CivilDate> day;  // Of a heading line with nothing but a day.
    std::int32_t line = 0;
    for (const std::string_view raw : split_lines(text)) {
        ++line;
        ReadText whole = read_text(raw);
        whole = trimmed_part(whole, list_number_end(whole.plain), whole.plain.size());
        if (whole.empty()) continue;
        Candidate made;
        if (whole.plain.size() > max_line_characters) {
            made.doubt = PaymentDoubt::TooLong;
        } else {
            LineNumbers numbers = find_numbers(whole, today);
            made = std::move(numbers.made);
            find_names(whole, numbers.taken, made.payment);
            const bool words = !made.payment.name.empty() || !made.payment.remark.empty();
            if (numbers.amounts == 0 && !words && made.payment.date && !made.payment.minute_of_day) {
                day = made.payment.date;
                continue;
            }
            const bool ruler = numbers.amounts == 0 && !words && !numbers.has_day;
            if (ruler || starts_total(whole.plain)) continue;
            made.doubt = numbers.amounts == 0 ? PaymentDoubt::NoAmount : doubt_about(numbers, whole.plain);
            made.payment.amount_cents = numbers.amounts == 1 ? numbers.amount.cents : 0;
            made.outgoing = numbers.amounts > 0 && outgoing_words().anywhere(whole.plain) != nullptr;
            if (!numbers.has_day) made.payment.date = day;
        }
        made.payment.line = line;
        made.text = text_of(whole.shown);
        made.words = text_of(whole.plain);
        list.push_back(std::move(made));
    }
    return list;
}

}  // namespace linli::bank
