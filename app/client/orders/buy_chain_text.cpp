#include <algorithm>

#include "app/client/orders/buy_chain_match.h"
#include "app/client/orders/buy_words.h"
#include "app/client/ui/text.h"
#include "app/client/words.h"
#include "shared/core/reading.h"
#include "shared/orders/group_buy_chain_text.h"
#include "shared/orders/order_book.h"
#include "shared/orders/pick_ups.h"

// A campaign as text for the group chat, and the text of the chat read for a campaign.

namespace linli::client {
namespace {

constexpr std::size_t most_letters = 26;

GroupBuyWording wording() {
    return {text("buychain.out.chain"), text("buychain.out.deadline"), text("buychain.out.minimum"),
            text("buychain.out.paid"),  text("buychain.out.unpaid"),   text("buychain.out.total"),
            text("buychain.out.packs"), text("buychain.out.money"),    text("buychain.out.missing"),
            text("buychain.out.house")};
}

// 04-08 18:00
std::string month_day_clock(Instant at, UtcOffset offset) {
    const CivilTime local = civil_time(at, offset);
    const auto two = [](std::int32_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return iso_date(local.date).substr(5) + " " + two(local.minute_of_day / 60) + ":" +
           two(local.minute_of_day % 60);
}

std::optional<std::string> given(const std::string& words) {
    return words.empty() ? std::nullopt : std::optional(words);
}

// The items by the codes that people order by; letters where the leader gave none.
void add_items(const State& state, CampaignId campaign, GroupBuyChain& chain) {
    const auto items = items_of(state, campaign);
    const bool letters = items.size() <= most_letters && items.size() > 1 &&
                         std::all_of(items.begin(), items.end(),
                                     [](const CampaignItem* item) { return item->facts.code.empty(); });
    for (const CampaignItem* item : items) {
        if (item->withdrawn) continue;
        GroupBuyItem shown{given(item->facts.code), item->facts.name, item->facts.price_cents,
                           given(item->facts.unit)};
        if (letters) shown.code = std::string(1, static_cast<char>('A' + chain.items.size()));
        chain.items.push_back(std::move(shown));
    }
}

// What the chat may read of an order: what is to be had, and the note that was written there already. Who has
// paid, and what was written in the app, is the door's and the team's.
GroupBuyOrder as_written(const State& state, const Order& order) {
    GroupBuyOrder shown;
    const std::string door = short_door(order.door);
    shown.door = given(door);
    shown.name = given(order.name);
    for (const OrderLine* line : lines_of(state, order.id)) {
        const CampaignItem* item = state.campaign_items.find(line->item);
        if (item && line->packs > 0 && !item->withdrawn) shown.items[item->facts.name] += line->packs;
    }
    const bool from_chat = order.source_text.find(order.wishes.note) != std::string::npos;
    if (from_chat) shown.note = given(order.wishes.note);
    return shown;
}

std::vector<std::string> pick_up_lines(const State& state, const Campaign& campaign, UtcOffset offset) {
    std::vector<std::string> lines;
    for (const PickUpWindow* one : pick_ups_of(state, campaign.id)) {
        const std::string when = written_pick_up_words(*one, campaign.facts, offset);
        lines.push_back(text("buychain.out.pick_up", {{"when", when}}));
    }
    return lines;
}

}  // namespace

std::string campaign_chain_text(const State& state, CampaignId campaign, UtcOffset offset) {
    const Campaign* known = state.campaigns.find(campaign);
    if (!known) return {};
    GroupBuyChain chain;
    chain.title = known->facts.title;
    add_items(state, campaign, chain);
    if (known->facts.closes_at) chain.deadline = month_day_clock(*known->facts.closes_at, offset);
    if (known->facts.minimum_packs > 0) chain.minimum = known->facts.minimum_packs;
    auto orders = standing_orders(state, campaign);
    std::stable_sort(orders.begin(), orders.end(),
                     [](const Order* one, const Order* other) { return one->placed_at < other->placed_at; });
    for (const Order* order : orders) chain.orders.push_back(as_written(state, *order));
    return group_buy_chain_text(chain, wording(), pick_up_lines(state, *known, offset));
}

ReadBuyChain read_buy_chain(const State& state, CampaignId campaign, const std::string& pasted) {
    ReadBuyChain read;
    for (const std::string_view line : split_lines(pasted)) read.lines.emplace_back(line);
    read.chain = read_group_buy_chain(pasted);
    if (!read.chain.items.empty()) return read;
    // Only the lines were copied: what is on offer, the campaign knows.
    GroupBuyChain header;
    const Campaign* known = state.campaigns.find(campaign);
    if (!known) return read;
    header.title = known->facts.title;
    add_items(state, campaign, header);
    std::string before = group_buy_chain_text(header, wording());
    before.resize(before.find("\n\n") + 2);
    const int lines = static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    GroupBuyChain chain = read_group_buy_chain(before + pasted);
    if (chain.items.empty()) return read;
    read.own_header = true;
    for (GroupBuyOrder& order : chain.orders) order.line -= lines;
    for (GroupBuyUnclear& unclear : chain.unclear) unclear.line -= lines;
    std::erase_if(chain.orders, [](const GroupBuyOrder& order) { return order.line < 1; });
    std::erase_if(chain.unclear, [](const GroupBuyUnclear& unclear) { return unclear.line < 1; });
    read.chain = std::move(chain);
    return read;
}

std::optional<ChainPacks> packs_of_line(const BuyChainReview& review, const ReadBuyChain& read, int line) {
    GroupBuyChain header;
    header.title = read.chain.title;
    header.items = read.chain.items;
    std::string words = group_buy_chain_text(header, wording());
    words.resize(words.find("\n\n") + 2);
    const GroupBuyChain alone = read_group_buy_chain(words + "1. " + line_words(read, line) + "\n");
    if (alone.orders.size() != 1 || !alone.unclear.empty()) return std::nullopt;
    ChainPacks packs;
    for (const auto& [name, count] : alone.orders.front().items) {
        const auto match =
            std::find_if(review.items.begin(), review.items.end(),
                         [&name = name](const ChainItemMatch& one) { return one.written.name == name; });
        if (match == review.items.end() || !match->item || !*match->item) return std::nullopt;
        packs[match->item->bits] += count;
    }
    return packs.empty() ? std::nullopt : std::optional(packs);
}

}  // namespace linli::client
