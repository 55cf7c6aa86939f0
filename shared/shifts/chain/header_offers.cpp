#include "shared/shifts/chain/header_reader.h"

#include "shared/core/characters.h"

#include <algorithm>

namespace linli::chain {

DayPart HeaderReader::hint_of(const std::vector<std::u32string>& labels) const {
    for (const std::u32string& label : labels) {
        const auto says = [&](std::u32string_view characters) {
            return label.find_first_of(characters) != label.npos;
        };
        if (says(U"后下") && says(U"夜")) return DayPart::Night;
        if (label.find(U"下午") != label.npos || label == U"pm" || label == U"afternoon")
            return DayPart::Afternoon;
        if (says(U"午") || label == U"中班" || label == U"noon")
            return says(U"上") ? DayPart::Morning : DayPart::Noon;
        if (says(U"晚夜") || label.find(U"通宵") != label.npos || label == U"evening" ||
            label.find(U"night") != label.npos)
            return DayPart::Evening;
        if (says(U"早晨") || label == U"am" || label == U"morning") return DayPart::Morning;
    }
    return DayPart::None;
}

std::vector<std::u32string> HeaderReader::labels_before(std::size_t begin, std::size_t at,
                                                        std::string& shown) const {
    std::vector<std::u32string> labels;
    // 早高峰测温岗 7:30-9:00: the word for the hours comes before what is done in them.
    const auto names_work = [&](const Token& token) {
        return token.kind == TokenKind::Text || token.kind == TokenKind::Place ||
               (token.kind == TokenKind::Act && token.act == Act::PostLabel);
    };
    std::size_t i = at;
    while (i > begin && names_work(tokens_[i - 1])) --i;
    if (i == begin || tokens_[i - 1].kind != TokenKind::SlotWord) i = at;
    while (i > begin) {
        const Token& token = tokens_[i - 1];
        const std::u32string_view words = words_of(token, *text_);
        const bool skipped = token.kind == TokenKind::Colon || token.kind == TokenKind::Count ||
                             token.kind == TokenKind::Moment;
        const bool word = token.kind == TokenKind::SlotWord;
        const bool text =
            token.kind == TokenKind::Text && words.size() <= 6 && !has_title_word(words) && labels.empty();
        if (!skipped && !word && !text) break;
        --i;
        if (skipped) continue;
        // 分拣组 7:00-9:00: a word made of a known one and another.
        const bool joined = text && i > begin && tokens_[i - 1].kind == TokenKind::Place &&
                            tokens_[i - 1].end == token.begin &&
                            place_length(text_->plain, tokens_[i - 1].begin) == 0;
        if (joined) {
            const std::size_t first = tokens_[i - 1].begin;
            labels.emplace_back(std::u32string_view(text_->plain).substr(first, token.end - first));
            shown = shown_text(*text_, first, token.end);
            break;
        }
        labels.emplace_back(words);
        shown = shown_text(*text_, token.begin, token.end);
        // slot 1: 21:00-23:00, where 1 alone would be any number.
        const bool named = text && i > begin && tokens_[i - 1].kind == TokenKind::Act &&
                           tokens_[i - 1].act == Act::SlotLabel;
        if (named) {
            const std::size_t first = tokens_[i - 1].begin;
            if (is_digit(words.front())) labels.clear();
            labels.emplace_back(std::u32string_view(text_->plain).substr(first, token.end - first));
        }
        if (text) break;
    }
    return labels;
}

// 早班/中班/晚班：7-12 / 12-17 / 17-22 - first all words, then as many times. False if it is no such list.
bool HeaderReader::read_parallel_slots(std::size_t begin, std::size_t end) {
    std::vector<std::size_t> words;
    std::vector<std::size_t> ranges;
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens_[i];
        const bool word = token.kind == TokenKind::SlotWord || token.kind == TokenKind::Text;
        if (word && !ranges.empty()) return false;
        if (word) words.push_back(i);
        if (token.kind == TokenKind::Range) ranges.push_back(i);
        const bool sign = token.kind == TokenKind::Listing || token.kind == TokenKind::Colon ||
                          (token.kind == TokenKind::Act && token.act == Act::SlotLabel);
        if (!word && !sign && token.kind != TokenKind::Range) return false;
    }
    if (words.size() != ranges.size() || words.size() < 2) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Token& word = tokens_[words[i]];
        const std::u32string label(words_of(word, *text_));
        add_slot({label}, shown_text(*text_, word.begin, word.end), tokens_[ranges[i]].range);
    }
    return true;
}

