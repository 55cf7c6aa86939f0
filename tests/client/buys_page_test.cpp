#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/drafts.h"
#include "app/client/orders/buy_prices.h"
#include "app/client/ui/ui.h"
#include "tests/client/pressed_buys.h"

using namespace linli;
using namespace linli::client;

namespace {

struct InEnglish {
    InEnglish() { set_language(Language::English); }
    ~InEnglish() { set_language(Language::Chinese); }
};

bool has_bar(PressedBuys& town, const std::string& words) {
    const auto& nodes = town.screen.kit().nodes();
    return std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
        return node.role == ui::Role::Progress && node.value == words;
    });
}

// I ordered three boxes at eleven without a network; since then it is as the town is now.
void ordered_offline(PressedBuys& town, const Campaign& as_seen, const Rejected& refused) {
    Replica earlier(made<OutboxId>(1));
    Kept before;
    before.identity = town.kept.identity;
    before.outbox = made<OutboxId>(1);
    before.records = town.kept.records;
    before.records.push_back({1, as_seen});
    for (const auto& [id, one] : town.items) before.records.push_back({1, one});
    earlier.load(before);
    const PlaceOrder offline{town.oranges_and_eggs, {}, {}, {}, {{town.oranges, 3, 0, {}, 1}}};
    const auto number = earlier.press(offline, clock_at(11), clock_at(11), town.me);
    REQUIRE(number);
    OutboxRow row;
    row.outbox = made<OutboxId>(1);
    row.number = *number;
    row.bytes = earlier.pending().front().bytes;
    row.for_person = town.me;
    row.pressed_at = row.reported_at = clock_at(11);
    town.kept.refused.push_back({row, Outcome::Refused, refused});
    town.kept.next_number = *number + 1;
}

}  // namespace

TEST_CASE("a household orders with a plus and one button") {
    PressedBuys town;
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("成团还差 38 份"));
    CHECK(town.screen.shows("今晚 21:00 截单"));
    CHECK(town.screen.shows("还没选东西"));
    REQUIRE(town.screen.press_only("砂糖橘 +1"));
    REQUIRE(town.screen.press_only("砂糖橘 +1"));
    CHECK(town.screen.shows("约 ¥77.47"));  // 2 × 38 and 2 of 164 parts of 120, upwards.
    REQUIRE(town.screen.press_only("我要这些"));
    const PlaceOrder* placed = town.last<PlaceOrder>();
    REQUIRE(placed);
    REQUIRE(placed->lines.size() == 1);
    CHECK(placed->lines[0].item == town.oranges);
    CHECK(placed->lines[0].packs == 2);
    CHECK(!placed->door);
    CHECK(town.screen.shows("等着发出"));
    CHECK_FALSE(town.screen.shows("我要这些"));
}

TEST_CASE("packs of a case that is not full do not count towards the minimum") {
    PressedBuys town;
    town.items[town.oranges].facts.case_size = 12;
    town.items[town.oranges].facts.whole_cases = true;
    town.kept_campaign.facts.minimum_packs = 160;  // 162 are ordered: eight cases of oranges, and 62 trays.
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(has_bar(town, "158 / 160 份"));
    CHECK(town.screen.shows("成团还差 2 份"));
    CHECK_FALSE(town.screen.shows("够数了"));
}

TEST_CASE("a note on one item goes with the order") {
    PressedBuys town;
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK_FALSE(town.screen.write("砂糖橘的特别要求", "要青的"));  // It is not chosen yet.
    REQUIRE(town.screen.press_only("砂糖橘 +1"));
    CHECK_FALSE(town.screen.write("砂糖橘的特别要求", "要青的"));  // Nor asked for.
    REQUIRE(town.screen.press("写特别要求 · 砂糖橘的特别要求"));
    REQUIRE(town.screen.write("砂糖橘的特别要求", "要青的"));
    REQUIRE(town.screen.press_only("我要这些"));
    REQUIRE(town.last<PlaceOrder>());
    REQUIRE(town.last<PlaceOrder>()->lines.size() == 1);
    CHECK(town.last<PlaceOrder>()->lines[0].note == "要青的");
}

