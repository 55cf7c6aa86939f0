#include "shared/orders/chain/header.h"

#include "shared/core/characters.h"
#include "shared/core/reading_door.h"

#include <algorithm>

namespace linli::buying {
namespace {

using View = std::u32string_view;

// What a line of a header speaks of, if not of items.
enum class Topic : std::uint8_t { Example, Organiser, Deadline, Minimum, PickUp, Notice };

const Words<Topic>& topics() {
    static const Words<Topic> words = {
        {Topic::Example,
         U"例如|例子|例|格式|示例|样板|模板|接龙格式|报名格式|比如|譬如|e.g.|eg|example|format|sample"},
        {Topic::Organiser,
         U"团长|群主|联系人|组织者|发起人|主办|负责人|联络人|联系方式|联系电话|电话|咨询|organizer|organiser|"
         U"host|contact|hosted by|by"},
        {Topic::Deadline,
         U"截|截止|截团|截单|截龙|收单|结单|关团|封团|封单|止|结束|之前接|前接龙|截至|截龍|deadline|cutoff|"
         U"cut-"
         U"off|cut off|"
         U"closes|closing|close|order by|orders by|until|by|ends|last order|last orders"},
        {Topic::Minimum, U"成团|起团|开团|发车|起订|起购|最少|至少|minimum|min|at least|成团数|起送|开车"},
        {Topic::PickUp,
         U"自提|取货|提货|配送|送货|领取|送到|提取|到货|发货|取菜|地址|地点|集合|面交|pick up|pickup|pick-up|"
         U"collect|delivery|deliver"},
        {Topic::Notice,
         U"请|注意|须知|说明|提示|备注格式|付款码|收款码|先付款|转账给|群收款|扫码|买二送一|买一送一|限购|"
         U"每户限|"
         U"每户|限量|please|note|pay to|limit|转发|本群"},
    };
    return words;
}

bool has_topic(View plain, Topic topic) {
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const auto* word = topics().at(plain, at);
        if (word && word->meaning == topic) return true;
    }
    return false;
}

bool starts_with_topic(View plain, Topic topic) {
    const std::size_t at = plain.find_first_not_of(U" (*-·#");
    const auto* word = at == View::npos ? nullptr : topics().at(plain, at);
    return word && word->meaning == topic;
}

bool has_price(View plain) {
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (find_price(plain, at, false)) return true;
    }
    return false;
}

// A room alone counts at the start of a line without a price: 1203 李 2板, not 250g 88元.
bool has_full_door(const ReadText& text) {
    for (std::size_t at = 0; at < text.plain.size(); ++at) {
        const auto door = find_door(text.plain, at);
        if (!door || door->value.room.empty() || find_date(text.plain, at) || find_pack(text.plain, at))
            continue;
        if (!door->value.building.empty() || !door->value.unit.empty()) return true;
        if (at == 0 && is_digit(text.plain[0]) && !has_price(text.plain)) return true;
    }
    return false;
}

// #接龙, 转发：, @所有人 and their like carry no words of their own.
ReadText without_noise(const ReadText& text) {
    static const Words<int> noise = {
        {0,
         U"#接龙|接龙|@所有人|@all|@everyone|转发|以下为转发|转自|forwarded|forward|fwd|#group note|group "
         U"note|"
         U"#group buy|群公告|公告|群接龙|#群接龙|#"},
    };
    std::size_t begin = 0;
    while (begin < text.plain.size()) {
        if (is_any_of(U" :-=_*~!,、。|", text.plain[begin])) {
            ++begin;
            continue;
        }
        const auto* word = noise.at(text.plain, begin);
        const std::size_t end = word ? begin + word->word.size() : begin;
        if (!word || (word->word == U"接龙" && end < text.plain.size() && is_han(text.plain[end]))) break;
        begin = end;
    }
    return trimmed_part(text, begin, text.plain.size());
}

bool is_noise(const ReadText& text) {
    const ReadText rest = without_noise(text);
    return std::none_of(rest.plain.begin(), rest.plain.end(),
                        [](char32_t c) { return is_han(c) || is_latin(c); });
}

// 阳光里鸡蛋: the neighbourhood stands in front of the item.
ReadText without_place(const ReadText& name) {
    static const Words<int> endings = {
        {0, U"小区|花园|家园|公寓|新村|社区|苑|里|湾|庭|府|邸|城|雅园|嘉园|名都|华庭|天地|新城|家苑|居|村"},
    };
    for (std::size_t at = 2; at < name.plain.size() && at < 6; ++at) {
        const auto* ending = endings.at(name.plain, at);
        if (!ending || at + ending->word.size() + 1 >= name.plain.size()) continue;
        return trimmed_part(name, at + ending->word.size(), name.plain.size());
    }
    return name;
}

