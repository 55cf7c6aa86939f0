#include "app/client/drafts.h"

#include <doctest/doctest.h>

#include "app/client/buddies/checks_page.h"
#include "app/client/helpers/offer_page.h"
#include "app/client/medicine/medicine_facts.h"
#include "app/client/reminders/robot_page.h"
#include "app/client/rides/rides_page.h"
#include "app/client/rides/trip_page.h"
#include "app/client/sheet_drafts.h"
#include "app/client/shifts/chain_page.h"
#include "app/client/shifts/guests_page.h"
#include "app/client/shifts/patterns_page.h"
#include "app/client/shifts/roster_page.h"
#include "app/client/shifts/roster_rules_page.h"
#include "app/client/shifts/shifts_page.h"
#include "app/client/today_page.h"

using namespace linli;
using namespace linli::client;

namespace {

// What a reload does to a form: written down, and read into an empty one.
template <class Form>
Form reloaded(Form& form) {
    Form after;
    CHECK(read_drafts(drafts_of(after), "me", write_drafts(drafts_of(form), "me")));
    return after;
}

}  // namespace

TEST_CASE("drafts come back as they were, for the person who wrote them and for nobody else") {
    std::string text = "13. 林工\n\"19:00\" \\ 东门 🐟";
    int number = -3;
    bool flag = true;
    const std::vector<Draft> drafts{draft("text", text), draft("number", number), draft("flag", flag)};
    const std::string kept = write_drafts(drafts, "me");
    const std::string written = text;
    text.clear();
    number = 0;
    flag = false;
    CHECK_FALSE(read_drafts(drafts, "somebody else", kept));
    CHECK(text.empty());
    CHECK(read_drafts(drafts, "me", kept));
    CHECK(text == written);
    CHECK(number == -3);
    CHECK(flag);
}

TEST_CASE("drafts of another build set what they know, and damaged ones nothing") {
    std::string old = "old", added = "added";
    const std::string kept = write_drafts({draft("old", old)}, "me");
    old = added = "";
    CHECK(read_drafts({draft("old", old), draft("added", added)}, "me", kept));
    CHECK(old == "old");
    CHECK(added.empty());
    for (std::size_t size = 0; size < kept.size(); ++size)
        CHECK_FALSE(read_drafts({draft("old", old)}, "me", kept.substr(0, size)));
}

TEST_CASE("what is typed about a pattern outlives a reload, also that something was not chosen") {
    PatternsInput input;
    PatternForm& form = input.form;
    form.changes = ShiftPatternId{{7, 1}};
    form.filled = true;
    form.first = CivilDate{2026, 11, 25};
    form.days = day_bit(2) | day_bit(4);
    form.every_days = 3;
    form.from = 23 * 60;
    form.until = 25 * 60;
    form.then = {60, 180};
    form.why = "下雨";
    const PatternForm after = reloaded(input).form;
    CHECK(after.changes == form.changes);
    CHECK(after.filled);
    CHECK(after.first == form.first);
    CHECK_FALSE(after.last);
    CHECK(after.days == form.days);
    CHECK(after.until == form.until);
    CHECK(after.then == form.then);
    CHECK(after.why == form.why);
    form.then.reset();
    CHECK_FALSE(reloaded(input).form.then);
}

TEST_CASE("a copied week, a change in bulk and a call right now outlive a reload") {
    PlanInput input;
    input.part = 2;
    input.weeks_ahead = 3;
    input.publish = CivilDate{2026, 12, 1};
    input.later_minutes = -30;
    input.longer_minutes = 45;
    input.from_minute = 19 * 60;
    input.cancel = true;
    input.why = "封路";
    input.people = 9;
    const PlanInput after = reloaded(input);
    CHECK(after.part == 2);
    CHECK(after.weeks_ahead == 3);
    CHECK(after.publish == input.publish);
    CHECK_FALSE(after.opens);
    CHECK(after.later_minutes == -30);
    CHECK(after.longer_minutes == 45);
    CHECK(after.from_minute == 19 * 60);
    CHECK(after.cancel);
    CHECK(after.why == "封路");
    CHECK(after.people == 9);
}

