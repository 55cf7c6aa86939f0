#include "app/client/shifts/chain_match.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "app/client/telling.h"
#include "app/client/ui/text.h"
#include "shared/core/characters.h"
#include "shared/core/reading.h"
#include "shared/core/reading_date.h"
#include "shared/people/names.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/shift_chain_text.h"

namespace linli::client {
namespace {

constexpr std::size_t most_choices = 5;
constexpr std::int32_t usual_places = 2;
constexpr std::int64_t half_a_year = 183;

// --- People ---

// 小崔, 老王, 林工, 温阿姨: a surname with what people say before and behind it.
std::string surname_meant(std::string_view name) {
    std::u32string characters = characters_of(name);
    for (char32_t& character : characters) character = simplified(character);
    static const std::u32string before = U"小老阿大";
    static const std::vector<std::u32string> behind = {U"工",   U"师傅", U"阿姨", U"叔",   U"叔叔",
                                                       U"哥",   U"姐",   U"老师", U"奶奶", U"爷爷",
                                                       U"医生", U"先生", U"女士"};
    if (characters.size() == 2 && before.find(characters[0]) != std::u32string::npos)
        return text_of(characters.substr(1));
    for (const std::u32string& word : behind) {
        if (characters.size() <= word.size()) continue;
        const std::size_t left = characters.size() - word.size();
        if (left <= 2 && characters.substr(left) == word) return text_of(characters.substr(0, left));
    }
    return characters.size() == 1 ? text_of(characters) : std::string();
}

bool is_called(const State& state, PersonId person, const std::string& name) {
    const PublicName* shown = state.public_names.find(person);
    const Resident* resident = state.residents.find(person);
    const std::string wanted = name_key(name);
    return (shown && name_key(shown->shown) == wanted) ||
           (resident && name_key(resident->full_name) == wanted);
}

// Also 小崔 for 崔明: enough behind a known door, too little in a whole community.
bool could_be_called(const State& state, PersonId person, const std::string& name) {
    if (is_called(state, person, name)) return true;
    const Resident* resident = state.residents.find(person);
    if (!resident) return false;
    const std::string full = name_key(resident->full_name), wanted = name_key(name);
    if (!wanted.empty() && full.find(wanted) != std::string::npos) return true;
    const std::string surname = surname_meant(name);
    return !surname.empty() && name_key(surname_of(resident->full_name)) == surname;
}

bool is_door(const Door& known, const Door& written) {
    if (!written.compound.empty() && known.compound != written.compound) return false;
    if (!written.building.empty() && known.building != written.building) return false;
    if (!written.unit.empty() && known.unit != written.unit) return false;
    return known.room == written.room;
}

std::vector<PersonId> people_behind(const State& state, const Door& door) {
    std::vector<PersonId> people;
    for (const auto& [id, row] : state.residents.rows()) {
        if (is_door(door_of_person(state, id), door)) people.push_back(id);
    }
    return people;
}

template <class Fits>
std::vector<PersonId> all_who(const State& state, Fits fits) {
    std::vector<PersonId> people;
    for (const auto& [id, row] : state.public_names.rows()) {
        if (!state.merged_persons.find(id) && fits(id)) people.push_back(id);
    }
    return people;
}

void match_by_door(const State& state, const Door& door, ChainProposal& proposal) {
    const std::vector<PersonId> behind = people_behind(state, door);
    std::vector<PersonId> fitting = behind;
    const std::string name = proposal.signup.name.value_or("");
    if (!name.empty()) {
        std::erase_if(fitting, [&](PersonId person) { return !could_be_called(state, person, name); });
    }
    if (fitting.size() == 1) {
        proposal.person = fitting.front();
        proposal.by = name.empty() ? MatchedBy::OnlyOneThere : MatchedBy::DoorAndName;
    }
    proposal.people = fitting.empty() ? behind : fitting;
}

void match_by_name(const State& state, ChainProposal& proposal) {
    const std::string& name = *proposal.signup.name;
    const std::vector<PersonId> exact =
        all_who(state, [&](PersonId person) { return is_called(state, person, name); });
    if (exact.size() == 1) {
        proposal.person = exact.front();
        proposal.by = MatchedBy::OnlyOneOfName;
        proposal.people = exact;
        return;
    }
    proposal.people =
        exact.empty() ? all_who(state, [&](PersonId person) { return could_be_called(state, person, name); })
                      : exact;
}

void match_person(const State& state, ChainProposal& proposal) {
    const auto door = proposal.signup.door ? parse_door(*proposal.signup.door) : std::nullopt;
    if (door) match_by_door(state, *door, proposal);
    if (!proposal.person && proposal.people.empty() && proposal.signup.name) match_by_name(state, proposal);
    // Those who stand for others are meant more often than those who do not.
    std::stable_sort(proposal.people.begin(), proposal.people.end(), [&](PersonId a, PersonId b) {
        return state.roles.where<&RoleHeld::person>(a).size() >
               state.roles.where<&RoleHeld::person>(b).size();
    });
    if (proposal.people.size() > most_choices) proposal.people.resize(most_choices);
    const std::string door_text = proposal.signup.door.value_or("");
    const std::string name = proposal.signup.name.value_or("");
    proposal.guest_name = name.empty() ? door_text : name;
    if (!proposal.person && proposal.people.empty() && !proposal.guest_name.empty())
        proposal.by = MatchedBy::NameOnly;
}

// --- Places ---

std::optional<std::int32_t> minute_of(const std::optional<std::string>& clock) {
    if (!clock) return std::nullopt;
    const std::size_t colon = clock->find(':');
    if (colon == std::string::npos || colon == 0 || colon + 3 != clock->size()) return std::nullopt;
    std::int32_t hour = 0;
    for (const char digit : clock->substr(0, colon)) hour = hour * 10 + (digit - '0');
    return hour * 60 + ((*clock)[colon + 1] - '0') * 10 + ((*clock)[colon + 2] - '0');
}

// 04-09: of the year that brings it closest to today.
std::optional<CivilDate> closest_date(const std::string& month_and_day, CivilDate today) {
    for (const int year : {today.year, today.year + 1, today.year - 1}) {
        const auto date = date_from_iso(std::to_string(year) + "-" + month_and_day);
        if (!date) continue;
        const std::int64_t away = day_number(*date) - day_number(today);
        if (away > -half_a_year && away <= half_a_year) return date;
    }
    return std::nullopt;
}

// A day as the chain's reader leaves it: 04-09, or the word where nothing says which day it counts from.
std::optional<CivilDate> named_date(const std::string& written, CivilDate today) {
    if (const auto date = closest_date(written, today)) return date;
    const auto found = find_date(plain_text(written), 0);
    if (!found) return std::nullopt;
    if (found->value.kind == WrittenDate::Kind::Relative) return plus_days(today, found->value.offset);
    if (found->value.kind != WrittenDate::Kind::Weekday) return std::nullopt;
    return plus_days(today, (found->value.weekday - weekday(today) + 7) % 7);
}

std::optional<ChainPlace> place_of(const ChainSignup& signup, const Saying& saying) {
    const auto from = minute_of(signup.from), to = minute_of(signup.to);
    if (!from || !to) return std::nullopt;
    ChainPlace place;
    const CivilDate today = today_of(saying);
    const std::int32_t until = *to > *from ? *to : *to + 1440;
    auto date = signup.date ? named_date(*signup.date, today) : std::nullopt;
    place.date_assumed = !date;
    if (!date) {
        const bool over = instant_of(today, until, saying.offset) <= saying.now;
        date = over ? plus_days(today, 1) : today;
    }
    place.window = {instant_of(*date, *from, saying.offset), instant_of(*date, until, saying.offset)};
    return place;
}

// 南门 means 南门岗 where only one post begins like that.
std::optional<PostId> post_called(const State& state, const std::string& name) {
    if (const Post* exact = find_post(state, name)) return exact->id;
    std::vector<PostId> fitting;
    for (const Post* post : open_posts(state)) {
        const std::string known = name_key(post->name), wanted = name_key(name);
        if (known.rfind(wanted, 0) == 0 || wanted.rfind(known, 0) == 0) fitting.push_back(post->id);
    }
    return fitting.size() == 1 ? std::optional(fitting.front()) : std::nullopt;
}

void match_post(const State& state, const ChainReview& review, ChainProposal& proposal) {
    if (!proposal.place) return;
    for (const Post* post : open_posts(state)) proposal.posts.push_back(post->id);
    if (proposal.signup.post) {
        proposal.place->post = post_called(state, *proposal.signup.post);
        if (!proposal.place->post) proposal.place->new_post = *proposal.signup.post;
        return;
    }
    // The chain's own posts, where it names some; else the only one that the community has.
    std::vector<PostId> offered;
    for (const std::string& name : review.chain.posts) {
        if (const auto post = post_called(state, name)) offered.push_back(*post);
    }
    if (!offered.empty()) proposal.posts = offered;
    if (review.chain.posts.size() <= 1 && proposal.posts.size() == 1)
        proposal.place->post = proposal.posts.front();
}

// 19:00; 24:00 at midnight, and the next day's clock behind it.
std::string clock_in_chain(std::int32_t minute) {
    const std::int32_t shown = minute > 1440 ? minute - 1440 : minute;
    const auto two = [](std::int32_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(shown / 60) + ":" + two(shown % 60);
}

// As the chain says; else as many as the post has had, or what is usual.
std::int32_t places_of(const State& state, const ShiftChain& chain, const ChainSignup& signup,
                       const std::optional<PostId>& post) {
    for (const ChainSlot& slot : chain.slots) {
        if (slot.places > 0 && slot.from == signup.from && slot.to == signup.to)
            return std::min(slot.places, max_places);
    }
    std::int32_t places = usual_places;
    if (!post) return places;
    for (const Shift* shift : state.shifts.where<&Shift::post>(*post))
        places = std::max(places, shift->max_places);
    return places;
}

bool is_ticked(const ChainProposal& proposal) {
    return proposal.accepted && !proposal.is_open();
}

// Guests of one name on one shift.
bool are_namesakes(const ChainProposal& one, const ChainProposal& other) {
    if (one.is_open() || other.is_open() || one.person || other.person) return false;
    return one.guest_name == other.guest_name && one.place->post == other.place->post &&
           one.place->new_post == other.place->new_post && one.place->window == other.place->window;
}

// Stands there already, and another of that name comes.
bool is_named_too(const State& state, const ChainReview& review, const ChainProposal& proposal) {
    const auto comes = [&](const ChainProposal& other) {
        return is_ticked(other) && are_namesakes(other, proposal);
    };
    return std::any_of(review.proposals.begin(), review.proposals.end(), comes) &&
           stands_already(state, review, proposal);
}

}  // namespace

ChainProposal propose(const Known& known, const Saying& saying, const ChainReview& review,
                      const ChainSignup& signup) {
    ChainProposal proposal;
    proposal.line = signup.line;
    proposal.signup = signup;
    proposal.place = place_of(signup, saying);
    match_person(known.state, proposal);
    match_post(known.state, review, proposal);
    if (proposal.place && proposal.place->window.until <= saying.now) proposal.accepted = false;
    return proposal;
}

ChainReview review_chain(const Known& known, const Saying& saying, const std::string& text) {
    ChainReview review;
    for (const std::string_view line : split_lines(text)) review.text_lines.emplace_back(line);
    review.chain = read_shift_chain(text);
    review.unclear = review.chain.unclear;
    for (const ChainSignup& signup : review.chain.signups) {
        review.proposals.push_back(propose(known, saying, review, signup));
    }
    return review;
}

ChainReview with_line(const Known& known, const Saying& saying, const ChainReview& review, int line,
                      const std::string& words) {
    std::string all;
    for (std::size_t i = 0; i < review.text_lines.size(); ++i)
        all += (static_cast<int>(i) + 1 == line ? words : review.text_lines[i]) + "\n";
    ChainReview again = review_chain(known, saying, all);
    const auto is_asked = [](const ChainReview& one, int asked) {
        return std::any_of(one.unclear.begin(), one.unclear.end(),
                           [&](const ChainUnclear& unclear) { return unclear.line == asked; });
    };
    std::erase_if(again.unclear, [&](const ChainUnclear& unclear) {
        return unclear.line != line && !is_asked(review, unclear.line);
    });
    for (const ChainProposal& known_one : review.proposals) {
        if (known_one.line == line) continue;
        const auto same = std::find_if(again.proposals.begin(), again.proposals.end(),
                                       [&](const auto& one) { return one.signup == known_one.signup; });
        if (same == again.proposals.end())
            again.proposals.push_back(known_one);  // The answer to a question.
        else
            *same = known_one;
    }
    return again;
}

bool stands_already(const State& state, const ChainReview& review, const ChainProposal& proposal) {
    if (proposal.is_open() || !proposal.place->post) return false;
    const Shift* shift = find_shift(state, *proposal.place->post, proposal.place->window);
    if (!shift) return false;
    if (proposal.person) return seat_of(state, shift->id, *proposal.person) != nullptr;
    std::int32_t before = 0;
    for (const ChainProposal& other : review.proposals) {
        if (&other == &proposal) break;
        if (are_namesakes(other, proposal)) ++before;
    }
    return before < guests_called(state, shift->id, proposal.guest_name);
}

std::size_t ticked(const ChainReview& review) {
    return static_cast<std::size_t>(
        std::count_if(review.proposals.begin(), review.proposals.end(), is_ticked));
}

ChainReview alone(const ChainReview& review, const ChainProposal& proposal) {
    ChainReview only;
    only.chain.posts = review.chain.posts;
    for (const ChainProposal& one : review.proposals) {
        const bool is_it = &one == &proposal;
        if (!is_it && !are_namesakes(one, proposal)) continue;
        only.proposals.push_back(one);
        only.proposals.back().accepted = is_it;
    }
    return only;
}

AcceptChain accepted_chain(const State& state, const ChainReview& review) {
    AcceptChain command;
    std::vector<std::int32_t> wanted;  // Seats of each new shift.
    for (const ChainProposal& proposal : review.proposals) {
        if (!is_ticked(proposal) && !is_named_too(state, review, proposal)) continue;
        const ChainPlace& place = *proposal.place;
        ChainSeat seat;
        seat.person = proposal.person;
        if (!proposal.person) seat.guest_name = proposal.guest_name;
        seat.note = proposal.signup.note.value_or("");
        if (const Shift* shift = place.post ? find_shift(state, *place.post, place.window) : nullptr) {
            seat.shift = shift->id;
        } else {
            std::uint32_t which = 0;
            for (; which < command.new_shifts.size(); ++which) {
                const ChainShift& made = command.new_shifts[which];
                if (made.post == place.post && made.post_name == place.new_post &&
                    made.window == place.window)
                    break;
            }
            if (which == command.new_shifts.size()) {
                command.new_shifts.push_back({place.post, place.new_post, place.window,
                                              places_of(state, review.chain, proposal.signup, place.post)});
                wanted.push_back(0);
            }
            seat.new_shift = which;
            command.new_shifts[which].places = std::max(command.new_shifts[which].places, ++wanted[which]);
        }
        command.seats.push_back(std::move(seat));
    }
    return command;
}

std::string chain_text(const State& state, CivilDate day, UtcOffset offset) {
    std::map<std::tuple<Instant, std::string, ShiftId>, const Shift*> shifts;
    for (const auto& [id, row] : state.shifts.rows()) {
        const Shift& shift = row.record;
        if (shift.state == ShiftState::Cancelled || !is_published(state, id)) continue;
        if (civil_time(shift.window.from, offset).date != day) continue;
        shifts[{shift.window.from, post_name(state, shift), id}] = &shift;
    }
    std::vector<ChainTextShift> rows;
    for (const auto& [key, shift] : shifts) {
        const std::int32_t from = civil_time(shift->window.from, offset).minute_of_day;
        const auto minutes_long = static_cast<std::int32_t>(length(shift->window).ms / minutes(1).ms);
        ChainTextShift row{iso_date(day).substr(5),
                           std::get<std::string>(key),
                           clock_in_chain(from),
                           clock_in_chain(from + minutes_long),
                           static_cast<std::size_t>(shift->max_places),
                           {}};
        for (const Seat* seat : held_seats(state, shift->id)) {
            const PublicName* name = seat->person ? state.public_names.find(*seat->person) : nullptr;
            row.people.push_back({{}, name ? name->shown : seat->guest_name, {}});
        }
        rows.push_back(std::move(row));
    }
    return write_shift_chain(text("chain.out.title", {{"date", date_words(day)}}), rows,
                             {text("chain.out.chain"), text("chain.out.posts")});
}

}  // namespace linli::client
