#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "shared/errands/errand_book.h"
#include "tests/town.h"

// A town in which neighbours ask and are helped, for the rule tables of errands.

namespace linli {

inline Asked shopping(std::vector<std::string> items = {"青菜"}) {
    Asked asked;
    asked.window = {Town::evening, Town::evening + hours(5)};
    for (std::string& item : items) {
        AskedItem line;
        line.words.item = std::move(item);
        asked.items.push_back(std::move(line));
    }
    return asked;
}

// Qin Guizhi (3-101) asks; Lu Qing (2-302) is a volunteer; Wen Li is steward of building 2.
struct Errands : Town {
    Errands() {
        give(lu, Role::Volunteer);
        give(wen, Role::Volunteer);
    }
    ErrandId ask(PersonId by, const Asked& asked, PersonId for_person = {}) {
        const std::uint64_t asking = number;
        REQUIRE(run(by, AskForHelp{asked, 0, {}}, for_person) == std::nullopt);
        return NewIds(7, OutboxId{{1, 1}}, asking).make<ErrandId>();
    }
    ErrandId ask() { return ask(qin, shopping()); }
    const Errand& errand(ErrandId id) const { return state.errands.at(id); }
    bool sees_phone(PersonId viewer, PersonId about) const {
        const auto grants = state.grants.where<&Grant::about>(about);
        return std::any_of(grants.begin(), grants.end(),
                           [&](const Grant* one) { return one->to == viewer && !one->over; });
    }
};

}  // namespace linli