// 土鸡蛋团购接龙 38元/板: the item is 土鸡蛋.
void strip_chain_words(OfferedItem& item) {
    ReadText name = item_of_title(read_text(item.shown.name));
    if (name.empty()) return;
    if (name.plain.size() < item.spaced.size()) name = without_place(name);
    item.shown.name = text_of(name.shown);
    item.spaced = name.plain;
    item.name.clear();
    for (const char32_t c : name.plain) {
        if (c != U' ') item.name += c;
    }
}

// D 面包, but not 老王 D×2.
bool begins_with_code(const OfferedItem& item, View plain) {
    return !item.code.empty() && plain.substr(0, item.code.size()) == item.code &&
           plain.find_first_of(U"×*+") == View::npos;
}

// Without a price only these words make a title name something that is bought.
bool speaks_of_buying(View title) {
    static const Words<int> words = {
        {0, U"团购|团|拼团|拼单|开团|代购|订购|合买|揪|group buy|group order|group-buy|bulk buy|order form"}};
    return words.anywhere(title) != nullptr;
}

class HeaderReader {
public:
    explicit HeaderReader(const Layout& layout) : layout_(layout) {}

    Header read() {
        read_items();
        find_first_entry();
        if (offer().items.empty()) read_unpriced();
        read_title();
        if (layout_.log_date) {
            const WrittenDate& date = *layout_.log_date;
            offer().written_on = MonthDay{date.year, date.month, date.day};
        }
        for (std::size_t i = 0; i < header_.first_entry; ++i) {
            if (!offer().written_on) offer().written_on = find_day_of_writing(layout_.lines[i].text);
        }
        for (std::size_t i = 0; i < header_.first_entry; ++i) read_terms(i);
        return std::move(header_);
    }

private:
    Offer& offer() { return header_.offer; }
    bool reads(std::size_t i) const;
    bool is_entry(std::size_t i) const;
    void read_items();
    void find_first_entry();
    void read_unpriced();
    void read_title();
    void name_single_item(const ReadText& title);
    void read_terms(std::size_t i);

    const Layout& layout_;
    Header header_;
    std::vector<bool> item_lines_;
    std::size_t first_item_ = 0;
    std::size_t last_item_ = 0;
    std::size_t items_speaker_ = 0;
    std::optional<ItemLine> title_price_;  // A price without an item.
};

bool HeaderReader::reads(std::size_t i) const {
    const SourceLine& line = layout_.lines[i];
    return !line.text.empty() && !line.speaker_line && line.text.plain.size() <= max_line_characters &&
           !is_example(line.text);
}

// Lines with prices, as far as no order stands before them.
void HeaderReader::read_items() {
    constexpr std::size_t most_header_lines = 120;
    item_lines_.assign(layout_.lines.size(), false);
    bool above = false;
    for (std::size_t i = 0; i < layout_.lines.size() && i < most_header_lines; ++i) {
        const SourceLine& line = layout_.lines[i];
        if (line.text.empty() && line.listed) break;
        if (!reads(i)) continue;
        if (line.from_table) break;
        const bool speaks_of_other = starts_with_topic(line.text.plain, Topic::PickUp) ||
                                     starts_with_topic(line.text.plain, Topic::Organiser);
        if (has_full_door(line.text)) {
            if (speaks_of_other || names_organiser(line.text)) continue;
            break;
        }
        if (line.table_head || is_noise(line.text)) continue;
        const bool terms =
            has_topic(line.text.plain, Topic::Deadline) || has_topic(line.text.plain, Topic::Minimum);
        SourceLine bare_line = line;
        bare_line.text = without_noise(line.text);
        ItemLine read = read_item_line(bare_line, above && !terms);
        if (starts_with_topic(line.text.plain, Topic::Deadline) || speaks_of_other || !read.priced) {
            // A coded line among priced ones whose price is not known yet.
            const bool coded = above && !line.listed && !read.priced && read.items.size() == 1 &&
                               begins_with_code(read.items[0], line.text.plain) &&
                               !offer().with_code(read.items[0].code);
            if (!coded || is_notice(line.text)) {
                if (!line.listed) above = false;
                if (line.listed && !offer().items.empty() && !is_notice(line.text)) break;
                continue;
            }
        }
        if (read.items.empty() && !read.price_cents) continue;
        item_lines_[i] = true;
        if (offer().items.empty() && !title_price_) first_item_ = i;
        last_item_ = i;
        items_speaker_ = line.speaker_index;
        above = true;
        if (read.items.empty()) {
            if (!title_price_) title_price_ = std::move(read);
            continue;
        }
        for (OfferedItem& item : read.items) {
            if (item.code.empty()) strip_chain_words(item);
            const bool known = std::any_of(
                offer().items.begin(), offer().items.end(),
                [&](const OfferedItem& other) { return other.name == item.name && other.code == item.code; });
            if (!known && offer().items.size() < max_items) offer().items.push_back(std::move(item));
        }
    }
}

