#include <algorithm>

#include "app/client/orders/buy_words.h"
#include "app/client/orders/hand_out_left.h"
#include "app/client/ui/ui.h"

// What did not come: by which rule it was shared out, and which doors get less or none.

namespace linli::client {
namespace {

constexpr std::size_t most_shown = 8;

std::string share_words(const ShortDoor& door, const ItemFacts& facts) {
    if (door.given == 0) return text("handout.gets_none");
    return text("handout.gets",
                {{"packs", packs_words(door.given, facts)}, {"wanted", packs_words(door.wanted, facts)}});
}

std::vector<ShortDoor> doors_short_of(const HandOutBook& book, CampaignItemId item) {
    std::vector<ShortDoor> doors;
    for (const GivenOtherwise& one : book.short_of) {
        if (one.item->id == item) doors.push_back({one.order, one.given + one.packs, one.given});
    }
    return doors;
}

}  // namespace

void draw_short(const Campaign& campaign, const ItemFacts& facts, std::int64_t missing,
                const std::vector<ShortDoor>& doors) {
    const auto without =
        std::count_if(doors.begin(), doors.end(), [](const ShortDoor& door) { return door.given == 0; });
    const int fewer = static_cast<int>(doors.size()) - static_cast<int>(without);
    ui::note(ui::Icon::TriangleAlert,
             text("handout.short", {{"packs", packs_words(missing, facts)},
                                    {"rule", shortage_words(campaign.facts.shortage)},
                                    {"fewer", fewer},
                                    {"none", static_cast<int>(without)}}),
             ui::Tone::Refused);
    ui::line(shortage_second_words(campaign.facts.shortage), {.size = ui::TextSize::Second, .quiet = true});
    const ui::List list(text("handout.short_list"));
    for (std::size_t i = 0; i < std::min(most_shown, doors.size()); ++i) {
        const ShortDoor& door = doors[i];
        ui::row(door.order->id, {.title = order_title(*door.order), .second = share_words(door, facts)});
    }
    if (doors.size() > most_shown)
        ui::line(text("handout.and_doors", {{"count", doors.size() - most_shown}}), {.quiet = true});
}

void draw_short_items(const Campaign& campaign, const HandOutBook& book, HandOutInput& input) {
    const ui::Scope scope("short-items");
    for (const CampaignItem* item : book.items) {
        const std::vector<ShortDoor> doors = doors_short_of(book, item->id);
        if (doors.empty()) continue;
        std::int64_t missing = 0;
        for (const ShortDoor& door : doors) missing += door.wanted - door.given;
        const bool open = input.short_item == item->id;
        const ui::Card card(item->id);
        if (ui::row(
                "item",
                {.title = text("handout.short_item",
                               {{"item", item->facts.name}, {"packs", packs_words(missing, item->facts)}}),
                 .second = text("handout.short_doors",
                                {{"count", doors.size()}, {"rule", shortage_words(campaign.facts.shortage)}}),
                 .icon = ui::Icon::TriangleAlert,
                 .tone = ui::Tone::Need,
                 .pressable = true,
                 .selected = open}))
            input.short_item = open ? CampaignItemId{} : item->id;
        if (open) draw_short(campaign, item->facts, missing, doors);
    }
}

}  // namespace linli::client
