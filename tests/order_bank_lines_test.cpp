#include "shared/core/random.h"
#include "shared/orders/bank_lines.h"
#include "shared/orders/written_amount.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <array>
#include <string>

using namespace linli;

namespace {

constexpr CivilDate today{2022, 4, 9};

BankLines read(std::string_view text, const std::vector<KnownPayment>& known = {}) {
    return read_bank_lines(text, today, known);
}

// `sum name day time remark number`, so that rows of a table can be read.
std::string words_of(const ReadPayment& payment) {
    std::string text = std::to_string(payment.amount_cents) + " " + payment.name;
    if (payment.date) text += " " + iso_date(*payment.date);
    if (payment.minute_of_day) {
        const std::int32_t minute = *payment.minute_of_day;
        text += " " + std::to_string(minute / 60) + ":" + (minute % 60 < 10 ? "0" : "") +
                std::to_string(minute % 60);
    }
    if (!payment.remark.empty()) text += " [" + payment.remark + "]";
    if (!payment.transaction.empty()) text += " #" + payment.transaction;
    return text;
}

std::vector<std::string> payments(std::string_view text) {
    std::vector<std::string> list;
    for (const ReadPayment& payment : read(text).payments) list.push_back(words_of(payment));
    return list;
}

using List = std::vector<std::string>;

std::vector<KnownPayment> known_of(const BankLines& lines) {
    std::vector<KnownPayment> known;
    for (const ReadPayment& payment : lines.payments) known.push_back({payment.key, payment.amount_cents});
    return known;
}

constexpr const char* wechat =
    "微信支付账单明细,,,,,,,,\n"
    "微信昵称：[阳光团长],,,,,,,,\n"
    "起始时间：[2022-04-01 00:00:00] 终止时间：[2022-04-09 00:00:00],,,,,,,,\n"
    "导出类型：[全部],,,,,,,,\n"
    "共4笔记录,,,,,,,,\n"
    "收入：2笔 117.00元,,,,,,,,\n"
    "----------------------微信支付账单明细列表--------------------,,,,,,,,\n"
    "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
    "2022-04-08 "
    "12:03:22,转账,王*明,\"转账备注:3-501鸡蛋\",收入,¥38.50,/"
    ",已存入零钱,\"1000050001202204080000000001\t\",\"\t\",\"/\"\n"
    "2022-04-08 "
    "12:10:05,二维码收款,李姐,\"收款方备注:二维码收款\",收入,¥78.50,/"
    ",已收钱,\"1000050001202204080000000002\t\",\"/\t\",\"/\"\n"
    "2022-04-08 13:00:00,商户消费,便利店,\"水\",支出,¥3.00,零钱,支付成功,\"4200001\t\",\"/\t\",\"/\"\n"
    "2022-04-08 "
    "14:00:00,转账,赵六,\"转账\",收入,¥40.00,/,已全额退款,\"1000050001202204080000000003\t\",\"/\t\",\"/\"\n";

constexpr const char* alipay =
    "支付宝交易记录明细查询\n"
    "账号:[tuanzhang@example.com]\n"
    "起始日期:[2022-04-01 00:00:00]    终止日期:[2022-04-09 00:00:00]\n"
    "---------------------------------交易记录明细列表------------------------------------\n"
    "交易号                  ,商家订单号               ,交易创建时间              ,付款时间                "
    ",最近修改时间"
    "              ,交易来源地     ,类型              ,交易对方            ,商品名称                "
    ",金额（元）   "
    ",收/支     ,交易状态    ,服务费（元）   ,成功退款（元）  ,备注                  ,资金状态     ,\n"
    "2022040822001400001 ,                    ,2022-04-08 20:15:31 ,2022-04-08 20:15:33 ,2022-04-08 20:15:33 "
    ",其他 ,即时到账交易 ,*小明 ,转账 ,56.00 ,收入 ,交易成功 ,0.00 ,0.00 ,5号楼302 ,已收入 ,\n"
    "2022040822001400002 , ,2022-04-08 20:16:31 , , ,其他 ,即时到账交易 ,*丽 ,转账 ,20.00 ,收入 ,交易关闭 "
    ",0.00 "
    ",0.00 , , ,\n"
    "2022040822001400003 , ,2022-04-08 21:16:31 ,2022-04-08 21:16:31 , ,其他 ,即时到账交易 ,超市 ,菜 ,99.00 "
    ",支出 "
    ",交易成功 ,0.00 ,0.00 , ,已支出 ,\n"
    "------------------------------------------------------------------------------------\n"
    "共3笔记录\n"
    "已收入:1笔,56.00元\n"
    "导出时间:[2022-04-09 10:00:00]    用户:方可宁\n";

constexpr const char* bank_statement =
    "户名:方可宁,,账号:6222********1234,,,\r\n"
    "交易日期,交易时间,摘要,借方发生额,贷方发生额,余额,对方户名,流水号\r\n"
    "20220408,120322,转账,,38.50,1038.50,王小明,A001\r\n"
    ",120501,转账,,\"1,200.00\",2238.50,李四,A002\r\n"
    ",,购鸡蛋,,,,,\r\n"
    ",,3号楼501,,,,,\r\n"
    ",,,,20.00,2258.50,,A003\r\n"
    "20220409,090000,消费,15.00,,2243.50,超市,A004\r\n"
    "20220409,090100,退汇,,-38.50,2205.00,王小明,A005\r\n"
    "合计,,,15.00,1258.50,,,\r\n";

}  // namespace

