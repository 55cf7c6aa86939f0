#include "shared/orders/chain/book.h"

#include "shared/people/names.h"

#include <algorithm>

namespace linli::buying {
namespace {

bool too_many(const Counts& counts) {
    return std::any_of(counts.begin(), counts.end(),
                       [](const auto& count) { return count.second > max_order_quantity; });
}

}  // namespace

void Book::begin_line(int line, int list_number) {
    line_ = line;
    list_number_ = list_number;
    saved_.clear();
    before_line_ = orders_.size();
}

void Book::undo_line() {
    for (auto saved = saved_.rbegin(); saved != saved_.rend(); ++saved) orders_[saved->first] = saved->second;
    while (orders_.size() > before_line_) {
        const BookedOrder& order = orders_.back();
        const std::size_t place = orders_.size() - 1;
        if (order.who.door) std::erase(by_door_[*order.who.door], place);
        if (!order.key.empty()) std::erase(by_name_[order.key], place);
        if (order.who.phone) std::erase(by_phone_[*order.who.phone], place);
        std::erase(recent_, place);
        orders_.pop_back();
    }
    saved_.clear();
}

// Orders of the same door, and of the same name if both have one; a name alone fits the orders of that name.
Book::Places Book::fitting(const Who& who, bool alive) const {
    const std::string key = who.name ? name_key(*who.name) : std::string();
    const auto places_in = [](const std::map<std::string, Places>& index, const std::string& word) {
        const auto found = index.find(word);
        return found == index.end() ? Places{} : found->second;
    };
    Places exact, loose;
    if (who.door) {
        for (const std::size_t place : places_in(by_door_, *who.door)) {
            const BookedOrder& order = orders_[place];
            if (alive && !order.alive) continue;
            if (key.empty() || order.key.empty())
                loose.push_back(place);
            else if (key == order.key)
                exact.push_back(place);
        }
        if (exact.empty() && loose.empty() && !key.empty()) {
            // 小陈 ordered without a door, and gives it now.
            for (const std::size_t place : places_in(by_name_, key)) {
                if ((!alive || orders_[place].alive) && !orders_[place].who.door) exact.push_back(place);
            }
        }
    } else {
        const Places& named = !key.empty() ? places_in(by_name_, key)
                              : who.phone  ? places_in(by_phone_, *who.phone)
                                           : Places{};
        for (const std::size_t place : named) {
            if (!alive || orders_[place].alive) exact.push_back(place);
        }
    }
    return exact.empty() ? loose : exact;
}

void Book::put_back(std::size_t place, BookedOrder order, bool is_new) {
    order.key = order.who.name ? name_key(*order.who.name) : std::string();
    const auto index = [&](std::map<std::string, Places>& map, const std::string& word) {
        Places& places = map[word];
        if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
    };
    if (order.who.door) index(by_door_, *order.who.door);
    if (!order.key.empty()) index(by_name_, order.key);
    if (order.who.phone) index(by_phone_, *order.who.phone);
    if (is_new) {
        orders_.push_back(std::move(order));
    } else {
        saved_.emplace_back(place, orders_[place]);
        orders_[place] = std::move(order);
    }
    recent_.push_back(place);
    if (list_number_ > 0) by_number_[list_number_] = place;
}

std::optional<GroupBuyDoubt> Book::apply(const Entry& entry) {
    Places places = fitting(entry.who, true);
    const bool restores = std::any_of(entry.steps.begin(), entry.steps.end(),
                                      [](const Step& step) { return step.deed == Deed::Restore; });
    const Places all = fitting(entry.who, false);
    if (places.empty() && restores && all.size() == 1) places = all;
    if (places.size() > 1) return GroupBuyDoubt::SeveralToChange;
    const bool existed = !places.empty() && orders_[places.front()].alive;
    BookedOrder order;
    if (!places.empty()) order = orders_[places.front()];
    const bool is_new = places.empty();
    if (is_new) order.who = entry.who;
    if (!order.who.door) order.who.door = entry.who.door;
    if (!order.who.name) order.who.name = entry.who.name;
    if (!order.who.phone) order.who.phone = entry.who.phone;
    if (is_new && !all.empty()) {
        // Cancelled before: who it is carries over.
        const BookedOrder& old = orders_[all.back()];
        if (!order.who.name) order.who.name = old.who.name;
        if (!order.who.phone) order.who.phone = old.who.phone;
        const bool cancels = entry.steps.size() == 1 && entry.steps[0].deed == Deed::Cancel;
        if (cancels) return std::nullopt;
    }
    if (auto doubt = apply_steps(order, entry, existed)) return doubt;
    order.note = joined_notes(order.note, entry.note);
    const bool tells_who = !is_new && ((entry.who.phone && !orders_[places.front()].who.phone) ||
                                       (entry.who.door && !orders_[places.front()].who.door));
    if (!is_new && order.alive && entry.steps.empty() && !entry.payment && entry.note.empty() && !tells_who)
        return GroupBuyDoubt::NoItem;
    order.line = line_;
    const std::size_t place = is_new ? orders_.size() : places.front();
    put_back(place, std::move(order), is_new);
    above_unclear_ = false;
    return std::nullopt;
}

std::optional<GroupBuyDoubt> Book::apply_steps(BookedOrder& order, const Entry& entry, bool existed) {
    const Counts before = order.counts;
    bool standing = existed;
    if (!order.alive && !existed) {
        order.before = order.counts;
        order.counts.clear();
        order.paid.reset();
    }
    if (entry.steps.empty() && !existed)
        return entry.payment ? GroupBuyDoubt::NothingToChange : GroupBuyDoubt::NoItem;
    for (const Step& step : entry.steps) {
        if (const auto doubt = apply_step(order, step, standing)) return doubt;
        standing = standing || !order.counts.empty();
    }
    if (too_many(order.counts)) return GroupBuyDoubt::QuantityTooLarge;
    std::erase_if(order.counts, [](const auto& count) { return count.second == 0; });  // 改成0份
    order.alive = !order.counts.empty();
    if (!order.alive) {
        order.before = before;
        order.paid.reset();
        return std::nullopt;
    }
    if (existed && before != order.counts) {
        order.before = before;
        if (!entry.payment && order.paid == true) order.paid.reset();
    }
    pay(order, entry);
    return std::nullopt;
}

std::optional<GroupBuyDoubt> Book::apply_step(BookedOrder& order, const Step& step, bool existed) {
    Counts counts = step.counts;
    if (step.bare) {  // A number without an item: of the only one that the order has.
        if (order.counts.size() != 1) return GroupBuyDoubt::NoItem;
        const std::size_t item = order.counts.begin()->first;
        const PacksWanted wanted = packs_wanted(offer_.items[item], *step.bare);
        if (wanted.doubt) return wanted.doubt;
        counts[item] = wanted.count;
    }
    switch (step.deed) {
        case Deed::Order:
        case Deed::OrderOne:
            return put_order(order, step, existed);
        case Deed::Replace:
            if (!existed && order.before.empty() && !knows(order.who) && step.bare)
                return GroupBuyDoubt::NothingToChange;
            order.counts = counts;
            return std::nullopt;
        case Deed::SetItem:
            if (!existed) return GroupBuyDoubt::NothingToChange;
            for (const auto& [item, count] : counts) order.counts[item] = count;
            return std::nullopt;
        case Deed::Add:
            for (const auto& [item, count] : counts) order.counts[item] += count;
            return std::nullopt;
        case Deed::Exchange: {
            if (!existed && step.stated) {
                order.counts = counts;
                return std::nullopt;
            }
            const bool any = std::any_of(step.items.begin(), step.items.end(),
                                         [&](std::size_t item) { return order.counts.count(item) > 0; });
            if (!any) return GroupBuyDoubt::NothingToChange;
            for (const std::size_t item : step.items) order.counts.erase(item);
            for (const auto& [item, count] : counts) order.counts[item] += count;
            return std::nullopt;
        }
        case Deed::Less: {
            Step less = step;
            less.counts = counts;
            return take_away(order, less, existed);
        }
        case Deed::TakeOut:
            return take_away(order, step, existed);
        case Deed::Cancel:
            if (!existed) return GroupBuyDoubt::NothingToChange;
            order.counts.clear();
            return std::nullopt;
        case Deed::Same:
            return copy_same(order, step, existed);
        case Deed::Restore:
            return restore(order, counts, existed);
    }
    return std::nullopt;
}

std::optional<GroupBuyDoubt> Book::restore(BookedOrder& order, const Counts& counts, bool existed) {
    // What was taken out comes back to the rest; other items take the place of all.
    const bool taken_out =
        existed && std::all_of(counts.begin(), counts.end(), [&](const auto& count) {
            return order.before.count(count.first) > 0 && order.counts.count(count.first) == 0;
        });
    if (!counts.empty() && taken_out)
        order.counts.insert(counts.begin(), counts.end());
    else if (!counts.empty())
        order.counts = counts;
    else if (!existed && !order.before.empty())
        order.counts = order.before;
    else if (!existed)
        return GroupBuyDoubt::NoItem;
    return std::nullopt;
}

std::optional<GroupBuyDoubt> Book::put_order(BookedOrder& order, const Step& step, bool existed) {
    if (!existed) {
        for (const auto& [item, count] : step.counts) order.counts[item] += count;
        return std::nullopt;
    }
    if (order.counts == step.counts || step.deed == Deed::OrderOne) return std::nullopt;  // The same again.
    return GroupBuyDoubt::AddOrChange;
}

std::optional<GroupBuyDoubt> Book::take_away(BookedOrder& order, const Step& step, bool existed) {
    const bool all = step.deed == Deed::TakeOut;
    if (!existed && step.stated) return std::nullopt;  // 3-502 A2 不要了
    if (all) {
        for (const std::size_t item : step.items) {
            if (order.counts.erase(item) == 0) return GroupBuyDoubt::NothingToChange;
        }
        return std::nullopt;
    }
    for (const auto& [item, count] : step.counts) {
        const auto held = order.counts.find(item);
        if (held == order.counts.end() || held->second < count) return GroupBuyDoubt::NothingToChange;
        held->second -= count;
        if (held->second == 0) order.counts.erase(held);
    }
    return std::nullopt;
}

std::optional<GroupBuyDoubt> Book::copy_same(BookedOrder& order, const Step& step, bool existed) {
    const BookedOrder* source = nullptr;
    if (!step.same_door.room.empty()) {
        const std::string door = full_door(step.same_door, offer_.building);
        const auto found = by_door_.find(door);
        if (found != by_door_.end() && found->second.size() == 1) source = &orders_[found->second.front()];
    } else if (!step.same_name.empty()) {
        Who named;
        named.name = step.same_name;
        const Places places = fitting(named, true);
        if (places.size() == 1) source = &orders_[places.front()];
    } else if (step.same_number > 0) {
        const auto found = by_number_.find(step.same_number);
        if (found != by_number_.end() && found->second < orders_.size()) source = &orders_[found->second];
    } else if (!above_unclear_) {
        for (auto place = recent_.rbegin(); place != recent_.rend() && !source; ++place) {
            if (orders_[*place].alive) source = &orders_[*place];
        }
    }
    if (!source || !source->alive) return GroupBuyDoubt::NothingAbove;
    if (existed && order.counts != source->counts) return GroupBuyDoubt::AddOrChange;
    order.counts = source->counts;
    return std::nullopt;
}

// A sum that is not what the order costs settles nothing; neither does a part of it. The words become a note.
void Book::pay(BookedOrder& order, const Entry& entry) const {
    if (!entry.payment) return;
    if (entry.payment->word == PaidWord::Unpaid) {
        order.paid = false;
        return;
    }
    std::optional<std::int64_t> total = 0;
    for (const auto& [item, count] : order.counts) {
        const auto price = offer_.items[item].shown.price_cents;
        total = total && price ? std::optional(*total + *price * count) : std::nullopt;
    }
    const bool other_sum = entry.payment->cents && total && *entry.payment->cents != *total;
    if (entry.payment->word == PaidWord::Paid && !other_sum) {
        order.paid = true;
        return;
    }
    order.paid.reset();
    order.note = joined_notes(order.note, entry.payment_words);
}

}  // namespace linli::buying
