#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "app/client/buddies/checks_page.h"
#include "app/client/errands/errands_page.h"
#include "app/client/errands/match_page.h"
#include "app/client/errands/phone_desk_page.h"
#include "app/client/helpers/offer_page.h"
#include "app/client/orders/buy_chain_page.h"
#include "app/client/orders/buys_page.h"
#include "app/client/orders/hand_out_page.h"
#include "app/client/orders/labels_page.h"
#include "app/client/rides/rides_page.h"
#include "app/client/rides/trip_page.h"
#include "app/client/simple/simple_page.h"
#include "app/client/ui/ui.h"
#include "tests/client/roster_town.h"

// Every button of every page about helping and the roster: it says why it cannot be pressed, or something
// happens.

using namespace linli;
using namespace linli::client;

namespace {

// A busy evening: somebody asks, I help, a vehicle is mine, an old neighbour is to be looked after, and I
// stand at the south gate.
struct BusyTown : RosterTown {
    explicit BusyTown(bool coordinates) : RosterTown(coordinates) {
        roster();
        errand(70, ErrandKind::Shopping, ErrandState::Open, 12);
        errand(71, ErrandKind::Medicine, ErrandState::OnTheWay, 12, 10);
        errand(72, ErrandKind::Ride, ErrandState::Open, 13);
        errand(73, ErrandKind::Repair, ErrandState::Claimed, 10, 11);
        errand(74, ErrandKind::Ride, ErrandState::Claimed, 12, 10);
        add(ErrandAsk{made<ErrandAskId>(80), made<ErrandId>(70), me, {}, clock_at(17), AskAnswer::None, {}});
        Handover card;
        card.id = made<HandoverId>(81);
        card.errand = made<ErrandId>(71);
        card.things.card = card.things.medicine = true;
        card.from = made<PersonId>(12);
        card.to = me;
        card.given_at = clock_at(17);
        add(card);
        add(ErrandPhoto{made<ErrandPhotoId>(82), card.errand, *card.from, clock_at(17), 640, 480, 1000});
        vehicle();
        check_on(made<PersonId>(12));
        campaign(200, CampaignState::Open);
        campaign(210, CampaignState::Arrived);
        Report report;
        report.id = made<ReportId>(90);
        report.by = made<PersonId>(12);
        report.about = made<PersonId>(11);
        report.words = "没来";
        report.at = clock_at(17);
        add(report);
        FixedPair pair;
        pair.id = made<FixedPairId>(91);
        pair.helper = made<PersonId>(11);
        pair.person = made<PersonId>(12);
        add(pair);
        open();
    }
    void roster() {
        const Training training = protection();
        add(PlaceNeed{made<PlaceNeedId>(700), std::nullopt, friday, training.id, 1});
        add(TrainingHeld{made<TrainingHeldId>(701), made<PersonId>(12), training.id, me, clock_at(8)});
        add(WaitingPlace{made<WaitingPlaceId>(702), full, made<PersonId>(12), made<PersonId>(12),
                         clock_at(9)});
        StandInAsk ask;
        ask.id = made<StandInAskId>(703);
        ask.seat = zhu_friday;
        ask.person = me;
        add(ask);
        Swap swap;
        swap.id = made<SwapId>(704);
        swap.first = lu_tonight;
        swap.second = zhu_friday;
        swap.first_agrees = true;
        add(swap);
        ShiftPattern pattern;
        pattern.id = made<ShiftPatternId>(705);
        pattern.post = south;
        pattern.first_day = day_number({2026, 11, 20});
        pattern.from_minute = 20 * 60;
        pattern.minutes_long = 120;
        add(pattern);
        Seat guest;
        guest.id = made<SeatId>(706);
        guest.shift = after;
        guest.guest_name = "小祝";
        guest.placed_by = me;
        add(guest);
    }
    void errand(std::uint64_t number, ErrandKind kind, ErrandState state, std::uint64_t asked_for,
                std::uint64_t helper = 0) {
        Errand errand;
        errand.id = made<ErrandId>(number);
        errand.number = static_cast<std::int32_t>(number);
        errand.kind = kind;
        errand.building = made<BuildingId>(2);
        errand.window = {clock_at(18), clock_at(21)};
        errand.state = state;
        if (helper) errand.helper = made<PersonId>(helper);
        errand.asked_at = clock_at(16);
        add(errand);
        ErrandDetail detail;
        detail.id = errand.id;
        detail.asked_by = detail.asked_for = made<PersonId>(asked_for);
        detail.what = "请帮忙";
        detail.destination = kind == ErrandKind::Ride ? "市一医院" : "";
        add(detail);
        if (kind != ErrandKind::Shopping && kind != ErrandKind::Medicine) return;
        ErrandItem item;
        item.id = made<ErrandItemId>(number + 100);
        item.errand = errand.id;
        item.words.item = "青菜";
        add(item);
    }
    void vehicle() {
        Vehicle vehicle;
        vehicle.id = made<VehicleId>(60);
        vehicle.name = "一号车";
        vehicle.driver = me;
        vehicle.seats = 4;
        vehicle.days = every_day;
        vehicle.until_minute = 24 * 60;
        add(vehicle);
        Destination hospital;
        hospital.id = made<DestinationId>(61);
        hospital.name = "市一医院";
        hospital.minutes = 20;
        add(hospital);
        RideLeg leg;
        leg.id = made<RideLegId>(62);
        leg.errand = made<ErrandId>(74);
        leg.vehicle = vehicle.id;
        leg.window = {clock_at(18), clock_at(19)};
        add(leg);
    }
    void check_on(PersonId person) {
        CheckPlan plan;
        plan.id = person;
        plan.buddy = me;
        plan.since = clock_at(8, 0, 22);
        plan.next_due = clock_at(9, 0, 24);
        add(plan);
        CheckRound round;
        round.id = made<CheckRoundId>(63);
        round.person = person;
        round.due = round.opened_at = clock_at(9);
        round.rung = CheckRung::Buddy;
        round.asked = me;
        add(round);
        CheckStep step;
        step.id = made<CheckStepId>(64);
        step.round = round.id;
        step.rung = CheckRung::Buddy;
        step.asked = me;
        step.at = clock_at(10);
        add(step);
    }

