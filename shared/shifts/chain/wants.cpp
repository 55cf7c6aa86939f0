#include "shared/shifts/chain/wants.h"

#include "shared/shifts/chain/header.h"

#include <algorithm>

namespace linli::chain {
namespace {

constexpr int day_minutes = 24 * 60;
constexpr std::size_t most_wants = 40;

enum class Kind : std::uint8_t { Date, Slot, Post };

struct Run {
    Kind kind = Kind::Date;
    std::vector<Want> values;  // Each with one field set.
};

// A range as people write it, read with the slots on offer in mind.
std::optional<ClockRange> settled_range(const WrittenRange& written, DayPart hint, const Offer& offer) {
    const std::vector<ClockRange> ways = possible_ranges(written, hint);
    const auto lies_in_slot = [&](const ClockRange& way) {
        return std::any_of(offer.slots.begin(), offer.slots.end(),
                           [&](const OfferedSlot& slot) { return holds(slot.range, way); });
    };
    for (const ClockRange& way : ways) {
        const auto slot = offer.slot_like(way);
        if (!slot) continue;
        // 7-9 where 7-11 and 19-21 are on offer: a part of the morning, or the evening?
        const bool as_written = way == ways.front();
        if (!as_written && offer.slots[*slot].certain && lies_in_slot(ways.front())) return std::nullopt;
        return way;
    }
    for (const ClockRange& way : ways) {
        if (lies_in_slot(way)) return way;
    }
    // Over two slots: 20-22点 where 19-21 and 21-23 are on offer.
    for (const ClockRange& way : ways) {
        const auto inside = [&](int minute) {
            return std::any_of(offer.slots.begin(), offer.slots.end(), [&](const OfferedSlot& slot) {
                return holds_moment(slot.range, minute % day_minutes);
            });
        };
        if (inside(way.from) && inside(way.to)) return way;
    }
    if (written.bare && !(written.from.certain && written.to.certain)) return std::nullopt;
    if (ways.size() == 1) return ways.front();
    if (!offer.slots.empty() || ways.empty()) return std::nullopt;
    const std::vector<ClockRange> hinted = possible_ranges(written, offer.hint);
    if (hinted.empty()) return std::nullopt;
    return hinted.front();
}

// Cuts a slot at 20点前 or 20点以后.
std::optional<ClockRange> cut(const ClockRange& slot, const WrittenClock& clock, bool before) {
    std::optional<ClockRange> found;
    for (const int raw : possible_minutes(clock, DayPart::None)) {
        const int minute = raw % day_minutes;
        if (!holds_moment(slot, minute)) continue;
        const bool at_start = minute == slot.from;
        const bool at_end = minute == slot.to % day_minutes;
        if (before ? at_start : at_end) continue;
        ClockRange part = slot;
        if (before)
            part.to = minute == 0 ? day_minutes : minute;
        else
            part.from = minute;
        if (found) return std::nullopt;
        found = part;
    }
    return found;
}

class WantReader {
public:
    WantReader(const std::vector<Token>& tokens, const ReadText& text, const Offer& offer)
        : tokens_(tokens), text_(text), offer_(offer) {}

    Wants read(const std::optional<ClockRange>& base) {
        for (const Token& token : tokens_) read_token(token);
        if (!said_slot_ && !part_word_.empty()) {
            // 明晚 says the day and, where 晚班 is on offer, the slot.
            if (const auto slot = offer_.slot_meant(part_word_)) add_slot(offer_.slots[*slot].range, true);
        }
        if (!edges_.empty()) {
            if (!base)
                doubt(ChainDoubt::OpenEnd);
            else
                add_slot(*base, false);
        }
        Wants wants;
        wants.said_slot = said_slot_;
        wants.all = combined();
        wants.doubt = doubt_;
        return wants;
    }

private:
    void doubt(ChainDoubt doubt) {
        if (!doubt_) doubt_ = doubt;
    }

    // 后天晚上, where all slots are at night.
    bool only_says_night(const Token& token) const {
        const std::u32string_view word =
            std::u32string_view(text_.plain).substr(token.begin, token.end - token.begin);
        const bool night = word == U"晚上" || word == U"夜里" || word == U"夜间" || word == U"晚间" ||
                           word == U"夜晚" || word == U"晚" || word == U"night";
        constexpr int evening = 17 * 60, morning = 6 * 60;
        return night && !offer_.slots.empty() &&
               std::all_of(offer_.slots.begin(), offer_.slots.end(), [&](const OfferedSlot& slot) {
                   return slot.range.from >= evening || slot.range.from < morning;
               });
    }

    void read_token(const Token& token);
    void read_days(const Token& token);
    void add_slot(ClockRange range, bool word);
    void read_edge(const Token& token);
    std::vector<Want> combined();

    std::vector<Want>& run_of(Kind kind) {
        if (runs_.empty() || runs_.back().kind != kind) runs_.push_back({kind, {}});
        return runs_.back().values;
    }

