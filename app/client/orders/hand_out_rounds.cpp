#include <algorithm>

#include "app/client/orders/buy_words.h"
#include "app/client/orders/hand_out_page.h"
#include "app/client/orders/round_words.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/orders/round_commands.h"
#include "shared/shifts/roster.h"

// The way cut into rounds: offered as shifts, and who has which. And the bags of one's own round.

namespace linli::client {
namespace {

constexpr int days_to_choose = 30;
constexpr int usual_minutes = 120;
constexpr int longest_name = 40;

std::string buildings_of(const HandOutBook& book, const BagRound& round) {
    std::vector<std::string> names;
    for (const std::uint32_t place : round.bags) {
        const Door& door = book.bags[place].order->door;
        const std::string name = building_words(door.compound, door.building);
        if (names.empty() || names.back() != name) names.push_back(name);
    }
    return listed(names);
}

BagCount count_of(const HandOutBook& book, const BagRound& round) {
    BagCount count;
    for (const std::uint32_t place : round.bags) count.add(book.bags[place].bag);
    return count;
}

std::int64_t packs_of(const HandOutBook& book, const BagRound& round) {
    std::int64_t packs = 0;
    for (const std::uint32_t place : round.bags) packs += book.bags[place].packs;
    return packs;
}

std::string count_words(const BagCount& count) {
    return text("handout.count", {{"given", count.given}, {"all", count.all}});
}

struct RoundRow {
    std::string title, second;
};

RoundRow row_of(const HandOutBook& book, const BagRound& round, int number) {
    return {joined(text("handout.round", {{"number", number}}), buildings_of(book, round)),
            joined(text("handout.doors", {{"count", round.doors}}), packs_words(packs_of(book, round)))};
}

// --- Who has which

struct Holder {
    std::string words;
    bool nobody = true;
};

Holder holder_of(const Acting& by, const OfferedRound& round) {
    std::vector<std::string> names;
    for (const Seat* seat : held_seats(by.known.state, round.id))
        names.push_back(seat->person == by.me.me ? text("person.me") : seat_name(by.known.state, *seat));
    if (names.empty()) return {text("handout.round_free"), true};
    return {text("handout.round_held", {{"names", listed(names)}}), false};
}

ui::RowOptions options_of(const Acting& by, const HandOutBook& book, const BagRound& round, int number,
                          const HandOutInput& input) {
    const RoundRow words = row_of(book, round, number);
    const bool mine = input.mine == number;
    ui::RowOptions row{.title = words.title,
                       .second = words.second,
                       .third = mine ? text("handout.mine") : std::string(),
                       .third_icon = mine ? ui::Icon::Check : ui::Icon::None,
                       .trailing = count_words(count_of(book, round)),
                       .pressable = true,
                       .selected = mine};
    if (!round.offered) return row;
    const Holder holder = holder_of(by, *round.offered);
    row.third = holder.words;
    row.third_icon = holder.nobody ? ui::Icon::UserPlus : ui::Icon::Footprints;
    row.tone = holder.nobody ? ui::Tone::Need : ui::Tone::Mine;
    return row;
}

std::string for_chat(const Acting& by, const HandOutBook& book, const std::vector<BagRound>& rounds) {
    std::string words;
    for (std::size_t i = 0; i < rounds.size(); ++i) {
        const RoundRow row = row_of(book, rounds[i], static_cast<int>(i) + 1);
        words += row.title + "  " + row.second;
        if (rounds[i].offered) words += "  " + holder_of(by, *rounds[i].offered).words;
        words += "\n";
    }
    return words;
}

// --- Offering them

// As the campaign says that things can be fetched; else from the next hour on.
void fill_times(const Acting& by, const CampaignFacts& facts, RoundsDraft& draft) {
    if (draft.day) return;
    const bool planned = facts.pick_up_from && *facts.pick_up_from > by.now;
    const CivilTime from = civil_time(planned ? *facts.pick_up_from : by.now + hours(1), by.me.offset);
    draft.day = from.date;
    draft.from = planned ? from.minute_of_day : from.minute_of_day / 60 * 60;
    draft.until = draft.from + usual_minutes;
    draft.post = text("handout.offer_post",
                      {{"place", facts.pick_up_place.empty() ? facts.title : facts.pick_up_place}});
}

OfferRounds offer_of(const Acting& by, const HandOutBook& book, const std::vector<BagRound>& rounds,
                     const HandOutInput& input) {
    const RoundsDraft& draft = input.offer;
    const CivilDate day = draft.day.value_or(today_of(by.me.saying(by.now)));
    OfferRounds offer{input.of,
                      draft.post,
                      {instant_of(day, draft.from, by.me.offset), instant_of(day, draft.until, by.me.offset)},
                      {}};
    for (const BagRound& round : rounds) {
        RoundToOffer& one = offer.rounds.emplace_back();
        for (const std::uint32_t place : round.bags) one.bags.push_back(book.bags[place].order->id);
    }
    return offer;
}

void draw_offer(const Acting& by, const HandOutBook& book, const std::vector<BagRound>& rounds,
                HandOutInput& input) {
    const Campaign* campaign = by.known.state.campaigns.find(input.of);
    if (!campaign || !may_lead(by.known.state, by.me.stamp(by.now), input.of)) return;
    RoundsDraft& draft = input.offer;
    fill_times(by, campaign->facts, draft);
    ui::heading(text("handout.offer"));
    ui::line(text("handout.offer_second"), {.quiet = true});
    ui::text_field(text("handout.offer_place"), draft.post, {.max_length = longest_name});
    const CivilDate today = today_of(by.me.saying(by.now));
    CivilDate day = draft.day.value_or(today);
    ui::date_picker(text("form.day"), day, {today, std::min(day, today), plus_days(today, days_to_choose)});
    draft.day = day;
    ui::time_range_picker(text("form.from"), text("form.until"), draft.from, draft.until);
    const int count = static_cast<int>(rounds.size());
    if (action(by, text("handout.offer_do", {{"count", count}}), offer_of(by, book, rounds, input),
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::UserPlus}, "handout.offer_place_missing"))
        input.mine = 0;
}

void draw_taking_back(const Acting& by, HandOutInput& input) {
    if (!may_lead(by.known.state, by.me.stamp(by.now), input.of)) return;
    if (!ui::button(text("handout.take_back"), {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Undo2}))
        return;
    input.sheet = BagSheet::TakeRoundsBack;
    input.words.clear();
}

// --- One's own

void draw_my_round(const Acting& by, const HandOutBook& book, const BagRound& round, HandOutInput& input) {
    const OfferedRound& offered = *round.offered;
    const ui::Scope scope(offered.id);
    const BagCount count = count_of(book, round);
    ui::heading(text("handout.my_round", {{"number", offered.number}}), {.trailing = count_words(count)});
    {
        const ui::Card card("overview");
        ui::progress(text(count.given == count.all ? "handout.all_given" : "handout.given"), count.given,
                     count.all, count_words(count));
        ui::link_button(text("handout.round_shift"), route_to("shifts", offered.id),
                        {.icon = ui::Icon::CalendarDays});
    }
    const ui::Card card("doors");
    bag_rows(by, book, round.bags, true, input);
}

}  // namespace

