#include <algorithm>

#include "shared/core/assert.h"
#include "shared/orders/handout.h"

namespace linli {
namespace {

// Neighbouring doors that stay together.
struct Piece {
    std::int32_t doors = 0;
    std::int64_t load = 0;
    const HandoutBuilding* building = nullptr;
};

std::int64_t load_of(const HandoutDoor& door) {
    return door_load_packs + std::max<std::int64_t>(0, door.packs);
}

Piece piece_of(const HandoutFloor& floor, const HandoutBuilding& building) {
    Piece piece{0, 0, &building};
    for (const HandoutDoor& door : floor.doors) {
        ++piece.doors;
        piece.load += load_of(door);
    }
    return piece;
}

Piece piece_of(const HandoutUnit& unit, const HandoutBuilding& building) {
    Piece piece{0, 0, &building};
    for (const HandoutFloor& floor : unit.floors) {
        const Piece part = piece_of(floor, building);
        piece.doors += part.doors;
        piece.load += part.load;
    }
    return piece;
}

Piece piece_of(const HandoutBuilding& building) {
    Piece piece{0, 0, &building};
    for (const HandoutUnit& unit : building.units) {
        const Piece part = piece_of(unit, building);
        piece.doors += part.doors;
        piece.load += part.load;
    }
    return piece;
}

// Whole buildings, and of those that are too large the parts.
std::vector<Piece> pieces_of(const HandoutPlan& plan, std::int64_t most) {
    std::vector<Piece> pieces;
    const auto fits = [&](const Piece& piece) {
        if (piece.load > most) return false;
        pieces.push_back(piece);
        return true;
    };
    for (const HandoutBuilding& building : plan.buildings) {
        if (fits(piece_of(building))) continue;
        for (const HandoutUnit& unit : building.units) {
            if (fits(piece_of(unit, building))) continue;
            for (const HandoutFloor& floor : unit.floors) {
                if (fits(piece_of(floor, building))) continue;
                for (const HandoutDoor& door : floor.doors) pieces.push_back({1, load_of(door), &building});
            }
        }
    }
    return pieces;
}

// How many rounds the pieces from each place on need if none may be larger than `most`.
std::vector<std::int32_t> rounds_needed(const std::vector<Piece>& pieces, std::int64_t most) {
    std::vector<std::int32_t> needed(pieces.size() + 1, 0);
    std::size_t end = pieces.size();
    std::int64_t load = 0;
    for (std::size_t begin = pieces.size(); begin-- > 0;) {
        load += pieces[begin].load;
        while (load > most) load -= pieces[--end].load;
        needed[begin] = needed[end] + 1;
    }
    return needed;
}

std::int64_t least_greatest_load(const std::vector<Piece>& pieces, std::int32_t rounds) {
    std::int64_t low = 0, high = 0;
    for (const Piece& piece : pieces) {
        low = std::max(low, piece.load);
        high += piece.load;
    }
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (rounds_needed(pieces, middle)[0] <= rounds)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

std::string label_of(const HandoutPlan& plan, const HandoutBuilding& building) {
    const bool one_compound = std::all_of(
        plan.buildings.begin(), plan.buildings.end(),
        [&](const HandoutBuilding& other) { return other.compound == plan.buildings.front().compound; });
    if (one_compound || building.compound.empty()) return building.building;
    return building.compound + " " + building.building;
}

}  // namespace

std::vector<HandoutRound> split_rounds(const HandoutPlan& plan, std::int32_t rounds) {
    LINLI_ASSERT(rounds >= 1 && rounds <= max_rounds);
    std::int64_t left = 0;
    for (const HandoutBuilding& building : plan.buildings) left += piece_of(building).load;
    const std::int64_t fair_share = (left + rounds - 1) / rounds;
    const std::vector<Piece> pieces = pieces_of(plan, fair_share + fair_share / 4);
    const std::int64_t most = least_greatest_load(pieces, rounds);
    const std::vector<std::int32_t> needed = rounds_needed(pieces, most);

    std::vector<HandoutRound> list;
    std::size_t at = 0;
    std::int32_t door = 0;
    for (std::int32_t open = rounds; open > 0 && at < pieces.size(); --open) {
        HandoutRound round{door, door, 0, {}};
        const HandoutBuilding* last = nullptr;
        const std::int64_t share = (left + open - 1) / open;
        while (at < pieces.size()) {
            const Piece& piece = pieces[at];
            const bool must = needed[at] > open - 1;  // The other rounds alone could not carry it.
            const bool nearer = round.load == 0 || 2 * (share - round.load) >= piece.load;
            const bool spare = pieces.size() - at > static_cast<std::size_t>(open - 1);
            if (round.load + piece.load > most || !(must || (nearer && (spare || round.load == 0)))) break;
            round.load += piece.load;
            round.end_door += piece.doors;
            if (piece.building != last) round.buildings.push_back(label_of(plan, *piece.building));
            last = piece.building;
            ++at;
        }
        left -= round.load;
        door = round.end_door;
        list.push_back(std::move(round));
    }
    LINLI_ASSERT(at == pieces.size());
    return list;
}

}  // namespace linli
