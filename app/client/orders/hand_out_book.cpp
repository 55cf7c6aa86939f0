#include "app/client/orders/hand_out_book.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

#include "shared/core/characters.h"
#include "shared/orders/pick_ups.h"
#include "shared/people/names.h"

namespace linli::client {
namespace {

struct Packed {
    BagEntry entry;
    HandoutBag bag;
};

std::vector<Packed> packed_bags(const State& state, CampaignId campaign,
                                const std::vector<const CampaignItem*>& items) {
    std::map<CampaignItemId, std::uint32_t> places;
    for (std::uint32_t place = 0; place < items.size(); ++place) places[items[place]->id] = place;
    std::vector<Packed> bags;
    const Campaign* known = state.campaigns.find(campaign);
    if (!known) return bags;
    for (const Order* order : standing_orders(state, campaign)) {
        Packed one{{order, bag_of(state, order->id), 0}, {order->id.bits, order->door, {}}};
        for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order->id)) {
            const auto place = places.find(line->item);
            const std::int32_t packs = packs_in_bag(state, *known, *line, one.entry.bag);
            if (packs <= 0 || place == places.end()) continue;
            one.bag.items.push_back({place->second, packs});
            one.entry.packs += packs;
        }
        if (one.entry.packs == 0) continue;
        std::sort(one.bag.items.begin(), one.bag.items.end(),
                  [](const BagItem& a, const BagItem& b) { return a.item < b.item; });
        bags.push_back(std::move(one));
    }
    return bags;
}

// The plan with the bags as they are found in it, counted.
class Filling {
public:
    Filling(HandOutBook& book, std::vector<Packed>& bags) : book_(book), bags_(bags) {}

    void all() {
        for (HandoutBuilding& building : book_.plan.buildings) {
            BagBuilding shown{building.compound, building.building, {}, {}};
            for (HandoutUnit& unit : building.units) fill(unit, shown);
            book_.buildings.push_back(std::move(shown));
        }
    }

private:
    // The plan then names the bags by their places in its own order.
    void fill(HandoutUnit& unit, BagBuilding& building) {
        BagUnit shown{unit.unit, {}, {}};
        for (HandoutFloor& floor : unit.floors) {
            BagFloor level{floor.floor, {}};
            for (HandoutDoor& door : floor.doors) {
                for (std::uint32_t& place : door.bags) {
                    level.bags.push_back(static_cast<std::uint32_t>(book_.bags.size()));
                    const Bag& bag = bags_[place].entry.bag;
                    for (BagCount* count : {&shown.count, &building.count, &book_.count}) count->add(bag);
                    book_.bags.push_back(bags_[place].entry);
                    book_.packing.push_back(std::move(bags_[place].bag));
                    place = level.bags.back();
                }
            }
            shown.floors.push_back(std::move(level));
        }
        building.units.push_back(std::move(shown));
    }

    HandOutBook& book_;
    std::vector<Packed>& bags_;
};

void add_items_to_come(const State& state, CampaignId campaign, HandOutBook& book) {
    const Campaign* known = state.campaigns.find(campaign);
    if (!known) return;
    for (const CampaignItem* item : book.items) {
        const ItemTotals* totals = state.item_totals.find(item->id);
        if (totals && totals->packs > 0 && is_to_come(state, *known, item->id)) book.to_come.push_back(item);
    }
}

void add_complaints(const State& state, CampaignId campaign, HandOutBook& book) {
    for (const HandOutEvent* event : state.hand_out_events.where<&HandOutEvent::campaign>(campaign)) {
        if (event->kind == HandOutKind::Complaint) book.complaints.push_back(event);
    }
    const auto answered = std::stable_partition(
        book.complaints.begin(), book.complaints.end(),
        [&](const HandOutEvent* complaint) { return answer_to(state, *complaint) == nullptr; });
    book.open_complaints = static_cast<std::size_t>(answered - book.complaints.begin());
}

// Once it was counted: who got less than stood at closing, and who got more.
void add_given_otherwise(const State& state, CampaignId campaign, HandOutBook& book) {
    for (const Order* order : standing_orders(state, campaign)) {
        std::optional<Bag> bag;
        for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order->id)) {
            const std::int32_t more = given_packs(*line) - wanted_packs(*line);
            const CampaignItem* item = more == 0 ? nullptr : state.campaign_items.find(line->item);
            if (!item) continue;
            if (!bag) bag = bag_of(state, order->id);
            const bool in_hand = in_hand_with(state, *bag, item->id) != nullptr;
            const GivenOtherwise one{order, item, std::abs(more), given_packs(*line), in_hand};
            (more > 0 ? book.extra : book.short_of).push_back(one);
        }
    }
    const auto by_door = [](const GivenOtherwise& one, const GivenOtherwise& other) {
        return compare_doors(one.order->door, other.order->door) < 0;
    };
    std::stable_sort(book.extra.begin(), book.extra.end(), by_door);
    std::stable_sort(book.short_of.begin(), book.short_of.end(),
                     [&](const GivenOtherwise& one, const GivenOtherwise& other) {
                         return one.packs != other.packs ? one.packs > other.packs : by_door(one, other);
                     });
}

