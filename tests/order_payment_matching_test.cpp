#include "shared/core/random.h"
#include "shared/orders/payment_matching.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <array>
#include <map>

using namespace linli;

namespace {

constexpr CivilTime opened{{2022, 4, 7}, 600};

OpenOrder order(std::uint64_t id, const char* door, std::vector<std::string> names, std::int64_t cents) {
    return {{0, id}, parse_door(door).value_or(Door{}), std::move(names), cents, opened};
}

ReadPayment payment(std::int32_t line, std::int64_t cents, std::string name, std::string remark = "") {
    ReadPayment one;
    one.line = line;
    one.amount_cents = cents;
    one.name = std::move(name);
    one.remark = std::move(remark);
    one.date = CivilDate{2022, 4, 8};
    one.minute_of_day = 700 + line;
    return one;
}

std::vector<std::uint64_t> ids(const MatchCandidate& candidate) {
    std::vector<std::uint64_t> list;
    for (const Bits128 id : candidate.orders) list.push_back(id.low);
    return list;
}

// The certain order of a lone payment, or 0.
std::uint64_t certain(const ReadPayment& one, const std::vector<OpenOrder>& orders) {
    const PaymentMatch match = match_payments({one}, orders)[0];
    if (match.kind != MatchKind::Certain) return 0;
    REQUIRE(match.candidates.size() == 1);
    return match.candidates[0].orders.size() == 1 ? match.candidates[0].orders[0].low : 0;
}

}  // namespace

TEST_CASE("a name as wallets show it fits the whole name, a part of it, or not at all") {
    struct Row {
        const char* shown;
        const char* name;
        NameFit fit;
    };
    const Row rows[] = {
        {"王小明", "王小明", NameFit::Full},
        {"王 小明", "王小明", NameFit::Full},
        {"張三豐", "张三丰", NameFit::Full},
        {"3-501王小明", "王小明", NameFit::Full},
        {"王小明妈妈", "王小明", NameFit::Full},
        {"王阿姨", "王阿姨", NameFit::Full},
        {"Lily Chen", "lily chen", NameFit::Full},
        {"Lily", "Lily Chen", NameFit::Part},
        {"Li", "Lily", NameFit::No},
        {"王*明", "王小明", NameFit::Part},
        {"王*", "王小明", NameFit::Part},
        {"王**", "王小明", NameFit::Part},
        {"*小明", "王小明", NameFit::Part},
        {"**明", "王小明", NameFit::Part},
        {"**明", "王明", NameFit::No},
        {"李*", "王小明", NameFit::No},
        {"王*", "王", NameFit::Part},
        {"王*明", "王阿姨", NameFit::Part},
        {"王阿姨", "王小明", NameFit::Part},
        {"小王", "王明", NameFit::Part},
        {"老王", "王阿姨", NameFit::Part},
        {"王", "王小明", NameFit::Part},
        {"小明", "王小明", NameFit::Part},
        {"王小红", "王小明", NameFit::No},
        {"欧阳*", "欧阳娜", NameFit::Part},
        {"欧阳阿姨", "欧阳娜", NameFit::Part},
        {"阿姨", "王阿姨", NameFit::No},
        {"*", "王小明", NameFit::No},
        {"", "王小明", NameFit::No},
        {"王小明", "", NameFit::No},
        {"李小明", "王小明", NameFit::No},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.shown));
        CAPTURE(std::string(row.name));
        CHECK(static_cast<int>(name_fit(row.shown, row.name)) == static_cast<int>(row.fit));
    }
}

