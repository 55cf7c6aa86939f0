#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/client/page.h"
#include "app/client/people_page.h"
#include "shared/people/register_entries.h"

namespace linli::client {

// A register that was chosen, as it was read and compared. Nothing of it is imported until it is accepted.
struct RegisterInput {
    std::string file_name;
    std::string problem;  // The file could not be read at all.
    RegisterPreview preview;
    std::vector<RowComparison> rows;  // One for each row of the preview.
    KnownPeople known;
    std::set<std::int32_t> doubtful_taken;  // Lines of possible duplicates that the coordinator takes as new.
    bool chosen() const { return !file_name.empty(); }
};

// Reads the file's text (UTF-8) and compares it with who is known.
void read_register_file(RegisterInput& input, const Known& known, std::string file_name,
                        std::string_view text, CivilDate today);

void register_page(const Known& known, const Viewer& me, Instant now, RegisterInput& input,
                   PeopleService& service, Outbox& outbox, Routes& routes);

}  // namespace linli::client
