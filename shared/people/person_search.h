#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/people/door.h"
#include "shared/people/pinyin.h"

namespace linli {

enum class FoundBy : std::uint8_t { Name = 1, Door = 2, Phone = 3 };

struct PersonHit {
    std::uint32_t person = 0;  // In the order of add().
    NameMatch match = NameMatch::None;
    FoundBy by = FoundBy::Name;  // The weakest of several words decides.
    bool operator==(const PersonHit& other) const = default;
};

// One search field for everything: a name (characters, pinyin, initials), a door or the beginning of one
// (2号楼, 2-1, 301), or at least four digits of a telephone number. Several words (`zhang 2号楼`) must all
// fit. It finds only what was added: a caller that may not see telephone numbers adds none.
class PersonSearch {
public:
    static constexpr std::size_t max_query_bytes = 200;  // A longer query finds nothing.

    void reserve(std::size_t people);
    // Door and telephone number as parse_door and canonical_phone give them; empty where not known.
    void add(std::string_view name, const Door& door, std::string_view phone);
    std::size_t size() const { return doors_.size(); }

    // Best first, equal ones in the order of add(); at most `limit`. Every person when nothing but blanks was
    // typed.
    std::vector<PersonHit> find(std::string_view query, std::size_t limit) const;

private:
    NameIndex names_;
    std::vector<Door> doors_;
    std::vector<std::string> phones_;
};

}  // namespace linli
