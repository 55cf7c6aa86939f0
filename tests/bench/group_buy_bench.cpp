// A group-buy as large as a whole compound: how soon its leader sees it and all its sums, and how soon the
// bags of all households of the town are in the order in which they are carried; and a chain of ten thousand
// lines, accepted on the leader's phone.

#include <stdexcept>

#include "app/client/orders/buy_desk_page.h"
#include "app/client/orders/buys_page.h"
#include "app/client/orders/hand_out_page.h"
#include "shared/core/random.h"
#include "shared/orders/campaign_money.h"
#include "shared/orders/handout.h"
#include "shared/people/demo.h"
#include "tests/bench/measures.h"
#include "tests/client/pressed_town.h"

namespace linli::bench {
namespace {

using client::made;

constexpr int repeats = 20;
constexpr std::int32_t orders = 2000, items = 30;
constexpr std::int32_t rounds_of_volunteers = 40;
constexpr int long_chains = 5;
constexpr std::int32_t chain_lines = static_cast<std::int32_t>(max_campaign_orders);

// What the leader's device knows of 2,000 orders, each of all 30 items. The device is mine, and I lead.
struct LargeBuy : client::PressedTown, client::PressedServices {
    explicit LargeBuy(CampaignState stage) {
        role(me, Role::BuyLeader);
        add(CampaignMember{made<CampaignMemberId>(301), id, me, CampaignPart::Leader});
        for (std::int32_t place = 0; place < items; ++place) add_item(place);
        for (std::int32_t number = 1; number <= orders; ++number) add_order(number, stage);
        for (std::int32_t place = 0; place < items; ++place)
            add(ItemTotals{item_id(place), id, packs[static_cast<std::size_t>(place)], 0, 0, orders, 0});
        add_campaign(stage);
        open();
    }

    void show_page(ui::Headless& screen, std::optional<CampaignId> chosen) {
        screen.show([&] { buys_page(known(), viewer(), now, chosen, buys, *this, *this); });
    }
    void show_desk(ui::Headless& screen) {
        screen.show([&] { buy_desk_page(known(), viewer(), now, id, desk, *this, *this, *this); });
    }

    const CampaignId id = made<CampaignId>(300);
    std::vector<std::int32_t> packs = std::vector<std::int32_t>(items);  // Of all orders, by item.
    std::int64_t charged_cents = 0, paid_cents = 0;
    client::BuysInput buys;
    client::BuyDeskInput desk;

private:
    static CampaignItemId item_id(std::int32_t place) {
        return made<CampaignItemId>(400 + static_cast<std::uint64_t>(place));
    }
    static std::int64_t price_cents(std::int32_t place) { return 500 + 150 * place; }
    template <class AnyId>
    AnyId next_of(Bits128& made_by) {
        return AnyId{{made_by.high, ++made_by.low}};
    }

