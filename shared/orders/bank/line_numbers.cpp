#include <algorithm>

#include "shared/core/characters.h"
#include "shared/core/reading_door.h"
#include "shared/orders/bank/line.h"
#include "shared/orders/bank/moment.h"
#include "shared/orders/chain/amounts.h"

namespace linli::bank {
namespace {

using View = std::u32string_view;

constexpr std::size_t least_transaction_digits = 16;
constexpr View breaks = U" \t|,;:。、()!?~\"'<>=#→";

// In front of a number that is no payment.
const Words<int>& other_sums() {
    static const Words<int> words = {
        {0, U"余额|可用|手续费|服务费|累计|合计|总计|共计|共|优惠|立减|balance|fee"},
    };
    return words;
}

// In front of a number that is no sum.
const Words<int>& other_numbers() {
    static const Words<int> words = {
        {0, U"尾号为|尾号|末四位|卡号|账号|帐号|账户|帐户|手机|电话|第|ending"},
    };
    return words;
}

const Words<int>& transaction_words() {
    static const Words<int> words = {
        {0, U"交易单号|转账单号|单号|流水号|交易号|订单号|凭证号|transaction id|transaction"},
    };
    return words;
}

bool is_letter_or_digit(char32_t character) {
    return is_digit(character) || is_latin(character);
}

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

class NumberFinder {
public:
    NumberFinder(const ReadText& text, CivilDate today) : text_(text), plain_(text.plain), today_(today) {
        found_.taken.assign(plain_.size(), false);
    }

    LineNumbers find() {
        find_transaction();
        find_other_numbers();
        find_minute();
        find_day();
        find_doors();
        find_amount();
        find_dotted_day();
        return std::move(found_);
    }

private:
    bool is_free(std::size_t begin, std::size_t end) const {
        return std::none_of(found_.taken.begin() + static_cast<std::ptrdiff_t>(begin),
                            found_.taken.begin() + static_cast<std::ptrdiff_t>(end),
                            [](bool taken) { return taken; });
    }
    void take(std::size_t begin, std::size_t end) {
        std::fill(found_.taken.begin() + static_cast<std::ptrdiff_t>(begin),
                  found_.taken.begin() + static_cast<std::ptrdiff_t>(end), true);
    }
    std::size_t digits_end(std::size_t at) const {
        while (at < plain_.size() && is_digit(plain_[at])) ++at;
        return at;
    }
    bool starts_digits(std::size_t at) const {
        return is_digit(plain_[at]) && (at == 0 || !is_digit(plain_[at - 1]));
    }
    void remember(std::size_t begin, std::size_t end) {
        std::string& remark = found_.made.payment.remark;
        if (!remark.empty()) remark += ' ';
        remark += text_of(View(text_.shown).substr(begin, end - begin));
    }

    // 交易单号:4200001234, or digits that are too long for anything else.
    void find_transaction() {
        for (std::size_t at = 0; at < plain_.size(); ++at) {
            const auto* word = transaction_words().at(plain_, at);
            const std::size_t begin = word ? behind_marks(at + word->word.size()) : at;
            if (begin >= plain_.size() || !starts_digits(begin)) continue;
            const std::size_t end = digits_end(begin);
            const bool numbered = end - begin >= (word ? 6 : least_transaction_digits);
            if (!numbered || !is_free(begin, end)) continue;
            if (found_.made.payment.transaction.empty())
                found_.made.payment.transaction = text_of(plain_.substr(begin, end - begin));
            take(at, end);
        }
    }

    std::size_t behind_marks(std::size_t at) const {
        while (at < plain_.size() && is_any_of(U" :,.", plain_[at])) ++at;
        return at;
    }

    // 尾号1234, mobile numbers.
    void find_other_numbers() {
        for (std::size_t at = 0; at < plain_.size(); ++at) {
            const auto* word = other_numbers().at(plain_, at);
            const std::size_t begin = word ? behind_marks(at + word->word.size()) : at;
            std::size_t end = begin;
            while (end < plain_.size() && (is_digit(plain_[end]) || plain_[end] == U'*')) ++end;
            if (begin >= plain_.size() || end == begin || !is_free(begin, end)) continue;
            const bool mobile = plain_[begin] == U'1' && end - begin == 11 && starts_digits(begin);
            if (!mobile && (!word || end < begin + 3)) continue;
            if (mobile) remember(begin, end);
            take(word ? at : begin, end);
        }
    }

    void find_minute() {
        for (std::size_t at = 0; at < plain_.size(); ++at) {
            if (found_.taken[at]) continue;
            const auto minute = minute_at(plain_, at);
            if (!minute || !is_free(at, minute->end)) continue;
            if (!found_.made.payment.minute_of_day) found_.made.payment.minute_of_day = minute->minute_of_day;
            minute_ = Span{at, minute->end};
            take(at, minute->end);
            return;
        }
    }

    // 4.8 is a sum unless nothing else is one: see find_dotted_day. 4-8 may be a house: only in front of a
    // time, at an end of the line, or with two digits each (04-08).
    void find_day() {
        for (std::size_t at = 0; at < plain_.size() && !found_.has_day; ++at) {
            if (found_.taken[at] || (at > 0 && is_latin(plain_[at - 1]))) continue;
            const auto day = day_at(plain_, at, today_);
            if (!day || day->dotted || !is_free(at, day->end)) continue;
            const bool at_edge = at == 0 || day->end == plain_.size() || day->end - at == 5;
            const bool before_time = minute_ && skip_blanks(plain_, day->end) == minute_->begin;
            if (day->dashed && !at_edge && !before_time) continue;
            take_day(at, *day);
        }
    }

