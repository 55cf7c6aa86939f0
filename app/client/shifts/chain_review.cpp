#include <algorithm>

#include "app/client/shifts/chain_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"

// What was read from a chain, and what has to be asked.

namespace linli::client {
namespace {

std::string place_words(const Known& known, const Viewer& me, Instant now, const ChainPlace& place) {
    const Post* post = place.post ? known.state.posts.find(*place.post) : nullptr;
    const std::string name = post ? post->name : place.new_post;
    return joined(when_words(place.window, me.saying(now)), name);
}

// Why this person: the words of the chain and what they were compared with.
std::string matched_words(const Known& known, const ChainProposal& proposal) {
    const std::string written = proposal.signup.name.value_or(proposal.signup.door.value_or(""));
    const std::string door = proposal.person ? door_words(door_of_person(known.state, *proposal.person)) : "";
    switch (proposal.by) {
        case MatchedBy::DoorAndName:
            return text("chain.by.door_and_name", {{"door", door}, {"written", written}});
        case MatchedBy::OnlyOneThere:
            return text("chain.by.only_one", {{"door", door}});
        case MatchedBy::OnlyOneOfName:
            return text("chain.by.name", {{"written", written}, {"door", door}});
        case MatchedBy::NameOnly:
            return text("chain.by.guest", {{"written", written}});
        case MatchedBy::Chosen:
            return text("chain.by.chosen", {{"written", written}});
        case MatchedBy::Nobody:
            return {};
    }
    return {};
}

std::optional<Rejected> refused_alone(const Known& known, const Viewer& me, Instant now,
                                      const ChainReview& review, const ChainProposal& proposal) {
    const AcceptChain command = accepted_chain(known.state, alone(review, proposal));
    const auto no = check(known.state, me.stamp(now), command);
    return no && no->reason != Reason::NotKnownHere ? no : std::nullopt;
}

// Another with each answer.
Bits128 answers_of(const ChainReview& review) {
    ui::NodeId all = ui::hash_number(review.proposals.size());
    for (const ChainProposal& proposal : review.proposals) {
        all = ui::hash_number(static_cast<std::uint64_t>(proposal.by), all);
        if (proposal.person) all = ui::hash_number(ui::Key(*proposal.person).value(), all);
        if (!proposal.place) continue;
        all = ui::hash_bytes(proposal.place->new_post, all);
        if (proposal.place->post) all = ui::hash_number(ui::Key(*proposal.place->post).value(), all);
    }
    return {0, all};
}

// Each is compared with all others, which is too much for every frame.
const std::vector<ChainObstacle>& obstacles_of(const Known& known, const Viewer& me, Instant now,
                                               ChainReview& review) {
    return review.obstacles.get(known, now, answers_of(review), [&] {
        std::vector<ChainObstacle> obstacles;
        for (const ChainProposal& proposal : review.proposals) {
            ChainObstacle& one = obstacles.emplace_back();
            if (proposal.is_open()) continue;
            one.stands_already = stands_already(known.state, review, proposal);
            if (!one.stands_already) one.refused = refused_alone(known, me, now, review, proposal);
        }
        return obstacles;
    });
}

std::string why_not(const Known& known, const Viewer& me, Instant now, const ChainProposal& proposal,
                    const ChainObstacle& obstacle) {
    if (obstacle.stands_already) return text("chain.already");
    if (!obstacle.refused) return {};
    return reason_words(known.state, *obstacle.refused, proposal.person.value_or(PersonId{}), me,
                        me.saying(now));
}

// A chain of last spring names a day that comes again only next spring.
void draw_far_day(const Viewer& me, Instant now, const ChainReview& review) {
    constexpr std::int64_t far = 30;
    for (const ChainProposal& proposal : review.proposals) {
        if (!proposal.place) continue;
        const CivilDate date = civil_time(proposal.place->window.from, me.offset).date;
        const std::int64_t ahead = days_ahead(date, me.saying(now));
        if (ahead <= far) continue;
        ui::note(ui::Icon::CircleHelp,
                 text("chain.far",
                      {{"date", day_words(date, me.saying(now))}, {"count", static_cast<int>(ahead)}}),
                 ui::Tone::Need);
        return;
    }
}

void draw_signup(const Known& known, const Viewer& me, Instant now, ChainProposal& proposal,
                 const ChainObstacle& obstacle, std::size_t index) {
    const std::string name = proposal.person ? name_of(known.state, *proposal.person) : proposal.guest_name;
    const bool already = obstacle.stands_already;
    const std::string reason = why_not(known, me, now, proposal, obstacle);
    if (!reason.empty()) proposal.accepted = false;
    std::string second = matched_words(known, proposal);
    if (proposal.signup.note) second = joined(second, *proposal.signup.note);
    if (proposal.place->date_assumed) second = joined(second, text("chain.date_assumed"));
    ui::RowOptions row{.title = name,
                       .second = second,
                       .third = reason.empty() ? place_words(known, me, now, *proposal.place) : reason,
                       .third_icon = already          ? ui::Icon::Check
                                     : reason.empty() ? ui::Icon::None
                                                      : ui::Icon::Info,
                       .person = circle_of(name),
                       .person_kind = proposal.person ? ui::SeatKind::Held : ui::SeatKind::Waiting,
                       .tone = reason.empty() || already ? ui::Tone::Mine : ui::Tone::Refused};
    ui::check_row(static_cast<int>(index), proposal.accepted, row, std::to_string(proposal.line));
}

void quote(const ChainReview& review, int line) {
    const std::size_t index = static_cast<std::size_t>(line) - 1;
    if (line < 1 || index >= review.text_lines.size()) return;
    ui::line(text("chain.quoted", {{"words", review.text_lines[index]}}), {.size = ui::TextSize::Second});
}

// Anybody of the register, where none of the offered is meant.
void find_another(const Known& known, ChainReview& review, ChainProposal& proposal) {
    constexpr std::size_t most_found = 6;
    ui::search_field(text("assign.search"), review.typing.find,
                     {.enter_key = ui::EnterKey::Search, .focus = true});
    if (review.typing.find.empty()) return;
    review.people.bring_up_to_date(known);
    const ui::List list(text("assign.found"));
    for (const PersonId person : review.people.find(review.typing.find, most_found)) {
        const std::string name = name_of(known.state, person);
        if (!ui::row(person, {.title = name,
                              .second = door_words(door_of_person(known.state, person)),
                              .person = circle_of(name),
                              .pressable = true}))
            continue;
        proposal.person = person;
        proposal.by = MatchedBy::Chosen;
        review.typing.finding = 0;
        review.typing.find.clear();
    }
}

// A question with its choices.
void ask_person(const Known& known, ChainReview& review, ChainProposal& proposal) {
    const std::string written = proposal.signup.name.value_or(proposal.signup.door.value_or(""));
    ui::line(text("chain.ask.person", {{"line", proposal.line}, {"written", written}}),
             {.bold = true, .tone = ui::Tone::Need, .icon = ui::Icon::CircleHelp});
    quote(review, proposal.line);
    const bool finding = review.typing.finding == proposal.line;
    if (finding) find_another(known, review, proposal);
    const ui::Flow flow;
    for (const PersonId person : proposal.people) {
        const std::string label =
            joined(name_of(known.state, person), door_words(door_of_person(known.state, person)));
        if (!ui::button(label, {.kind = ui::ButtonKind::Choice, .key = person})) continue;
        proposal.person = person;
        proposal.by = MatchedBy::Chosen;
    }
    if (!proposal.guest_name.empty() &&
        ui::button(text("chain.ask.guest", {{"written", proposal.guest_name}}),
                   {.kind = ui::ButtonKind::Choice})) {
        proposal.by = MatchedBy::NameOnly;
    }
    if (!finding && ui::button(text("chain.find_another"), {.icon = ui::Icon::Search})) {
        review.typing.finding = proposal.line;
        review.typing.find.clear();
    }
}

void ask_post(const Known& known, ChainProposal& proposal, const ChainReview& review) {
    const std::string name = proposal.signup.name.value_or(proposal.signup.door.value_or(""));
    ui::line(text("chain.ask.post", {{"line", proposal.line}, {"name", name}}),
             {.bold = true, .tone = ui::Tone::Need, .icon = ui::Icon::CircleHelp});
    const ui::Flow flow;
    for (const PostId post : proposal.posts) {
        if (ui::button(known.state.posts.at(post).name, {.kind = ui::ButtonKind::Choice, .key = post}))
            proposal.place->post = post;
    }
    if (!proposal.posts.empty()) return;
    for (const std::string& name_there : review.chain.posts) {
        if (ui::button(name_there, {.kind = ui::ButtonKind::Choice, .key = std::string_view(name_there)})) {
            proposal.place->new_post = name_there;
        }
    }
}

std::string choice_words(const ChainSignup& choice) {
    std::string words = choice.date.value_or("");
    if (choice.from && choice.to) words += (words.empty() ? "" : " ") + *choice.from + "–" + *choice.to;
    return joined(words, choice.post.value_or(choice.name.value_or("")));
}

// The line as it should have been written; the whole chain is read again with it.
void mend_line(const Known& known, const Viewer& me, Instant now, ChainReview& review) {
    const ui::FieldResult field =
        ui::text_field(text("chain.mend_field", {{"line", review.typing.mending}}), review.typing.mended,
                       {.help = text("chain.mend_help"), .max_length = 200, .focus = true});
    const ui::Columns columns(2);
    const bool leave = ui::button(text("me.leave_as_is"));
    columns.next();
    if (ui::button(text("chain.read"), {.kind = ui::ButtonKind::Choice}) || field.submitted)
        review = with_line(known, me.saying(now), review, review.typing.mending, review.typing.mended);
    else if (leave)
        review.typing.mending = 0;
}

// What the reader could not read alone. An answer becomes a sign-up like any other.
bool ask_unclear(const Known& known, const Viewer& me, Instant now, ChainReview& review,
                 const ChainUnclear& unclear) {
    const std::string who = unclear.name.value_or(unclear.door.value_or(text("chain.somebody")));
    ui::line(text("chain.doubt." + std::to_string(static_cast<int>(unclear.doubt)),
                  {{"line", unclear.line}, {"name", who}}),
             {.bold = true, .tone = ui::Tone::Need, .icon = ui::Icon::CircleHelp});
    if (review.typing.mending == unclear.line) {
        mend_line(known, me, now, review);
        return false;
    }
    quote(review, unclear.line);
    const ui::Flow flow;
    for (std::size_t i = 0; i < unclear.choices.size(); ++i) {
        if (!ui::button(choice_words(unclear.choices[i]),
                        {.kind = ui::ButtonKind::Choice, .key = static_cast<int>(i) + 1})) {
            continue;
        }
        review.proposals.push_back(propose(known, me.saying(now), review, unclear.choices[i]));
        return true;
    }
    if (ui::button(text("chain.mend"), {.icon = ui::Icon::MessageSquareText})) {
        review.typing.mending = unclear.line;
        review.typing.mended = review.text_lines[static_cast<std::size_t>(unclear.line) - 1];
    }
    return ui::button(text("chain.leave_out"), {.kind = ui::ButtonKind::Plain});
}

}  // namespace

void chain_signups(const Known& known, const Viewer& me, Instant now, ChainReview& review) {
    ui::heading(text("chain.signups"));
    draw_far_day(me, now, review);
    const bool any = std::any_of(review.proposals.begin(), review.proposals.end(),
                                 [](const ChainProposal& proposal) { return !proposal.is_open(); });
    if (!any) {
        ui::empty_state(ui::Icon::MessageSquareText, text("chain.none"), text("chain.none_second"));
        return;
    }
    const ui::Card card("signups");
    const ui::List list(text("chain.signups"));
    const std::vector<ChainObstacle>& obstacles = obstacles_of(known, me, now, review);
    for (std::size_t i = 0; i < review.proposals.size(); ++i) {
        ChainProposal& proposal = review.proposals[i];
        if (!proposal.is_open()) draw_signup(known, me, now, proposal, obstacles[i], i);
    }
}

void chain_questions(const Known& known, const Viewer& me, Instant now, ChainReview& review) {
    for (std::size_t i = 0; i < review.proposals.size(); ++i) {
        ChainProposal& proposal = review.proposals[i];
        if (!proposal.is_open() || !proposal.place) continue;
        const ui::Scope scope(static_cast<int>(i));
        const ui::Card card("question", {.tone = ui::Tone::Need});
        if (proposal.person_open())
            ask_person(known, review, proposal);
        else
            ask_post(known, proposal, review);
    }
    for (std::size_t i = 0; i < review.unclear.size(); ++i) {
        const ChainUnclear unclear = review.unclear[i];
        const ui::Scope scope(unclear.line + 100'000);
        const ui::Card card("unclear", {.tone = ui::Tone::Need});
        if (ask_unclear(known, me, now, review, unclear)) {
            review.unclear.erase(review.unclear.begin() + static_cast<std::ptrdiff_t>(i));
            break;
        }
    }
}

}  // namespace linli::client
