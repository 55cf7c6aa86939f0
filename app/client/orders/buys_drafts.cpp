#include <algorithm>
#include <charconv>

#include "app/client/orders/buys_page.h"

// What is kept of an order that is being written, so that a reload loses nothing.

namespace linli::client {
namespace {

// One line an item: id packs tolerance price_version note
std::string write_items(const OrderDraft& draft) {
    std::string kept;
    for (const auto& [id, chosen] : draft.items) {
        kept += to_hex(id.bits) + " " + std::to_string(chosen.packs) + " " +
                std::to_string(chosen.tolerance) + " " + std::to_string(chosen.price_version) + " " +
                chosen.note + "\n";
    }
    return kept;
}

std::string_view cut_to(std::string_view& text, char mark) {
    const std::size_t end = std::min(text.find(mark), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

template <class Number>
void read_number(std::string_view text, Number& number) {
    std::from_chars(text.data(), text.data() + text.size(), number);
}

void read_items(std::string_view kept, OrderDraft& draft) {
    draft.items.clear();
    while (!kept.empty()) {
        std::string_view line = cut_to(kept, '\n');
        const auto bits = bits_from_hex(cut_to(line, ' '));
        if (!bits) continue;
        ChosenPacks& chosen = draft.items[CampaignItemId{*bits}];
        read_number(cut_to(line, ' '), chosen.packs);
        read_number(cut_to(line, ' '), chosen.tolerance);
        read_number(cut_to(line, ' '), chosen.price_version);
        chosen.note = std::string(line);
    }
}

std::vector<Draft> drafts_of_order(OrderDraft& order) {
    const auto get_items = [&order] { return write_items(order); };
    const auto set_items = [&order](const std::string& kept) { read_items(kept, order); };
    const auto get_revision = [&order] { return std::to_string(order.revision); };
    const auto set_revision = [&order](const std::string& kept) { read_number(kept, order.revision); };
    return {draft("buys.campaign", order.campaign),
            draft("buys.for_person", order.for_person),
            draft("buys.by_order", order.by_order),
            draft("buys.for_door", order.for_door),
            draft("buys.door_name", order.door_name),
            draft("buys.order", order.order),
            {"buys.revision", get_revision, set_revision},
            {"buys.items", get_items, set_items},
            draft("buys.substitutes", order.wishes.substitutes),
            draft("buys.to_the_door", order.wishes.to_the_door),
            draft("buys.note", order.wishes.note),
            draft("buys.for_whom", order.wishes.for_whom),
            draft("buys.collector", order.wishes.collector),
            draft("buys.touched", order.touched)};
}

// Each with its length before it.
std::string write_put_aside(const std::map<CampaignId, OrderDraft>& put_aside) {
    std::string kept;
    for (const auto& [campaign, order] : put_aside) {
        OrderDraft copy = order;
        const std::string one = write_drafts(drafts_of_order(copy), {});
        kept += std::to_string(one.size()) + " " + one;
    }
    return kept;
}

void read_put_aside(std::string_view kept, std::map<CampaignId, OrderDraft>& put_aside) {
    put_aside.clear();
    while (!kept.empty()) {
        std::size_t length = 0;
        read_number(cut_to(kept, ' '), length);
        const std::string_view one = kept.substr(0, length);
        if (one.empty()) return;
        kept.remove_prefix(one.size());
        OrderDraft order;
        if (read_drafts(drafts_of_order(order), {}, one)) put_aside[order.campaign] = order;
    }
}

}  // namespace

std::vector<Draft> drafts_of(BuysInput& input) {
    const auto get_aside = [&input] { return write_put_aside(input.put_aside); };
    const auto set_aside = [&input](const std::string& kept) { read_put_aside(kept, input.put_aside); };
    const auto get_sheet = [&input] {
        return input.words.empty() ? std::string() : std::to_string(static_cast<int>(input.sheet));
    };
    const auto set_sheet = [&input](const std::string& kept) {
        if (kept == std::to_string(static_cast<int>(BuySheet::Complain))) input.sheet = BuySheet::Complain;
    };
    std::vector<Draft> drafts = drafts_of_order(input.draft);
    drafts.push_back({"buys.put_aside", get_aside, set_aside});
    drafts.push_back(draft("buys.for_others", input.for_others));
    drafts.push_back(draft("buys.search", input.search));
    drafts.push_back(draft("buys.of", input.of));
    drafts.push_back(draft("buys.words", input.words));
    drafts.push_back({"buys.sheet", get_sheet, set_sheet});
    drafts.push_back(photos_draft("buys.photos", input.photos));
    return drafts;
}

}  // namespace linli::client
