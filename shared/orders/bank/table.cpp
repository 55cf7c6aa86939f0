#include <algorithm>
#include <array>

#include "shared/core/characters.h"
#include "shared/core/reading.h"
#include "shared/orders/bank/candidate.h"
#include "shared/orders/bank/moment.h"
#include "shared/orders/written_amount.h"
#include "shared/people/register_csv.h"

namespace linli::bank {
namespace {

using View = std::u32string_view;

enum class Column : std::uint8_t { Moment, Amount, In, Out, Direction, Name, Remark, Status, Transaction };
constexpr std::size_t column_kinds = 9;
constexpr std::size_t heading_rows = 60;  // A heading further down is none.

// What a heading calls its columns.
const Words<Column>& column_words() {
    static const Words<Column> words = {
        {Column::Moment,
         U"付款时间|交易时间|交易创建时间|到账时间|入账时间|收款时间|记账时间|交易日期|记账日期|"
         U"入账日期|交易日|记账日|日期|时间|date|time|transactiondate|bookingdate|datetime"},
        {Column::Amount, U"金额|交易金额|发生额|交易额|amount|sum"},
        {Column::In,
         U"收入|收入金额|贷方|贷方发生额|贷方金额|存入|存入金额|转入金额|收款金额|到账金额|入账金额|"
         U"实收金额|credit|deposit|moneyin|paidin"},
        {Column::Out,
         U"支出|支出金额|借方|借方发生额|借方金额|支取|支取金额|转出金额|付款金额|debit|withdrawal|"
         U"moneyout|paidout"},
        {Column::Direction,
         U"收/支|收支|收支类型|收支标志|收付标志|借贷标志|借贷方向|借贷|借/贷|资金流向|收付"},
        {Column::Name,
         U"交易对方|对方户名|对方名称|对方姓名|对方账户名|对方账户名称|对方昵称|付款人|付款方|"
         U"付款人姓名|付款人名称|付款方名称|付款户名|姓名|户名|昵称|对方|counterparty|name|payer"},
        {Column::Remark,
         U"备注|附言|转账附言|交易附言|用途|摘要|交易摘要|商品|商品名称|商品说明|说明|留言|"
         U"remark|memo|note|description|reference"},
        {Column::Status, U"当前状态|交易状态|状态|订单状态|status"},
        {Column::Transaction,
         U"交易单号|交易号|交易订单号|流水号|交易流水号|业务流水号|银行流水号|支付单号|"
         U"微信支付单号|transactionid|transactionno|id"},
    };
    return words;
}

// 贷方发生额/元(收入) and 金额（元） without what stands in brackets and behind the sign.
std::u32string heading_word(View cell) {
    std::u32string word;
    int depth = 0;
    for (const char32_t character : cell) {
        if (character == U'(') ++depth;
        if (depth == 0 && !is_any_of(U" \t\"'*", character)) word += character;
        if (character == U')' && depth > 0) --depth;
    }
    for (const View unit : {View(U"/元"), View(U":元"), View(U"元")}) {
        if (word.size() > unit.size() && View(word).substr(word.size() - unit.size()) == unit)
            word.resize(word.size() - unit.size());
    }
    return word;
}

struct Heading {
    std::array<std::vector<std::size_t>, column_kinds> columns;

    const std::vector<std::size_t>& of(Column column) const {
        return columns[static_cast<std::size_t>(column)];
    }
    bool has(Column column) const { return !of(column).empty(); }
};

std::optional<Heading> heading_of(const CsvRow& row) {
    Heading heading;
    std::size_t known = 0;
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
        const std::u32string word = heading_word(plain_text(cell_text(row.fields[i])));
        const auto* found = column_words().at(word, 0);
        if (!found || found->word.size() != word.size()) continue;
        heading.columns[static_cast<std::size_t>(found->meaning)].push_back(i);
        ++known;
    }
    const bool sum = heading.has(Column::Amount) || heading.has(Column::In);
    if (!sum || known < 2) return std::nullopt;
    return heading;
}

bool says_nothing(View cell) {
    return cell.empty() || cell == U"/" || cell == U"-" || cell == U"--" || cell == U"无";
}

class TableReader {
public:
    explicit TableReader(CivilDate today) : today_(today) {}

