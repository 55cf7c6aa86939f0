#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/client/telling.h"
#include "app/client/ui/widgets.h"
#include "shared/orders/order_book.h"
#include "shared/orders/written_amount.h"

// Buying together in a neighbour's words, for all its pages. Sums of money: money_words (words.h).

namespace linli::client {

// --- Packs and prices

std::string unit_words(const ItemFacts& item);                       // 箱; 份 where none is said
std::string packs_words(std::int64_t packs, const ItemFacts& item);  // 3 箱
std::string packs_words(std::int64_t packs);                         // 3 份: of several items together
std::string price_words(std::int64_t cents, const ItemFacts& item);  // ¥38.50 / 箱
std::string item_words(const ItemFacts& item);                       // 砂糖橘; with its code: A 砂糖橘
std::string tier_words(const PriceTier& tier, const ItemFacts& item);  // 满 100 箱，每箱 ¥35.00
// 砂糖橘 2 箱、鸡蛋 1 板: what is wanted, or what the bag holds once it was counted.
std::string order_items_words(const State& state, OrderId order);
std::string bag_items_words(const State& state, OrderId order);
// What the order's bag holds at present (see packs_in_bag), with the notes on it: 砂糖橘 2 箱（要青的）
std::string held_items_words(const State& state, OrderId order);
// What was not counted yet while other goods are here: 鸡蛋 1 板（还没到）
std::string items_to_come_words(const State& state, OrderId order);
// For who packs a bag and who brings it: what it holds, what is still to come, and what did not come.
// 砂糖橘 2 箱（要青的）、鸡蛋 1 板 · 鸡蛋 −1 板（这次没有）
std::string packing_words(const State& state, OrderId order);
// 鸡蛋 −1 板（这次没有）; empty where the bag holds all that was wanted.
std::string missing_items_words(const State& state, OrderId order);

// What is wrong with a sum as it was typed; empty when it can be read.
std::string amount_doubt_words(const WrittenAmount& amount);

// --- A campaign

std::string campaign_title(const State& state, CampaignId campaign);  // A word for "gone" where not known.
std::string campaign_state_words(CampaignState state);                // 已截单
ui::Tone campaign_tone(const Campaign& campaign, Instant now);
// One line on where it stands: 今晚 21:00 截单, 明早 8:00 开团, 等到货, 没凑够，没成团
std::string campaign_status_words(const Campaign& campaign, const Saying& saying);
std::string closing_words(const Campaign& campaign, const Saying& saying);  // When it closes, by what.
std::string leader_words(const State& state, CampaignId campaign);          // 团长 方可宁
std::string fee_words(const CampaignFacts& facts);                          // 运费 ¥120.00，按份分
std::string fee_split_words(FeeSplit split);
std::string shortage_words(ShortageRule rule);         // 平均分
std::string shortage_second_words(ShortageRule rule);  // 一份一份轮着给 …
// Where and when, or that it is brought; empty where nothing is said.
std::string pick_up_words(const CampaignFacts& facts, const Saying& saying);
std::string pick_up_words(const PickUpWindow& pick_up, const CampaignFacts& facts, const Saying& saying);
// With its date, for what is read on another day: 4月9日 周四 10:00–12:00 北门
std::string written_pick_up_words(const PickUpWindow& pick_up, const CampaignFacts& facts, UtcOffset offset);
// The time that an order chose; else what the campaign says.
std::string pick_up_words(const State& state, const Order& order, const Saying& saying);

// How near it is to what it needs.
struct Nearness {
    std::int64_t done = 0, goal = 0;  // Packs or cents that would be bought; a goal of 0: none.
    std::int64_t missing = 0;         // To the goal: fewer than goal - done where few packs more fill a case.
    bool is_money = false;
    bool reached() const { return done >= goal; }
};
Nearness nearness_to_minimum(const State& state, const Campaign& campaign);
void draw_nearness(const Nearness& near);          // As a bar, with what is missing; nothing without a goal
std::string nearness_words(const Nearness& near);  // 162 / 200 份
std::string missing_words(const Nearness& near);   // 差 38 份成团; 成团了
// Packs that are missing to the next full case; nothing where none is open.
std::optional<std::int64_t> packs_to_case(const State& state, const CampaignItem& item);
// 差 2 箱满一件（每件 10 箱）; empty where nothing is missing.
std::string full_case_words(const State& state, const CampaignItem& item);
// Left for a door that holds `own`: 还剩 12 箱; 卖完了; empty without a stock.
std::string stock_words(const State& state, const CampaignItem& item, bool priority, std::int32_t own);

// --- Orders, money, bags

std::string order_number_words(const Order& order);  // 12 号; 号等会儿给
// 2号楼 1单元 301 · 王奶奶: door and name as far as they are known.
std::string order_title(const Order& order);
std::string ledger_words(const LedgerEntry& entry);  // 收到 …, 运费和货款; what an entry is, with its reason
std::string bag_state_words(const Bag& bag);  // 等着给, 装好了, 没人在家, 送错了门, 给到了
ui::Tone bag_tone(const Bag& bag);
std::string hand_out_words(HandOutKind kind);
// 还差 ¥12.50, 付清了, 要退 ¥3.00
std::string open_words(const OrderSums& sums);

}  // namespace linli::client
