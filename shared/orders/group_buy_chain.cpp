#include "shared/orders/group_buy_chain.h"

#include "shared/core/characters.h"
#include "shared/orders/chain/book.h"
#include "shared/orders/chain/header.h"
#include "shared/orders/chain/layout.h"
#include "shared/people/names.h"

#include <algorithm>

namespace linli {
namespace {

using namespace buying;

constexpr std::size_t most_continued_lines = 8;

struct UnclearLine {
    GroupBuyUnclear unclear;
    Who who;
    bool settled = false;  // A later line has answered it.
};

class ChainReader {
public:
    explicit ChainReader(std::string_view text)
        : layout_(lay_out(text)), header_(read_header(layout_)), book_(header_.offer) {}

    GroupBuyChain read() {
        if (offer().items.empty()) {
            ask(std::min(header_.first_entry, layout_.lines.empty() ? 0 : layout_.lines.size() - 1),
                GroupBuyDoubt::NothingOffered, {});
        } else {
            for (std::size_t i = header_.first_entry; i < layout_.lines.size(); ++i) i = read_at(i);
        }
        if (layout_.cut) ask(layout_.lines.size(), GroupBuyDoubt::TooLong, {});
        finish();
        return std::move(chain_);
    }

private:
    const Offer& offer() const { return header_.offer; }

    std::size_t read_at(std::size_t i);
    bool read_heading(std::size_t i);
    LineContext context_at(std::size_t i) const;
    LineReading read_alone(std::size_t i, const ReadText& text) const;
    std::size_t continued(std::size_t i, LineReading& reading) const;
    std::size_t continued_message(std::size_t i, LineReading& reading) const;
    void apply(std::size_t i, std::size_t last, LineReading reading);
    void ask(std::size_t i, GroupBuyDoubt doubt, const Who& who);
    void settle(const Entry& entry);
    void finish();

    Layout layout_;
    Header header_;
    Book book_;
    std::string building_;             // Of the heading above.
    std::optional<std::size_t> item_;  // The heading above names an item.
    std::vector<UnclearLine> unclear_;
    std::map<std::string, std::vector<std::size_t>> asked_;  // Unclear lines by door, and by name.
    std::map<std::string, std::string> doors_of_speakers_;   // In a chat log, said on a line of its own.
    GroupBuyChain chain_;
};

std::string door_key(const std::string& door) {
    return "#" + door;
}

// ---- headings

// 称呼：小鹿: a label and what belongs to it.
bool is_field(const ReadText& text, const Offer& offer) {
    if (text.plain.size() > 40) return false;
    const std::vector<Token> tokens = tokens_of(text, offer);
    return tokens.size() >= 2 && tokens[0].kind == TokenKind::Act && tokens[0].act == Act::Filler &&
           tokens[1].kind == TokenKind::Colon;
}

// Items, amounts, payments and notes, but nobody who orders them.
bool goes_on(const ReadText& text, const Offer& offer) {
    if (text.plain.size() > 40) return false;
    const std::vector<Token> tokens = tokens_of(text, offer);
    return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind == TokenKind::Item || token.kind == TokenKind::Amount ||
               token.kind == TokenKind::Paid || token.kind == TokenKind::Note ||
               token.kind == TokenKind::Phone || token.kind == TokenKind::Money ||
               token.kind == TokenKind::Listing || token.kind == TokenKind::Comma;
    });
}

// 3号楼： and 鸡蛋： above the lines that they hold for.
bool ChainReader::read_heading(std::size_t i) {
    const SourceLine& line = layout_.lines[i];
    if (line.from_table || layout_.chat_log || line.text.plain.size() > 24) return false;
    const std::vector<Token> tokens = tokens_of(line.text, offer());
    if (is_field(line.text, offer())) return false;
    std::optional<WrittenDoor> door;
    std::optional<std::size_t> item;
    bool colon = false;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::Door && !door)
            door = token.door;
        else if (token.kind == TokenKind::Item && token.items.size() == 1 &&
                 (!item || item == token.items[0]))
            item = token.items[0];
        else if (token.kind == TokenKind::Colon)
            colon = true;
        else if (token.kind != TokenKind::Act || token.act != Act::Filler)
            return false;
    }
    const bool house = door && door->room.empty() && !item && door->building.find('-') == std::string::npos;
    const bool goods =
        item && !door && colon && !line.listed && !line.text.indented && line.text.plain.back() == U':';
    if (!house && !goods) return false;
    if (house && door->building.empty()) {  // 二单元, below the name of its house
        const std::string& above = building_.empty() ? offer().building : building_;
        door->building = above.substr(0, above.find('-'));
    }
    if (house) building_ = door_text(*door);
    if (goods) item_ = item;
    return true;
}

// ---- lines

LineContext ChainReader::context_at(std::size_t i) const {
    const SourceLine& line = layout_.lines[i];
    LineContext context{offer(),        building_, item_, std::nullopt, false, line.listed || line.from_table,
                        line.from_table};
    if (line.speaker) {
        context.speaker = clean_name(*line.speaker);
        context.organiser_speaks = line.speaker_index == 1;
    }
    return context;
}

