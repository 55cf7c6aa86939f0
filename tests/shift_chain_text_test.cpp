#include "shared/shifts/shift_chain_text.h"
#include "shared/core/random.h"
#include "shared/shifts/shift_chain.h"
#include "tests/chain_score.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace linli;
using namespace linli::test;

namespace {

const ChainWording chinese{"#接龙", "岗位"};

std::vector<std::string> sorted_people(const std::vector<ChainSignup>& signups) {
    std::vector<std::string> people;
    for (const ChainSignup& signup : signups) people.push_back(comparable(signup));
    std::sort(people.begin(), people.end());
    return people;
}

}  // namespace

TEST_CASE("a roster for the group chat shows who stands where and which places are free") {
    const std::vector<ChainTextShift> shifts = {
        {"04-09",
         "南门",
         "19:00",
         "21:00",
         3,
         {{"12-301", "老王", "带手电"}, {std::nullopt, "阿鱼", std::nullopt}}},
        {"04-09", "东门", "22:00", "02:00", 1, {}},
    };
    CHECK(write_shift_chain("云杉苑卡口", shifts, chinese) ==
          "#接龙 云杉苑卡口\n"
          "4月9日\n"
          "岗位：南门、东门\n"
          "\n"
          "南门 19:00-21:00：\n"
          "1. 12-301 老王（带手电）\n"
          "2. 阿鱼\n"
          "3.\n"
          "\n"
          "东门 22:00-02:00：\n"
          "1.\n");
}

TEST_CASE("what stands in a free place of a pasted roster is a new sign-up") {
    const std::string text = write_shift_chain(
        "卡口", {{"04-09", "南门", "19:00", "21:00", 2, {}}, {"04-09", "东门", "19:00", "21:00", 1, {}}},
        chinese);
    std::string filled = text;
    filled.replace(filled.find("2."), 2, "2. 5-302小吴");
    const ShiftChain chain = read_shift_chain(filled);
    REQUIRE(chain.signups.size() == 1);
    CHECK(comparable(chain.signups[0]) == "5-302 小吴 @南门 04-09 19:00-21:00 ()");
}

TEST_CASE("a written roster is read back as the same sign-ups") {
    SeededRandom random(11);
    const std::vector<std::string> names = {"老王",   "小郭",   "阿鱼", "林工",   "Coco",    "陈太",
                                            "杜师傅", "王叔叔", "秀秀", "Kelvin", "小林Lin", "欧阳娜"};
    const std::vector<std::string> posts = {"南门", "东门",       "1号卡口",   "地库口", "维持秩序",
                                            "物资", "North Gate", "3号楼门口", "小喇叭"};
    const std::vector<std::string> dates = {"04-09", "12-31", "01-01", "周三"};
    const std::vector<std::string> notes = {"带手电", "膝盖不好，别安排爬楼", "自备口罩"};
    for (int round = 0; round < 300; ++round) {
        std::vector<ChainTextShift> shifts;
        std::vector<ChainSignup> expected;
        const std::size_t count = 1 + random.below(6);
        const bool with_posts = random.chance(800);
        const bool one_day = random.chance(600);
        const std::string day = random.pick(dates);
        std::size_t next_name = random.below(12);
        for (std::size_t i = 0; i < count; ++i) {
            ChainTextShift shift;
            shift.date = one_day ? day : dates[i % dates.size()];
            if (with_posts) shift.post = posts[(i + random.below(2)) % posts.size()];
            const auto hour = [](std::uint32_t h) { return (h < 10 ? "0" : "") + std::to_string(h) + ":00"; };
            shift.from = hour(static_cast<std::uint32_t>(6 + i * 2));
            shift.to = hour(static_cast<std::uint32_t>(8 + i * 2));
            shift.places = random.below(4);
            for (std::size_t person = random.below(4); person > 0; --person) {
                ChainTextPerson who;
                if (random.chance(700))
                    who.door = std::to_string(1 + random.below(30)) + "-" + std::to_string(101 + next_name);
                if (!who.door || random.chance(700)) who.name = names[next_name % names.size()];
                if (random.chance(300)) who.note = random.pick(notes);
                ++next_name;
                shift.people.push_back(who);
                expected.push_back({0, who.door, who.name,
                                    shift.post.empty() ? std::optional<std::string>() : shift.post,
                                    shift.date, shift.from, shift.to, who.note});
            }
            shifts.push_back(shift);
        }
        const std::string text = write_shift_chain("卡口值守", shifts, chinese);
        CAPTURE(text);
        const ShiftChain chain = read_shift_chain(text);
        CHECK(sorted_people(chain.signups) == sorted_people(expected));
        CHECK(chain.unclear.empty());
    }
}
