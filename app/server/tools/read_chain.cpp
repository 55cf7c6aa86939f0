#include "app/server/tools/read_chain.h"

#include <optional>
#include <string_view>

#include "app/server/json_text.h"

namespace linli::server {
namespace {

using server::json_text;

std::string json_text(const std::optional<std::string>& text) {
    return text ? server::json_text(std::string_view(*text)) : "null";
}

// Names for programs; what people read is translated on the page.
std::string_view name_of(ChainDoubt doubt) {
    switch (doubt) {
        case ChainDoubt::NoPerson:
            return "no person";
        case ChainDoubt::NoSlot:
            return "no slot";
        case ChainDoubt::SlotNotOffered:
            return "slot not offered";
        case ChainDoubt::NoDate:
            return "no date";
        case ChainDoubt::OpenEnd:
            return "open end";
        case ChainDoubt::AnySlot:
            return "any slot";
        case ChainDoubt::EitherOr:
            return "either or";
        case ChainDoubt::PostNotOffered:
            return "post not offered";
        case ChainDoubt::DateNotOffered:
            return "date not offered";
        case ChainDoubt::NothingToChange:
            return "nothing to change";
        case ChainDoubt::SeveralToChange:
            return "several to change";
        case ChainDoubt::WhoIsMe:
            return "who is me";
        case ChainDoubt::WhoseShift:
            return "whose shift";
        case ChainDoubt::ExtraPerson:
            return "extra person";
        case ChainDoubt::NotSure:
            return "not sure";
        case ChainDoubt::Contradiction:
            return "contradiction";
        case ChainDoubt::NotUnderstood:
            return "not understood";
        case ChainDoubt::TooLong:
            return "too long";
    }
    return "not understood";
}

std::string signup_json(const ChainSignup& signup) {
    return "{\"line\": " + std::to_string(signup.line) + ", \"door\": " + json_text(signup.door) +
           ", \"name\": " + json_text(signup.name) + ", \"post\": " + json_text(signup.post) +
           ", \"date\": " + json_text(signup.date) + ", \"from\": " + json_text(signup.from) +
           ", \"to\": " + json_text(signup.to) + ", \"note\": " + json_text(signup.note) + "}";
}

}  // namespace

std::string shift_chain_json(const ShiftChain& chain) {
    std::string json = "{\n \"kind\": \"shift\",\n \"title\": " + json_text(std::string_view(chain.title)) +
                       ",\n \"signups\": [";
    for (std::size_t i = 0; i < chain.signups.size(); ++i)
        json += (i == 0 ? "\n  " : ",\n  ") + signup_json(chain.signups[i]);
    json += "\n ],\n \"unclear\": [";
    for (std::size_t i = 0; i < chain.unclear.size(); ++i) {
        const ChainUnclear& unclear = chain.unclear[i];
        json += (i == 0 ? "\n  " : ",\n  ");
        json += "{\"line\": " + std::to_string(unclear.line) +
                ", \"why\": " + json_text(name_of(unclear.doubt)) + "}";
    }
    return json + "\n ]\n}\n";
}

namespace {

// Names for programs, as above.
std::string_view name_of(GroupBuyDoubt doubt) {
    switch (doubt) {
        case GroupBuyDoubt::NoPerson:
            return "no person";
        case GroupBuyDoubt::NoItem:
            return "no item";
        case GroupBuyDoubt::ItemNotOffered:
            return "item not offered";
        case GroupBuyDoubt::SeveralItems:
            return "several items";
        case GroupBuyDoubt::OnlyName:
            return "only name";
        case GroupBuyDoubt::HalfPack:
            return "half pack";
        case GroupBuyDoubt::NotWholePacks:
            return "not whole packs";
        case GroupBuyDoubt::EitherOr:
            return "either or";
        case GroupBuyDoubt::AddOrChange:
            return "add or change";
        case GroupBuyDoubt::NothingToChange:
            return "nothing to change";
        case GroupBuyDoubt::SeveralToChange:
            return "several to change";
        case GroupBuyDoubt::NothingAbove:
            return "nothing above";
        case GroupBuyDoubt::QuantityTooLarge:
            return "quantity too large";
        case GroupBuyDoubt::QuantityNegative:
            return "quantity negative";
        case GroupBuyDoubt::QuantityVague:
            return "quantity vague";
        case GroupBuyDoubt::NotSure:
            return "not sure";
        case GroupBuyDoubt::NothingOffered:
            return "nothing offered";
        case GroupBuyDoubt::NotUnderstood:
            return "not understood";
        case GroupBuyDoubt::TooLong:
            return "too long";
    }
    return "not understood";
}

template <class Number>
std::string or_null(const std::optional<Number>& number) {
    return number ? std::to_string(*number) : "null";
}

std::string item_json(const GroupBuyItem& item) {
    return "{\"code\": " + json_text(item.code) + ", \"name\": " + json_text(std::string_view(item.name)) +
           ", \"price_cents\": " + or_null(item.price_cents) + ", \"unit\": " + json_text(item.unit) + "}";
}

std::string order_json(const GroupBuyOrder& order) {
    std::string items;
    for (const auto& [name, count] : order.items)
        items +=
            (items.empty() ? "" : ", ") + json_text(std::string_view(name)) + ": " + std::to_string(count);
    return "{\"line\": " + std::to_string(order.line) + ", \"door\": " + json_text(order.door) +
           ", \"name\": " + json_text(order.name) + ", \"phone\": " + json_text(order.phone) +
           ", \"items\": {" + items + "}, \"paid\": " +
           (!order.paid   ? "null"
            : *order.paid ? "true"
                          : "false") +
           ", \"note\": " + json_text(order.note) + "}";
}

// Each on a line of its own.
template <class Entries, class ToJson>
std::string list_json(const Entries& entries, ToJson to_json) {
    std::string json = "[";
    for (const auto& entry : entries) json += (json.size() == 1 ? "\n  " : ",\n  ") + to_json(entry);
    return json + "\n ]";
}

}  // namespace

std::string group_buy_chain_json(const GroupBuyChain& chain) {
    const auto unclear_json = [](const GroupBuyUnclear& unclear) {
        return "{\"line\": " + std::to_string(unclear.line) +
               ", \"why\": " + json_text(name_of(unclear.doubt)) + "}";
    };
    return "{\n \"kind\": \"group_buy\",\n \"title\": " + json_text(std::string_view(chain.title)) +
           ",\n \"items\": " + list_json(chain.items, item_json) +
           ",\n \"deadline\": " + json_text(chain.deadline) + ",\n \"minimum\": " + or_null(chain.minimum) +
           ",\n \"orders\": " + list_json(chain.orders, order_json) +
           ",\n \"unclear\": " + list_json(chain.unclear, unclear_json) + "\n}\n";
}

namespace {

// Thousandths as a decimal number: 1500 is 1.5.
std::string decimal(std::optional<std::int32_t> thousandths) {
    if (!thousandths) return "null";
    std::string number = std::to_string(*thousandths / 1000);
    if (const std::int32_t rest = *thousandths % 1000; rest != 0)
        number += "." + std::to_string(1000 + rest).substr(1);
    return number;
}

std::string or_null(const std::string& text) {
    return text.empty() ? "null" : json_text(std::string_view(text));
}

}  // namespace

std::string wish_list_json(const WishList& list) {
    std::string json =
        "{\n \"kind\": \"wish_list\",\n \"door\": " + json_text(list.door) + ",\n \"lines\": [";
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const ItemWords& words = list.items[i].words;
        json += (i == 0 ? "\n  " : ",\n  ");
        json += "{\"item\": " + json_text(std::string_view(words.item)) +
                ", \"quantity\": " + decimal(words.quantity_thousandths) +
                ", \"unit\": " + or_null(words.unit) + ", \"note\": " + or_null(words.note) +
                ", \"urgent\": " + (words.urgent ? "true" : "false") + "}";
    }
    return json + "\n ]\n}\n";
}

}  // namespace linli::server
