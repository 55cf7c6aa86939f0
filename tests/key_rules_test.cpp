#include <doctest/doctest.h>

#include <algorithm>

#include "shared/errands/match_book.h"
#include "shared/helpers/audiences.h"
#include "shared/helpers/helper_book.h"
#include "shared/people/audiences.h"
#include "tests/town.h"

// Who has the key to whose door: who may give it, who learns of it, and what it is worth.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

// Lu Qing (2-302), whom a coordinator has vetted for homes, may get the key of Qin Guizhi (3-101), who lives
// with Qin Mei. Wen Li is steward of building 2, He Yi of building 3.
struct Keys : Town {
    Keys() {
        give(lu, Role::Volunteer);
        vet(lu);
        mei = enter("3", "101", "秦梅");
        he = enter("3", "201", "何一");
        run(admin, GiveRole{he, Role::Steward, state.households.at(door()).building});
        stranger = enter("3", "102", "何平");
    }
    void vet(PersonId helper) { REQUIRE(run(coordinator, VetHelper{helper, true, false}) == allowed); }
    HouseholdId door() const { return state.residents.at(qin).household; }
    KeyHeldId hand_over() {
        REQUIRE(run(qin, GiveKey{lu}) == allowed);
        return key_held(state, door(), lu)->id;
    }
    bool told(PersonId person, NoticeKind kind) const {
        const auto notices = state.notices.where<&Notice::to>(person);
        return std::any_of(notices.begin(), notices.end(),
                           [&](const Notice* notice) { return notice->kind == kind; });
    }
    bool sees(PersonId person, const RecordRef& record) const {
        return groups_of(state, person).meets(audience_of(state, record));
    }
    PersonId mei, he, stranger;
};

}  // namespace

TEST_CASE(
    "a key is given by who lives there, their proxy, the steward or a coordinator, to a vetted helper") {
    Keys town;
    const auto answer = [&](PersonId by, PersonId holder) {
        return town.reason(by, GiveKey{holder}, town.qin);
    };
    CHECK(answer(town.qin, town.lu) == allowed);
    CHECK(answer(town.he, town.lu) == allowed);
    CHECK(answer(town.coordinator, town.lu) == allowed);
    CHECK(answer(town.wen, town.lu) == Reason::NotForOthers);  // Steward of another building.
    CHECK(answer(town.lu, town.lu) == Reason::NotForOthers);
    REQUIRE(town.run(town.qin, AddProxy{town.qin, town.wen}) == allowed);
    CHECK(answer(town.wen, town.lu) == allowed);
    SUBCASE("not to somebody of whom nothing is known") {
        CHECK(answer(town.qin, town.stranger) == Reason::PersonUnknown);
        CHECK(answer(town.coordinator, town.stranger) == Reason::NotAHelper);
        CHECK(answer(town.coordinator, PersonId{{1, 2}}) == Reason::PersonUnknown);
    }
    SUBCASE("not to who is not vetted for homes, however high their role") {
        CHECK(answer(town.qin, town.wen) == Reason::NotVetted);
        REQUIRE(town.run(town.coordinator, VetHelper{town.wen, false, true}) == allowed);
        CHECK(answer(town.qin, town.wen) == Reason::NotVetted);
        town.vet(town.wen);
        CHECK(answer(town.qin, town.wen) == allowed);
    }
    SUBCASE("not twice, and not to who lives there") {
        town.hand_over();
        CHECK(answer(town.qin, town.lu) == Reason::KeyHeldAlready);
        CHECK(town.reason(town.mei, GiveKey{town.lu}) == Reason::KeyHeldAlready);
        CHECK(answer(town.coordinator, town.mei) == Reason::KeyHeldAlready);
    }
}

TEST_CASE("a key is taken back by any of them, or given back, and all whom it concerns are told of both") {
    Keys town;
    const KeyHeldId key = town.hand_over();
    CHECK(town.state.keys_held.at(key).given_by == town.qin);
    CHECK(town.state.keys_held.at(key).since == town.now);
    CHECK(town.told(town.lu, NoticeKind::KeyGiven));
    CHECK(town.told(town.mei, NoticeKind::KeyGiven));
    CHECK_FALSE(town.told(town.qin, NoticeKind::KeyGiven));  // She did it.
    CHECK_FALSE(town.told(town.he, NoticeKind::KeyGiven));
    CHECK(town.reason(town.wen, TakeBackKey{key}) == Reason::KeyUnknown);
    CHECK(town.reason(town.qin, TakeBackKey{KeyHeldId{{1, 2}}}) == Reason::KeyUnknown);
    SUBCASE("by somebody else behind the door") {
        REQUIRE(town.run(town.mei, TakeBackKey{key}) == allowed);
        CHECK(town.told(town.qin, NoticeKind::KeyTakenBack));
        CHECK(town.told(town.lu, NoticeKind::KeyTakenBack));
    }
    SUBCASE("by the steward") {
        REQUIRE(town.run(town.he, TakeBackKey{key}) == allowed);
    }
    SUBCASE("given back") {
        REQUIRE(town.run(town.lu, TakeBackKey{key}) == allowed);
        CHECK(town.told(town.qin, NoticeKind::KeyTakenBack));
        CHECK_FALSE(town.told(town.lu, NoticeKind::KeyTakenBack));
    }
    CHECK_FALSE(key_held(town.state, town.door(), town.lu));
}

