#include "app/client/orders/buy_desk.h"
#include "app/client/orders/buy_words.h"
#include "app/client/people/find_person.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/people/roles.h"

// What is asked before all of a campaign changes: each sheet says what will happen.

namespace linli::client {
namespace {

long long count_of(std::int64_t count) {
    return static_cast<long long>(count);
}

void close_words(const Desk& desk) {
    const DeskFigures& figures = desk.figures;
    const long long doors = count_of(figures.standing);
    if (figures.standing == 0) return ui::line(text("buy_desk.close_nothing"));
    if (figures.would_miss) {
        const Nearness near = nearness_to_minimum(desk.state(), desk.campaign);
        ui::line(near.reached() ? text("buy_desk.close_no_case") : missing_words(near),
                 {.bold = true, .tone = ui::Tone::Need, .icon = ui::Icon::CircleAlert});
        ui::line(text("buy_desk.close_misses", {{"count", doors}}));
        if (figures.paid_cents > 0)
            ui::line(text("buy_desk.close_pay_back", {{"money", money_words(figures.paid_cents)}}));
        return;
    }
    ui::line(text("buy_desk.close_reached"),
             {.bold = true, .tone = ui::Tone::Mine, .icon = ui::Icon::CircleCheck});
    ui::line(text("buy_desk.close_owed", {{"count", doors},
                                          {"packs", packs_words(figures.packs)},
                                          {"money", money_words(figures.goods_cents)}}));
    if (figures.cut_doors > 0)
        ui::line(text("buy_desk.close_cut", {{"count", count_of(figures.cut_doors)}}),
                 {.icon = ui::Icon::Info});
    ui::line(text("buy_desk.close_final"), {.quiet = true});
}

void close_sheet(Desk& desk) {
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = text("buy_desk.close_title"), .open = &open, .close_label = text("action.close")});
        close_words(desk);
        const ui::Columns columns(2);
        if (ui::button(text("errand.not_now"))) open = false;
        columns.next();
        done =
            action(desk.acting(), text(desk.figures.would_miss ? "buy_desk.close_anyway" : "buy_desk.close"),
                   CloseCampaign{desk.campaign.id},
                   {.kind = desk.figures.would_miss ? ui::ButtonKind::Danger : ui::ButtonKind::Primary});
    }
    if (!open || done) desk.input.sheet = DeskSheet::None;
}

// Why it cannot be called off, whatever its words; the rule looks at every bag, which is too much for every
// frame.
const std::optional<Rejected>& call_off_refused(Desk& desk) {
    return desk.input.call_off_refused.get(desk.known, desk.now, desk.campaign.id.bits, [&] {
        const CallOffCampaign with_words{desk.campaign.id, text("buy_desk.call_off_why")};
        return check(desk.state(), desk.me.stamp(desk.now), with_words);
    });
}

// Whether it was called off; `open` falls where the leader leaves it.
bool ask_call_off(Desk& desk, bool& open) {
    ui::line(text("buy_desk.call_off_second", {{"count", count_of(desk.figures.standing)}}));
    if (desk.figures.paid_cents > 0)
        ui::line(text("buy_desk.close_pay_back", {{"money", money_words(desk.figures.paid_cents)}}),
                 {.bold = true, .tone = ui::Tone::Need, .icon = ui::Icon::CircleAlert});
    ui::text_area(text("buy_desk.call_off_why"), desk.input.words,
                  {.help = text("buy_desk.call_off_help"), .max_length = 160, .focus = true, .lines = 2});
    const ui::Columns columns(2);
    if (ui::button(text("errand.not_now"))) open = false;
    columns.next();
    std::string reason = reason_if(desk.state(), call_off_refused(desk), desk.me, desk.saying());
    if (reason.empty() && check_text(desk.input.words, default_text_limit))
        reason = text("buy_desk.why_missing");
    return ui::button(text("buy_desk.call_off"), {.kind = ui::ButtonKind::Danger, .reason = reason}) &&
           act(desk.acting(), CallOffCampaign{desk.campaign.id, desk.input.words});
}

// Some have their bags: what can be done instead.
void offer_instead_of_call_off(const Desk& desk, bool& open) {
    ui::line(text("buy_desk.call_off_in_hand"), {.bold = true, .icon = ui::Icon::Info});
    ui::line(text("buy_desk.call_off_instead"));
    ui::link_button(text("buy_desk.hand_out"), route_to("hand-out", desk.campaign.id),
                    {.icon = ui::Icon::ClipboardCheck});
    if (ui::button(text("errand.not_now"))) open = false;
}

void call_off_sheet(Desk& desk) {
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = text("buy_desk.call_off_title"), .open = &open, .close_label = text("action.close")});
        const std::optional<Rejected>& no = call_off_refused(desk);
        if (no && no->reason == Reason::BagHandedOut)
            offer_instead_of_call_off(desk, open);
        else
            done = ask_call_off(desk, open);
    }
    if (!open || done) open_sheet(desk.input, DeskSheet::None);
}

void hand_over_sheet(Desk& desk) {
    BuyDeskInput& input = desk.input;
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = text("buy_desk.hand_over"), .open = &open, .close_label = text("action.close")});
        ui::line(text("buy_desk.hand_over_second"));
        const auto fits = [&](PersonId person) {
            return holds_role(desk.state(), person, Role::BuyLeader) &&
                   leader_of(desk.state(), desk.campaign.id) != person;
        };
        const auto found = find_person(desk.known, text("buy_form.leader_find"), input.leader_search,
                                       input.people, {.fits = fits, .nobody = text("buy_form.nobody_leads")});
        if (found) input.next_leader = *found;
        if (input.next_leader) {
            const std::string name = name_of(desk.state(), input.next_leader);
            done = action(desk.acting(), text("buy_desk.hand_over_to", {{"name", name}}),
                          HandOverCampaign{desk.campaign.id, input.next_leader},
                          {.kind = ui::ButtonKind::Primary});
        }
    }
    if (!open || done) open_sheet(input, DeskSheet::None);
}

}  // namespace

void desk_campaign_sheets(Desk& desk) {
    switch (desk.input.sheet) {
        case DeskSheet::Close:
            return close_sheet(desk);
        case DeskSheet::CallOff:
            return call_off_sheet(desk);
        case DeskSheet::HandOver:
            return hand_over_sheet(desk);
        default:
            return;
    }
}

}  // namespace linli::client
