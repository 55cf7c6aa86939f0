#include "shared/orders/chain/header.h"

#include "shared/core/characters.h"
#include "shared/core/reading_door.h"
#include "shared/orders/chain/header_parts.h"

#include <algorithm>
#include <map>

namespace linli::buying {
namespace {

using View = std::u32string_view;

bool is_too_long(const SourceLine& line) {
    return line.text.plain.size() > max_line_characters;
}

// A room alone counts at the start of a line without a price: 1203 李 2板, not 250g 88元.
bool has_full_door(const ReadText& text) {
    for (std::size_t at = 0; at < text.plain.size(); ++at) {
        const auto door = find_door(text.plain, at);
        if (!door || door->value.room.empty() || find_date(text.plain, at)) continue;
        const auto pack = find_pack(text.plain, at);
        if (pack && pack->end >= door->end) continue;  // 250g, but not 二单 of 二单元301
        if (!door->value.building.empty() || !door->value.unit.empty()) return true;
        if (at == 0 && is_digit(text.plain[0]) && !has_price(text.plain)) return true;
    }
    return false;
}

// —— 3号楼 ——, 二单元: a house or a unit of it and nothing else, above the orders of its doors.
bool is_house(const ReadText& text) {
    std::size_t begin = 0, end = text.plain.size();
    constexpr View frame = U" -—–=_*#~·.:|()<>《》";
    while (begin < end && is_any_of(frame, text.plain[begin])) ++begin;
    while (end > begin && is_any_of(frame, text.plain[end - 1])) --end;
    const auto door = find_door(View(text.plain).substr(0, end), begin);
    return door && door->end == end && door->value.room.empty() &&
           !(door->value.building.empty() && door->value.unit.empty());
}

// Weekend veg box (organiser: Sue, 6-1201): the door is the organiser's.
bool tells_of_organiser(const ReadText& text) {
    for (std::size_t at = text.plain.find(U'('); at != View::npos; at = text.plain.find(U'(', at + 1)) {
        if (!starts_with_topic(View(text.plain).substr(at + 1), Topic::Organiser)) continue;
        const std::size_t close = text.plain.find(U')', at);
        for (std::size_t place = at; place < std::min(close, text.plain.size()); ++place) {
            if (find_door(text.plain, place)) return true;
        }
    }
    return false;
}

// D 面包, but not 老王 D×2.
bool begins_with_code(const OfferedItem& item, View plain) {
    return !item.code.empty() && plain.substr(0, item.code.size()) == item.code &&
           plain.find_first_of(U"×*+") == View::npos;
}

class HeaderReader {
public:
    explicit HeaderReader(const Layout& layout) : layout_(layout) {}

