#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "app/client/orders/buy_words.h"
#include "app/client/orders/campaign_photos.h"
#include "app/client/orders/hand_out_left.h"
#include "app/client/orders/hand_out_page.h"
#include "app/client/orders/hand_out_search.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/orders/pick_ups.h"

// The bags by building, unit, floor and door, and how far all of them are.

namespace linli::client {
namespace {

constexpr float building_row_height = 68;

std::string count_words(const BagCount& count) {
    return text("handout.count", {{"given", count.given}, {"all", count.all}});
}

// --- Buildings

void draw_buildings(const HandOutBook& book, HandOutInput& input) {
    const ui::Card card("buildings");
    const int count = static_cast<int>(book.buildings.size());
    const auto draw = [&](int index) {
        const BagBuilding& building = book.buildings[static_cast<std::size_t>(index)];
        const std::string key = building.key();
        const bool done = building.count.given == building.count.all;
        const int trouble = building.count.nobody_home + building.count.wrong_door;
        if (ui::row(std::string_view(key),
                    {.title = building_words(building.compound, building.building),
                     .second = trouble > 0 ? text("handout.trouble", {{"count", trouble}}) : std::string(),
                     .trailing = done ? text("handout.done") : count_words(building.count),
                     .trailing_icon = done ? ui::Icon::Check : ui::Icon::None,
                     .trailing_bold = true,
                     .pressable = true,
                     .selected = input.building == key,
                     .position = index + 1,
                     .set_size = count}))
            input.building = key;
    };
    ui::long_list(text("handout.buildings"), count, building_row_height, draw);
}

// --- The list of doors

std::vector<std::uint32_t> filtered(const HandOutBook& book, const std::vector<std::uint32_t>& places,
                                    const HandOutInput& input) {
    std::vector<std::uint32_t> kept;
    std::copy_if(places.begin(), places.end(), std::back_inserter(kept), [&](std::uint32_t place) {
        const BagEntry& entry = book.bags[place];
        return belongs(entry.bag, input.filter) &&
               (!input.pick_up || *input.pick_up == entry.order->pick_up.value_or(PickUpWindowId{}));
    });
    return kept;
}

std::vector<std::uint32_t> all_places(const HandOutBook& book) {
    std::vector<std::uint32_t> places(book.bags.size());
    for (std::uint32_t place = 0; place < places.size(); ++place) places[place] = place;
    return places;
}

// Of all floors.
std::vector<std::uint32_t> places_of(const HandOutBook& book, const BagUnit& unit,
                                     const HandOutInput& input) {
    std::vector<std::uint32_t> places;
    for (const BagFloor& floor : unit.floors) {
        const std::vector<std::uint32_t> here = filtered(book, floor.bags, input);
        places.insert(places.end(), here.begin(), here.end());
    }
    return places;
}

void draw_unit(const Acting& by, const HandOutBook& book, const BagUnit& unit, HandOutInput& input) {
    const ui::Scope scope(std::string_view(unit.unit));
    if (!unit.unit.empty())
        ui::heading(door_words({{}, {}, unit.unit, {}}), {.trailing = count_words(unit.count)});
    const ui::Card card("unit");
    if (is_bag_table(by.known.state, book))
        return bag_rows(by, book, places_of(book, unit, input), false, input);
    for (const BagFloor& floor : unit.floors) {
        const std::vector<std::uint32_t> places = filtered(book, floor.bags, input);
        if (places.empty()) continue;
        const ui::Scope level(floor.floor);
        if (floor.floor > 0) ui::heading(text("handout.floor", {{"floor", floor.floor}}), {.level = 3});
        bag_rows(by, book, places, false, input);
    }
}

void draw_building(const Acting& by, const HandOutBook& book, const BagBuilding& building,
                   HandOutInput& input) {
    const ui::Scope scope(std::string_view(building.building));
    ui::heading(building_words(building.compound, building.building),
                {.trailing = count_words(building.count)});
    bool any = false;
    for (const BagUnit& unit : building.units) {
        const bool has = !places_of(book, unit, input).empty();
        if (has) draw_unit(by, book, unit, input);
        any = any || has;
    }
    if (!any) ui::line(text("handout.none_here"), {.quiet = true});
}

void draw_places(const Acting& by, const HandOutBook& book, const std::vector<std::uint32_t>& places,
                 HandOutInput& input) {
    if (places.empty()) {
        ui::line(text("handout.none_here"), {.quiet = true});
        return;
    }
    const ui::Card card("doors");
    bag_rows(by, book, places, true, input);
}

// --- Finding

void draw_found(const Acting& by, const HandOutBook& book, HandOutInput& input) {
    const std::vector<std::uint32_t> places = found_bags(book, input.search);
    if (!places.empty()) return draw_places(by, book, places, input);
    ui::empty_state(ui::Icon::Search, text("handout.not_found"), text("handout.not_found_second"));
}

void draw_filters(const BagCount& count, HandOutInput& input) {
    const std::array<std::pair<BagFilter, int>, 5> filters = {{{BagFilter::All, count.all},
                                                               {BagFilter::Open, count.all - count.given},
                                                               {BagFilter::NobodyHome, count.nobody_home},
                                                               {BagFilter::WrongDoor, count.wrong_door},
                                                               {BagFilter::Given, count.given}}};
    const ui::Flow flow;
    for (const auto& [filter, number] : filters) {
        const std::string key = "handout.filter." + std::to_string(static_cast<int>(filter));
        if (number == 0 && filter != BagFilter::All && input.filter != filter) continue;
        if (ui::filter_chip(text(key, {{"count", number}}), input.filter == filter, std::string_view(key)))
            input.filter = filter;
    }
}

// Where the campaign offers several times to fetch things: how many bags are fetched when.
void draw_pick_up_filters(const Acting& by, const Campaign& campaign, const HandOutBook& book,
                          HandOutInput& input) {
    const auto offered = pick_ups_of(by.known.state, campaign.id);
    const bool gone = input.pick_up && *input.pick_up && !by.known.state.pick_up_windows.find(*input.pick_up);
    if (offered.empty() || gone) input.pick_up.reset();
    if (offered.empty()) return;
    // Of all buildings; one can be chosen behind it.
    const auto choose = [&](std::optional<PickUpWindowId> pick_up) {
        input.pick_up = pick_up;
        input.building.clear();
    };
    std::map<PickUpWindowId, int> counts;
    for (const BagEntry& entry : book.bags) ++counts[entry.order->pick_up.value_or(PickUpWindowId{})];
    const ui::Flow flow;
    if (ui::filter_chip(text("handout.pick_up_all"), !input.pick_up, "any-time")) choose(std::nullopt);
    for (const PickUpWindow* one : offered) {
        const std::string when = pick_up_words(*one, campaign.facts, by.me.saying(by.now));
        const std::string label = text("handout.pick_up_at", {{"when", when}, {"count", counts[one->id]}});
        if (ui::filter_chip(label, input.pick_up == one->id, one->id)) choose(one->id);
    }
    const PickUpWindowId none{};
    if (counts[none] == 0 && input.pick_up != none) return;
    if (ui::filter_chip(text("handout.pick_up_none", {{"count", counts[none]}}), input.pick_up == none,
                        "no-time"))
        choose(none);
}

// --- What is wrong

void draw_complaints(const Acting& by, const HandOutBook& book, HandOutInput& input) {
    if (book.complaints.empty()) return;
    const State& state = by.known.state;
    ui::heading(text("handout.complaints"),
                {.tone = book.open_complaints > 0 ? ui::Tone::Need : ui::Tone::Neutral,
                 .trailing = std::to_string(book.complaints.size())});
    const ui::Card card("complaints");
    const ui::List list(text("handout.complaints"));
    for (const HandOutEvent* complaint : book.complaints) {
        const Order* order = state.orders.find(complaint->order);
        const HandOutEvent* answer = answer_to(state, *complaint);
        if (!order) continue;
        const std::string title = order_title(*order);
        const std::string photos = photo_count_words(state, complaint->id);
        ui::RowOptions row{.title = title,
                           .second = joined(joined(complaint->words, photos),
                                            past_words(complaint->at, by.me.saying(by.now))),
                           .third = answer ? text("handout.answered", {{"words", answer->words}})
                                           : text("handout.unanswered"),
                           .third_icon = answer ? ui::Icon::Check : ui::Icon::CircleAlert,
                           .tone = answer ? ui::Tone::Mine : ui::Tone::Need};
        if (!answer || !photos.empty()) {
            row.actions = [&] {
                if (!ui::icon_button(
                        answer ? ui::Icon::Camera : ui::Icon::MessageSquareText,
                        text(answer ? "photo.see_spoken" : "handout.answer_spoken", {{"who", title}})))
                    return;
                input.sheet = BagSheet::Answer;
                input.complaint = complaint->id;
                input.words.clear();
            };
        }
        ui::row(complaint->id, row);
    }
}

void draw_finish(const Acting& by, const Campaign& campaign, const HandOutBook& book) {
    if (!may_lead(by.known.state, by.me.stamp(by.now), campaign.id) || is_over(campaign)) return;
    if (book.count.given < book.count.all) return;
    action(by, text("handout.finish"), FinishCampaign{campaign.id},
           {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check});
}

// What no bag holds yet: all that are there may be handed over, and it is not the end.
void draw_to_come(const HandOutBook& book) {
    if (book.to_come.empty()) return;
    std::vector<std::string> names;
    for (const CampaignItem* item : book.to_come) names.push_back(item_words(item->facts));
    ui::line(text("handout.items_to_come", {{"items", listed(names)}}),
             {.bold = true, .icon = ui::Icon::Hourglass});
}

void draw_overview(const Acting& by, const Campaign& campaign, const HandOutBook& book, HandOutInput& input) {
    {
        const ui::Card card("overview");
        const bool done = book.count.given == book.count.all;
        ui::progress(text(done ? "handout.all_given" : "handout.given"), book.count.given, book.count.all,
                     count_words(book.count));
        draw_to_come(book);
        draw_finish(by, campaign, book);
        draw_left_over(by, book, input);
    }
    draw_short_items(campaign, book, input);
}

bool shows_all_buildings(const HandOutInput& input) {
    return input.building.empty() && input.mine == 0 && input.filter == BagFilter::All && !input.pick_up;
}

// The chosen building, my round, or those that a filter asks for.
void draw_chosen(const Acting& by, const HandOutBook& book, HandOutInput& input) {
    if (input.mine > 0) {
        const std::vector<BagRound>& rounds = rounds_to_show(by, book, input);
        const auto place = static_cast<std::size_t>(input.mine - 1);
        if (place < rounds.size()) {
            ui::heading(text("handout.my_round", {{"number", input.mine}}));
            if (ui::button(text("handout.see_all"), {.kind = ui::ButtonKind::Plain})) input.mine = 0;
            if (const OfferedRound* offered = rounds[place].offered)
                ui::link_button(text("handout.round_shift"), route_to("shifts", offered->id),
                                {.icon = ui::Icon::CalendarDays});
            return draw_places(by, book, filtered(book, rounds[place].bags, input), input);
        }
    }
    if (const BagBuilding* building = book.building(input.building)) {
        if (!ui::desk() && ui::button(text("handout.other_building"), {.icon = ui::Icon::Building2}))
            input.building.clear();
        return draw_building(by, book, *building, input);
    }
    draw_places(by, book, filtered(book, all_places(book), input), input);
}

void draw_head(const Acting& by, const Campaign& campaign, const HandOutBook& book, HandOutInput& input) {
    ui::search_field(
        text("handout.search"), input.search,
        {.placeholder = text("handout.search_hint"), .enter_key = ui::EnterKey::Search, .max_length = 200});
    if (!input.search.empty()) return;
    draw_filters(book.count, input);
    draw_pick_up_filters(by, campaign, book, input);
}

}  // namespace

void draw_bags(const Acting& by, const Campaign& campaign, const HandOutBook& book, HandOutInput& input) {
    if (book.bags.empty()) {
        ui::empty_state(ui::Icon::Package, text("handout.no_bags"), text("handout.no_bags_second"));
        return;
    }
    if (!ui::desk()) {
        draw_overview(by, campaign, book, input);
        draw_head(by, campaign, book, input);
        if (!input.search.empty()) return draw_found(by, book, input);
        if (shows_all_buildings(input) && book.buildings.size() > 1)
            draw_buildings(book, input);
        else
            draw_chosen(by, book, input);
        return draw_complaints(by, book, input);
    }
    if (shows_all_buildings(input)) input.building = book.buildings.front().key();
    const ui::Panes panes({.shown = std::string_view(input.building),
                           .list_width = 380,
                           .list_label = text("handout.buildings"),
                           .detail_label = text("handout.bags")});
    if (panes.list()) {
        draw_overview(by, campaign, book, input);
        draw_buildings(book, input);
        draw_complaints(by, book, input);
    }
    if (!panes.detail()) return;
    draw_head(by, campaign, book, input);
    if (input.search.empty())
        draw_chosen(by, book, input);
    else
        draw_found(by, book, input);
}

}  // namespace linli::client