TEST_CASE("a household orders in English") {
    const InEnglish english;
    PressedBuys town;
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.shows("38 packs short of the minimum"));
    REQUIRE(town.screen.press_only("鸡蛋 +1"));
    REQUIRE(town.screen.press_only("I want these"));
    CHECK(town.last<PlaceOrder>());
}

TEST_CASE("there is no more than the cap of a door, and it is said") {
    PressedBuys town;
    town.open_town();
    town.show(town.oranges_and_eggs);
    REQUIRE(town.screen.press_only("鸡蛋 +1"));
    REQUIRE(town.screen.press_only("鸡蛋 +1"));
    CHECK_FALSE(town.screen.press_only("鸡蛋 +1"));
    CHECK(town.screen.shows("每户最多 2 板"));
}

TEST_CASE("a number of packs that nobody can mean is typed, and never ordered") {
    PressedBuys town;
    town.open_town();
    town.show(town.oranges_and_eggs);
    REQUIRE(town.screen.press_only("砂糖橘 +1"));
    const int& packs = town.input.draft.items[town.oranges].packs;
    for (const char* typed : {"38,5", "三箱半", "2箱"}) {
        CAPTURE(std::string(typed));
        REQUIRE(town.screen.write("砂糖橘", typed));
        CHECK(packs == 1);
    }
    REQUIRE(town.screen.write("砂糖橘", "99999"));
    CHECK(packs == max_packs_of_order);
    REQUIRE(town.screen.write("砂糖橘", "-3"));
    CHECK(packs == 0);
    CHECK_FALSE(town.screen.press_only("我要这些"));
    CHECK(town.screen.shows("还没选东西"));
    CHECK_FALSE(town.last<PlaceOrder>());
}

TEST_CASE("an order is changed and taken back until closing") {
    PressedBuys town;
    town.ordered(2);
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.shows("订了 砂糖橘 2 箱"));
    CHECK(town.screen.shows("订上了"));
    REQUIRE(town.screen.press_only("砂糖橘 +1"));
    REQUIRE(town.screen.press_only("改成这样"));
    const ChangeOrder* changed = town.last<ChangeOrder>();
    REQUIRE(changed);
    CHECK(changed->order == town.mine);
    CHECK(changed->revision == 1);
    REQUIRE(changed->lines.size() == 1);
    CHECK(changed->lines[0].packs == 3);
    REQUIRE(town.screen.press_only("撤单"));
    REQUIRE(town.screen.press_only("撤单"));
    REQUIRE(town.last<WithdrawOrder>());
    CHECK_FALSE(town.screen.shows("订上了"));
}

TEST_CASE("whoever wants more after the price was raised is asked again in plain words") {
    PressedBuys town;
    town.ordered(2);
    town.raise(town.oranges, 42'00);
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.shows("你看到的是 ¥38.00 / 箱，按这个算"));
    REQUIRE(town.screen.press_only("砂糖橘 +1"));
    CHECK(town.screen.shows("砂糖橘涨价了：¥38.00 变成 ¥42.00 / 箱，还要吗？"));
    CHECK_FALSE(town.screen.press_only("改成这样"));
    REQUIRE(town.screen.press_only("还要"));
    REQUIRE(town.screen.press_only("改成这样"));
    REQUIRE(town.last<ChangeOrder>());
    CHECK(town.last<ChangeOrder>()->lines[0].price_version == 2);
}

