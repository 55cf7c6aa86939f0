#include "shared/orders/closing_outlook.h"
#include "tests/campaign_town.h"

// Who may open, change and end a campaign, and what it says about prices and stock.

using namespace linli;

namespace {
constexpr auto allowed = std::nullopt;
}

TEST_CASE("a campaign is opened by a group-buy leader, with sound facts, items and helpers") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    const auto answer = [&] { return town.reason(town.fang, open); };
    CHECK(answer() == allowed);
    CHECK(town.reason(town.qin, open) == Reason::NotABuyLeader);
    CHECK(town.reason(town.qin, open, town.fang) == Reason::NotForOthers);
    CHECK(town.reason(town.coordinator, open, town.fang) == allowed);
    CHECK(town.reason(town.coordinator, open) == Reason::NotABuyLeader);
    SUBCASE("words") {
        open.facts.title = " ";
        CHECK(answer() == Reason::TextEmpty);
        open.facts.title = std::string(max_name_bytes + 1, 'x');
        CHECK(answer() == Reason::TextTooLong);
        open.facts = town.facts();
        open.facts.supplier = std::string(max_name_bytes + 1, 'x');
        CHECK(answer() == Reason::TextTooLong);
    }
    SUBCASE("times") {
        open.facts.closes_at = town.now;
        CHECK(answer() == Reason::CampaignTimesInvalid);
        open.facts.closes_at = town.now + hours(1);
        open.facts.opens_at = town.now + hours(2);
        CHECK(answer() == Reason::CampaignTimesInvalid);
        open.facts = town.facts();
        open.facts.pick_up_until = std::nullopt;
        CHECK(answer() == Reason::CampaignTimesInvalid);
        open.facts.pick_up_until = open.facts.pick_up_from;
        CHECK(answer() == Reason::CampaignTimesInvalid);
        open.facts = town.facts();
        open.facts.opens_at = {INT64_MIN};
        CHECK(answer() == Reason::CampaignTimesInvalid);
        open.facts = town.facts();
        open.facts.closes_at = Instant{INT64_MAX};
        CHECK(answer() == Reason::CampaignTimesInvalid);
    }
    SUBCASE("numbers") {
        for (const std::int32_t wrong : {-1, max_packs + 1}) {
            open.facts = town.facts();
            open.facts.minimum_packs = wrong;
            CHECK(answer() == Reason::CampaignInvalid);
            open.facts = town.facts();
            open.facts.closing_packs = wrong;
            CHECK(answer() == Reason::CampaignInvalid);
        }
        for (const std::int64_t wrong : {std::int64_t{-1}, max_ledger_cents + 1}) {
            open.facts = town.facts();
            open.facts.fee_cents = wrong;
            CHECK(answer() == Reason::CampaignInvalid);
        }
    }
}

TEST_CASE("a campaign is opened with items, and with helpers who hold a role, each once") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    const auto answer = [&] { return town.reason(town.fang, open); };
    open.items.clear();
    CHECK(answer() == Reason::CampaignWithoutItems);
    open.items.assign(max_campaign_items + 1, CampaignTown::item("米", 1));
    CHECK(answer() == Reason::TooMany);
    open.items = town.opening().items;
    open.items[0].substitute_for = 0;
    CHECK(answer() == Reason::ItemInvalid);
    open.items[0].substitute_for = 2;
    CHECK(answer() == Reason::ItemInvalid);
    open.items[0].substitute_for = 1;
    CHECK(answer() == allowed);
    open.helpers = {town.qin};
    CHECK(answer() == Reason::NotAHelper);
    open.helpers = {town.lu, town.lu};
    CHECK(answer() == Reason::CampaignMemberAlready);
    open.helpers = {town.fang};
    CHECK(answer() == Reason::CampaignMemberAlready);
}

