#include "shared/orders/payment_matching.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "shared/core/characters.h"
#include "shared/core/reading.h"
#include "shared/core/reading_door.h"
#include "shared/orders/payment_names.h"

namespace linli {
namespace {

constexpr std::size_t max_name_pieces = 12;

// What a payment says about whom it is from.
struct Said {
    std::vector<ComparableName> pieces;  // The name, and the words of the remark.
    std::vector<WrittenDoor> doors;
    std::vector<std::string> rooms;
};

Said said_by(const ReadPayment& payment) {
    Said said;
    if (!payment.name.empty()) said.pieces.push_back(comparable_name(payment.name));
    std::string open;
    for (const char letter : payment.remark + " ") {
        if (letter != ' ' && letter != ':' && letter != ',') {
            open += letter;
            continue;
        }
        if (!open.empty() && said.pieces.size() < max_name_pieces)
            said.pieces.push_back(comparable_name(open));
        open.clear();
    }
    const std::u32string plain = plain_text(payment.name + " " + payment.remark);
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const auto door = find_door(plain, at);
        if (!door) continue;
        if (!door->value.building.empty() && !door->value.room.empty()) said.doors.push_back(door->value);
        if (door->value.building.empty() && !door->value.room.empty()) said.rooms.push_back(door->value.room);
        at = door->end;
    }
    return said;
}

// 3 and, in a lane, 85-3.
bool is_building(const Door& door, const std::string& building) {
    if (door.building == building) return true;
    return short_door({door.compound, door.building, {}, {}}) == building;
}

bool is_door(const Door& door, const WrittenDoor& written) {
    const bool unit = door.unit == written.unit || door.unit.empty() || written.unit.empty();
    return unit && !door.room.empty() && door.room == written.room && is_building(door, written.building);
}

bool is_before(const ReadPayment& payment, const CivilTime& time) {
    if (!payment.date) return false;
    if (*payment.date != time.date) return *payment.date < time.date;
    return payment.minute_of_day && *payment.minute_of_day < time.minute_of_day;
}

struct Judged {
    std::size_t order = 0;
    MatchReasons why;

    bool strong() const { return why.door || why.full_name; }
    bool weak() const { return why.room || why.part_name; }
    int strength() const {
        return why.amount * 16 + why.door * 12 + why.full_name * 10 + why.room * 4 + why.part_name * 3 +
               why.time;
    }
};

class Matcher {
public:
    Matcher(const std::vector<ReadPayment>& payments, const std::vector<OpenOrder>& orders)
        : payments_(payments), orders_(orders), open_(orders.size()), matches_(payments.size()) {
        for (std::size_t i = 0; i < orders.size(); ++i) index(i);
        for (const ReadPayment& payment : payments) said_.push_back(said_by(payment));
        for (std::size_t i = 0; i < payments.size(); ++i) {
            matches_[i].payment = i;
            in_order_.push_back(i);
        }
        std::sort(in_order_.begin(), in_order_.end(), [&](std::size_t a, std::size_t b) {
            const auto when = [&](std::size_t place) {
                const ReadPayment& one = payments_[place];
                return std::make_tuple(!one.date, one.date.value_or(CivilDate{}),
                                       one.minute_of_day.value_or(24 * 60), one.line, place);
            };
            return when(a) < when(b);
        });
    }

    std::vector<PaymentMatch> match() {
        judge_all();
        for (const std::size_t payment : in_order_) settle_strong(payment);
        for (const std::size_t payment : in_order_) settle_weak(payment);
        for (const std::size_t payment : in_order_) {
            if (matches_[payment].kind != MatchKind::Certain) ask(payment);
        }
        return std::move(matches_);
    }

private:
    void index(std::size_t order) {
        const OpenOrder& one = orders_[order];
        open_[order] = one.open_cents;
        if (one.open_cents > 0) by_sum_[one.open_cents].push_back(order);
        if (!one.door.room.empty()) by_room_[one.door.room].push_back(order);
        std::vector<ComparableName>& names = names_.emplace_back();
        for (const std::string& name : one.names) {
            names.push_back(comparable_name(name));
            for (const char32_t character : names.back().text) {
                std::vector<std::size_t>& places = by_character_[character];
                const bool there = !places.empty() && places.back() == order;
                if (tells_people_apart(character) && !there) places.push_back(order);
            }
        }
    }

    // Every order that could fit in any way.
    std::vector<std::size_t> possible(std::size_t payment) const {
        std::vector<std::size_t> list;
        const auto add = [&](const auto& places, const auto& key) {
            const auto found = places.find(key);
            if (found != places.end()) list.insert(list.end(), found->second.begin(), found->second.end());
        };
        add(by_sum_, payments_[payment].amount_cents);
        const Said& said = said_[payment];
        for (const std::string& room : said.rooms) add(by_room_, room);
        for (const WrittenDoor& door : said.doors) add(by_room_, door.room);
        for (const ComparableName& piece : said.pieces) {
            for (const char32_t character : piece.text) add(by_character_, character);
        }
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
        return list;
    }

