#pragma once

#include "shared/orders/chain/lines.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace linli::buying {

struct BookedOrder {
    Who who;
    std::string key;  // name_key of the name: compared often
    Counts counts;
    std::optional<bool> paid;
    std::string note;
    int line = 0;
    bool alive = true;  // Not cancelled.
    Counts before;      // What it held before the last change, or when it was cancelled.
};

// Who has ordered what while the chain is read from top to bottom. A line is applied as a whole or not at
// all: what fails gives the doubt, and undo_line() takes back what the line had done so far.
class Book {
public:
    explicit Book(const Offer& offer) : offer_(offer) {}

    // `list_number`: 0 if the line has none.
    void begin_line(int line, int list_number);
    void undo_line();
    // A line above that could not be read: 同上 then means nothing.
    void mark_unclear() { above_unclear_ = true; }

    std::optional<GroupBuyDoubt> apply(const Entry& entry);

    // Does somebody have an order, also a cancelled one?
    bool knows(const Who& who) const { return !fitting(who, false).empty(); }
    const std::vector<BookedOrder>& orders() const { return orders_; }

private:
    using Places = std::vector<std::size_t>;

    Places fitting(const Who& who, bool alive) const;
    std::optional<GroupBuyDoubt> apply_steps(BookedOrder& order, const Entry& entry, bool existed);
    std::optional<GroupBuyDoubt> apply_step(BookedOrder& order, const Step& step, bool existed);
    std::optional<GroupBuyDoubt> restore(BookedOrder& order, const Counts& counts, bool existed);
    std::optional<GroupBuyDoubt> put_order(BookedOrder& order, const Step& step, bool existed);
    std::optional<GroupBuyDoubt> take_away(BookedOrder& order, const Step& step, bool existed);
    std::optional<GroupBuyDoubt> copy_same(BookedOrder& order, const Step& step, bool existed);
    void pay(BookedOrder& order, const Entry& entry) const;
    void put_back(std::size_t place, BookedOrder order, bool is_new);

    const Offer& offer_;
    std::vector<BookedOrder> orders_;
    std::map<std::string, Places> by_door_;
    std::map<std::string, Places> by_name_;
    std::map<std::string, Places> by_phone_;
    std::map<int, std::size_t> by_number_;
    std::vector<std::pair<std::size_t, BookedOrder>> saved_;  // Of this line, for undoing.
    std::size_t before_line_ = 0;
    std::optional<std::size_t> last_;  // The order of the nearest entry above.
    std::vector<std::size_t> recent_;
    bool above_unclear_ = false;
    int line_ = 0;
    int list_number_ = 0;
};

}  // namespace linli::buying
