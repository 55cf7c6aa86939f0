#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "shared/people/demo.h"
#include "shared/people/person_search.h"
#include "shared/people/phone.h"
#include "shared/people/register_compare.h"
#include "shared/people/register_import.h"

// What belongs to people, used together on the whole demo community.

using namespace linli;

namespace {

constexpr CivilDate today{2026, 11, 23};

const DemoCommunity& full_community() {
    static const DemoCommunity community =
        make_demo(DemoScale::Full, 2022, instant_of(today, 16 * 60, UtcOffset{}));
    return community;
}

Door door_of_person(const DemoCommunity& community, const DemoPerson& person) {
    const DemoHousehold& household = community.households[person.household];
    const DemoBuilding& building = community.buildings[household.building];
    return {building.compound, building.name, household.unit, household.room};
}

const char* tick(bool value) {
    return value ? "是" : "";
}

// The register as a committee would keep it.
std::string as_csv(const DemoCommunity& community) {
    std::string text =
        "凤凰社区住户登记表\r\n姓名,小区,楼号,单元,房号,联系电话,年龄,独居,坐轮椅,卧床,透析,备注\r\n";
    for (const DemoPerson& person : community.people) {
        const Door door = door_of_person(community, person);
        text += person.full_name + "," + door.compound + "," + door.building + "号楼,";
        text += (door.unit.empty() ? "" : door.unit + "单元") + "," + door.room + "室,";
        text += spaced_phone(person.phone) + "," + std::to_string(person.age) + "岁,";
        text += std::string(tick(person.care.lives_alone)) + "," + tick(person.care.wheelchair) + ",";
        text += std::string(tick(person.care.bedridden)) + "," + tick(person.care.dialysis) + ",";
        text += person.care.note + "\r\n";
    }
    return text;
}

}  // namespace

TEST_CASE("the register of a whole community is read line by line as it was written") {
    const DemoCommunity& community = full_community();
    const RegisterPreview preview = read_register(as_csv(community), today);
    CHECK(preview.problems.empty());
    REQUIRE(preview.rows.size() == community.people.size());
    std::size_t wrong = 0;
    std::vector<KnownPerson> known;
    for (std::size_t i = 0; i < preview.rows.size(); ++i) {
        const RegisterRow& row = preview.rows[i];
        const DemoPerson& person = community.people[i];
        const Care care = with_care_said(Care{}, row.care);
        const bool right =
            row.line == static_cast<std::int32_t>(i) + 3 && row.full_name == person.full_name &&
            row.door == door_of_person(community, person) && row.phone == person.phone &&
            row.age_band == age_band_of(person.age) && row.note == person.care.note &&
            care.lives_alone == person.care.lives_alone && care.wheelchair == person.care.wheelchair &&
            care.bedridden == person.care.bedridden && care.dialysis == person.care.dialysis;
        wrong += right ? 0 : 1;
        known.push_back({row.full_name, row.door, row.age_band, row.phone, person.care});
    }
    CHECK(wrong == 0);
    const std::vector<RowComparison> again = compare_register(preview.rows, known);
    CHECK(std::all_of(again.begin(), again.end(),
                      [](const RowComparison& row) { return row.state == RowState::Same; }));
}

TEST_CASE("every neighbour is found by name, pinyin, initials, door and telephone number") {
    const DemoCommunity& community = full_community();
    PersonSearch search;
    search.reserve(community.people.size());
    for (const DemoPerson& person : community.people)
        search.add(person.full_name, door_of_person(community, person), person.phone);
    const auto finds = [&](const std::string& query, std::size_t person, NameMatch at_worst) {
        const std::vector<PersonHit> hits = search.find(query, community.people.size());
        return std::any_of(hits.begin(), hits.end(), [&](const PersonHit& hit) {
            return hit.person == person && hit.match <= at_worst;
        });
    };
    for (std::size_t i = 0; i < community.people.size(); i += 97) {
        const DemoPerson& person = community.people[i];
        const Door door = door_of_person(community, person);
        std::string spelled = pinyin_of(person.full_name);
        std::string initials(1, spelled.front());
        for (std::size_t at = 1; at < spelled.size(); ++at) {
            if (spelled[at - 1] == ' ') initials += spelled[at];
        }
        CAPTURE(person.full_name);
        CAPTURE(spelled);
        CHECK(finds(person.full_name, i, NameMatch::Exact));
        CHECK(finds(spelled, i, NameMatch::Exact));
        spelled.erase(std::remove(spelled.begin(), spelled.end(), ' '), spelled.end());
        CHECK(finds(spelled, i, NameMatch::Exact));
        CHECK(finds(initials, i, NameMatch::Abbreviated));
        CHECK(finds(short_door(door), i, NameMatch::Exact));
        CHECK(finds(door.compound + short_door(door), i, NameMatch::Exact));
        CHECK(finds(door.building + "号楼", i, NameMatch::Prefix));
        CHECK(finds(initials + " " + door.building + "号楼", i, NameMatch::Prefix));
        if (person.phone.empty()) continue;
        CHECK(finds(spaced_phone(person.phone), i, NameMatch::Exact));
        CHECK(finds(person.phone.substr(7), i, NameMatch::Prefix));
    }
}