    void read(const CsvRow& row) {
        if (const auto heading = heading_of(row)) {
            heading_ = heading;
            return;
        }
        if (!heading_ || row.is_blank()) return;
        row_ = &row;
        if (row.quote_open) {
            add_doubt(PaymentDoubt::NotUnderstood);
            return;
        }
        if (begins_total()) return;
        read_row();
    }

    bool has_heading() const { return heading_.has_value(); }
    std::vector<Candidate> take() { return std::move(candidates_); }

private:
    std::string shown(std::size_t column) const {
        return column < row_->fields.size() ? cell_text(row_->fields[column]) : std::string();
    }
    std::u32string plain(std::size_t column) const { return plain_text(shown(column)); }

    // The first cell of a kind that says something.
    std::string first_of(Column column) const {
        for (const std::size_t place : heading_->of(column)) {
            if (!says_nothing(plain(place))) return shown(place);
        }
        return {};
    }

    bool begins_total() const {
        for (std::size_t i = 0; i < row_->fields.size(); ++i) {
            const std::u32string cell = plain(i);
            if (!cell.empty()) return starts_total(cell);
        }
        return false;
    }

    std::string whole_row() const {
        std::string text;
        for (const std::string& field : row_->fields) {
            const std::string cell = cell_text(field);
            if (cell.empty()) continue;
            if (!text.empty()) text += ' ';
            text += cell;
        }
        return text;
    }

    Candidate candidate() const {
        Candidate made;
        made.payment.line = row_->line;
        made.text = whole_row();
        made.words = text_of(plain_text(made.text));
        return made;
    }
    void add_doubt(PaymentDoubt doubt) {
        candidates_.push_back(candidate());
        candidates_.back().doubt = doubt;
    }

    std::string remarks() const {
        std::string text;
        for (const std::size_t place : heading_->of(Column::Remark)) {
            if (says_nothing(plain(place))) continue;
            if (!text.empty()) text += ' ';
            text += shown(place);
        }
        return text;
    }

    CellMoment moment() const {
        CellMoment whole;
        for (const std::size_t place : heading_->of(Column::Moment)) {
            const CellMoment cell = moment_of_cell(plain(place), today_);
            if (!whole.date) whole.date = cell.date;
            if (!whole.minute_of_day) whole.minute_of_day = cell.minute_of_day;
            whole.bad_date = whole.bad_date || cell.bad_date;
        }
        return whole;
    }

    bool moment_is_blank() const { return first_of(Column::Moment).empty(); }

    struct Sum {
        std::optional<std::int64_t> cents;  // Without its sign.
        bool negative = false;
        bool positive = false;  // +38.50
        bool blank = true;
        std::optional<PaymentDoubt> doubt;
    };
    Sum sum_of(Column column) const {
        Sum sum;
        const std::u32string cell = plain_text(first_of(column));
        if (cell.empty()) return sum;
        sum.blank = false;
        const auto amount = amount_at(cell, 0);
        if (!amount || skip_blanks(cell, amount->end) != cell.size()) {
            sum.doubt = PaymentDoubt::NotUnderstood;
            return sum;
        }
        sum.cents = amount->cents;
        sum.negative = amount->negative;
        sum.positive = cell.front() == U'+';
        if (amount->cents > max_written_cents) sum.doubt = PaymentDoubt::TooLarge;
        if (amount->too_fine) sum.doubt = PaymentDoubt::TooFine;
        return sum;
    }

    enum class Direction : std::uint8_t { In, Out, Unknown };
    Direction direction(const Sum& amount) const {
        if (amount.negative) return Direction::Out;
        if (!heading_->has(Column::Direction)) return Direction::In;
        const std::u32string word = plain_text(first_of(Column::Direction));
        const View cell = word;
        if (cell.find(U"不计") != View::npos || cell.find(U"中性") != View::npos) return Direction::Out;
        if (cell == U"收" || cell == U"贷" || cell == U"in" || cell == U"c" || cell == U"cr" ||
            cell.find(U"收入") != View::npos || cell.find(U"贷方") != View::npos || cell == U"credit")
            return Direction::In;
        if (cell == U"支" || cell == U"借" || cell == U"out" || cell == U"d" || cell == U"dr" ||
            cell.find(U"支出") != View::npos || cell.find(U"借方") != View::npos || cell == U"debit")
            return Direction::Out;
        // WeChat writes `/` for what only moves between one's own pockets.
        const bool moved = first_written(Column::Direction) == "/";
        if (moved) return Direction::Out;
        return amount.positive ? Direction::In : Direction::Unknown;
    }
    std::string first_written(Column column) const {
        return heading_->has(column) ? shown(heading_->of(column).front()) : std::string();
    }