bool are_digits(std::string_view words) {
    return !words.empty() &&
           std::all_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_part(const std::string& part, const std::string& known) {
    return part.empty() || part == known;
}

}  // namespace

void BagCount::add(const Bag& bag) {
    ++all;
    given += bag.state == BagState::InHand;
    packed += bag.state == BagState::Packed;
    nobody_home += bag.state == BagState::NobodyHome;
    wrong_door += bag.state == BagState::AtWrongDoor;
}

const BagBuilding* HandOutBook::building(const std::string& key) const {
    const auto found = std::find_if(buildings.begin(), buildings.end(),
                                    [&](const BagBuilding& one) { return one.key() == key; });
    return found == buildings.end() ? nullptr : &*found;
}

HandOutBook hand_out_book(const State& state, CampaignId campaign) {
    HandOutBook book;
    book.items = items_of(state, campaign);
    std::vector<Packed> bags = packed_bags(state, campaign, book.items);
    std::vector<HandoutBag> unordered;
    unordered.reserve(bags.size());
    for (const Packed& one : bags) unordered.push_back(one.bag);
    book.plan = plan_handout(unordered);
    Filling(book, bags).all();
    book.by_item = pack_by_item(book.packing, book.plan);
    add_items_to_come(state, campaign, book);
    add_complaints(state, campaign, book);
    add_given_otherwise(state, campaign, book);
    return book;
}

bool belongs(const Bag& bag, BagFilter filter) {
    switch (filter) {
        case BagFilter::All:
            return true;
        case BagFilter::Open:
            return bag.state != BagState::InHand;
        case BagFilter::NobodyHome:
            return bag.state == BagState::NobodyHome;
        case BagFilter::WrongDoor:
            return bag.state == BagState::AtWrongDoor;
        case BagFilter::Given:
            return bag.state == BagState::InHand;
    }
    return false;
}

bool is_found(const Order& order, std::string_view search) {
    const std::string words(linli::trimmed(search));
    if (words.empty()) return false;
    if (words.find(to_hex(order.id.bits)) != std::string::npos) return true;
    if (are_digits(words)) return std::to_string(order.number) == words || order.door.room == words;
    if (const auto door = parse_door(words)) {
        const bool here = is_part(door->compound, order.door.compound) &&
                          is_part(door->building, order.door.building) &&
                          is_part(door->unit, order.door.unit) && is_part(door->room, order.door.room);
        if (here) return true;
    }
    const std::string wanted = name_key(words);
    for (const std::string* name : {&order.name, &order.wishes.for_whom, &order.wishes.collector}) {
        if (name_key(*name).find(wanted) != std::string::npos) return true;
    }
    return false;
}

std::vector<BagRound> cut_into_rounds(const HandOutBook& book, const Campaign& campaign,
                                      std::int32_t rounds) {
    std::vector<std::uint32_t> places;  // Of the bags that are carried.
    std::vector<HandoutBag> bags;
    for (std::uint32_t place = 0; place < book.bags.size(); ++place) {
        const BagEntry& entry = book.bags[place];
        const bool fetched = !is_brought(campaign, *entry.order) || !entry.order->wishes.collector.empty();
        if (fetched || entry.bag.state == BagState::InHand) continue;
        places.push_back(place);
        bags.push_back(book.packing[place]);
    }
    const HandoutPlan plan = plan_handout(bags);
    const std::vector<DoorPacking> doors = pack_by_door(bags, plan);
    std::vector<BagRound> cut;
    for (const HandoutRound& round : split_rounds(plan, rounds)) {
        BagRound& one = cut.emplace_back();
        one.doors = round.end_door - round.first_door;
        for (std::int32_t door = round.first_door; door < round.end_door; ++door) {
            for (const std::uint32_t bag : doors[static_cast<std::size_t>(door)].bags)
                one.bags.push_back(places[bag]);
        }
    }
    return cut;
}

std::vector<BagRound> offered_rounds(const State& state, const HandOutBook& book, CampaignId campaign) {
    std::vector<BagRound> rounds;
    std::map<ShiftId, std::size_t> numbers;
    for (const OfferedRound* offered : running_rounds(state, campaign)) {
        numbers[offered->id] = rounds.size();
        rounds.emplace_back().offered = offered;
    }
    for (std::uint32_t place = 0; place < book.bags.size(); ++place) {
        const Order& order = *book.bags[place].order;
        const RoundBag* bag = state.round_bags.find(order.id);
        const auto number = bag ? numbers.find(bag->round) : numbers.end();
        if (number == numbers.end()) continue;
        BagRound& round = rounds[number->second];
        const bool same_door = !round.bags.empty() && book.bags[round.bags.back()].order->door == order.door;
        round.bags.push_back(place);
        round.doors += same_door ? 0 : 1;
    }
    return rounds;
}

}  // namespace linli::client
