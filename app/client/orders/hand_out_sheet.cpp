#include <algorithm>

#include "app/client/orders/buy_words.h"
#include "app/client/orders/campaign_photos.h"
#include "app/client/orders/hand_out_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/orders/pick_ups.h"
#include "shared/orders/round_commands.h"

// All that can be said about one bag.

namespace linli::client {
namespace {

constexpr std::size_t most_events = 6;

void ask_words(BagSheet sheet, HandOutInput& input) {
    input.sheet = sheet;
    input.words.clear();
}

// What the count took off what the door owes: for the team, who are asked about it.
void draw_less_owed(const State& state, const Order& order) {
    std::int64_t cents = 0;
    for (const LedgerEntry* entry : state.ledger_entries.where<&LedgerEntry::order>(order.id)) {
        if (entry->kind == LedgerKind::Recount) cents += entry->cents;
    }
    if (cents >= 0 || missing_items_words(state, order.id).empty()) return;
    ui::line(text("account.shortage.less",
                  {{"less", money_words(-cents)}, {"owed", money_words(sums_of(state, order.id).owed())}}),
             {.size = ui::TextSize::Second});
}

void draw_facts(const Acting& by, const Order& order, const Bag& bag) {
    ui::line(joined(order_number_words(order), door_words(order.door)), {.bold = true});
    ui::line(packing_words(by.known.state, order.id), {.icon = ui::Icon::Package});
    if (is_in_team(by.known.state, by.me.stamp(by.now), order.campaign))
        draw_less_owed(by.known.state, order);
    if (order.wishes.substitutes) ui::line(text("buys.substitutes"), {.icon = ui::Icon::Repeat2});
    if (!order.wishes.note.empty()) ui::line(order.wishes.note, {.icon = ui::Icon::Info});
    if (order.wishes.to_the_door) ui::line(text("buy.to_the_door"), {.icon = ui::Icon::Footprints});
    if (pick_up_of(by.known.state, order))
        ui::line(text("buys.pick_up_chosen",
                      {{"when", pick_up_words(by.known.state, order, by.me.saying(by.now))}}),
                 {.icon = ui::Icon::MapPin});
    if (!order.wishes.collector.empty())
        ui::line(text("handout.collector", {{"name", order.wishes.collector}}), {.icon = ui::Icon::Users});
    const std::string story = bag_story(by, bag);
    if (!story.empty()) ui::line(story, {.bold = true, .tone = bag_tone(bag), .icon = ui::Icon::Info});
}

void draw_ways(const Acting& by, const Order& order, const Bag& bag, HandOutInput& input) {
    const bool given = bag.state == BagState::InHand;
    const auto tick = [&](const char* key, HandOutKind kind, ui::ButtonOptions options) {
        options.reason = why_not(by, TickBag{order.id, kind, {}});
        if (!ui::button(text(key), options)) return;
        tick_bag(by, order, kind, {});
        input.sheet = BagSheet::None;
    };
    const auto ask = [&](const char* key, HandOutKind kind, BagSheet sheet) {
        const std::string reason = why_not(by, TickBag{order.id, kind, text(key)});
        if (ui::button(text(key), {.reason = reason, .key = key})) ask_words(sheet, input);
    };
    if (!given) {
        tick("handout.give", HandOutKind::HandedOver,
             {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check});
        const ui::Columns columns(2);
        ask("handout.nobody_home", HandOutKind::NobodyHome, BagSheet::NobodyHome);
        columns.next();
        ask("handout.collected", HandOutKind::Collected, BagSheet::Collected);
    }
    ask("handout.wrong_door", HandOutKind::AtWrongDoor, BagSheet::WrongDoor);
    const HandOutEvent* newest = bag.since ? bag.since : bag.earlier;
    if (!newest) return;
    const UndoTick undo{newest->id, {}};
    if (why_not(by, undo).empty() && action(by, text("handout.undo"), undo, {.icon = ui::Icon::Undo2}))
        input.sheet = BagSheet::None;
}

// What else than the rule gave: a left-over, a substitute, one that broke on the way.
void draw_contents(const Acting& by, const Order& order, const Bag& bag, HandOutInput& input) {
    const State& state = by.known.state;
    std::vector<SetGiven> changes;
    auto items = items_of(state, order.campaign);
    std::erase_if(items, [&](const CampaignItem* item) {
        const ItemSupply* supply = state.item_supplies.find(item->id);
        return !supply || !supply->counted_at || in_hand_with(state, bag, item->id);
    });
    if (items.empty()) return;
    ui::heading(text("handout.contents"), {.level = 3});
    for (const CampaignItem* item : items) {
        const OrderLine* line = line_of(state, order.id, item->id);
        const int now = line ? given_packs(*line) : 0;
        const auto kept = input.given.find(item->id);
        int packs = kept == input.given.end() ? now : kept->second;
        if (ui::stepper(joined(item_words(item->facts), unit_words(item->facts)), packs,
                        {.least = 0, .most = max_packs_of_order, .key = item->id}))
            input.given[item->id] = packs;
        if (packs != now) changes.push_back({order.id, item->id, packs});
    }
    if (changes.empty()) return;
    std::string reason;
    for (const SetGiven& change : changes) {
        if (reason.empty()) reason = why_not(by, change);
    }
    if (!ui::button(text("handout.set_given"), {.kind = ui::ButtonKind::Choice, .reason = reason})) return;
    for (const SetGiven& change : changes) act(by, change);
    input.given.clear();
}

void draw_events(const Acting& by, const Order& order) {
    auto events = events_of(by.known.state, order.id);
    if (events.empty()) return;
    std::reverse(events.begin(), events.end());
    if (events.size() > most_events) events.resize(most_events);
    ui::heading(text("handout.events"), {.level = 3});
    const ui::List list(text("handout.events"));
    for (const HandOutEvent* event : events) {
        const bool only_here = by.known.is_asked(event->id);
        ui::row(event->id,
                {.title = hand_out_words(event->kind),
                 .second = joined(event->words, joined(name_of(by.known.state, event->by),
                                                       past_words(event->at, by.me.saying(by.now)))),
                 .third = only_here ? text("handout.only_here") : std::string(),
                 .tone = ui::Tone::Wait});
    }
}

void draw_bag(const Acting& by, const Order& order, HandOutInput& input) {
    const Bag bag = bag_of(by.known.state, order.id);
    draw_facts(by, order, bag);
    draw_ways(by, order, bag, input);
    if (is_in_team(by.known.state, by.me.stamp(by.now), order.campaign)) draw_contents(by, order, bag, input);
    draw_events(by, order);
}

// Who took it, or where it went: without these words nobody finds it again.
void draw_asking(const Acting& by, const Order& order, HandOutInput& input) {
    const bool collected = input.sheet == BagSheet::Collected, wrong = input.sheet == BagSheet::WrongDoor;
    const char* field = collected ? "handout.who_took" : wrong ? "handout.which_door" : "handout.home_note";
    const HandOutKind kind = collected ? HandOutKind::Collected
                             : wrong   ? HandOutKind::AtWrongDoor
                                       : HandOutKind::NobodyHome;
    ui::line(joined(door_words(order.door), order.name), {.bold = true});
    ui::text_field(text(field), input.words, {.max_length = 80, .focus = true});
    const TickBag command{order.id, kind, input.words};
    const std::string reason = why_not(by, command, "handout.words_missing");
    if (!ui::button(hand_out_words(kind),
                    {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check, .reason = reason}))
        return;
    tick_bag(by, order, kind, input.words);
    input.sheet = BagSheet::None;
    input.words.clear();
}

void draw_answer(const Acting& by, const HandOutEvent& complaint, HandOutInput& input, Services& services) {
    ui::line(complaint.words, {.bold = true});
    draw_complaint_pictures(by.known, complaint.id, services);
    if (const HandOutEvent* answer = answer_to(by.known.state, complaint))
        return ui::line(text("handout.answered", {{"words", answer->words}}), {.icon = ui::Icon::Check});
    ui::text_area(text("handout.answer_field"), input.words,
                  {.help = text("handout.answer_help"), .max_length = 160, .focus = true, .lines = 3});
    if (!action(by, text("handout.answer"), AnswerComplaint{complaint.id, input.words},
                {.kind = ui::ButtonKind::Primary}, "handout.words_missing"))
        return;
    input.sheet = BagSheet::None;
    input.words.clear();
}

void draw_taking_back(const Acting& by, HandOutInput& input) {
    bool open = true;
    {
        const ui::Dialog sheet(
            {.title = text("handout.take_back"), .open = &open, .close_label = text("action.close")});
        ui::line(text("handout.take_back_second"));
        ui::text_field(text("handout.take_back_why"), input.words, {.max_length = 80, .focus = true});
        if (action(by, text("handout.take_back_do"), CallOffRounds{input.of, input.words},
                   {.kind = ui::ButtonKind::Danger}, "handout.words_missing")) {
            input.words.clear();
            input.mine = 0;
            open = false;
        }
    }
    if (!open) input.sheet = BagSheet::None;
}

}  // namespace

void draw_bag_sheet(const Acting& by, HandOutInput& input, Services& services) {
    if (input.sheet == BagSheet::None) return;
    if (input.sheet == BagSheet::TakeRoundsBack) return draw_taking_back(by, input);
    const HandOutEvent* complaint = by.known.state.hand_out_events.find(input.complaint);
    const bool answers = input.sheet == BagSheet::Answer;
    const Order* order = by.known.state.orders.find(answers && complaint ? complaint->order : input.bag);
    if (!order || (answers && !complaint)) {
        input.sheet = BagSheet::None;
        return;
    }
    bool open = true;
    {
        const ui::Dialog sheet(
            {.title = order_title(*order), .open = &open, .close_label = text("action.close")});
        if (answers)
            draw_answer(by, *complaint, input, services);
        else if (input.sheet == BagSheet::Bag)
            draw_bag(by, *order, input);
        else
            draw_asking(by, *order, input);
    }
    if (!open) input.sheet = BagSheet::None;
}

}  // namespace linli::client
