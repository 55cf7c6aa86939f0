#include "shared/shifts/chain/tokenizer.h"

#include "shared/core/characters.h"

#include <algorithm>

namespace linli::chain {

namespace {

constexpr std::u32string_view name_beginnings = U"小老阿大";

}  // namespace

bool Tokenizer::find_post(Token& token, std::size_t at, std::size_t& end) const {
    std::size_t best = 0;
    for (std::size_t i = 0; i < offer_.posts.size(); ++i) {
        const std::u32string& post = offer_.posts[i].plain;
        if (post.size() <= best || !starts_with_word(plain_, at, post)) continue;
        // A座1203 is a door, though A座 be a post.
        const auto door = find_door(plain_, at);
        if (door && door->end > at + post.size() && !door->value.room.empty()) continue;
        best = post.size();
        token.index = i;
    }
    token.kind = TokenKind::Post;
    end = at + best;
    return best > 0;
}

// 10-2 where the second of October is on offer: a day, not ten to two.
bool Tokenizer::find_offered_day(Token& token, std::size_t at, std::size_t& end) const {
    const auto range = find_range(plain_, at);
    if (!range || !range->value.bare) return false;
    const int month = range->value.from.hour;
    const int day = range->value.to.hour;
    const bool offered = std::any_of(offer_.dates.begin(), offer_.dates.end(), [&](const OfferedDate& one) {
        return one.date && one.date->month == month && one.date->day == day;
    });
    const bool slot = std::any_of(offer_.slots.begin(), offer_.slots.end(), [&](const OfferedSlot& one) {
        const std::vector<ClockRange> ways = possible_ranges(range->value, DayPart::None);
        return std::find(ways.begin(), ways.end(), one.range) != ways.end();
    });
    if (!offered || slot) return false;
    token.kind = TokenKind::Date;
    token.date.kind = WrittenDate::Kind::Absolute;
    token.date.month = month;
    token.date.day = day;
    end = range->end;
    return true;
}

bool Tokenizer::find_when(Token& token, std::size_t at, std::size_t& end) const {
    if (find_offered_day(token, at, end)) return true;
    if (const auto range = find_range(plain_, at)) {
        token.kind = TokenKind::Range;
        token.range = range->value;
        end = range->end;
        return true;
    }
    const auto date = find_date(plain_, at);
    if (!date) return false;
    // 小明晚班 is 小明 on 晚班, 老周三号楼 is 老周 in 三号楼.
    const bool shift_word = date->end < plain_.size() && plain_[date->end] == U'班' && is_han(plain_[at]);
    const bool inside_name =
        text_before(at) && is_han(plain_[at]) && is_any_of(name_beginnings, plain_[at - 1]);
    if (inside_name || (shift_word && text_before(at))) return false;
    token.kind = TokenKind::Date;
    token.date = date->value;
    end = date->end;
    return true;
}

// 8F 何太, where the header speaks of one tower: floor and flat.
bool Tokenizer::find_flat(Token& token, std::size_t at, std::size_t& end) const {
    std::size_t letter = at;
    while (letter < plain_.size() && is_digit(plain_[letter])) ++letter;
    const bool first = tokens_.empty() && text_begin_ == at && !offer_.building.empty();
    const bool flat = letter > at && letter - at <= 2 && letter < plain_.size() && is_latin(plain_[letter]);
    if (!first || !flat || (letter + 1 < plain_.size() && plain_[letter + 1] != U' ')) return false;
    token.kind = TokenKind::Door;
    for (const char32_t c : plain_.substr(at, letter - at)) token.door.room += static_cast<char>(c);
    token.door.room += static_cast<char>(plain_[letter] - U'a' + U'A');
    end = letter + 1;
    return true;
}

bool Tokenizer::find_house(Token& token, std::size_t at, std::size_t& end) const {
    const auto door = find_door(plain_, at);
    if (!door) return find_flat(token, at, end);
    // Of 一号楼 and 2楼 without a room only the building is said; 4楼电梯口 is a post.
    if (door->value.room.empty() && place_length(plain_, at) > door->end - at) return false;
    token.kind = TokenKind::Door;
    token.door = door->value;
    end = door->end;
    return true;
}

// @Anna and telephone numbers, masked or not.
bool Tokenizer::find_mention(Token& token, std::size_t at, std::size_t& end) const {
    token.kind = TokenKind::Mention;
    end = at;
    if (plain_[at] == U'@') {
        while (end < plain_.size() && !is_any_of(U" ,:;、。", plain_[end])) ++end;
        return end > at + 1;
    }
    const bool inside = at > 0 && is_digit(plain_[at - 1]);
    while (end < plain_.size() && (is_digit(plain_[end]) || plain_[end] == U'*')) ++end;
    return !inside && end - at >= 7 && is_digit(plain_[at]);
}

// 接阿祥的班, 阿祥的班我来接
bool Tokenizer::takes_over(std::size_t at) const {
    // 老甘那班我来
    const std::u32string_view before = plain_.substr(0, at);
    const bool comes = plain_[at] == U'来' && at > 3 && before.substr(at - 2) == U"班我" &&
                       is_any_of(U"那的这", before[at - 3]);
    if (comes) return at + 1 == plain_.size() || plain_[at + 1] != U'不';
    if (plain_[at] != U'接') return false;
    std::size_t end = at;
    while (end < plain_.size() && !is_any_of(U",;。!?", plain_[end])) ++end;
    const auto names_shift = [](std::u32string_view words) {
        return words.find(U"的班") != words.npos || words.find(U"那班") != words.npos;
    };
    const bool last = at + 1 == end || (at + 2 == end && is_any_of(U"了吧", plain_[at + 1]));
    return last ? names_shift(plain_.substr(0, at)) : names_shift(plain_.substr(at, end - at));
}

// 老王 早班 -1: one less.
bool Tokenizer::withdraws(std::size_t at) const {
    const bool ends = at + 2 >= plain_.size() || is_any_of(U" ,;。!", plain_[at + 2]);
    return at > 0 && plain_[at - 1] == U' ' && plain_.substr(at, 2) == U"-1" && ends;
}

bool Tokenizer::find_act(Token& token, std::size_t at, std::size_t& end) const {
    if (plain_[at] == U'+' && at + 1 < plain_.size() && is_digit(plain_[at + 1])) {
        token.kind = TokenKind::Act;
        token.act = Act::PlusOne;
        end = numeral_end(plain_, at + 1);
        return end == plain_.size() || plain_[end] != U'-';
    }
    if (withdraws(at)) {
        token.kind = TokenKind::Act;
        token.act = Act::Cancel;
        end = at + 2;
        return true;
    }
    if (takes_over(at)) {
        token.kind = TokenKind::Act;
        token.act = Act::Replace;
        end = at + 1;
        return true;
    }
    const auto* word = acts().at(plain_, at);
    if (!word) return false;
    // 改上午 is 改 and 上午, not 改上.
    const std::size_t behind = at + word->word.size();
    if (plain_[behind - 1] == U'上' && plain_.substr(behind, 1) == U"午")
        word = acts().at(plain_.substr(0, behind - 1), at);
    if (!word) return false;
    // 岗亭 and 位置 begin like a label, but a longer word for a place wins.
    if (word->meaning == Act::PostLabel && place_length(plain_, at) > word->word.size()) return false;
    token.kind = TokenKind::Act;
    token.act = word->meaning;
    end = at + word->word.size();
    return true;
}

bool Tokenizer::find_slot_word(Token& token, std::size_t at, std::size_t& end) const {
    // 再站一班: one more, not the first.
    const bool counts =
        plain_[at] == U'一' && at > 0 && is_any_of(U"站来值上加有另这那哪某换替", plain_[at - 1]);
    std::size_t length = counts ? 0 : slot_word_length(plain_, at);
    // 周三晚, 中 晚: one character for a slot, where nothing makes it part of another word.
    const bool brief = length == 0 && !offer_.slots.empty() && is_any_of(U"早中晚夜午", plain_[at]) &&
                       !text_before(at) && stands_free(at + 1);
    if (brief) length = 1;
    token.kind = TokenKind::SlotWord;
    end = at + length;
    if (const auto slot = offer_.slot_meant(plain_.substr(at, length))) {
        token.kind = TokenKind::Slot;
        token.index = *slot;
    }
    return length > 0;
}

bool Tokenizer::find_place(Token& token, std::size_t at, std::size_t& end) const {
    std::size_t length = place_length(plain_, at);
    if (length == 0 && offer_.posts.empty()) {
        if (const auto* task = tasks().at(plain_, at)) length = task->word.size();
    }
    // 测温 where 东门测温 and 西门测温 are on offer says nothing new.
    const auto* task = length == 0 ? tasks().at(plain_, at) : nullptr;
    const auto in_post = [&](const OfferedPost& post) {
        return post.plain.find(task->word) != post.plain.npos;
    };
    if (task && std::count_if(offer_.posts.begin(), offer_.posts.end(), in_post) > 1) {
        token.kind = TokenKind::Act;
        token.act = Act::Filler;
        end = at + task->word.size();
        return true;
    }
    if (length == 0) return false;
    const auto post = offer_.post_named(plain_.substr(at, length));
    token.kind = post ? TokenKind::Post : TokenKind::Place;
    token.index = post.value_or(0);
    end = at + length;
    return true;
}

// 秩序 for 维持秩序: at least two characters that occur together in one post only.
bool Tokenizer::find_short_post(Token& token, std::size_t at, std::size_t& end) const {
    std::size_t best = 1;
    bool unique = false;
    for (std::size_t i = 0; i < offer_.posts.size(); ++i) {
        const std::u32string& post = offer_.posts[i].plain;
        std::size_t length = 0;
        while (at + length < plain_.size() && length < post.size() &&
               post.find(plain_.substr(at, length + 1)) != std::u32string::npos)
            ++length;
        if (length < best || length < 2) continue;
        unique = length > best;
        best = length;
        token.index = i;
    }
    if (!unique || !is_han(plain_[at])) return false;
    const auto post = offer_.post_named(plain_.substr(at, best));
    if (!post) return false;
    token.kind = TokenKind::Post;
    end = at + best;
    return true;
}

// 20点前, 22点以后, 到20点, before 8pm; a clock alone is a moment.
bool Tokenizer::find_edge(Token& token, std::size_t at, std::size_t& end) const {
    static const Words<TokenKind> in_front = {
        {TokenKind::Before, U"before|until|till|by|到|至"},
        {TokenKind::After, U"after|from|since"},
    };
    static const Words<TokenKind> behind = {
        {TokenKind::Before, U"之前|以前|前|走|要走|得走|撤|为止|就要走"},
        {TokenKind::After, U"之后|以后|后|起|开始|才能到|才到|才能来|onwards"},
    };
    const auto skip = [&](std::size_t place) {
        while (place < plain_.size() && plain_[place] == U' ') ++place;
        return place;
    };
    const auto* lead = in_front.at(plain_, at);
    const std::size_t place = lead ? skip(at + lead->word.size()) : at;
    const auto clock = find_clock(plain_, place);
    // 晚一点到: later, not one o'clock.
    const bool vague = clock &&
                       plain_.substr(place, clock->end - place).find(U"一点") != std::u32string_view::npos &&
                       clock->value.hour == 1 && clock->value.minute == 0;
    if (!clock || !clock->value.marked || vague) return false;
    token.clock = clock->value;
    token.kind = lead ? lead->meaning : TokenKind::Moment;
    end = clock->end;
    const std::size_t next = skip(end);
    if (next >= plain_.size()) return true;
    if (const auto* tail = behind.at(plain_, next)) {
        token.kind = tail->meaning;
        end = next + tail->word.size();
    } else if (!lead) {
        name_by_start(token, next, end);
    }
    return true;
}

// 20点那班: the slot that begins then, if there is one.
void Tokenizer::name_by_start(Token& token, std::size_t at, std::size_t& end) const {
    static const Words<int> words = {{0, U"班|那班|这班|的班|那一班|的那班|场|那场|shift"}};
    const auto* word = words.at(plain_, at);
    if (!word) return;
    std::size_t found = 0;
    for (const int minute : possible_minutes(token.clock, DayPart::None)) {
        for (std::size_t i = 0; i < offer_.slots.size(); ++i) {
            if (offer_.slots[i].range.from != minute % (24 * 60)) continue;
            token.index = i;
            ++found;
        }
    }
    if (found != 1) return;
    token.kind = TokenKind::Slot;
    end = at + word->word.size();
}

bool Tokenizer::find_slot(Token& token, std::size_t at, std::size_t& end) const {
    std::size_t best = 0;
    const auto fits = [&](const std::u32string& label) {
        if (label.size() <= best || !starts_with_word(plain_, at, label)) return false;
        const char32_t first = label.front();
        const bool sign = !is_han(first) && !is_latin(first) && !is_digit(first);
        // A label of one letter (早, A) must stand alone or in front of 班.
        return label.size() > 1 || sign || (stands_free(at + 1) && (!text_before(at) || is_latin(first)));
    };
    for (std::size_t i = 0; i < offer_.slots.size(); ++i) {
        for (const std::u32string& label : offer_.slots[i].labels) {
            if (!fits(label)) continue;
            best = label.size();
            token.index = i;
        }
    }
    // 上下午 is 上午 and 下午.
    const bool halves = best == 0 && plain_.substr(at, 3) == U"上下午";
    for (std::size_t i = 0; halves && i < offer_.slots.size(); ++i) {
        const std::vector<std::u32string>& labels = offer_.slots[i].labels;
        if (std::find(labels.begin(), labels.end(), U"上午") == labels.end()) continue;
        best = 1;
        token.index = i;
    }
    if (best == 0) return false;
    token.kind = TokenKind::Slot;
    end = at + best;
    const auto* tail =
        std::find_if(std::begin(shift_tails), std::end(shift_tails),
                     [&](std::u32string_view word) { return plain_.substr(end).starts_with(word); });
    if (tail != std::end(shift_tails)) end += tail->size();
    return true;
}

// AB: both slots.
bool Tokenizer::read_joined_labels() {
    if (!is_latin(plain_[at_]) || (at_ > 0 && (is_latin(plain_[at_ - 1]) || is_digit(plain_[at_ - 1]))))
        return false;
    std::size_t end = at_;
    std::vector<std::size_t> slots;
    for (; end < plain_.size() && is_latin(plain_[end]); ++end) {
        const std::u32string label(1, plain_[end]);
        for (std::size_t i = 0; i < offer_.slots.size(); ++i) {
            const std::vector<std::u32string>& labels = offer_.slots[i].labels;
            if (std::find(labels.begin(), labels.end(), label) != labels.end()) slots.push_back(i);
        }
    }
    if (slots.size() < 2 || slots.size() != end - at_ || !stands_free(end)) return false;
    for (const std::size_t slot : slots) {
        Token token;
        token.kind = TokenKind::Slot;
        token.index = slot;
        add(std::move(token), at_ + 1);
    }
    return true;
}

bool Tokenizer::find_days(Token& token, std::size_t at, std::size_t& end) const {
    static const Words<int> words = {
        {0,
         U"每次|每天|天天|每日|每晚|全周|整周|daily|这几天|every day|everyday|all days|全部日期|every night"},
        {2, U"这两天|both days|both nights"},
    };
    token.kind = TokenKind::Days;
    if (const auto* word = words.at(plain_, at)) {
        token.number = word->meaning;
        end = at + word->word.size();
        return true;
    }
    const std::size_t numeral = numeral_end(plain_, at);
    if (numeral == at || numeral >= plain_.size() || (at > 0 && is_numeral(plain_[at - 1]))) return false;
    // 两晚头班 counts nights; 5晚 alone may be the fifth.
    const bool nights =
        plain_[numeral] == U'晚' &&
        (!is_digit(plain_[at]) || (numeral + 1 < plain_.size() && is_any_of(U"都上", plain_[numeral + 1])));
    if (plain_[numeral] != U'天' && !nights) return false;
    token.number = number_of(plain_.substr(at, numeral - at), 31);
    end = numeral + 1;
    return token.number > 1;
}

bool Tokenizer::find_count(Token& token, std::size_t at, std::size_t& end) const {
    static const Words<int> units = {
        {0,
         U"人|个人|个|名|位|班|个班|个口|口|个岗|个门|场|个时段|段|个点|个卡口|岗|处|档|组|people|persons|"
         U"pax|个名额|个岗位|班次|个班次|posts|"
         U"gates|个位置|slots|车|批|趟|shifts"},
    };
    const std::size_t numeral = numeral_end(plain_, at);
    if (numeral == at || numeral >= plain_.size() || numeral - at > 3) return false;
    if (at > 0 && is_numeral(plain_[at - 1])) return false;
    // 一班 and 2班 name a slot, 两班 counts.
    const std::size_t place = plain_[numeral] == U' ' ? numeral + 1 : numeral;
    const auto* unit = place < plain_.size() ? units.at(plain_, place) : nullptr;
    if (!unit || (unit->word == U"班" && plain_[at] != U'两')) return false;
    // 二趟 names one, as 两趟 counts.
    if (plain_[at] == U'二' && numeral == at + 1 && slot_word_length(plain_, at) > 0) return false;
    if (unit->word == U"车" && place + 1 < plain_.size() && is_any_of(U"间库", plain_[place + 1]))
        return false;
    token.kind = TokenKind::Count;
    token.number = number_of(plain_.substr(at, numeral - at));
    token.unit = unit->word;
    static const Words<int> slots = {{0, U"班|个班|场|个时段|段|班次|个班次|档|slots|shifts|车|批|趟"}};
    const auto* counted = slots.at(token.unit, 0);
    token.counts_slots = counted && counted->word.size() == token.unit.size() && token.number > 1 &&
                         static_cast<std::size_t>(token.number) == offer_.slots.size();
    end = place + unit->word.size();
    return true;
}

}  // namespace linli::chain