void HeaderReader::read_slots(std::size_t begin, std::size_t end) {
    if (read_parallel_slots(begin, end)) return;
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens_[i];
        if (token.kind != TokenKind::Range || (token.range.bare && token.range.to.hour < 1)) continue;
        std::string shown;
        std::vector<std::u32string> labels;
        const std::u32string_view words = words_of(token, *text_);
        labels = labels_before(begin, i, shown);
        const auto part = find_day_part(words, 0);
        // 核酸帮忙 上午9点到12点: 上午 names the hours, whatever stands in front, unless two slots say so.
        const bool taken =
            part && std::any_of(offer_.slots.begin(), offer_.slots.end(), [&](const auto& slot) {
                return std::count(slot.labels.begin(), slot.labels.end(), words.substr(0, part->end)) > 0;
            });
        if (part && (labels.empty() || !taken)) {
            if (labels.empty()) shown = shown_text(*text_, token.begin, token.begin + part->end);
            labels.emplace_back(words.substr(0, part->end));
        }
        // 22:00-24:00 A
        const bool letter_follows = i + 1 < end && tokens_[i + 1].kind == TokenKind::Text &&
                                    tokens_[i + 1].end == tokens_[i + 1].begin + 1 &&
                                    is_latin(text_->plain[tokens_[i + 1].begin]);
        const bool word_follows =
            i + 1 < end && (letter_follows || tokens_[i + 1].kind == TokenKind::SlotWord);
        const bool range_behind_word = word_follows && i + 2 < end && tokens_[i + 2].kind == TokenKind::Range;
        const bool leads = std::none_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                                        tokens_.begin() + static_cast<std::ptrdiff_t>(i),
                                        [](const Token& t) { return t.kind == TokenKind::SlotWord; });
        if (labels.empty() && word_follows && (!range_behind_word || leads)) {
            const Token& word = tokens_[i + 1];
            labels.emplace_back(words_of(word, *text_));
            shown = shown_text(*text_, word.begin, word.end);
            ++i;
        }
        if (!mark_.empty()) labels.push_back(mark_);
        add_slot(labels, shown, token.range);
    }
}

namespace {

// 第一班 is also 一班, 1班 and 第1班.
std::vector<std::u32string> other_numerals(std::u32string_view label) {
    const bool ordinal = !label.empty() && label.front() == U'第';
    const std::size_t begin = ordinal ? 1 : 0;
    const std::size_t end = numeral_end(label, begin);
    const int number = number_of(label.substr(begin, end - begin), 9);
    if (end == begin || end == label.size() || number < 1) return {};
    constexpr std::u32string_view chinese = U"一二三四五六七八九";
    const std::u32string tail(label.substr(end));
    std::vector<std::u32string> others;
    for (const std::u32string& lead : {std::u32string(), std::u32string(U"第")}) {
        others.push_back(lead + chinese[static_cast<std::size_t>(number - 1)] + tail);
        others.push_back(lead + static_cast<char32_t>(U'0' + number) + tail);
    }
    return others;
}

}  // namespace

