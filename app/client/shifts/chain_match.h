#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/page.h"
#include "app/client/people/people_index.h"
#include "app/client/remembered.h"
#include "shared/shifts/shift_chain.h"

// What a read chain means for this community: which person, which post, which shift. Nothing is guessed:
// where more than one could be meant, the sign-up carries the choices and waits for an answer.

namespace linli::client {

// How a person was found; told beside the name.
enum class MatchedBy : std::uint8_t {
    Nobody = 1,  // Several could be meant, or the name fits nobody behind that door: ask.
    DoorAndName = 2,
    OnlyOneThere = 3,  // A door without a name, and one person lives there.
    OnlyOneOfName = 4,
    NameOnly = 5,  // Not in the register: stands there by name.
    Chosen = 6,    // The coordinator said so.
};

struct ChainPlace {
    std::optional<PostId> post;  // Nothing and no name: asked.
    std::string new_post;        // As the chain writes it, where no post fits.
    TimeRange window;
    bool date_assumed = false;  // The chain names no date: the next such time.
};

// One sign-up with what it was matched to, and what is still open.
struct ChainProposal {
    int line = 0;
    ChainSignup signup;
    MatchedBy by = MatchedBy::Nobody;
    std::optional<PersonId> person;
    std::string guest_name;
    std::vector<PersonId> people;     // Who could be meant.
    std::optional<ChainPlace> place;  // Nothing: no time could be read.
    std::vector<PostId> posts;        // To choose from while the post is open.
    bool accepted = true;             // The tick.

    bool person_open() const { return by == MatchedBy::Nobody; }
    bool post_open() const { return place && !place->post && place->new_post.empty(); }
    bool is_open() const { return person_open() || post_open() || !place; }
};

// What is being written while a chain is looked through.
struct ChainTyping {
    int mending = 0;  // The line that is being written anew; 0: none.
    std::string mended;
    int finding = 0;  // The line whose person is looked for; 0: none.
    std::string find;

    bool is_open() const { return mending > 0 || finding > 0; }
};

// What stands in the way of one sign-up.
struct ChainObstacle {
    bool stands_already = false;
    std::optional<Rejected> refused;  // Even if it came alone.
};

struct ChainReview {
    std::vector<std::string> text_lines;
    ShiftChain chain;
    std::vector<ChainProposal> proposals;  // By line; also what was answered of the unclear ones.
    std::vector<ChainUnclear> unclear;     // Still to be answered.
    ChainTyping typing;
    PeopleIndex people;
    Remembered<std::vector<ChainObstacle>> obstacles;  // By proposal, as they are answered.
};

ChainReview review_chain(const Known& known, const Saying& saying, const std::string& text);
// Reads the chain again with other words on one line. What was answered about the other lines stays answered.
ChainReview with_line(const Known& known, const Saying& saying, const ChainReview& review, int line,
                      const std::string& words);
ChainProposal propose(const Known& known, const Saying& saying, const ChainReview& review,
                      const ChainSignup& signup);

// Whether the sign-up, one of the review's own, is on the roster: the same chain is pasted again and again
// while it grows. Of two guests of one name the first is who stands there.
bool stands_already(const State& state, const ChainReview& review, const ChainProposal& proposal);

// How many are ticked and answered.
std::size_t ticked(const ChainReview& review);
// The review with nobody ticked but this one, and without who has nothing to do with them.
ChainReview alone(const ChainReview& review, const ChainProposal& proposal);
// The ticked ones as one command. A guest who stands there already is named too where another of that name
// comes: else one could not be told from the other.
AcceptChain accepted_chain(const State& state, const ChainReview& review);

// The roster of a day as a chain that neighbours can go on with in the group chat. Only names that everybody
// may see.
std::string chain_text(const State& state, CivilDate day, UtcOffset offset);

}  // namespace linli::client
