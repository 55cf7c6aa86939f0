#include <iterator>

#include "shared/core/random.h"
#include "tests/campaign_town.h"

// Whatever people press in whatever order: never more sold or given out than there is, the public totals are
// those of the orders, the balance is that of the ledger, and what a door owes adds up to the cent.

using namespace linli;

namespace {

class RandomCampaign : public CampaignTown {
public:
    explicit RandomCampaign(std::uint64_t seed) : random_(seed) {
        for (int i = 0; i < 5; ++i) people_.push_back(enter("5", std::to_string(101 + i), names[i]));
        for (const PersonId person : {lu, wen, qin, ge, shi, fang, coordinator}) people_.push_back(person);
        OpenCampaign command = opening();
        CampaignFacts& facts = command.facts;
        facts.fee_cents = random_.between(0, 5000);
        facts.fee_split = random_.pick(Members<FeeSplit>::values);
        facts.shortage = random_.pick(Members<ShortageRule>::values);
        facts.lot_seed = random_.between(0, 99);
        facts.minimum_packs = random_.between(0, 8);
        facts.closing_packs = random_.chance(300) ? 25 : 0;
        ItemFacts& oranges = command.items[0].facts;
        oranges.stock = 24;
        oranges.reserved_packs = random_.between(0, 6);
        oranges.whole_cases = random_.chance(500);
        oranges.case_size = 4;
        command.items[0].tiers = {{10, 35'00}, {20, 31'00}};
        command.items[1].facts.cap_per_door = 3;
        open(command);
    }

