#include "app/client/orders/buy_desk_page.h"

#include <algorithm>
#include <charconv>

#include "app/client/orders/buy_desk.h"
#include "app/client/orders/buy_words.h"
#include "app/client/saved_line.h"
#include "app/client/sheet_drafts.h"
#include "app/client/ui/ui.h"
#include "shared/core/characters.h"

namespace linli::client {
namespace {

// It is not here, or not for these eyes.
void draw_none(const char* why) {
    const ui::Page page({.title = text("buy_desk.title"),
                         .back_route = "/buys",
                         .back_label = text("buys.title"),
                         .narrow = true,
                         .key = "buy-desk-none"});
    ui::empty_state(ui::Icon::ShoppingBasket, text(why));
}

void draw_tabs(BuyDeskInput& input) {
    const std::string labels[] = {text("buy_desk.orders"), text("buy_desk.money"), text("buy_desk.delivery")};
    input.tab = std::clamp(input.tab, 0, 2);
    ui::tabs(text("buy_desk.title"), labels, input.tab);
}

void draw_part(Desk& desk) {
    switch (static_cast<DeskTab>(desk.input.tab)) {
        case DeskTab::Orders:
            return desk_orders(desk);
        case DeskTab::Money:
            return desk_money(desk);
        case DeskTab::Delivery:
            return desk_delivery(desk);
    }
}

// One at a time: what a sheet opens instead of itself is drawn in the next frame.
void draw_sheet(Desk& desk) {
    switch (desk.input.sheet) {
        case DeskSheet::None:
            return draw_large_photo(desk.known, desk.input.photo, desk.services);
        case DeskSheet::Close:
        case DeskSheet::CallOff:
        case DeskSheet::HandOver:
            return desk_campaign_sheets(desk);
        case DeskSheet::Order:
        case DeskSheet::ChangeOrder:
            return desk_order_sheets(desk);
        case DeskSheet::OrderFor:
            return desk_order_for_sheet(desk);
        case DeskSheet::PickUp:
            return desk_pick_up_sheet(desk);
        default:
            return desk_money_sheets(desk);
    }
}

bool holds_writing(const BuyDeskInput& input) {
    switch (input.sheet) {
        case DeskSheet::ChangeOrder:
        case DeskSheet::PickUp:
        case DeskSheet::Reminders:  // Between two doors a phone shows the chat, and may forget this page.
            return true;
        case DeskSheet::OrderFor:
            return !input.order_door.empty();
        case DeskSheet::HandOver:
            return !input.leader_search.empty() || input.next_leader;
        default:
            return !input.words.empty() || !input.amount.empty();
    }
}

// A sheet in which something was written is open again; a question without words is not.
Draft sheet_draft(BuyDeskInput& input) {
    const auto get = [&input] {
        return holds_writing(input) ? std::to_string(static_cast<int>(input.sheet)) : std::string();
    };
    const auto set = [&input](const std::string& kept) {
        int number = 0;
        std::from_chars(kept.data(), kept.data() + kept.size(), number);
        if (number >= 0 && number <= static_cast<int>(DeskSheet::PickUp))
            input.sheet = static_cast<DeskSheet>(number);
    };
    return {"buy_desk.sheet", get, set};
}

}  // namespace

void buy_desk_page(const Known& known, const Viewer& me, Instant now, std::optional<CampaignId> id,
                   BuyDeskInput& input, Outbox& outbox, Routes& routes, Services& services) {
    const Campaign* campaign = id ? known.state.campaigns.find(*id) : nullptr;
    if (!campaign) return draw_none("buy.gone");
    if (!is_in_team(known.state, me.stamp(now), *id)) return draw_none("buy_desk.not_yours");
    if (input.of != *id) {
        input = {};
        input.of = *id;
    }
    const auto figures = input.figures.get(known, now, id->bits, [&] {
        return std::make_shared<const DeskFigures>(desk_figures(known.state, *campaign));
    });
    Desk desk{known, me, now, *campaign, input, outbox, routes, services, *figures};
    const ui::Page page({.title = campaign->facts.title,
                         .second = campaign_status_words(*campaign, me.saying(now)),
                         .back_route = route_to("buys", *id),
                         .back_label = text("buys.title"),
                         .actions = [&] { saved_in_head(known.link); },
                         .key = *id});
    if (!desk_bank(desk)) {
        draw_tabs(input);
        draw_part(desk);
        saved_at_foot(known.link);
    }
    draw_sheet(desk);
}

std::vector<Draft> drafts_of(BuyDeskInput& input) {
    return {draft("buy_desk.of", input.of),
            draft("buy_desk.tab", input.tab),
            draft("buy_desk.search", input.search),
            sheet_draft(input),
            draft("buy_desk.order", input.order),
            draft("buy_desk.entry", input.entry),
            draft("buy_desk.complaint", input.complaint),
            draft("buy_desk.words", input.words),
            draft("buy_desk.amount", input.amount),
            draft("buy_desk.takes_back", input.takes_back),
            draft("buy_desk.paid_again", input.paid_again),
            draft("buy_desk.revision", input.revision),
            packs_draft("buy_desk.packs", input.packs),
            packs_draft("buy_desk.supplied", input.supplied),
            orders_draft("buy_desk.remind_again", input.remind_again),
            draft("buy_desk.order_door", input.order_door),
            draft("buy_desk.order_name", input.order_name),
            draft("buy_desk.order_note", input.wishes.note),
            draft("buy_desk.order_to_door", input.wishes.to_the_door),
            draft("buy_desk.pick_up", input.pick_up.of),
            draft("buy_desk.pick_up_day", input.pick_up.day),
            draft("buy_desk.pick_up_from", input.pick_up.from),
            draft("buy_desk.pick_up_until", input.pick_up.until),
            draft("buy_desk.pick_up_place", input.pick_up.place),
            draft("buy_desk.priority_door", input.priority_door),
            draft("buy_desk.helper_search", input.helper_search),
            draft("buy_desk.leader_search", input.leader_search),
            draft("buy_desk.next_leader", input.next_leader),
            draft("buy_desk.pasted", input.bank.pasted),
            draft("buy_desk.reading", input.bank.reading)};
}

// --- What the parts share

void open_sheet(BuyDeskInput& input, DeskSheet sheet, OrderId order) {
    input.sheet = sheet;
    input.order = order;
    input.words.clear();
    input.amount.clear();
    input.takes_back = input.paid_again = false;
}

std::string row_door_words(const Door& door) {
    const std::string words = short_door_words(door);
    return door.compound.empty() || words.empty() ? words : door.compound + " " + words;
}

std::string short_order_title(const Order& order) {
    const std::string name = order.wishes.for_whom.empty() ? order.name : order.wishes.for_whom;
    const std::string door = row_door_words(order.door);
    if (door.empty()) return name;
    return name.empty() ? door : door + " " + name;
}

std::string shortened(const std::string& words, std::size_t most) {
    std::u32string characters = characters_of(words);
    if (characters.size() <= most) return words;
    characters.resize(most);
    return text_of(characters) + "…";
}

std::vector<std::size_t> found_orders(const Desk& desk) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < desk.figures.orders.size(); ++i) {
        if (is_found(desk.figures.orders[i], desk.input.search)) found.push_back(i);
    }
    return found;
}

const DeskOrder* figures_of(const Desk& desk, OrderId order) {
    const auto& orders = desk.figures.orders;
    const auto found =
        std::find_if(orders.begin(), orders.end(), [&](const DeskOrder& one) { return one.id == order; });
    return found == orders.end() ? nullptr : &*found;
}

}  // namespace linli::client