    void add_campaign(CampaignState stage) {
        Campaign campaign;
        campaign.id = id;
        campaign.facts.title = "蔬菜和水果";
        campaign.facts.opens_at = campaign.opened_at = client::clock_at(8);
        campaign.facts.fee_cents = 800'00;
        campaign.facts.fee_split = FeeSplit::PerItem;
        campaign.facts.minimum_packs = 1000;
        campaign.state = stage;
        if (stage != CampaignState::Open) campaign.closed_at = client::clock_at(14);
        add(campaign);
        std::int32_t all = 0;
        for (const std::int32_t one : packs) all += one;
        add(CampaignTotals{id, orders, all, charged_cents, orders, 0});
        add(CampaignBalance{id, charged_cents, paid_cents, 0, 0});
    }
    // Every second one comes in whole cases; all are cheaper from some number on, and were dearer once.
    void add_item(std::int32_t place) {
        const auto number = static_cast<std::uint64_t>(place);
        CampaignItem item;
        item.id = item_id(place);
        item.campaign = id;
        item.facts.place = place;
        item.facts.code = std::to_string(place + 1);
        item.facts.name = "菜" + std::to_string(place + 1);
        item.facts.price_cents = price_cents(place);
        item.facts.case_size = 6;
        item.facts.whole_cases = place % 2 == 0;
        item.price_version = 2;
        add(item);
        add(ItemPrice{made<ItemPriceId>(500 + number), item.id, 1, price_cents(place) + 50, false, now});
        add(ItemPrice{made<ItemPriceId>(600 + number), item.id, 2, price_cents(place), false, now});
        add(ItemTier{made<ItemTierId>(700 + number), item.id, {1000, price_cents(place) - 50}});
    }
    // Each was made on another device, so their ids lie anywhere.
    void add_order(std::int32_t number, CampaignState stage) {
        Bits128 made_by{random_.next() | 1, 0};
        Order order;
        order.id = next_of<OrderId>(made_by);
        order.campaign = id;
        order.number = number;
        order.household = HouseholdId{{random_.next() | 1, 0}};
        order.door = {{}, std::to_string(number / 100 + 1), {}, std::to_string(101 + number % 100 * 100)};
        order.name = "邻居" + std::to_string(number);
        order.placed_by = PersonId{{random_.next() | 1, 0}};
        order.for_person = order.placed_by;
        order.placed_at = client::clock_at(9) + minutes(number % 60);
        add(order);
        std::int64_t cents = 0;
        for (std::int32_t place = 0; place < items; ++place) {
            OrderLine line;
            line.id = next_of<OrderLineId>(made_by);
            line.order = order.id;
            line.item = item_id(place);
            line.packs = random_.between(1, 3);
            line.tolerance = random_.between(0, 1);
            line.price_version = random_.between(1, 2);
            add(line);
            packs[static_cast<std::size_t>(place)] += line.packs;
            cents += line.packs * price_cents(place);
        }
        if (stage == CampaignState::Open) return;
        charged_cents += cents;
        add_entry(next_of<LedgerEntryId>(made_by), order.id, LedgerKind::Charge, cents);
        if (!random_.chance(650)) return;
        paid_cents += cents;
        add_entry(next_of<LedgerEntryId>(made_by), order.id, LedgerKind::Payment, cents);
    }
    void add_entry(LedgerEntryId entry_id, OrderId order, LedgerKind kind, std::int64_t cents) {
        LedgerEntry entry;
        entry.id = entry_id;
        entry.campaign = id;
        entry.order = order;
        entry.kind = kind;
        entry.cents = cents;
        entry.by = me;
        entry.at = client::clock_at(14);
        add(entry);
    }

