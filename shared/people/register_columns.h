#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/time.h"
#include "shared/people/records.h"

namespace linli {

// What a column of a register says about a person.
enum class RegisterField : std::uint8_t {
    Name = 1,
    Compound = 2,
    Building = 3,
    Unit = 4,
    Room = 5,
    Door = 6,  // All parts in one cell.
    Phone = 7,
    Age = 8,
    Birth = 9,  // Only the age band is taken from it.
    Note = 10,
    LivesAlone = 20,  // The fields of Care, yes or no.
    Wheelchair = 21,
    Bedridden = 22,
    Dialysis = 23,
    Pregnant = 24,
    Infant = 25,
    RegularMedicine = 26,
    HardOfHearing = 27,
    WithoutPhone = 28,
    Isolated = 29,
    Infectious = 30,
    CareList = 40,  // Several of them in words: 独居、透析.
};

// The field that a header names, in Chinese or English and with many synonyms; nothing if it is not known.
std::optional<RegisterField> field_of_header(std::string_view header);

// What a register says about the care of a person: nothing, yes or no for each flag of Care.
struct CareSaid {
    std::uint16_t said = 0;  // Bit n belongs to RegisterField::LivesAlone + n.
    std::uint16_t yes = 0;   // Only bits that are also in `said`.

    void say(RegisterField flag, bool value);
    std::optional<bool> says(RegisterField flag) const;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(said), NAMED(yes));
    }
    bool operator==(const CareSaid& other) const = default;
};

// Takes over what was said; what was not said stays.
Care with_care_said(const Care& care, const CareSaid& said);

// True if with_care_said would give another care.
bool changes_care(const Care& care, const CareSaid& said);

// A cell of the column `flag`: 是, √, 1, yes, the name of the column itself / 否, ×, 0, no. An empty cell
// must not be passed. Nothing if the cell says neither.
std::optional<bool> yes_or_no(RegisterField flag, std::string_view cell);

// 独居、透析; 无 says nothing. Nothing at all if one of the words is not known.
std::optional<CareSaid> care_list(std::string_view cell);

// 83, 83岁, 70以上, 60-69, 成人. Nothing if it is no age from 0 to 120.
std::optional<AgeBand> age_band_of_age(std::string_view cell);

// 1940, 1940-03, 1940/3/1, 1940年3月1日, 19400301. A missing month or day counts as the last one of its year
// or month.
std::optional<AgeBand> age_band_of_birth(std::string_view cell, CivilDate today);

AgeBand age_band_of(int years);

}  // namespace linli
