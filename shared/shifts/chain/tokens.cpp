#include "shared/shifts/chain/tokens.h"

#include "shared/core/characters.h"

#include <algorithm>

namespace linli::chain {
namespace {

constexpr std::u32string_view name_beginnings = U"小老阿大";

// Cuts one line into tokens. At each place the readers are asked in a fixed order; what none of them knows
// becomes text.
class Tokenizer {
public:
    Tokenizer(const ReadText& text, const Offer& offer) : text_(text), plain_(text.plain), offer_(offer) {}

    std::vector<Token> run() {
        while (at_ < plain_.size()) {
            if (read_blank() || read_bracket() || read_joined_labels() || read_word() || read_mark()) continue;
            read_character();
        }
        flush_text();
        return std::move(tokens_);
    }

private:
    // Reads what starts at a place: fills in the token and where it ends.
    using Reader = bool (Tokenizer::*)(Token&, std::size_t, std::size_t&) const;

    bool read_word() {
        Token token;
        std::size_t end = at_;
        if (!find_word(token, at_, end)) return false;
        const bool weekday = token.kind == TokenKind::Date && token.date.kind == WrittenDate::Kind::Weekday &&
                             is_han(plain_[at_]);
        int day = token.kind == TokenKind::Date ? token.date.day : 0;
        add(std::move(token), end);
        while (weekday && read_further_weekday()) {
        }
        while (day > 0 && read_further_day(day)) {
        }
        return true;
    }

    // 4月3号4号5号: later days right behind a day.
    bool read_further_day(int& day) {
        const auto later_day = [&](std::size_t at, int above, int& found) -> std::size_t {
            const std::size_t end = numeral_end(plain_, at);
            found = end > at ? number_of(plain_.substr(at, end - at), 31) : 0;
            if (found <= above || end >= plain_.size() || !is_any_of(U"号日", plain_[end])) return at;
            return end + 1;
        };
        int next = 0;
        const std::size_t end = later_day(at_, day, next);
        if (end == at_ || (end < plain_.size() && is_any_of(U"楼栋幢院室门", plain_[end]))) return false;
        int after = 0;
        if (end < plain_.size() && is_numeral(plain_[end]) && later_day(end, next, after) == end) return false;
        Token token;
        token.kind = TokenKind::Date;
        token.date.kind = WrittenDate::Kind::DayOfMonth;
        token.date.day = day = next;
        add(std::move(token), end);
        return true;
    }

    // 周六日, 周一、三、五: one character for each further day.
    bool read_further_weekday() {
        constexpr std::u32string_view days = U"一二三四五六日";
        constexpr std::u32string_view not_days = U"号楼栋幢座单班点时个人位门车室天月层日常-";
        std::size_t place = at_;
        if (place < plain_.size() && is_any_of(U"、和/&,", plain_[place])) ++place;
        if (place >= plain_.size() || !is_any_of(days, plain_[place])) return false;
        const std::size_t next = place + 1;
        const bool goes_on = next < plain_.size() && is_any_of(not_days, plain_[next]) &&
                             !(plain_[place] != U'日' && plain_[next] == U'日');
        if (goes_on || (place > at_ && next < plain_.size() && is_numeral(plain_[next]))) return false;
        at_ = text_begin_ = place;
        Token token;
        token.kind = TokenKind::Date;
        token.date.kind = WrittenDate::Kind::Weekday;
        token.date.weekday = static_cast<int>(days.find(plain_[place])) + 1;
        add(std::move(token), next);
        return true;
    }

    bool find_word(Token& token, std::size_t at, std::size_t& end) const {
        static constexpr Reader readers[] = {
            &Tokenizer::find_post,  &Tokenizer::find_when,  &Tokenizer::find_slot,
            &Tokenizer::find_edge,  &Tokenizer::find_days,  &Tokenizer::find_mention,
            &Tokenizer::find_house, &Tokenizer::find_count, &Tokenizer::find_slot_word,
            &Tokenizer::find_act,   &Tokenizer::find_place, &Tokenizer::find_short_post,
        };
        return std::any_of(std::begin(readers), std::end(readers),
                           [&](Reader reader) { return (this->*reader)(token, at, end); });
    }

    void add(Token token, std::size_t end) {
        flush_text();
        token.begin = at_;
        token.end = end;
        token.spaced = spaced_;
        spaced_ = false;
        tokens_.push_back(std::move(token));
        at_ = text_begin_ = end;
    }