TEST_CASE("what is typed about a post, a shift and the rules outlives a reload") {
    PostForm post;
    post.post = PostId{{7, 2}};
    post.detail.id = post.post;
    post.detail.place = "南门保安亭外";
    post.needs = {{TrainingId{{7, 3}}, 2}, {TrainingId{{7, 4}}, 1}};
    const PostForm post_after = reloaded(post);
    CHECK(post_after.post == post.post);
    CHECK(post_after.detail.id == post.post);
    CHECK(post_after.detail.place == post.detail.place);
    REQUIRE(post_after.needs.size() == 2);
    CHECK(post_after.needs[1].training == post.needs[1].training);
    CHECK(post_after.needs[0].places == 2);

    ShiftForm shift;
    shift.needs = post.needs;
    shift.day = CivilDate{2026, 12, 24};
    CHECK(reloaded(shift).needs.size() == 2);
    CHECK(reloaded(shift).day == shift.day);

    RosterRulesInput rules;
    CHECK_FALSE(reloaded(rules).filled);  // Nothing was changed: they are read anew.
    rules.filled = true;
    rules.rules.hours_a_day = 10;
    rules.rules.alarm_person = PersonId{{7, 5}};
    const RosterRulesInput rules_after = reloaded(rules);
    CHECK(rules_after.filled);
    CHECK(rules_after.rules == rules.rules);
    CHECK(rules_after.filled_from == rules.filled_from);
}

TEST_CASE("a pasted chain outlives a reload with the lines that were mended since") {
    ChainInput chain;
    chain.pasted = "1. 林工\n2. ???";
    CHECK(reloaded(chain).pasted == chain.pasted);
    chain.review.emplace();
    chain.review->text_lines = {"1. 林工", "2. 小禾"};
    chain.review->typing = {2, "2. 小禾 东门", 1, "林"};
    const ChainInput after = reloaded(chain);
    CHECK(after.pasted == "1. 林工\n2. 小禾");
    CHECK(after.begun.mending == 2);
    CHECK(after.begun.mended == "2. 小禾 东门");
    CHECK(after.begun.finding == 1);
    CHECK(after.begun.find == "林");
}

TEST_CASE("whoever was being looked for is looked for again, in the sheet that was open for it") {
    ShiftsInput shifts;
    shifts.assigning = shifts.for_other = true;
    shifts.naming = SeatId{{7, 21}};
    CHECK_FALSE(reloaded(shifts).assigning);
    CHECK_FALSE(reloaded(shifts).for_other);
    CHECK_FALSE(reloaded(shifts).naming);
    shifts.search = shifts.other_search = shifts.naming_search = "祝";
    const ShiftsInput shifts_after = reloaded(shifts);
    CHECK(shifts_after.assigning);
    CHECK(shifts_after.for_other);
    CHECK(shifts_after.naming == shifts.naming);
    CHECK(shifts_after.search == "祝");
    CHECK(shifts_after.other_search == "祝");
    CHECK(shifts_after.naming_search == "祝");

    GuestsInput guests;
    guests.open = SeatId{{7, 22}};
    CHECK_FALSE(reloaded(guests).open);
    guests.search = "陆";
    CHECK(reloaded(guests).open == guests.open);
    CHECK(reloaded(guests).search == "陆");

    RosterInput roster;
    roster.week = 2;
    roster.week_table.gap = ShiftId{{7, 23}};
    CHECK_FALSE(reloaded(roster).week_table.gap);
    CHECK(reloaded(roster).part == static_cast<int>(RosterPart::Agenda));
    roster.week_table.choice.find = "陆";
    const RosterInput roster_after = reloaded(roster);
    CHECK(roster_after.week_table.gap == roster.week_table.gap);
    CHECK(roster_after.week_table.choice.find == "陆");
    CHECK(roster_after.week == 2);
    CHECK(roster_after.part == static_cast<int>(RosterPart::Week));

    ChecksInput checks;
    checks.search = checks.form.find_buddy = checks.form.find_second = "吴";
    CHECK(reloaded(checks).search == "吴");
    CHECK(reloaded(checks).form.find_buddy == "吴");
    CHECK(reloaded(checks).form.find_second == "吴");
}

TEST_CASE("what is written on today outlives a reload: of who was found in need, of who calls, of a house") {
    TodayInput input;
    input.checks.helping = CheckRoundId{{7, 20}};
    input.checks.how = CheckWay::Knock;
    CHECK_FALSE(reloaded(input).checks.helping);
    input.checks.words = "摔倒了，已经叫了 120";
    input.desk.people.search = "138";
    input.desk.building = input.desk.place.id = BuildingId{{7, 21}};
    input.desk.place.east_m = -120;
    input.desk.place.north_m = 35;
    const TodayInput after = reloaded(input);
    CHECK(after.checks.helping == input.checks.helping);
    CHECK(after.checks.how == CheckWay::Knock);
    CHECK(after.checks.words == input.checks.words);
    CHECK(after.desk.people.search == "138");
    CHECK(after.desk.building == input.desk.building);
    CHECK(after.desk.place.id == input.desk.building);
    CHECK(after.desk.place.east_m == -120);
    CHECK(after.desk.place.north_m == 35);
}

