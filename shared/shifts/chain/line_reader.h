#pragma once

#include "shared/shifts/chain/lines.h"
#include "shared/shifts/chain/people.h"
#include "shared/shifts/chain/token_list.h"

#include <optional>
#include <string>
#include <vector>

namespace linli::chain {

// Which settings go with which person: 早班：甲、乙, 甲 早班、乙 晚班, or all with all. False if that cannot
// be told.
bool settings_by_person(const Tokens& tokens, const People& people, std::vector<Tokens>& result);

// Reads one line. What signs people up is in lines.cpp, what changes a sign-up in commands.cpp.
class LineReader {
public:
    LineReader(const ReadText& text, const LineContext& context)
        : text_(text), context_(context), tokens_(tokens_of(text, context.offer)) {}

    LineReading read() {
        LineReading reading = read_tokens();
        // ~~7-404 前半夜 东门~~: what is left of a struck line signs nobody up.
        const bool nothing_left = reading.kind != LineKind::Statements || !said_slot_;
        if (text_.struck && nothing_left && !reading.row) reading.kind = LineKind::Gone;
        return reading;
    }

private:
    LineReading read_tokens();
    void read_for_as_instead();
    void read_instead_as_on_behalf();
    void read_or_as_still();
    Tokens with_both_slots(Tokens settings) const;
    bool drop_questions();
    bool drop_refusals();
    bool names_everybody() const;
    std::optional<Who> more_than_named() const;
    std::optional<LineReading> read_doubt() const;
    Wants selection(const Tokens& settings) const;
    bool counts_all_slots() const;
    LineReading read_commands();
    std::vector<Tokens> clauses() const;
    std::optional<ChainDoubt> read_command_clause(const Tokens& clause, std::vector<Statement>& statements);
    std::optional<ChainDoubt> read_step_in(const Tokens& clause, std::size_t at,
                                           std::vector<Statement>& statements);
    std::optional<ChainDoubt> read_correction(const Tokens& clause, std::size_t at, const Who& who,
                                              std::vector<Statement>& statements);
    std::optional<ChainDoubt> read_replacement(const Tokens& clause, std::size_t at,
                                               std::vector<Statement>& statements);
    std::optional<ChainDoubt> read_swap(const Tokens& clause, std::size_t at,
                                        std::vector<Statement>& statements);
    bool awaits_person(const Tokens& clause, std::size_t behind) const;
    std::optional<ChainDoubt> read_move(const Tokens& clause, std::size_t at,
                                        std::vector<Statement>& statements);
    std::optional<ChainDoubt> read_plain_clause(const Tokens& clause, std::vector<Statement>& statements);
    LineReading read_sign_up();
    LineReading read_refusal();
    std::size_t row_label_end() const;
    LineReading read_row(std::size_t colon);
    LineReading read_people(const People& people, bool list);
    std::optional<std::string> house_beside(const Person& person) const;
    LineReading without_person();
    bool leaves_me_open() const;
    bool lacks_part_of(const Who& who, const Roll::Seats& seats) const;
    std::optional<ChainDoubt> narrow(const Person& person, const Want& seat, const Tokens& settings,
                                     const std::string& note, std::vector<Statement>& statements);
    std::optional<ChainDoubt> add_sign_ups(const Person& person, const Tokens& settings,
                                           const std::string& note, std::vector<Statement>& statements);

    People people(const Tokens& tokens, bool list) const { return people_in(tokens, text_, context_, list); }

    LineReading unclear(ChainDoubt doubt, const Who& who = {}) const {
        LineReading reading;
        reading.kind = LineKind::Unclear;
        reading.doubt = doubt;
        reading.who = who.empty() && context_.speaker ? *context_.speaker : who;
        const Tokens settings = settings_in(tokens_);
        reading.wants = wants_of(settings, text_, context_.offer, std::nullopt).all;
        for (const Token& token : settings) {
            if (is_edge(token)) reading.edge = token;
        }
        return reading;
    }

    static LineReading of_kind(LineKind kind) {
        LineReading reading;
        reading.kind = kind;
        return reading;
    }

    std::optional<ClockRange> base_slot() const {
        if (context_.section.want.slot) return context_.section.want.slot;
        if (context_.offer.slots.size() == 1) return context_.offer.slots.front().range;
        return std::nullopt;
    }

    // 我 in a chat log; without a log nobody knows who that is.
    std::optional<Who> speaker() const { return context_.speaker; }

    const ReadText& text_;
    const LineContext& context_;
    Tokens tokens_;
    bool said_slot_ = false;
    bool mixed_question_ = false;
};

}  // namespace linli::chain
