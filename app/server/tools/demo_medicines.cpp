#include "app/server/tools/demo_medicines.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "app/server/tools/demo_presser.h"
#include "shared/errands/errand_book.h"
#include "shared/medicine/medicine_book.h"
#include "shared/people/roles.h"

namespace linli::server {
namespace {

struct DemoMedicine {
    const char* name;
    std::int32_t days_left;
};
struct DemoPatient {
    std::array<DemoMedicine, 2> medicines;
};
constexpr std::array<DemoPatient, 3> patients{{{{{{"氨氯地平 5mg", 6}, {"阿托伐他汀 20mg", 9}}}},
                                               {{{{"二甲双胍 0.5g", 3}, {"阿卡波糖 50mg", 8}}}},
                                               {{{{"左甲状腺素 50μg", 5}, {"钙片", 12}}}}}};

bool may_go_out(const State& state, PersonId person) {
    const Care* care = state.cares.find(person);
    return !care || (!care->isolated && !care->infectious && !care->bedridden);
}

bool has_only(const State& state, PersonId person, Role role) {
    return state.roles.where<&RoleHeld::person>(person).size() == 1 && holds_role(state, person, role);
}

// The first or the last by their ids: visitors of the demo are given the first of each role.
std::optional<PersonId> with_role(const State& state, Role role, bool last) {
    std::optional<PersonId> found;
    for (const auto& [person, row] : state.public_names.rows()) {
        if (!has_only(state, person, role) || !may_go_out(state, person)) continue;
        if (!found || last) found = person;
    }
    return found;
}

// Who takes medicines every day and asks by themselves. Nobody of seventy: one of them is a visitor's.
std::vector<PersonId> askers(const DemoCommunity& demo, const State& state,
                             const std::vector<PersonId>& persons) {
    std::vector<PersonId> found;
    for (std::size_t i = 0; i < demo.people.size() && found.size() < patients.size(); ++i) {
        const DemoPerson& person = demo.people[i];
        const bool fits = person.care.regular_medicine && person.age < 70 && person.age >= 18 &&
                          person.roles.empty() && may_go_out(state, persons[i]);
        if (fits) found.push_back(persons[i]);
    }
    return found;
}

AskForHelp ask_for(const DemoPatient& patient, Instant now) {
    AskForHelp ask;
    ask.asked.kind = ErrandKind::Medicine;
    ask.asked.window = {now, now + days(1)};
    for (const DemoMedicine& medicine : patient.medicines) {
        AskedItem line;
        line.words.item = medicine.name;
        line.days_left = medicine.days_left;
        ask.asked.items.push_back(std::move(line));
    }
    return ask;
}

ErrandId asked_by(const State& state, PersonId person) {
    const auto details = state.errand_details.where<&ErrandDetail::asked_by>(person);
    return details.empty() ? ErrandId{} : details.front()->id;
}

// Eight to eleven on the next morning.
TimeRange next_morning(const State& state, Instant now) {
    const UtcOffset offset = utc_offset(state);
    const CivilDate day = plus_days(civil_time(now, offset).date, 1);
    return {instant_of(day, 8 * 60, offset), instant_of(day, 11 * 60, offset)};
}

}  // namespace

Result<void> press_demo_medicines(const DemoCommunity& demo, Intake& intake,
                                  const std::vector<PersonId>& persons, Instant now) {
    DemoPresser presser(intake, now, 3);
    const State& state = presser.state();
    const auto driver = with_role(state, Role::Driver, false),
               looks = with_role(state, Role::Volunteer, true);
    const std::vector<PersonId> asking = askers(demo, state, persons);
    const std::vector<PersonId> desk = coordinators(state);
    if (!driver || !looks || desk.empty() || asking.size() < patients.size()) return {};
    if (auto known = presser.begin(); !known) return known;
    for (std::size_t i = 0; i < patients.size(); ++i) presser.press(asking[i], ask_for(patients[i], now));
    if (auto done = presser.decide(); !done) return done;
    std::vector<ErrandId> errands;
    for (const PersonId person : asking) errands.push_back(asked_by(state, person));
    presser.press(desk.front(), VetHelper{*driver, false, true});
    for (const ErrandId errand : errands) presser.press(*driver, ClaimErrand{errand});
    if (auto done = presser.decide(); !done) return done;
    // The first handed over card and booklet and both know it; of the second card only she has said so.
    presser.press(*driver, GiveThings{errands[0], {.card = true, .booklet = true}, {}, asking[0], *driver});
    presser.press(asking[1], GiveThings{errands[1], {.card = true}, {}, asking[1], *driver});
    presser.press(*driver, AskSubstitute{items_of(state, errands[0]).back()->id, "瑞舒伐他汀 10mg"});
    presser.press(*driver, PlanTrip{"区中心医院", next_morning(state, now), {errands[0], errands[1]}});
    // The third bag is bought and waits for somebody who looks at it, too.
    for (const ErrandItem* item : items_of(state, errands[2]))
        presser.press(*driver, TickItem{item->id, ItemState::Got, {}});
    if (auto done = presser.decide(); !done) return done;
    presser.press(*driver, AskSecondLook{errands[2], *looks});
    return presser.decide();
}

}  // namespace linli::server