const std::vector<BagRound>& rounds_to_show(const Acting& by, const HandOutBook& book, HandOutInput& input) {
    const Bits128 about{input.of.bits.low, static_cast<std::uint64_t>(input.rounds)};
    return input.rounds_shown.get(by.known, by.now, about, [&] {
        std::vector<BagRound> offered = offered_rounds(by.known.state, book, input.of);
        const Campaign* campaign = by.known.state.campaigns.find(input.of);
        return offered.empty() && campaign ? cut_into_rounds(book, *campaign, input.rounds) : offered;
    });
}

void draw_rounds(const Acting& by, const HandOutBook& book, HandOutInput& input, Services& services) {
    if (book.bags.empty()) {
        ui::empty_state(ui::Icon::Route, text("handout.no_bags"), text("handout.no_bags_second"));
        return;
    }
    const bool offered = !running_rounds(by.known.state, input.of).empty();
    if (!offered && rounds_to_show(by, book, input).empty()) {
        ui::empty_state(ui::Icon::Route, text("handout.none_to_bring"), text("handout.none_to_bring_second"));
        return;
    }
    ui::line(text(offered ? "handout.offered_second" : "handout.rounds_second"), {.quiet = true});
    const int most = static_cast<int>(max_offered_rounds);
    if (!offered && ui::stepper(text("handout.how_many"), input.rounds, {.least = 1, .most = most}))
        input.mine = 0;
    const std::vector<BagRound>& rounds = rounds_to_show(by, book, input);
    {
        const ui::Card card("rounds");
        const ui::List list(text("handout.rounds"));
        for (int number = 1; number <= static_cast<int>(rounds.size()); ++number) {
            const BagRound& round = rounds[static_cast<std::size_t>(number - 1)];
            if (!ui::row(number, options_of(by, book, round, number, input))) continue;
            input.mine = number;
            input.view = static_cast<int>(HandOutView::Bags);
            input.search.clear();
        }
    }
    ui::line(text("handout.rounds_how"), {.size = ui::TextSize::Second, .quiet = true});
    if (ui::button(text("handout.copy_rounds"), {.icon = ui::Icon::Copy}))
        services.copy(for_chat(by, book, rounds));
    if (offered)
        draw_taking_back(by, input);
    else if (!rounds.empty())
        draw_offer(by, book, rounds, input);
}

void draw_my_rounds(const Acting& by, const HandOutBook& book, HandOutInput& input) {
    for (const BagRound& round : rounds_to_show(by, book, input)) {
        if (round.offered && is_carrier(by.known.state, by.me.stamp(by.now), *round.offered))
            draw_my_round(by, book, round, input);
    }
}

}  // namespace linli::client
