#include "app/client/orders/campaign_detail.h"

#include "app/client/orders/buy_words.h"
#include "app/client/orders/closing_progress.h"
#include "app/client/ui/ui.h"
#include "shared/orders/pick_ups.h"

// One campaign for a household: what it is and how near, then the order or what came of it, then the terms.

namespace linli::client {
namespace {

bool opened_before(const Campaign& one, const Campaign& other) {
    return one.opened_at == other.opened_at ? one.id < other.id : one.opened_at < other.opened_at;
}

// Which group-buy of its leader it is, and how many of those before were handed out.
std::string leader_record_words(const State& state, const Campaign& campaign, PersonId leader) {
    int number = 1, handed_out = 0;
    for (const CampaignMember* member : state.campaign_members.where<&CampaignMember::person>(leader)) {
        const Campaign* other = state.campaigns.find(member->campaign);
        if (member->part != CampaignPart::Leader || !other || !opened_before(*other, campaign)) continue;
        ++number;
        handed_out += other->state == CampaignState::HandedOut ? 1 : 0;
    }
    const std::string words = text("buys.leader_number", {{"number", number}});
    return handed_out == 0 ? words : joined(words, text("buys.leader_done", {{"count", handed_out}}));
}

void draw_leader(const Known& known, const Campaign& campaign) {
    const auto leader = leader_of(known.state, campaign.id);
    if (!leader) return;
    const ui::Flow flow;
    ui::avatar(circle_of(name_of(known.state, *leader)));
    ui::line(
        joined(leader_words(known.state, campaign.id), leader_record_words(known.state, campaign, *leader)));
}

void draw_team_links(const Known& known, const Viewer& me, Instant now, const Campaign& campaign) {
    if (!is_in_team(known.state, me.stamp(now), campaign.id)) return;
    const ui::Flow flow;
    ui::link_button(text("buys.desk"), route_to("buy-desk", campaign.id), {.icon = ui::Icon::ClipboardCheck});
    if (campaign.state != CampaignState::Open && !is_over(campaign))
        ui::link_button(text("buys.hand_out"), route_to("hand-out", campaign.id),
                        {.icon = ui::Icon::Package});
}

void draw_state(const Known& known, const Viewer& me, Instant now, const Campaign& campaign) {
    const ui::Card card("state");
    if (campaign.state == CampaignState::Open) {
        const Nearness near = nearness_to_minimum(known.state, campaign);
        if (near.goal > 0) {
            draw_nearness(near);
        } else {
            const CampaignTotals* totals = known.state.campaign_totals.find(campaign.id);
            ui::line(text("buys.so_far", {{"orders", totals ? totals->orders : 0},
                                          {"packs", packs_words(totals ? totals->packs : 0)}}),
                     {.bold = true, .icon = ui::Icon::Users});
        }
        ui::line(sentence(campaign_status_words(campaign, me.saying(now))), {.icon = ui::Icon::Clock});
        draw_closing_progress(known.state, campaign, me.saying(now));
        if (near.goal > 0 && !near.reached())
            ui::line(text("buys.if_missed"), {.size = ui::TextSize::Second, .quiet = true});
        return;
    }
    const bool bad = campaign_tone(campaign, now) == ui::Tone::Refused;
    ui::line(sentence(campaign_state_words(campaign.state)),
             {.size = ui::TextSize::Heading,
              .bold = true,
              .tone = bad ? ui::Tone::Refused : ui::Tone::Neutral,
              .icon = bad ? ui::Icon::CircleAlert : ui::Icon::Info});
    if (!campaign.called_off_why.empty()) ui::line(campaign.called_off_why);
    if (campaign.closed_at)
        ui::line(text("buys.closed_at", {{"when", past_words(*campaign.closed_at, me.saying(now))}}),
                 {.size = ui::TextSize::Second, .quiet = true});
}

// --- The terms, as the leader set them before anybody ordered

// What the fee comes to by what is ordered now, to the whole cent, upwards; where it is split by it.
std::string fee_share_words(const State& state, const Campaign& campaign) {
    const CampaignTotals* totals = state.campaign_totals.find(campaign.id);
    const CampaignFacts& facts = campaign.facts;
    // Behind closing totals count left-overs, too, which bear no fee.
    if (!totals || campaign.state != CampaignState::Open || facts.fee_cents == 0 ||
        facts.fee_split == FeeSplit::PerItem)
        return {};
    const bool by_pack = facts.fee_split == FeeSplit::PerPack;
    const std::int64_t parts = by_pack ? totals->packs : totals->orders;
    if (parts <= 0) return {};
    return text(by_pack ? "buys.fee_a_pack" : "buys.fee_an_order",
                {{"money", money_words((facts.fee_cents + parts - 1) / parts)}});
}

void draw_terms(const Known& known, const Viewer& me, Instant now, const Campaign& campaign) {
    const CampaignFacts& facts = campaign.facts;
    const std::string pick_up = pick_up_words(facts, me.saying(now));
    ui::heading(text("buys.terms"));
    const ui::Card card("terms");
    if (!pick_up.empty()) ui::line(sentence(pick_up), {.icon = ui::Icon::Package});
    for (const PickUpWindow* one : pick_ups_of(known.state, campaign.id)) {
        const ui::Scope scope(one->id);
        ui::line(sentence(pick_up_words(*one, facts, me.saying(now))), {.icon = ui::Icon::MapPin});
    }
    ui::line(joined(fee_words(facts), fee_share_words(known.state, campaign)), {.icon = ui::Icon::Truck});
    ui::line(text("buys.if_short", {{"rule", shortage_words(facts.shortage)}}),
             {.icon = ui::Icon::TriangleAlert});
    ui::line(shortage_second_words(facts.shortage), {.size = ui::TextSize::Second, .quiet = true});
    if (facts.shortage == ShortageRule::Lot)
        ui::line(text("buys.lot_seed", {{"number", std::to_string(facts.lot_seed)}}),
                 {.size = ui::TextSize::Second, .quiet = true});
    if (facts.supplier.empty()) {
        ui::line(text("buys.no_supplier"), {.icon = ui::Icon::Info});
        return;
    }
    ui::divider();
    ui::line(text("buys.supplier", {{"name", facts.supplier}}), {.icon = ui::Icon::ShieldCheck});
    if (!facts.licence.empty())
        ui::line(text("buys.licence", {{"number", facts.licence}}),
                 {.size = ui::TextSize::Second, .quiet = true});
    if (!facts.supplier_contact.empty())
        ui::line(facts.supplier_contact, {.size = ui::TextSize::Second, .quiet = true});
}

// What came in, went out and is open; where the leader wishes all to see it.
void draw_balance(const Known& known, const Campaign& campaign) {
    const CampaignBalance* balance = known.state.campaign_balances.find(campaign.id);
    if (!balance || !campaign.facts.balance_for_all || campaign.state == CampaignState::Open) return;
    const std::int64_t in = balance->paid_cents - balance->refunded_cents;
    ui::heading(text("buys.balance"));
    const ui::Card card("balance");
    const ui::List list(text("buys.balance"));
    const auto sum = [](const char* key, std::int64_t cents) {
        ui::row(key, {.title = text(key), .title_bold = false, .trailing = money_words(cents)});
    };
    sum("buys.balance.charged", balance->charged_cents);
    sum("buys.balance.in", in);
    sum("buys.balance.supplier", balance->supplier_cents);
    sum("buys.balance.open", balance->charged_cents - in);
}

// What came, item by item, once it was counted.
void draw_arrival(const Known& known, const Campaign& campaign) {
    std::vector<std::pair<const CampaignItem*, const ItemSupply*>> counted;
    for (const CampaignItem* item : items_of(known.state, campaign.id)) {
        const ItemSupply* supply = known.state.item_supplies.find(item->id);
        if (supply && supply->counted_at) counted.push_back({item, supply});
    }
    if (counted.empty()) return;
    ui::heading(text("buys.arrival"));
    const ui::Card card("arrival");
    const ui::List list(text("buys.arrival"));
    for (const auto& [item, supply] : counted) {
        const int usable = usable_packs(*supply);
        const int missing = supply->ordered_packs - usable;
        std::string trouble;
        if (supply->broken_packs > 0) trouble = text("buys.broken", {{"count", supply->broken_packs}});
        if (supply->wrong_packs > 0)
            trouble = joined(trouble, text("buys.wrong", {{"count", supply->wrong_packs}}));
        ui::row(item->id,
                {.title = item->facts.name,
                 .second = text("buys.came", {{"came", packs_words(supply->arrived_packs, item->facts)},
                                              {"ordered", packs_words(supply->ordered_packs, item->facts)}}),
                 .third = joined(trouble, supply->note),
                 .tone = ui::Tone::Need,
                 .trailing =
                     missing > 0 ? text("buys.short", {{"packs", packs_words(missing, item->facts)}}) : ""});
    }
}

void draw_my_orders(const Known& known, const Viewer& me, Instant now, const Campaign& campaign,
                    BuysInput& input, Outbox& outbox, Services& services) {
    order_refusals(known, me, now, campaign, input, outbox);
    // Closed meanwhile: what was chosen here was not ordered, and that is said.
    if (input.draft.campaign == campaign.id && input.draft.touched) {
        const ui::Card card("too-late", {.tone = ui::Tone::Need});
        ui::line(text("buys.closed_before"), {.bold = true, .icon = ui::Icon::CircleAlert});
        if (ui::button(text("refused.drop"))) forget_changes(input.draft);
    }
    const std::vector<const Order*> mine = my_accounts(known.state, me, now, campaign.id);
    if (mine.empty()) ui::note(ui::Icon::Info, text("buys.not_mine"));
    for (const Order* order : mine) order_account(known, me, now, *order, input, outbox, services);
}

// The offer; and what somebody paid before it closed, and how.
void draw_while_open(const Known& known, const Viewer& me, Instant now, const Campaign& campaign,
                     BuysInput& input, Outbox& outbox, Services& services) {
    campaign_offer(known, me, now, campaign, input, outbox);
    for (const Order* order : my_accounts(known.state, me, now, campaign.id)) {
        order_receipts(known, me, now, *order);
        order_prepayment(known, campaign, *order, input, services);
    }
}

}  // namespace

void campaign_detail(const Known& known, const Viewer& me, Instant now, const Campaign& campaign,
                     BuysInput& input, Outbox& outbox, Services& services) {
    const ui::Scope scope(campaign.id);
    turn_to_campaign(campaign.id, input);
    const CampaignPhoto* large = known.state.campaign_photos.find({input.photo.photo.bits});
    if (large && large->campaign != campaign.id) input.photo = {};  // It was pressed on another one's page.
    draw_leader(known, campaign);
    draw_team_links(known, me, now, campaign);
    if (!campaign.facts.about.empty()) ui::line(campaign.facts.about);
    draw_state(known, me, now, campaign);
    if (campaign.state == CampaignState::Open)
        draw_while_open(known, me, now, campaign, input, outbox, services);
    else
        draw_my_orders(known, me, now, campaign, input, outbox, services);
    draw_arrival(known, campaign);
    draw_terms(known, me, now, campaign);
    draw_balance(known, campaign);
}

}  // namespace linli::client
