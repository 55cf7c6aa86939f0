#include "app/client/orders/buy_sheet_words.h"

#include "app/client/orders/buy_words.h"
#include "app/client/ui/text.h"
#include "app/client/ui/time_words.h"

namespace linli::client {

std::string need_amount_words(const SupplierNeed& need) {
    const ItemFacts& facts = need.item->facts;
    const std::string packs = packs_words(need.packs, facts);
    if (packs_together(facts) == 1) return packs;
    return text("buy_desk.cases_packs", {{"cases", static_cast<long long>(need.cases)}, {"packs", packs}});
}

std::string need_difference_words(const SupplierNeed& need) {
    const std::int64_t over = need.packs - need.wished;
    if (over > 0) return text("buy_desk.spare", {{"packs", packs_words(over, need.item->facts)}});
    if (over < 0) return text("buy_desk.too_few", {{"packs", packs_words(-over, need.item->facts)}});
    return {};
}

std::string needs_total_words(const std::vector<SupplierNeed>& needs) {
    std::int64_t packs = 0, cases = 0;
    for (const SupplierNeed& need : needs) {
        packs += need.packs;
        if (packs_together(need.item->facts) > 1) cases += need.cases;
    }
    if (cases == 0) return text("buy_desk.sheet_total", {{"packs", packs_words(packs)}});
    return text("buy_desk.sheet_total_cases",
                {{"packs", packs_words(packs)}, {"cases", static_cast<long long>(cases)}});
}

std::string delivery_time_words(const CampaignFacts& facts, UtcOffset offset) {
    if (!facts.pick_up_from) return {};
    const CivilTime from = civil_time(*facts.pick_up_from, offset);
    if (facts.pick_up_until && *facts.pick_up_from < *facts.pick_up_until)
        return joined(date_words(from.date),
                      range_words({*facts.pick_up_from, *facts.pick_up_until}, offset));
    return joined(date_words(from.date), clock_words(from.minute_of_day));
}

std::string supplier_sheet_words(const CampaignFacts& facts, const std::vector<SupplierNeed>& needs,
                                 UtcOffset offset) {
    std::string words = text("buy_desk.sheet_head", {{"title", facts.title}}) + "\n";
    if (!facts.supplier.empty()) words += text("buy_desk.sheet_to", {{"name", facts.supplier}}) + "\n";
    for (const SupplierNeed& need : needs) {
        if (need.packs == 0) continue;
        words += text("buy_desk.sheet_line",
                      {{"item", item_words(need.item->facts)}, {"amount", need_amount_words(need)}}) +
                 "\n";
    }
    words += needs_total_words(needs) + "\n";
    if (!facts.pick_up_place.empty())
        words += text("buy_desk.sheet_where", {{"where", facts.pick_up_place}}) + "\n";
    const std::string when = delivery_time_words(facts, offset);
    if (!when.empty()) words += text("buy_desk.sheet_when", {{"when", when}}) + "\n";
    return words;
}

}  // namespace linli::client
