#include "app/client/hand_out_book.h"

#include <algorithm>
#include <map>

#include "shared/core/characters.h"
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
    for (const Order* order : standing_orders(state, campaign)) {
        Packed one{{order, {}, 0}, {order->id.bits, order->door, {}}};
        for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order->id)) {
            const auto place = places.find(line->item);
            const std::int32_t packs = given_packs(*line);
            if (packs <= 0 || place == places.end()) continue;
            one.bag.items.push_back({place->second, packs});
            one.entry.packs += packs;
        }
        if (one.entry.packs == 0) continue;
        std::sort(one.bag.items.begin(), one.bag.items.end(),
                  [](const BagItem& a, const BagItem& b) { return a.item < b.item; });
        one.entry.bag = bag_of(state, order->id);
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

void add_complaints(const State& state, CampaignId campaign, HandOutBook& book) {
    for (const HandOutEvent* event : state.hand_out_events.where<&HandOutEvent::campaign>(campaign)) {
        if (event->kind == HandOutKind::Complaint) book.complaints.push_back(event);
    }
    const auto answered = std::stable_partition(
        book.complaints.begin(), book.complaints.end(),
        [&](const HandOutEvent* complaint) { return answer_to(state, *complaint) == nullptr; });
    book.open_complaints = static_cast<std::size_t>(answered - book.complaints.begin());
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
    add_complaints(state, campaign, book);
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

std::vector<std::uint32_t> bags_of_round(const HandOutBook& book, const HandoutRound& round) {
    std::vector<std::uint32_t> places;
    std::int32_t number = 0;
    for (const HandoutBuilding& building : book.plan.buildings) {
        for (const HandoutUnit& unit : building.units) {
            for (const HandoutFloor& floor : unit.floors) {
                for (const HandoutDoor& door : floor.doors) {
                    if (number >= round.first_door && number < round.end_door)
                        places.insert(places.end(), door.bags.begin(), door.bags.end());
                    ++number;
                }
            }
        }
    }
    return places;
}

}  // namespace linli::client
