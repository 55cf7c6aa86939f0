#include "shared/shifts/shift_chain.h"

#include "shared/core/characters.h"
#include "shared/shifts/chain/header.h"
#include "shared/shifts/chain/headings.h"
#include "shared/shifts/chain/layout.h"
#include "shared/shifts/chain/lines.h"

#include <algorithm>
#include <map>

namespace linli {
namespace {

using namespace chain;

constexpr std::size_t most_choices = 12;
constexpr std::size_t most_continued_lines = 8;  // With blank ones between.

struct UnclearLine {
    ChainUnclear unclear;
    Who who;
    bool changes = false;  // It cancels, moves or replaces.
    bool settled = false;  // A later line has answered it.
};

class ChainReader {
public:
    explicit ChainReader(std::string_view text) : layout_(lay_out(text)), header_(read_header(layout_)) {}

    ShiftChain read() {
        chain_.lines.assign(layout_.lines.size(), ChainLineRole::Chatter);
        headings_ = find_headings(layout_, offer());
        for (std::size_t i = 0; i < layout_.lines.size(); ++i) i = read_at(i);
        finish();
        return std::move(chain_);
    }

private:
    const Offer& offer() const { return header_.offer; }

    std::size_t read_at(std::size_t i);
    bool read_heading(std::size_t i);
    LineContext context_at(std::size_t i, bool row) const;
    std::size_t continued(std::size_t i, LineReading& reading) const;
    void apply(std::size_t i, std::size_t last, const LineReading& reading);
    std::optional<ChainDoubt> apply(const Statement& statement, bool carried);
    void ask(std::size_t i, ChainDoubt doubt, const LineReading& reading);
    void settle(const Statement& statement);
    std::vector<ChainSignup> choices(int line, ChainDoubt doubt, const LineReading& reading) const;
    void finish();

    std::string said_by(const SourceLine& line) const {
        return who_in(*line.speaker, offer(), offer().building).name.value_or("");
    }

    ChainSignup signup(const Seat& seat) const;

