#pragma once

#include "shared/people/names.h"
#include "shared/shifts/chain/wants.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace linli::chain {

struct Who {
    std::optional<std::string> door;
    std::optional<std::string> name;
    bool empty() const { return !door && !name; }
};

// The same person as far as both are known: the door, the name, or both.
bool same_person(const Who& left, const Who& right);

struct Seat {
    Who who;
    Want want;
    std::string note;
    int line = 0;
    bool alive = true;
    bool cancelled = false;  // Gone by its owner's word: may be taken over or come back.
    std::string key = {};    // name_key of the name: compared often.
};

// Who stands where while the chain is read from top to bottom. A line is applied as a whole or not at all:
// what fails gives the doubt, and undo_line() takes back what the line had done so far.
class Roll {
public:
    using Seats = std::vector<std::size_t>;

    void begin_line(int line);
    void undo_line();

    // Door or name that the same person gave in an earlier line.
    Who carried(const Who& who) const;

    // `narrows`: the slot may be part of one that the person has already, and then takes its place.
    std::optional<ChainDoubt> sign_up(const Who& who, const Want& want, const std::string& note,
                                      bool narrows = false);
    std::optional<ChainDoubt> cancel(const Who& who, const std::vector<Want>& which, bool every);
    std::optional<ChainDoubt> move(const Who& who, const std::vector<Want>& from, const std::vector<Want>& to,
                                   const std::string& note);
    std::optional<ChainDoubt> replace(const Who& old, const Who& by, const std::vector<Want>& which,
                                      const std::string& note);
    // Each takes the place of the other.
    std::optional<ChainDoubt> swap(const Who& one, const std::vector<Want>& of_one, const Who& other,
                                   const std::vector<Want>& of_other);
    std::optional<ChainDoubt> restore(const Who& who, const std::string& note);
    // What the person adds to the sign-ups that stand: a note, a door or a name.
    std::optional<ChainDoubt> complete(const Who& who, const std::string& note);

    Seats standing(const Who& who, const std::vector<Want>& which) const;
    // Signed up, also if it was cancelled since.
    bool knows(const Who& who) const;
    // Whom the line before, or this line so far, has taken out; nobody if it was none or several.
    std::optional<Who> just_gone() const;
    // Where the sign-ups of the nearest line above stand.
    std::vector<Want> last_wants() const;

    bool knows_name(const std::string& key) const { return by_name_.count(key) > 0; }
    const std::vector<Seat>& seats() const { return seats_; }

private:
    std::string full_key(const std::string& key) const;
    Seats all_of(const Who& who) const;
    void take_out(std::size_t seat, bool cancelled);
    void put_in(Seat seat);
    void save(std::size_t seat) { saved_.emplace_back(seat, seats_[seat]); }

    std::vector<Seat> seats_;
    std::map<std::string, Seats> by_door_;
    std::map<std::string, Seats> by_name_;
    std::vector<std::pair<std::size_t, Seat>> saved_;  // Of this line, for undoing.
    std::size_t before_line_ = 0;
    std::vector<std::size_t> gone_;  // Cancelled by the line that last did so …
    std::vector<std::size_t> gone_before_;
    int gone_line_ = 0;  // … and which line that was.
    int line_ = 0;
    int previous_line_ = 0;
    std::vector<std::size_t> last_signed_;
    std::vector<std::size_t> last_signed_before_;
};

std::string joined_notes(const std::string& left, const std::string& right);

}  // namespace linli::chain
