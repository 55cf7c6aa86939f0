#include <charconv>

#include "app/client/buys_page.h"

// What is kept of an order that is being written, so that a reload loses nothing.

namespace linli::client {
namespace {

template <class AnyId>
Draft id_draft(std::string name, AnyId& id) {
    return {std::move(name), [&id] { return to_hex(id.bits); },
            [&id](const std::string& kept) {
                if (const auto bits = bits_from_hex(kept)) id = AnyId{*bits};
            }};
}

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

}  // namespace

std::vector<Draft> drafts_of(BuysInput& input) {
    OrderDraft& order = input.draft;
    // What nobody touched follows what is known, and is not kept.
    const auto get_items = [&order] { return order.touched ? write_items(order) : std::string(); };
    const auto set_items = [&order](const std::string& kept) { read_items(kept, order); };
    const auto get_revision = [&order] { return std::to_string(order.revision); };
    const auto set_revision = [&order](const std::string& kept) { read_number(kept, order.revision); };
    const auto get_sheet = [&input] {
        return input.words.empty() ? std::string() : std::to_string(static_cast<int>(input.sheet));
    };
    const auto set_sheet = [&input](const std::string& kept) {
        if (kept == std::to_string(static_cast<int>(BuySheet::Complain))) input.sheet = BuySheet::Complain;
    };
    return {id_draft("buys.campaign", order.campaign),
            id_draft("buys.for_person", order.for_person),
            id_draft("buys.by_order", order.by_order),
            draft("buys.for_door", order.for_door),
            draft("buys.door_name", order.door_name),
            draft("buys.for_others", input.for_others),
            id_draft("buys.order", order.order),
            {"buys.revision", get_revision, set_revision},
            {"buys.items", get_items, set_items},
            draft("buys.substitutes", order.wishes.substitutes),
            draft("buys.to_the_door", order.wishes.to_the_door),
            draft("buys.note", order.wishes.note),
            draft("buys.for_whom", order.wishes.for_whom),
            draft("buys.collector", order.wishes.collector),
            draft("buys.touched", order.touched),
            id_draft("buys.of", input.of),
            draft("buys.words", input.words),
            {"buys.sheet", get_sheet, set_sheet}};
}

}  // namespace linli::client