    SeededRandom random_{1};
};

// What every order owes, what it paid, and the sums of all. True: no pack and no cent is lost.
bool reckon_all(const LargeBuy& buy) {
    const State& state = buy.replica.state();
    const CampaignMoney money = campaign_money(state, buy.id);
    std::int64_t charged = 0, paid = 0, ordered = 0, expected = 0;
    const CampaignSums ledger(state, buy.id);
    for (const Order* order : money.orders) {
        const OrderSums sums = ledger.of(order->id);
        charged += sums.charged_cents;
        paid += sums.paid_cents;
    }
    for (const ItemMoney& item : money.money.items) ordered += item.ordered;
    for (const std::int32_t packs : buy.packs) expected += packs;
    return money.orders.size() == orders && ordered == expected && charged == buy.charged_cents &&
           paid == buy.paid_cents;
}

struct Opened {
    std::vector<double> page, desk, sums;  // Milliseconds.
};

// Everything is looked at for the first time; but the program runs already, and the list of all campaigns was
// on the screen.
void open_once(CampaignState stage, Opened& opened) {
    LargeBuy buy(stage);
    ui::Headless screen({.width = 1280, .height = 800}, {.reduced_motion = true});
    buy.show_page(screen, std::nullopt);
    opened.page.push_back(milliseconds_of([&] { buy.show_page(screen, buy.id); }));
    opened.desk.push_back(milliseconds_of([&] { buy.show_desk(screen); }));
    if (!screen.find(text("buy_desk.totals"))) throw std::runtime_error("the leader's desk is not there");
    bool right = false;
    opened.sums.push_back(milliseconds_of([&] { right = reckon_all(buy); }));
    if (!right) throw std::runtime_error("the sums of a large group-buy are wrong");
}

bool print_at_most(const std::string& what, double limit_ms, const std::vector<double>& samples) {
    const bool holds = percentile(samples, 0.95) <= limit_ms;
    return print({what, "p95 at most " + std::to_string(static_cast<int>(limit_ms)), holds, 1}, samples);
}

// A bag for every household, in the order in which they happened to order.
std::vector<HandoutBag> bags_of_all(const DemoCommunity& town) {
    SeededRandom random(8216);
    std::vector<HandoutBag> bags;
    for (const DemoHousehold& household : town.households) {
        const DemoBuilding& building = town.buildings[household.building];
        HandoutBag bag{
            {random.next(), 1}, {building.compound, building.name, household.unit, household.room}, {}};
        for (std::uint32_t item = 0; item < items; ++item) {
            if (random.chance(200)) bag.items.push_back({item, random.between(1, 3)});
        }
        bags.push_back(std::move(bag));
    }
    random.shuffle(bags);
    return bags;
}

// What a helper's device knows of all these bags: the lorry was here, and nothing is handed out yet.
struct BagsOfAll : client::PressedTown, client::PressedServices {
    explicit BagsOfAll(const std::vector<HandoutBag>& bags) {
        Campaign campaign;
        campaign.id = id;
        campaign.facts.title = "蔬菜包";
        campaign.facts.opens_at = campaign.opened_at = client::clock_at(8);
        campaign.state = CampaignState::Arrived;
        campaign.closed_at = client::clock_at(14);
        add(campaign);
        add(CampaignMember{made<CampaignMemberId>(301), id, me, CampaignPart::Helper});
        std::vector<std::int32_t> packs(items);
        for (const HandoutBag& bag : bags) add_bag(bag, packs);
        for (std::int32_t place = 0; place < items; ++place)
            add_item(place, packs[static_cast<std::size_t>(place)]);
        add(CampaignTotals{id, number_, 0, 0, number_, 0});
        open();
    }
    // As for the first time.
    void show(ui::Headless& screen) {
        hand_out = {};
        screen.show([&] { hand_out_page(known(), viewer(), now, id, hand_out, *this, *this, *this); });
    }

    const CampaignId id = made<CampaignId>(300);
    client::HandOutInput hand_out;

private:
    static CampaignItemId item_id(std::uint32_t place) { return made<CampaignItemId>(400 + place); }
    void add_item(std::int32_t place, std::int32_t packs) {
        CampaignItem item;
        item.id = item_id(static_cast<std::uint32_t>(place));
        item.campaign = id;
        item.facts.place = place;
        item.facts.name = "菜" + std::to_string(place + 1);
        add(item);
        add(ItemTotals{item.id, id, packs, 0, 0, 1, packs});
        ItemSupply supply;
        supply.id = item.id;
        supply.campaign = id;
        supply.ordered_packs = supply.arrived_packs = packs;
        supply.counted_at = client::clock_at(16);
        add(supply);
    }
    void add_bag(const HandoutBag& bag, std::vector<std::int32_t>& packs) {
        Order order;
        order.id = OrderId{bag.order};
        order.campaign = id;
        order.number = ++number_;
        order.door = bag.door;
        order.name = "邻居" + std::to_string(number_);
        order.placed_at = client::clock_at(9);
        add(order);
        for (const BagItem& held : bag.items) {
            OrderLine line;
            line.id = OrderLineId{{bag.order.high, 100 + held.item}};
            line.order = order.id;
            line.item = item_id(held.item);
            line.packs = held.packs;
            add(line);
            packs[held.item] += held.packs;
        }
    }

