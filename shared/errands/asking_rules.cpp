#include <algorithm>

#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/errands/match_book.h"
#include "shared/errands/matching/circles.h"
#include "shared/errands/silence.h"
#include "shared/helpers/helper_book.h"
#include "shared/notices/commands.h"
#include "shared/people/roles.h"

// Asking around until somebody has it: by coordinators, and by itself in widening circles.

namespace linli {
namespace {

// How long an errand stands in the helpers' list before anybody is asked, and until when somebody must have
// been found before it is the coordinators'.
struct SearchPace {
    Urgency urgency;
    Duration in_the_list;
    Duration found_within;
};
constexpr std::array<SearchPace, 3> search_paces{{
    {Urgency::Now, minutes(0), minutes(20)},
    {Urgency::Today, minutes(30), hours(3)},
    {Urgency::Whenever, hours(3), hours(24)},
}};
constexpr Duration before_the_end = hours(1);  // The latest that a coordinator learns of it.

const SearchPace& pace_of(Urgency urgency) {
    const auto found = std::find_if(search_paces.begin(), search_paces.end(),
                                    [&](const SearchPace& pace) { return pace.urgency == urgency; });
    return *found;
}

ErrandAsk* latest_ask(State& state, ErrandId errand, PersonId helper) {
    const ErrandAsk* latest = nullptr;
    for (const ErrandAsk* ask : state.errand_asks.where<&ErrandAsk::errand>(errand)) {
        if (ask->helper == helper && (!latest || ask->at > latest->at)) latest = ask;
    }
    return latest ? &state.errand_asks.edit(latest->id) : nullptr;
}

bool is_asked(const State& state, ErrandId errand, PersonId helper) {
    const auto asks = state.errand_asks.where<&ErrandAsk::errand>(errand);
    return std::any_of(asks.begin(), asks.end(), [&](const ErrandAsk* ask) {
        return ask->helper == helper && ask->answer == AskAnswer::None;
    });
}

void ask(State& state, const Stamp& by, IdSource& ids, ErrandId errand, PersonId helper) {
    const auto id = ids.next<ErrandAskId>();
    const bool by_itself = by.principal == Principal::Server;
    state.errand_asks.insert({.id = id,
                              .errand = errand,
                              .helper = helper,
                              .by = by_itself ? std::nullopt : std::optional(by.person),
                              .at = by.at,
                              .answer = AskAnswer::None,
                              .answered_at = std::nullopt});
    notify(state, by, ids.next<NoticeId>(), helper, NoticeKind::ErrandAsked, ref(id));
}

// When it becomes the coordinators', if nobody was found.
Instant decide_by(const Errand& errand, const ErrandSearch& search) {
    return std::min(search.since + pace_of(errand.urgency).found_within,
                    errand.window.until - before_the_end);
}

AskingState asking_state(const State& state, const Errand& errand, const ErrandSearch& search) {
    AskingState asking;
    for (const ErrandAsk* one : asks_that_count(state, errand))
        asking.asks.push_back({one->helper.bits, one->at, one->answer});
    asking.decide_by = decide_by(errand, search);
    return asking;
}

// A person has to look at it, and is told so once.
void leave_to_coordinators(State& state, const Stamp& by, IdSource& ids, ErrandId id) {
    if (state.errand_searches.at(id).with_coordinators) return;
    state.errand_searches.edit(id).with_coordinators = by.at;
    for (const PersonId person : coordinators(state))
        notify(state, by, ids.next<NoticeId>(), person, NoticeKind::ErrandNeedsYou, ref(id));
}

// Who was told to look at it need not any more.
void put_away_notices(State& state, ErrandId id) {
    for (const PersonId person : coordinators(state)) {
        for (const Notice* notice : state.notices.where<&Notice::to>(person)) {
            const bool open = notice->kind == NoticeKind::ErrandNeedsYou && !notice->seen;
            if (open && notice->about == ref(id)) state.notices.edit(notice->id).seen = true;
        }
    }
}

NextAsks next_asks_among(const State& state, const Errand& errand, const ErrandSearch& search,
                         MatchBook& book, Instant at) {
    const MatchRequest request = book.request(errand);
    const std::vector<MatchHelper>& all = book.helpers(errand);
    const Ranking ranking = HelperRanker(request).rank(all);
    return next_asks(request, all, ranking, asking_state(state, errand, search), at);
}

}  // namespace

NextAsks next_asks_of(const State& state, const Errand& errand, Instant at) {
    const ErrandSearch* search = state.errand_searches.find(errand.id);
    if (!search) return {};
    MatchBook book(state, at);
    return next_asks_among(state, errand, *search, book, at);
}

// A ride is not asked around: it is planned, by a coordinator, who is told once it begins within a day.
void start_search(State& state, const Stamp& by, IdSource& ids, ErrandId id) {
    const Errand* errand = state.errands.find(id);
    if (!errand) return;
    const bool ride = errand->kind == ErrandKind::Ride;
    const Instant since = std::max(by.at, errand->window.from - searched_ahead);
    ErrandSearch search{.id = id,
                        .circle = ride ? Circle::Coordinator : Circle::Building,
                        .since = since,
                        .look_again_at = since + pace_of(errand->urgency).in_the_list,
                        .with_coordinators = std::nullopt};
    const bool told_now = ride && since <= by.at;
    const ErrandSearch* before = state.errand_searches.find(id);
    if (ride) search.look_again_at = told_now ? std::nullopt : std::optional(since);
    if (told_now && before) search.with_coordinators = before->with_coordinators;  // They know of it already.
    if (before)
        state.errand_searches.edit(id) = search;
    else
        state.errand_searches.insert(search);
    if (told_now) leave_to_coordinators(state, by, ids, id);
}

void end_search(State& state, ErrandId id) {
    put_away_notices(state, id);
    if (!state.errand_searches.find(id)) return;
    ErrandSearch& search = state.errand_searches.edit(id);
    search.look_again_at = std::nullopt;
    search.with_coordinators = std::nullopt;
}

void answer_asks(State& state, ErrandId errand, PersonId helper, AskAnswer answer, Instant at) {
    ErrandAsk* ask = latest_ask(state, errand, helper);
    if (!ask) return;
    ask->answer = answer;
    ask->answered_at = at;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AskHelpers& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (command.helpers.empty()) return Rejected{Reason::NothingChosen};
    const Errand* errand = state.errands.find(command.errand);
    if (!errand) return missing(state, Reason::ErrandUnknown);
    if (errand->state != ErrandState::Open)
        return Rejected{is_active(*errand) ? Reason::ErrandTaken : Reason::ErrandOver};
    for (const PersonId helper : command.helpers) {
        if (auto no = check_claim(state, *errand, helper, by.at)) return no;
        if (is_asked(state, command.errand, helper)) return Rejected{Reason::AskedAlready};
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const AskHelpers& command) {
    if (!state.errands.find(command.errand)) return;
    IdSource ids(by);
    for (const PersonId helper : command.helpers) {
        if (!is_asked(state, command.errand, helper)) ask(state, by, ids, command.errand, helper);
    }
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AnswerAsk& command) {
    const ErrandAsk* ask = state.errand_asks.find(command.ask);
    if (!ask) return missing(state, Reason::AskUnknown);
    if (by.person != ask->helper && !may_coordinate(state, by)) return Rejected{Reason::AskUnknown};
    const bool is_no = command.answer == AskAnswer::No || command.answer == AskAnswer::NotThen ||
                       command.answer == AskAnswer::TooMuch;
    if (!is_no) return Rejected{Reason::NothingChosen};
    return std::nullopt;
}

// The next one need not wait until this one's time is over.
void change(State& state, const Stamp& by, const AnswerAsk& command) {
    if (!state.errand_asks.find(command.ask)) return;
    ErrandAsk& ask = state.errand_asks.edit(command.ask);
    ask.answer = command.answer;
    ask.answered_at = by.at;
    const ErrandSearch* search = state.errand_searches.find(ask.errand);
    if (search && search->look_again_at && *search->look_again_at > by.at)
        state.errand_searches.edit(ask.errand).look_again_at = by.at;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const WidenSearch& command) {
    const ErrandSearch* search = state.errand_searches.find(command.errand);
    const Errand* errand = state.errands.find(command.errand);
    if (by.principal != Principal::Server || !search || !errand) return Rejected{Reason::ErrandUnknown};
    if (!search->look_again_at || *search->look_again_at > by.at || errand->state != ErrandState::Open)
        return Rejected{Reason::ErrandOver};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const WidenSearch& command) {
    const Errand* errand = state.errands.find(command.errand);
    const ErrandSearch* known = state.errand_searches.find(command.errand);
    if (state.partial || !errand || !known) return;
    IdSource ids(by);
    if (errand->kind == ErrandKind::Ride) {
        state.errand_searches.edit(command.errand).look_again_at = std::nullopt;
        return leave_to_coordinators(state, by, ids, command.errand);
    }
    MatchBook book(state, by.at);
    const NextAsks next = next_asks_among(state, *errand, *known, book, by.at);
    std::vector<PersonId> asked;
    for (const std::uint32_t helper : next.ask_now) asked.push_back(book.people()[helper]);
    ErrandSearch& search = state.errand_searches.edit(command.errand);
    search.circle = next.circle;
    search.look_again_at = next.look_again_at;
    for (const PersonId helper : asked) ask(state, by, ids, command.errand, helper);
    if (next.circle == Circle::Coordinator) leave_to_coordinators(state, by, ids, command.errand);
}

}  // namespace linli