TEST_CASE("plain lines are read as people and wallets write them") {
    struct Row {
        std::string text;
        std::string read;
    };
    const Row rows[] = {
        {"王阿姨 38.5 4-8 12:03", "3850 王阿姨 2022-04-08 12:03"},
        {"支付宝到账38.50元", "3850 "},
        {"4月8日 12:03 王阿姨 转账 38.5元", "3850 王阿姨 2022-04-08 12:03"},
        {"王阿姨 3-501 38.5", "3850 王阿姨 [3-501]"},
        {"3号楼501 王阿姨 已付38", "3800 王阿姨 [3号楼501]"},
        {"1、王阿姨 38.5", "3850 王阿姨"},
        {"12. 王阿姨 38", "3800 王阿姨"},
        {"38.5 王阿姨", "3850 王阿姨"},
        {"王阿姨 三十八块五", "3850 王阿姨"},
        {"王阿姨 38,5", "3850 王阿姨"},
        {"王阿姨-38.5", "3850 王阿姨"},
        {"王*明 ¥38.50 2022-04-08 12:03:22", "3850 王*明 2022-04-08 12:03"},
        {"**明 +38.50", "3850 **明"},
        {"微信支付收款38.50元(朋友到店)", "3850 "},
        {"微信支付：收到王小明的转账38.50元 下午3:20", "3850 王小明 15:20"},
        {"王小明向你转账38.5元，留言：12-301鸡蛋2份", "3850 王小明 [12-301 留言 鸡蛋2份]"},
        {"王阿姨 4.8 12:03 38.5", "3850 王阿姨 2022-04-08 12:03"},
        {"王阿姨 4.8 12:03", "480 王阿姨 12:03"},
        {"昨天 20:15 李姐 40", "4000 李姐 2022-04-08 20:15"},
        {"12/30 老张 25", "2500 老张 2021-12-30"},
        {"您尾号1234的账户4月8日12:03收入(转账)人民币38.50元，余额1,234.56元，对方户名：王小明[招商银行]",
         "3850 王小明 2022-04-08 12:03 [招商银行]"},
        {"【工商银行】您尾号1234卡4月8日12:03收入(他行汇入)1,038.50元，余额2,234.56元",
         "103850  2022-04-08 12:03 [工商银行]"},
        {"王小明 38.5 交易单号:1000050001202204080000000001", "3850 王小明 #1000050001202204080000000001"},
        {"付小明 38.5", "3850 付小明"},
        {"Lily 38.5 Apr 8", "3850 Lily 2022-04-08"},
        {"王阿姨 鸡蛋2份 38", "3800 王阿姨 [鸡蛋2份]"},
        {"2022-04-08 12:03:22,转账,王*明,3-501,收入,¥38.50,/,已存入零钱,1000050001202204080000000001",
         "3850 王*明 2022-04-08 12:03 [3-501] #1000050001202204080000000001"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const List read = payments(row.text);
        REQUIRE(read.size() == 1);
        CHECK(read[0] == row.read);
    }
}

TEST_CASE("a plain line that cannot be read for certain is asked about") {
    struct Row {
        std::string text;
        PaymentDoubt doubt;
    };
    const Row rows[] = {
        {"王阿姨 已付", PaymentDoubt::NoAmount},
        {"王阿姨 4-8 12:03", PaymentDoubt::NoAmount},
        {"王阿姨 38.5 40.5", PaymentDoubt::SeveralAmounts},
        {"501 王阿姨 38", PaymentDoubt::SeveralAmounts},
        {"王阿姨 2000000", PaymentDoubt::TooLarge},
        {"王阿姨 38.555", PaymentDoubt::TooFine},
        {"王阿姨 38.5 待收款", PaymentDoubt::NotSettled},
        {"赵六 40元 已退还", PaymentDoubt::NotSettled},
        {"王阿姨 -38.5", PaymentDoubt::DirectionUnknown},
        {"王阿姨 38.5 2-30 12:03", PaymentDoubt::BadDate},
        {"王阿姨 38.5 2022-02-30", PaymentDoubt::BadDate},
        {"王阿姨 0元", PaymentDoubt::NoAmount},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const BankLines lines = read(row.text);
        CHECK(lines.payments.empty());
        REQUIRE(lines.unclear.size() == 1);
        CHECK(lines.unclear[0].doubt == row.doubt);
        CHECK(lines.unclear[0].line == 1);
        CHECK(lines.unclear[0].text == row.text);
    }
}

TEST_CASE("rulers, totals and headings with a day are no payments") {
    const BankLines lines =
        read("4月8日\n王阿姨 38.5 12:03\n----------\n\n李姐 40 12:10\n合计 78.5\n4月9日\n老张 20");
    CHECK(lines.unclear.empty());
    REQUIRE(lines.payments.size() == 3);
    CHECK(words_of(lines.payments[0]) == "3850 王阿姨 2022-04-08 12:03");
    CHECK(words_of(lines.payments[2]) == "2000 老张 2022-04-09");
    CHECK(lines.payments[1].line == 5);
    CHECK(read("支付宝消费25元\n微信转出 30元").outgoing == 2);
}

TEST_CASE("the export of WeChat: what came in counts, what went back is asked about") {
    const BankLines lines = read(wechat);
    REQUIRE(lines.payments.size() == 2);
    CHECK(words_of(lines.payments[0]) ==
          "3850 王*明 2022-04-08 12:03 [转账备注:3-501鸡蛋] #1000050001202204080000000001");
    CHECK(lines.payments[0].line == 9);
    CHECK(lines.payments[1].amount_cents == 7850);
    CHECK(lines.outgoing == 1);
    REQUIRE(lines.unclear.size() == 1);
    CHECK(lines.unclear[0].doubt == PaymentDoubt::NotSettled);
    CHECK(lines.unclear[0].line == 12);
}

TEST_CASE("the export of Alipay") {
    const BankLines lines = read(alipay);
    REQUIRE(lines.payments.size() == 1);
    CHECK(words_of(lines.payments[0]) == "5600 *小明 2022-04-08 20:15 [转账 5号楼302] #2022040822001400001");
    CHECK(lines.outgoing == 1);
    REQUIRE(lines.unclear.size() == 1);
    CHECK(lines.unclear[0].doubt == PaymentDoubt::NotSettled);
}

TEST_CASE("a bank's statement with blank cells that go on from the row above") {
    const BankLines lines = read(bank_statement);
    REQUIRE(lines.payments.size() == 3);
    CHECK(words_of(lines.payments[0]) == "3850 王小明 2022-04-08 12:03 [转账] #A001");
    CHECK(words_of(lines.payments[1]) == "120000 李四 2022-04-08 12:05 [转账 购鸡蛋 3号楼501] #A002");
    CHECK(words_of(lines.payments[2]) == "2000 李四 2022-04-08 12:05 #A003");
    CHECK(lines.outgoing == 1);
    REQUIRE(lines.unclear.size() == 1);
    CHECK(lines.unclear[0].doubt == PaymentDoubt::NotSettled);  // The bank took it back.
    CHECK(lines.unclear[0].line == 9);
}

TEST_CASE("tables with other headings and signs") {
    CHECK(payments("日期\t姓名\t金额\n2022/4/8 12:03\t王阿姨\t38.5\n") ==
          List{"3850 王阿姨 2022-04-08 12:03"});
    CHECK(payments("Date;Name;Amount\n2022-04-08;Lily;38,5\n2022-04-08;Shop;-12,00\n") ==
          List{"3850 Lily 2022-04-08"});
    CHECK(payments("记账日期,交易金额,联机余额,对手,对方户名,借贷标志\n2022-04-08,38.50,99.00,,王小明,贷\n"
                   "2022-04-08,10.00,89.00,,超市,借\n") == List{"3850 王小明 2022-04-08"});
    CHECK(
        payments(
            "交易时间,贷方发生额/元(收入),借方发生额/元(支取),对方户名\n20220408 12:03:22,38.50,0.00,王小明\n"
            "20220408 13:03:22,0.00,5.00,超市\n") == List{"3850 王小明 2022-04-08 12:03"});
    const BankLines lines = read(
        "日期,收/支,金额,姓名\n2022-04-08,,38.5,王阿姨\n4-31,收入,20,李姐\n,收入,,赵六\n"
        "4-8,收入,,钱七\n4-8,收入,三十八,孙八\n");
    CHECK(lines.payments.size() == 1);
    REQUIRE(lines.unclear.size() == 3);
    CHECK(lines.unclear[0].doubt == PaymentDoubt::DirectionUnknown);
    CHECK(lines.unclear[1].doubt == PaymentDoubt::BadDate);
    CHECK(lines.unclear[2].doubt == PaymentDoubt::NoAmount);
    CHECK(lines.payments[0].amount_cents == 3800);
}

TEST_CASE("pasted again, nothing is doubled") {
    for (const std::string& text : {std::string(wechat), std::string(alipay), std::string(bank_statement),
                                    std::string("王阿姨 38.5 4-8 12:03\n李姐 40")}) {
        const BankLines first = read(text);
        CHECK(first.repeated.empty());
        const BankLines again = read(text, known_of(first));
        CHECK(again.payments.empty());
        CHECK(again.repeated.size() == first.payments.size());
        const BankLines doubled = read(text + "\n" + text);
        CHECK(doubled.payments.size() == first.payments.size());
    }
    const BankLines longer =
        read("王阿姨 38.5 4-8 12:03\n李姐 40\n老张 20", known_of(read("王阿姨 38.5 4-8 12:03\n李姐 40")));
    REQUIRE(longer.payments.size() == 1);
    CHECK(longer.payments[0].name == "老张");
}

TEST_CASE("the same words without a name or a time may be two payments: that is asked") {
    const BankLines twice = read("支付宝到账38.50元\n支付宝到账38.50元");
    REQUIRE(twice.payments.size() == 1);
    REQUIRE(twice.unclear.size() == 1);
    CHECK(twice.unclear[0].doubt == PaymentDoubt::SameAgain);
    CHECK(twice.unclear[0].line == 2);
    REQUIRE(twice.unclear[0].reading);
    CHECK(twice.unclear[0].reading->amount_cents == 3850);
    CHECK(twice.unclear[0].reading->key == twice.payments[0].key + "#2");
    CHECK(twice.payments[0].key.size() <= 64);

    const BankLines later = read("支付宝到账38.50元", known_of(twice));
    CHECK(later.payments.empty());
    REQUIRE(later.unclear.size() == 1);
    CHECK(later.unclear[0].reading->key == twice.payments[0].key + "#2");

    CHECK(read("王阿姨 38.5\n王阿姨 38.5").unclear.size() == 1);
    CHECK(read("王阿姨 38.5 4-8 12:03\n王阿姨 38.5 4-8 12:03").repeated.size() == 1);
}

TEST_CASE("a number that is known with another sum is asked about") {
    const BankLines lines = read("王小明 38.5 单号:12345678\n王小明 40.5 单号:12345678");
    CHECK(lines.payments.size() == 1);
    REQUIRE(lines.unclear.size() == 1);
    CHECK(lines.unclear[0].doubt == PaymentDoubt::OtherSum);
}

TEST_CASE("longer texts are cut at a line, and that is said") {
    std::string text;
    for (std::size_t i = 0; i < max_bank_lines + 5; ++i) text += "王 " + std::to_string(i + 1) + ".5\n";
    const BankLines lines = read(text);
    CHECK(lines.payments.size() == max_bank_lines);
    REQUIRE(lines.unclear.size() == 1);
    CHECK(lines.unclear[0].doubt == PaymentDoubt::TooLong);
    CHECK(lines.unclear[0].line == static_cast<std::int32_t>(max_bank_lines) + 1);
}

TEST_CASE("a sum, a name and a day are read back in whatever order they are written") {
    SeededRandom random(1);
    constexpr std::array names = {"王小明", "李姐", "王*", "**明", "欧阳娜", "Lily", "小赵"};
    for (int round = 0; round < 2000; ++round) {
        const std::int64_t cents = 1 + random.below(50'000);
        const std::string tail = std::to_string(cents % 100 + 100).substr(1);
        const std::string name = random.pick(names);
        const std::int32_t month = random.between(1, 4), day = random.between(1, 9);
        const std::int32_t hour = random.between(0, 23), minute = random.between(10, 59);
        std::vector<std::string> parts = {
            name, (random.chance(500) ? "¥" : "") + std::to_string(cents / 100) + "." + tail,
            std::to_string(month) + "月" + std::to_string(day) + "日 " + std::to_string(hour) + ":" +
                std::to_string(minute)};
        random.shuffle(parts);
        const std::string text = parts[0] + " " + parts[1] + " " + parts[2];
        CAPTURE(text);
        const BankLines lines = read(text);
        REQUIRE(lines.payments.size() == 1);
        CHECK(lines.payments[0].amount_cents == cents);
        CHECK(lines.payments[0].name == name);
        CHECK(lines.payments[0].date == CivilDate{2022, month, day});
        CHECK(lines.payments[0].minute_of_day == hour * 60 + minute);
    }
}

TEST_CASE("any bytes are read without harm, and every payment has a sum, a line and a key of its own") {
    SeededRandom random(2);
    constexpr std::array pieces = {
        "王阿姨",      "38", ".",    "5",    " ",    ",",     "元",   "¥",    "4-8",  "12:03",
        "\n",          "\"", "收入", "金额", "日期", "姓名",  "-",    "支出", "\xe5", "2022-04-08",
        "单号:123456", "/",  "\t",   "合计", "余额", "3-501", "\r\n", "零",   "万",   "退款"};
    std::size_t read_some = 0;
    for (int round = 0; round < 8000; ++round) {
        std::string text = random.chance(300) ? "日期,姓名,金额,收/支\n" : "";
        const std::uint32_t length = random.below(40);
        for (std::uint32_t i = 0; i < length; ++i) text += random.pick(pieces);
        CAPTURE(text);
        const BankLines lines = read(text);
        std::vector<std::string> keys;
        for (const ReadPayment& payment : lines.payments) {
            CHECK((payment.amount_cents >= 1 && payment.amount_cents <= max_written_cents));
            CHECK(payment.line >= 1);
            CHECK(payment.key.size() <= 64);
            if (payment.date) CHECK(is_valid(*payment.date));
            keys.push_back(payment.key);
        }
        read_some += keys.size();
        std::sort(keys.begin(), keys.end());
        CHECK(std::unique(keys.begin(), keys.end()) == keys.end());
        const BankLines again = read(text, known_of(lines));
        CHECK(again.payments.empty());
    }
    CHECK(read_some > 1000);
}