TEST_CASE("what is written about a medicine outlives a reload") {
    MedicineFactsInput input;
    CHECK_FALSE(reloaded(input).of);
    input.of = ErrandItemId{{7, 22}};
    input.facts = {"每天一次，每次半片", Instant{1'795'428'000'000}, true, false, true};
    input.knows_days = true;
    input.days_left = 3;
    const MedicineFactsInput after = reloaded(input);
    CHECK(after.of == input.of);
    CHECK(after.facts == input.facts);
    CHECK(after.knows_days);
    CHECK(after.days_left == 3);
}

TEST_CASE("a sheet about a shift is open again with the words that were written in it, and not without") {
    ShiftsInput input;
    input.missed = SeatId{{7, 6}};
    input.cancelling = true;
    input.post.to = SeatId{{7, 7}};
    input.post.count = 3;
    CHECK_FALSE(reloaded(input).missed);
    CHECK_FALSE(reloaded(input).cancelling);
    input.missed_note = "打了电话没人接";
    input.cancel_why = "封路";
    input.assigning = true;
    input.anyway = PersonId{{7, 8}};
    input.anyway_why = "没有别人";
    const ShiftsInput after = reloaded(input);
    CHECK(after.missed == input.missed);
    CHECK(after.missed_note == input.missed_note);
    CHECK(after.cancelling);
    CHECK(after.cancel_why == input.cancel_why);
    CHECK(after.assigning);
    CHECK(after.anyway == input.anyway);
    CHECK(after.anyway_why == input.anyway_why);
    CHECK(after.post.to == input.post.to);
    CHECK(after.post.count == 3);
}

TEST_CASE("a plan of checks and an offer that are being changed outlive a reload with what they come from") {
    ChecksInput checks;
    checks.form.person = PersonId{{7, 9}};
    checks.form.rhythm = {CheckWay::Tap, 5, 8 * 60, 45, 20};
    checks.form.buddy = PersonId{{7, 10}};
    checks.form.pausing = true;
    checks.form.pause_why = "住院";
    checks.form.pause_until = CivilDate{2026, 12, 3};
    checks.helping = CheckRoundId{{7, 11}};
    CHECK_FALSE(reloaded(checks).helping);
    checks.words = "摔倒了";
    const ChecksInput checks_after = reloaded(checks);
    CHECK(checks_after.form.wish() == checks.form.wish());
    CHECK(checks_after.form.filled_from == checks.form.filled_from);
    CHECK(checks_after.form.person == checks.form.person);
    CHECK(checks_after.form.pausing);
    CHECK(checks_after.form.pause_why == checks.form.pause_why);
    CHECK(checks_after.form.pause_until == checks.form.pause_until);
    CHECK(checks_after.helping == checks.helping);
    CHECK(checks_after.words == checks.words);

    OfferInput offer;
    offer.helper = offer.offer.id = offer.filled_from.id = PersonId{{7, 12}};
    offer.offer.kinds = 6;
    offer.offer.errands_a_day = 4;
    offer.offer.no_dogs = true;
    offer.filled_from.until = Instant{1'795'428'000'000};
    offer.buildings = {BuildingId{{7, 13}}, BuildingId{{7, 14}}};
    offer.last_day = CivilDate{2026, 12, 9};
    const OfferInput offer_after = reloaded(offer);
    CHECK(offer_after.helper == offer.helper);
    CHECK(offer_after.offer == offer.offer);
    CHECK(offer_after.filled_from == offer.filled_from);
    CHECK(offer_after.buildings == offer.buildings);
    CHECK(offer_after.filled_buildings.empty());
    CHECK(offer_after.last_day == offer.last_day);
}

