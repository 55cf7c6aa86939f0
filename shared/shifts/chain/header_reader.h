#pragma once

#include "shared/shifts/chain/header.h"
#include "shared/shifts/chain/token_list.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace linli::chain {

// All tokens of a line with those in brackets between them, as a header is read: brackets set off, no more.
Tokens flat_tokens(const ReadText& text);

// Which words of a line may name posts. What is listed counts most, then where all of it happens
// (地点：活动室), then any place in a sentence or in the title.
enum class PostScope : std::uint8_t { Lists, Labels, Anywhere };

// Sorts what one header line says into the offer.
class HeaderReader {
public:
    explicit HeaderReader(Offer& offer) : offer_(offer) {}

    void read_line(const ReadText& text, const std::u32string& mark, PostScope scope) {
        scope_ = scope;
        text_ = &text;
        mark_ = mark;
        post_list_open_ = false;
        tokens_ = flat_tokens(text);
        if (has(tokens_, Act::Organiser)) return;
        read_dashed_days();
        // 值班接龙，格式：楼号 姓名: what stands in front of the pattern counts.
        const auto example = std::find_if(tokens_.begin(), tokens_.end(),
                                          [](const Token& t) { return is_act(t, Act::Example); });
        tokens_.erase(example, tokens_.end());
        for (std::size_t begin = 0; begin < tokens_.size();) {
            std::size_t end = begin;
            while (end < tokens_.size() && tokens_[end].kind != TokenKind::Comma) ++end;
            read_clause(begin, end);
            begin = end + 1;
        }
    }

    // 4楼上午: what stands in front of the colon besides day and slot is a post.
    // In a table the columns are for all posts alike.
    void read_row_label(const ReadText& text, std::size_t colon, bool from_table = false) {
        text_ = &text;
        from_table_ = from_table;
        mark_.clear();
        tokens_ = flat_tokens(text);
        std::size_t end = 0;
        while (end < tokens_.size() && tokens_[end].begin < colon) ++end;
        scope_ = PostScope::Anywhere;
        read_clause(0, end);
        from_table_ = false;
        const bool timed = std::any_of(
            tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(end),
            [](const Token& t) { return t.kind == TokenKind::Range || t.kind == TokenKind::SlotWord; });
        if (!timed) return;
        // 北门 10-12点 补一个：… has its post.
        const bool named = std::any_of(token_at(0), token_at(end),
                                       [](const Token& t) { return t.kind == TokenKind::Place; });
        if (named) return;
        const bool rooms_follow = has_room(tokens_);
        for (std::size_t i = 0; i < end; ++i) {
            const Token& token = tokens_[i];
            const bool building = token.kind == TokenKind::Door && token.door.room.empty() && !rooms_follow;
            const bool word = token.kind == TokenKind::Text && is_name(token, text);
            if (building || word) add_post(token.begin, token.end);
        }
    }

    // A row of a table names its post, whether the header does or not.
    void read_row(const ReadText& text) {
        text_ = &text;
        for (const Token& token : tokens_of(text, Offer{})) {
            if (token.kind == TokenKind::Place && !token.inlaid) add_post(token.begin, token.end);
        }
    }

    void add_table_post(const ReadText& post) {
        text_ = &post;
        add_post(0, post.plain.size());
    }

    void only_posts() { only_posts_ = true; }  // The second time over the same lines.
    // The weekdays the text names, in the order of the week from the first one.
    void set_named_weekdays(std::vector<int> days) { named_weekdays_ = std::move(days); }
    void settle_days();

private:
    using Span = std::pair<std::size_t, std::size_t>;  // Of tokens: first and behind the last.

    enum class HouseSaid : std::uint8_t { No, InPlace, MaybeFloor, Yes };

    // A clause that is no list: what speaks for and against posts in it.
    struct PostClause {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool labelled = false;
        bool notice = false;
        bool only_places = false;
        std::size_t places = 0;
        std::size_t listings = 0;
        std::size_t others = 0;
    };

    Tokens::const_iterator token_at(std::size_t index) const {
        return tokens_.begin() + static_cast<std::ptrdiff_t>(index);
    }

    bool clause_has(std::size_t begin, std::size_t end, Act act) const {
        return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                           tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                           [&](const Token& t) { return t.kind == TokenKind::Act && t.act == act; });
    }

    void read_clause(std::size_t begin, std::size_t end) {
        if (clause_has(begin, end, Act::Deadline)) return;
        if (!only_posts_) {
            read_days(begin, end);
            read_slots(begin, end);
            read_places(begin, end);
            read_building(begin, end);
        }
        read_posts(begin, end);
        if (!from_table_) read_hours_of_post(begin, end);
    }

    void read_dashed_days();
    void read_days(std::size_t begin, std::size_t end);
    bool is_sent(std::size_t index) const;
    void add_day(const WrittenDate& date, const Token& token);
    std::optional<MonthDay> day_of_month(int number) const;
    void add_days_in_short(const Token& token);
    void pair_days();
    void pair_weekdays();
    void add_days_until(const WrittenDate& last);
    bool is_one_night() const;
    bool read_parallel_slots(std::size_t begin, std::size_t end);
    void read_slots(std::size_t begin, std::size_t end);
    void add_slot(const std::vector<std::u32string>& labels, const std::string& shown,
                  const WrittenRange& range);
    DayPart hint_of(const std::vector<std::u32string>& labels) const;
    std::vector<std::u32string> labels_before(std::size_t begin, std::size_t at, std::string& shown) const;
    bool speaks_to_all(std::size_t begin, std::size_t end) const;
    void read_hours_of_post(std::size_t begin, std::size_t end);
    bool labels_place(const Token& token) const;
    bool says_where(std::size_t words) const;
    std::size_t behind_post_label(std::size_t begin, std::size_t end) const;
    std::vector<Span> cells(std::size_t begin, std::size_t end) const;
    std::optional<Span> post_in_cell(Span cell, bool labelled) const;
    bool wants_people(std::size_t begin, std::size_t end) const;
    void read_sides(std::size_t begin, std::size_t end);
    bool is_in_two_languages(std::size_t begin, std::size_t end) const;
    bool read_post_list(std::size_t begin, std::size_t end);
    PostClause post_clause(std::size_t begin, std::size_t end) const;
    void read_posts(std::size_t begin, std::size_t end);
    std::size_t read_place(std::size_t i, const PostClause& clause);
    void read_unknown_post(std::size_t i, const PostClause& clause);
    void read_where(std::size_t begin, std::size_t end);
    bool is_other_script(const Token& first, const Token& second) const;
    void add_post(std::size_t begin, std::size_t end, bool in_list = false);
    void read_places(std::size_t begin, std::size_t end);
    HouseSaid house_said(const Token& token, std::size_t house_end) const;
    void read_building(std::size_t begin, std::size_t end);

    Offer& offer_;
    const ReadText* text_ = nullptr;
    std::u32string mark_;  // Of the line: ① 7:00-9:00
    std::vector<Token> tokens_;
    std::vector<int> named_weekdays_;
    PostScope scope_ = PostScope::Lists;
    HouseSaid building_said_ = HouseSaid::No;
    bool only_posts_ = false;
    bool from_table_ = false;
    bool post_list_open_ = false;  // 岗位：扫码，消杀: the clauses behind the first go on with it.
    bool days_until_ = false;      // The days were given by their first and last.
    bool day_open_ = false;        // The last day may still get its other name: 明天（4月9日）
    std::size_t last_day_end_ = 0;
};

}  // namespace linli::chain