    // The sum that came in; or a doubt, or outgoing.
    void settle_sum(Candidate& made) const {
        const Sum in = sum_of(Column::In), out = sum_of(Column::Out), amount = sum_of(Column::Amount);
        const bool has_in = !in.blank && in.cents.value_or(1) != 0;
        const bool has_out = !out.blank && out.cents.value_or(1) != 0;
        const Sum& sum = has_in ? in : has_out ? out : amount;
        if (has_in && has_out) made.doubt = PaymentDoubt::DirectionUnknown;
        if (!has_in && has_out) made.outgoing = !out.doubt;
        if (!has_in && !has_out && !made.doubt) {
            const Direction way = direction(amount);
            made.outgoing = way == Direction::Out;
            if (way == Direction::Unknown) made.doubt = PaymentDoubt::DirectionUnknown;
        }
        if (has_in && in.negative) made.doubt = PaymentDoubt::NotSettled;  // Taken back by the bank.
        if (sum.doubt) made.doubt = sum.doubt;
        if (!made.doubt && !made.outgoing && sum.cents.value_or(0) == 0) made.doubt = PaymentDoubt::NoAmount;
        made.payment.amount_cents = sum.cents.value_or(0);
    }

    void read_row() {
        const bool no_sum =
            sum_of(Column::In).blank && sum_of(Column::Out).blank && sum_of(Column::Amount).blank;
        const CellMoment when = moment();
        const std::string name = first_of(Column::Name);
        if (no_sum && !when.date && !when.minute_of_day) {
            if (moment_is_blank()) continue_above(name);
            return;
        }
        Candidate made = candidate();
        made.payment.name = name;
        made.payment.remark = remarks();
        made.payment.transaction = first_of(Column::Transaction);
        made.payment.date = when.date;
        made.payment.minute_of_day = when.minute_of_day;
        const bool above = !candidates_.empty() && moment_is_blank();
        if (above) {
            const ReadPayment& last = candidates_.back().payment;
            made.payment.date = last.date;
            if (name.empty()) {
                made.payment.minute_of_day = last.minute_of_day;
                made.payment.name = last.name;
            }
        } else if (!when.date && above_date()) {
            made.payment.date = above_date();
        }
        settle_sum(made);
        const bool bad_date = when.bad_date || (!when.date && !when.minute_of_day && !moment_is_blank());
        if (!made.outgoing && !made.doubt && bad_date) made.doubt = PaymentDoubt::BadDate;
        if (!made.outgoing && speaks_of_unsettled(plain_text(first_of(Column::Status))))
            made.doubt = PaymentDoubt::NotSettled;
        candidates_.push_back(std::move(made));
    }

    std::optional<CivilDate> above_date() const {
        return candidates_.empty() ? std::nullopt : candidates_.back().payment.date;
    }

    void continue_above(const std::string& name) {
        if (candidates_.empty()) return;
        ReadPayment& last = candidates_.back().payment;
        if (last.name.empty())
            last.name = name;
        else if (!name.empty())
            last.name += name;
        const std::string more = remarks();
        if (!more.empty() && !last.remark.empty()) last.remark += ' ';
        last.remark += more;
    }

    CivilDate today_;
    std::optional<Heading> heading_;
    const CsvRow* row_ = nullptr;
    std::vector<Candidate> candidates_;
};

}  // namespace

std::optional<std::vector<Candidate>> read_table(std::string_view text, CivilDate today) {
    // What is written above the heading may have other signs more often.
    for (const char separator : {likely_separator(text), ',', '\t', ';', '|'}) {
        const std::vector<CsvRow> rows = csv_rows(text, separator, max_bank_lines);
        const auto end = rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows.size(), heading_rows));
        if (std::none_of(rows.begin(), end, [](const CsvRow& row) { return heading_of(row).has_value(); }))
            continue;
        TableReader reader(today);
        for (const CsvRow& row : rows) reader.read(row);
        return reader.take();
    }
    return std::nullopt;
}

}  // namespace linli::bank