TEST_CASE("the sum and the door, or the sum and the name, settle a payment") {
    const std::vector<OpenOrder> orders{
        order(1, "3-501", {"王小明"}, 3850), order(2, "3-502", {"李丽"}, 3850),
        order(3, "2-1-301", {"赵敏"}, 4000), order(4, "5-101", {"王芳"}, 2000)};
    CHECK(certain(payment(1, 3850, "", "3-501"), orders) == 1);
    CHECK(certain(payment(1, 3850, "", "3号楼502鸡蛋"), orders) == 2);
    CHECK(certain(payment(1, 3850, "王小明"), orders) == 1);
    CHECK(certain(payment(1, 3850, "阳光", "替王小明付"), orders) == 1);
    CHECK(certain(payment(1, 4000, "", "2号楼301"), orders) == 3);  // The unit may be left out.
    CHECK(certain(payment(1, 4000, "赵*"), orders) == 3);           // No other order has this sum.
    CHECK(certain(payment(1, 4000, "", "301室"), orders) == 3);
    CHECK(certain(payment(1, 3850, "王*"), orders) == 0);  // 李丽 may pay with 王*'s wallet.
    CHECK(certain(payment(1, 3850, "钱七"), orders) == 0);
    CHECK(certain(payment(1, 4000, ""), orders) == 0);
    CHECK(certain(payment(1, 9999, "王小明"), orders) == 0);
}

TEST_CASE("what is doubtful is asked, with the likeliest first and why") {
    const std::vector<OpenOrder> orders{order(1, "3-501", {"王小明"}, 3850),
                                        order(2, "3-502", {"李丽"}, 3850),
                                        order(3, "2-1-301", {"赵敏"}, 4000)};
    const auto match = [&](const ReadPayment& one) { return match_payments({one}, orders)[0]; };
    const PaymentMatch masked = match(payment(1, 3850, "王*"));
    CHECK(masked.kind == MatchKind::Doubtful);
    REQUIRE(masked.candidates.size() == 2);
    CHECK(ids(masked.candidates[0]) == std::vector<std::uint64_t>{1});
    CHECK(masked.candidates[0].why == MatchReasons{true, false, false, false, true, true, false});
    CHECK(masked.candidates[1].why == MatchReasons{true, false, false, false, false, true, false});

    const PaymentMatch two_ways = match(payment(1, 3850, "王小明", "3-502"));
    CHECK(two_ways.kind == MatchKind::Doubtful);
    CHECK(two_ways.candidates.size() == 2);
    const PaymentMatch wrong_sum = match(payment(1, 3800, "王小明"));
    CHECK(wrong_sum.kind == MatchKind::Doubtful);
    CHECK(!wrong_sum.candidates[0].why.amount);
    CHECK(match(payment(1, 3850, "王小明", "9-901")).kind == MatchKind::Doubtful);
    CHECK(match(payment(1, 777, "孙八")).kind == MatchKind::Unmatched);
}

TEST_CASE("before the order was made it cannot have been paid for") {
    std::vector<OpenOrder> orders{order(1, "3-501", {"王小明"}, 3850)};
    orders[0].ordered_at = {{2022, 4, 8}, 702};
    CHECK(certain(payment(1, 3850, "王小明"), orders) == 0);
    CHECK(certain(payment(2, 3850, "王小明"), orders) == 1);
    ReadPayment undated = payment(1, 3850, "王小明");
    undated.date.reset();
    CHECK(certain(undated, orders) == 1);
}

TEST_CASE("paid twice: the first settles it, the second is asked about") {
    const std::vector<OpenOrder> orders{order(1, "3-501", {"王小明"}, 3850), order(2, "3-502", {"李丽"}, 0)};
    const auto matches = match_payments(
        {payment(9, 3850, "王小明"), payment(2, 3850, "王小明"), payment(3, 3850, "李丽")}, orders);
    CHECK(matches[1].kind == MatchKind::Certain);
    CHECK(matches[0].kind == MatchKind::Doubtful);
    CHECK(matches[0].candidates[0].why.paid);
    CHECK(matches[2].kind == MatchKind::Doubtful);
    const auto paid =
        std::find_if(matches[2].candidates.begin(), matches[2].candidates.end(),
                     [](const MatchCandidate& one) { return ids(one) == std::vector<std::uint64_t>{2}; });
    REQUIRE(paid != matches[2].candidates.end());
    CHECK(paid->why.paid);
}

