#include "shared/shifts/chain/roll.h"

#include "shared/core/characters.h"
#include "shared/core/reading.h"

#include <algorithm>

namespace linli::chain {
namespace {

// Of one door or name, the last ones: bounds the work on a paste that says the same thousands of times.
constexpr std::size_t most_remembered = 64;

bool fits(const Want& seat, const Want& wanted) {
    if (wanted.date && wanted.date != seat.date) return false;
    if (wanted.post && seat.post && wanted.post != seat.post) return false;
    if (!wanted.slot) return true;
    return seat.slot && (*wanted.slot == *seat.slot || holds(*wanted.slot, *seat.slot));
}

bool fits_any(const Want& seat, const std::vector<Want>& wanted) {
    return wanted.empty() ||
           std::any_of(wanted.begin(), wanted.end(), [&](const Want& want) { return fits(seat, want); });
}

bool overlap(const ClockRange& left, const ClockRange& right) {
    const auto inside = [](const ClockRange& range, int minute) {
        return holds_moment(range, minute) && minute % (24 * 60) != range.to % (24 * 60);
    };
    return inside(left, right.from) || inside(right, left.from);
}

bool same_post(const Want& left, const Want& right) {
    return !left.post || !right.post || left.post == right.post;
}

}  // namespace

std::string joined_notes(const std::string& left, const std::string& right) {
    if (left.empty() || right.empty() || left == right) return left.empty() ? right : left;
    return left + "；" + right;
}

bool same_person(const Who& left, const Who& right) {
    const bool doors = left.door && right.door;
    const bool names = left.name && right.name;
    if (doors && left.door != right.door) return false;
    if (names && name_key(*left.name) != name_key(*right.name)) return false;
    return doors || names;
}

void Roll::begin_line(int line) {
    if (line_ != 0) previous_line_ = line_;
    line_ = line;
    saved_.clear();
    before_line_ = seats_.size();
    gone_before_ = gone_;
    last_signed_before_ = last_signed_;
}

void Roll::undo_line() {
    for (auto saved = saved_.rbegin(); saved != saved_.rend(); ++saved) {
        if (saved->first < before_line_) seats_[saved->first] = saved->second;
    }
    // New seats stay in the indexes as gone ones; nobody stood there.
    for (std::size_t seat = before_line_; seat < seats_.size(); ++seat) {
        seats_[seat].alive = false;
        seats_[seat].who = Who{};
    }
    saved_.clear();
    gone_ = gone_before_;
    last_signed_ = last_signed_before_;
}

// Peter for Peter Wong, if there is only one of that name.
std::string Roll::full_key(const std::string& key) const {
    const bool latin = !key.empty() && is_latin(static_cast<unsigned char>(key.front()));
    if (!latin || by_name_.count(key) > 0) return key;
    std::string found;
    for (auto name = by_name_.lower_bound(key); name != by_name_.end(); ++name) {
        if (name->first.compare(0, key.size(), key) != 0) break;
        const auto& seat = seats_[name->second.front()];
        const bool first_name = seat.who.name && plain_text(*seat.who.name).find(U' ') == key.size();
        if (!first_name) continue;
        if (!found.empty()) return key;
        found = name->first;
    }
    return found.empty() ? key : found;
}

Roll::Seats Roll::all_of(const Who& who) const {
    Seats found;
    const std::string wanted = who.name ? full_key(name_key(*who.name)) : std::string();
    const auto collect = [&](const std::map<std::string, Seats>& index, const std::string& key) {
        const auto seats = index.find(key);
        if (seats == index.end()) return;
        const Seats& known = seats->second;
        const std::size_t first = known.size() > most_remembered ? known.size() - most_remembered : 0;
        for (std::size_t i = first; i < known.size(); ++i) {
            const Seat& seat = seats_[known[i]];
            const bool other_door = who.door && seat.who.door && who.door != seat.who.door;
            const bool other_name = who.name && seat.who.name && wanted != seat.key;
            if (!other_door && !other_name) found.push_back(known[i]);
        }
    };
    if (who.door) collect(by_door_, *who.door);
    if (who.name) collect(by_name_, wanted);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Who Roll::carried(const Who& who) const {
    if (who.empty() || (who.door && who.name)) return who;
    Who full = who;
    std::string key = who.name ? full_key(name_key(*who.name)) : std::string();
    bool several = false;
    for (const std::size_t seat : all_of(who)) {
        const Who& known = seats_[seat].who;
        if (full.name && known.name && seats_[seat].key == key) full.name = known.name;
        if (!full.door && known.door) full.door = known.door;
        if (!full.name && known.name) {
            full.name = known.name;
            key = seats_[seat].key;
        }
        const bool other_door = full.door && known.door && known.door != full.door;
        const bool other_name = full.name && known.name && seats_[seat].key != key;
        several = several || other_door || other_name;
    }
    return several ? who : full;
}

Roll::Seats Roll::standing(const Who& who, const std::vector<Want>& which) const {
    Seats found = all_of(who);
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](std::size_t seat) {
                                   return !seats_[seat].alive || !fits_any(seats_[seat].want, which);
                               }),
                found.end());
    return found;
}

