#include "shared/errands/wish_list/reader.h"

#include <algorithm>

#include "shared/errands/wish_list/hints.h"
#include "shared/errands/wish_list/medicine.h"

// What is said later about an item that stands in the list already.

namespace linli::wishes {

WishedItem* Reader::find(View name) {
    const auto same = std::find_if(list_.items.rbegin(), list_.items.rend(), [&](const WishedItem& item) {
        return !name.empty() && plain_text(item.words.item) == name;
    });
    return same == list_.items.rend() ? nullptr : &*same;
}

void Reader::take_out(const WishedItem& item) {
    const auto at = &item - list_.items.data();
    urgency_.forget(static_cast<std::size_t>(at));
    list_.items.erase(list_.items.begin() + at);
    line_start_ = std::min(line_start_, list_.items.size());
}

// 梨不要了, 面条先不要: nobody wants it any more, or yet. False: it is about something else.
bool Reader::calls_off(const Piece& clause) {
    for (const View ending : {View(U"不要了"), View(U"不用了"), View(U"不买了"), View(U"不需要了"),
                              View(U"算了"), View(U"取消"), View(U"先不要"), View(U"唔要"), View(U"不要")}) {
        if (!clause.plain.ends_with(ending)) continue;
        const Piece name = clause.part(0, clause.plain.size() - ending.size()).trim();
        if (const WishedItem* same = find(name.plain)) {
            take_out(*same);
            return true;
        }
        const bool thing = name.plain.find_first_of(U" 就") == View::npos && !find_quantity(name.plain, 0);
        if (!current() && thing) return true;
    }
    return false;
}

// 挂面再加一把: what stands in the list and this together. False: it adds to nothing.
bool Reader::adds(const Piece& clause) {
    for (const View more : {View(U"再加"), View(U"再来"), View(U"再要"), View(U"再买"), View(U"多加")}) {
        const std::size_t at = clause.plain.find(more);
        if (at == View::npos || at == 0) continue;
        const Piece words = clause.part(at + more.size()).trim();
        const auto quantity = quantity_at(words.plain, 0);
        WishedItem* item = find(clause.part(0, at).trim().plain);
        if (!item || !item->words.quantity_thousandths || !quantity || quantity->end != words.plain.size())
            continue;
        const View unit = words.plain.substr(quantity->unit, quantity->end - quantity->unit);
        if (quantity->vague || quantity->pack || unit != plain_text(item->words.unit)) continue;
        constexpr std::int32_t most = 99'999'000;
        std::int32_t& sum = *item->words.quantity_thousandths;
        sum = std::min(sum + quantity->thousandths, most);
        return true;
    }
    return false;
}

// 胡萝卜改成4根; 不对，改成3斤. False: it is about something else, or what it changes to is read as a thing
// of its own.
bool Reader::corrects(Piece& clause) {
    if (calls_off(clause) || adds(clause)) return true;
    for (const View change :
         {View(U"改成"), View(U"换成"), View(U"改为"), View(U"改做"), View(U"加到"), View(U"改")}) {
        const std::size_t at = clause.plain.find(change);
        const bool thing = clause.plain.find(U"改锥") == at || clause.plain.find(U"改刀") == at;
        if (at == View::npos || thing) continue;  // 改锥
        const Piece now = clause.part(at + change.size()).trim();
        const View name = clause.part(0, at).trim().plain;
        WishedItem* item = !name.empty() ? find(name) : list_.items.empty() ? nullptr : &list_.items.back();
        const auto quantity = quantity_at(now.plain, 0);
        if (item && quantity && quantity->end == now.plain.size()) {
            amount_.clear();
            set_amount(*item, {now, *quantity});
            return true;
        }
        if (now.empty()) break;
        const bool amount_of_new = !item && quantity && quantity->end == now.plain.size() &&
                                   label_of(name) == Label::Other && !is_talk(name);
        if (amount_of_new && !current() && !is_note(name) && !find_quantity(name, 0)) {
            // 盐改成2包, and no salt is on the list.
            for (const Phrase& phrase : phrases_of(clause.part(0, at).trim())) add_phrase(phrase);
            clause = now;
            break;
        }
        if (item && !name.empty()) take_out(*item);  // 盐换成糖一包
        const bool instead =
            change.size() > 1 && !current() && !is_note(clause.plain) && !find_quantity(name, 0);
        if (item || name.empty() || instead) clause = now;
        break;
    }
    const bool wrong = clause.plain == U"不对" || clause.plain == U"错了" || clause.plain == U"写错了";
    if (wrong) amount_.clear();  // The next amount stands for the last one: 一瓶，不对，两瓶.
    return wrong || clause.plain == U"不要了";
}

// 鸡蛋今天就没了: about an item that stands in the list.
bool Reader::about_item(const Piece& clause) {
    for (WishedItem& item : list_.items) {
        const std::u32string name = plain_text(item.words.item);
        if (name.size() < 2 || !clause.plain.starts_with(name) || clause.plain.size() == name.size())
            continue;
        const Piece rest = clause.part(name.size()).trim();
        if (!(days_left(rest.plain) || is_note(rest.plain)) || find_quantity(rest.plain, 0) == 0) continue;
        add_note(item, rest);
        return true;
    }
    return false;
}

}  // namespace linli::wishes