void HeaderReader::add_slot(const std::vector<std::u32string>& labels, const std::string& shown,
                            const WrittenRange& range) {
    DayPart hint = hint_of(labels);
    if (hint == DayPart::None && labels.empty()) hint = offer_.hint;
    std::vector<ClockRange> ways = possible_ranges(range, hint);
    if (ways.empty()) return;
    constexpr int longest_pause = 4 * 60;  // Minutes; what begins later begins a list of its own.
    ClockRange chosen = ways.front();
    // 7-11 11-3 3-7: a list goes on where the slot above ended, or at least not before it.
    if (ways.size() > 1 && !offer_.slots.empty()) {
        const ClockRange& above = offer_.slots.back().range;
        const bool goes_on = chosen.from != above.to && ways[1].from == above.to % (24 * 60);
        const int later = ways[1].from - above.to;
        const bool steps_back = chosen.from < above.from && above.from < 13 * 60 && chosen.from != above.to &&
                                later <= longest_pause;
        if (goes_on || steps_back) chosen = ways[1];
    }
    std::size_t index = 0;
    while (index < offer_.slots.size() && !(offer_.slots[index].range == chosen)) ++index;
    if (index == offer_.slots.size()) {
        if (index >= max_offered) return;
        offer_.slots.push_back({{}, shown, chosen, 0, range.from.certain && range.to.certain});
    }
    OfferedSlot& slot = offer_.slots[index];
    if (slot.shown.empty()) slot.shown = shown;
    const auto add = [&](std::u32string_view label) {
        if (label.empty() || std::find(slot.labels.begin(), slot.labels.end(), label) != slot.labels.end())
            return;
        if (slot.labels.size() < 8) slot.labels.emplace_back(label);
    };
    for (const std::u32string& label : labels) {
        add(label);
        for (const std::u32string& other : other_numerals(label)) add(other);
        const auto add_without = [&](std::u32string_view tail) {
            if (label.size() > tail.size() && label.ends_with(tail))
                add(std::u32string_view(label).substr(0, label.size() - tail.size()));
        };
        for (const std::u32string_view tail : shift_tails) add_without(tail);
        add_without(U"高峰");
    }
}

// 每班2人 for all; 早班 8-12点（3人） for this slot; not 缺2人, which counts what is free.
void HeaderReader::read_places(std::size_t begin, std::size_t end) {
    static const Words<int> people = {{0, U"人|个人|名|位|个名额|个位置|people|persons|pax|slots"}};
    std::optional<std::size_t> slot;
    std::size_t ranges = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens_[i];
        if (token.kind == TokenKind::Range) {
            ++ranges;
            for (const ClockRange& way : possible_ranges(token.range, DayPart::None)) {
                if (!slot || ranges > 1) slot = offer_.slot_like(way);
            }
        }
        if (token.kind != TokenKind::Count || token.number < 1) continue;
        const auto* unit = people.at(token.unit, 0);
        if (!unit || unit->word.size() != token.unit.size()) continue;
        const bool follows_act = i > begin && tokens_[i - 1].kind == TokenKind::Act;
        const bool each = follows_act && text_->plain[tokens_[i - 1].begin] == U'每';
        const bool vacant = follows_act && tokens_[i - 1].act == Act::Vacant;
        if (each)
            offer_.places = token.number;
        else if (slot && !vacant)
            offer_.slots[*slot].places = token.number;
    }
}

// How surely words speak of a building: 22号楼 does, 二楼 may be a floor, 一楼大厅 is on one.
HeaderReader::HouseSaid HeaderReader::house_said(const Token& token, std::size_t house_end) const {
    const std::u32string_view words =
        std::u32string_view(text_->plain).substr(token.begin, house_end - token.begin);
    const std::size_t numeral = numeral_end(words, 0);
    const bool floor = numeral > 0 && words.substr(numeral) == U"楼";
    if (token.kind == TokenKind::Place) return floor ? HouseSaid::No : HouseSaid::InPlace;
    return floor ? HouseSaid::MaybeFloor : HouseSaid::Yes;
}

// What is said most surely counts; several buildings said alike: none of them is meant.
void HeaderReader::read_building(std::size_t begin, std::size_t end) {
    const std::size_t posts = behind_post_label(begin, end);  // 地点：二楼图书室 is no building.
    for (std::size_t i = begin; i < posts; ++i) {
        const Token& token = tokens_[i];
        // 12号楼大堂 speaks of a building too.
        const auto house =
            token.kind == TokenKind::Place ? find_door(text_->plain, token.begin) : std::nullopt;
        const bool door = token.kind == TokenKind::Door || (house && house->end < token.end);
        const WrittenDoor& written = house ? house->value : token.door;
        if (!door || !written.room.empty()) continue;
        const HouseSaid said = house_said(token, house ? house->end : token.end);
        if (said == HouseSaid::No || said < building_said_) continue;
        const std::string building = door_text(written);
        if (said > building_said_)
            offer_.building = building;
        else if (offer_.building != building)
            offer_.building = "?";
        building_said_ = said;
    }
}

}  // namespace linli::chain