    // 小任和阿强, 小任 跟阿强: two names, as with 、 between them.
    bool split_names(const Token& whole) {
        const std::u32string_view words = plain_.substr(whole.begin, whole.end - whole.begin);
        for (std::size_t at = 0; at < words.size(); ++at) {
            if (!is_any_of(U"和跟与", words[at])) continue;
            const std::u32string_view left = words.substr(0, at), right = words.substr(at + 1);
            const auto is_name = [](std::u32string_view name) {
                return name.size() >= 2 && name_in(name).is_name();
            };
            const bool behind_person = at == 0 && !tokens_.empty() &&
                                       (tokens_.back().kind == TokenKind::Text ||
                                        tokens_.back().kind == TokenKind::Door);
            if (!is_name(right) || !(behind_person || is_name(left))) continue;
            Token part = whole;
            part.end = whole.begin + at;
            if (at > 0) tokens_.push_back(part);
            Token sign = whole;
            sign.kind = TokenKind::Listing;
            sign.begin = whole.begin + at;
            sign.end = sign.begin + 1;
            tokens_.push_back(sign);
            part.begin = sign.end;
            part.end = whole.end;
            part.spaced = false;
            tokens_.push_back(part);
            return true;
        }
        return false;
    }

    void flush_text() {
        if (at_ > text_begin_) {
            Token token;
            token.begin = text_begin_;
            token.end = at_;
            token.spaced = text_spaced_;
            const std::u32string_view words = plain_.substr(text_begin_, at_ - text_begin_);
            if (words == U"和" || words == U"跟" || words == U"与") token.kind = TokenKind::Listing;
            // A whole piece of text may be a post's short name: 秩序, 南.
            const bool may_be_post =
                words.size() > 1 || !is_any_of(U"门口岗点号", words.front());
            if (const auto post = may_be_post ? offer_.post_named(words) : std::nullopt) {
                token.kind = TokenKind::Post;
                token.index = *post;
            }
            if (token.kind != TokenKind::Text || !split_names(token)) tokens_.push_back(std::move(token));
        }
        text_begin_ = at_;
    }

    // What follows a label of one character (早, A) that means the slot.
    bool stands_free(std::size_t place) const {
        if (place >= plain_.size() || is_any_of(U"班场档岗段早中晚夜都也来和的取换改转可能不", plain_[place])) return true;
        return !is_han(plain_[place]) && !is_latin(plain_[place]) && !is_digit(plain_[place]) &&
               plain_[place] != U'-';
    }

    bool text_before(std::size_t at) const { return at > text_begin_ && is_han(plain_[at - 1]); }

    // The stop behind an English sentence, not the one of Mr. or J.
    bool ends_sentence() const {
        return plain_[at_] == U'.' && at_ > 2 && at_ + 2 < plain_.size() && plain_[at_ + 1] == U' ' &&
               is_latin(plain_[at_ - 1]) && is_latin(plain_[at_ - 2]) && !titled();
    }

    bool titled() const {
        const std::u32string_view word = plain_.substr(text_begin_, at_ - text_begin_);
        return word == U"mr" || word == U"mrs" || word == U"ms" || word == U"dr";
    }

    bool read_blank() {
        constexpr std::u32string_view blanks = U" -~·\"'*√×#_…=^.";
        const char32_t mark = plain_[at_];
        if (ends_sentence()) return false;
        if (plain_.substr(at_, 2) == U"=>" || plain_.substr(at_, 2) == U"->") return false;
        Token label;
        std::size_t end = 0;
        // ①老王 ②小李 counts places, unless the header calls its slots so.
        const bool counts = is_circled(mark) && !offer_.slots.empty() && !find_slot(label, at_, end);
        if (!is_any_of(blanks, mark) && !counts) return false;
        flush_text();
        text_begin_ = ++at_;
        spaced_ = true;
        return true;
    }

    bool read_mark() {
        const char32_t mark = plain_[at_];
        Token token;
        if (is_any_of(U",;。!", mark) || ends_sentence())
            token.kind = TokenKind::Comma;
        else if (mark == U'?')
            token.kind = TokenKind::Question;
        else if (is_any_of(U"、/&|\t\\+", mark))
            token.kind = TokenKind::Listing;
        else if (mark == U':')
            token.kind = TokenKind::Colon;
        else if (mark == U')' || mark == U'@')
            token.kind = TokenKind::Mention;
        else
            return false;
        add(std::move(token), at_ + 1);
        return true;
    }

