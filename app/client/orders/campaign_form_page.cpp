#include "app/client/orders/campaign_form_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/orders/buy_words.h"
#include "app/client/saved_line.h"
#include "app/client/ui/ui.h"
#include "shared/orders/photo_commands.h"
#include "shared/people/roles.h"

namespace linli::client {
namespace {

constexpr int days_to_choose = 110;
constexpr std::uint16_t longest_title = 40;

// --- What is to be done: one command for a new campaign, one for each thing that changed in an old one

OpenCampaign opening(const State& state, const CampaignFormInput& input, const Saying& saying) {
    OpenCampaign command{facts_of(state, input, saying), {}, input.helpers};
    for (const ItemForm& item : input.items) {
        if (!is_blank(item))
            command.items.push_back(new_item_of(input, item, static_cast<int>(command.items.size())));
    }
    return command;
}

std::vector<Command> changes_of(const State& state, const Campaign& campaign, CampaignFormInput& input,
                                const Saying& saying) {
    CampaignFormInput before = seen_form(input);
    std::vector<Command> commands;
    if (written_terms(input) != written_terms(before))
        commands.push_back(ChangeCampaign{campaign.id, facts_of(state, input, saying)});
    int place = 0;
    for (const ItemForm& item : input.items) {
        if (is_blank(item)) continue;
        const auto old = std::find_if(before.items.begin(), before.items.end(), [&](const ItemForm& one) {
            return item.item && one.item == item.item;
        });
        if (item.withdrawn) {
            commands.push_back(WithdrawItem{item.item});
            continue;
        }
        const bool is_new = old == before.items.end();
        const NewItem made = new_item_of(input, item, place++);
        if (!is_new && written_item(*old) == written_item(item)) continue;
        const auto id = item.item ? std::optional(item.item) : std::nullopt;
        commands.push_back(SetItem{campaign.id, id, made.facts, made.tiers});
    }
    for (const ChosenPhoto& code : input.code->chosen)
        commands.push_back(SetPaymentCode{campaign.id, {code.jpeg}});
    return commands;
}

// --- The first screen

void draw_closing(const Viewer& me, Instant now, CampaignFormInput& input) {
    const CivilDate today = today_of(me.saying(now));
    ui::heading(text("buy_form.closing"));
    ui::check(text("buy_form.by_time"), input.by_time);
    if (input.by_time) {
        CivilDate day = input.close_day.value_or(today);
        ui::date_picker(text("buy_form.close_day"), day,
                        {today, std::min(day, today), plus_days(today, days_to_choose)});
        input.close_day = day;
        ui::time_picker(text("buy_form.close_at"), input.close_minute);
    }
    ui::check(text("buy_form.by_count"), input.by_count, {.second = text("buy_form.by_count_second")});
    if (input.by_count) {
        ui::stepper(text("buy_form.closing_packs"), input.closing_packs, {.least = 0, .most = max_packs});
        ui::stepper(text("buy_form.closing_orders"), input.closing_orders,
                    {.least = 0, .most = static_cast<int>(max_campaign_orders)});
    }
    if (!input.by_time && !input.by_count)
        ui::line(text("buy_form.by_hand"), {.quiet = true, .icon = ui::Icon::Info});
}

void draw_form(const Known& known, const Viewer& me, Instant now, CampaignFormInput& input,
               Services& services) {
    if (!input.changes) draw_former_campaigns(known, me, now, input);
    const CampaignTotals* totals = known.state.campaign_totals.find(input.changes);
    if (totals && totals->orders > 0)
        ui::note(ui::Icon::Info,
                 text("buy_form.terms_agreed", {{"count", static_cast<int>(totals->orders)}}));
    if (me.coordinator && !input.changes) draw_campaign_leader(known, input);
    ui::text_field(text("buy_form.title"), input.title,
                   {.help = text("buy_form.title_help"), .max_length = longest_title});
    draw_campaign_items(known, now, input);
    draw_closing(me, now, input);
    if (ui::button(text(input.more ? "buy_form.less" : "buy_form.more"),
                   {.icon = input.more ? ui::Icon::Minus : ui::Icon::Plus}))
        input.more = !input.more;
    if (input.more)
        draw_campaign_terms(known, me, now, input, services);
    else
        ui::line(text("buy_form.more_second"), {.size = ui::TextSize::Second, .quiet = true});
}

// --- The button

void draw_open(const Acting& by, CampaignFormInput& input, Routes& routes) {
    const Saying saying = by.me.saying(by.now);
    const OpenCampaign command = opening(by.known.state, input, saying);
    std::string reason = unread_in(input);
    if (reason.empty() && command.items.empty()) reason = text("buy_form.item_missing");
    if (reason.empty()) reason = why_not(by, command);
    if (reason.empty())
        ui::line(
            sentence(campaign_status_words({{}, command.facts, CampaignState::Open, by.now, {}, {}}, saying)),
            {.size = ui::TextSize::Second, .icon = ui::Icon::Clock});
    if (!ui::button(text("buy_form.open"),
                    {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::ShoppingBasket, .reason = reason}))
        return;
    const CampaignId made = campaign_made_by(by.me.stamp(by.now, by.for_person));
    std::vector<SetPickUp> pick_ups;
    if (input.repeats_pick_ups) pick_ups = repeated_pick_ups(by.known.state, input, saying);
    if (!act(by, command)) return;
    for (SetPickUp& pick_up : pick_ups) {
        pick_up.campaign = made;
        act(by, pick_up);
    }
    for (const ChosenPhoto& code : input.code->chosen) act(by, SetPaymentCode{made, {code.jpeg}});
    input = {};
    routes.replace(route_to("buys", made));
}

void draw_save(const Acting& by, const Campaign& campaign, CampaignFormInput& input, Routes& routes) {
    const Saying saying = by.me.saying(by.now);
    const CampaignId id = campaign.id;
    const std::vector<Command> commands = changes_of(by.known.state, campaign, input, saying);
    std::string reason = unread_in(input);
    if (reason.empty() && commands.empty()) reason = text("buy_form.unchanged");
    for (const Command& command : commands) {
        if (reason.empty()) reason = why_not(by, command);
    }
    if (!ui::button(text("buy_form.save"),
                    {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check, .reason = reason}))
        return;
    for (const Command& command : commands) {
        if (!act(by, command)) return;
    }
    input = {};
    routes.replace(route_to("buy-desk", id));
}

// It is not here, or not for these hands.
void draw_none(const char* why) {
    const ui::Page page({.title = text("buy_form.change"),
                         .back_route = "/buys",
                         .back_label = text("buys.title"),
                         .narrow = true,
                         .key = "buy-form-none"});
    ui::empty_state(ui::Icon::ShoppingBasket, text(why));
}

void begin(const Known& known, const Viewer& me, Instant now, const Campaign* campaign,
           CampaignFormInput& input) {
    const CampaignId changes = campaign ? campaign->id : CampaignId{};
    if (input.changes != changes) input = {};
    input.changes = changes;
    if (campaign)
        follow_campaign(known.state, *campaign, me.saying(now), input);
    else if (!input.filled)
        fill_new(input, me, now);
}

}  // namespace

void campaign_form_page(const Known& known, const Viewer& me, Instant now, std::optional<CampaignId> changes,
                        CampaignFormInput& input, Outbox& outbox, Routes& routes, Services& services) {
    const Campaign* campaign = changes ? known.state.campaigns.find(*changes) : nullptr;
    if (changes && !campaign) return draw_none("buy.gone");
    if (campaign && !may_lead(known.state, me.stamp(now), campaign->id))
        return draw_none("buy_form.not_yours");
    const bool may_open = me.coordinator || holds_role(known.state, me.me, Role::BuyLeader);
    if (!changes && !may_open) return draw_none("buy_form.not_a_leader");
    begin(known, me, now, campaign, input);
    const ui::Page page({.title = text(campaign ? "buy_form.change" : "buy_form.new"),
                         .second = campaign ? campaign->facts.title : text("buy_form.new_second"),
                         .back_route = campaign ? route_to("buy-desk", campaign->id) : "/buys",
                         .back_label = text("buys.title"),
                         .actions = [&] { saved_in_head(known.link); },
                         .narrow = true,
                         .key = "buy-form"});
    draw_form(known, me, now, input, services);
    std::optional<ui::BottomBar> bar;
    if (!ui::large_type()) bar.emplace();  // In large type it would leave no room for what it is about.
    if (campaign)
        draw_save({known, me, now, outbox}, *campaign, input, routes);
    else
        draw_open({known, me, now, outbox, input.leader}, input, routes);
}

}  // namespace linli::client