bool HeaderReader::is_entry(std::size_t i) const {
    const SourceLine& line = layout_.lines[i];
    if (line.from_table) return true;
    if (line.text.empty()) return line.listed && i > last_item_;
    if (!reads(i) || item_lines_[i] || line.table_head || names_organiser(line.text)) return false;
    const bool found = !header_.offer.items.empty() || title_price_;
    if (has_full_door(line.text))
        return !starts_with_topic(line.text.plain, Topic::PickUp) &&
               (line.listed || !has_topic(line.text.plain, Topic::PickUp));
    if (is_notice(line.text) || !found || i < first_item_) return false;
    if (layout_.chat_log) return line.speaker_index != items_speaker_;
    if (line.listed) return i > last_item_;
    // 小陈 +1, A2: an order without a number in front.
    if (i < last_item_ || line.text.plain.size() > 24 || is_noise(line.text)) return false;
    const View plain = line.text.plain;
    if (is_any_of(U"每一约净共", plain[0])) return false;
    const std::size_t plus = plain.find(U'+');
    if (plus != View::npos && plus + 1 < plain.size() && is_digit(plain[plus + 1])) return true;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const bool code = at + 1 < plain.size() && header_.offer.with_code(plain.substr(at, 1)) &&
                          is_digit(plain[at + 1]) && (at == 0 || plain[at - 1] == U' ');
        const NamedItems named = header_.offer.full_name_at(plain, at);
        if (code || (named.length > 0 && find_amount(plain, skip_blanks(plain, at + named.length), true)))
            return true;
    }
    return false;
}

void HeaderReader::find_first_entry() {
    header_.first_entry = layout_.lines.size();
    for (std::size_t i = 0; i < layout_.lines.size(); ++i) {
        if (!is_entry(i)) continue;
        header_.first_entry = i;
        return;
    }
}

// A 大包 / B 小包, without prices.
void HeaderReader::read_unpriced() {
    if (title_price_) return;
    std::vector<OfferedItem> found;
    for (std::size_t i = 0; i < header_.first_entry; ++i) {
        const SourceLine& line = layout_.lines[i];
        if (!reads(i) || is_notice(line.text) || is_noise(line.text)) continue;
        for (OfferedItem& item : read_item_line(line, true).items) {
            if (!item.code.empty() && found.size() < max_items) found.push_back(std::move(item));
        }
    }
    if (found.size() >= 2) offer().items = std::move(found);
}

void HeaderReader::read_title() {
    std::optional<ReadText> fallback;
    for (std::size_t i = 0; i < std::max<std::size_t>(header_.first_entry, 1) && i < layout_.lines.size();
         ++i) {
        const SourceLine& line = layout_.lines[i];
        if (!reads(i) || is_noise(line.text) || line.table_head) continue;
        if (i == header_.first_entry) break;
        const bool date_only = layout_.chat_log && !line.speaker;
        const bool coded = item_lines_[i] && !offer().items.empty() && !offer().items[0].code.empty();
        ReadText title = without_noise(line.text);
        if (item_lines_[i]) {  // 团个酸奶吧，原味A …: the title ends before the items.
            std::size_t end = title.plain.size();
            for (std::size_t at = 0; at < end; ++at) {
                if (title.plain[at] == U',' || find_price(title.plain, at, false)) end = at;
            }
            if (coded && i != first_item_) continue;
            title = trimmed_part(title, 0, end);
        }
        if (title.empty() || date_only) continue;
        if (!fallback) fallback = title;
        const bool other = starts_with_topic(title.plain, Topic::Organiser) || is_notice(title) ||
                           (item_lines_[i] && !title_price_ && fallback);
        if (other && !(item_lines_[i] && title_price_)) continue;
        fallback = title;
        break;
    }
    if (!fallback) return;
    for (std::size_t at = 0; at < fallback->plain.size(); ++at) {
        if (!is_sign_character(fallback->plain[at])) append_character(offer().title, fallback->shown[at]);
    }
    if (offer().items.empty()) name_single_item(*fallback);
}