void Roll::take_out(std::size_t seat, bool cancelled) {
    save(seat);
    seats_[seat].alive = false;
    seats_[seat].cancelled = cancelled;
    if (!cancelled) return;
    if (gone_line_ != line_) gone_.clear();
    gone_line_ = line_;
    gone_.push_back(seat);
}

void Roll::put_in(Seat seat) {
    seat.line = line_;
    seat.alive = true;
    seat.cancelled = false;
    const std::size_t index = seats_.size();
    if (seat.who.door) by_door_[*seat.who.door].push_back(index);
    seat.key = seat.who.name ? name_key(*seat.who.name) : std::string();
    if (seat.who.name) by_name_[seat.key].push_back(index);
    if (!last_signed_.empty() && seats_[last_signed_.front()].line != line_) last_signed_.clear();
    last_signed_.push_back(index);
    seats_.push_back(std::move(seat));
}

std::optional<ChainDoubt> Roll::sign_up(const Who& who, const Want& want, const std::string& note,
                                        bool narrows) {
    Seat seat{who, want, note, line_, true, false, {}};
    for (const std::size_t index : standing(who, {})) {
        const Seat& other = seats_[index];
        if (other.want.date != want.date || !other.want.slot || !want.slot) continue;
        if (!overlap(*other.want.slot, *want.slot)) continue;
        const bool same_slot =
            *other.want.slot == *want.slot || (narrows && holds(*other.want.slot, *want.slot));
        const bool again = same_slot && same_post(other.want, want);
        if (!again) return ChainDoubt::Contradiction;
        if (!seat.want.post) seat.want.post = other.want.post;
        if (!seat.who.door) seat.who.door = other.who.door;
        if (!seat.who.name) seat.who.name = other.who.name;
        seat.note = joined_notes(other.note, seat.note);
        take_out(index, false);
    }
    put_in(std::move(seat));
    return std::nullopt;
}

std::optional<ChainDoubt> Roll::cancel(const Who& who, const std::vector<Want>& which, bool every) {
    const Seats found = standing(who, which);
    // 小郭那班来不了了，取消: said twice in one line; what else 小郭 has stays.
    const bool already = gone_line_ == line_ &&
                         std::any_of(gone_.begin(), gone_.end(),
                                     [&](std::size_t seat) { return same_person(seats_[seat].who, who); });
    if (already && (found.empty() || (which.empty() && !every))) return std::nullopt;
    if (found.empty()) return ChainDoubt::NothingToChange;
    if (found.size() > 1 && !every && found.size() != which.size()) return ChainDoubt::SeveralToChange;
    for (const std::size_t seat : found) take_out(seat, true);
    return std::nullopt;
}

std::optional<ChainDoubt> Roll::move(const Who& who, const std::vector<Want>& from,
                                     const std::vector<Want>& to, const std::string& note) {
    Seats found = standing(who, from);
    if (found.empty() && gone_line_ == line_) {
        // 早班来不了，改晚班: taken out by the same line.
        for (const std::size_t seat : gone_) {
            if (same_person(seats_[seat].who, who)) found.push_back(seat);
        }
    }
    if (found.empty()) return ChainDoubt::NothingToChange;
    if (found.size() > 1) return ChainDoubt::SeveralToChange;
    const Seat old = seats_[found.front()];
    take_out(found.front(), false);
    for (const Want& target : to) {
        Seat seat = old;
        if (who.door) seat.who.door = who.door;
        if (who.name) seat.who.name = who.name;
        if (target.date) seat.want.date = target.date;
        if (target.slot) seat.want.slot = target.slot;
        if (target.post) seat.want.post = target.post;
        seat.note = joined_notes(old.note, note);
        if (const auto doubt = sign_up(seat.who, seat.want, seat.note)) return doubt;
    }
    return std::nullopt;
}