    // One of two packs is mine, at a price that has gone up since.
    void campaign(std::uint64_t number, CampaignState state) {
        Campaign campaign;
        campaign.id = made<CampaignId>(number);
        campaign.facts.title = "砂糖橘";
        campaign.facts.closes_at = clock_at(21);
        campaign.facts.minimum_packs = 10;
        campaign.facts.payment_words = "付给陆青";
        campaign.state = state;
        add(campaign);
        CampaignItem item;
        item.id = made<CampaignItemId>(number + 1);
        item.campaign = campaign.id;
        item.facts.name = "砂糖橘";
        item.facts.price_cents = 42'00;
        item.facts.case_size = 6;
        item.facts.whole_cases = true;
        item.facts.stock = 20;
        item.price_version = 2;
        add(item);
        add(ItemPrice{made<ItemPriceId>(number + 2), item.id, 1, 38'00, false, clock_at(8)});
        add(ItemPrice{made<ItemPriceId>(number + 3), item.id, 2, 42'00, true, clock_at(9)});
        add(ItemTotals{item.id, campaign.id, 2, 0, 0, 1, 0});
        add(CampaignTotals{campaign.id, 1, 2, 76'00, 1, 0});
        Order order;
        order.id = made<OrderId>(number + 4);
        order.campaign = campaign.id;
        order.household = made<HouseholdId>(1010);
        order.door = {{}, "2", "1", "301"};
        order.for_person = order.placed_by = me;
        order.placed_at = clock_at(8);
        add(order);
        OrderLine line;
        line.id = made<OrderLineId>(number + 5);
        line.order = order.id;
        line.item = item.id;
        line.packs = 2;
        add(line);
        LedgerEntry charge;
        charge.id = made<LedgerEntryId>(number + 6);
        charge.campaign = campaign.id;
        charge.order = order.id;
        charge.cents = 76'00;
        if (state != CampaignState::Open) add(charge);
    }

    BuysInput buys;
    BuyChainInput chain;
    HandOutInput hand_out;
    LabelsInput labels;
    bool asked_to_leave = false;  // The sheet is opened once.
    ErrandsInput errands;
    MatchInput match;
    OfferInput offer;
    HelpersInput helpers;
    RidesInput rides;
    ChecksInput checks;
    DeskInput desk;
    SimpleInput simple;
    TripInput trip;
};

struct ShownPage {
    const char* name;
    bool coordinates;
    std::function<void(BusyTown&)> draw;
};

// The pages of a campaign's team: each view of the hand-out, and a chain that is asked about.
void add_team_pages(std::vector<ShownPage>& pages) {
    for (const int view : {0, 1, 2, 3}) {
        pages.push_back({"hand-out", true, [view](BusyTown& t) {
                             if (!t.hand_out.of) t.hand_out.view = view;
                             t.hand_out.of = made<CampaignId>(210);
                             hand_out_page(t.known(), t.viewer(), t.now, t.hand_out.of, t.hand_out, t, t, t);
                         }});
    }
    pages.push_back({"a bag", true, [](BusyTown& t) {
                         const Order& order = t.known().state.orders.at(made<OrderId>(214));
                         if (t.hand_out.bag != order.id) open_bag(order, t.hand_out);
                         const ui::Page page({.title = "袋子", .key = "bag"});
                         const Known known = t.known();
                         const Viewer viewer = t.viewer();
                         draw_bag_sheet({known, viewer, t.now, t}, t.hand_out, t);
                     }});
    pages.push_back({"labels", true, [](BusyTown& t) {
                         labels_page(t.known(), t.viewer(), t.now, made<CampaignId>(210), t.labels, t, t, t);
                     }});
    for (const char* pasted : {"",
                               "#接龙\n橘子\nA 砂糖橘 38元\nB 梨 9元\n\n1. 2-1-301 A3\n2. 老王\n"
                               "3. 2-1-302 A1\n4. 2-1-303 B2\n"}) {
        pages.push_back({"chain", true, [pasted = std::string(pasted)](BusyTown& t) {
                             if (!t.chain.of) {
                                 t.chain.pasted = pasted;
                                 t.chain.reading = !pasted.empty();
                             }
                             t.chain.of = made<CampaignId>(200);
                             buy_chain_page(t.known(), t.viewer(), t.now, t.chain.of, t.chain, t, t, t);
                         }});
    }
}

// A proposal of the week lies there; somebody is to be exchanged, where it is asked for.
void propose_all(BusyTown& town, bool exchanges) {
    RosterAsk ask;
    ask.first_day = day_number({2026, 11, 23});
    town.propose.asked = ask;
    town.propose.seats = proposed_roster(town.replica.state(), ask, town.now);
    town.propose.changes = 1;
    if (exchanges)
        town.propose.choosing = PlaceToFill{town.propose.seats.at(0).shift, town.propose.seats.at(0).person};
}

void add_pages_of_coordinators(std::vector<ShownPage>& pages) {
    const auto add = [&](const char* name, std::function<void(BusyTown&)> draw) {
        pages.push_back({name, true, std::move(draw)});
    };
    add("match", [](BusyTown& t) { match_page(t.known(), t.viewer(), t.now, t.match, t); });
    add("helpers",
        [](BusyTown& t) { helpers_page(t.known(), t.viewer(), t.now, std::nullopt, t.helpers, t); });
    add("helper",
        [](BusyTown& t) { helpers_page(t.known(), t.viewer(), t.now, made<PersonId>(11), t.helpers, t); });
    add("rides", [](BusyTown& t) { rides_page(t.known(), t.viewer(), t.now, t.rides, t, t); });
    add("vehicles", [](BusyTown& t) { vehicles_page(t.known(), t.viewer(), t.now, t.rides, t); });
    add("roster rules", [](BusyTown& t) { roster_rules_page(t.known(), t.viewer(), t.now, t.rules, t); });
    add("a post", [](BusyTown& t) {
        post_page(t.known(), t.viewer(), t.now, t.replica.state().posts.at(t.south), t.post, t, t);
    });
    add("wall", [](BusyTown& t) { wall_page(t.known(), t.viewer(), t.now, t.wall, t); });
    add("patterns", [](BusyTown& t) { patterns_page(t.known(), t.viewer(), t.now, t.patterns, t); });
    for (const std::uint64_t number : {0, 705})
        add("pattern", [number](BusyTown& t) {
            const ShiftPatternId id = number ? made<ShiftPatternId>(number) : ShiftPatternId{};
            pattern_page(t.known(), t.viewer(), t.now, id, t.patterns, t, t);
        });
    for (const int part : {0, 1, 2})
        add("plan", [part](BusyTown& t) {
            t.plan.part = part;
            plan_page(t.known(), t.viewer(), t.now, t.plan, t);
        });
    for (const int part : {0, 1, 2})
        add("post figures", [part](BusyTown& t) {
            t.figures.part = part;
            post_figures_page(t.known(), t.viewer(), t.now, t.figures, t);
        });
    add("propose", [](BusyTown& t) { propose_page(t.known(), t.viewer(), t.now, t.propose, t, t); });
    for (const bool exchanges : {false, true})
        add("a proposal", [exchanges](BusyTown& t) {
            if (t.propose.changes == 0) propose_all(t, exchanges);
            propose_page(t.known(), t.viewer(), t.now, t.propose, t, t);
        });
    add("checks",
        [](BusyTown& t) { checks_page(t.known(), t.viewer(), t.now, std::nullopt, t.checks, t, t); });
    add("checks on somebody",
        [](BusyTown& t) { checks_page(t.known(), t.viewer(), t.now, made<PersonId>(12), t.checks, t, t); });
    for (const bool somebody : {false, true})
        add(somebody ? "somebody on the phone" : "phone desk", [somebody](BusyTown& t) {
            const auto person = somebody ? std::optional(made<PersonId>(12)) : std::nullopt;
            phone_desk_page(t.known(), t.viewer(), t.now, person, {t.desk, t.errands, t.checks}, t, t, t);
        });
}

std::vector<ShownPage> pages() {
    std::vector<ShownPage> pages;
    for (const bool coordinates : {false, true}) {
        const auto add = [&](const char* name, std::function<void(BusyTown&)> draw) {
            pages.push_back({name, coordinates, std::move(draw)});
        };
        add("today", [](BusyTown& t) { today_page(t.known(), t.viewer(), t.now, t.today, t, t, t); });
        add("errands",
            [](BusyTown& t) { errands_page(t.known(), t.viewer(), t.now, std::nullopt, t.errands, t, t); });
        for (const std::uint64_t number : {70, 71, 72, 73, 74})
            add("errand", [number](BusyTown& t) {
                errands_page(t.known(), t.viewer(), t.now, made<ErrandId>(number), t.errands, t, t);
            });
        for (const int kind : {0, 1, 2, 3, 5, 6, 7})
            add("ask", [kind](BusyTown& t) {
                if (t.errands.ask.kind == 0 && !t.errands.ask.filled) t.errands.ask.kind = kind;
                t.errands.ask.filled = true;
                ask_page(t.known(), t.viewer(), t.now, t.errands.ask, t, t, t);
            });
        add("buys", [](BusyTown& t) { buys_page(t.known(), t.viewer(), t.now, std::nullopt, t.buys, t, t); });
        for (const std::uint64_t number : {200, 210})
            add("buy", [number](BusyTown& t) {
                buys_page(t.known(), t.viewer(), t.now, made<CampaignId>(number), t.buys, t, t);
            });
        add("offer", [](BusyTown& t) { offer_page(t.known(), t.viewer(), t.now, t.me, t.offer, t, t); });
        add("trip", [](BusyTown& t) { trip_page(t.known(), t.viewer(), t.now, t.trip, t); });
        add("drive", [](BusyTown& t) { drive_page(t.known(), t.viewer(), t.now, t.rides, t); });
        add("shifts",
            [](BusyTown& t) { shifts_page(t.known(), t.viewer(), t.now, std::nullopt, t.shifts, t); });
        for (const std::uint64_t number : {30, 31, 32, 33})
            add("shift", [number](BusyTown& t) {
                shifts_page(t.known(), t.viewer(), t.now, made<ShiftId>(number), t.shifts, t);
            });
        add("at the post", [](BusyTown& t) {
            t.now = clock_at(20, 10);
            shifts_page(t.known(), t.viewer(), t.now, t.tonight, t.shifts, t);
        });
        add("cannot come", [](BusyTown& t) {
            if (!std::exchange(t.asked_to_leave, true)) t.shifts.leave.ask(t.my_seat);
            const ui::Page page({.title = "来不了", .key = "leave"});  // Not what lies beneath the sheet.
            const Known known = t.known();
            const Viewer viewer = t.viewer();
            if (t.shifts.leave.seat) leave_sheet(known, viewer, t.now, t.shifts.leave, t);
        });
        add("calendar", [](BusyTown& t) { calendar_page(t.known(), t.viewer(), t.now, t.calendar, t); });
        add("shift hours",
            [](BusyTown& t) { shift_hours_page(t.known(), t.viewer(), t.now, t.me, t.shift_hours, t); });
        add("hours", [](BusyTown& t) { hours_page(t.known(), t.viewer(), t.now, std::nullopt, t.hours); });
        for (const char* route :
             {"/simple", "/simple/ask", "/simple/help", "/simple/mine", "/simple/news", "/simple/call"})
            add(route,
                [route](BusyTown& t) { simple_page(t.known(), t.viewer(), t.now, route, t.simple, t, t); });
    }
    add_pages_of_coordinators(pages);
    add_team_pages(pages);
    return pages;
}

bool is_pressed(const ui::Node& node) {
    return node.role == ui::Role::Button || node.role == ui::Role::Check || node.role == ui::Role::Radio ||
           node.role == ui::Role::PictureButton;
}

// Of these exactly one is on, and a press leaves it on.
bool stays_chosen(const std::string& name) {
    static const char* const keys[] = {"ask.for_me",       "handout.by_door", "buychain.filter.all",
                                       "handout.filter.0", "labels.every",    "labels.as_labels",
                                       "plan.any_time"};
    const auto is_one = [&](const char* key) { return name.rfind(text(key, {{"count", ""}}), 0) == 0; };
    return name == "哪儿都行" || name == "所有的岗" || name == "南门岗" ||
           std::any_of(std::begin(keys), std::end(keys), is_one);
}

// What lies beneath an open sheet is out of reach.
bool is_reached(const std::vector<ui::Node>& nodes, const ui::Node& node) {
    const auto is_sheet = [](const ui::Node& one) { return one.role == ui::Role::Dialog; };
    if (std::none_of(nodes.begin(), nodes.end(), is_sheet)) return true;
    for (const ui::Node* above = &node; above;) {
        if (is_sheet(*above)) return true;
        const auto parent = std::find_if(nodes.begin(), nodes.end(),
                                         [&](const ui::Node& one) { return one.id == above->parent; });
        above = parent == nodes.end() ? nullptr : &*parent;
    }
    return false;
}

// What can be seen of it, and what it has led to.
std::string effect_of(BusyTown& town) {
    std::string effect = town.gone + town.copied + std::to_string(town.printed) +
                         std::to_string(town.pushed.size()) + (town.reading ? "reads" : "") +
                         (town.chosen.simple ? "simple" : "");
    for (const ui::Node& node : town.screen.kit().nodes())
        effect += "\n" + std::to_string(node.id) + node.name + "=" + node.value + std::to_string(node.states);
    return effect;
}

// A search field shows no label: two of one name cannot be told apart, by eye or by ear.
bool search_fields_differ(const std::vector<ui::Node>& nodes) {
    std::vector<std::string> names;
    for (const ui::Node& node : nodes) {
        if (node.role == ui::Role::TextField && node.keyboard == ui::Keyboard::Search)
            names.push_back(node.name);
    }
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) == names.end();
}

std::unique_ptr<BusyTown> open_town(const ShownPage& page) {
    auto town = std::make_unique<BusyTown>(page.coordinates);
    town->chosen.simple = true;
    BusyTown& shown = *town;
    town->screen.show([&shown, &page] { page.draw(shown); });
    return town;
}

}  // namespace

TEST_CASE("every button of every page says why it cannot be pressed, or something happens") {
    for (const ShownPage& page : pages()) {
        CAPTURE(std::string(page.name));
        CAPTURE(page.coordinates);
        auto town = open_town(page);
        CHECK(town->screen.kit().duplicate_keys() == 0);
        CHECK(listed(town->screen.kit().unsaid_labels()) == "");
        const std::vector<ui::Node> nodes = town->screen.kit().nodes();
        CHECK(!nodes.empty());
        CHECK(search_fields_differ(nodes));
        for (const ui::Node& node : nodes) {
            if (!is_pressed(node) || !is_reached(nodes, node)) continue;
            CAPTURE(node.name);
            if (node.states & ui::StateDisabled) {
                CHECK(node.described_by != 0);
                continue;
            }
            const bool is_choice = node.role == ui::Role::Radio || stays_chosen(node.name);
            if (is_choice && node.states & (ui::StateChecked | ui::StateSelected)) continue;  // It is on.
            town.reset();  // There is one screen at a time.
            town = open_town(page);
            const std::string before = effect_of(*town);
            town->screen.kit().press(node.id);
            town->screen.draw_again();
            town->screen.wait(0);
            CHECK(listed(town->screen.kit().unsaid_labels()) == "");
            const bool something_happens = effect_of(*town) != before;
            CHECK(something_happens);
        }
    }
}

TEST_CASE("no words are cut that can be read nowhere else, on the phone and on the desk, in both languages") {
    for (const Language chosen : {Language::English, Language::Chinese}) {
        set_language(chosen);
        for (const ShownPage& page : pages()) {
            CAPTURE(std::string(page.name));
            CAPTURE(page.coordinates);
            const auto town = open_town(page);
            CHECK(listed(town->screen.kit().cut_words()) == "");
            town->screen.kit().set_screen({.width = 1280, .height = 800});
            town->screen.draw_again();
            CHECK(listed(town->screen.kit().cut_words()) == "");
        }
    }
}

TEST_CASE("no words run over the edge of a narrow phone, at any type, in both languages") {
    for (const Language chosen : {Language::English, Language::Chinese}) {
        set_language(chosen);
        for (const ShownPage& page : pages()) {
            CAPTURE(std::string(page.name));
            CAPTURE(page.coordinates);
            const auto town = open_town(page);
            for (const float type_scale : {1.0f, 1.5f, 2.0f}) {
                CAPTURE(type_scale);
                town->screen.kit().set_preferences({.type_scale = type_scale});
                town->screen.draw_again();
                CHECK(listed(town->screen.words_over_edges()) == "");
            }
        }
    }
}

TEST_CASE("who speaks to the device says what they see: each name contains its label, in English, too") {
    set_language(Language::English);
    for (const ShownPage& page : pages()) {
        CAPTURE(std::string(page.name));
        CAPTURE(page.coordinates);
        const auto town = open_town(page);
        CHECK(listed(town->screen.kit().unsaid_labels()) == "");
    }
    set_language(Language::Chinese);
}