TEST_CASE("what an item has cost so far stands beside its price, and nothing where it was always the same") {
    PressedBuys town;
    town.raise(town.oranges, 42'00);
    ItemPrice tiers_only;
    tiers_only.id = made<ItemPriceId>(316);
    tiers_only.item = town.oranges;
    tiers_only.number = 3;
    tiers_only.price_cents = 42'00;
    tiers_only.at = clock_at(13);
    town.add(tiers_only);
    town.open_town();
    town.show(town.oranges_and_eggs);
    const State& state = town.known().state;
    const Saying saying = town.viewer().saying(town.now);
    const std::string words = price_changes_words(state, town.oranges, saying);
    CHECK(words.find("¥38.00 → ¥42.00") != std::string::npos);
    CHECK(words.find(past_words(clock_at(12), saying)) != std::string::npos);
    CHECK(words.find(past_words(clock_at(13), saying)) == std::string::npos);
    CHECK(town.screen.shows(words));
    CHECK(price_changes_words(state, town.eggs, saying).empty());
}

TEST_CASE("a price far above the other group-buys is marked, and those are listed by day with one press") {
    for (const std::int64_t elsewhere : {20'00, 28'00}) {
        PressedBuys town;
        for (std::uint64_t number = 0; number < 3; ++number) {
            Campaign other = town.kept_campaign;
            other.id = made<CampaignId>(370 + number);
            other.facts.title = "鸡蛋团 " + std::to_string(number + 1);
            other.facts.opens_at = clock_at(8, 0, 20 - static_cast<int>(number));
            other.state = CampaignState::HandedOut;
            town.add(other);
            CampaignItem one = town.items[town.eggs];
            one.id = made<CampaignItemId>(380 + number);
            one.campaign = other.id;
            one.facts.price_cents = elsewhere + static_cast<std::int64_t>(number) * 100;
            town.add(one);
        }
        town.open_town();
        town.show(town.oranges_and_eggs);
        CAPTURE(elsewhere);
        CHECK(town.screen.shows("高不少") == (elsewhere == 20'00));
        const std::string middle = money_words(elsewhere + 100);
        CHECK(town.screen.shows("近两个月别的 3 个团：" + money_words(elsewhere) + " 到 " +
                                money_words(elsewhere + 200) + "，中间 " + middle));
        CHECK_FALSE(town.screen.shows("鸡蛋团 2"));
        REQUIRE(town.screen.press_only("别的团卖多少：鸡蛋"));
        CHECK(town.screen.kit().duplicate_keys() == 0);
        CHECK(town.screen.shows("鸡蛋团 2"));
        REQUIRE(town.screen.press_only("别的团卖多少：鸡蛋"));
        CHECK_FALSE(town.screen.shows("鸡蛋团 2"));
    }
}

TEST_CASE("whose household goes first, and how much such households have, is there for all to see") {
    for (const bool first : {true, false}) {
        CAPTURE(first);
        PressedBuys town;
        town.kept_campaign.facts.shortage = first ? ShortageRule::VulnerableFirst : ShortageRule::Equal;
        DoorPriority priority;
        priority.id = made<DoorPriorityId>(390);
        priority.campaign = town.oranges_and_eggs;
        priority.household = made<HouseholdId>(1010);
        town.add(priority);
        town.add(ItemTotals{town.oranges, town.oranges_and_eggs, 100, 0, 7, 60, 0});
        town.open_town();
        town.show(town.oranges_and_eggs);
        CHECK(town.screen.shows("你家优先，货不够时先给你家") == first);
        CHECK(town.screen.shows("优先的人家已经订了 7 箱") == first);
    }
}

TEST_CASE("who sees the raised price keeps what they had with one press") {
    PressedBuys town;
    town.ordered(2);
    town.raise(town.oranges, 42'00);
    town.open_town();
    town.show(town.oranges_and_eggs);
    REQUIRE(town.screen.press_only("砂糖橘 +1"));
    REQUIRE(town.screen.press_only("只要 2 箱"));
    CHECK_FALSE(town.screen.shows("还要吗"));
}

TEST_CASE("an order that somebody else changed meanwhile is shown before it is written over") {
    PressedBuys town;
    town.ordered(2);
    town.open_town();
    town.show(town.oranges_and_eggs);
    REQUIRE(town.screen.press_only("砂糖橘 +1"));
    CHECK_FALSE(town.push(ChangeOrder{town.mine, 1, {}, {{town.eggs, 1, 0, {}, 1}}}));
    town.screen.wait(0);
    CHECK(town.screen.shows("这份单刚刚有人改过"));
    CHECK_FALSE(town.screen.press_only("改成这样"));
    REQUIRE(town.screen.press_only("看那份单"));
    CHECK(town.screen.shows("订了 鸡蛋 1 板"));
}

TEST_CASE("what was refused meanwhile is not lost: it can be looked at and ordered again") {
    PressedBuys town;
    ordered_offline(town, town.kept_campaign, Rejected::with_limit(Reason::PriceRaised, 42'00));
    town.raise(town.oranges, 42'00);
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.shows("这份单没下成"));
    CHECK(town.screen.shows("价格变了，现在 ¥42.00，还要吗？"));
    REQUIRE(town.screen.press_only("再看看这份单"));
    CHECK_FALSE(town.screen.shows("这份单没下成"));
    CHECK_FALSE(town.screen.press_only("我要这些"));
    REQUIRE(town.screen.press_only("还要"));
    REQUIRE(town.screen.press_only("我要这些"));
    REQUIRE(town.last<PlaceOrder>());
    CHECK(town.last<PlaceOrder>()->lines[0].packs == 3);
}

TEST_CASE(
    "an order that came too late because it closed meanwhile is told on its page, and nothing is owed") {
    PressedBuys town;
    ordered_offline(town, town.kept_campaign, Rejected(Reason::CampaignNotOpen, town.oranges_and_eggs));
    town.is_in(CampaignState::Closed);
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.shows("这份单没下成"));
    CHECK(town.screen.shows("这个团现在不能下单"));
    CHECK_FALSE(town.screen.press_only("再看看这份单"));
    CHECK_FALSE(town.screen.shows(text("account.how_to_pay")));
    REQUIRE(town.screen.press_only(text("refused.drop")));
    CHECK_FALSE(town.screen.shows("这份单没下成"));
    CHECK_FALSE(town.last<PlaceOrder>());
}

TEST_CASE("a door that cannot be read is never an order of mine") {
    PressedBuys town;
    town.role(town.me, Role::Coordinator);
    town.open_town();
    town.show(town.oranges_and_eggs);
    REQUIRE(town.screen.press_only("别的人家"));
    REQUIRE(town.screen.write("写门牌", "那边那家"));
    REQUIRE(town.screen.press_only("砂糖橘 +1"));
    CHECK_FALSE(town.screen.press_only("我要这些"));
    REQUIRE(town.screen.write("写门牌", "2号楼 2单元 102"));
    REQUIRE(town.screen.write("怎么称呼", "祝奶奶"));
    REQUIRE(town.screen.press_only("我要这些"));
    const PlaceOrder* placed = town.last<PlaceOrder>();
    REQUIRE(placed);
    REQUIRE(placed->door);
    CHECK(*placed->door == Door{{}, "2", "2", "102"});
    CHECK(placed->name == "祝奶奶");
}

TEST_CASE("a daughter orders for her mother") {
    PressedBuys town;
    town.add(Proxy{made<ProxyId>(340), made<PersonId>(12), town.me});
    town.open_town();
    town.show(town.oranges_and_eggs);
    REQUIRE(town.screen.press_only("祝春生"));
    REQUIRE(town.screen.press_only("鸡蛋 +1"));
    REQUIRE(town.screen.press_only("我要这些"));
    REQUIRE(town.replica.pending().size() == 1);
    CHECK(town.replica.pending().front().for_person == made<PersonId>(12));
}

TEST_CASE("what was chosen and not yet ordered outlives a reload") {
    PressedBuys town;
    town.open_town();
    town.show(town.oranges_and_eggs);
    REQUIRE(town.screen.press_only("砂糖橘 +1"));
    REQUIRE(town.screen.write("留言", "不要香菜"));
    const std::string kept = write_drafts(drafts_of(town.input), "me");
    BuysInput later;
    REQUIRE(read_drafts(drafts_of(later), "me", kept));
    CHECK(later.draft.campaign == town.oranges_and_eggs);
    CHECK(later.draft.touched);
    CHECK(later.draft.items[town.oranges].packs == 1);
    CHECK(later.draft.wishes.note == "不要香菜");
}

TEST_CASE("what was begun is still there after another group-buy was looked at, and after a reload") {
    PressedBuys town;
    Campaign other = town.kept_campaign;
    other.id = made<CampaignId>(361);
    other.facts.title = "大米";
    town.add(other);
    town.open_town();
    town.show(town.oranges_and_eggs);
    REQUIRE(town.screen.press_only("砂糖橘 +1"));
    town.show(other.id);
    REQUIRE(town.input.put_aside.contains(town.oranges_and_eggs));
    BuysInput later;
    REQUIRE(read_drafts(drafts_of(later), "me", write_drafts(drafts_of(town.input), "me")));
    town.input = std::move(later);
    town.show();
    CHECK(town.screen.shows("选了东西，还没下单"));
    town.show(town.oranges_and_eggs);
    REQUIRE(town.screen.press_only("我要这些"));
    REQUIRE(town.last<PlaceOrder>());
    CHECK(town.last<PlaceOrder>()->lines[0].packs == 1);
}

TEST_CASE("what was chosen in two group-buys is one basket, ordered with one press") {
    PressedBuys town;
    Campaign other = town.kept_campaign;
    other.id = made<CampaignId>(361);
    other.facts.title = "大米";
    other.facts.fee_cents = 0;
    town.add(other);
    town.add(CampaignTotals{other.id, 0, 0, 0, 0, 0});
    CampaignItem rice;
    rice.id = made<CampaignItemId>(362);
    rice.campaign = other.id;
    rice.facts.name = "大米";
    rice.facts.unit = "袋";
    rice.facts.price_cents = 42'50;
    town.add(rice);
    town.add(ItemTotals{rice.id, other.id, 0, 0, 0, 0, 0});
    town.open_town();
    town.show(town.oranges_and_eggs);
    REQUIRE(town.screen.press_only("砂糖橘 +1"));
    town.show(other.id);
    REQUIRE(town.screen.press_only("大米 +1"));
    town.show();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("选好了，还没下单"));
    CHECK(town.screen.shows("大米 1 袋"));
    REQUIRE(town.screen.press("2 个团一起下单"));
    std::vector<CampaignId> ordered;
    for (const Command& command : town.pushed) {
        if (const auto* place = std::get_if<PlaceOrder>(&command)) ordered.push_back(place->campaign);
    }
    std::sort(ordered.begin(), ordered.end());
    CHECK(ordered ==
          std::vector{std::min(town.oranges_and_eggs, other.id), std::max(town.oranges_and_eggs, other.id)});
    town.show();
    CHECK_FALSE(town.screen.shows("选好了，还没下单"));
    CHECK(my_orders(town.replica.state(), town.viewer(), town.now).size() == 2);
}

TEST_CASE("in a basket a group-buy in which the price was raised waits, the other one is ordered") {
    PressedBuys town;
    Campaign other = town.kept_campaign;
    other.id = made<CampaignId>(361);
    other.facts.title = "大米";
    town.add(other);
    CampaignItem rice;
    rice.id = made<CampaignItemId>(362);
    rice.campaign = other.id;
    rice.facts.name = "大米";
    rice.facts.unit = "袋";
    rice.facts.price_cents = 42'50;
    town.add(rice);
    town.raise(town.oranges, 42'00);
    town.open_town();
    OrderDraft& waits = town.input.put_aside[town.oranges_and_eggs];
    waits.campaign = town.oranges_and_eggs;
    waits.touched = true;
    waits.items[town.oranges].packs = 2;
    town.input.draft.campaign = other.id;
    town.input.draft.touched = true;
    town.input.draft.items[rice.id].packs = 1;
    town.show();
    REQUIRE(town.screen.press("1 个团一起下单"));
    REQUIRE(town.last<PlaceOrder>());
    CHECK(town.last<PlaceOrder>()->campaign == other.id);
    CHECK(town.input.put_aside.contains(town.oranges_and_eggs));
}

TEST_CASE("a steward orders for the building, one door after the other") {
    PressedBuys town;
    town.add(RoleHeld{made<RoleHeldId>(341), town.me, Role::Steward, made<BuildingId>(2), clock_at(8)});
    town.open_town();
    town.show(town.oranges_and_eggs);
    REQUIRE(town.screen.press_only("别的人家"));
    REQUIRE(town.screen.press_only("整栋楼，一户一户订"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press("2号楼 2单元 102"));
    REQUIRE(town.screen.press_only("砂糖橘 +1"));
    REQUIRE(town.screen.press_only("我要这些"));
    REQUIRE(town.last<PlaceOrder>());
    REQUIRE(town.last<PlaceOrder>()->door);
    CHECK(*town.last<PlaceOrder>()->door == Door{{}, "2", "2", "102"});
    REQUIRE(town.screen.press_only("整栋楼，一户一户订"));
    CHECK(town.screen.shows("砂糖橘 1 箱"));
    REQUIRE(town.screen.press("2号楼 1单元 501"));
    CHECK(town.input.draft.for_door == "2-1-501");
}

TEST_CASE("whoever was still choosing when it closed is told that nothing was ordered") {
    PressedBuys town;
    town.is_in(CampaignState::Closed);
    town.open_town();
    town.input.draft.campaign = town.oranges_and_eggs;
    town.input.draft.touched = true;
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.shows("已经截单了，刚才选的没有订上"));
    REQUIRE(town.screen.press_only("知道了"));
    CHECK_FALSE(town.screen.shows("刚才选的没有订上"));
}

TEST_CASE("after closing it says to the cent what is owed and why, how to pay, and every receipt") {
    PressedBuys town;
    town.items[town.oranges].final_cents = 36'00;
    town.ordered(2, 1);
    town.entry(350, LedgerKind::Charge, 73'46);
    town.entry(351, LedgerKind::Recount, -36'00);
    town.entry(352, LedgerKind::Payment, 30'00);
    town.is_in(CampaignState::Arrived);
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("1 箱 × ¥36.00"));
    CHECK(town.screen.shows("少到 1 箱，按定好的规则分，钱不收"));
    CHECK(town.screen.shows("¥1.46"));
    CHECK(town.screen.shows("¥37.46"));
    CHECK(town.screen.shows("还差 ¥7.46"));
    CHECK(town.screen.shows("付给陆青"));
    CHECK(town.screen.shows("付款时写上：12 号 · 2-1-301"));
    CHECK(town.screen.shows("−¥36.00"));
    REQUIRE(town.screen.press_only("收到了"));
    CHECK(town.last<ConfirmBag>());
    REQUIRE(town.screen.press_only("东西有问题"));
    CHECK_FALSE(town.screen.press_only("告诉团长"));
    REQUIRE(town.screen.write("什么东西、怎么了", "坏了两个"));
    REQUIRE(town.screen.press_only("告诉团长"));
    REQUIRE(town.last<Complain>());
    CHECK(town.last<Complain>()->words == "坏了两个");
}

TEST_CASE("a household sees what a shortage did to its order, and by which rule") {
    PressedBuys town;
    town.kept_campaign.facts.shortage = ShortageRule::Lot;
    town.kept_campaign.facts.lot_seed = 483'920;
    town.ordered(3, 1);
    ItemSupply supply;
    supply.id = town.oranges;
    supply.campaign = town.oranges_and_eggs;
    supply.ordered_packs = 100;
    supply.counted_at = clock_at(16);
    supply.arrived_packs = 42;
    supply.broken_packs = 2;
    town.add(supply);
    town.entry(350, LedgerKind::Charge, 114'00);
    town.entry(351, LedgerKind::Recount, -76'00);
    town.is_in(CampaignState::Arrived);
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("一共订 100 箱，能用的到了 40 箱"));
    CHECK(town.screen.shows("这份单订 3 箱，分到 1 箱"));
    CHECK(town.screen.shows("开团时说好的分法：抽签"));
    CHECK(town.screen.shows("抽签号码 483920"));
    CHECK(town.screen.shows("少付 ¥76.00，一共 ¥38.00"));
}

TEST_CASE("who was given less by hand is not told of a shortage where enough came for all") {
    PressedBuys town;
    town.ordered(3, 1);
    ItemSupply supply;
    supply.id = town.oranges;
    supply.campaign = town.oranges_and_eggs;
    supply.ordered_packs = supply.arrived_packs = 100;
    supply.counted_at = clock_at(16);
    town.add(supply);
    town.is_in(CampaignState::Arrived);
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK_FALSE(town.screen.shows(text("account.shortage")));
}

TEST_CASE("before the goods are there the order says how a shortage would be shared, and nothing of one") {
    PressedBuys town;
    town.kept_campaign.facts.shortage = ShortageRule::SmallFirst;
    town.ordered(3);
    town.is_in(CampaignState::Ordered);
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.shows("货不够时：小单优先"));
    CHECK(town.screen.shows("订得少的先给足"));
    CHECK_FALSE(town.screen.shows("货没到齐"));
}

TEST_CASE("how near it is to closing: by time, by packs and by orders, as card and on its page") {
    PressedBuys town;
    town.kept_campaign.facts.closing_packs = 300;
    town.kept_campaign.facts.closing_orders = 100;
    town.open_town();
    for (const bool chosen : {false, true}) {
        CAPTURE(chosen);
        town.show(chosen ? std::optional(town.oranges_and_eggs) : std::nullopt);
        CHECK(town.screen.kit().duplicate_keys() == 0);
        CHECK(has_bar(town, "162 / 300 份就截单"));
        CHECK(has_bar(town, "70 / 100 户就截单"));
        CHECK(has_bar(town, "还有 2 小时 40 分截单"));
    }
}

TEST_CASE("what closes by hand, or does not take orders yet, has no bar to its closing") {
    PressedBuys by_hand;
    by_hand.kept_campaign.facts.closes_at.reset();
    by_hand.open_town();
    by_hand.show(by_hand.oranges_and_eggs);
    CHECK_FALSE(by_hand.screen.shows("离截单"));
}

TEST_CASE("a group-buy that opens tomorrow counts nothing down") {
    PressedBuys later;
    later.kept_campaign.facts.opens_at = clock_at(8, 0, 24);
    later.kept_campaign.facts.closes_at = clock_at(21, 0, 24);
    later.open_town();
    later.show(later.oranges_and_eggs);
    CHECK_FALSE(later.screen.shows("离截单"));
}

TEST_CASE("the list shows what takes orders, what I ordered and what it comes to together") {
    PressedBuys town;
    town.ordered(2);
    Campaign past = town.kept_campaign;
    past.id = made<CampaignId>(360);
    past.facts.title = "大米";
    past.state = CampaignState::MinimumMissed;
    town.add(past);
    town.open_town();
    town.show();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("还在收单的一共约 ¥77.49"));
    CHECK(town.screen.shows("以前的团"));
    CHECK(town.screen.shows("没凑够，没成团，不用付钱"));
    CHECK_FALSE(town.screen.shows("开团"));
}

TEST_CASE("who paid and took the order back keeps the receipt, and sees what comes back") {
    for (const CampaignState state : {CampaignState::Open, CampaignState::Closed}) {
        PressedBuys town;
        town.ordered(2, {}, OrderState::Withdrawn);
        town.entry(350, LedgerKind::Payment, 76'00);
        town.is_in(state);
        town.open_town();
        for (const bool chosen : {false, true}) {
            CAPTURE(chosen);
            town.show(chosen ? std::optional(town.oranges_and_eggs) : std::nullopt);
            CHECK(town.screen.kit().duplicate_keys() == 0);
            CHECK(town.screen.shows("撤了的单"));
            CHECK(town.screen.shows("要退 ¥76.00"));
            CHECK_FALSE(town.screen.shows("订了 砂糖橘"));
        }
        CHECK(town.screen.shows(text("account.receipts")));
        CHECK_FALSE(town.screen.press_only("收到了"));
        CHECK_FALSE(town.screen.shows("你没在这个团里订东西"));
    }
}

TEST_CASE("who pays before closing has the receipt at once, and nothing is called too much") {
    PressedBuys town;
    town.ordered(2);
    town.entry(350, LedgerKind::Payment, 76'00);
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows(text("account.reckoned_later")));
    CHECK(town.screen.shows(text("account.receipts")));
    CHECK_FALSE(town.screen.shows("要退"));
}

TEST_CASE("an order that is settled stays in the list of earlier ones, with what was owed and paid") {
    PressedBuys town;
    town.ordered(2, 2);
    town.entry(350, LedgerKind::Charge, 77'46);
    town.entry(351, LedgerKind::Payment, 77'46);
    town.is_in(CampaignState::HandedOut);
    town.open_town();
    town.show();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("我以前的单"));
    CHECK(town.screen.shows("一共 ¥77.46 · 付了 ¥77.46"));
    CHECK_FALSE(town.screen.shows("我订的"));
}

TEST_CASE("what is still open of a group-buy that is over stands above, not among the earlier ones") {
    PressedBuys town;
    town.ordered(2, 2);
    town.entry(350, LedgerKind::Charge, 77'46);
    town.is_in(CampaignState::HandedOut);
    town.open_town();
    town.show();
    CHECK(town.screen.shows("我订的"));
    CHECK(town.screen.shows("还差 ¥77.46"));
    CHECK_FALSE(town.screen.shows("我以前的单"));
}

TEST_CASE("who leads it has a record, and the delivery is said for one pack or one household") {
    for (const FeeSplit split : Members<FeeSplit>::values) {
        PressedBuys town;
        town.kept_campaign.facts.fee_split = split;
        for (const std::uint64_t number : {370u, 371u, 372u}) {
            Campaign other = town.kept_campaign;
            other.id = made<CampaignId>(number);
            other.opened_at = clock_at(8, 0, number == 372 ? 24 : 20);  // One was opened later.
            other.state = number == 370 ? CampaignState::HandedOut : CampaignState::CalledOff;
            town.add(other);
            town.add(CampaignMember{made<CampaignMemberId>(number), other.id, made<PersonId>(11),
                                    CampaignPart::Leader});
        }
        town.open_town();
        town.show(town.oranges_and_eggs);
        CHECK(town.screen.shows("第 3 团 · 发完 1 个"));
        CHECK(town.screen.shows("约 ¥0.75 一份") == (split == FeeSplit::PerPack));   // 120 for 162 packs
        CHECK(town.screen.shows("约 ¥1.72 一户") == (split == FeeSplit::PerOrder));  // and 70 orders.
    }
}

TEST_CASE("a group-buy leader sees the button that begins one") {
    PressedBuys town;
    town.role(town.me, Role::BuyLeader);
    town.open_town();
    town.show();
    CHECK(town.screen.find(ui::Role::Link, "开团"));
}

TEST_CASE("today shows what closes today") {
    PressedBuys town;
    town.open_town();
    town.screen.show([&] {
        const ui::Page page({.title = "今天"});
        draw_buys_today(town.known(), town.viewer(), town.now);
    });
    CHECK(town.screen.shows("还没订"));
}

TEST_CASE("today shows what I have to pay") {
    PressedBuys closed;
    closed.ordered(2);
    closed.entry(350, LedgerKind::Charge, 77'46);
    closed.is_in(CampaignState::Closed);
    closed.open_town();
    closed.screen.show([&] {
        const ui::Page page({.title = "今天"});
        draw_buys_today(closed.known(), closed.viewer(), closed.now);
    });
    CHECK(closed.screen.shows("要付 ¥77.46"));
}
