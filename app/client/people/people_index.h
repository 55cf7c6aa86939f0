#pragma once

#include <string_view>
#include <vector>

#include "app/client/page.h"
#include "shared/people/person_search.h"

namespace linli::client {

// Everybody whose name is known here, ready for the search field. Prepared again when something about people
// changed.
class PeopleIndex {
public:
    bool bring_up_to_date(const Known& known);  // True: it was prepared again.
    // Best first, at most `limit`; everybody, by door and then by name, when nothing was typed.
    std::vector<PersonId> find(std::string_view query, std::size_t limit) const;
    // All, by door and then by name.
    const std::vector<PersonId>& everybody() const { return people_; }

private:
    std::uint64_t revision_ = ~std::uint64_t{0};
    std::size_t readings_ = 0;
    std::vector<PersonId> people_;
    PersonSearch search_;
};

}  // namespace linli::client
