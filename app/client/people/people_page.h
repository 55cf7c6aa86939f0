#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/helpers/keys_part.h"
#include "app/client/people/people_index.h"
#include "app/client/services.h"
#include "app/client/ui/containers.h"
#include "shared/people/register_compare.h"
#include "shared/people/register_import.h"

namespace linli::client {

enum class PeopleFilter : std::uint8_t { All, Seventy, Volunteers, Stewards, Looking };

// Which sheet is open on a person's page.
enum class PersonSheet : std::uint8_t { None, Look, Names, Phone, Move, Merge, Role, Proxy, Card, LostPhone };

struct ImportInput {
    std::string file_name;
    std::optional<RegisterPreview> preview;
    std::vector<RowComparison> compared;
    std::uint64_t compared_at = 0;
    bool not_text = false;  // The bytes are in no encoding that is known here.
};

struct PeopleInput {
    std::string search;
    PeopleFilter filter = PeopleFilter::All;
    PeopleIndex index;
    // What was found last, as long as nothing changed.
    std::string found_for;
    std::uint64_t found_at = 0;
    std::vector<PersonId> found;
    ui::TableOrder order{.column = -1};  // No column: as the search found them.

    PersonId person;           // Whose sheet it is.
    bool simple_card = false;  // The card that is shown opens simple mode.
    PersonSheet sheet = PersonSheet::None;
    std::string why, first, second, door, find;
    int choice = 0;
    bool touched = false;
    ImportInput import;
    KeysInput keys;
};

// Everybody who may be seen here, found by name, pinyin, initials, door and telephone, and the chosen one.
LINLI_LATER void people_page(const Known& known, const Viewer& me, Instant now,
                             std::optional<PersonId> chosen, PeopleInput& input, Outbox& outbox,
                             Routes& routes, Services& services);
// One person: door, care after a logged look, roles, who acts for them.
LINLI_LATER void person_detail(const Known& known, const Viewer& me, Instant now, PersonId person,
                               PeopleInput& input, Outbox& outbox);
// The sheet that is open, if any.
LINLI_LATER void person_sheet(const Known& known, const Viewer& me, Instant now, PeopleInput& input,
                              Outbox& outbox, Services& services);
void card_sheet(const Known& known, const Viewer& me, Instant now, PeopleInput& input, Services& services);

void start_new_person(PeopleInput& input);  // With an empty form.
LINLI_LATER void new_person_page(const Known& known, const Viewer& me, Instant now, PeopleInput& input,
                                 Outbox& outbox, Routes& routes);

// The people who fit, in the order of a list; prepared again only when something changed.
const std::vector<PersonId>& people_found(const Known& known, const Viewer& me, Instant now,
                                          PeopleInput& input, Services& services);

}  // namespace linli::client
