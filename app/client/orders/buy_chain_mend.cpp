#include <algorithm>

#include "app/client/orders/buy_chain_page.h"
#include "app/client/orders/buy_words.h"
#include "app/client/ui/ui.h"
#include "shared/orders/order_book.h"

// A line of a chain, written down by hand: whose it is and what they want altogether.

namespace linli::client {
namespace {

std::string door_problem(const ChainMended& mended) {
    if (mended.door.empty()) return {};
    const auto door = parse_door(mended.door);
    if (!door) return text("buychain.door_wrong");
    return door->room.empty() || door->building.empty() ? text("buychain.door_short") : std::string();
}

std::string why_not_yet(const ChainMended& mended) {
    if (mended.door.empty() && mended.name.empty()) return text("buychain.who_missing");
    const std::string problem = door_problem(mended);
    if (!problem.empty()) return problem;
    const bool any = std::any_of(mended.packs.begin(), mended.packs.end(),
                                 [](const auto& packs) { return packs.second > 0; });
    return any ? std::string() : text("buychain.packs_missing");
}

void draw_items(const Known& known, CampaignId campaign, ChainMended& mended) {
    for (const CampaignItem* item : items_of(known.state, campaign)) {
        if (item->withdrawn) continue;
        int packs = mended.packs[item->id];
        const std::string label =
            joined(item_words(item->facts), price_words(item->facts.price_cents, item->facts));
        if (ui::stepper(label, packs, {.least = 0, .most = max_packs_of_order, .key = item->id}))
            mended.packs[item->id] = packs;
    }
}

}  // namespace

void start_mending(const BuyChainReview& review, int line, const std::string& words, BuyChainInput& input) {
    input.mending = words;
    input.mended_line = line;
    if (const auto before = input.answers.mended(words)) {
        input.mended = *before;
        return;
    }
    input.mended = {};
    const auto own =
        std::find_if(review.orders.begin(), review.orders.end(), [&](const BuyChainOrder& order) {
            return std::any_of(order.parts.begin(), order.parts.end(),
                               [&](const ChainPart& part) { return part.line == line; });
        });
    const auto unclear = std::find_if(review.unclear.begin(), review.unclear.end(),
                                      [&](const GroupBuyUnclear& one) { return one.line == line; });
    const bool is_unclear = unclear != review.unclear.end();
    // Another line of the same door: it begins with what that one says.
    const BuyChainOrder* other = is_unclear ? same_writer(review, *unclear) : nullptr;
    const BuyChainOrder* known = own != review.orders.end() ? &*own : other;
    if (is_unclear) {
        input.mended.door = unclear->door.value_or("");
        input.mended.name = unclear->name.value_or("");
    }
    if (!known) return;
    if (known->door) input.mended.door = short_door(*known->door);
    if (!known->name.empty()) input.mended.name = known->name;
    input.mended.note = known->note;
    for (const JoinItem& item : known->items) input.mended.packs[CampaignItemId{item.item}] = item.said;
}

void chain_mend_sheet(const Known& known, const Viewer&, Instant, BuyChainInput& input) {
    if (input.mending.empty()) return;
    bool open = true, use = false, leave = false;
    ChainMended& mended = input.mended;
    {
        const ui::Dialog sheet(
            {.title = text("buychain.mend"), .open = &open, .close_label = text("action.close")});
        ui::line(text("chain.quoted", {{"words", input.mending}}), {.size = ui::TextSize::Second});
        ui::text_field(text("buychain.door"), mended.door,
                       {.help = text("buychain.door_help"), .error = door_problem(mended), .max_length = 40});
        ui::text_field(text("buychain.name"), mended.name, {.max_length = 40});
        ui::line(text("buychain.mend_items"), {.bold = true});
        draw_items(known, input.of, mended);
        ui::text_field(text("buychain.note_field"), mended.note, {.max_length = 100});
        use = ui::button(
            text("buychain.mend_do"),
            {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check, .reason = why_not_yet(mended)});
        leave = ui::button(text("buychain.leave_out"), {.kind = ui::ButtonKind::Plain});
    }
    if (use) input.answers.set_mended(input.mending, mended);
    if (leave) input.answers.leave_out(input.mending);
    if (use || leave || !open) input.mending.clear();
}

}  // namespace linli::client
