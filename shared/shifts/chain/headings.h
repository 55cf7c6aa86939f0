#pragma once

#include "shared/shifts/chain/layout.h"
#include "shared/shifts/chain/wants.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace linli::chain {

// What the lines that only say where and when (1号卡口 / 周三：) mean for the lines below them.

enum class Level : std::uint8_t { Date, Slot, Post, Building };
inline constexpr std::size_t level_count = 4;

// The headings above a line. A heading of an outer level ends what stands below it.
class Sections {
public:
    void set(Level level, const Want& want, const std::string& building) {
        const auto known = std::find(order_.begin(), order_.end(), level);
        if (known != order_.end()) {
            for (auto inner = known; inner != order_.end(); ++inner) clear(*inner);
            order_.erase(known, order_.end());
        }
        order_.push_back(level);
        if (level == Level::Date) section_.want.date = want.date;
        if (level == Level::Slot) section_.want.slot = want.slot;
        if (level == Level::Post) section_.want.post = want.post;
        if (level == Level::Building) section_.building = building;
    }

    void end() {
        order_.clear();
        section_ = Section{};
    }

    const Section& current() const { return section_; }

private:
    void clear(Level level) {
        if (level == Level::Date) section_.want.date.reset();
        if (level == Level::Slot) section_.want.slot.reset();
        if (level == Level::Post) section_.want.post.reset();
        if (level == Level::Building) section_.building.clear();
    }

    std::vector<Level> order_;
    Section section_;
};

struct Heading {
    bool is = false;
    bool colon = false;
    Section says;
    bool levels[level_count] = {};
    bool sections[level_count] =
        {};  // Of these levels it holds for the lines below, and does not only define.
};

// One for each line of the text.
std::vector<Heading> find_headings(const Layout& layout, const Offer& offer);

}  // namespace linli::chain