    // Latin letters are taken by the word; words that are nothing else belong together: Anna Lee, J.-P.
    void read_character() {
        if (at_ == text_begin_) text_spaced_ = spaced_;
        spaced_ = false;
        if (is_circled(plain_[at_])) {  // ① in a header may be the name of a slot.
            flush_text();
            ++at_;
            flush_text();
            return;
        }
        if (!is_latin(plain_[at_])) {
            ++at_;
            return;
        }
        while (true) {
            while (at_ < plain_.size() && is_latin(plain_[at_])) ++at_;
            if (at_ + 2 < plain_.size() && plain_[at_] == U'.' && titled() && is_latin(plain_[at_ + 2])) ++at_;
            const bool joined =
                at_ + 1 < plain_.size() && is_any_of(U" .-'_", plain_[at_]) && is_latin(plain_[at_ + 1]);
            Token token;
            std::size_t end = 0;
            if (!joined || find_word(token, at_ + 1, end)) return;
            ++at_;
        }
    }

    bool read_bracket() {
        if (plain_[at_] != U'(') return false;
        std::size_t depth = 0;
        std::size_t close = at_;
        for (; close < plain_.size(); ++close) {
            if (plain_[close] == U'(') ++depth;
            if (plain_[close] == U')' && --depth == 0) break;
        }
        read_inside(at_ + 1, close);
        flush_text();
        at_ = text_begin_ = std::min(close + 1, plain_.size());
        return true;
    }

    void read_inside(std::size_t begin, std::size_t end);

    bool find_post(Token& token, std::size_t at, std::size_t& end) const {
        std::size_t best = 0;
        for (std::size_t i = 0; i < offer_.posts.size(); ++i) {
            const std::u32string& post = offer_.posts[i].plain;
            if (post.size() <= best || !starts_with_word(plain_, at, post)) continue;
            best = post.size();
            token.index = i;
        }
        token.kind = TokenKind::Post;
        end = at + best;
        return best > 0;
    }