TEST_CASE("of a key learns nobody but the household, who has it, and who looks after the house") {
    Keys town;
    town.vet(town.wen);
    const auto door = ref(town.door());
    CHECK_FALSE(town.sees(town.lu, door));
    const KeyHeldId key = town.hand_over();
    for (const PersonId person : {town.qin, town.mei, town.lu, town.he, town.coordinator})
        CHECK(town.sees(person, ref(key)));
    for (const PersonId person : {town.wen, town.stranger}) CHECK_FALSE(town.sees(person, ref(key)));
    town.give(town.stranger, Role::Volunteer);  // Else Qin Guizhi does not know of them.
    REQUIRE(town.run(town.qin, AddProxy{town.qin, town.stranger}) == allowed);
    CHECK(town.sees(town.stranger, ref(key)));
    SUBCASE("who has it knows the door, not the people, until it is taken back") {
        CHECK(town.sees(town.lu, door));
        CHECK_FALSE(town.sees(town.lu, {Resident::record_type, town.qin.bits}));
        REQUIRE(town.run(town.qin, TakeBackKey{key}) == allowed);
        CHECK_FALSE(town.sees(town.lu, door));
    }
    SUBCASE("who moves away has nothing to do with it any more") {
        REQUIRE(town.run(town.mei, MoveHouse{town.mei, {"", "2", "", "302"}}) == allowed);
        CHECK_FALSE(town.sees(town.mei, ref(key)));
        CHECK(town.reason(town.mei, TakeBackKey{key}) == Reason::KeyUnknown);
    }
}

TEST_CASE("two entries of one helper have one key between them, and none to their own door") {
    Keys town;
    town.hand_over();
    const PersonId twice = town.enter("2", "302", "陆青青");
    town.give(twice, Role::Volunteer);
    town.vet(twice);
    REQUIRE(town.run(town.qin, GiveKey{twice}) == allowed);
    SUBCASE("the key is not doubled") {
        REQUIRE(town.run(town.admin, MergePersons{town.lu, twice}) == allowed);
        CHECK(town.state.keys_held.where<&KeyHeld::door>(town.door()).size() == 1);
        CHECK(key_held(town.state, town.door(), town.lu));
    }
    SUBCASE("who turns out to live there has one anyway") {
        REQUIRE(town.run(town.admin, MergePersons{town.mei, twice}) == allowed);
        CHECK_FALSE(key_held(town.state, town.door(), town.mei));
    }
}

TEST_CASE("where nobody lives any more keys end, and whoever moves in behind a door needs none to it") {
    Keys town;
    town.hand_over();
    const HouseholdId door = town.door();
    const auto move = [&](PersonId person, const char* room) {
        REQUIRE(town.run(town.coordinator, MoveHouse{person, {"", "3", "", room}}) == allowed);
    };
    SUBCASE("the last one moves away") {
        move(town.mei, "103");
        CHECK(key_held(town.state, door, town.lu));
        move(town.qin, "103");
        CHECK_FALSE(key_held(town.state, door, town.lu));
        CHECK(town.told(town.lu, NoticeKind::KeyTakenBack));
    }
    SUBCASE("the holder moves in") {
        move(town.lu, "101");
        CHECK(town.state.residents.at(town.lu).household == door);
        CHECK_FALSE(key_held(town.state, door, town.lu));
    }
    SUBCASE("a second entry was all that lived there") {
        move(town.mei, "103");
        REQUIRE(town.run(town.admin, MergePersons{town.mei, town.qin}) == allowed);
        CHECK_FALSE(key_held(town.state, door, town.lu));
    }
}

TEST_CASE("nobody is given a key by whom they do not want to meet, and a merged holder keeps their news") {
    Keys town;
    SUBCASE("blocked") {
        REQUIRE(town.run(town.qin, BlockPerson{town.lu}) == allowed);
        CHECK(town.reason(town.coordinator, GiveKey{town.lu}, town.qin) == Reason::NotAHelper);
    }
    SUBCASE("merged") {
        town.hand_over();
        const PersonId kept = town.enter("2", "302", "陆青青");
        REQUIRE(town.run(town.admin, MergePersons{kept, town.lu}) == allowed);
        const auto notices = town.state.notices.where<&Notice::to>(town.mei);
        REQUIRE(!notices.empty());
        CHECK(notices.back()->about == ref(kept));
        CHECK(key_held(town.state, town.door(), kept));
    }
}

TEST_CASE(
    "who has the key is proposed before an equal where one goes in or leaves something, and why is said") {
    Keys town;
    Asked asked;
    asked.kind = ErrandKind::Other;
    asked.what = "换灯泡";
    asked.window = {Town::evening, Town::evening + hours(4)};
    const auto has_key_counts = [&] {
        const std::uint64_t asking = town.number;
        REQUIRE(town.run(town.qin, AskForHelp{asked, 0, {}}) == allowed);
        const auto errand = NewIds(7, OutboxId{{1, 1}}, asking).make<ErrandId>();
        const auto standing = standing_of(town.state, town.state.errands.at(errand), town.lu, town.now);
        REQUIRE(standing);
        return std::any_of(standing->why.begin(), standing->why.end(),
                           [](const MeritReason& why) { return why.merit == Merit::HasKey; });
    };
    asked.needs.inside = true;
    CHECK_FALSE(has_key_counts());
    const KeyHeldId key = town.hand_over();
    CHECK(has_key_counts());
    SUBCASE("also left there without meeting") {
        asked.needs.inside = false;
        asked.needs.without_touch = true;
        CHECK(has_key_counts());
    }
    SUBCASE("not where she opens the door herself") {
        asked.needs.inside = false;
        CHECK_FALSE(has_key_counts());
    }
    SUBCASE("not once it is taken back") {
        REQUIRE(town.run(town.qin, TakeBackKey{key}) == allowed);
        CHECK_FALSE(has_key_counts());
    }
}
