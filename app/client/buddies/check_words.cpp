#include "app/client/buddies/check_words.h"

#include "app/client/page.h"
#include "app/client/ui/text.h"
#include "app/client/words.h"
#include "shared/buddies/check_book.h"
#include "shared/people/roles.h"

namespace linli::client {
namespace {

using ui::Icon;

std::string name_in_round(const State& state, CheckRoundId id) {
    const CheckRound* round = state.check_rounds.find(id);
    return round ? called_name(state, round->person) : std::string();
}

Icon notice_icon(NoticeKind kind) {
    if (kind == NoticeKind::CheckHelp || kind == NoticeKind::CheckMissed) return Icon::CircleAlert;
    return kind == NoticeKind::CheckWell ? Icon::CircleCheck : Icon::HeartHandshake;
}

// These are told to whom they are about in other words than to others.
bool has_words_for_others(NoticeKind kind) {
    return kind >= NoticeKind::CheckComing && kind <= NoticeKind::CheckMissed;
}

}  // namespace

PressedWords CheckTelling::operator()(const SetCheckPlan& command) const {
    return {text("pressed.440"), called_name(state, command.plan), Icon::HandHeart};
}
PressedWords CheckTelling::operator()(const EndCheckPlan& command) const {
    return {text("pressed.441"), called_name(state, command.plan), Icon::HandHeart};
}
PressedWords CheckTelling::operator()(const PauseChecks& command) const {
    return {text("pressed.442"), joined(called_name(state, command.plan), command.pause.why), Icon::Moon};
}
PressedWords CheckTelling::operator()(const ResumeChecks& command) const {
    return {text("pressed.443"), called_name(state, command.plan), Icon::HandHeart};
}
PressedWords CheckTelling::operator()(const SayWell& command) const {
    return {text("pressed.444"), called_name(state, command.plan), Icon::CircleCheck};
}
PressedWords CheckTelling::operator()(const AnswerCheck& command) const {
    const Icon icon = command.answer == CheckAnswer::Well ? Icon::CircleCheck : Icon::CircleAlert;
    return {text("pressed.445." + std::to_string(static_cast<int>(command.answer))),
            joined(name_in_round(state, command.round), command.note), icon};
}
PressedWords CheckTelling::operator()(const OpenCheck& command) const {
    return {text("pressed.450"), called_name(state, command.plan), Icon::Clock};
}
PressedWords CheckTelling::operator()(const RaiseCheck& command) const {
    return {text("pressed.451"), name_in_round(state, command.round), Icon::Clock};
}

std::string rung_words(const State& state, const CheckRound& round) {
    if (round.asked) return text("checks.asked", {{"name", name_of(state, *round.asked)}});
    return round.rung == CheckRung::Coordinator ? text("checks.with_you") : text("checks.waits");
}

bool is_about_check(NoticeKind kind) {
    return kind >= NoticeKind::CheckDue && kind <= NoticeKind::BuddyReleased;
}

NoticeWords check_notice_words(const State& state, const Notice& notice, const Saying& saying) {
    std::string key = "notice." + std::to_string(static_cast<int>(notice.kind));
    const CheckRound* round =
        notice.about.type == CheckRound::record_type ? state.check_rounds.find({notice.about.id}) : nullptr;
    // A plan has the key of the person whom it is about; who was let go may not know them any more.
    const PersonId person = round                                         ? round->person
                            : notice.about.type == CheckPlan::record_type ? PersonId{notice.about.id}
                                                                          : PersonId{};
    if (has_words_for_others(notice.kind) && person != notice.to) key += ".other";
    const std::string who =
        round && round->asked ? called_name(state, *round->asked) : text("check.a_neighbour");
    const bool answered = notice.kind == NoticeKind::CheckWell || notice.kind == NoticeKind::CheckHelp;
    const bool asked = round && is_unanswered(*round) && round->asked == notice.to;
    const bool desk = round && (is_coordinator(state, notice.to) || is_steward_of(state, notice.to, person));
    const std::string route = asked ? "/today" : desk ? route_to("checks", person) : std::string();
    return {text(key, {{"name", called_name(state, person)}, {"who", who}}),
            joined(answered && round ? round->note : std::string(), past_words(notice.at, saying)), route,
            notice_icon(notice.kind)};
}

}  // namespace linli::client
