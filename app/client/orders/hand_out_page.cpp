#include "app/client/orders/hand_out_page.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "app/client/orders/buy_words.h"
#include "app/client/orders/round_words.h"
#include "app/client/saved_line.h"
#include "app/client/sheet_drafts.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"

namespace linli::client {
namespace {

HandOutView view_of(const Campaign& campaign, const HandOutInput& input) {
    if (input.view >= 0 && input.view <= static_cast<int>(HandOutView::Rounds))
        return static_cast<HandOutView>(input.view);
    return campaign.state == CampaignState::Arrived || campaign.state == CampaignState::HandedOut
               ? HandOutView::Bags
               : HandOutView::Arrival;
}

void draw_views(HandOutView shown, HandOutInput& input) {
    static constexpr std::array<HandOutView, 4> views = {HandOutView::Arrival, HandOutView::Packing,
                                                         HandOutView::Bags, HandOutView::Rounds};
    std::vector<std::string> labels;
    int current = 0;
    for (const HandOutView view : views) {
        if (view == shown) current = static_cast<int>(labels.size());
        labels.push_back(text("handout.view." + std::to_string(static_cast<int>(view))));
    }
    if (ui::tabs(text("handout.title"), labels, current))
        input.view = static_cast<int>(views[static_cast<std::size_t>(current)]);
}

// --- A tick that came second

const Order* ticked_order(const State& state, const Command& command) {
    if (const auto* tick = std::get_if<TickBag>(&command)) return state.orders.find(tick->order);
    if (const auto* undo = std::get_if<UndoTick>(&command)) {
        const HandOutEvent* event = state.hand_out_events.find(undo->event);
        return event ? state.orders.find(event->order) : nullptr;
    }
    return nullptr;
}

// Nobody did anything wrong: it is where it belongs, and another neighbour brought it.
std::string second_tick_words(const Acting& by, const Refusal& refusal, const Order& order) {
    const State& state = by.known.state;
    const Bag bag = bag_of(state, order.id);
    const bool was_first = refusal.rejected && refusal.rejected->reason == Reason::BagHandedOut;
    if (was_first && bag.since)
        return text("handout.was_first", {{"door", order_title(order)},
                                          {"name", name_of(state, bag.since->by)},
                                          {"when", past_words(bag.since->at, by.me.saying(by.now))}});
    const std::string why =
        refusal.rejected ? reason_words(state, *refusal.rejected, by.me.me, by.me, by.me.saying(by.now))
                         : text("refused.other");
    return joined(order_title(order), why);
}

void draw_refused(const Acting& by, CampaignId campaign) {
    const std::vector<Refusal> refusals = by.known.refusals();  // Dropping one changes the list.
    for (const Refusal& refusal : refusals) {
        const Order* order = ticked_order(by.known.state, refusal.command);
        if (!order || order->campaign != campaign) continue;
        const ui::Scope scope(refusal.number);
        const ui::Card card("refused", {.tone = ui::Tone::Wait});
        ui::line(second_tick_words(by, refusal, *order), {.icon = ui::Icon::Info});
        if (ui::button(text("handout.understood"), {.kind = ui::ButtonKind::Choice}))
            by.outbox.drop(refusal.outbox, refusal.number);
    }
}

// --- The page

// The address may name a bag, as the code on its label does.
const Order* bag_of_route(const State& state, std::optional<CampaignId> route) {
    return route ? state.orders.find(OrderId{route->bits}) : nullptr;
}

void begin(const State& state, const Campaign& campaign, const Order* bag, HandOutInput& input) {
    if (input.of != campaign.id) {
        input = {};
        input.of = campaign.id;
    }
    const Bits128 named = bag ? bag->id.bits : Bits128{};
    if (input.by_route == named) return;
    input.by_route = named;
    if (bag && state.orders.find(bag->id)) open_bag(*bag, input);
}

void head_actions(const Known& known, CampaignId campaign) {
    saved_in_head(known.link);
    const std::string labels = text("labels.print");
    if (ui::phone())
        ui::icon_link(ui::Icon::Printer, labels, route_to("labels", campaign));
    else
        ui::link_button(labels, route_to("labels", campaign), {.icon = ui::Icon::Printer});
}

const HandOutBook& book_of(const Acting& by, CampaignId campaign, HandOutInput& input) {
    return input.book.get(by.known, by.now, campaign.bits,
                          [&] { return hand_out_book(by.known.state, campaign); });
}

void draw_view(const Acting& by, const Campaign& campaign, HandOutInput& input, Services& services) {
    const HandOutView view = view_of(campaign, input);
    draw_views(view, input);
    draw_refused(by, campaign.id);
    if (view == HandOutView::Arrival) return draw_arrival(by, campaign, input);
    const HandOutBook& book = book_of(by, campaign.id, input);
    if (view == HandOutView::Packing) return draw_packing(by, book, input);
    if (view == HandOutView::Rounds) return draw_rounds(by, book, input, services);
    draw_bags(by, campaign, book, input);
}

// --- Who may see what of it

enum class Sees : std::uint8_t { Nothing, NothingYet, OwnRounds, All };

bool is_running_at(const OfferedRound& round, Instant now) {
    return round.ends_at && now < *round.ends_at;
}

Sees what_is_seen(const Acting& by, CampaignId campaign) {
    const State& state = by.known.state;
    const Stamp stamp = by.me.stamp(by.now);
    if (is_in_team(state, stamp, campaign)) return Sees::All;
    Sees sees = Sees::Nothing;
    for (const OfferedRound* round : running_rounds(state, campaign)) {
        if (!is_running_at(*round, by.now) || !is_carrier(state, stamp, *round)) continue;
        if (is_open(state, *round)) return Sees::OwnRounds;
        sees = Sees::NothingYet;
    }
    return sees;
}

void draw_seen(const Acting& by, const Campaign* campaign, Sees sees, HandOutInput& input,
               Services& services) {
    if (sees == Sees::All) return draw_view(by, *campaign, input, services);
    if (sees == Sees::NothingYet)
        return ui::empty_state(ui::Icon::Hourglass, text("handout.round_waits"),
                               text("handout.round_waits_second"));
    if (sees == Sees::Nothing)
        return ui::empty_state(ui::Icon::Lock, text(campaign ? "handout.not_team" : "buy.gone"));
    draw_refused(by, campaign->id);
    draw_my_rounds(by, book_of(by, campaign->id, input), input);
}

// --- What is being typed

std::string counts_as_text(const std::map<CampaignItemId, CountDraft>& counts) {
    std::string words;
    for (const auto& [item, count] : counts) {
        if (!count.counted) continue;
        words += to_hex(item.bits) + " " + std::to_string(count.arrived) + " " +
                 std::to_string(count.broken) + " " + std::to_string(count.wrong) + " " + count.note + "\n";
    }
    return words;
}

// The next number of a line and the blank behind it.
bool take_number(std::string_view& line, int& number) {
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (error != std::errc()) return false;
    line.remove_prefix(std::min(line.size(), static_cast<std::size_t>(end - line.data()) + 1));
    return true;
}

void read_counts(std::string_view kept, std::map<CampaignItemId, CountDraft>& counts) {
    constexpr std::size_t id_digits = 32;
    while (!kept.empty()) {
        std::string_view line = kept.substr(0, kept.find('\n'));
        kept.remove_prefix(std::min(kept.size(), line.size() + 1));
        if (line.size() <= id_digits) continue;
        const auto item = bits_from_hex(line.substr(0, id_digits));
        line.remove_prefix(id_digits + 1);
        CountDraft count{true, 0, 0, 0, {}};
        if (!item || !take_number(line, count.arrived) || !take_number(line, count.broken) ||
            !take_number(line, count.wrong))
            continue;
        count.note = std::string(line);
        counts[CampaignItemId{*item}] = count;
    }
}

}  // namespace

void hand_out_page(const Known& known, const Viewer& me, Instant now, std::optional<CampaignId> campaign,
                   HandOutInput& input, Outbox& outbox, Routes&, Services& services) {
    const Order* bag = bag_of_route(known.state, campaign);
    if (bag) campaign = bag->campaign;
    const Campaign* known_one = campaign ? known.state.campaigns.find(*campaign) : nullptr;
    const Acting by{known, me, now, outbox};
    const Sees sees = known_one ? what_is_seen(by, *campaign) : Sees::Nothing;
    const bool team = sees == Sees::All, sees_bags = team || sees == Sees::OwnRounds;
    if (sees_bags) begin(known.state, *known_one, bag, input);
    const bool panes = team && ui::desk() && view_of(*known_one, input) == HandOutView::Bags;
    {
        const ui::Page page({.title = text(team ? "handout.title" : "handout.round_title"),
                             .second = known_one ? joined(known_one->facts.title,
                                                          pick_up_words(known_one->facts, me.saying(now)))
                                                 : std::string(),
                             .back_route = known_one ? route_to("buys", *campaign) : "/buys",
                             .back_label = text("handout.back"),
                             .actions =
                                 [&] {
                                     if (team)
                                         head_actions(known, *campaign);
                                     else
                                         saved_in_head(known.link);
                                 },
                             .panes = panes,
                             .narrow = !panes,
                             .key = panes ? "hand-out-panes" : "hand-out"});
        draw_seen(by, known_one, sees, input, services);
    }
    if (sees_bags) draw_bag_sheet(by, input, services);
}

namespace {

void draw_rounds_today(const Known& known, const Viewer& me, Instant now) {
    const State& state = known.state;
    for (const auto& [id, row] : state.offered_rounds.rows()) {
        const OfferedRound& round = row.record;
        const Campaign* campaign = state.campaigns.find(round.campaign);
        const bool mine =
            is_running_at(round, now) && is_open(state, round) && is_carrier(state, me.stamp(now), round);
        if (!mine || !campaign) continue;
        int given = 0, all = 0;
        for (const Order* order : bags_in(state, id)) {
            ++all;
            given += bag_of(state, order->id).state == BagState::InHand ? 1 : 0;
        }
        const ui::Card card(id);
        ui::row("round", {.title = text("handout.my_round", {{"number", round.number}}),
                          .second = joined(campaign->facts.title, round_words(round)),
                          .third = text("handout.count", {{"given", given}, {"all", all}}),
                          .icon = ui::Icon::Footprints,
                          .route = route_to("hand-out", campaign->id)});
    }
}

// Rounds of which somebody has to be asked.
std::string free_rounds_words(const State& state, CampaignId campaign) {
    int free = 0;
    for (const OfferedRound* round : running_rounds(state, campaign))
        free += held_seats(state, round->id).empty() ? 1 : 0;
    return free > 0 ? text("handout.rounds_free", {{"count", free}}) : std::string();
}

}  // namespace

void draw_hand_out_today(const Known& known, const Viewer& me, Instant now) {
    draw_rounds_today(known, me, now);
    for (const CampaignMember* member : known.state.campaign_members.where<&CampaignMember::person>(me.me)) {
        const Campaign* campaign = known.state.campaigns.find(member->campaign);
        if (!campaign) continue;
        const bool arrived = campaign->state == CampaignState::Arrived;
        if (!arrived && campaign->state != CampaignState::Ordered) continue;
        const CampaignTotals* totals = known.state.campaign_totals.find(campaign->id);
        const int given = totals ? totals->bags_given : 0, all = totals ? totals->orders : 0;
        const std::string count = text("handout.count", {{"given", given}, {"all", all}});
        const std::string free = free_rounds_words(known.state, campaign->id);
        const ui::Card card(campaign->id);
        ui::row("hand-out", {.title = text("handout.today", {{"title", campaign->facts.title}}),
                             .second = joined(pick_up_words(campaign->facts, me.saying(now)),
                                              arrived ? count : text("handout.to_count")),
                             .third = free,
                             .third_icon = free.empty() ? ui::Icon::None : ui::Icon::UserPlus,
                             .icon = ui::Icon::Truck,
                             .tone = free.empty() ? ui::Tone::Mine : ui::Tone::Need,
                             .route = route_to("hand-out", campaign->id)});
    }
}

std::vector<Draft> drafts_of(HandOutInput& input) {
    const Draft of{"handout.of", [&input] { return to_hex(input.of.bits); },
                   [&input](const std::string& kept) {
                       if (const auto bits = bits_from_hex(kept)) input.of = CampaignId{*bits};
                   }};
    const Draft counts{"handout.counts", [&input] { return counts_as_text(input.counts); },
                       [&input](const std::string& kept) { read_counts(kept, input.counts); }};
    // Only what was being written is asked again.
    const Draft sheet{"handout.sheet",
                      [&input] {
                          return input.words.empty() && input.given.empty()
                                     ? std::string()
                                     : std::to_string(static_cast<int>(input.sheet)) +
                                           to_hex(input.bag.bits) + to_hex(input.complaint.bits);
                      },
                      [&input](const std::string& kept) {
                          constexpr std::size_t id_digits = 32;
                          if (kept.size() != 1 + 2 * id_digits || kept[0] < '0' ||
                              kept[0] > '0' + static_cast<int>(BagSheet::TakeRoundsBack))
                              return;
                          input.sheet = static_cast<BagSheet>(kept[0] - '0');
                          if (const auto bag = bits_from_hex(kept.substr(1, id_digits)))
                              input.bag = OrderId{*bag};
                          if (const auto bits = bits_from_hex(kept.substr(1 + id_digits)))
                              input.complaint = HandOutEventId{*bits};
                      }};
    const Draft offer_day{"handout.offer_day",
                          [&input] { return input.offer.day ? iso_date(*input.offer.day) : std::string(); },
                          [&input](const std::string& kept) { input.offer.day = date_from_iso(kept); }};
    const Draft left_item{"handout.left_item",
                          [&input] { return input.left.item ? to_hex(input.left.item.bits) : std::string(); },
                          [&input](const std::string& kept) {
                              if (const auto bits = bits_from_hex(kept))
                                  input.left.item = CampaignItemId{*bits};
                          }};
    return {of,
            draft("handout.view", input.view),
            draft("handout.building", input.building),
            draft("handout.rounds", input.rounds),
            draft("handout.mine", input.mine),
            draft("handout.offer_post", input.offer.post),
            draft("handout.offer_from", input.offer.from),
            draft("handout.offer_until", input.offer.until),
            offer_day,
            draft("handout.words", input.words),
            draft("handout.left_door", input.left.door),
            draft("handout.left_name", input.left.name),
            draft("handout.left_packs", input.left.packs),
            left_item,
            packs_draft("handout.given", input.given),
            counts,
            sheet};
}

}  // namespace linli::client