    // A post with hours of its own says when, too.
    void add_post(const OfferedPost& post) {
        add_post(post.shown, post.slots.size() == 1 && offer_.slots.size() > 1
                                 ? std::optional(offer_.slots[post.slots.front()].range)
                                 : std::nullopt);
    }

    void add_post(std::string post, std::optional<ClockRange> hours = std::nullopt) {
        Want want;
        want.post = std::move(post);
        want.slot = hours;
        std::vector<Want>& run = run_of(Kind::Post);
        if (std::find(run.begin(), run.end(), want) == run.end()) run.push_back(std::move(want));
    }

    void add_date(std::string date) {
        Want want;
        want.date = std::move(date);
        std::vector<Want>& run = run_of(Kind::Date);
        if (std::find(run.begin(), run.end(), want) == run.end() && run.size() < most_wants)
            run.push_back(std::move(want));
    }

    const std::vector<Token>& tokens_;
    const ReadText& text_;
    const Offer& offer_;
    std::vector<Run> runs_;
    std::vector<Token> edges_;  // Stand in front of their slot.
    std::optional<ChainDoubt> doubt_;
    bool said_slot_ = false;
    bool last_slot_was_word_ = false;
    DayPart hint_ = DayPart::None;
    std::u32string_view part_word_;  // 明晚
};

void WantReader::read_token(const Token& token) {
    switch (token.kind) {
        case TokenKind::Date: {
            hint_ = token.date.part;
            if (hint_ != DayPart::None)
                part_word_ = std::u32string_view(text_.plain).substr(token.begin, token.end - token.begin);
            const std::string date = date_text(token, text_, offer_);
            const bool offered =
                offer_.dates.empty() || std::any_of(offer_.dates.begin(), offer_.dates.end(),
                                                    [&](const OfferedDate& d) { return d.text() == date; });
            if (!offered) doubt(ChainDoubt::DateNotOffered);
            add_date(date);
            break;
        }
        case TokenKind::Days:
            read_days(token);
            break;
        case TokenKind::Range:
            if (const auto range = settled_range(
                    token.range, token.range.from.part == DayPart::None ? hint_ : DayPart::None, offer_))
                add_slot(*range, false);
            else
                doubt(ChainDoubt::SlotNotOffered);
            break;
        case TokenKind::Count:
            // 两班都来, where two are on offer.
            for (const OfferedSlot& slot : offer_.slots) add_slot(slot.range, true);
            break;
        case TokenKind::Slot:
            add_slot(offer_.slots[token.index].range, true);
            break;
        case TokenKind::SlotWord:
            if (only_says_night(token)) break;
            said_slot_ = true;
            doubt(ChainDoubt::SlotNotOffered);
            break;
        case TokenKind::Post:
            add_post(offer_.posts[token.index]);
            break;
        case TokenKind::Place:
            if (offer_.posts.empty())
                add_post(shown_text(text_, token.begin, token.end));
            else
                doubt(ChainDoubt::PostNotOffered);
            break;
        case TokenKind::Before:
        case TokenKind::After:
            read_edge(token);
            break;
        default:
            break;
    }
}

void WantReader::read_days(const Token& token) {
    const auto count = static_cast<std::size_t>(token.number);
    if (offer_.dates.empty() || (count != 0 && count != offer_.dates.size())) {
        doubt(ChainDoubt::NoDate);
        return;
    }
    for (const OfferedDate& day : offer_.dates) add_date(day.text());
}

// 晚班 19:30-21:00 is one slot, made narrower; 早班 晚班 are two.
void WantReader::add_slot(ClockRange range, bool word) {
    said_slot_ = true;
    for (const Token& edge : edges_) {
        if (const auto part = cut(range, edge.clock, edge.kind == TokenKind::Before))
            range = *part;
        else
            doubt(ChainDoubt::SlotNotOffered);
    }
    edges_.clear();
    if (!runs_.empty() && runs_.back().kind == Kind::Slot && word != last_slot_was_word_) {
        ClockRange& last = *runs_.back().values.back().slot;
        const ClockRange& outer = word ? range : last;
        const ClockRange& inner = word ? last : range;
        if (holds(outer, inner)) {
            last = inner;
            last_slot_was_word_ = false;
            return;
        }
    }
    last_slot_was_word_ = word;
    Want want;
    want.slot = range;
    std::vector<Want>& run = run_of(Kind::Slot);
    if (std::find(run.begin(), run.end(), want) == run.end() && run.size() < most_wants) run.push_back(want);
}

void WantReader::read_edge(const Token& token) {
    const auto last =
        std::find_if(runs_.rbegin(), runs_.rend(), [](const Run& run) { return run.kind == Kind::Slot; });
    if (last == runs_.rend()) {
        edges_.push_back(token);
        return;
    }
    ClockRange& slot = *last->values.back().slot;
    if (const auto part = cut(slot, token.clock, token.kind == TokenKind::Before))
        slot = *part;
    else
        doubt(ChainDoubt::SlotNotOffered);
}

void merge(Want& want, const Want& more) {
    if (more.date) want.date = more.date;
    // The hours of a post give way to a slot that is said.
    if (more.slot && !(more.post && want.slot)) want.slot = more.slot;
    if (more.post) want.post = more.post;
}

std::vector<Want> crossed(const std::vector<Want>& wants, const std::vector<Want>& values) {
    std::vector<Want> result;
    for (const Want& want : wants) {
        for (const Want& value : values) {
            if (result.size() >= most_wants) return result;
            result.push_back(want);
            merge(result.back(), value);
        }
    }
    return result;
}

// Each kind named in one place: all of it together (周三周四 上午下午). A kind that comes again starts a new
// group (周三上午 周四下午); what stands only once at the edge belongs to all groups.
std::vector<Want> WantReader::combined() {
    std::size_t counts[3] = {};
    for (const Run& run : runs_) ++counts[static_cast<std::size_t>(run.kind)];
    for (const Run& run : runs_) {
        const bool each_in_its_hours = std::all_of(run.values.begin(), run.values.end(),
                                                   [](const Want& want) { return want.slot.has_value(); });
        if (run.kind == Kind::Post && run.values.size() > 1 && !each_in_its_hours)
            doubt(ChainDoubt::EitherOr);
    }
    const auto repeats = [&](const Run& run) { return counts[static_cast<std::size_t>(run.kind)] > 1; };
    const auto first = std::find_if(runs_.begin(), runs_.end(), repeats);
    if (first == runs_.end()) {
        std::vector<Want> wants(1);
        for (const Run& run : runs_) wants = crossed(wants, run.values);
        return wants;
    }
    std::vector<Want> all;
    std::vector<Want> shared(1);
    for (auto run = runs_.begin(); run != first; ++run) shared = crossed(shared, run->values);
    auto end = runs_.end();
    // Behind the last group: 周三上午 周四下午 送菜
    while (end != first && !repeats(*(end - 1))) --end;
    for (auto run = end; run != runs_.end(); ++run) shared = crossed(shared, run->values);
    const Kind leading = first->kind;
    std::size_t length = 0;
    for (auto group = first; group != end;) {
        auto next = group + 1;
        while (next != end && next->kind != leading) ++next;
        const auto size = static_cast<std::size_t>(next - group);
        if (length == 0) length = size;
        if (size != length) doubt(ChainDoubt::EitherOr);
        std::vector<Want> wants = shared;
        for (auto run = group; run != next; ++run) wants = crossed(wants, run->values);
        all.insert(all.end(), wants.begin(), wants.end());
        group = next;
    }
    return all;
}

}  // namespace

Wants wants_of(const std::vector<Token>& tokens, const ReadText& text, const Offer& offer,
               const std::optional<ClockRange>& base) {
    return WantReader(tokens, text, offer).read(base);
}

std::optional<ChainDoubt> complete(Want& want, const Section& section, const Offer& offer) {
    std::optional<ChainDoubt> doubt;
    if (!want.date) want.date = section.want.date;
    if (!want.date && offer.dates.size() == 1) want.date = offer.dates.front().text();
    if (!want.slot) want.slot = section.want.slot;
    if (!want.slot && offer.slots.size() == 1) want.slot = offer.slots.front().range;
    if (!want.post) want.post = section.want.post;
    if (!want.post && offer.posts.size() == 1) want.post = offer.posts.front().shown;
    for (const OfferedPost& post : offer.posts) {
        if (!want.slot && want.post == post.shown && post.slots.size() == 1)
            want.slot = offer.slots[post.slots.front()].range;
    }
    if (!want.date && offer.dates.size() > 1) doubt = ChainDoubt::NoDate;
    if (!want.slot) doubt = ChainDoubt::NoSlot;
    return doubt;
}

std::string date_text(const Token& token, const ReadText& text, const Offer& offer) {
    if (const auto day = day_of(token.date, offer)) return month_day_text(*day);
    for (const OfferedDate& day : offer.dates) {
        if (token.date.kind == WrittenDate::Kind::Weekday && day.weekday == token.date.weekday)
            return day.text();
        if (token.date.kind == WrittenDate::Kind::Relative && day.offset == token.date.offset)
            return day.text();
    }
    return date_word(token, text);
}

std::string date_word(const Token& token, const ReadText& text) {
    std::string word = shown_text(text, token.begin, token.end);
    // The 日 of 周六日.
    const bool lone = token.date.kind == WrittenDate::Kind::Weekday && token.end == token.begin + 1;
    return lone ? "周" + word : word;
}

std::string clock_text(int minute) {
    std::string text = "00:00";
    const int hour = minute / 60;
    text[0] = static_cast<char>('0' + hour / 10);
    text[1] = static_cast<char>('0' + hour % 10);
    text[3] = static_cast<char>('0' + minute % 60 / 10);
    text[4] = static_cast<char>('0' + minute % 10);
    return text;
}

}  // namespace linli::chain
