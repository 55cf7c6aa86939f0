#include "shared/people/register_compare.h"

#include <optional>
#include <unordered_map>

#include "shared/people/names.h"
#include "shared/people/pinyin.h"

namespace linli {
namespace {

std::string door_key(const Door& door) {
    return door.compound + "\n" + door.building + "\n" + door.unit + "\n" + door.room;
}

void compare_contents(const RegisterRow& row, const KnownPerson& known, RowComparison& result) {
    result.age_differs = row.age_band != AgeBand::NotSaid && row.age_band != known.age_band;
    if (!row.phone.empty()) {
        result.phone_differs = known.phone && *known.phone != row.phone;
        result.not_known_here = !known.phone;
    }
    if (row.care.said != 0 || !row.note.empty()) {
        const bool note_differs = known.care && !row.note.empty() && row.note != known.care->note;
        result.care_differs = known.care && (note_differs || changes_care(*known.care, row.care));
        result.not_known_here = result.not_known_here || !known.care;
    }
    const bool changed = result.age_differs || result.phone_differs || result.care_differs;
    result.state = changed ? RowState::Changed : RowState::Same;
}

// Several people may have the same key; the smallest index stands first.
using Places = std::unordered_map<std::string, std::vector<std::size_t>>;

class KnownPeople {
public:
    explicit KnownPeople(const std::vector<KnownPerson>& known) : known_(known) {
        names_.reserve(known.size());
        for (std::size_t i = 0; i < known.size(); ++i) {
            names_.push_back(name_key(known[i].full_name));
            by_name_and_door_[names_[i] + "\n" + door_key(known[i].door)].push_back(i);
            by_door_[door_key(known[i].door)].push_back(i);
            if (known[i].phone && !known[i].phone->empty())
                by_name_and_phone_[names_[i] + "\n" + *known[i].phone].push_back(i);
        }
    }

    RowComparison compare(const RegisterRow& row) const {
        RowComparison result;
        const std::string name = name_key(row.full_name);
        const std::string door = door_key(row.door);
        if (const auto same = by_name_and_door_.find(name + "\n" + door); same != by_name_and_door_.end()) {
            result.known = same->second.front();
            compare_contents(row, known_[result.known], result);
            return result;
        }
        std::optional<std::size_t> likely;
        if (const auto moved = by_name_and_phone_.find(name + "\n" + row.phone);
            moved != by_name_and_phone_.end())
            likely = moved->second.front();
        if (const auto neighbours = by_door_.find(door); !likely && neighbours != by_door_.end()) {
            for (const std::size_t person : neighbours->second) {
                if (!likely && could_be(name, names_[person])) likely = person;
            }
        }
        if (!likely) return result;
        result.state = RowState::PossibleDuplicate;
        result.known = *likely;
        return result;
    }

private:
    static bool could_be(std::string_view left, std::string_view right) {
        const bool part =
            left.find(right) != std::string_view::npos || right.find(left) != std::string_view::npos;
        return part || pinyin_of(left) == pinyin_of(right);
    }

    const std::vector<KnownPerson>& known_;
    std::vector<std::string> names_;
    Places by_name_and_door_;
    Places by_name_and_phone_;
    Places by_door_;
};

}  // namespace

std::vector<RowComparison> compare_register(const std::vector<RegisterRow>& rows,
                                            const std::vector<KnownPerson>& known) {
    const KnownPeople people(known);
    std::vector<RowComparison> comparisons;
    comparisons.reserve(rows.size());
    for (const RegisterRow& row : rows) comparisons.push_back(people.compare(row));
    return comparisons;
}

}  // namespace linli
