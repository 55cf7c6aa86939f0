#pragma once

#include "shared/shifts/chain/roll.h"
#include "shared/shifts/chain/tokens.h"

#include <optional>
#include <string>
#include <vector>

namespace linli::chain {

enum class Deed : std::uint8_t { SignUp, Complete, Cancel, Move, Replace, Swap, Restore, SameAsAbove };

// One thing that a line does.
struct Statement {
    Deed deed = Deed::SignUp;
    Who who;                        // Who signs up, cancels, moves or steps in.
    Who other;                      // Whose sign-up is taken over; empty: that of whoever has just gone.
    std::vector<Want> wants;        // What is wanted, or to where it moves.
    std::vector<Want> which;        // Which of several sign-ups is meant.
    std::vector<Want> other_which;  // The same of `other`, where the two swap.
    bool every = false;
    bool narrows = false;  // 20点前: part of a slot, which the person may have signed up for already.
    std::string note;
};

enum class LineKind : std::uint8_t { Statements, Unclear, Vacant, Gone, Chatter };

struct LineReading {
    LineKind kind = LineKind::Chatter;
    std::vector<Statement> statements;
    ChainDoubt doubt = ChainDoubt::NotUnderstood;
    Who who;                    // Of an unclear line, as far as it is known.
    std::vector<Want> wants;    // What an unclear line names.
    std::optional<Token> edge;  // 22点以后
    bool row = false;           // 8-10点：甲、乙
    Section row_label;
};

struct LineContext {
    const Offer& offer;
    const Roll& roll;
    Section section;
    std::optional<Who> speaker;
    bool organiser_speaks = false;  // The first to speak in a chat log.
    bool listed = false;
    bool from_table = false;
};

LineReading read_line(const ReadText& text, const LineContext& context);

// A speaker's name, or the words in front of `：`: door, name or both.
Who who_in(const ReadText& text, const Offer& offer, const std::string& building);

}  // namespace linli::chain
