#include "shared/orders/written_amount.h"
#include "shared/core/random.h"

#include <doctest/doctest.h>
#include <array>
#include <string>

using namespace linli;

namespace {

struct Read {
    std::string text;
    std::int64_t cents;
};
struct Refused {
    std::string text;
    AmountDoubt doubt;
};

}  // namespace

TEST_CASE("sums are read as people write them") {
    const Read rows[] = {
        {"38.5", 3850},
        {"38,5", 3850},
        {"38.50", 3850},
        {"¥38.50", 3850},
        {"￥38.50", 3850},
        {"３８．５", 3850},
        {"38元", 3800},
        {"38块", 3800},
        {"38块5", 3850},
        {"38块5毛", 3850},
        {"38元5角2分", 3852},
        {"38元零5分", 3805},
        {"38块半", 3850},
        {"三十八块五", 3850},
        {"三十八块五毛二", 3852},
        {"三十八元", 3800},
        {"三十八點五元", 3850},
        {"三十八点零五", 3805},
        {"一百三", 13000},
        {"两百五十块", 25000},
        {"一百零三块", 10300},
        {"壹佰贰拾元整", 12000},
        {"五毛", 50},
        {"3毛5", 35},
        {"1,280.50", 128050},
        {"1，280元", 128000},
        {"12,5 元", 1250},
        {"1.2万", 1200000},
        {"一万二", 1200000},
        {"一万两千五百元", 1250000},
        {"0", 0},
        {"0.01", 1},
        {" 38.5 元 ", 3850},
        {"RMB 38.5", 3850},
        {"38.5rmb", 3850},
        {"人民币38.5元整", 3850},
        {"+38.50", 3850},
        {"38.5000", 3850},
        {"两毛五分", 25},
        {"1000000", 100000000},
    };
    for (const Read& row : rows) {
        CAPTURE(row.text);
        const WrittenAmount amount = read_amount(row.text);
        CHECK(!amount.doubt);
        CHECK(amount.cents == row.cents);
    }
}

TEST_CASE("what is no sum, or not for certain, is refused and says why") {
    const Refused rows[] = {
        {"", AmountDoubt::Empty},
        {"  ", AmountDoubt::Empty},
        {"多少钱", AmountDoubt::NoNumber},
        {"-5", AmountDoubt::Negative},
        {"¥-38.50", AmountDoubt::Negative},
        {"－38.5元", AmountDoubt::Negative},
        {"负五块", AmountDoubt::Negative},
        {"1000000.01", AmountDoubt::TooLarge},
        {"99999999999999999999", AmountDoubt::TooLarge},
        {"9999万", AmountDoubt::TooLarge},
        {"38.555", AmountDoubt::TooFine},
        {"38,50,2", AmountDoubt::TwoReadings},
        {"38.5.2", AmountDoubt::TwoReadings},
        {"1,2345", AmountDoubt::TwoReadings},
        {"38.", AmountDoubt::TwoReadings},
        {"38或40", AmountDoubt::MoreThanOne},
        {"38-40", AmountDoubt::MoreThanOne},
        {"38元12", AmountDoubt::TwoReadings},
        {"38 40", AmountDoubt::TwoReadings},
        {"38枚", AmountDoubt::NotUnderstood},
        {"$38", AmountDoubt::NotUnderstood},
        {"(38.50)", AmountDoubt::NotUnderstood},
        {"大约38", AmountDoubt::NotUnderstood},
        {"38多", AmountDoubt::NotUnderstood},
        {"\xff\xfe", AmountDoubt::Empty},
    };
    for (const Refused& row : rows) {
        CAPTURE(row.text);
        const WrittenAmount amount = read_amount(row.text);
        CHECK(!amount.cents);
        CHECK(amount.doubt == row.doubt);
    }
}

TEST_CASE("every sum is read back from the ways in which it can be written") {
    SeededRandom random(1);
    for (int round = 0; round < 5000; ++round) {
        const std::int64_t cents = random.below(round % 2 == 0 ? 20'000 : 100'000'000);
        const std::string yuan = std::to_string(cents / 100);
        const std::string tenth = std::to_string(cents / 10 % 10), hundredth = std::to_string(cents % 10);
        for (const std::string& text :
             {yuan + "." + tenth + hundredth, yuan + "," + tenth + hundredth,
              "¥" + yuan + "." + tenth + hundredth + "元", yuan + "元" + tenth + "角" + hundredth + "分"}) {
            CAPTURE(text);
            CHECK(read_amount(text).cents == cents);
            CHECK(read_amount("-" + text).doubt == AmountDoubt::Negative);
        }
    }
}

TEST_CASE("bytes of any kind give a sum or a doubt, never both and never neither") {
    SeededRandom random(2);
    constexpr std::array pieces = {"3",  "8", ".", ",",    "元", "块", "-", "五", "十", "万",
                                   "毛", " ", "¥", "\xe5", "点", "半", "0", "两", "x",  "分"};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        const std::uint32_t length = random.below(9);
        for (std::uint32_t i = 0; i < length; ++i) text += random.pick(pieces);
        CAPTURE(text);
        const WrittenAmount amount = read_amount(text);
        CHECK(amount.cents.has_value() != amount.doubt.has_value());
        if (amount.cents) CHECK((*amount.cents >= 0 && *amount.cents <= max_written_cents));
    }
}
