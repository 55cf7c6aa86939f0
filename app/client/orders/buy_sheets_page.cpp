#include "app/client/orders/buy_sheets_page.h"

#include "app/client/export_links.h"
#include "app/client/orders/buy_sheet_words.h"
#include "app/client/orders/buy_words.h"
#include "app/client/orders/hand_out_page.h"
#include "app/client/ui/ui.h"

namespace linli::client {
namespace {

SheetTable supplier_table(const CampaignFacts& facts, const std::vector<SupplierNeed>& needs,
                          UtcOffset offset) {
    SheetTable sheet{text("buy_desk.sheet"),
                     {{.title = text("buy_desk.item"), .share = 2},
                      {.title = text("buy_desk.cases_title")},
                      {.title = text("buy_desk.packs")},
                      {.title = text("buy_desk.note")}},
                     {},
                     supplier_sheet_words(facts, needs, offset),
                     "supplier"};
    for (const SupplierNeed& need : needs) {
        const ItemFacts& item = need.item->facts;
        const bool in_cases = packs_together(item) > 1;
        sheet.rows.push_back(
            {item_words(item),
             in_cases ? text("buy_desk.cases", {{"count", static_cast<long long>(need.cases)}}) : "",
             packs_words(need.packs, item), need_difference_words(need)});
    }
    return sheet;
}

// 1-101 2, 1-102 1: the doors of one building that get something of an item.
struct BuildingShare {
    std::string building;
    std::vector<std::string> doors;
    std::int64_t packs = 0;
};

std::vector<BuildingShare> shares_of(const PackingItem& packing) {
    std::vector<BuildingShare> shares;
    for (const PackingDoor& door : packing.doors) {
        const std::string building = building_words(door.door.compound, door.door.building);
        if (shares.empty() || shares.back().building != building) shares.push_back({building, {}, 0});
        shares.back().packs += door.packs;
        shares.back().doors.push_back(text(
            "buy_desk.sheets_door", {{"door", bag_door_words(door.door, false)}, {"packs", door.packs}}));
    }
    return shares;
}

SheetTable packing_table(const HandOutBook& book) {
    SheetTable sheet{text("handout.by_item"),
                     {{.title = text("buy_desk.item")},
                      {.title = text("buy_desk.sheets_building")},
                      {.title = text("buy_desk.packs")},
                      {.title = text("buy_desk.sheets_doors"), .share = 3}},
                     {},
                     {},
                     "packing"};
    for (const PackingItem& packing : book.by_item) {
        const ItemFacts& item = book.items[packing.item]->facts;
        sheet.chat += text("buy_desk.sheet_line",
                           {{"item", item_words(item)}, {"amount", packs_words(packing.packs, item)}}) +
                      "\n";
        for (const BuildingShare& share : shares_of(packing)) {
            const std::string doors = listed(share.doors);
            sheet.rows.push_back({item_words(item), share.building, packs_words(share.packs, item), doors});
            sheet.chat += joined(share.building, doors) + "\n";
        }
    }
    return sheet;
}

void draw_table(const SheetTable& sheet) {
    std::vector<std::string> head;
    for (const ui::TableColumn& column : sheet.columns) head.push_back(column.title);
    ui::paper_table(sheet.title, head, sheet.rows);
    const ui::OnScreen screen;
    const ui::Card card("table");
    ui::table(sheet.title, sheet.columns, static_cast<int>(sheet.rows.size()), [&](int index) {
        ui::TableRow row{.key = index + 1, .pressable = false};
        for (const std::string& words : sheet.rows[static_cast<std::size_t>(index)])
            row.cells.push_back({.words = words, .bold = row.cells.empty()});
        return row;
    });
}

void draw_ways(const Known& known, const Campaign& campaign, const SheetTable& sheet, Services& services) {
    if (ui::button(text("buy_desk.sheets_print"),
                   {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Printer}))
        services.print_page();
    const ui::Flow flow;
    if (ui::button(text("buy_desk.sheets_copy"), {.icon = ui::Icon::Copy})) {
        services.copy(sheet.chat);
        ui::show_toast({.words = text("buy_desk.copied")});
    }
    export_links(known, sheet.title, "buy/" + to_hex(campaign.id.bits) + "/" + sheet.saved_as);
}

void draw_terms(const CampaignFacts& facts, UtcOffset offset) {
    const std::string supplier = joined(facts.supplier, facts.supplier_contact);
    const std::string when = delivery_time_words(facts, offset);
    const ui::Card card("terms");
    if (supplier.empty())
        ui::line(text("buys.no_supplier"), {.icon = ui::Icon::Info});
    else
        ui::line(supplier, {.icon = ui::Icon::Truck});
    if (!facts.licence.empty()) ui::line(text("buy_desk.licence", {{"number", facts.licence}}));
    if (!facts.pick_up_place.empty())
        ui::line(text("buy_desk.sheet_where", {{"where", facts.pick_up_place}}), {.icon = ui::Icon::MapPin});
    if (!when.empty()) ui::line(text("buy_desk.sheet_when", {{"when", when}}), {.icon = ui::Icon::Clock});
}

// A sheet for nothing is none: it says why, and what has to happen first.
bool draw_why_none(const Campaign& campaign, const std::vector<SupplierNeed>& needs) {
    if (!needs.empty()) return false;
    const bool open = campaign.state == CampaignState::Open;
    ui::empty_state(ui::Icon::Truck, text(open ? "buy_desk.sheets_not_closed" : "buy_desk.sheet_none"),
                    text(open ? "buy_desk.sheets_not_closed_second" : "buy_desk.sheets_none_second"));
    return true;
}

void draw_kinds(BuySheetsInput& input, CampaignId campaign) {
    const ui::Flow flow;
    if (ui::filter_chip(text("buy_desk.sheet"), !input.packing, "supplier")) input.packing = false;
    if (ui::filter_chip(text("handout.by_item"), input.packing, "packing")) input.packing = true;
    ui::link_button(text("buy_desk.sheets_by_door"), route_to("labels", campaign),
                    {.icon = ui::Icon::Printer});
}

}  // namespace

void buy_sheets_page(const Known& known, const Viewer& me, Instant now, std::optional<CampaignId> id,
                     BuySheetsInput& input, Services& services) {
    const Campaign* campaign = id ? known.state.campaigns.find(*id) : nullptr;
    const bool may = campaign && is_in_team(known.state, me.stamp(now), *id);
    const ui::Page page({.title = text("buy_desk.sheets"),
                         .second = may ? campaign->facts.title : std::string(),
                         .back_route = campaign ? route_to("buy-desk", *id) : "/buys",
                         .back_label = text("buy_desk.title"),
                         .key = "buy-sheets"});
    if (!may) return ui::empty_state(ui::Icon::Lock, text(campaign ? "buy_desk.not_yours" : "buy.gone"));
    const std::vector<SupplierNeed> needs = supplier_needs(known.state, *campaign);
    if (draw_why_none(*campaign, needs)) return;
    draw_kinds(input, *id);
    // Thousands of cells of words: not in every frame.
    const std::uint64_t which = (input.packing ? 2u : 0u) + (language() == Language::English ? 1u : 0u);
    const Bits128 about{id->bits.high ^ which << 62, id->bits.low};
    const SheetTable& sheet = input.table.get(known, now, about, [&] {
        return input.packing ? packing_table(hand_out_book(known.state, *id))
                             : supplier_table(campaign->facts, needs, me.offset);
    });
    if (sheet.rows.empty()) return ui::line(text("handout.no_bags"), {.quiet = true});
    draw_ways(known, *campaign, sheet, services);
    if (!input.packing) {
        draw_terms(campaign->facts, me.offset);
        ui::line(needs_total_words(needs), {.size = ui::TextSize::Heading, .bold = true});
    }
    draw_table(sheet);
}

}  // namespace linli::client