    std::int32_t number_ = 0;
};

void open_bags_of_all(const std::vector<HandoutBag>& bags, std::vector<double>& samples) {
    BagsOfAll town(bags);
    ui::Headless screen({.width = 1280, .height = 800}, {.reduced_motion = true});
    for (int i = 0; i < repeats; ++i) {
        samples.push_back(milliseconds_of([&] { town.show(screen); }));
        if (!screen.find(text("handout.search"))) throw std::runtime_error("the hand-out page is not there");
    }
}

// A campaign that I lead and that has no order yet.
struct EmptyBuy : client::PressedTown {
    EmptyBuy() {
        role(me, Role::BuyLeader);
        Campaign campaign;
        campaign.id = id;
        campaign.facts.title = "蔬菜包";
        campaign.facts.opens_at = campaign.opened_at = client::clock_at(8);
        add(campaign);
        add(CampaignMember{made<CampaignMemberId>(301), id, me, CampaignPart::Leader});
        CampaignItem one;
        one.id = item;
        one.campaign = id;
        one.facts.price_cents = 38'00;
        add(one);
        add(ItemTotals{item, id, 0, 0, 0, 0, 0});
        add(CampaignTotals{id, 0, 0, 0, 0, 0});
        open();
    }
    // A door of its own in every line.
    AcceptGroupBuyChain chain() const {
        AcceptGroupBuyChain command{id, {}};
        for (std::int32_t line = 0; line < chain_lines; ++line) {
            ChainOrder order;
            order.door = Door{{}, std::to_string(line / 200 + 1), {}, std::to_string(101 + line % 200)};
            order.source_key = std::to_string(line + 1);
            order.source_text = order.source_key + ". 两箱";
            order.lines = {{item, 2, 2}};
            command.orders.push_back(std::move(order));
        }
        return command;
    }

    const CampaignId id = made<CampaignId>(300);
    const CampaignItemId item = made<CampaignItemId>(400);
};

}  // namespace

bool measure_long_chain() {
    std::vector<double> samples;
    for (int i = 0; i < long_chains; ++i) {
        EmptyBuy buy;
        const AcceptGroupBuyChain chain = buy.chain();
        samples.push_back(milliseconds_of([&] {
            if (buy.push(chain)) throw std::runtime_error("a chain of 10,000 lines was refused");
            buy.known();
        }));
        if (buy.replica.state().item_totals.at(buy.item).packs != 2 * chain_lines)
            throw std::runtime_error("packs of a long chain are missing");
    }
    return print_at_most("group-buy chain of 10,000 lines, accepted (ms)", 1000, samples);
}

bool measure_large_buy() {
    Opened taking_orders, closed;
    for (int i = 0; i < repeats; ++i) {
        open_once(CampaignState::Open, taking_orders);
        open_once(CampaignState::Closed, closed);
    }
    const std::string large = "group-buy of 2,000 orders of 30 items";
    bool holds = print_at_most(large + ": its page opens (ms)", 100, taking_orders.page);
    holds =
        print_at_most("its leader's desk opens while it takes orders (ms)", 100, taking_orders.desk) && holds;
    holds = print_at_most("the same when it is to be paid (ms)", 100, closed.desk) && holds;
    return print_at_most("all its sums again (ms)", 10, closed.sums) && holds;
}

bool measure_hand_out() {
    const DemoCommunity town = make_demo(DemoScale::Full, 1, client::clock_at(12));
    const std::vector<HandoutBag> bags = bags_of_all(town);
    std::vector<double> samples;
    bool whole = true;
    for (int i = 0; i < repeats; ++i) {
        samples.push_back(milliseconds_of([&] {
            const HandoutPlan plan = plan_handout(bags);
            const auto rounds = split_rounds(plan, rounds_of_volunteers);
            const bool packed = pack_by_item(bags, plan).size() == items &&
                                pack_by_door(bags, plan).size() == static_cast<std::size_t>(plan.doors);
            whole = whole && packed && plan.bags == static_cast<std::int32_t>(bags.size()) &&
                    rounds.back().end_door == plan.doors;
        }));
    }
    if (!whole) throw std::runtime_error("bags are missing in a hand-out plan");
    const std::string all = "hand-out of " + std::to_string(bags.size()) + " bags";
    std::vector<double> opened;
    open_bags_of_all(bags, opened);
    const bool opens = print_at_most(all + ": its page opens (ms)", 250, opened);
    return print_at_most(all + ": plan, 40 rounds and packing lists (ms)", 100, samples) && opens;
}

}  // namespace linli::bench
