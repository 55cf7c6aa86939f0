#pragma once

#include <string>

#include "app/client/errands/errand_words.h"

// Checks on people who live alone, in a neighbour's words.

namespace linli::client {

// One overload a command about checks, for the waiting list.
struct CheckTelling : ErrandTelling {
    using ErrandTelling::operator();

    PressedWords operator()(const SetCheckPlan& command) const;
    PressedWords operator()(const EndCheckPlan& command) const;
    PressedWords operator()(const PauseChecks& command) const;
    PressedWords operator()(const ResumeChecks& command) const;
    PressedWords operator()(const SayWell& command) const;
    PressedWords operator()(const AnswerCheck& command) const;
    PressedWords operator()(const OpenCheck& command) const;
    PressedWords operator()(const RaiseCheck& command) const;
};

// Who is to look after them now, while nobody knows how they are.
std::string rung_words(const State& state, const CheckRound& round);

bool is_about_check(NoticeKind kind);
NoticeWords check_notice_words(const State& state, const Notice& notice, const Saying& saying);

}  // namespace linli::client
