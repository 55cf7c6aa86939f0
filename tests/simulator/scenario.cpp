#include "tests/simulator/scenario.h"

#include <algorithm>

#include "shared/core/assert.h"
#include "shared/shifts/roster.h"

namespace linli::simulator {
namespace {

constexpr Duration a_moment = seconds(1);

struct Inhabitant {
    const char* name;
    const char* building;
    const char* room;
    const char* phone;
};

constexpr Inhabitant inhabitants[] = {
    {"Adam", "9", "901", "13900000001"},   {"Cora", "9", "902", "13900000002"},
    {"Stella", "1", "101", "13900000003"}, {"Ada", "1", "102", "13900000004"},
    {"Ben", "1", "103", "13900000005"},    {"Cem", "2", "201", "13900000006"},
    {"Dora", "2", "202", "13900000007"},
};

}  // namespace

// --- What a neighbour does

Neighbour& Neighbour::presses(const Command& command, const std::string& for_whom) {
    const auto pressed = device_.press(command, for_whom.empty() ? PersonId{} : town_.person(for_whom));
    if (!pressed) town_.refused_here(device_.name(), pressed.error());
    town_.pass(a_moment);
    return *this;
}

Neighbour& Neighbour::goes_offline() {
    device_.go_offline();
    town_.pass(a_moment);
    return *this;
}

Neighbour& Neighbour::comes_online() {
    device_.go_online();
    town_.pass(seconds(10));
    return *this;
}

Neighbour& Neighbour::closes_the_tab() {
    device_.stop();
    town_.pass(a_moment);
    return *this;
}

Neighbour& Neighbour::opens_the_tab() {
    device_.start();
    town_.pass(seconds(10));
    return *this;
}

Neighbour& Neighbour::takes(ShiftId shift, const std::string& for_whom) {
    return presses(TakeShift{shift}, for_whom);
}

Neighbour& Neighbour::gives_back(ShiftId shift, const std::string& whose) {
    const PersonId person = town_.person(whose.empty() ? device_.name() : whose);
    const Seat* seat = seat_of(sees(), shift, person);
    return presses(GiveBackShift{seat ? seat->id : SeatId{}});
}

Neighbour& Neighbour::assigns(ShiftId shift, const std::string& whom) {
    return presses(AssignSeat{shift, town_.person(whom), "", ""});
}

Neighbour& Neighbour::removes(ShiftId shift, const std::string& whom) {
    const Seat* seat = seat_of(sees(), shift, town_.person(whom));
    return presses(RemoveSeat{seat ? seat->id : SeatId{}});
}

Neighbour& Neighbour::cancels(ShiftId shift, const std::string& why) {
    return presses(CancelShift{shift, why});
}

Neighbour& Neighbour::looks_at(const std::string& whom, LookAt what) {
    return presses(Look{{town_.person(whom)}, what, "to bring the medicine"});
}

// --- The town

Scenario::Scenario(std::uint64_t seed) : World(seed) {
    std::vector<Command> commands;
    for (const Inhabitant& one : inhabitants)
        commands.push_back(RegisterPerson{entry(one.name, one.building, one.room, one.phone)});
    set_up(commands);
    for (const auto& [id, row] : state().public_names.rows()) people_[row.record.shown] = id;
    set_up({GiveRole{person("Adam"), Role::Administrator, {}},
            GiveRole{person("Cora"), Role::Coordinator, {}},
            GiveRole{person("Stella"), Role::Steward, building("1")}, AddPost{"南门岗", "到岗先领口罩"}});
    gate_ = state().posts.rows().begin()->first;
}

PersonEntry Scenario::entry(const std::string& name, const std::string& building, const std::string& room,
                            const std::string& phone) {
    PersonEntry entry;
    entry.door = {"", building, "", room};
    entry.full_name = name + " Full";
    entry.public_name = name;
    entry.phone = phone;
    entry.care.say(RegisterField::LivesAlone, true);
    entry.note = "care of " + name;
    return entry;
}

Neighbour Scenario::device(const std::string& name) {
    const auto known = first_device_.find(name);
    return known == first_device_.end() ? new_phone(name) : Neighbour(*this, *known->second);
}

Neighbour Scenario::new_phone(const std::string& name) {
    device_ids_[name] = enrol(person(name), name + "'s phone");
    Neighbour phone = another_tab(name, new_sqlite_device_store());
    first_device_[name] = &phone.device();
    return phone;
}

Neighbour Scenario::another_tab(const std::string& name, std::unique_ptr<DeviceStore> store) {
    Device& device = add_device(name, device_ids_.at(name), std::move(store));
    pass(a_moment);
    return {*this, device};
}

PersonId Scenario::person(const std::string& name) const {
    return people_.at(name);
}

BuildingId Scenario::building(const std::string& name) {
    for (const auto& [id, row] : state().buildings.rows()) {
        if (row.record.name == name) return id;
    }
    return {};
}

ShiftId Scenario::shift(std::int32_t places, int from_hour, int length_h) {
    const Instant from = evening + hours(from_hour - 18);
    const TimeRange window{from, from + hours(length_h)};
    set_up({AddShift{gate_, window, 1, places}});
    pass(a_moment);
    return find_shift(state(), gate_, window)->id;
}

std::vector<std::string> Scenario::on(ShiftId shift) {
    std::vector<std::string> names;
    for (const Seat* seat : held_seats(state(), shift))
        names.push_back(seat->person ? state().public_names.at(*seat->person).shown : seat->guest_name);
    std::sort(names.begin(), names.end());
    return names;
}

void Scenario::refused_here(const std::string& name, const Rejected& why) {
    refused_here_[name].push_back(why);
}

std::vector<Rejected> Scenario::refusals_of(const std::string& name) {
    std::vector<Rejected> refusals = refused_here_[name];
    for (const Refusal& refusal : first_device_.at(name)->replica().refusals()) {
        if (refusal.rejected) refusals.push_back(*refusal.rejected);
    }
    return refusals;
}

std::vector<NoticeKind> Scenario::notices_for(const std::string& name) {
    std::vector<NoticeKind> kinds;
    for (const Notice* notice : device(name).sees().notices.where<&Notice::to>(person(name)))
        kinds.push_back(notice->kind);
    return kinds;
}

bool Scenario::devices_agree() {
    check_all();
    for (const std::string& violation : checks.violations()) std::puts(violation.c_str());
    return checks.violations().empty();
}

}  // namespace linli::simulator