    void press() {
        now = now + minutes(random_.between(0, 4));
        run_timers();
        const PersonId by = random_.chance(600) ? fang : random_.pick(people_);
        if (!run(by, wish(), random_.chance(900) ? PersonId{} : random_.pick(people_))) ++done;
    }
    void check_everything() const {
        check_books();
        const CampaignState reached = campaign_state();
        const bool owes = reached == CampaignState::Closed || reached == CampaignState::Ordered ||
                          reached == CampaignState::Arrived || reached == CampaignState::HandedOut;
        const CampaignMoney money = campaign_money(state, campaign);
        const CampaignSums all_sums(state, campaign);
        for (std::size_t i = 0; i < money.orders.size(); ++i) {
            const std::int64_t owed = owes ? money.money.orders[i].owed_cents : 0;
            CHECK(money.money.orders[i].goods_cents == goods_of(*money.orders[i]));
            const OrderSums sums = sums_of(state, money.orders[i]->id);
            if (reached == CampaignState::HandedOut && bag_packs(state, money.orders[i]->id) > 0)
                CHECK(bag_of(state, money.orders[i]->id).state == BagState::InHand);
            CHECK(all_sums.of(money.orders[i]->id) == sums);
            if (reached == CampaignState::CalledOff)
                CHECK(sums.owed() == 0);
            else
                CHECK(sums.charged_cents == owed);
        }
    }
    int done = 0;

private:
    // Line by line, as a neighbour would reckon it with a pencil.
    std::int64_t goods_of(const Order& order) const {
        std::int64_t cents = 0;
        for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order.id)) {
            const CampaignItem& item = state.campaign_items.at(line->item);
            std::int64_t all = 0;
            for (const Order* other : standing_orders(state, order.campaign)) {
                const OrderLine* same = line_of(state, other->id, item.id);
                all += same ? wanted_packs(*same) : 0;
            }
            std::int64_t price =
                item.final_cents.value_or(price_at({item.facts.price_cents, tiers_of(state, item.id)}, all));
            for (const ItemPrice* seen : state.item_prices.where<&ItemPrice::item>(item.id)) {
                if (seen->number == line->price_version) price = std::min(price, seen->price_cents);
            }
            cents += price * wanted_packs(*line);
        }
        return cents;
    }

    static constexpr const char* names[] = {"赵一", "钱二", "孙三", "李四", "周五"};

    template <class Table>
    typename Table::Key one_of(const Table& table) {
        if (table.size() == 0) return {Bits128{9, 9}};
        return std::next(table.rows().begin(), random_.below(static_cast<std::uint32_t>(table.size())))
            ->first;
    }
    OrderId some_order() { return one_of(state.orders); }
    CampaignItemId some_item() { return random_.chance(600) ? orange : egg; }
    std::vector<OrderedLine> some_lines() {
        auto wanted = lines(random_.between(0, 6), random_.between(0, 4));
        for (OrderedLine& line : wanted) line.tolerance = random_.chance(300) ? random_.between(0, 3) : 0;
        return wanted;
    }
    Command wish() {
        const std::uint32_t kind = random_.below(100);
        const bool open = campaign_state() == CampaignState::Open;
        if (open && kind < 75) return ordering(kind);
        if (kind < 90 && !open) return delivering();
        return leading();
    }
    Command ordering(std::uint32_t kind) {
        const Order* order = state.orders.find(some_order());
        if (kind < 40 || !order)
            return PlaceOrder{campaign,
                              random_.chance(200) ? std::optional(door("3", "999")) : std::nullopt,
                              {},
                              {},
                              some_lines()};
        if (kind < 55) return ChangeOrder{order->id, order->revision, {}, some_lines()};
        if (kind < 60) return WithdrawOrder{order->id};
        if (kind < 65) return GivePriority{campaign, order->door, random_.chance(700)};
        ChainOrder chain;
        const std::string room = std::to_string(random_.between(101, 106));
        chain.door = door("5", room);
        chain.source_key = room;
        if (const Order* known =
                order_of_door(state, campaign, household_at(state, *chain.door), *chain.door)) {
            chain.order = known->id;
            chain.revision = known->revision;
        }
        const std::int32_t said = random_.between(0, 4);
        chain.lines = {{orange, said, random_.chance(800) ? said : random_.between(0, 4)}};
        return AcceptGroupBuyChain{campaign, {chain}};
    }
    Command leading() {
        switch (random_.below(8)) {
            case 0:
                return random_.chance(200) ? Command(CloseCampaign{campaign}) : changing_price();
            case 1:
                return random_.chance(40) ? Command(CallOffCampaign{campaign, "封路"}) : changing_price();
            case 2: {
                ConfirmSupplierOrder confirm{campaign, {}};
                for (const CampaignItem* item : items_of(state, campaign))
                    confirm.lines.push_back({item->id, totals(item->id).packs});
                return confirm;
            }
            case 3:
                return random_.chance(60) ? Command(WithdrawItem{some_item()}) : changing_price();
            case 4:
                return PaySupplier{campaign, random_.between(-100, 10'000), "果园"};
            default:
                return paying();
        }
    }
    Command changing_price() {
        const CampaignItem& item = state.campaign_items.at(some_item());
        ItemFacts facts = item.facts;
        facts.price_cents += random_.between(-300, 300);
        return SetItem{campaign, item.id, facts, tiers_of(state, item.id)};
    }
    Command paying() {
        const OrderId order = some_order();
        switch (random_.below(6)) {
            case 0:
                return UndoEntry{one_of(state.ledger_entries), "记错"};
            case 1:
                return GiveRefund{order, -sums_of(state, order).open(), ""};
            case 2:
                return CorrectCharge{order, random_.between(-500, 200), "坏了"};
            default:
                return MarkPaid{campaign, {{order, random_.between(1, 20'000), "", some_key()}}};
        }
    }
    std::string some_key() {
        return random_.chance(500) ? std::string() : "wx-" + std::to_string(random_.below(20));
    }
    Command delivering() {
        const OrderId order = some_order();
        switch (random_.below(9)) {
            case 0: {
                const std::int32_t arrived = std::max(0, totals(orange).packs + random_.between(-4, 2));
                CountArrival count{campaign,
                                   {{orange, arrived, arrived > 0 ? random_.between(0, 1) : 0, 0, ""},
                                    {egg, std::max(0, totals(egg).packs - random_.between(0, 2)), 0, 0, ""}}};
                // Mostly one lorry for each.
                if (random_.chance(700)) count.items.erase(count.items.begin() + random_.between(0, 1));
                return count;
            }
            case 1:
                return SetGiven{order, some_item(), random_.between(0, 5)};
            case 2:
                return UndoTick{one_of(state.hand_out_events), ""};
            case 3:
                return ConfirmBag{order};
            case 4:
                return Complain{order, "坏了"};
            case 5:
                return FinishCampaign{campaign};
            case 6:
                return GiveLeftOver{campaign, door("5", std::to_string(random_.between(101, 109))), "邻居",
                                    some_item(), random_.between(0, 3)};
            default:
                return TickBag{order, random_.pick(Members<HandOutKind>::values), "葛家"};
        }
    }

    SeededRandom random_;
    std::vector<PersonId> people_;
};

}  // namespace

TEST_CASE("no pack and no cent is lost or doubled, whatever is pressed") {
    int done = 0;
    std::map<CampaignState, int> reached;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        RandomCampaign town(seed);
        for (int i = 0; i < 120; ++i) {
            town.press();
            if (i % 10 == 9) town.check_everything();
        }
        town.check_everything();
        done += town.done;
        ++reached[town.campaign_state()];
    }
    CHECK(done > 800);
    CHECK(reached[CampaignState::Arrived] + reached[CampaignState::HandedOut] > 5);
}
