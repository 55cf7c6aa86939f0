#include "shared/core/random.h"
#include "shared/errands/matching/ranking.h"

#include <doctest/doctest.h>
#include <string>

using namespace linli;

namespace {

constexpr std::uint32_t medicine = 3, shopping = 4;
constexpr std::uint32_t mandarin = 0, wu = 1, hui = 2;
constexpr Bits128 grandmother{0, 900}, ada{0, 1}, ben{0, 2};

// Her errand: medicine brought to the door of building 12 between two and six in the afternoon.
MatchRequest errand() {
    MatchRequest request;
    request.person = grandmother;
    request.place = {2, 12, 100, 100};
    request.kind = medicine;
    request.window = half_hours(28, 36);
    request.length_half_hours = 2;
    return request;
}

// Ada may do all this, lives a kilometre away, and nothing speaks for or against her but that.
MatchHelper helper(Bits128 id = ada) {
    MatchHelper helper;
    helper.id = id;
    helper.place = {5, 40, 1100, 100};
    helper.kinds = match_bit(medicine);
    helper.free = half_hours(30, 34);
    helper.area.set(12);
    return helper;
}

std::vector<BarrierReason> why_not(const MatchRequest& request, const MatchHelper& helper) {
    return HelperRanker(request).why_not(helper);
}

struct BarrierRow {
    const char* what;
    BarrierReason reason;
    void (*change)(MatchRequest&, MatchHelper&);
};

const BarrierRow barrier_rows[] = {
    {"nobody helps herself", {Barrier::OwnErrand, 0}, [](auto& r, auto& h) { h.id = r.person; }},
    {"an isolated helper stays at home",
     {Barrier::HelperIsolated, 0},
     [](auto&, auto& h) { h.health = Health::Isolated; }},
    {"an infectious helper stays at home",
     {Barrier::HelperIsolated, 0},
     [](auto&, auto& h) { h.health = Health::Infectious; }},
    {"the two of them do not want to meet",
     {Barrier::Blocked, 0},
     [](auto& r, auto& h) {
         r.blocked = {ben, h.id};
     }},
    {"into a home only with vetting",
     {Barrier::NotVettedForHomes, 0},
     [](auto& r, auto&) { r.meeting = Meeting::Indoors; }},
    {"keys of a home only with vetting",
     {Barrier::NotVettedForHomes, 0},
     [](auto& r, auto&) { r.takes_keys = true; }},
    {"money only with vetting",
     {Barrier::NotVettedForMoney, 2},
     [](auto& r, auto&) { r.handles = Handles::Money; }},
    {"a card only with vetting",
     {Barrier::NotVettedForMoney, 3},
     [](auto& r, auto&) { r.handles = Handles::Card; }},
    {"Ada does not go shopping",
     {Barrier::KindNotOffered, shopping},
     [](auto& r, auto&) { r.kind = shopping; }},
    {"the second skill is missing",
     {Barrier::SkillMissing, 9},
     [](auto& r, auto& h) {
         r.skills = match_bit(7) | match_bit(9);
         h.skills = match_bit(7);
     }},
    {"only the pharmacy group may collect it",
     {Barrier::GroupMissing, 6},
     [](auto& r, auto& h) {
         r.groups_needed = match_bit(6) | match_bit(8);
         h.groups = match_bit(5);
     }},
    {"the building is not in her area", {Barrier::OutsideArea, 12}, [](auto&, auto& h) { h.area.reset(12); }},
    {"a building nobody knows is in no area",
     {Barrier::OutsideArea, 60'000},
     [](auto& r, auto&) { r.place.building = 60'000; }},
    {"she is free for half an hour only",
     {Barrier::NotFreeThen, 2},
     [](auto&, auto& h) { h.free = half_hours(30, 31); }},
    {"she is free too late", {Barrier::NotFreeThen, 2}, [](auto&, auto& h) { h.free = half_hours(35, 48); }},
    {"two short breaks are not an hour",
     {Barrier::NotFreeThen, 2},
     [](auto&, auto& h) { h.free = half_hours(29, 30) | half_hours(32, 33); }},
    {"no stairs",
     {Barrier::TooManyStairs, 4},
     [](auto& r, auto& h) {
         r.stairs_floors = 4;
         h.most_floors = 0;
     }},
    {"no cats",
     {Barrier::Pets, pets::cat},
     [](auto& r, auto& h) {
         r.pets = pets::cat | pets::other;
         h.no_pets = pets::dog | pets::cat;
     }},
    {"twenty kilograms are too many",
     {Barrier::TooHeavy, 20},
     [](auto& r, auto& h) {
         r.load_kg = 20;
         h.most_kg = 19;
     }},
    {"two have to sit in the car",
     {Barrier::TooFewSeats, 2},
     [](auto& r, auto& h) {
         r.seats = 2;
         h.seats = 1;
     }},
    {"no room for the wheelchair",
     {Barrier::NoWheelchairPlace, 0},
     [](auto& r, auto&) { r.wheelchair_place = true; }},
    {"no stretcher", {Barrier::NoStretcher, 0}, [](auto& r, auto&) { r.stretcher = true; }},
    {"they would not understand each other",
     {Barrier::NoCommonLanguage, wu},
     [](auto& r, auto& h) {
         r.languages = match_bit(wu) | match_bit(hui);
         h.languages = match_bit(mandarin);
     }},
    {"to an isolated household only who consents",
     {Barrier::NoConsentToInfection, 0},
     [](auto& r, auto&) { r.health = Health::Isolated; }},
    {"to an infectious household only who consents",
     {Barrier::NoConsentToInfection, 0},
     [](auto& r, auto&) { r.health = Health::Infectious; }},
    {"nobody goes into an infectious home",
     {Barrier::IndoorsAtInfection, 0},
     [](auto& r, auto& h) {
         r.health = Health::Infectious;
         r.meeting = Meeting::Indoors;
         h.helps_infectious = true;
         h.vetted_for_homes = true;
     }},
    {"from an infectious household to dialysis not on the same day",
     {Barrier::ServedInfectiousToday, 0},
     [](auto& r, auto& h) {
         r.vulnerable = vulnerable::dialysis;
         h.served_infectious_today = true;
     }},
    {"to an infectious household not before a pregnant one",
     {Barrier::VulnerableLaterToday, 0},
     [](auto& r, auto& h) {
         r.health = Health::Infectious;
         h.helps_infectious = true;
         h.serves_vulnerable_later_today = true;
     }},
    {"asked twice this week is enough",
     {Barrier::AskedEnough, 2},
     [](auto&, auto& h) {
         h.asked_last_7_days = 2;
         h.asked_most_a_week = 2;
     }},
    {"one errand a day", {Barrier::DayFull, 1}, [](auto&, auto& h) { h.errands_today = 1; }},
};

struct AllowedRow {
    const char* what;
    void (*change)(MatchRequest&, MatchHelper&);
};

const AllowedRow allowed_rows[] = {
    {"as it stands", [](auto&, auto&) {}},
    {"vetted for homes, she goes in",
     [](auto& r, auto& h) {
         r.meeting = Meeting::Indoors;
         h.vetted_for_homes = true;
     }},
    {"vetted for money, she carries a card",
     [](auto& r, auto& h) {
         r.handles = Handles::Card;
         h.vetted_for_money = true;
     }},
    {"a lift makes stairs no matter",
     [](auto& r, auto& h) {
         r.stairs_floors = 17;
         r.lift = true;
         h.most_floors = 0;
     }},
    {"one of two groups is enough",
     [](auto& r, auto& h) {
         r.groups_needed = match_bit(6) | match_bit(8);
         h.groups = match_bit(8);
     }},
    {"one common language is enough",
     [](auto& r, auto& h) {
         r.languages = match_bit(wu) | match_bit(hui);
         h.languages = match_bit(hui);
     }},
    {"a dog does not matter to whom cats matter",
     [](auto& r, auto& h) {
         r.pets = pets::dog;
         h.no_pets = pets::cat;
     }},
    {"to the door of an infectious household with consent",
     [](auto& r, auto& h) {
         r.health = Health::Infectious;
         h.helps_infectious = true;
     }},
    {"after an infectious household to one where nobody is in danger",
     [](auto&, auto& h) { h.served_infectious_today = true; }},
    {"as much as she carries",
     [](auto& r, auto& h) {
         r.load_kg = 20;
         h.most_kg = 20;
     }},
    {"exactly the hour that is free", [](auto&, auto& h) { h.free = half_hours(34, 36); }},
    {"when the time does not matter",
     [](auto& r, auto& h) {
         r.length_half_hours = 0;
         h.free = 0;
     }},
};

struct MeritRow {
    const char* what;
    MeritReason reason;
    void (*change)(MatchRequest&, MatchHelper&);
};

// Besides these Ada has the points for her distance, a kilometre.
const MeritRow merit_rows[] = {
    {"a fixed pair", {Merit::FixedPair, 2000, 1}, [](auto& r, auto& h) { r.fixed_pairs = {h.id}; }},
    {"helped three times",
     {Merit::HelpedBefore, 60, 3},
     [](auto& r, auto& h) {
         r.helped_before = {{h.id, 3}};
     }},
    {"helped for years",
     {Merit::HelpedBefore, 100, 70},
     [](auto& r, auto& h) {
         r.helped_before = {{h.id, 70}};
     }},
    {"the same building",
     {Merit::SameBuilding, 120, 1},
     [](auto& r, auto& h) { h.place.building = r.place.building; }},
    {"the same compound",
     {Merit::SameCompound, 60, 1},
     [](auto& r, auto& h) { h.place.compound = r.place.compound; }},
    {"the group that is wished",
     {Merit::WishedGroup, 150, 6},
     [](auto& r, auto& h) {
         r.groups_wished = match_bit(5) | match_bit(6);
         h.groups = match_bit(6);
     }},
    {"the key to her door", {Merit::HasKey, 80, 1}, [](auto& r, auto& h) { r.key_holders = {h.id}; }},
    {"three errands this week", {Merit::EvenLoad, -75, 3}, [](auto&, auto& h) { h.errands_last_7_days = 3; }},
    {"a great many errands", {Merit::EvenLoad, -250, 40}, [](auto&, auto& h) { h.errands_last_7_days = 40; }},
    {"asked four times", {Merit::AskedOften, -20, 4}, [](auto&, auto& h) { h.asked_last_7_days = 4; }},
    {"her own tongue",
     {Merit::WishedLanguage, 40, wu},
     [](auto& r, auto& h) {
         r.languages_wished = match_bit(wu);
         h.languages = match_bit(mandarin) | match_bit(wu);
     }},
    {"what Ada likes to do",
     {Merit::PreferredKind, 30, 1},
     [](auto& r, auto& h) { h.kinds_preferred = match_bit(r.kind); }},
    {"did not answer three times", {Merit::NotHeardOf, -120, 3}, [](auto&, auto& h) { h.asked_in_vain = 3; }},
    {"answers after an hour",
     {Merit::AnswersSlowly, -6, 60},
     [](auto&, auto& h) { h.answers_in_minutes = 60; }},
    {"answers after an hour, and it is urgent",
     {Merit::AnswersSlowly, -24, 60},
     [](auto& r, auto& h) {
         h.answers_in_minutes = 60;
         r.urgency = MatchUrgency::Urgent;
     }},
};

std::vector<Bits128> order(const MatchRequest& request, const std::vector<MatchHelper>& helpers) {
    std::vector<Bits128> ids;
    for (const RankedHelper& ranked : HelperRanker(request).rank(helpers).helpers)
        ids.push_back(helpers[ranked.helper].id);
    return ids;
}

}  // namespace

TEST_CASE("each rule keeps a helper away by itself, and says why") {
    for (const BarrierRow& row : barrier_rows) {
        MatchRequest request = errand();
        MatchHelper person = helper();
        row.change(request, person);
        CAPTURE(row.what);
        CHECK(why_not(request, person) == std::vector{row.reason});
        CHECK(HelperRanker(request).rank({person}).helpers.empty());
    }
}

TEST_CASE("every rule has a row in the table of rules") {
    for (std::size_t number = 1; number < barrier_count; ++number) {
        int rows = 0;
        for (const BarrierRow& row : barrier_rows)
            rows += static_cast<std::size_t>(row.reason.barrier) == number;
        CAPTURE(number);
        CHECK(rows > 0);
    }
}

TEST_CASE("a rule does not keep anybody away whom it is not meant for") {
    for (const AllowedRow& row : allowed_rows) {
        MatchRequest request = errand();
        MatchHelper person = helper();
        row.change(request, person);
        CAPTURE(row.what);
        CHECK(why_not(request, person).empty());
    }
}

TEST_CASE("several reasons are all named, always in the same order") {
    MatchRequest request = errand();
    MatchHelper person = helper();
    person.errands_today = 1;
    person.health = Health::Isolated;
    request.meeting = Meeting::Indoors;
    CHECK(why_not(request, person) == std::vector<BarrierReason>{{Barrier::HelperIsolated, 0},
                                                                 {Barrier::NotVettedForHomes, 0},
                                                                 {Barrier::DayFull, 1}});
}

TEST_CASE("each thing that speaks for or against a helper counts as the table of weights says") {
    for (const MeritRow& row : merit_rows) {
        MatchRequest request = errand();
        MatchHelper person = helper();
        row.change(request, person);
        const std::int32_t hurry = request.urgency == MatchUrgency::Urgent ? 4 : 1;
        std::vector<MeritReason> expected{row.reason};
        const MeritReason far{Merit::Distance, -50 * hurry, 1000};
        expected.insert(row.reason.merit < Merit::Distance ? expected.end() : expected.begin(), far);
        CAPTURE(row.what);
        CHECK(HelperRanker(request).why(person) == expected);
        CHECK(HelperRanker(request).points(person) == row.reason.points + far.points);
    }
}

TEST_CASE("a walk counts more the more urgent it is, and no more than two kilometres") {
    MatchRequest request = errand();
    MatchHelper person = helper();
    const auto points = [&] { return HelperRanker(request).points(person); };
    CHECK(points() == -50);
    request.urgency = MatchUrgency::Soon;
    CHECK(points() == -100);
    request.urgency = MatchUrgency::Urgent;
    CHECK(points() == -200);
    person.place.north_m = 900'000;
    CHECK(points() == -400);
    person.place.north_m = 2'000'000'000;
    CHECK(points() == -400);
    person.place = request.place;
    CHECK(points() == 180);
}

TEST_CASE("distances are straight, whole metres") {
    CHECK(distance_m({0, 0, 0, 0}, {0, 0, 3, 4}) == 5);
    CHECK(distance_m({0, 0, -3, 0}, {0, 0, 0, -4}) == 5);
    CHECK(distance_m({0, 0, 0, 0}, {0, 0, 1, 1}) == 1);
    CHECK(distance_m({0, 0, 7, 7}, {0, 0, 7, 7}) == 0);
    for (std::int32_t east = 0; east < 3000; ++east) {
        const std::int64_t root = distance_m({0, 0, east, 0}, {0, 0, 0, 777});
        const std::int64_t square = std::int64_t{east} * east + 777 * 777;
        CHECK((root * root <= square && square < (root + 1) * (root + 1)));
    }
}

TEST_CASE("her fixed pair comes first, though tired and far away") {
    MatchRequest request = errand();
    request.urgency = MatchUrgency::Urgent;
    request.fixed_pairs = {ben};
    MatchHelper neighbour = helper();
    neighbour.place = request.place;
    MatchHelper pair = helper(ben);
    pair.place.east_m = 90'000;
    pair.errands_last_7_days = 30;
    pair.answers_in_minutes = 5000;
    CHECK(order(request, {neighbour, pair}) == std::vector{ben, ada});
}

TEST_CASE("of two who are equal the one who did less lately is first, then always the same one") {
    const MatchRequest request = errand();
    MatchHelper one = helper(), other = helper(ben);
    CHECK(order(request, {one, other}) == std::vector{ada, ben});
    CHECK(order(request, {other, one}) == std::vector{ada, ben});
    // The same points: a longer walk for what she did.
    one.errands_last_7_days = 1;
    other.place.east_m += 25 * 20;
    CHECK(order(request, {one, other}) == std::vector{ben, ada});
}

TEST_CASE("the list tells how many fail at what, and how many at nothing else") {
    MatchRequest request = errand();
    request.wheelchair_place = true;
    std::vector<MatchHelper> helpers{helper(), helper(ben), helper({0, 3})};
    helpers[1].errands_today = 1;
    helpers[2].wheelchair_place = true;
    const Ranking ranking = HelperRanker(request).rank(helpers);
    CHECK(ranking.looked_at == 3);
    REQUIRE(ranking.helpers.size() == 1);
    CHECK(ranking.helpers[0].helper == 2);
    const auto wheelchair = static_cast<std::size_t>(Barrier::NoWheelchairPlace);
    CHECK(ranking.broken[wheelchair] == 2);
    CHECK(ranking.only[wheelchair] == 1);
    CHECK(ranking.broken[static_cast<std::size_t>(Barrier::DayFull)] == 1);
    CHECK(ranking.only[static_cast<std::size_t>(Barrier::DayFull)] == 0);
}

TEST_CASE("who is both her fixed pair and blocked is not asked") {
    MatchRequest request = errand();
    request.fixed_pairs = {ada};
    request.blocked = {ada, ben};
    request.helped_before = {{ada, 2}, {ada, 5}};
    CHECK(why_not(request, helper()) == std::vector<BarrierReason>{{Barrier::Blocked, 0}});
    CHECK(HelperRanker(request).why(helper())[1] == MeritReason{Merit::HelpedBefore, 100, 5});
    request.helped_before = {{ada, 5}, {ada, 2}};
    CHECK(HelperRanker(request).why(helper())[1] == MeritReason{Merit::HelpedBefore, 100, 5});
}

TEST_CASE("free time fits when it lies within the window in one piece") {
    CHECK(fits_into(half_hours(0, 48), half_hours(0, 48), 48));
    CHECK_FALSE(fits_into(half_hours(0, 48), half_hours(0, 48), 49));
    CHECK(fits_into(half_hours(47, 48), half_hours(40, 48), 1));
    CHECK_FALSE(fits_into(half_hours(10, 12), half_hours(12, 14), 1));
    CHECK(fits_into(0, 0, 0));
    CHECK(half_hours(5, 5) == 0);
}
