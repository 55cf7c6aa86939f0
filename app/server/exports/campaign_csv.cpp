#include "app/server/exports/campaign_csv.h"

#include <algorithm>
#include <vector>

namespace linli::server {
namespace {

using Row = std::vector<std::string>;

class Words {
public:
    explicit Words(ExportLanguage language) : chinese_(language == ExportLanguage::Chinese) {}
    std::string operator()(const char* chinese, const char* english) const {
        return chinese_ ? chinese : english;
    }

private:
    bool chinese_;
};

// What a spreadsheet would work out instead of showing it.
bool is_formula(const std::string& words) {
    return !words.empty() && std::string_view("=+-@\t\r").find(words.front()) != std::string_view::npos;
}

std::string text_cell(const std::string& words) {
    return is_formula(words) ? "'" + words : words;
}

std::string money_cell(std::int64_t cents) {
    const std::int64_t size = cents < 0 ? -cents : cents;
    const std::string rest = std::to_string(size % 100);
    return (cents < 0 ? "-" : "") + std::to_string(size / 100) + "." + (rest.size() == 1 ? "0" : "") + rest;
}

void write_row(std::string& csv, const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) csv += ',';
        const bool quoted = row[i].find_first_of(",\"\r\n") != std::string::npos;
        if (!quoted) {
            csv += row[i];
            continue;
        }
        csv += '"';
        for (const char character : row[i]) csv += character == '"' ? "\"\"" : std::string(1, character);
        csv += '"';
    }
    csv += "\r\n";
}

std::string new_table() {
    return "\xEF\xBB\xBF";
}

// As neighbours call them: the team does not hold the register.
std::string name_of(const State& state, PersonId person) {
    const PublicName* shown = state.public_names.find(person);
    return shown ? shown->shown : std::string();
}

std::string padded(std::int32_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

// 2026-11-23 14:05
std::string time_cell(const State& state, Instant at) {
    const CivilTime time = civil_time(at, utc_offset(state));
    return iso_date(time.date) + " " + padded(time.minute_of_day / 60) + ":" +
           padded(time.minute_of_day % 60);
}

std::vector<const Order*> orders_by_door(const State& state, CampaignId campaign) {
    std::vector<const Order*> orders;
    for (const Order* order : state.orders.where<&Order::campaign>(campaign)) {
        const OrderSums sums = sums_of(state, order->id);
        if (order->state == OrderState::Standing || sums.owed() != 0 || sums.paid_cents != 0)
            orders.push_back(order);
    }
    std::stable_sort(orders.begin(), orders.end(), [](const Order* one, const Order* other) {
        const int doors = compare_doors(one->door, other->door);
        return doors != 0 ? doors < 0 : one->name < other->name;
    });
    return orders;
}

// Each part by itself: of 4-2010 a spreadsheet would make a date.
void add_door(Row& row, const Door& door) {
    for (const std::string* part : {&door.compound, &door.building, &door.unit, &door.room})
        row.push_back(text_cell(*part));
}

void add_door_heads(Row& head, const Words& words) {
    head.insert(head.end(), {words("小区", "compound"), words("楼", "building"), words("单元", "unit"),
                             words("室", "room")});
}

Row order_row(const State& state, const Order& order, const std::vector<const CampaignItem*>& items,
              const Words& words) {
    const bool stands = order.state == OrderState::Standing;
    Row row{std::to_string(order.number)};
    add_door(row, order.door);
    row.push_back(text_cell(order.wishes.for_whom.empty() ? order.name : order.wishes.for_whom));
    for (const CampaignItem* item : items) {
        const OrderLine* line = line_of(state, order.id, item->id);
        row.push_back(stands && line ? std::to_string(given_packs(*line)) : "0");
    }
    const OrderSums sums = sums_of(state, order.id);
    row.insert(row.end(), {money_cell(sums.owed()), money_cell(sums.paid_cents), money_cell(sums.open()),
                           text_cell(order.wishes.note), stands ? "" : words("撤单", "withdrawn")});
    return row;
}

std::string kind_words(const LedgerEntry& entry, const Words& words) {
    switch (entry.kind) {
        case LedgerKind::Charge:
            return words("货款和运费", "charge");
        case LedgerKind::Recount:
            return words("重新算过", "recount");
        case LedgerKind::Correction:
            return words("另外说好的", "correction");
        case LedgerKind::Payment:
            return words("付款", "payment");
        case LedgerKind::Refund:
            return words("退款", "refund");
        case LedgerKind::SupplierPaid:
            return words("付给供货商", "to the supplier");
    }
    return {};
}

}  // namespace

std::string orders_csv(const State& state, CampaignId campaign, ExportLanguage language) {
    const Words words(language);
    const std::vector<const CampaignItem*> items = items_of(state, campaign);
    Row head{words("号", "number")};
    add_door_heads(head, words);
    head.push_back(words("名字", "name"));
    for (const CampaignItem* item : items) head.push_back(text_cell(item->facts.name));
    head.insert(head.end(), {words("应付", "owed"), words("已付", "paid"), words("还差", "open"),
                             words("备注", "note"), words("状态", "state")});
    std::string csv = new_table();
    write_row(csv, head);
    for (const Order* order : orders_by_door(state, campaign))
        write_row(csv, order_row(state, *order, items, words));
    return csv;
}

std::string ledger_csv(const State& state, CampaignId campaign, ExportLanguage language) {
    const Words words(language);
    auto entries = state.ledger_entries.where<&LedgerEntry::campaign>(campaign);
    std::stable_sort(entries.begin(), entries.end(),
                     [](const LedgerEntry* one, const LedgerEntry* other) { return one->at < other->at; });
    std::string csv = new_table();
    Row head{words("时间", "time")};
    add_door_heads(head, words);
    head.insert(head.end(), {words("名字", "name"), words("什么", "kind"), words("金额", "sum"),
                             words("谁记的", "by"), words("说明", "why"), words("撤销", "undoes")});
    write_row(csv, head);
    for (const LedgerEntry* entry : entries) {
        const Order* order = entry->order ? state.orders.find(*entry->order) : nullptr;
        Row row{time_cell(state, entry->at)};
        add_door(row, order ? order->door : Door{});
        row.insert(row.end(),
                   {order ? text_cell(order->name) : std::string(), kind_words(*entry, words),
                    money_cell(entry->cents),
                    entry->by ? text_cell(name_of(state, entry->by)) : words("系统", "by itself"),
                    text_cell(entry->why), entry->undoes ? words("撤销", "undoes") : std::string()});
        write_row(csv, row);
    }
    return csv;
}

}  // namespace linli::server