TEST_CASE("both baskets of a door paid in one") {
    const std::vector<OpenOrder> orders{order(1, "3-501", {"王小明"}, 3850),
                                        order(2, "3-501", {"王小明"}, 1150),
                                        order(3, "3-502", {"李丽"}, 7000)};
    const PaymentMatch both = match_payments({payment(1, 5000, "王小明")}, orders)[0];
    CHECK(both.kind == MatchKind::Certain);
    CHECK(ids(both.candidates[0]) == std::vector<std::uint64_t>{1, 2});
    CHECK(certain(payment(1, 1150, "王小明"), orders) == 2);
}

TEST_CASE("two orders of the same person with the same sum are asked about") {
    const std::vector<OpenOrder> orders{order(1, "3-501", {"王小明"}, 3850),
                                        order(2, "3-501", {"王小明"}, 3850)};
    CHECK(match_payments({payment(1, 3850, "王小明")}, orders)[0].kind == MatchKind::Doubtful);
}

TEST_CASE("no order is settled twice, and the order of the lists settles nothing else") {
    SeededRandom random(1);
    constexpr std::array names = {"王小明", "王芳", "李丽", "赵敏", "王阿姨", "欧阳娜", "Lily"};
    constexpr std::array shown = {"王小明", "王*",    "王芳", "李*",  "李丽",
                                  "*敏",    "欧阳娜", "lily", "孙八", ""};
    constexpr std::array doors = {"3-501", "3-502", "2-1-301", "5-101", "12-1101"};
    constexpr std::array remarks = {"", "3-501", "鸡蛋", "5号楼101", "替李丽付", "301室", "9-901"};
    int certain_ones = 0, doubtful = 0;
    for (int round = 0; round < 1500; ++round) {
        CAPTURE(round);
        std::vector<OpenOrder> orders(random.below(9));
        std::vector<ReadPayment> payments(random.below(9));
        for (std::size_t i = 0; i < orders.size(); ++i) {
            orders[i] = order(100 + i, random.pick(doors), {random.pick(names)}, 500 * random.between(0, 5));
            orders[i].ordered_at.minute_of_day += random.between(0, 200);
        }
        for (std::size_t i = 0; i < payments.size(); ++i) {
            payments[i] = payment(static_cast<std::int32_t>(i), 500 * random.between(1, 8),
                                  random.pick(shown), random.pick(remarks));
            if (random.chance(200)) payments[i].date.reset();
        }
        const auto matches = match_payments(payments, orders);
        std::map<Bits128, int> settled;
        for (std::size_t i = 0; i < payments.size(); ++i) {
            CHECK(matches[i].payment == i);
            CHECK(matches[i].candidates.empty() == (matches[i].kind == MatchKind::Unmatched));
            doubtful += matches[i].kind == MatchKind::Doubtful;
            if (matches[i].kind != MatchKind::Certain) continue;
            ++certain_ones;
            std::int64_t sum = 0;
            for (const Bits128 id : matches[i].candidates[0].orders) {
                CHECK(++settled[id] == 1);
                sum += std::find_if(orders.begin(), orders.end(), [&](const OpenOrder& one) {
                           return one.id == id;
                       })->open_cents;
            }
            CHECK(sum == payments[i].amount_cents);
        }
        std::vector<ReadPayment> other = payments;
        random.shuffle(other);
        random.shuffle(orders);
        for (const PaymentMatch& again : match_payments(other, orders)) {
            const auto& before = matches[static_cast<std::size_t>(other[again.payment].line)];
            CHECK(again.kind == before.kind);
            CHECK(again.candidates == before.candidates);
        }
    }
    CHECK(certain_ones > 300);
    CHECK(doubtful > 300);
}
