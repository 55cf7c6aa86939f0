#include <algorithm>

#include "app/client/orders/buy_chain_page.h"
#include "app/client/orders/buy_words.h"
#include "app/client/ui/ui.h"
#include "shared/orders/order_book.h"
#include "shared/people/door.h"

// What has to be asked about a chain of orders, and what is answered.

namespace linli::client {
namespace {

constexpr int most_questions = 12;  // At a time: more come as these are answered.

void ask(const std::string& words) {
    ui::line(words, {.bold = true, .tone = ui::Tone::Need, .icon = ui::Icon::CircleHelp});
}

void quote(const std::string& words) {
    if (!words.empty()) ui::line(text("chain.quoted", {{"words", words}}), {.size = ui::TextSize::Second});
}

void quote_parts(const BuyChainOrder& order) {
    for (const ChainPart& part : order.parts) {
        const ui::Scope scope(part.line);
        quote(part.words);
    }
}

std::string packs_line(const State& state, const ChainPacks& packs) {
    std::vector<std::string> words;
    for (const auto& [item, count] : packs) {
        const CampaignItem* known = state.campaign_items.find(CampaignItemId{item});
        if (known && count > 0) words.push_back(known->facts.name + " " + packs_words(count, known->facts));
    }
    return words.empty() ? text("buychain.no_items") : listed(words);
}

enum class Side : std::uint8_t { Said, Held, Both, Before };

std::string side_words(const State& state, const BuyChainOrder& order, Side side) {
    ChainPacks packs;
    for (const JoinItem& item : order.items) {
        switch (side) {
            case Side::Said:
                packs[item.item] = item.said;
                break;
            case Side::Held:
                packs[item.item] = item.held;
                break;
            case Side::Both:
                packs[item.item] = item.said + item.held;
                break;
            case Side::Before:
                packs[item.item] = item.before;
                break;
        }
    }
    return packs_line(state, packs);
}

// --- Items

void ask_item(const Known& known, CampaignId campaign, const ChainItemMatch& match, BuyChainInput& input) {
    const std::string price = match.written.price_cents ? money_words(*match.written.price_cents) : "";
    ask(text("buychain.ask.item", {{"item", joined(match.written.name, price)}}));
    const ui::Flow flow;
    for (const CampaignItem* item : items_of(known.state, campaign)) {
        if (item->withdrawn) continue;
        const std::string label = joined(item_words(item->facts), money_words(item->facts.price_cents));
        if (ui::button(label, {.kind = ui::ButtonKind::Choice, .key = item->id}))
            input.answers.set_item(match.written.name, item->id);
    }
    if (ui::button(text("buychain.not_sold"), {.kind = ui::ButtonKind::Plain}))
        input.answers.set_item(match.written.name, {});
}

void tell_prices(const Known& known, const BuyChainReview& review) {
    for (const ChainItemMatch& match : review.items) {
        const CampaignItem* item = match.item ? known.state.campaign_items.find(*match.item) : nullptr;
        if (!match.other_price || !item) continue;
        const ui::Scope scope(item->id);
        ui::note(ui::Icon::CircleHelp,
                 text("buychain.other_price", {{"item", item->facts.name},
                                               {"said", money_words(*match.written.price_cents)},
                                               {"price", money_words(item->facts.price_cents)}}),
                 ui::Tone::Need);
    }
}

// --- Orders

void ask_door(const BuyChainOrder& order, BuyChainInput& input) {
    ask(text("buychain.ask.door", {{"who", chain_order_title(order)}}));
    quote_parts(order);
    const ui::Flow flow;
    int key = 0;
    const auto choose = [&](const Door& door) {
        for (const ChainPart& part : order.parts) input.answers.set_door(part.words, door);
    };
    for (const Door& door : order.doors) {
        if (ui::button(door_words(door), {.kind = ui::ButtonKind::Choice, .key = ++key})) choose(door);
    }
    if (order.door && !order.door->building.empty() &&
        ui::button(text("buychain.as_written", {{"door", door_words(*order.door)}}),
                   {.kind = ui::ButtonKind::Plain}))
        choose(*order.door);
}

void ask_twice(const Known& known, const BuyChainOrder& order, BuyChainInput& input) {
    ask(text("buychain.ask.twice", {{"who", chain_order_title(order)}}));
    quote_parts(order);
    ChainPacks all;
    for (const ChainPart& part : order.parts) {
        for (const auto& [item, packs] : part.packs) all[item] += packs;
    }
    const ui::Flow flow;
    if (ui::button(text("buychain.together", {{"items", packs_line(known.state, all)}}),
                   {.kind = ui::ButtonKind::Choice}))
        input.answers.set_part(order.key, 0);
    for (std::size_t i = 0; i < order.parts.size(); ++i) {
        const std::string items = packs_line(known.state, order.parts[i].packs);
        const std::string label =
            text("buychain.only_line", {{"line", order.parts[i].line}, {"items", items}});
        if (ui::button(label, {.kind = ui::ButtonKind::Choice, .key = static_cast<int>(i) + 1}))
            input.answers.set_part(order.key, i + 1);
    }
}

void ask_same_door(const Known& known, const BuyChainOrder& order, BuyChainInput& input) {
    ask(text("buychain.ask.same_door", {{"who", chain_order_title(order)}}));
    quote_parts(order);
    const ui::Flow flow;
    const auto choice = [&](const char* key, Side side, ChainWhich which) {
        const std::string label = text(key, {{"items", side_words(known.state, order, side)}});
        if (ui::button(label, {.kind = ui::ButtonKind::Choice, .key = key}))
            input.answers.set_which(order.key, {}, which);
    };
    choice("buychain.take_chain", Side::Said, ChainWhich::Chain);
    choice("buychain.take_app", Side::Held, ChainWhich::App);
    choice("buychain.take_both", Side::Both, ChainWhich::Both);
}

void ask_conflict(const Known& known, const BuyChainOrder& order, BuyChainInput& input) {
    ask(text("buychain.ask.conflict", {{"who", chain_order_title(order)}}));
    quote_parts(order);
    for (const JoinItem& item : order.items) {
        const CampaignItem* known_item = known.state.campaign_items.find(CampaignItemId{item.item});
        if (!item.asked || !known_item) continue;
        const ui::Scope scope(known_item->id);
        const ItemFacts& facts = known_item->facts;
        const ui::RadioGroup group(text("buychain.conflict_item",
                                        {{"item", facts.name}, {"before", packs_words(item.before, facts)}}));
        const ChainWhich which = input.answers.which(order.key, item.item);
        const auto side = [&](const char* key, std::int32_t packs, ChainWhich choice) {
            if (ui::radio(text(key, {{"items", packs_words(packs, facts)}}), which == choice, {.key = key}))
                input.answers.set_which(order.key, item.item, choice);
        };
        side("buychain.take_chain", item.said, ChainWhich::Chain);
        side("buychain.take_app", item.held, ChainWhich::App);
    }
}

void ask_gone(const Known& known, const BuyChainOrder& order, BuyChainInput& input) {
    ask(text("buychain.ask.gone", {{"who", chain_order_title(order)}}));
    quote(order.cancelled_by);
    const ui::Columns columns(2);
    if (ui::button(text("buychain.take_back", {{"items", side_words(known.state, order, Side::Before)}}),
                   {.kind = ui::ButtonKind::Choice}))
        input.answers.set_which(order.key, {}, ChainWhich::Chain);
    columns.next();
    if (ui::button(text("buychain.keep"), {.kind = ui::ButtonKind::Choice}))
        input.answers.set_which(order.key, {}, ChainWhich::App);
}

// A shorter paste: all of them are asked at once.
void ask_all_gone(const BuyChainReview& review, BuyChainInput& input) {
    std::vector<std::string> keys;
    for (const BuyChainOrder& order : review.orders) {
        if (order.asked == ChainQuestion::Gone) keys.push_back(order.key);
    }
    if (keys.size() < 2) return;
    const ui::Card card("all-gone", {.tone = ui::Tone::Need});
    ask(text("buychain.ask.all_gone", {{"count", keys.size()}}));
    const ui::Columns columns(2);
    const auto answer = [&](ChainWhich which) {
        for (const std::string& key : keys) input.answers.set_which(key, {}, which);
    };
    if (ui::button(text("buychain.keep_all"), {.kind = ui::ButtonKind::Choice})) answer(ChainWhich::App);
    columns.next();
    if (ui::button(text("buychain.take_all_back"), {.kind = ui::ButtonKind::Choice}))
        answer(ChainWhich::Chain);
}

void ask_order(const Known& known, const BuyChainReview& review, const BuyChainOrder& order,
               BuyChainInput& input) {
    const ui::Scope scope(std::string_view(order.key));
    const ui::Card card("question", {.tone = ui::Tone::Need});
    switch (order.asked) {
        case ChainQuestion::Door:
            ask_door(order, input);
            break;
        case ChainQuestion::Twice:
            ask_twice(known, order, input);
            break;
        case ChainQuestion::SameDoor:
            ask_same_door(known, order, input);
            break;
        case ChainQuestion::Conflict:
            ask_conflict(known, order, input);
            break;
        case ChainQuestion::Gone:
            return ask_gone(known, order, input);
        case ChainQuestion::Item:
        case ChainQuestion::None:
            return;
    }
    if (ui::button(text("buychain.mend"), {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Pencil}))
        start_mending(review, order.parts.back().line, order.parts.back().words, input);
}

// --- Lines

// The same door again: both answers as whole orders.
void ask_add_or_change(const Known& known, const BuyChainReview& review, const ReadBuyChain& read,
                       const GroupBuyUnclear& unclear, BuyChainInput& input) {
    const BuyChainOrder* before = same_writer(review, unclear);
    const auto packs = before ? packs_of_line(review, read, unclear.line) : std::nullopt;
    if (!packs) return;
    ChainPacks together = *packs;
    for (const JoinItem& item : before->items) together[item.item] += item.said;
    const ui::Flow flow;
    const auto choice = [&](const char* key, const ChainPacks& all) {
        const std::string label = text(key, {{"items", packs_line(known.state, all)}});
        if (!ui::button(label, {.kind = ui::ButtonKind::Choice, .key = key})) return;
        ChainMended mended{
            before->door ? short_door(*before->door) : std::string(), before->name, before->note, {}};
        for (const auto& [item, count] : all) mended.packs[CampaignItemId{item}] = count;
        input.answers.set_mended(line_words(read, unclear.line), mended);
    };
    choice("buychain.add", together);
    choice("buychain.replace", *packs);
}

void ask_line(const Known& known, const BuyChainReview& review, const ReadBuyChain& read,
              const GroupBuyUnclear& unclear, BuyChainInput& input) {
    const ui::Scope scope(unclear.line);
    const ui::Card card("line", {.tone = ui::Tone::Need});
    const std::string words = line_words(read, unclear.line);
    ask(text("buychain.doubt." + std::to_string(static_cast<int>(unclear.doubt)), {{"line", unclear.line}}));
    quote(words);
    if (unclear.doubt == GroupBuyDoubt::AddOrChange) ask_add_or_change(known, review, read, unclear, input);
    const ui::Columns columns(2);
    if (ui::button(text("buychain.mend"), {.kind = ui::ButtonKind::Choice, .icon = ui::Icon::Pencil}))
        start_mending(review, unclear.line, words, input);
    columns.next();
    if (ui::button(text("buychain.leave_out"))) input.answers.leave_out(words);
}

}  // namespace

void chain_order_questions(const Known& known, const BuyChainReview& review, BuyChainInput& input) {
    tell_prices(known, review);
    if (review.open() == 0) return;
    ui::heading(text("buychain.questions"),
                {.tone = ui::Tone::Need, .trailing = std::to_string(review.open())});
    int asked = 0;
    for (const ChainItemMatch& match : review.items) {
        if (match.item) continue;
        const ui::Scope scope(std::string_view(match.written.name));
        const ui::Card card("item", {.tone = ui::Tone::Need});
        ask_item(known, input.of, match, input);
        ++asked;
    }
    for (const GroupBuyUnclear& unclear : review.unclear) {
        if (++asked > most_questions) break;
        ask_line(known, review, *input.read, unclear, input);
    }
    ask_all_gone(review, input);
    for (const BuyChainOrder& order : review.orders) {
        const bool waits = order.asked == ChainQuestion::None || order.asked == ChainQuestion::Item;
        if (waits) continue;
        if (++asked > most_questions) break;
        ask_order(known, review, order, input);
    }
    if (asked > most_questions) ui::line(text("buychain.more_questions"), {.quiet = true});
}

}  // namespace linli::client