TEST_CASE("a vehicle, a place it goes to, a trip and what came of a report outlive a reload") {
    RidesInput rides;
    rides.sheet = RideSheet::Vehicle;
    rides.is_new = false;
    rides.vehicle.id = VehicleId{{7, 15}};
    rides.vehicle.name = "一号车";
    rides.vehicle.plate = "沪A12345";
    rides.vehicle.driver = PersonId{{7, 16}};
    rides.vehicle.seats = 4;
    rides.vehicle.until_minute = 18 * 60;
    rides.destination.name = "中山医院";
    rides.destination.minutes = 25;
    const RidesInput rides_after = reloaded(rides);
    CHECK(rides_after.sheet == RideSheet::Vehicle);
    CHECK_FALSE(rides_after.is_new);
    CHECK(rides_after.vehicle.id == rides.vehicle.id);
    CHECK(rides_after.vehicle.name == rides.vehicle.name);
    CHECK(rides_after.vehicle.plate == rides.vehicle.plate);
    CHECK(rides_after.vehicle.driver == rides.vehicle.driver);
    CHECK(rides_after.vehicle.seats == 4);
    CHECK(rides_after.vehicle.until_minute == 18 * 60);
    CHECK(rides_after.destination.name == rides.destination.name);
    CHECK(rides_after.destination.minutes == 25);

    TripInput trip;
    trip.planning = true;
    trip.place = "中山医院";
    trip.from = 9 * 60;
    trip.left_out = {ErrandId{{7, 17}}};
    CHECK(reloaded(trip).planning);
    CHECK(reloaded(trip).place == trip.place);
    CHECK(reloaded(trip).from == trip.from);
    CHECK(reloaded(trip).left_out == trip.left_out);

    HelpersInput helpers;
    helpers.report = ReportId{{7, 18}};
    CHECK_FALSE(reloaded(helpers).report);
    helpers.words = "谈过了";
    CHECK(reloaded(helpers).report == helpers.report);
    CHECK(reloaded(helpers).words == helpers.words);
}

TEST_CASE(
    "what is typed about the chat's robot outlives a reload, and its address lies nowhere without that") {
    RobotInput robot;
    robot.robot.address = robot.filled_from.address = "https://chat.example/secret";
    robot.rules.evening_minute = robot.rules_from.evening_minute = 19 * 60;
    CHECK(write_drafts(drafts_of(robot), "me").find("secret") == std::string::npos);
    robot.robot.missing_line = "今晚还缺人";
    robot.robot.roster_minute = 17 * 60 + 30;
    robot.robot.hours_ahead = 5;
    robot.robot.form = ChatForm::Feishu;
    robot.rules.quiet.until_minute = 6 * 60;
    const RobotInput after = reloaded(robot);
    CHECK(is_changed(after));
    CHECK(after.robot.address == robot.robot.address);
    CHECK(after.robot.missing_line == robot.robot.missing_line);
    CHECK(after.robot.roster_minute == robot.robot.roster_minute);
    CHECK(after.robot.hours_ahead == 5);
    CHECK(after.robot.form == ChatForm::Feishu);
    CHECK(after.filled_from.address == robot.filled_from.address);
    CHECK_FALSE(after.filled_from.roster_minute);
    CHECK(after.rules == robot.rules);
    CHECK(after.rules_from == robot.rules_from);
}

TEST_CASE("what is typed at the door stands beside the last person's drafts, and takes none of them away") {
    std::string code, text = "1. 林工";
    const std::vector<Draft> door{draft("code", code)}, mine{draft("text", text)};
    CHECK(write_drafts_beside(door, "").empty());
    const std::string left = write_drafts(mine, "me");
    code = "K7–3M";
    const std::string kept = write_drafts_beside(door, left);
    code.clear();
    read_drafts_beside(door, kept);
    CHECK(code == "K7–3M");
    text.clear();
    CHECK_FALSE(read_drafts(mine, "somebody else", kept));
    CHECK(read_drafts(mine, "me", kept));
    CHECK(text == "1. 林工");
    code.clear();
    CHECK(write_drafts_beside(door, kept).find("K7") == std::string::npos);
}

TEST_CASE("what is to be changed in a bag or an order outlives a reload") {
    std::map<CampaignItemId, int> packs{{CampaignItemId{{7, 19}}, 2}, {CampaignItemId{{7, 20}}, 0}};
    const auto written = packs;
    const Draft one = packs_draft("packs", packs);
    const std::string kept = one.get();
    packs.clear();
    one.set(kept);
    CHECK(packs == written);
    one.set("x 1\n" + std::string(32, '0') + "\n");
    CHECK(packs.empty());
}

TEST_CASE("damaged numbers and days leave what was there or nothing, and never something made up") {
    CHECK(read_numbers("") == std::vector<std::int64_t>{});
    CHECK(read_numbers("1 -2 3") == std::vector<std::int64_t>{1, -2, 3});
    CHECK(read_numbers("1 x 3") == std::vector<std::int64_t>{1});
    PostForm form;
    form.needs = {{TrainingId{{7, 3}}, 2}};
    for (Draft& one : drafts_of(form)) {
        if (one.name == "post_form.needs") one.set("zz 1\n12\n\n");
    }
    CHECK(form.needs.empty());
}
