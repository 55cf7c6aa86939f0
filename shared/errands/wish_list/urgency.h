#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/errands/wish_list.h"

namespace linli::wishes {

// Which items of a list are urgent, by what its words say of one, some, or all of them.
class ListUrgency {
public:
    explicit ListUrgency(std::vector<WishedItem>& items) : items_(items) {}

    void begin_line(int line);
    void end_line();
    // 急 in front of what stands on the line. Where nothing more stands there it is about the whole list.
    void say_of_line() { line_urgent_ = true; }
    void say_calm_of_line() { calm_lines_.push_back(line_); }
    void say_of_all() { all_urgent_ = true; }
    // 急需：, 不急的：, 药品：: what a heading says about all below it.
    void say_in_heading(std::u32string_view words);
    // 上面两样急, 第1、3样急, 奶粉和尿布急, 下面三样急, 其他不急. False: the clause does not say which.
    bool say_which(std::u32string_view clause);
    // An item is taken out again.
    void forget(std::size_t item) { below_begin_ -= item < below_begin_ ? 1 : 0; }
    // Is the item urgent that is added now?
    bool of_next();
    // When all is read: what is urgent because all are, or because a line above said so.
    void settle();

private:
    bool say_below(std::u32string_view clause);

    std::vector<WishedItem>& items_;
    int line_ = 0;
    std::size_t line_start_ = 0;  // The first item of this line.
    bool line_urgent_ = false, all_urgent_ = false;
    bool decided_ = false;                           // A line says which: the others are not urgent.
    std::optional<bool> section_;                    // What the heading above says,
    int section_line_ = 0;                           // and its line.
    std::vector<int> calm_lines_;                    // Where 不急 stands, or below such a heading.
    std::size_t below_begin_ = 0, below_count_ = 0;  // 下面两样急: which two.
};

}  // namespace linli::wishes
