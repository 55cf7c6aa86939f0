#include <algorithm>

#include "app/client/orders/buy_prices.h"
#include "app/client/orders/buy_words.h"
#include "app/client/orders/campaign_form_page.h"
#include "app/client/ui/ui.h"

// The items of a campaign as they are written: name, price and unit; all else opens an item at a time.

namespace linli::client {
namespace {

constexpr std::uint16_t longest_name = 40, longest_unit = 12, longest_code = 6, longest_price = 12;

std::string price_error(const std::string& typed) {
    return typed.empty() ? std::string() : amount_doubt_words(read_amount(typed));
}

void price_field(const std::string& label, std::string& price, const std::string& help = {}) {
    ui::text_field(label, price, {.help = help, .error = price_error(price), .max_length = longest_price});
}

// An item that cannot be had after all stays on the page until the change is saved.
void draw_withdrawn(ItemForm& item) {
    ui::beside(
        [&] {
            ui::line(text("buy_form.withdrawn", {{"name", item.name}}), {.quiet = true});
        },
        [&] {
            if (ui::button(text("buy_form.take_back"), {.icon = ui::Icon::Undo2})) item.withdrawn = false;
        });
}

void draw_cases(ItemForm& item) {
    ui::check(text("buy_form.whole_cases"), item.whole_cases,
              {.second = text("buy_form.whole_cases_second")});
    if (!item.whole_cases) return;
    ui::stepper(text("buy_form.case_size"), item.case_size, {.least = 1, .most = max_case_packs});
    ui::check(text("buy_form.last_case"), item.last_case_anyway,
              {.second = text("buy_form.last_case_second")});
}

void draw_limits(ItemForm& item) {
    ui::stepper(text("buy_form.cap"), item.cap, {.least = 0, .most = max_packs_of_order});
    ui::stepper(text("buy_form.item_minimum"), item.minimum, {.least = 0, .most = max_packs});
    ui::check(text("buy_form.has_stock"), item.has_stock, {.second = text("buy_form.has_stock_second")});
    if (!item.has_stock) return;
    ui::stepper(text("buy_form.stock"), item.stock, {.least = 0, .most = max_packs});
    ui::stepper(text("buy_form.reserved"), item.reserved,
                {.least = 0, .most = item.stock, .limit_reason = text("buy_form.reserved_limit")});
    item.reserved = std::min(item.reserved, item.stock);
}

void draw_tiers(ItemForm& item) {
    ui::line(text("buy_form.tiers"), {.bold = true});
    std::optional<std::size_t> removed;
    for (std::size_t i = 0; i < item.tiers.size(); ++i) {
        const ui::Scope scope(static_cast<int>(i) + 1);
        ui::stepper(text("buy_form.tier_from"), item.tiers[i].from_packs, {.least = 2, .most = max_packs});
        ui::beside([&] { price_field(text("buy_form.tier_price"), item.tiers[i].price); },
                   [&] {
                       if (ui::icon_button(ui::Icon::Trash2, text("buy_form.tier_remove"))) removed = i;
                   });
    }
    if (removed) item.tiers.erase(item.tiers.begin() + static_cast<std::ptrdiff_t>(*removed));
    if (item.tiers.size() >= max_price_tiers) return;
    if (ui::button(text("buy_form.tier_add"), {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Plus}))
        item.tiers.push_back({item.tiers.empty() ? 10 : item.tiers.back().from_packs * 2, {}});
}

void draw_substitute(const CampaignFormInput& input, ItemForm& item) {
    std::vector<std::string> choices{text("buy_form.substitute_none")};
    std::vector<int> numbers{0};
    for (const ItemForm& other : input.items) {
        if (other.number == item.number || other.name.empty() || other.withdrawn) continue;
        // Of an item that is not there yet nobody can say so once the campaign is open.
        if (input.changes && !other.item) continue;
        choices.push_back(other.name);
        numbers.push_back(other.number);
    }
    if (choices.size() == 1) return;
    const auto found = std::find(numbers.begin(), numbers.end(), item.substitute_for);
    int chosen = found == numbers.end() ? 0 : static_cast<int>(found - numbers.begin());
    if (ui::choice_list(text("buy_form.substitute"), choices, chosen))
        item.substitute_for = numbers[static_cast<std::size_t>(chosen)];
}

void draw_more(const CampaignFormInput& input, ItemForm& item) {
    ui::text_field(text("buy_form.code"), item.code,
                   {.help = text("buy_form.code_help"), .max_length = longest_code});
    draw_limits(item);
    draw_cases(item);
    draw_tiers(item);
    draw_substitute(input, item);
}

OfferedPrice offered(const CampaignFormInput& input, const ItemForm& item, Instant now) {
    return {input.changes.bits, now, item.name, item.unit, read_amount(item.price).cents.value_or(0)};
}

// What is said about an item while all of it is not shown.
std::string item_summary(const ItemForm& item) {
    std::string words;
    if (item.has_stock) words = joined(words, text("buy_form.only", {{"count", item.stock}}));
    if (item.cap > 0) words = joined(words, text("buy_form.at_most", {{"count", item.cap}}));
    if (item.whole_cases) words = joined(words, text("buy_form.by_case", {{"count", item.case_size}}));
    if (!item.tiers.empty())
        words = joined(words, text("buy_form.has_tiers", {{"count", item.tiers.size()}}));
    return words;
}

// True: it is to go.
bool draw_item(CampaignFormInput& input, ItemForm& item, const PriceHistory& prices, Instant now) {
    const ui::Card card(ui::Key(item.number));
    if (item.withdrawn) {
        draw_withdrawn(item);
        return false;
    }
    ui::text_field(text("buy_form.item_name"), item.name, {.max_length = longest_name});
    {
        const ui::Columns columns(2);
        price_field(text("buy_form.item_price"), item.price);
        columns.next();
        ui::text_field(text("buy_form.item_unit"), item.unit, {.max_length = longest_unit});
    }
    const std::string dear = far_above_words(prices, offered(input, item, now));
    if (!dear.empty()) ui::line(dear, {.tone = ui::Tone::Need, .icon = ui::Icon::Info});
    if (!item.more && !item_summary(item).empty())
        ui::line(item_summary(item), {.size = ui::TextSize::Second, .quiet = true});
    if (item.more) draw_more(input, item);
    const ui::Flow flow;
    const std::string name = item.name.empty() ? text("buy_form.an_item") : item.name;
    if (ui::button(text(item.more ? "buy_form.item_less" : "buy_form.item_more"),
                   {.kind = ui::ButtonKind::Plain,
                    .spoken = text(item.more ? "buy_form.item_less_spoken" : "buy_form.item_more_spoken",
                                   {{"name", name}})}))
        item.more = !item.more;
    if (input.items.size() == 1 && !item.item) return false;
    return ui::button(text("buy_form.item_remove"),
                      {.kind = ui::ButtonKind::Plain,
                       .icon = ui::Icon::Trash2,
                       .spoken = text("buy_form.item_remove_spoken", {{"name", name}})});
}

}  // namespace

void draw_campaign_items(const Known& known, Instant now, CampaignFormInput& input) {
    const PriceHistory& prices = input.prices.get(known, now, {}, [&] { return price_history(known.state); });
    ui::heading(text("buy_form.items"));
    std::optional<std::size_t> removed;
    for (std::size_t i = 0; i < input.items.size(); ++i) {
        if (draw_item(input, input.items[i], prices, now)) removed = i;
    }
    if (removed) {
        ItemForm& gone = input.items[*removed];
        if (gone.item)
            gone.withdrawn = true;
        else
            input.items.erase(input.items.begin() + static_cast<std::ptrdiff_t>(*removed));
    }
    ui::ButtonOptions add{.icon = ui::Icon::Plus};
    if (input.items.size() >= max_campaign_items)
        add.reason = text("buy_form.items_limit", {{"count", max_campaign_items}});
    if (ui::button(text("buy_form.item_add"), add)) add_item_form(input);
}

}  // namespace linli::client
