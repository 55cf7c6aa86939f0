#pragma once

#include "shared/core/reading_date.h"
#include "shared/core/reading_door.h"
#include "shared/shifts/chain/words.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli::chain {

struct OfferedPost {
    std::u32string plain;
    std::string shown;
    std::vector<std::size_t> slots;  // Indexes of its own hours; none if the header gives it none.
};

struct OfferedSlot {
    std::vector<std::u32string> labels;  // Plain: 早班 and 早; none if the header gives only times.
    std::string shown;
    ClockRange range;
    int places = 0;        // People that are wanted; 0 if the header does not say.
    bool certain = false;  // 19-21: written so that it is surely the evening.
};

struct OfferedDate {
    std::optional<MonthDay> date;
    int weekday = 0;    // 1..7, 0 if not known
    int offset = -100;  // Days from the day of writing, -100 if not said so
    std::string word;   // As written, for a day whose date is not known.
    std::string text() const { return date ? month_day_text(*date) : word; }
};

// What the header offers: the words that the lines below may use.
struct Offer {
    std::string title;
    std::vector<OfferedPost> posts;
    std::vector<OfferedSlot> slots;
    std::vector<OfferedDate> dates;
    std::optional<MonthDay> written_on;  // The day that 今天 means.
    int written_weekday = 0;
    std::optional<std::pair<MonthDay, int>> known_weekday;  // 4月18日 周一: other weekdays count from it.
    int places = 0;                // 每班2人: of every slot that says nothing else; 0 if not said.
    std::string building;          // A room alone belongs to it: 4 or 4-2.
    DayPart hint = DayPart::None;  // The whole chain is about an evening.

    std::optional<std::size_t> post_named(std::u32string_view words) const;  // Also a shortened name.
    std::optional<std::size_t> slot_like(const ClockRange& range) const;
    std::optional<std::size_t> slot_at(std::u32string_view word) const;
    // The one slot that a word for a part of the day can mean: 早上 where 早班 is on offer.
    std::optional<std::size_t> slot_meant(std::u32string_view word) const;
};

inline constexpr std::size_t max_offered = 64;  // Posts, slots and days each; a header has a handful.

enum class TokenKind : std::uint8_t {
    Comma,     // , ; 。 !: a clause ends
    Question,  // ?
    Listing,   // 、 / & |
    Colon,
    Date,
    Range,
    Before,    // 20点前
    After,     // 22点以后
    Moment,    // 19点
    Slot,      // `index` in the offer
    SlotWord,  // One that the offer does not define.
    Post,
    Place,  // One that the offer does not name.
    Door,
    Note,   // Text in brackets, brackets left out.
    Days,   // 两天: all days on offer; `number` of them, 0 if not said
    Count,  // 2人, 两班
    Act,
    Mention,  // @Anna, a telephone number: nothing to read
    Text,
};

struct Token {
    TokenKind kind = TokenKind::Text;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool spaced = false;  // A blank or a mark without meaning stands in front.
    bool inlaid = false;  // Stood in brackets.
    Act act = Act::Filler;
    std::size_t index = 0;
    int number = 0;
    std::u32string_view unit;   // Of a count: 班, 人
    bool counts_slots = false;  // 两班: as many as are on offer, so it names them all
    WrittenRange range;
    WrittenClock clock;
    WrittenDate date;
    WrittenDoor door;
    std::string note;
};

std::vector<Token> tokens_of(const ReadText& text, const Offer& offer);

// What the token is made of, plain.
inline std::u32string_view words_of(const Token& token, const ReadText& text) {
    return std::u32string_view(text.plain).substr(token.begin, token.end - token.begin);
}
bool is_setting(const Token& token);  // Says when or where: date, time, slot, post.
std::string shown_text(const ReadText& text, std::size_t begin, std::size_t end);

}  // namespace linli::chain