    MatchReasons judge(std::size_t payment, std::size_t order) const {
        const Said& said = said_[payment];
        const OpenOrder& one = orders_[order];
        MatchReasons why;
        why.amount = one.open_cents > 0 && one.open_cents == payments_[payment].amount_cents;
        why.door = std::any_of(said.doors.begin(), said.doors.end(),
                               [&](const WrittenDoor& door) { return is_door(one.door, door); });
        why.room = !why.door && said.doors.empty() && !one.door.room.empty() &&
                   std::find(said.rooms.begin(), said.rooms.end(), one.door.room) != said.rooms.end();
        for (const ComparableName& name : names_[order]) {
            for (const ComparableName& piece : said.pieces) {
                const NameFit fit = name_fit(piece, name);
                why.full_name = why.full_name || fit == NameFit::Full;
                why.part_name = why.part_name || fit == NameFit::Part;
            }
        }
        if (why.full_name) why.part_name = false;
        why.time = !is_before(payments_[payment], one.ordered_at);
        why.paid = open_[order] <= 0;
        return why;
    }

    void judge_all() {
        judged_.resize(payments_.size());
        for (std::size_t p = 0; p < payments_.size(); ++p) {
            for (const std::size_t o : possible(p)) {
                const Judged one{o, judge(p, o)};
                if (one.strong() || one.weak() || one.why.amount) judged_[p].push_back(one);
            }
        }
    }

    // Another door than this order's stands there.
    bool other_door(std::size_t payment, const Judged& one) const {
        return !one.why.door && !said_[payment].doors.empty();
    }

    bool may_settle(std::size_t payment, const Judged& one) const {
        return one.why.amount && one.why.time && open_[one.order] > 0 && !other_door(payment, one);
    }

    void settle(std::size_t payment, const std::vector<const Judged*>& ones) {
        PaymentMatch& match = matches_[payment];
        match.kind = MatchKind::Certain;
        MatchCandidate candidate{{}, ones.front()->why};
        candidate.why.amount = true;
        for (const Judged* one : ones) {
            candidate.orders.push_back(orders_[one->order].id);
            candidate.why.door = candidate.why.door && one->why.door;
            candidate.why.full_name = candidate.why.full_name && one->why.full_name;
            open_[one->order] = 0;
        }
        std::sort(candidate.orders.begin(), candidate.orders.end());
        match.candidates = {std::move(candidate)};
    }

    void settle_strong(std::size_t payment) {
        std::vector<const Judged*> with_sum, without_sum;
        std::int64_t together = 0;
        bool possible = true;
        for (const Judged& one : judged_[payment]) {
            if (!one.strong() || orders_[one.order].open_cents <= 0) continue;
            (one.why.amount ? with_sum : without_sum).push_back(&one);
            together += open_[one.order];
            possible = possible && one.why.time && open_[one.order] > 0 && !other_door(payment, one);
        }
        if (with_sum.size() == 1 && may_settle(payment, *with_sum.front())) settle(payment, with_sum);
        if (!with_sum.empty() || without_sum.size() < 2 || !possible) return;
        if (together == payments_[payment].amount_cents) settle(payment, without_sum);
    }

    void settle_weak(std::size_t payment) {
        if (matches_[payment].kind == MatchKind::Certain) return;
        const Judged* only = nullptr;
        std::size_t with_sum = 0;
        for (const Judged& one : judged_[payment]) {
            if (one.strong()) return;
            if (!one.why.amount || open_[one.order] <= 0) continue;
            ++with_sum;
            if (one.weak()) only = &one;
        }
        if (with_sum == 1 && only && may_settle(payment, *only)) settle(payment, {only});
    }

    void ask(std::size_t payment) {
        std::vector<Judged> list = judged_[payment];
        // Orders that share only a surname with it, or were paid, help where there is nothing better.
        const bool better = std::any_of(list.begin(), list.end(),
                                        [](const Judged& one) { return one.strong() || one.why.amount; });
        const auto useless = [&](const Judged& one) { return better && !one.strong() && !one.why.amount; };
        list.erase(std::remove_if(list.begin(), list.end(), useless), list.end());
        for (Judged& one : list) one.why.paid = open_[one.order] <= 0;
        const std::int64_t sum = payments_[payment].amount_cents;
        std::sort(list.begin(), list.end(), [&](const Judged& a, const Judged& b) {
            const auto rank = [&](const Judged& one) {
                const std::int64_t open = orders_[one.order].open_cents;
                const std::int64_t away = open > sum ? open - sum : sum - open;
                return std::make_tuple(one.why.paid, -one.strength(), away, orders_[one.order].id);
            };
            return rank(a) < rank(b);
        });
        if (list.size() > max_candidates) list.resize(max_candidates);
        PaymentMatch& match = matches_[payment];
        match.kind = list.empty() ? MatchKind::Unmatched : MatchKind::Doubtful;
        for (const Judged& one : list) match.candidates.push_back({{orders_[one.order].id}, one.why});
    }

    const std::vector<ReadPayment>& payments_;
    const std::vector<OpenOrder>& orders_;
    std::vector<std::int64_t> open_;  // Still, while payments are settled.
    std::vector<std::vector<ComparableName>> names_;
    std::map<std::int64_t, std::vector<std::size_t>> by_sum_;
    std::map<std::string, std::vector<std::size_t>> by_room_;
    std::map<char32_t, std::vector<std::size_t>> by_character_;
    std::vector<Said> said_;
    std::vector<std::size_t> in_order_;  // Payments by time and line.
    std::vector<std::vector<Judged>> judged_;
    std::vector<PaymentMatch> matches_;
};

}  // namespace

std::vector<PaymentMatch> match_payments(const std::vector<ReadPayment>& payments,
                                         const std::vector<OpenOrder>& orders) {
    return Matcher(payments, orders).match();
}

}  // namespace linli
