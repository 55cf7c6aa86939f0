#include "app/client/buy_desk.h"
#include "app/client/buy_words.h"
#include "app/client/ui/ui.h"

// The desk's delivery: what the supplier is to bring, the way to the count and the bags, and complaints.

namespace linli::client {
namespace {

constexpr std::size_t most_summary = 40;

struct SheetLine {
    CampaignItemId id;
    ItemFacts facts;
    std::int64_t wished = 0;
    int packs = 0;
    int case_size() const { return facts.whole_cases ? facts.case_size : 1; }
};

std::vector<SheetLine> sheet_lines(const Desk& desk) {
    std::vector<SheetLine> lines;
    for (const DeskItem& item : desk.figures.items) {
        const CampaignItem* known = desk.state().campaign_items.find(item.id);
        if (!known || (item.wished == 0 && item.packs == 0)) continue;
        SheetLine line{item.id, known->facts, item.wished, static_cast<int>(item.packs)};
        const auto changed = desk.input.supplied.find(item.id);
        if (desk.campaign.state == CampaignState::Closed && changed != desk.input.supplied.end())
            line.packs = changed->second;
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string amount_words(const SheetLine& line) {
    const std::string packs = packs_words(line.packs, line.facts);
    if (line.case_size() == 1) return packs;
    return text("buy_desk.cases_packs", {{"cases", line.packs / line.case_size()}, {"packs", packs}});
}

std::string difference_words(const SheetLine& line) {
    const std::int64_t over = line.packs - line.wished;
    if (over > 0) return text("buy_desk.spare", {{"packs", packs_words(over, line.facts)}});
    if (over < 0) return text("buy_desk.too_few", {{"packs", packs_words(-over, line.facts)}});
    return {};
}

// As it is sent to the supplier.
std::string sheet_words(const Desk& desk, const std::vector<SheetLine>& lines) {
    const CampaignFacts& facts = desk.campaign.facts;
    std::string words = text("buy_desk.sheet_head", {{"title", facts.title}}) + "\n";
    for (const SheetLine& line : lines)
        words +=
            text("buy_desk.sheet_line", {{"item", item_words(line.facts)}, {"amount", amount_words(line)}}) +
            "\n";
    if (!facts.pick_up_place.empty())
        words += text("buy_desk.sheet_where", {{"where", facts.pick_up_place}}) + "\n";
    return words;
}

void draw_line(Desk& desk, SheetLine& line, bool editable) {
    const ui::Scope scope(line.id);
    if (!editable) {
        ui::row(line.id, {.title = item_words(line.facts),
                          .second = difference_words(line),
                          .trailing = amount_words(line),
                          .trailing_bold = true});
        return;
    }
    const int size = line.case_size();
    int count = line.packs / size;
    const std::string label =
        joined(item_words(line.facts),
               size == 1 ? unit_words(line.facts)
                         : text("buy_desk.case_of", {{"packs", packs_words(size, line.facts)}}));
    if (ui::stepper(label, count, {.least = 0, .most = max_packs / size}))
        line.packs = desk.input.supplied[line.id] = count * size;
    const std::string difference = difference_words(line);
    ui::line(difference.empty() ? amount_words(line) : joined(amount_words(line), difference),
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

void draw_sheet(Desk& desk) {
    ui::heading(text("buy_desk.sheet"));
    const CampaignState state = desk.campaign.state;
    if (state == CampaignState::MinimumMissed || state == CampaignState::CalledOff)
        return ui::empty_state(ui::Icon::Truck, text("buy_desk.sheet_none"));
    std::vector<SheetLine> lines = sheet_lines(desk);
    if (lines.empty()) return ui::empty_state(ui::Icon::Truck, text("buy_desk.nothing_ordered"));
    if (state == CampaignState::Open) ui::note(ui::Icon::Info, text("buy_desk.sheet_open"));
    {
        const ui::Card card("sheet");
        draw_supplier(desk);
        const bool editable = state == CampaignState::Closed && desk.leads();
        std::optional<ui::List> list;
        if (!editable) list.emplace(text("buy_desk.sheet"));
        for (SheetLine& line : lines) draw_line(desk, line, editable);
    }
    if (ui::button(text("buy_desk.sheet_copy"), {.icon = ui::Icon::Copy})) {
        desk.services.copy(sheet_words(desk, lines));
        ui::show_toast({.words = text("buy_desk.copied")});
    }
    if (state != CampaignState::Closed) return;
    ConfirmSupplierOrder command{desk.campaign.id, {}};
    for (const SheetLine& line : lines) command.lines.push_back({line.id, line.packs});
    ui::line(text("buy_desk.sheet_confirm_second"), {.size = ui::TextSize::Second, .quiet = true});
    if (action(desk.acting(), text("buy_desk.sheet_confirm"), command,
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check}))
        desk.input.supplied.clear();
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
    draw_complaints(desk);
}

}  // namespace linli::client