// One thing is on offer, and the title names it.
void HeaderReader::name_single_item(const ReadText& title) {
    ReadText name = item_of_title(title);
    if (name.empty() || (!title_price_ && !speaks_of_buying(title.plain))) return;
    if (name.plain.size() < title.plain.size()) name = without_place(name);
    OfferedItem item;
    item.spaced = name.plain;
    for (const char32_t c : name.plain) {
        if (c != U' ') item.name += c;
    }
    item.shown.name = text_of(name.shown);
    if (title_price_) {
        item.shown.price_cents = title_price_->price_cents;
        item.unit = title_price_->unit;
        item.pack_text = title_price_->pack_text;
        const std::u32string& unit = item.unit.empty() ? item.pack_text : item.unit;
        if (!unit.empty()) item.shown.unit = text_of(unit);
    }
    offer().items.push_back(std::move(item));
}

void HeaderReader::read_terms(std::size_t i) {
    if (!reads(i)) return;
    const ReadText& text = layout_.lines[i].text;
    if (!offer().minimum) offer().minimum = find_minimum(text);
    if (!offer().deadline) offer().deadline = find_deadline(text, offer().written_on);
    if (!offer().building.empty() || has_topic(text.plain, Topic::PickUp) || names_organiser(text)) return;
    for (std::size_t at = 0; at < text.plain.size(); ++at) {
        const auto door = find_door(text.plain, at);
        if (!door) continue;
        const bool range =
            at > 1 && is_any_of(U"-~到至、,和", text.plain[at - 1]) && is_digit(text.plain[at - 2]);
        const bool only_building = door->value.room.empty() && !door->value.building.empty();
        const bool gate = door->end < text.plain.size() && is_any_of(U"门口下大", text.plain[door->end]);
        if (only_building && !range && !gate) offer().building = door_text(door->value);
        return;
    }
}

}  // namespace

bool is_example(const ReadText& text) {
    return starts_with_topic(text.plain, Topic::Example);
}

bool names_organiser(const ReadText& text) {
    return starts_with_topic(text.plain, Topic::Organiser);
}

bool is_notice(const ReadText& text) {
    for (const Topic topic : {Topic::Deadline, Topic::Minimum, Topic::PickUp, Topic::Notice}) {
        if (has_topic(text.plain, topic)) return true;
    }
    return false;
}

ReadText item_of_title(const ReadText& title) {
    static const Words<bool> chain_words = {
        {false, U"青团|汤团|饭团|团子|团圆|粢饭团|糯米团|肉团|菜团"},  // To eat.
        {true,
         U"团购接龙|团购|接龙|拼团|拼单|开团|团购群|群接龙|第二轮|第一轮|第三轮|今天|今日|本周|周末|明天|"
         U"大家|来啦|"
         U"来了|啦|吧|团个|一波|快团|第一期|第二期|第三期|返场|加团|预订|预定|报名|统计|登记|团|拼|订购|购买|"
         U"代购|"
         U"share|shared|sharing|bulk|pool|co-op|group buy|group order|group-buy|order form|order|orders|bulk "
         U"buy|chain|有没有人|一起|小区|合买|揪团|跟团|开揪|揪"},
    };
    ReadText best;
    bool best_worded = false;
    ReadText current;
    bool worded = false;
    const auto close = [&] {
        current = trimmed_part(current, 0, current.plain.size());
        if (!current.empty() && (best.empty() || (worded && !best_worded))) {
            best = current;
            best_worded = worded;
        }
        current = ReadText();
        worded = false;
    };
    for (std::size_t at = 0; at < title.plain.size();) {
        const char32_t c = title.plain[at];
        if (c == U'(') {
            const std::size_t end = title.plain.find(U')', at);
            const bool all = at == 0 && (end == View::npos || end + 1 >= title.plain.size());
            if (!all && end != std::u32string::npos) {
                close();
                at = end + 1;
                continue;
            }
        }
        if (is_any_of(U"|,;:。!?()-、/~*\"", c) || (c == U' ' && at > 0 && is_han(title.plain[at - 1]))) {
            close();
            ++at;
        } else if (const auto* word = chain_words.at(title.plain, at); word && word->meaning) {
            worded = true;
            if (!current.empty()) {
                current.plain += U' ';
                current.shown += U' ';
            }
            at += word->word.size();
        } else {
            for (std::size_t left = word ? word->word.size() : 1; left > 0; --left, ++at) {
                current.plain += title.plain[at];
                current.shown += title.shown[at];
            }
        }
    }
    close();
    return best;
}

Header read_header(const Layout& layout) {
    return HeaderReader(layout).read();
}

}  // namespace linli::buying
