#include <doctest/doctest.h>

#include "app/client/people_page.h"
#include "app/client/register_page.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// The desk of a coordinator, with a server that answers at once.
struct Office : PressedTown, PeopleService {
    Office() {
        role(me, Role::Coordinator);
        role(made<PersonId>(12), Role::Volunteer);
    }
    void show(std::optional<PersonId> one = {}) {
        chosen = one;
        screen.show([this] { people_page(known(), viewer(), now, chosen, input, *this, *this, *this); });
    }
    void show_register() {
        screen.show([this] { register_page(known(), viewer(), now, file, *this, *this, *this); });
    }
    void make_card(PersonId person, bool lost_phone) override {
        made_card = {.person = person,
                     .code = lost_phone ? "LOST-0001" : "CARD-0001",
                     .link = "https://x/#/card/1",
                     .expires = "周三",
                     .problem = {}};
    }
    const CardMade& card() const override { return made_card; }
    void forget_card() override { made_card = {}; }
    void copy(std::string_view words) override { copied = words; }
    void ask(std::string_view text) override { asked = text; }
    const std::vector<PersonId>* found(std::string_view) const override { return nullptr; }
    void pick_register() override { ++picked; }

    PressedScreen screen;
    std::optional<PersonId> chosen;
    PeopleInput input;
    RegisterInput file;
    CardMade made_card;
    std::string copied, asked;
    int picked = 0;
    const PersonId lu = made<PersonId>(11);
};

}  // namespace

TEST_CASE("a neighbour is found by name, pinyin, initials and door") {
    Office office;
    office.open();
    for (const char* query : {"陆青", "luqing", "lq", "2-1-302"}) {
        office.input.search = query;
        office.show();
        CHECK_MESSAGE(office.screen.shows("陆青"), query);
        CHECK_MESSAGE(!office.screen.shows("严立安"), query);
    }
    office.input.search = "zzz";
    office.show();
    CHECK(office.screen.shows("没有找到"));
}

TEST_CASE("what the device does not hold is asked of the server") {
    Office office;
    office.open();
    office.input.search = "13900000001";
    office.show();
    CHECK(office.asked == "13900000001");
}

TEST_CASE("telephone and care stand behind a look with a reason, and the look is recorded") {
    Office office;
    office.open();
    office.show(office.lu);
    REQUIRE(office.screen.press_only("看电话和照顾"));
    REQUIRE(office.screen.press_only("问个平安"));
    REQUIRE(office.screen.press_only("看"));
    const Look* look = office.last<Look>();
    REQUIRE(look);
    CHECK(look->people == std::vector{office.lu});
    CHECK(look->what == LookAt::Contact);
    CHECK(look->why == "问个平安");
    office.show(office.lu);
    CHECK(office.screen.shows("等着发出，服务器同意了才看得到"));
}

TEST_CASE("a door that is none is said under its field, and nothing is sent") {
    Office office;
    office.open();
    office.show(office.lu);
    REQUIRE(office.screen.press_only("搬家"));
    office.screen.write("门牌", "那边");
    REQUIRE(office.screen.press_only("改好了"));
    CHECK(office.screen.shows("写楼号和房号，像 2号楼 1单元 301 或 2-1-301"));
    CHECK(office.pushed.empty());
    office.screen.write("门牌", "3号楼2单元401");
    REQUIRE(office.screen.press_only("改好了"));
    const MoveHouse* move = office.last<MoveHouse>();
    REQUIRE(move);
    CHECK(move->door == Door{"", "3", "2", "401"});
}

TEST_CASE("a role is given by one press, and only roles that I may give are offered") {
    Office office;
    office.open();
    office.show(office.lu);
    REQUIRE(office.screen.press_only("身份"));
    CHECK_FALSE(office.screen.shows("管理员"));
    REQUIRE(office.screen.press_only("志愿者"));
    const GiveRole* role = office.last<GiveRole>();
    REQUIRE(role);
    CHECK(role->role == Role::Volunteer);
    CHECK(role->person == office.lu);
}

TEST_CASE("a card is shown once, for one person") {
    Office office;
    office.open();
    office.show(office.lu);
    REQUIRE(office.screen.press_only("登录卡"));
    REQUIRE(office.screen.press_only("发一张登录卡"));
    CHECK(office.screen.shows("CARD-0001"));
    REQUIRE(office.screen.press_only("复制登录链接"));
    CHECK(office.copied == "https://x/#/card/1");
}

TEST_CASE("a neighbour without a role sees no way to look or to change others") {
    Office office;
    office.kept.records.erase(
        std::remove_if(office.kept.records.begin(), office.kept.records.end(),
                       [](const SentRecord& sent) { return std::holds_alternative<RoleHeld>(sent.record); }),
        office.kept.records.end());
    office.open();
    office.show(office.lu);
    CHECK_FALSE(office.screen.press_only("看电话和照顾"));
    CHECK_FALSE(office.screen.press_only("搬家"));
    CHECK_FALSE(office.screen.press_only("登记一个人"));
}

TEST_CASE("a register shows every bad line before anything is taken over") {
    Office office;
    office.open();
    office.show_register();
    REQUIRE(office.screen.press_only("选一个文件"));
    CHECK(office.picked == 1);
    read_register_file(office.file, office.known(), "名册.csv",
                       "姓名,门牌,电话\n马国强,7-101,13900000001\n陆青,2-1-302,\n赵,没有门牌,1.38E+10\n",
                       {2026, 11, 23});
    office.show_register();
    CHECK(office.screen.shows("1 行没读懂，不会收"));
    CHECK(office.screen.shows("1 人是新的"));
    CHECK(office.pushed.empty());
    REQUIRE(office.screen.press_only("收下 1 人"));
    const ImportRegister* import = office.last<ImportRegister>();
    REQUIRE(import);
    REQUIRE(import->rows.size() == 1);
    CHECK(import->rows[0].full_name == "马国强");
    CHECK(office.gone == "/people");
}