    void find_dotted_day() {
        if (found_.has_day || found_.amounts < 2) return;
        for (const Span& span : spans_) {
            const auto day = day_at(plain_, span.begin, today_);
            const bool before_time = minute_ && skip_blanks(plain_, span.end) == minute_->begin;
            if (!day || !day->dotted || day->end != span.end || !before_time) continue;
            take_day(span.begin, *day);
            std::fill(found_.taken.begin() + static_cast<std::ptrdiff_t>(span.begin),
                      found_.taken.begin() + static_cast<std::ptrdiff_t>(span.end), true);
            choose_amount(span.begin);
            return;
        }
    }

    void take_day(std::size_t at, const FoundDay& day) {
        found_.has_day = true;
        found_.made.payment.date = day.date;
        if (!day.date) found_.made.doubt = PaymentDoubt::BadDate;
        take(at, day.end);
    }

    void find_doors() {
        for (std::size_t at = 0; at < plain_.size(); ++at) {
            if (found_.taken[at] || (at > 0 && is_any_of(U".", plain_[at - 1]))) continue;
            const auto door = find_door(plain_, at);
            if (!door || !is_free(at, door->end)) continue;
            const View written = plain_.substr(at, door->end - at);
            const bool joined = !door->value.building.empty() && !door->value.room.empty() &&
                                written.find(U'.') == View::npos;  // 38.555
            const bool named = std::any_of(written.begin(), written.end(), is_han) ||
                               (is_latin(written.front()) && door->value.room.empty());
            if (!joined && !named) continue;
            remember(at, door->end);
            take(at, door->end);
        }
    }

    // 38元, ¥38 or 三十八块; 38.50; or a lone 38.
    struct Sum {
        AmountInLine amount;
        int strength = 0;
    };

    bool is_other_sum(std::size_t at) const {
        // The word may stand up to two signs in front: 余额:¥1,234.56, 余额为
        for (std::size_t back = 1; back <= 6 && back <= at; ++back) {
            const auto* word = other_sums().at(plain_, at - back);
            if (!word) continue;
            const std::size_t end = at - back + word->word.size();
            const View between = plain_.substr(end, at - std::min(at, end));
            const bool near = std::all_of(between.begin(), between.end(),
                                          [](char32_t c) { return is_any_of(U" :为是人民币¥￥", c); });
            if (end <= at && near) return true;
        }
        return false;
    }

    std::optional<Sum> sum_at(std::size_t at) const {
        const char32_t first = plain_[at];
        const bool sign = is_any_of(U"-+", first);
        // 王阿姨-38.5: a dash behind a word only parts.
        if (sign && at > 0 && !is_any_of(breaks, plain_[at - 1])) return std::nullopt;
        if (at > 0 && is_letter_or_digit(plain_[at - 1]) && is_letter_or_digit(first)) return std::nullopt;
        if (at > 1 && is_any_of(U".,", plain_[at - 1]) && is_digit(plain_[at - 2])) return std::nullopt;
        const auto amount = amount_at(plain_, at);
        if (!amount || !is_free(at, amount->end)) return std::nullopt;
        const View written = plain_.substr(at, amount->end - at);
        const bool digits = std::any_of(written.begin(), written.end(), is_digit);
        if (!digits && !amount->marked) return std::nullopt;
        if (!amount->marked && amount->end < plain_.size()) {
            const char32_t next = plain_[amount->end];
            if (is_latin(next) || is_any_of(U"笔户%:-/#号楼栋幢座室单月日年点人次名位", next))
                return std::nullopt;
            if (buying::unit_length(plain_, amount->end) > 0) return std::nullopt;  // 2份
        }
        return Sum{*amount, amount->marked ? 3 : amount->decimal ? 2 : 1};
    }

    void find_amount() {
        for (std::size_t at = 0; at < plain_.size(); ++at) {
            if (found_.taken[at]) continue;
            const auto sum = sum_at(at);
            if (!sum) continue;
            if (is_other_sum(at))
                take(at, sum->amount.end);
            else
                sums_.push_back(*sum);
            at = sum->amount.end - 1;
        }
        choose_amount(std::nullopt);
    }

    void choose_amount(std::optional<std::size_t> without) {
        found_.amounts = 0;
        spans_.clear();
        int best = 0;
        for (const Sum& sum : sums_) {
            if (sum.amount.begin != without) best = std::max(best, sum.strength);
        }
        for (const Sum& sum : sums_) {
            if (sum.amount.begin == without) continue;
            if (sum.strength < best) continue;
            ++found_.amounts;
            spans_.push_back({sum.amount.begin, sum.amount.end});
            found_.amount = sum.amount;
        }
        if (found_.amounts == 1) take(found_.amount.begin, found_.amount.end);
    }

    const ReadText& text_;
    View plain_;
    CivilDate today_;
    LineNumbers found_;
    std::vector<Sum> sums_;
    std::vector<Span> spans_;  // Of the strongest sums.
    std::optional<Span> minute_;
};

}  // namespace

LineNumbers find_numbers(const ReadText& text, CivilDate today) {
    return NumberFinder(text, today).find();
}

}  // namespace linli::bank
