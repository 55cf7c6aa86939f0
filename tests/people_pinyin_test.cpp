#include <doctest/doctest.h>

#include <algorithm>

#include <string>
#include <vector>

#include "shared/core/random.h"
#include "shared/people/names.h"
#include "shared/people/pinyin.h"

using namespace linli;

namespace {

struct Row {
    const char* name;
    const char* query;
    NameMatch match;
};

int rank(NameMatch match) {
    return static_cast<int>(match);
}

}  // namespace

TEST_CASE("a neighbour is found by characters, pinyin, initials and any mixture of them") {
    const std::vector<Row> rows = {
        {"张三", "张三", NameMatch::Exact},
        {"张三", "張三", NameMatch::Exact},
        {"張三", "张三", NameMatch::Exact},
        {"張三", "zhangsan", NameMatch::Exact},
        {"张三", "zhangsan", NameMatch::Exact},
        {"张三", "Zhang San", NameMatch::Exact},
        {"张三", "ＺＨＡＮＧＳＡＮ", NameMatch::Exact},
        {"张三", "zhāng sān", NameMatch::Exact},
        {"张三", "张san", NameMatch::Exact},
        {"张三", "zhang三", NameMatch::Exact},
        {"张三", "zs", NameMatch::Abbreviated},
        {"张三", "zhs", NameMatch::Abbreviated},
        {"张三", "zhangs", NameMatch::Abbreviated},
        {"张三", "zsan", NameMatch::Abbreviated},
        {"张三", "张s", NameMatch::Abbreviated},
        {"张三", "zh san", NameMatch::Abbreviated},
        {"张三", "z三", NameMatch::Abbreviated},
        {"张三", "张", NameMatch::Prefix},
        {"张三", "zhang", NameMatch::Prefix},
        {"张三", "zh", NameMatch::Prefix},
        {"张三", "z", NameMatch::Prefix},
        {"张三", "三", NameMatch::Contains},
        {"张三", "san", NameMatch::Contains},
        {"张三", "s", NameMatch::Contains},
        {"张三丰", "zs", NameMatch::Prefix},
        {"张三丰", "zsf", NameMatch::Abbreviated},
        {"张三丰", "zhangsanfeng", NameMatch::Exact},
        {"张三丰", "sf", NameMatch::Contains},
        {"张三", "zhas", NameMatch::None},
        {"张三", "zhangsann", NameMatch::None},
        {"张三", "李", NameMatch::None},
        {"张三", "zl", NameMatch::None},
        {"张三", "", NameMatch::None},
        {"张三", " ", NameMatch::None},
        {"", "z", NameMatch::None},
        {"吕绿", "lvlv", NameMatch::Exact},
        {"吕绿", "lulu", NameMatch::Exact},
        {"吕绿", "lyulyu", NameMatch::Exact},
        {"吕绿", "lǚ lǜ", NameMatch::Exact},
        {"李西安", "li xi'an", NameMatch::Exact},
        {"李先", "li xi'an", NameMatch::None},
        {"李先", "lixian", NameMatch::Exact},
        {"王阿姨", "wang阿姨", NameMatch::Exact},
        {"Ada Lovelace", "ada", NameMatch::Prefix},
        {"Ada Lovelace", "ADA LOVELACE", NameMatch::Exact},
        {"Ada Lovelace", "love", NameMatch::Contains},
        {"阿May", "amay", NameMatch::Exact},
        {"买买提·艾力", "买买提艾力", NameMatch::Exact},
        {"买买提·艾力", "mmtal", NameMatch::Abbreviated},
        {"方镕堃", "frk", NameMatch::Abbreviated},
    };
    for (const Row& row : rows) {
        const std::string what = std::string(row.name) + " / " + row.query;
        CAPTURE(what);
        CHECK(rank(match_name(row.name, row.query)) == rank(row.match));
    }
}

TEST_CASE("surnames with a reading of their own are found by it") {
    const std::vector<std::pair<const char*, const char*>> rows = {
        {"单小明", "shanxiaoming"}, {"仇和", "qiuhe"},     {"曾国", "zengguo"},      {"解放", "xiefang"},
        {"查良", "zhaliang"},       {"区大为", "oudawei"}, {"朴树", "piaoshu"},      {"任安", "renan"},
        {"华佗", "huatuo"},         {"盖小", "gexiao"},    {"缪可", "miaoke"},       {"乐毅", "yueyi"},
        {"翟天", "zhaitian"},       {"冼星", "xianxing"},  {"覃海", "qinhai"},       {"繁钦", "poqin"},
        {"种师", "chongshi"},       {"员半", "yunban"},    {"谌容", "chenrong"},     {"召公", "shaogong"},
        {"尉迟恭", "yuchigong"},    {"万俟雅", "moqiya"},  {"长孙无", "zhangsunwu"}, {"澹台明", "tantaiming"},
        {"令狐冲", "linghuchong"},  {"逄锦", "pangjin"},   {"折可", "sheke"},        {"郗鉴", "xijian"},
    };
    for (const auto& [name, pinyin] : rows) {
        const std::string shown = name;  // A structured binding cannot be captured.
        CAPTURE(shown);
        CHECK(match_name(name, pinyin) == NameMatch::Exact);
        std::string joined = pinyin_of(name);
        joined.erase(std::remove(joined.begin(), joined.end(), ' '), joined.end());
        CHECK(joined == pinyin);
    }
}

TEST_CASE("names are read out and sorted by pinyin") {
    CHECK(pinyin_of("张三") == "zhang san");
    CHECK(pinyin_of("單小明") == "shan xiao ming");
    CHECK(pinyin_of("吕绿") == "lv lv");
    CHECK(pinyin_of("Ada Lovelace") == "ada lovelace");
    CHECK(pinyin_of("") == "");
}

TEST_CASE("the surname is what stands first, also when it has two characters") {
    CHECK(surname_of("张三") == "张");
    CHECK(surname_of("欧阳修") == "欧阳");
    CHECK(surname_of("歐陽修") == "歐陽");
    CHECK(surname_of(" 李 四") == "李");
    CHECK(surname_of("王阿姨") == "王");
    CHECK(surname_of("买买提·艾力") == "买买提");
    CHECK(surname_of("Ada Lovelace") == "Ada");
    CHECK(surname_of("欧") == "欧");
    CHECK(surname_of("·") == "·");
    CHECK(surname_of("") == "");
    CHECK(public_name_of("诸葛亮") == "诸葛");
}

TEST_CASE("any bytes can be searched for and in") {
    SeededRandom random(11);
    for (int round = 0; round < 3000; ++round) {
        std::string name(random.below(10), ' ');
        std::string query(random.below(80), ' ');
        for (char& byte : name) byte = static_cast<char>(random.below(256));
        for (char& byte : query)
            byte = random.chance(800) ? "aghnsz"[random.below(6)] : static_cast<char>(random.below(256));
        const NameMatch match = match_name(name, query);
        CHECK((match >= NameMatch::Exact && match <= NameMatch::None));
    }
    CHECK(match_name("啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊", std::string(23, 'a')) ==
          NameMatch::Exact);
    CHECK(match_name("啊", std::string(1000, 'a')) == NameMatch::None);
}
