#include "app/client/orders/buy_desk.h"
#include "app/client/orders/buy_sheet_words.h"
#include "app/client/orders/buy_words.h"
#include "app/client/ui/ui.h"

// The desk's delivery: what the supplier is to bring, the way to the count and the bags, and complaints.

namespace linli::client {
namespace {

constexpr std::size_t most_summary = 40;

// As the figures have it, with what the leader changed before the supplier confirmed.
std::vector<SupplierNeed> needs_of(const Desk& desk) {
    std::vector<SupplierNeed> needs;
    for (const DeskItem& item : desk.figures.items) {
        const CampaignItem* known = desk.state().campaign_items.find(item.id);
        if (!known || (item.wished == 0 && item.packs == 0)) continue;
        SupplierNeed need{known, item.wished, item.packs, item.cases};
        const auto changed = desk.input.supplied.find(item.id);
        if (desk.campaign.state == CampaignState::Closed && changed != desk.input.supplied.end()) {
            need.packs = changed->second;
            need.cases = need.packs / packs_together(known->facts);
        }
        needs.push_back(need);
    }
    return needs;
}

void draw_need(Desk& desk, SupplierNeed& need, bool editable) {
    const ItemFacts& facts = need.item->facts;
    const ui::Scope scope(need.item->id);
    if (!editable) {
        ui::row(need.item->id, {.title = item_words(facts),
                                .second = need_difference_words(need),
                                .trailing = need_amount_words(need),
                                .trailing_bold = true});
        return;
    }
    const int size = static_cast<int>(packs_together(facts));
    int count = static_cast<int>(need.cases);
    const std::string label = joined(
        item_words(facts),
        size == 1 ? unit_words(facts) : text("buy_desk.case_of", {{"packs", packs_words(size, facts)}}));
    if (ui::stepper(label, count, {.least = 0, .most = max_packs / size})) {
        need.cases = count;
        need.packs = desk.input.supplied[need.item->id] = count * size;
    }
    const std::string difference = need_difference_words(need);
    ui::line(difference.empty() ? need_amount_words(need) : joined(need_amount_words(need), difference),
             {.size = ui::TextSize::Second, .quiet = true});
}

void draw_supplier(const Desk& desk) {
    const CampaignFacts& facts = desk.campaign.facts;
    if (facts.supplier.empty() && facts.supplier_contact.empty()) return;
    ui::line(joined(facts.supplier, facts.supplier_contact), {.icon = ui::Icon::Truck});
    if (!facts.licence.empty())
        ui::line(text("buy_desk.licence", {{"number", facts.licence}}),
                 {.size = ui::TextSize::Second, .quiet = true});
}

void draw_confirming(Desk& desk, const std::vector<SupplierNeed>& needs) {
    if (desk.campaign.state != CampaignState::Closed) return;
    ConfirmSupplierOrder command{desk.campaign.id, {}};
    for (const SupplierNeed& need : needs)
        command.lines.push_back({need.item->id, static_cast<std::int32_t>(need.packs)});
    ui::line(text("buy_desk.sheet_confirm_second"), {.size = ui::TextSize::Second, .quiet = true});
    if (action(desk.acting(), text("buy_desk.sheet_confirm"), command,
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check}))
        desk.input.supplied.clear();
}

void draw_sheet(Desk& desk) {
    ui::heading(text("buy_desk.sheet"));
    const CampaignState state = desk.campaign.state;
    if (state == CampaignState::MinimumMissed || state == CampaignState::CalledOff)
        return ui::empty_state(ui::Icon::Truck, text("buy_desk.sheet_none"));
    std::vector<SupplierNeed> needs = needs_of(desk);
    if (needs.empty()) return ui::empty_state(ui::Icon::Truck, text("buy_desk.nothing_ordered"));
    if (state == CampaignState::Open) ui::note(ui::Icon::Info, text("buy_desk.sheet_open"));
    {
        const ui::Card card("sheet");
        draw_supplier(desk);
        const bool editable = state == CampaignState::Closed && desk.leads();
        std::optional<ui::List> list;
        if (!editable) list.emplace(text("buy_desk.sheet"));
        for (SupplierNeed& need : needs) draw_need(desk, need, editable);
        list.reset();
        ui::line(needs_total_words(needs), {.bold = true});
    }
    {
        const ui::Flow flow;
        if (ui::button(text("buy_desk.sheet_copy"), {.icon = ui::Icon::Copy})) {
            desk.services.copy(supplier_sheet_words(desk.campaign.facts, needs, desk.me.offset));
            ui::show_toast({.words = text("buy_desk.copied")});
        }
        ui::link_button(text("buy_desk.sheets"), route_to("buy-sheets", desk.campaign.id),
                        {.icon = ui::Icon::Printer});
    }
    draw_confirming(desk, needs);
}

// --- The way to the bags

void draw_bags(const Desk& desk) {
    const CampaignTotals* totals = desk.state().campaign_totals.find(desk.campaign.id);
    const CampaignState state = desk.campaign.state;
    ui::heading(text("buy_desk.bags"));
    if (totals && (state == CampaignState::Arrived || state == CampaignState::HandedOut)) {
        const int done = totals->bags_given, all = static_cast<int>(desk.figures.standing);
        ui::progress(text("buy_desk.handed_out"), done, all,
                     text("buy.near", {{"done", done}, {"goal", all}}));
    }
    const ui::Flow flow;
    ui::link_button(text("buy_desk.hand_out"), route_to("hand-out", desk.campaign.id),
                    {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Package});
    ui::link_button(text("buy_desk.labels"), route_to("labels", desk.campaign.id),
                    {.icon = ui::Icon::Printer});
}

// --- Complaints

void draw_complaint(Desk& desk, const HandOutEvent& complaint) {
    const Order* order = desk.state().orders.find(complaint.order);
    const HandOutEvent* answer = answer_to(desk.state(), complaint);
    const std::string photos = photo_count_words(desk.state(), complaint.id);
    ui::RowOptions row{.title = order ? short_order_title(*order) : text("buy_desk.a_door"),
                       .second = joined(shortened(complaint.words, most_summary), photos),
                       .third = answer ? text("buy_desk.answered", {{"words", answer->words}})
                                       : past_words(complaint.at, desk.saying()),
                       .icon = ui::Icon::CircleAlert,
                       .tone = answer ? ui::Tone::Mine : ui::Tone::Need};
    if (!answer || !photos.empty())
        row.actions = [&] {
            const std::string spoken =
                text(answer ? "photo.see_spoken" : "buy_desk.answer_spoken", {{"who", row.title}});
            if (!ui::button(text(answer ? "photo.see" : "buy_desk.answer"), {.spoken = spoken})) return;
            open_sheet(desk.input, DeskSheet::Answer, complaint.order);
            desk.input.complaint = complaint.id;
        };
    ui::row(complaint.id, row);
}

void draw_complaints(Desk& desk) {
    const auto& complaints = desk.figures.complaints;
    if (complaints.empty()) return;
    ui::heading(text("buy_desk.complaints"), {.trailing = std::to_string(complaints.size())});
    const ui::Card card("complaints");
    const ui::List list(text("buy_desk.complaints"));
    for (const HandOutEventId complaint : complaints) {
        if (const HandOutEvent* event = desk.state().hand_out_events.find(complaint))
            draw_complaint(desk, *event);
    }
}

}  // namespace

void desk_delivery(Desk& desk) {
    draw_sheet(desk);
    draw_bags(desk);
    desk_pick_ups(desk);
    draw_complaints(desk);
}

}  // namespace linli::client