TEST_CASE("an item that nobody can mean is refused") {
    CampaignTown town;
    const auto answer = [&](auto&& alter) {
        OpenCampaign open = town.opening();
        alter(open.items[0]);
        return town.reason(town.fang, open);
    };
    CHECK(answer([](NewItem& item) { item.facts.name = ""; }) == Reason::TextEmpty);
    CHECK(answer([](NewItem& item) { item.facts.unit = std::string(41, 'x'); }) == Reason::TextTooLong);
    const std::vector<void (*)(NewItem&)> wrong = {
        [](NewItem& item) { item.facts.price_cents = -1; },
        [](NewItem& item) { item.facts.price_cents = max_pack_price_cents + 1; },
        [](NewItem& item) { item.facts.case_size = 0; },
        [](NewItem& item) {
            item.facts.whole_cases = true;
            item.facts.case_size = 0;
            item.facts.stock = 5;
        },
        [](NewItem& item) {
            item.facts.whole_cases = true;
            item.facts.case_size = 6;
            item.facts.stock = 20;
        },
        [](NewItem& item) { item.facts.stock = -1; },
        [](NewItem& item) { item.facts.cap_per_door = max_packs_of_order + 1; },
        [](NewItem& item) { item.facts.minimum_packs = -1; },
        [](NewItem& item) { item.facts.reserved_packs = 1; },
        [](NewItem& item) {
            item.tiers = {{1, 100}};
        },
        [](NewItem& item) {
            item.tiers = {{10, -1}};
        },
        [](NewItem& item) {
            item.tiers = {{10, 100}, {10, 90}};
        },
    };
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        CAPTURE(i);
        CHECK(answer(wrong[i]) == Reason::ItemInvalid);
    }
}

TEST_CASE("what people have agreed to by ordering does not change behind their backs") {
    CampaignTown town;
    town.open();
    CampaignFacts facts = town.facts();
    facts.fee_cents = 120'00;
    CHECK(town.reason(town.lu, ChangeCampaign{town.campaign, facts}) == Reason::NotAllowed);
    CHECK(town.reason(town.fang, ChangeCampaign{CampaignId{{9, 9}}, facts}) == Reason::CampaignUnknown);
    REQUIRE(town.run(town.fang, ChangeCampaign{town.campaign, facts}) == allowed);
    town.order(town.qin, 2);
    const auto answer = [&](auto&& alter) {
        CampaignFacts other = facts;
        alter(other);
        return town.reason(town.fang, ChangeCampaign{town.campaign, other});
    };
    const std::vector<void (*)(CampaignFacts&)> agreed = {
        [](CampaignFacts& other) { other.fee_cents += 1; },
        [](CampaignFacts& other) { other.fee_split = FeeSplit::PerPack; },
        [](CampaignFacts& other) { other.shortage = ShortageRule::Lot; },
        [](CampaignFacts& other) { other.lot_seed = 7; },
        [](CampaignFacts& other) { other.minimum_packs += 1; },
        [](CampaignFacts& other) { other.minimum_cents = 1; },
    };
    for (const auto alter : agreed) CHECK(answer(alter) == Reason::CampaignTermsAgreed);
    CHECK(answer([](CampaignFacts& other) { other.minimum_packs = 0; }) == allowed);
    CHECK(answer([](CampaignFacts& other) { other.balance_for_all = true; }) == allowed);
    facts.pick_up_place = "北门";
    REQUIRE(town.run(town.fang, ChangeCampaign{town.campaign, facts}) == allowed);
    CHECK(town.told(town.qin, NoticeKind::PickUpChanged) == 1);
    town.close();
    CHECK(town.reason(town.fang, ChangeCampaign{town.campaign, facts}) == Reason::CampaignNotOpen);
}