    bool find_when(Token& token, std::size_t at, std::size_t& end) const {
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

    bool find_edge(Token& token, std::size_t at, std::size_t& end) const;
    void name_by_start(Token& token, std::size_t at, std::size_t& end) const;
    bool find_slot(Token& token, std::size_t at, std::size_t& end) const;
    bool read_joined_labels();
    bool find_days(Token& token, std::size_t at, std::size_t& end) const;
    bool find_count(Token& token, std::size_t at, std::size_t& end) const;

    bool find_house(Token& token, std::size_t at, std::size_t& end) const {
        const auto door = find_door(plain_, at);
        if (!door) return false;
        // Of 一号楼 and 2楼 without a room only the building is said; 4楼电梯口 is a post.
        if (door->value.room.empty() && place_length(plain_, at) > door->end - at) return false;
        token.kind = TokenKind::Door;
        token.door = door->value;
        end = door->end;
        return true;
    }

    // @Anna and telephone numbers, masked or not.
    bool find_mention(Token& token, std::size_t at, std::size_t& end) const {
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

    bool find_act(Token& token, std::size_t at, std::size_t& end) const {
        if (plain_[at] == U'+' && at + 1 < plain_.size() && is_digit(plain_[at + 1])) {
            token.kind = TokenKind::Act;
            token.act = Act::PlusOne;
            end = numeral_end(plain_, at + 1);
            return end == plain_.size() || plain_[end] != U'-';
        }
        const auto* word = acts().at(plain_, at);
        if (!word) return false;
        // 岗亭 and 位置 begin like a label, but a longer word for a place wins.
        if (word->meaning == Act::PostLabel && place_length(plain_, at) > word->word.size()) return false;
        token.kind = TokenKind::Act;
        token.act = word->meaning;
        end = at + word->word.size();
        return true;
    }

    bool find_slot_word(Token& token, std::size_t at, std::size_t& end) const {
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

    bool find_place(Token& token, std::size_t at, std::size_t& end) const {
        std::size_t length = place_length(plain_, at);
        if (length == 0 && offer_.posts.empty()) {
            if (const auto* task = tasks().at(plain_, at)) length = task->word.size();
        }
        // 测温 where 东门测温 and 西门测温 are on offer says nothing new.
        const auto* task = length == 0 ? tasks().at(plain_, at) : nullptr;
        const auto in_post = [&](const OfferedPost& post) { return post.plain.find(task->word) != post.plain.npos; };
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
    bool find_short_post(Token& token, std::size_t at, std::size_t& end) const {
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

    const ReadText& text_;
    std::u32string_view plain_;
    const Offer& offer_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    std::size_t text_begin_ = 0;
    bool spaced_ = false;
    bool text_spaced_ = false;
};

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
    for (const std::u32string_view tail : {U"班次", U"班", U"场", U"档", U"岗", U" shift"}) {
        if (plain_.substr(end, tail.size()) != tail) continue;
        end += tail.size();
        break;
    }
    return true;
}

// AB: both slots.
bool Tokenizer::read_joined_labels() {
    if (!is_latin(plain_[at_]) || (at_ > 0 && (is_latin(plain_[at_ - 1]) || is_digit(plain_[at_ - 1])))) return false;
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
    if (plain_[numeral] != U'天' && plain_.substr(numeral, 2) != U"晚都" &&
        plain_.substr(numeral, 2) != U"晚上")
        return false;
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

enum class Inside : std::uint8_t { Nothing, Setting, Words };

// What a piece of text in brackets is: a slot, post or door said there, nothing that counts, or a note.
Inside kind_of_piece(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
    bool sets = false;
    bool words = false;
    bool replaces = false;
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens[i];
        switch (token.kind) {
            case TokenKind::Date:
            case TokenKind::Range:
            case TokenKind::Before:
            case TokenKind::After:
            case TokenKind::Slot:
            case TokenKind::Post:
            case TokenKind::Door:
            case TokenKind::Days:
                sets = true;
                break;
            case TokenKind::Count:
            case TokenKind::Listing:
            case TokenKind::Mention:
                break;
            case TokenKind::Act: {
                const bool inlaid =
                    token.act == Act::Cancel || token.act == Act::Any || token.act == Act::Unsure;
                if (token.act == Act::Replace && i == begin)
                    replaces = true;
                else if (inlaid && end - begin == 1)
                    sets = true;
                else if (token.act == Act::Vacant || token.act == Act::Talk || token.act == Act::Filler ||
                         token.act == Act::Every)
                    break;
                else
                    words = true;
                break;
            }
            default:
                words = true;
        }
    }
    // （9-202 阿辉）
    const bool person = end - begin == 2 && tokens[begin].kind == TokenKind::Door &&
                        !tokens[begin].door.room.empty() && tokens[begin + 1].kind == TokenKind::Text;
    if (person || (replaces && end - begin == 2)) return Inside::Setting;
    if (words || replaces) return Inside::Words;
    return sets ? Inside::Setting : Inside::Nothing;
}

void Tokenizer::read_inside(std::size_t begin, std::size_t end) {
    flush_text();
    const ReadText inner = text_.part(begin, end);
    const bool nested = inner.plain.find(U'(') != std::u32string::npos;
    std::vector<Token> tokens;
    if (!nested) tokens = Tokenizer(inner, offer_).run();
    std::string note = nested ? shown_text(text_, begin, end) : std::string();
    for (std::size_t first = 0; first < tokens.size();) {
        std::size_t last = first;
        while (last < tokens.size() && tokens[last].kind != TokenKind::Comma) ++last;
        const Inside kind = kind_of_piece(tokens, first, last);
        if (kind == Inside::Setting) {
            for (std::size_t i = first; i < last; ++i) {
                Token token = tokens[i];
                token.begin += begin;
                token.end += begin;
                token.inlaid = true;
                tokens_.push_back(std::move(token));
            }
        }
        if (kind == Inside::Words) {
            const std::size_t piece_end = last < tokens.size() ? tokens[last].begin : inner.plain.size();
            const std::string piece = shown_text(inner, tokens[first].begin, piece_end);
            note += (note.empty() || piece.empty() ? "" : "，") + piece;
        }
        first = last + 1;
    }
    Token token;
    token.kind = TokenKind::Note;
    token.begin = begin;
    token.end = end;
    token.note = note;
    tokens_.push_back(std::move(token));
}

}  // namespace

std::vector<Token> tokens_of(const ReadText& text, const Offer& offer) {
    return Tokenizer(text, offer).run();
}

bool is_setting(const Token& token) {
    switch (token.kind) {
        case TokenKind::Date:
        case TokenKind::Range:
        case TokenKind::Slot:
        case TokenKind::SlotWord:
        case TokenKind::Post:
        case TokenKind::Place:
        case TokenKind::Days:
            return true;
        default:
            return false;
    }
}

std::string shown_text(const ReadText& text, std::size_t begin, std::size_t end) {
    const std::u32string_view whole = text.shown;
    std::u32string_view piece = whole.substr(begin, end - begin);
    const auto blank = [](char32_t c) { return half_width(c) == U' ' || c == U'\t'; };
    while (!piece.empty() && blank(piece.front())) piece.remove_prefix(1);
    while (!piece.empty() && blank(piece.back())) piece.remove_suffix(1);
    return text_of(piece);
}

}  // namespace linli::chain