LineReading ChainReader::read_alone(std::size_t i, const ReadText& text) const {
    LineContext context = context_at(i);
    if (!context.speaker && !context.from_table) {
        if (const auto prefix = speaker_prefix(text, offer())) {
            context.speaker = prefix->value;
            return read_line(trimmed_part(text, prefix->end, text.plain.size()), context);
        }
    }
    return read_line(text, context);
}

bool is_incomplete(GroupBuyDoubt doubt) {
    return doubt == GroupBuyDoubt::NoItem || doubt == GroupBuyDoubt::NoPerson ||
           doubt == GroupBuyDoubt::OnlyName;
}

// A message of several lines that begins with a door: the lines of items and payments below it are its own.
std::size_t ChainReader::continued_message(std::size_t i, LineReading& reading) const {
    const bool door = reading.kind == LineKind::Entries
                          ? reading.entries.size() == 1 && reading.entries[0].who.door
                          : reading.who.door.has_value();
    if (!door) return i;
    ReadText joined = layout_.lines[i].text;
    std::size_t last = i;
    for (std::size_t next = i + 1; next < layout_.lines.size() && next <= i + most_continued_lines; ++next) {
        const SourceLine& line = layout_.lines[next];
        if (line.begins_message || line.text.empty() || !goes_on(line.text, offer())) break;
        joined.plain += U' ' + line.text.plain;
        joined.shown += U' ' + line.text.shown;
        LineReading whole = read_alone(i, joined);
        if (whole.kind != LineKind::Entries || whole.entries.size() != 1) break;
        reading = std::move(whole);
        last = next;
    }
    return last;
}

// An entry over several lines: what the line lacks stands in the lines below it. Gives the last of them.
std::size_t ChainReader::continued(std::size_t i, LineReading& reading) const {
    const SourceLine& first = layout_.lines[i];
    if (first.from_table) return i;
    if (layout_.chat_log) return continued_message(i, reading);
    ReadText joined = first.text;
    std::size_t last = i;
    for (std::size_t next = i + 1; next < layout_.lines.size() && next <= i + most_continued_lines; ++next) {
        const SourceLine& line = layout_.lines[next];
        if (line.text.empty() || line.text.plain.size() > max_line_characters) break;
        if (line.listed || line.from_table) break;
        const bool nothing_yet = (reading.kind == LineKind::Unclear && is_incomplete(reading.doubt)) ||
                                 (reading.kind == LineKind::Chatter && first.listed) ||
                                 (reading.kind == LineKind::Entries && reading.entries.size() == 1 &&
                                  reading.entries[0].steps.empty() && !reading.entries[0].payment);
        const bool door_alone = reading.kind == LineKind::Entries && reading.entries.size() == 1 &&
                                reading.entries[0].steps.size() == 1 &&
                                reading.entries[0].steps[0].deed == Deed::OrderOne;
        const LineReading alone = read_alone(next, line.text);
        // Between numbered entries a line with nobody's name goes on with the entry above.
        const bool nobody = first.listed && (goes_on(line.text, offer()) ||
                                             (alone.kind == LineKind::Unclear && alone.who.empty()));
        if (!line.text.indented && !nobody && !((nothing_yet || door_alone) && first.listed)) break;
        const bool own_door = (alone.kind == LineKind::Entries && alone.entries[0].who.door) ||
                              (alone.kind == LineKind::Unclear && alone.who.door);
        const bool has_door = reading.kind == LineKind::Entries && reading.entries[0].who.door;
        if (own_door && (has_door || reading.who.door)) break;
        const bool field = is_field(line.text, offer()) || goes_on(line.text, offer());  // 称呼：小鹿
        if (!line.text.indented && !field && alone.kind == LineKind::Chatter &&
            line.text.plain.front() != U'(')
            break;
        joined.plain += U' ' + line.text.plain;
        joined.shown += U' ' + line.text.shown;
        LineReading whole = read_alone(i, joined);
        if (whole.kind == LineKind::Chatter && reading.kind != LineKind::Chatter) continue;
        reading = std::move(whole);
        last = next;
    }
    return last;
}

std::size_t ChainReader::read_at(std::size_t i) {
    const SourceLine& line = layout_.lines[i];
    if (line.text.plain.size() > max_line_characters) {
        book_.begin_line(static_cast<int>(i) + 1, 0);
        ask(i, GroupBuyDoubt::TooLong, {});
        return i;
    }
    if (line.text.empty() || line.speaker_line || line.table_head || read_heading(i)) return i;
    LineReading reading = read_alone(i, line.text);
    // 11. 903 ~~2板~~: all of it is struck, even if the door still stands.
    const bool struck =
        line.text.struck && reading.kind != LineKind::Chatter &&
        (reading.kind == LineKind::Unclear ||
         (reading.entries.size() == 1 &&
          (reading.entries[0].steps.empty() || reading.entries[0].steps[0].deed == Deed::OrderOne)));
    if (struck) return i;
    const std::size_t last = continued(i, reading);
    apply(i, last, std::move(reading));
    return last;
}