TEST_CASE("helpers come and go, and a campaign is handed over") {
    CampaignTown town;
    town.open();
    CHECK(town.told(town.lu, NoticeKind::CampaignMemberAdded) == 1);
    const auto add = [&](PersonId person) { return AddCampaignHelper{town.campaign, person}; };
    CHECK(town.reason(town.lu, add(town.wen)) == Reason::NotAllowed);
    CHECK(town.reason(town.fang, add(town.qin)) == Reason::NotAHelper);
    CHECK(town.reason(town.fang, add(town.lu)) == Reason::CampaignMemberAlready);
    REQUIRE(town.run(town.fang, add(town.wen)) == allowed);
    const auto members = town.state.campaign_members.where<&CampaignMember::person>(town.wen);
    REQUIRE(members.size() == 1);
    const CampaignMemberId wen = members.front()->id;
    CHECK(town.reason(town.lu, EndCampaignHelper{wen}) == Reason::NotAllowed);
    REQUIRE(town.run(town.wen, EndCampaignHelper{wen}) == allowed);
    CHECK(town.reason(town.fang, EndCampaignHelper{wen}) == Reason::CampaignMemberUnknown);
    const auto lead = town.state.campaign_members.where<&CampaignMember::person>(town.fang).front()->id;
    CHECK(town.reason(town.fang, EndCampaignHelper{lead}) == Reason::CampaignMemberUnknown);
    CHECK(town.reason(town.fang, HandOverCampaign{town.campaign, town.lu}) == Reason::NotABuyLeader);
    CHECK(town.reason(town.fang, HandOverCampaign{town.campaign, town.fang}) ==
          Reason::CampaignMemberAlready);
    town.give(town.lu, Role::BuyLeader);
    CHECK(town.reason(town.lu, HandOverCampaign{town.campaign, town.lu}) == Reason::NotAllowed);
    REQUIRE(town.run(town.fang, HandOverCampaign{town.campaign, town.lu}) == allowed);
    CHECK(leader_of(town.state, town.campaign) == town.lu);
    CHECK(town.state.campaign_members.where<&CampaignMember::campaign>(town.campaign).size() == 1);
    CHECK(town.reason(town.fang, CloseCampaign{town.campaign}) == Reason::NotAllowed);
}

TEST_CASE("two entries of one person are one member of the team after they were merged") {
    CampaignTown town;
    town.open();
    const PersonId twin = town.enter("4", "201", "方可凝");
    town.give(twin, Role::Volunteer);
    REQUIRE(town.run(town.fang, AddCampaignHelper{town.campaign, twin}) == allowed);
    const OrderId order = town.order(town.qin, 1);
    REQUIRE(town.run(town.coordinator, MergePersons{twin, town.fang}) == allowed);
    CHECK(leader_of(town.state, town.campaign) == twin);
    CHECK(town.state.campaign_members.where<&CampaignMember::person>(twin).size() == 1);
    REQUIRE(town.run(town.coordinator, MergePersons{town.ge, town.qin}) == allowed);
    CHECK(town.state.orders.at(order).for_person == town.ge);
    CHECK(town.state.orders.at(order).placed_by == town.ge);
}

