#include "shared/orders/demo_buys.h"

#include <algorithm>
#include <array>
#include <limits>

#include "shared/core/random.h"

namespace linli {
namespace {

constexpr std::size_t people_to_an_order = 10;  // Of the residents; about one household in six.

NewItem item(const char* name, const char* unit, std::int64_t price_cents) {
    NewItem made;
    made.facts.name = name;
    made.facts.unit = unit;
    made.facts.price_cents = price_cents;
    return made;
}

std::vector<NewItem> numbered(std::vector<NewItem> items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i].facts.place = static_cast<std::int32_t>(i);
        items[i].facts.code = std::string(1, static_cast<char>('A' + i));
    }
    return items;
}

Instant clock(Instant now, UtcOffset offset, int days_ahead, int hour) {
    return instant_of(plus_days(civil_time(now, offset).date, days_ahead), hour * 60, offset);
}

// --- What is bought

OpenCampaign oranges_and_eggs(Instant now, UtcOffset offset) {
    OpenCampaign open;
    CampaignFacts& facts = open.facts;
    facts.title = "砂糖橘和鸡蛋";
    facts.about = "橘子是昨天摘的。鸡蛋每户最多 2 板。";
    facts.opens_at = now;
    facts.closes_at = clock(now, offset, 1, 21);
    facts.pick_up_place = "5号楼下";
    facts.pick_up_from = clock(now, offset, 3, 17);
    facts.pick_up_until = clock(now, offset, 3, 20);
    facts.fee_cents = 120'00;
    facts.fee_split = FeeSplit::PerPack;
    facts.minimum_packs = 120;
    facts.balance_for_all = true;
    facts.supplier = "山里人果品";
    facts.licence = "JY1 3101 0000 0000";
    facts.payment_words = "成团后付给团长，写上几号";
    NewItem small = item("砂糖橘 小箱", "箱", 38'00);
    small.tiers = {{100, 36'00}};
    NewItem eggs = item("鲜鸡蛋", "板", 29'00);
    eggs.facts.cap_per_door = 2;
    eggs.facts.case_size = 6;
    eggs.facts.whole_cases = true;
    NewItem large = item("砂糖橘 大箱", "箱", 72'00);
    large.facts.stock = 60;
    large.facts.reserved_packs = 6;
    open.items = numbered({small, large, eggs});
    return open;
}

std::vector<SetPickUp> evening_or_morning(Instant now, UtcOffset offset) {
    const TimeRange evening{clock(now, offset, 3, 17), clock(now, offset, 3, 20)};
    const TimeRange morning{clock(now, offset, 4, 9), clock(now, offset, 4, 11)};
    return {{{}, {}, evening, {}}, {{}, {}, morning, "北门"}};
}

OpenCampaign rice_and_oil(Instant now) {
    OpenCampaign open;
    CampaignFacts& facts = open.facts;
    facts.title = "大米和油";
    facts.opens_at = now;
    facts.pick_up_place = "南门岗亭";
    facts.fee_cents = 60'00;
    facts.fee_split = FeeSplit::PerOrder;
    facts.shortage = ShortageRule::FirstCome;
    facts.balance_for_all = true;
    facts.supplier = "粮油二店";
    facts.payment_words = "付给团长，写上几号和门牌";
    open.items = numbered({item("大米", "10斤", 42'50), item("菜籽油", "5升", 79'90)});
    return open;
}

OpenCampaign vegetables(Instant now) {
    OpenCampaign open;
    CampaignFacts& facts = open.facts;
    facts.title = "蔬菜包";
    facts.opens_at = now;
    facts.pick_up_place = "5号楼下";
    facts.fee_cents = 80'00;
    facts.fee_split = FeeSplit::PerPack;
    facts.shortage = ShortageRule::Equal;
    facts.supplier = "近郊合作社";
    facts.payment_words = "付给团长，写上几号";
    open.items = numbered({item("蔬菜包", "份", 55'00), item("豆腐", "盒", 6'50)});
    return open;
}

// --- Who orders

bool leads_buys(const DemoPerson& person) {
    return std::any_of(person.roles.begin(), person.roles.end(),
                       [](const DemoRole& held) { return held.role == Role::BuyLeader; });
}

// One of each household in which nobody holds a role, in a drawn order.
std::vector<std::size_t> buyers(const DemoCommunity& community, SeededRandom& random) {
    std::vector<bool> has_role(community.households.size()), taken(community.households.size());
    for (const DemoPerson& person : community.people) {
        if (!person.roles.empty()) has_role[person.household] = true;
    }
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < community.people.size(); ++i) {
        const DemoPerson& person = community.people[i];
        // Lone elders are called on, they do not press.
        if (has_role[person.household] || taken[person.household] || person.age >= 70) continue;
        taken[person.household] = true;
        found.push_back(i);
    }
    random.shuffle(found);
    return found;
}

void add_orders(const std::vector<std::size_t>& people, SeededRandom& random, DemoBuy& buy) {
    constexpr std::array notes = {"", "", "", "", "要小一点的", "放门口", "不要香菜"};
    std::vector<std::int32_t> left;  // For whom nothing is kept.
    for (const NewItem& one : buy.campaign.items)
        left.push_back(one.facts.stock ? *one.facts.stock - one.facts.reserved_packs
                                       : std::numeric_limits<std::int32_t>::max());
    for (const std::size_t person : people) {
        DemoOrder order;
        order.person = person;
        for (std::size_t i = 0; i < left.size(); ++i) {
            const std::int32_t cap = buy.campaign.items[i].facts.cap_per_door, most = cap > 0 ? cap : 2;
            const auto wanted = static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(most) + 1));
            order.packs.push_back(std::min(wanted, left[i]));
            left[i] -= order.packs.back();
        }
        if (std::all_of(order.packs.begin(), order.packs.end(),
                        [](std::int32_t packs) { return packs == 0; }))
            order.packs.front() = 1;
        order.note = notes[random.below(notes.size())];
        order.to_the_door = buy.stage == DemoBuyStage::HandingOut && buy.orders.size() % 3 == 0;
        order.paid = random.chance(650);
        order.handed_over = random.chance(500);
        buy.orders.push_back(std::move(order));
    }
}

}  // namespace

std::vector<DemoBuy> make_demo_buys(const DemoCommunity& community, std::uint64_t seed, Instant now,
                                    UtcOffset offset) {
    const auto leader = std::find_if(community.people.begin(), community.people.end(), leads_buys);
    if (leader == community.people.end()) return {};
    SeededRandom random(seed);
    const std::vector<std::size_t> all = buyers(community, random);
    const std::size_t each = std::min(all.size(), community.people.size() / people_to_an_order);
    std::vector<DemoBuy> buys(3);
    buys[0] = {
        DemoBuyStage::Open, {}, oranges_and_eggs(now, offset), {}, {}, evening_or_morning(now, offset)};
    buys[1] = {DemoBuyStage::ToBePaid, {}, rice_and_oil(now), {}, {}, {}};
    buys[2] = {DemoBuyStage::HandingOut, {}, vegetables(now), {}, {2, 0}, {}};
    for (std::size_t i = 0; i < buys.size(); ++i) {
        buys[i].leader = static_cast<std::size_t>(leader - community.people.begin());
        buys[i].campaign.facts.lot_seed = static_cast<std::int64_t>(random.below(1'000'000));
        // Neighbours who buy together once mostly buy together again.
        const std::size_t first = std::min(i * each / 2, all.size() - each);
        const auto from = all.begin() + static_cast<std::ptrdiff_t>(first);
        add_orders({from, from + static_cast<std::ptrdiff_t>(each)}, random, buys[i]);
    }
    return buys;
}

}  // namespace linli