    Layout layout_;
    Header header_;
    Roll roll_;
    Sections sections_;
    Section row_label_;  // What the row above said, for rows that leave it out.
    bool rows_above_ = false;
    std::vector<Heading> headings_;
    std::vector<UnclearLine> unclear_;
    std::map<std::size_t, std::string> given_doors_;  // By speaker: said before there was a sign-up.
    std::map<std::string, std::vector<std::size_t>>
        asked_;                   // Unclear lines by door, or name where there is none.
    bool above_unclear_ = false;  // The nearest line above that tried to sign up could not be read.
    ShiftChain chain_;
};

// ---- headings

bool ChainReader::read_heading(std::size_t i) {
    const Heading& heading = headings_[i];
    if (!heading.is) return false;
    for (const Level level : {Level::Date, Level::Slot, Level::Post, Level::Building}) {
        const auto at = static_cast<std::size_t>(level);
        if (heading.sections[at]) sections_.set(level, heading.says.want, heading.says.building);
    }
    row_label_ = Section{};
    rows_above_ = false;
    chain_.lines[i] = ChainLineRole::Header;
    return true;
}

// ---- lines

LineContext ChainReader::context_at(std::size_t i, bool row) const {
    const SourceLine& line = layout_.lines[i];
    LineContext context{offer(),        roll_, sections_.current(),
                        std::nullopt,   false, line.listed || line.from_table,
                        line.from_table};
    if (line.speaker) {
        context.speaker = who_in(*line.speaker, offer(), offer().building);
        const auto door = given_doors_.find(line.speaker_index);
        if (!context.speaker->door && door != given_doors_.end()) context.speaker->door = door->second;
        context.organiser_speaks = line.speaker_index == 1;
    }
    if (row) {
        Section& section = context.section;
        if (!section.want.date) section.want.date = row_label_.want.date;
        if (!section.want.slot) section.want.slot = row_label_.want.slot;
        if (!section.want.post) section.want.post = row_label_.want.post;
    }
    return context;
}

// An entry over several lines: what the line lacks stands in the lines below it. Gives the last of them.
std::size_t ChainReader::continued(std::size_t i, LineReading& reading) const {
    const SourceLine& first = layout_.lines[i];
    if (!first.listed && !first.speaker) return i;
    const bool incomplete = reading.kind == LineKind::Unclear &&
                            (reading.doubt == ChainDoubt::NoSlot || reading.doubt == ChainDoubt::NoPerson ||
                             reading.doubt == ChainDoubt::NoDate);
    const bool read = reading.kind == LineKind::Statements;
    const bool bare = reading.kind == LineKind::Chatter && first.listed && !first.text.empty();
    ReadText joined = first.text;
    std::size_t last = i;
    for (std::size_t next = i + 1; next < layout_.lines.size() && next <= i + most_continued_lines; ++next) {
        const SourceLine& line = layout_.lines[next];
        const bool same_speaker = !line.speaker_line && line.speaker_index == first.speaker_index;
        const SourceLine& above = layout_.lines[next - 1];
        if (line.text.empty() && !line.listed && !above.text.empty()) continue;  // One blank line between.
        if (line.text.empty() || line.listed || !same_speaker || line.from_table) break;
        if (above.text.empty() && !line.text.indented) break;
        const bool note_only = line.text.plain.front() == U'(' && line.text.plain.back() == U')';
        const bool belongs = line.text.indented || (read ? note_only : incomplete || bare);
        // 【晾衣绳】 above other people is no note.
        const bool post_heading = headings_[next].sections[static_cast<std::size_t>(Level::Post)];
        const bool heading = headings_[next].is && (headings_[next].colon || post_heading);
        if (!belongs || (heading && !line.text.indented)) break;
        joined.plain += U' ' + line.text.plain;
        joined.shown += U' ' + line.text.shown;
        LineReading whole = read_line(joined, context_at(i, false));
        if (whole.kind == LineKind::Statements) {
            reading = std::move(whole);
            last = next;
        } else if (!line.text.indented && !incomplete && !bare) {
            break;
        }
    }
    return last;
}

std::size_t ChainReader::read_at(std::size_t i) {
    const SourceLine& line = layout_.lines[i];
    ChainLineRole& role = chain_.lines[i];
    if (line.text.plain.size() > max_line_characters) {
        LineReading reading;
        roll_.begin_line(static_cast<int>(i) + 1);
        ask(i, ChainDoubt::TooLong, reading);
        return i;
    }
    if (line.speaker_line || line.table_head) {
        role = ChainLineRole::Header;
        return i;
    }
    if (line.text.empty()) {
        role = line.text.struck ? ChainLineRole::Gone
               : line.listed    ? ChainLineRole::Vacant
                                : ChainLineRole::Blank;
        return i;
    }
    if (read_heading(i)) return i;
    if (i < header_.first_entry) {
        role = ChainLineRole::Header;
        return i;
    }
    LineReading reading = read_line(line.text, context_at(i, false));
    if (reading.row) reading = read_line(line.text, context_at(i, true));
    const std::size_t last = reading.row ? i : continued(i, reading);
    if (reading.row) {
        rows_above_ = true;
        if (reading.row_label.want.date) row_label_.want.date = reading.row_label.want.date;
        if (reading.row_label.want.slot) row_label_.want.slot = reading.row_label.want.slot;
        if (reading.row_label.want.post) row_label_.want.post = reading.row_label.want.post;
    }
    apply(i, last, reading);
    return last;
}

void ChainReader::apply(std::size_t i, std::size_t last, const LineReading& reading) {
    for (std::size_t part = i; part < last; ++part) chain_.lines[part] = ChainLineRole::Read;
    ChainLineRole& role = chain_.lines[last];
    switch (reading.kind) {
        case LineKind::Chatter:
            role = ChainLineRole::Chatter;
            if (rows_above_) sections_.end();
            row_label_ = Section{};
            return;
        case LineKind::Vacant:
            role = ChainLineRole::Vacant;
            return;
        case LineKind::Gone:
            role = ChainLineRole::Gone;
            return;
        case LineKind::Unclear:
            roll_.begin_line(static_cast<int>(last) + 1);
            ask(last, reading.doubt, reading);
            return;
        case LineKind::Statements:
            break;
    }
    roll_.begin_line(static_cast<int>(last) + 1);
    for (const Statement& statement : reading.statements) {
        if (const auto doubt = apply(statement, !reading.row)) {
            roll_.undo_line();
            ask(last, *doubt, reading);
            return;
        }
    }
    role = ChainLineRole::Read;
    const bool signs_up = reading.statements.front().deed == Deed::SignUp;
    if (signs_up) above_unclear_ = false;
    for (const Statement& statement : reading.statements) settle(statement);
}

std::optional<ChainDoubt> ChainReader::apply(const Statement& statement, bool carried) {
    const Who who = carried ? roll_.carried(statement.who) : statement.who;
    switch (statement.deed) {
        case Deed::SignUp:
            for (const Want& want : statement.wants) {
                if (const auto doubt = roll_.sign_up(who, want, statement.note, statement.narrows))
                    return doubt;
            }
            return std::nullopt;
        case Deed::Complete:
            return roll_.complete(who, statement.note);
        case Deed::Cancel:
            return roll_.cancel(who, statement.which, statement.every);
        case Deed::Move:
            return roll_.move(who, statement.which, statement.wants, statement.note);
        case Deed::Replace: {
            const auto gone = roll_.just_gone();
            if (statement.other.empty() && !gone) return ChainDoubt::WhoseShift;
            return roll_.replace(statement.other.empty() ? *gone : statement.other, statement.who,
                                 statement.which, statement.note);
        }
        case Deed::Swap:
            return roll_.swap(who, statement.which, roll_.carried(statement.other), statement.other_which);
        case Deed::Restore:
            return roll_.restore(who, statement.note);
        case Deed::SameAsAbove: {
            const std::vector<Want> above = roll_.last_wants();
            if (above.empty() || above_unclear_) return ChainDoubt::NoSlot;
            for (Want want : above) {
                const Want& own = statement.wants.front();
                if (own.date) want.date = own.date;
                if (own.slot) want.slot = own.slot;
                if (own.post) want.post = own.post;
                if (const auto doubt = roll_.sign_up(who, want, statement.note)) return doubt;
            }
            return std::nullopt;
        }
    }
    return std::nullopt;
}

// ---- what is asked

bool is_change(ChainDoubt doubt) {
    return doubt == ChainDoubt::NothingToChange || doubt == ChainDoubt::SeveralToChange ||
           doubt == ChainDoubt::WhoseShift;
}

std::string asked_key(const Who& who) {
    return who.door ? *who.door : who.name ? "=" + name_key(*who.name) : std::string();
}

void ChainReader::ask(std::size_t i, ChainDoubt doubt, const LineReading& reading) {
    UnclearLine line;
    line.who = reading.who;
    if (line.who.empty() && !reading.statements.empty()) line.who = reading.statements.front().who;
    line.changes = is_change(doubt);
    line.unclear.line = static_cast<int>(i) + 1;
    line.unclear.doubt = doubt;
    line.unclear.door = line.who.door;
    line.unclear.name = line.who.name;
    line.unclear.choices = choices(line.unclear.line, doubt, reading);
    chain_.lines[i] = ChainLineRole::Asked;
    if (!line.changes) above_unclear_ = true;
    const SourceLine& source = layout_.lines[i];
    if (source.speaker && line.who.door && line.who.name && *line.who.name == said_by(source))
        given_doors_[source.speaker_index] = *line.who.door;
    if (!line.who.empty()) asked_[asked_key(line.who)].push_back(unclear_.size());
    unclear_.push_back(std::move(line));
}

// A clear line of the same door answers what was asked before; of the same name where neither line has a
// door.
void ChainReader::settle(const Statement& statement) {
    const Who who = roll_.carried(statement.who);
    const bool changes = statement.deed != Deed::SignUp && statement.deed != Deed::Complete;
    const auto asked = asked_.find(asked_key(who));
    if (asked == asked_.end()) return;
    const auto answered = [&](std::size_t index) {
        UnclearLine& line = unclear_[index];
        line.settled = same_person(line.who, who) && line.who.door == who.door && (changes || !line.changes);
        if (line.settled) chain_.lines[static_cast<std::size_t>(line.unclear.line) - 1] = ChainLineRole::Gone;
        return line.settled;
    };
    std::vector<std::size_t>& lines = asked->second;
    lines.erase(std::remove_if(lines.begin(), lines.end(), answered), lines.end());
}

std::vector<ChainSignup> ChainReader::choices(int line, ChainDoubt doubt, const LineReading& reading) const {
    std::vector<ChainSignup> found;
    Who who = reading.who;
    if (who.empty() && !reading.statements.empty()) who = reading.statements.front().who;
    if (is_change(doubt)) {
        for (const std::size_t seat : roll_.standing(who, {})) {
            if (found.size() < most_choices) found.push_back(signup(roll_.seats()[seat]));
        }
        return found;
    }
    const bool open_slot = doubt == ChainDoubt::NoSlot || doubt == ChainDoubt::AnySlot ||
                           doubt == ChainDoubt::OpenEnd || doubt == ChainDoubt::SlotNotOffered ||
                           doubt == ChainDoubt::NoDate;
    if (!open_slot) return found;
    Want said = reading.wants.size() == 1 ? reading.wants.front() : Want{};
    complete(said, sections_.current(), offer());
    for (const OfferedSlot& slot : offer().slots) {
        const bool named = reading.wants.size() == 1 && reading.wants.front().slot;
        if (named && !(slot.range == *reading.wants.front().slot)) continue;
        if (reading.edge && reading.edge->kind == TokenKind::After) {
            // 10点以后都行: the slots that start then or later.
            const std::vector<int> ways = possible_minutes(reading.edge->clock, offer().hint);
            const bool later = std::any_of(ways.begin(), ways.end(), [&](int minute) {
                return slot.range.from >= minute || slot.range.to < slot.range.from;
            });
            if (!later) continue;
        }
        std::vector<std::optional<std::string>> dates{said.date};
        if (!said.date && !offer().dates.empty()) {
            dates.clear();
            for (const OfferedDate& day : offer().dates) dates.emplace_back(day.text());
        }
        for (const std::optional<std::string>& date : dates) {
            if (found.size() >= most_choices) return found;
            Want want = said;
            want.date = date;
            want.slot = slot.range;
            found.push_back(signup({who, want, {}, line, true, false, {}}));
        }
    }
    return found;
}

// ---- the result

ChainSignup ChainReader::signup(const Seat& seat) const {
    ChainSignup signup;
    signup.line = seat.line;
    signup.door = seat.who.door;
    signup.name = seat.who.name;
    signup.post = seat.want.post;
    signup.date = seat.want.date;
    if (seat.want.slot) {
        signup.from = clock_text(seat.want.slot->from);
        signup.to = clock_text(seat.want.slot->to);
    }
    if (!seat.note.empty()) signup.note = seat.note;
    return signup;
}

void ChainReader::finish() {
    std::vector<bool> stands(layout_.lines.size() + 1, false);
    for (const Seat& seat : roll_.seats()) {
        if (!seat.alive) continue;
        stands[static_cast<std::size_t>(seat.line)] = true;
        chain_.signups.push_back(signup(seat));
    }
    std::stable_sort(chain_.signups.begin(), chain_.signups.end(),
                     [](const ChainSignup& a, const ChainSignup& b) { return a.line < b.line; });
    // A sign-up that was changed later: nothing stands on its own line any more.
    for (const Seat& seat : roll_.seats()) {
        const auto line = static_cast<std::size_t>(seat.line);
        if (line == 0 || seat.alive || seat.who.empty() || stands[line]) continue;
        if (chain_.lines[line - 1] == ChainLineRole::Read) chain_.lines[line - 1] = ChainLineRole::Gone;
    }
    std::stable_sort(unclear_.begin(), unclear_.end(), [](const UnclearLine& a, const UnclearLine& b) {
        return a.unclear.line < b.unclear.line;
    });
    for (UnclearLine& line : unclear_) {
        if (!line.settled) chain_.unclear.push_back(std::move(line.unclear));
    }
    chain_.title = offer().title;
    for (const OfferedPost& post : offer().posts) chain_.posts.push_back(post.shown);
    for (const OfferedSlot& slot : offer().slots)
        chain_.slots.push_back({slot.shown, clock_text(slot.range.from), clock_text(slot.range.to),
                                slot.places > 0 ? slot.places : offer().places});
    for (const OfferedDate& date : offer().dates) chain_.dates.push_back(date.text());
}

// The text as far as the limits allow, cut at the end of a line.
std::string_view within_limits(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t lines = 0; lines < max_chain_text_lines && end < text.size() && end < max_chain_bytes;
         ++lines) {
        const std::size_t next = std::min(text.find('\n', end), text.size() - 1);
        if (next + 1 > max_chain_bytes) break;
        end = next + 1;
    }
    return text.substr(0, end);
}

}  // namespace

ShiftChain read_shift_chain(std::string_view text) {
    const std::string_view read = within_limits(text);
    ShiftChain chain = ChainReader(read).read();
    if (read.size() < text.size()) {
        ChainUnclear rest;
        rest.line = static_cast<int>(chain.lines.size()) + 1;
        rest.doubt = ChainDoubt::TooLong;
        chain.unclear.push_back(rest);
        chain.lines.push_back(ChainLineRole::Asked);
    }
    return chain;
}

}  // namespace linli