void ChainReader::apply(std::size_t i, std::size_t last, LineReading reading) {
    const SourceLine& line = layout_.lines[i];
    if (reading.kind == LineKind::Chatter) return;
    book_.begin_line(static_cast<int>(last) + 1, line.list_number);
    if (line.speaker && reading.who.door && reading.who.name)
        doors_of_speakers_[name_key(*reading.who.name)] = *reading.who.door;
    if (reading.kind == LineKind::Unclear) return ask(last, reading.doubt, reading.who);
    for (Entry& entry : reading.entries) {
        if (line.speaker && entry.who.name) {
            std::string& door = doors_of_speakers_[name_key(*entry.who.name)];
            if (entry.who.door) door = *entry.who.door;
            if (!entry.who.door && !door.empty() && !book_.knows(entry.who)) entry.who.door = door;
            const bool organiser = line.speaker_index == 1 && !entry.who.door;
            if (entry.steps.empty() && organiser && !book_.knows(entry.who)) return;
        }
        if (const auto doubt = book_.apply(entry)) {
            book_.undo_line();
            // 那算了, from somebody who has ordered nothing.
            if (line.speaker && !entry.who.door && *doubt == GroupBuyDoubt::NothingToChange &&
                !book_.knows(entry.who) && !entry.payment)
                return;
            // A cancelled attempt that was unclear before: nothing is left to ask.
            const bool cancels = entry.steps.size() == 1 && entry.steps[0].deed == Deed::Cancel;
            if (cancels && entry.who.door && asked_.count(door_key(*entry.who.door)) > 0)
                return settle(entry);
            return ask(last, *doubt, entry.who);
        }
    }
    for (const Entry& entry : reading.entries) settle(entry);
}

// ---- what is asked

void ChainReader::ask(std::size_t i, GroupBuyDoubt doubt, const Who& who) {
    UnclearLine line;
    line.who = who;
    line.unclear = {static_cast<int>(i) + 1, doubt, who.door, who.name};
    if (who.door) asked_[door_key(*who.door)].push_back(unclear_.size());
    if (who.name) asked_[name_key(*who.name)].push_back(unclear_.size());
    unclear_.push_back(std::move(line));
    book_.mark_unclear();
}

// A clear line of the same person answers what was asked before; a payment alone does not.
void ChainReader::settle(const Entry& entry) {
    if (entry.steps.empty()) return;
    const auto settle_all = [&](const std::string& key, bool by_name) {
        const auto found = asked_.find(key);
        if (found == asked_.end()) return;
        for (const std::size_t place : found->second) {
            UnclearLine& line = unclear_[place];
            const bool other_door =
                by_name && line.who.door && entry.who.door && line.who.door != entry.who.door;
            const bool other_name = !by_name && line.who.name && entry.who.name &&
                                    name_key(*line.who.name) != name_key(*entry.who.name);
            if (!other_door && !other_name) line.settled = true;
        }
        asked_.erase(found);
    };
    if (entry.who.door) settle_all(door_key(*entry.who.door), false);
    if (entry.who.name) settle_all(name_key(*entry.who.name), true);
}

void ChainReader::finish() {
    const Offer& offered = offer();
    chain_.title = offered.title;
    chain_.deadline = offered.deadline;
    chain_.minimum = offered.minimum;
    for (const OfferedItem& item : offered.items) {
        chain_.items.push_back(item.shown);
        if (item.code.empty()) continue;
        std::string code = text_of(item.code);
        for (char& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (is_sign_character(item.code[0])) code = layout_.signs[item.code[0] - first_sign_character];
        chain_.items.back().code = code;
    }
    for (const BookedOrder& booked : book_.orders()) {
        if (!booked.alive) continue;
        GroupBuyOrder order;
        order.line = booked.line;
        order.door = booked.who.door;
        order.name = booked.who.name;
        order.phone = booked.who.phone;
        order.paid = booked.paid;
        for (const auto& [item, count] : booked.counts) order.items[offered.items[item].shown.name] += count;
        if (!booked.note.empty()) order.note = booked.note;
        chain_.orders.push_back(std::move(order));
    }
    std::stable_sort(chain_.orders.begin(), chain_.orders.end(),
                     [](const GroupBuyOrder& a, const GroupBuyOrder& b) { return a.line < b.line; });
    for (const UnclearLine& line : unclear_) {
        if (!line.settled) chain_.unclear.push_back(line.unclear);
    }
    std::stable_sort(chain_.unclear.begin(), chain_.unclear.end(),
                     [](const GroupBuyUnclear& a, const GroupBuyUnclear& b) { return a.line < b.line; });
}

}  // namespace

GroupBuyChain read_group_buy_chain(std::string_view text) {
    return ChainReader(text).read();
}

}  // namespace linli
