#pragma once

#include <optional>
#include <string>
#include <variant>

#include "shared/commands/command.h"
#include "shared/people/roles.h"
#include "shared/state/state.h"

namespace linli {

// A community small enough to know everybody, for rule tables: every command is checked and then made, as the
// server does it.
class Town {
public:
    // Monday 2026-11-23, 18:00 in China.
    static constexpr Instant evening{1'795'428'000'000};

    Town() {
        run({}, Principal::Server, RegisterPerson{entry("2", "301", "戴宁")});
        admin = person("戴宁");
        run({}, Principal::Server, GiveRole{admin, Role::Administrator, {}});
        coordinator = enter("3", "502", "章悦然");
        give(coordinator, Role::Coordinator);
        lu = enter("2", "302", "陆青");
        wen = enter("2", "401", "温丽");
        qin = enter("3", "101", "秦桂枝");
        const BuildingId building = state.households.at(state.residents.at(wen).household).building;
        run(admin, GiveRole{wen, Role::Steward, building});
        run(coordinator, AddPost{"南门岗", "到岗先领口罩"});
        gate = state.posts.rows().begin()->first;
    }

    static PersonEntry entry(const std::string& building, const std::string& room, const std::string& name) {
        PersonEntry entry;
        entry.door = {"", building, "", room};
        entry.full_name = name;
        return entry;
    }
    PersonId enter(const std::string& building, const std::string& room, const std::string& name) {
        run(admin, RegisterPerson{entry(building, room, name)});
        return person(name);
    }
    void give(PersonId to, Role role) { run(admin, GiveRole{to, role, {}}); }

    PersonId person(const std::string& full_name) const {
        for (const auto& [id, row] : state.residents.rows()) {
            if (row.record.full_name == full_name) return id;
        }
        return {};
    }
    ShiftId shift(int from_hour, int hours_long, std::int32_t places) {
        const Instant from = evening + hours(from_hour - 18);
        const TimeRange window{from, from + hours(hours_long)};
        run(coordinator, AddShift{gate, window, 1, places});
        for (const Shift* shift : state.shifts.where<&Shift::post>(gate)) {
            if (shift->window == window) return shift->id;
        }
        return {};
    }

    Stamp stamp(PersonId by, PersonId for_person = {}, Principal principal = Principal::Person) const {
        Stamp stamp;
        stamp.principal = principal;
        stamp.person = by;
        stamp.for_person = for_person ? for_person : by;
        stamp.at = now;
        stamp.new_ids = NewIds(7, OutboxId{{1, 1}}, number);
        return stamp;
    }
    // Nothing when it was done; else why not.
    std::optional<Rejected> run(PersonId by, Principal principal, const Command& command,
                                PersonId for_person = {}) {
        const Stamp stamp = this->stamp(by, for_person, principal);
        if (auto no = check(state, stamp, command)) return no;
        ++number;
        change(state, stamp, command);
        for_each_table(state, [](auto& table) { table.accept(); });
        return std::nullopt;
    }
    std::optional<Rejected> run(PersonId by, const Command& command, PersonId for_person = {}) {
        return run(by, Principal::Person, command, for_person);
    }
    std::optional<Reason> reason(PersonId by, const Command& command, PersonId for_person = {}) const {
        const auto no = check(state, stamp(by, for_person), command);
        return no ? std::optional(no->reason) : std::nullopt;
    }

    State state;
    Instant now = evening;
    std::uint64_t number = 1;
    PersonId admin, coordinator, lu, wen, qin;
    PostId gate;
};

}  // namespace linli