std::optional<ChainDoubt> Roll::replace(const Who& old, const Who& by, const std::vector<Want>& which,
                                        const std::string& note) {
    Seats found;
    if (gone_line_ == line_ || (gone_line_ == previous_line_ && gone_.size() == 1)) {
        // 老纪傍晚去不了，我替他: what the same line, or the one before, has taken out.
        for (const std::size_t seat : gone_) {
            if (same_person(seats_[seat].who, old) && fits_any(seats_[seat].want, which))
                found.push_back(seat);
        }
    }
    if (found.empty()) found = standing(old, which);
    if (found.empty()) {
        for (const std::size_t seat : all_of(old)) {
            if (seats_[seat].cancelled && fits_any(seats_[seat].want, which)) found.push_back(seat);
        }
    }
    if (found.empty()) return ChainDoubt::WhoseShift;
    if (found.size() > 1) return ChainDoubt::SeveralToChange;
    const Want want = seats_[found.front()].want;
    take_out(found.front(), false);
    return sign_up(carried(by), want, note);
}

std::optional<ChainDoubt> Roll::swap(const Who& one, const std::vector<Want>& of_one, const Who& other,
                                     const std::vector<Want>& of_other) {
    const Seats first = standing(one, of_one);
    const Seats second = standing(other, of_other);
    if (first.empty() || second.empty()) return ChainDoubt::NothingToChange;
    if (first.size() > 1 || second.size() > 1) return ChainDoubt::SeveralToChange;
    const Seat left = seats_[first.front()];
    const Seat right = seats_[second.front()];
    if (first == second) return ChainDoubt::NotUnderstood;
    take_out(first.front(), false);
    take_out(second.front(), false);
    if (const auto doubt = sign_up(left.who, right.want, left.note)) return doubt;
    return sign_up(right.who, left.want, right.note);
}

bool Roll::knows(const Who& who) const {
    const Seats seats = all_of(who);
    return std::any_of(seats.begin(), seats.end(),
                       [&](std::size_t seat) { return seats_[seat].alive || seats_[seat].cancelled; });
}

std::optional<ChainDoubt> Roll::restore(const Who& who, const std::string& note) {
    Seats found;
    for (const std::size_t seat : all_of(who)) {
        if (seats_[seat].cancelled) found.push_back(seat);
    }
    if (found.size() != 1) return found.empty() ? ChainDoubt::NothingToChange : ChainDoubt::SeveralToChange;
    const Seat old = seats_[found.front()];
    take_out(found.front(), false);
    return sign_up(old.who, old.want, joined_notes(old.note, note));
}

std::optional<ChainDoubt> Roll::complete(const Who& who, const std::string& note) {
    const Seats found = standing(who, {});
    if (found.empty()) return ChainDoubt::NoSlot;
    if (found.size() > 1 && !note.empty()) return ChainDoubt::SeveralToChange;
    for (const std::size_t seat : found) {
        const Seat old = seats_[seat];
        const Who full{old.who.door ? old.who.door : who.door, old.who.name ? old.who.name : who.name};
        take_out(seat, false);
        if (const auto doubt = sign_up(full, old.want, joined_notes(old.note, note))) return doubt;
    }
    return std::nullopt;
}

std::optional<Who> Roll::just_gone() const {
    if (gone_.size() != 1 || (gone_line_ != line_ && gone_line_ != previous_line_)) return std::nullopt;
    return seats_[gone_.front()].who;
}

std::vector<Want> Roll::last_wants() const {
    std::vector<Want> wants;
    for (const std::size_t seat : last_signed_) wants.push_back(seats_[seat].want);
    return wants;
}

}  // namespace linli::chain