TEST_CASE("a price that was raised is asked about again; who ordered before pays what they saw") {
    CampaignTown town;
    town.open();
    const OrderId before = town.order(town.qin, 2);
    PlaceOrder offline = town.placing(2);
    ItemFacts facts = town.state.campaign_items.at(town.orange).facts;
    facts.price_cents = 42'00;
    const SetItem raise{town.campaign, town.orange, facts, {}};
    CHECK(town.reason(town.lu, raise) == Reason::NotAllowed);
    REQUIRE(town.run(town.fang, raise) == allowed);
    const auto no = check(town.state, town.stamp(town.ge), offline);
    REQUIRE(no);
    CHECK(no->reason == Reason::PriceRaised);
    CHECK(no->about == ref(town.orange));
    CHECK(no->limit == 42'00);
    const OrderId after = town.order(town.ge, 2);  // Having seen the new price.
    ChangeOrder more = town.changing(before, 3);
    more.lines[0].price_version = 1;
    CHECK(town.reason(town.qin, more) == Reason::PriceRaised);
    more.lines[0].packs = 2;
    CHECK(town.reason(town.qin, more) == allowed);
    town.close();
    CHECK(town.owed(before) == 2 * 38'00);
    CHECK(town.owed(after) == 2 * 42'00);
    town.check_books();
}

TEST_CASE("a price that fell asks nobody, and is everybody's") {
    CampaignTown town;
    town.open();
    const OrderId before = town.order(town.qin, 2);
    const PlaceOrder offline = town.placing(2);
    ItemFacts facts = town.state.campaign_items.at(town.orange).facts;
    facts.price_cents = 30'00;
    REQUIRE(town.run(town.fang, SetItem{town.campaign, town.orange, facts, {}}) == allowed);
    CHECK(town.totals().goods_cents == 2 * 30'00);
    REQUIRE(town.run(town.ge, offline) == allowed);
    PlaceOrder invented = town.placing(1);
    invented.lines[0].price_version = 9;
    CHECK(town.reason(town.shi, invented) == Reason::PriceRaised);
    town.close();
    CHECK(town.owed(before) == 2 * 30'00);
}

TEST_CASE("an item can be added, changed within what is ordered, and withdrawn with everybody told") {
    CampaignTown town;
    town.open();
    const OrderId order = town.order(town.qin, 2, 1);
    ItemFacts facts = CampaignTown::item("大米", 60'00).facts;
    const auto set = [&](std::optional<CampaignItemId> item) {
        return SetItem{town.campaign, item, facts, {}};
    };
    REQUIRE(town.run(town.fang, set(std::nullopt)) == allowed);
    CHECK(items_of(town.state, town.campaign).size() == 3);
    facts.stock = 1;
    const auto no = check(town.state, town.stamp(town.fang), set(town.orange));
    REQUIRE(no);
    CHECK(no->reason == Reason::StockBelowOrdered);
    CHECK(no->limit == 2);
    facts.stock = 2;
    CHECK(town.reason(town.fang, set(town.orange)) == allowed);
    facts.substitute_for = town.orange;
    CHECK(town.reason(town.fang, set(town.orange)) == Reason::CampaignItemUnknown);
    facts.substitute_for = std::nullopt;
    CHECK(town.reason(town.fang, set(CampaignItemId{{9, 9}})) == Reason::CampaignItemUnknown);
    CHECK(town.reason(town.lu, WithdrawItem{town.orange}) == Reason::NotAllowed);
    REQUIRE(town.run(town.fang, WithdrawItem{town.orange}) == allowed);
    CHECK(town.reason(town.fang, WithdrawItem{town.orange}) == Reason::ItemWithdrawn);
    CHECK(town.told(town.qin, NoticeKind::OrderCut) == 1);
    CHECK(town.packs(order, town.orange) == 0);
    CHECK(town.totals(town.orange).packs == 0);
    CHECK(town.totals().packs == 1);
    CHECK(town.reason(town.ge, town.placing(1)) == Reason::ItemWithdrawn);
    CHECK(town.reason(town.fang, set(town.orange)) == Reason::ItemWithdrawn);
    town.check_books();
}

TEST_CASE("a campaign closes by hand, at its time or at its count") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    SUBCASE("by hand") {
        town.open(open);
        town.order(town.qin, 4);
        CHECK(town.reason(town.lu, CloseCampaign{town.campaign}) == Reason::NotAllowed);
        town.close();
        CHECK(town.campaign_state() == CampaignState::Closed);
        CHECK(town.reason(town.fang, CloseCampaign{town.campaign}) == Reason::CampaignNotOpen);
    }
    SUBCASE("at its time, once") {
        town.open(open);
        town.order(town.qin, 4);
        town.run_timers();
        CHECK(town.campaign_state() == CampaignState::Open);
        town.now = *open.facts.closes_at;
        CHECK(town.reason(town.ge, town.placing(1)) == Reason::CampaignNotOpen);
        town.run_timers();
        CHECK(town.campaign_state() == CampaignState::Closed);
        CHECK(town.told(town.qin, NoticeKind::CampaignClosed) == 1);
        CHECK(town.told(town.fang, NoticeKind::CampaignClosed) == 1);
        CHECK(!due_of(town.state, ref(town.campaign)));
    }
    SUBCASE("at its count of packs, and who ordered last is told, too") {
        open.facts.closing_packs = 5;
        town.open(open);
        town.order(town.qin, 4);
        CHECK(town.campaign_state() == CampaignState::Open);
        town.order(town.ge, 1);
        CHECK(town.campaign_state() == CampaignState::Closed);
        CHECK(town.told(town.ge, NoticeKind::CampaignClosed) == 1);
    }
    SUBCASE("at its count of orders") {
        open.facts.closing_orders = 2;
        town.open(open);
        town.order(town.qin, 2);
        town.order(town.ge, 2);
        CHECK(town.campaign_state() == CampaignState::Closed);
    }
    town.check_books();
}

TEST_CASE("a campaign that misses its minimum ends, with nothing owed") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    SUBCASE("the minimum of packs is missed: everyone is told, nobody owes anything") {
        town.open(open);
        const OrderId order = town.order(town.qin, 3);
        town.now = *open.facts.closes_at;
        town.run_timers();
        CHECK(town.campaign_state() == CampaignState::MinimumMissed);
        CHECK(town.told(town.qin, NoticeKind::CampaignMissed) == 1);
        CHECK(town.told(town.fang, NoticeKind::CampaignMissed) == 1);
        CHECK(town.owed(order) == 0);
        CHECK(town.state.ledger_entries.size() == 0);
    }
    SUBCASE("the minimum in money is missed") {
        open.facts.minimum_cents = 4 * CampaignTown::orange_cents + 1;
        town.open(open);
        town.order(town.qin, 4);
        town.close();
        CHECK(town.campaign_state() == CampaignState::MinimumMissed);
    }
    SUBCASE("nobody ordered anything") {
        open.facts.minimum_packs = 0;
        town.open(open);
        town.close();
        CHECK(town.campaign_state() == CampaignState::MinimumMissed);
    }
    town.check_books();
}

TEST_CASE("a minimum is said to be reached only where closing will find it so") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.facts.minimum_packs = 20;
    const auto outlook = [&] { return closing_outlook(town.state, town.state.campaigns.at(town.campaign)); };
    SUBCASE("a case that is not full is not bought") {
        open.items[0].facts.case_size = 12;
        open.items[0].facts.whole_cases = true;
        town.open(open);
        const OrderId order = town.order(town.qin, 22);
        CHECK(outlook().packs == 12);
        CHECK(outlook().missing_packs == 2);
        REQUIRE(town.run(town.qin, town.changing(order, 24)) == allowed);
        CHECK(outlook().packs == 24);
        CHECK(outlook().missing_packs == 0);
        REQUIRE(town.run(town.qin, town.changing(order, 22)) == allowed);
        town.close();
        CHECK(town.campaign_state() == CampaignState::MinimumMissed);
    }
    SUBCASE("what others would take besides fills it") {
        open.items[0].facts.case_size = 12;
        open.items[0].facts.whole_cases = true;
        town.open(open);
        PlaceOrder place = town.placing(22);
        place.lines[0].tolerance = 2;
        REQUIRE(town.run(town.qin, place) == allowed);
        CHECK(outlook().packs == 24);
        town.close();
        CHECK(town.totals(town.orange).packs == 24);
    }
    SUBCASE("an item below its own minimum counts nothing, and one more pack counts all of them") {
        open.facts.minimum_packs = 4;
        open.items[0].facts.minimum_packs = 20;
        town.open(open);
        town.order(town.qin, 19, 1);
        CHECK(outlook().packs == 1);
        CHECK(outlook().missing_packs == 1);
        town.close();
        CHECK(town.campaign_state() == CampaignState::MinimumMissed);
    }
    SUBCASE("in money at the price that all reach together") {
        open.facts.minimum_packs = 0;
        open.facts.minimum_cents = 380'00;
        open.items[0].tiers.push_back({10, 35'00});
        town.open(open);
        town.order(town.qin, 10);
        CHECK(outlook().cents == 350'00);
        town.close();
        CHECK(town.campaign_state() == CampaignState::MinimumMissed);
    }
    town.check_books();
}

TEST_CASE("nothing is ordered before it opens") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.facts.opens_at = town.now + hours(1);
    town.open(open);
    CHECK(town.reason(town.qin, town.placing(1)) == Reason::CampaignNotOpen);
    town.now = town.now + hours(1);
    CHECK(town.reason(town.qin, town.placing(1)) == allowed);
}

TEST_CASE("whole cases: a tolerance fills the last one, what fills none is cut and said") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.items[0].facts.case_size = 6;
    open.items[0].facts.whole_cases = true;
    town.open(open);
    PlaceOrder first = town.placing(5);
    SUBCASE("filled") {
        first.lines[0].tolerance = 1;
        REQUIRE(town.run(town.qin, first) == allowed);
        town.close();
        CHECK(town.totals(town.orange).packs == 6);
        const OrderId order = town.state.orders.rows().begin()->first;
        CHECK(town.owed(order) == 6 * CampaignTown::orange_cents);
        CHECK(town.told(town.qin, NoticeKind::OrderCut) == 0);
    }
    SUBCASE("cut: the last to order goes short") {
        REQUIRE(town.run(town.qin, first) == allowed);
        town.now = town.now + minutes(1);
        const OrderId last = town.order(town.ge, 3);
        town.close();
        CHECK(town.totals(town.orange).packs == 6);
        CHECK(wanted_packs(*line_of(town.state, last, town.orange)) == 1);
        CHECK(town.owed(last) == CampaignTown::orange_cents);
        CHECK(town.told(town.ge, NoticeKind::OrderCut) == 1);
        CHECK(town.told(town.qin, NoticeKind::OrderCut) == 0);
    }
    town.check_books();
}

TEST_CASE("the price tier that all reach together is everybody's price") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.items[0].tiers = {{5, 33'00}, {100, 30'00}};
    town.open(open);
    const OrderId one = town.order(town.qin, 2), other = town.order(town.ge, 3);
    town.close();
    CHECK(town.state.campaign_items.at(town.orange).final_cents == 33'00);
    CHECK(town.owed(one) == 2 * 33'00);
    CHECK(town.owed(other) == 3 * 33'00);
}

TEST_CASE("who has ordered counts on the tiers, the minimum and the cases that they saw") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.items[0].tiers = {{50, 30'00}, {100, 28'00}};
    open.items[0].facts.minimum_packs = 20;
    open.items[0].facts.case_size = 12;
    town.open(open);
    const ItemFacts agreed = town.state.campaign_items.at(town.orange).facts;
    const auto set = [&](const std::vector<PriceTier>& tiers, auto&& alter) {
        SetItem command{town.campaign, town.orange, agreed, tiers};
        alter(command.facts);
        return command;
    };
    const auto same = [](ItemFacts&) {};
    const std::vector<PriceTier> tiers = open.items[0].tiers;
    const std::vector<SetItem> worse = {
        set({}, same),
        set({{50, 31'00}, {100, 28'00}}, same),
        set({{51, 30'00}, {100, 28'00}}, same),
        set({{50, 30'00}}, same),
        set(tiers, [](ItemFacts& facts) { facts.minimum_packs = 21; }),
        set(tiers, [](ItemFacts& facts) { facts.whole_cases = true; }),
    };
    for (const SetItem& command : worse) CHECK(town.reason(town.fang, command) == allowed);
    const OrderId order = town.order(town.qin, 60);
    for (const SetItem& command : worse)
        CHECK(check(town.state, town.stamp(town.fang), command) ==
              Rejected(Reason::CampaignTermsAgreed, town.orange));
    CHECK(town.reason(town.fang, set({{50, 30'00}, {80, 27'00}}, same)) == allowed);
    CHECK(town.reason(town.fang, set(tiers, [](ItemFacts& facts) { facts.minimum_packs = 0; })) == allowed);
    CHECK(town.reason(town.fang, set(tiers, [](ItemFacts& facts) {
                          facts.whole_cases = true;
                          facts.last_case = LastCase::OrderAnyway;
                      })) == allowed);
    SUBCASE("a dearer single pack leaves them the tier") {
        REQUIRE(town.run(town.fang, set(tiers, [](ItemFacts& facts) { facts.price_cents = 99'00; })) ==
                allowed);
        town.close();
        CHECK(town.owed(order) == 60 * 30'00);
    }
    SUBCASE("once nobody has ordered it any more, it may become otherwise") {
        REQUIRE(town.run(town.qin, WithdrawOrder{order}) == allowed);
        for (const SetItem& command : worse) CHECK(town.reason(town.fang, command) == allowed);
    }
}

TEST_CASE("cases that are filled before may only become parts of themselves") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.items[0].facts.case_size = 12;
    open.items[0].facts.whole_cases = true;
    town.open(open);
    town.order(town.qin, 24);
    const auto answer = [&](std::int32_t packs) {
        ItemFacts facts = town.state.campaign_items.at(town.orange).facts;
        facts.case_size = packs;
        return town.reason(town.fang, SetItem{town.campaign, town.orange, facts, {}});
    };
    for (const std::int32_t packs : {1, 3, 4, 6, 12}) CHECK(answer(packs) == allowed);
    for (const std::int32_t packs : {5, 8, 24}) CHECK(answer(packs) == Reason::CampaignTermsAgreed);
}

TEST_CASE("called off: everybody is told why, nobody owes anything, what was paid is to be paid back") {
    CampaignTown town;
    town.open();
    const OrderId order = town.order(town.qin, 4);
    town.close();
    REQUIRE(town.run(town.lu, MarkPaid{town.campaign, {{order, 152'00, "微信", ""}}}) == allowed);
    CHECK(town.reason(town.lu, CallOffCampaign{town.campaign, "不来了"}) == Reason::NotAllowed);
    CHECK(town.reason(town.fang, CallOffCampaign{town.campaign, ""}) == Reason::TextEmpty);
    REQUIRE(town.run(town.fang, CallOffCampaign{town.campaign, "果园封路"}) == allowed);
    CHECK(town.told(town.qin, NoticeKind::CampaignCalledOff) == 1);
    CHECK(town.owed(order) == 0);
    CHECK(sums_of(town.state, order).open() == -152'00);
    CHECK(town.reason(town.fang, CallOffCampaign{town.campaign, "再"}) == Reason::CampaignOver);
    CHECK(town.reason(town.fang, AddCampaignHelper{town.campaign, town.wen}) == Reason::CampaignOver);
    CHECK(town.reason(town.fang, GiveRefund{order, 152'01, ""}) == Reason::RefundTooHigh);
    REQUIRE(town.run(town.fang, GiveRefund{order, 152'00, ""}) == allowed);
    CHECK(sums_of(town.state, order).open() == 0);
    town.check_books();
}

TEST_CASE("the supplier's sheet has every item once, in whole cases, and is not for nothing") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.items[0].facts.case_size = 2;
    open.items[0].facts.whole_cases = true;
    town.open(open);
    town.order(town.qin, 4, 1);
    const auto sheet = [&](std::vector<SupplierLine> lines) {
        return ConfirmSupplierOrder{town.campaign, std::move(lines)};
    };
    const auto answer = [&](std::vector<SupplierLine> lines) {
        return town.reason(town.fang, sheet(std::move(lines)));
    };
    CHECK(answer({{town.orange, 4}, {town.egg, 1}}) == Reason::CampaignNotClosed);
    town.close();
    CHECK(town.reason(town.lu, sheet({{town.orange, 4}, {town.egg, 1}})) == Reason::NotAllowed);
    CHECK(answer({}) == Reason::NothingChosen);
    CHECK(answer({{town.orange, 0}, {town.egg, 0}}) == Reason::NothingChosen);
    CHECK(answer({{town.orange, 4}}) == Reason::SheetIncomplete);
    CHECK(answer({{town.orange, 4}, {town.orange, 4}}) == Reason::ItemTwice);
    CHECK(answer({{town.orange, 3}, {town.egg, 1}}) == Reason::CountInvalid);
    CHECK(answer({{town.orange, -2}, {town.egg, 1}}) == Reason::CountInvalid);
    CHECK(answer({{CampaignItemId{{9, 9}}, 1}}) == Reason::CampaignItemUnknown);
    REQUIRE(town.run(town.fang, sheet({{town.orange, 6}, {town.egg, 1}})) == allowed);
    CHECK(town.campaign_state() == CampaignState::Ordered);
    CHECK(town.state.item_supplies.at(town.orange).ordered_packs == 6);
    CHECK(answer({{town.orange, 4}, {town.egg, 1}}) == Reason::CampaignNotClosed);
}