    Header read() {
        read_items();
        tell_apart();
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
    bool bare_price_lines() const;
    bool read_label(const ReadText& text);
    void offer_labelled(const ItemLine& price);
    void tell_apart();
    void find_first_entry();
    void read_unpriced();
    void read_title();
    void name_single_item(const ReadText& title);
    void read_terms(std::size_t i);

    const Layout& layout_;
    Header header_;
    bool bare_prices_ = false;  // 玫瑰味 10枚 39.9
    bool price_first_ = false;  // 68元 蔬菜包: so do at least two lines.
    std::vector<bool> item_lines_;
    std::size_t first_item_ = 0;
    std::size_t last_item_ = 0;
    std::size_t items_speaker_ = 0;
    std::optional<ItemLine> title_price_;  // A price without an item.
    std::optional<OfferedItem> named_;     // 品名：… whose price is not known yet.
};

bool HeaderReader::reads(std::size_t i) const {
    const SourceLine& line = layout_.lines[i];
    return !line.text.empty() && !line.speaker_line && !is_too_long(line) && !is_example(line.text);
}

// At least two such lines, one below the other, above the first door.
bool HeaderReader::bare_price_lines() const {
    bool last = false;
    for (std::size_t i = 0; i < layout_.lines.size(); ++i) {
        const SourceLine& line = layout_.lines[i];
        if ((line.speaker_line && line.speaker_index <= 1) || is_too_long(line)) continue;
        if (has_full_door(line.text) || line.from_table || line.speaker_line) return false;
        const bool one = ends_with_bare_price(line);
        if (one && last) return true;
        last = one;
    }
    return false;
}

// Lines with prices, as far as no order stands before them.
void HeaderReader::read_items() {
    constexpr std::size_t most_header_lines = 120;
    item_lines_.assign(layout_.lines.size(), false);
    price_first_ = std::count_if(layout_.lines.begin(), layout_.lines.end(), [](const SourceLine& line) {
                       return !line.listed && !is_too_long(line) && begins_with_price(line.text);
                   }) >= 2;
    bare_prices_ = bare_price_lines();
    bool above = false;
    for (std::size_t i = 0; i < layout_.lines.size() && i < most_header_lines; ++i) {
        const SourceLine& line = layout_.lines[i];
        if (line.text.empty() && line.listed) break;
        if (!reads(i)) continue;
        if (line.from_table) break;
        const bool speaks_of_other = starts_with_topic(line.text.plain, Topic::PickUp) ||
                                     starts_with_topic(line.text.plain, Topic::Organiser);
        if (has_full_door(line.text)) {
            if (speaks_of_other || names_organiser(line.text) || tells_of_organiser(line.text)) continue;
            break;
        }
        if (is_house(line.text) && !line.listed) {
            if (offer().items.empty()) continue;
            break;
        }
        // Below items without numbers the numbered lines are orders, unless they say what something costs.
        if (line.listed && !offer().items.empty() && !layout_.lines[first_item_].listed &&
            !has_price(line.text.plain))
            break;
        if (line.table_head || is_noise(line.text) || read_label(line.text)) continue;
        const bool terms = has_topic(line.text.plain, Topic::Deadline) ||
                           has_topic(line.text.plain, Topic::Minimum) || names_time(line.text.plain) ||
                           find_minimum(line.text);
        SourceLine bare_line = line;
        bare_line.text = without_noise(line.text);
        const bool in_front = price_first_ && begins_with_price(bare_line.text);
        const bool bare = (above && !terms) || (bare_prices_ && ends_with_bare_price(line)) ||
                          (offer().items.empty() && lists_bare_prices(bare_line.text));
        ItemLine read = read_item_line(bare_line, {bare, in_front});
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
        if (read.items.empty() && named_)
            offer_labelled(read);
        else if (read.items.empty() && !title_price_)
            title_price_ = std::move(read);
        for (OfferedItem& item : read.items) {
            if (item.code.empty()) strip_chain_words(item);
            const bool known = std::any_of(
                offer().items.begin(), offer().items.end(),
                [&](const OfferedItem& other) { return other.name == item.name && other.code == item.code; });
            if (!known && offer().items.size() < max_items) offer().items.push_back(std::move(item));
        }
    }
}

// 品名：赣南脐橙, and below it 规格：10斤/箱 and 价格：69.9元.
bool HeaderReader::read_label(const ReadText& text) {
    if (has_price(text.plain)) return false;
    if (const auto name = labelled_name(text)) {
        named_ = OfferedItem{};
        set_name(*named_, *name);
        return true;
    }
    const auto pack_text = named_ ? labelled_pack(text) : std::nullopt;
    if (!pack_text) return false;
    if (const auto pack = find_pack(pack_text->plain, 0)) {
        named_->pack_text = pack_text->plain.substr(0, pack->end);
        named_->shown.unit = text_of(View(pack_text->shown).substr(0, pack->end));
    }
    return true;
}

void give_price(OfferedItem& item, const ItemLine& price) {
    item.shown.price_cents = price.price_cents;
    item.unit = price.unit;
    if (item.pack_text.empty()) item.pack_text = price.pack_text;
    const std::u32string& unit = item.unit.empty() ? item.pack_text : item.unit;
    if (!unit.empty() && (!item.unit.empty() || !item.shown.unit)) item.shown.unit = text_of(unit);
}

void HeaderReader::offer_labelled(const ItemLine& price) {
    give_price(*named_, price);
    if (offer().items.size() < max_items) offer().items.push_back(std::move(*named_));
    named_.reset();
}

bool HeaderReader::is_entry(std::size_t i) const {
    const SourceLine& line = layout_.lines[i];
    if (line.from_table) return true;
    if (line.text.empty()) return line.listed && i > last_item_;
    if (!reads(i) || item_lines_[i] || line.table_head || names_organiser(line.text)) return false;
    if (tells_of_organiser(line.text)) return false;
    const bool found = !header_.offer.items.empty() || title_price_;
    if (found && i > last_item_ && !line.listed && is_house(line.text)) return true;
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

// 3两公2两母 and 4两公3两母 differ in the amounts only: then these belong to the names.
void HeaderReader::tell_apart() {
    std::map<std::u32string, int> times;
    for (const OfferedItem& item : offer().items) ++times[item.name];
    for (OfferedItem& item : offer().items) {
        if (times[item.name] > 1 && !item.long_name.empty()) set_name(item, read_text(item.long_name));
    }
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
        for (OfferedItem& item : read_item_line(line, {true, false}).items) {
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
        const bool label = title.plain.size() <= 5 && title.plain.back() == U':';  // 规则：
        const bool other = label || starts_with_topic(title.plain, Topic::Organiser) || is_notice(title) ||
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
    if (named_ && title_price_) return offer_labelled(*title_price_);
    ReadText name = item_of_title(title);
    if (name.empty() || (!title_price_ && !speaks_of_buying(title.plain))) return;
    if (name.plain.size() < title.plain.size()) name = without_place(name);
    name = without_origin(name);
    OfferedItem item;
    set_name(item, name);
    if (title_price_) give_price(item, *title_price_);
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

Header read_header(const Layout& layout) {
    return HeaderReader(layout).read();
}

}  // namespace linli::buying
