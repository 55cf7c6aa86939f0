#include <doctest/doctest.h>

#include "app/client/errands/match_words.h"
#include "app/client/people/me_page.h"
#include "app/client/people/people_page.h"
#include "app/client/ui/ui.h"
#include "shared/helpers/helper_book.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// Lu Qing helps and is vetted for homes, Yan Lian helps and is not. Zhu Chunsheng's door is
// made<HouseholdId>(1012).
struct Keys : PressedTown, PressedServices {
    Keys() {
        role(lu, Role::Volunteer);
        role(made<PersonId>(13), Role::Volunteer);
        add(Vetting{lu, true, false, made<PersonId>(13), clock_at(8)});
    }
    void show_me() {
        screen.show([this] { me_page(known(), viewer(), now, mine, *this, *this); });
    }
    void show_person(PersonId person) {
        screen.show([this, person] {
            const ui::Page page({.title = text("people.title"), .key = "person"});
            person_detail(known(), viewer(), now, person, people, *this);
        });
    }
    const KeyHeld* key_of_lu(std::uint64_t door) {
        return key_held(known().state, made<HouseholdId>(door), lu);
    }
    const PersonId lu = made<PersonId>(11), zhu = made<PersonId>(12);
    PressedScreen screen;
    MeInput mine;
    PeopleInput people;
};

}  // namespace

TEST_CASE("I give my key to a vetted helper by name, see who has it, and take it back") {
    Keys town;
    town.open();
    town.show_me();
    CHECK(town.screen.shows(text("keys.none")));
    CHECK(!town.screen.shows(text("keys.held")));
    REQUIRE(town.screen.press_only(text("keys.give")));
    REQUIRE(town.screen.write(text("keys.give_to"), "陆"));
    REQUIRE(town.screen.press(ui::Role::Button, "陆青"));
    REQUIRE(town.last<GiveKey>());
    CHECK(town.last<GiveKey>()->holder == town.lu);
    REQUIRE(town.key_of_lu(1010));
    CHECK(!town.screen.shows(text("keys.none")));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press_only(text("keys.take_back", {{"name", "陆青"}})));
    CHECK(!town.key_of_lu(1010));
    CHECK(town.screen.shows(text("keys.none")));
}

TEST_CASE("whoever may not get a key is found all the same, and it is said why") {
    Keys town;
    town.open();
    town.show_me();
    REQUIRE(town.screen.press_only(text("keys.give")));
    REQUIRE(town.screen.write(text("keys.give_to"), "严"));
    CHECK(town.screen.shows(text("reason.407")));
    CHECK(!town.screen.press(ui::Role::Button, "严立安"));
    REQUIRE(town.screen.write(text("keys.give_to"), "祝"));  // He does not help.
    CHECK(town.screen.shows(text("keys.nobody")));
}

TEST_CASE("who may not come in any more still has the key: that stands beside it until it is back") {
    Keys town;
    KeyHeld key;
    key.id = made<KeyHeldId>(90);
    key.door = made<HouseholdId>(1010);
    key.holder = town.lu;
    key.given_by = town.me;
    key.since = clock_at(9);
    town.add(key);
    SUBCASE("vetted, and nobody minds") {
        town.open();
        town.show_me();
        CHECK(!town.screen.shows(text("keys.fetch_back")));
    }
    SUBCASE("blocked") {
        town.add(Block{made<BlockId>(91), town.me, town.lu});
        town.open();
        town.show_me();
        CHECK(town.screen.shows(text("keys.fetch_back")));
        REQUIRE(town.screen.press_only(text("keys.take_back", {{"name", "陆青"}})));
        CHECK(!town.screen.shows(text("keys.fetch_back")));
    }
}

TEST_CASE("the desk gives a neighbour's key for them, on the neighbour's own page") {
    Keys town;
    town.role(town.me, Role::Coordinator);
    town.open();
    town.show_person(town.zhu);
    REQUIRE(town.screen.press_only(text("keys.give")));
    REQUIRE(town.screen.write(text("keys.give_to"), "陆"));
    REQUIRE(town.screen.press(ui::Role::Button, "陆青"));
    REQUIRE(town.key_of_lu(1012));
    town.show_person(town.lu);
    CHECK(town.screen.shows(text("keys.none")));  // It is not the key to his own door.
}

TEST_CASE("who holds a neighbour's key finds the door among their own, and says when it was given back") {
    Keys town;
    KeyHeld key;
    key.id = made<KeyHeldId>(90);
    key.door = made<HouseholdId>(1012);
    key.holder = town.me;
    key.given_by = town.zhu;
    key.since = clock_at(9);
    town.add(key);
    town.open();
    town.show_me();
    CHECK(town.screen.shows(text("keys.held")));
    const std::string door = door_words(door_of_person(town.known().state, town.zhu));
    REQUIRE(town.screen.press_only(text("keys.gave_back_spoken", {{"door", door}})));
    CHECK(town.known().state.keys_held.size() == 0);
    CHECK(!town.screen.shows(text("keys.held")));
}

TEST_CASE("that a helper has the key stands among the reasons for them") {
    CHECK(merits_line({{Merit::HasKey, 80, 1}}).find(text("match.merit.13")) == 0);
}
