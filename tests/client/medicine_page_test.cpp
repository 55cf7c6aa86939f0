#include <doctest/doctest.h>

#include "app/client/errands/desk_needs.h"
#include "app/client/errands/errands_page.h"
#include "app/client/medicine/medicine_words.h"
#include "app/client/ui/ui.h"
#include "shared/medicine/medicine_book.h"
#include "tests/client/pressed_town.h"

// The medicine's part of an errand's page: what is known of it, who has what, and what was wrong.

using namespace linli;
using namespace linli::client;

namespace {

// Lu Qing fetches insulin for somebody; `helper` had it before and still holds the card.
struct Insulin : PressedTown, PressedServices {
    explicit Insulin(std::uint64_t asked_for, std::uint64_t helper = 11, bool takes_card = false) {
        role(made<PersonId>(11), Role::Volunteer);
        role(made<PersonId>(13), Role::Volunteer);
        if (helper == 10) role(me, Role::Volunteer);
        Errand errand;
        errand.id = wanted;
        errand.kind = ErrandKind::Medicine;
        errand.building = made<BuildingId>(2);
        errand.needs.money = takes_card;
        errand.window = {clock_at(16), clock_at(21)};
        errand.asked_at = clock_at(16);
        errand.state = ErrandState::OnTheWay;
        errand.helper = made<PersonId>(helper);
        add(errand);
        ErrandDetail detail;
        detail.id = wanted;
        detail.asked_by = detail.asked_for = made<PersonId>(asked_for);
        add(detail);
        ErrandItem item;
        item.id = insulin;
        item.errand = wanted;
        item.words.item = "胰岛素";
        add(item);
    }
    // Entered by who gives, so that the other side has not said so yet.
    void gives(std::uint64_t number, std::uint64_t from, std::uint64_t to, Thing thing) {
        Handover receipt;
        receipt.id = made<HandoverId>(number);
        receipt.errand = wanted;
        receipt.place = static_cast<std::int32_t>(number);
        receipt.things.*thing = true;
        receipt.from = made<PersonId>(from);
        receipt.to = made<PersonId>(to);
        receipt.entered_by = *receipt.from;
        receipt.given_at = clock_at(17);
        add(receipt);
    }
    void show() {
        open();
        screen.show([this] { errands_page(known(), viewer(), now, wanted, errands, *this, *this); });
    }
    std::optional<PersonId> holder(Thing thing) { return holder_of(known().state, wanted, thing); }

    const ErrandId wanted = made<ErrandId>(70);
    const ErrandItemId insulin = made<ErrandItemId>(71);
    PressedScreen screen;
    ErrandsInput errands;
};

std::string named(const char* key, Thing thing) {
    Things things;
    things.*thing = true;
    return joined(text(key), things_words(things));
}

}  // namespace

TEST_CASE("a bag that went to the wrong door is said not to have come, and is with the helper again") {
    Insulin town(10);
    town.gives(80, 11, 10, &Things::medicine);
    town.show();
    REQUIRE(town.holder(&Things::medicine) == town.me);
    REQUIRE(town.screen.press_only(named("medicine.wrong", &Things::medicine)));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    SUBCASE("not without a word about it") {
        REQUIRE(town.screen.write(text("medicine.wrong_why"), ""));
        CHECK(!town.screen.press_only(text("medicine.wrong_do")));
        CHECK(town.screen.shows(text("medicine.wrong_why_missing")));
    }
    SUBCASE("and the first receipt stays") {
        REQUIRE(town.screen.press_only(text("medicine.wrong_do")));
        const auto* correction = town.last<CorrectHandover>();
        REQUIRE(correction);
        CHECK(correction->why == text("medicine.wrong_missing"));
        CHECK(town.holder(&Things::medicine) == made<PersonId>(11));
        CHECK(receipts_of(town.known().state, town.wanted).size() == 2);
        CHECK(!town.screen.shows(text("medicine.wrong_do")));
    }
}

TEST_CASE("a helper who was not vetted is told that the card does not go with them") {
    Insulin town(12, 10, true);
    const std::string take = text("medicine.take", {{"thing", text("thing.1")}});
    SUBCASE("not vetted") {
        town.show();
        CHECK(town.screen.find(ui::Role::Button, take) == nullptr);
        CHECK(town.screen.shows(text("medicine.not_vetted")));
    }
    SUBCASE("vetted") {
        town.add(Vetting{town.me, false, true, made<PersonId>(11), clock_at(8)});
        town.show();
        CHECK(town.screen.find(ui::Role::Button, take) != nullptr);
        CHECK(!town.screen.shows(text("medicine.not_vetted")));
    }
}

TEST_CASE("a card that is still out when the errand is over stays on the desk until it is back") {
    Insulin town(12);
    town.role(town.me, Role::Coordinator);
    town.gives(80, 12, 11, &Things::card);
    const auto desk = [&] {
        town.screen.show([&] {
            const ui::Page page({.title = text("desk.title"), .key = "desk"});
            draw_needs(town.known(), town.viewer(), town.now);
        });
        CHECK(town.screen.kit().duplicate_keys() == 0);
    };
    town.open();
    const std::string left =
        text("desk.things_out",
             {{"things", text("thing.1")}, {"name", name_of(town.known().state, made<PersonId>(11))}});
    desk();
    CHECK(!town.screen.shows(left));  // It is underway.
    town.push(FinishErrand{town.wanted, 0, "卡找不到了，已挂失"});
    desk();
    CHECK(town.screen.shows(left));
    town.push(GiveThings{town.wanted, {.card = true}, {}, made<PersonId>(11), made<PersonId>(12)});
    desk();
    CHECK(!town.screen.shows(left));
}

TEST_CASE("who takes an errand over also takes over what the one before still holds") {
    Insulin town(12, 10);
    town.gives(80, 12, 11, &Things::card);
    town.show();
    const std::string label =
        text("medicine.take_over",
             {{"thing", text("thing.1")}, {"name", name_of(town.known().state, made<PersonId>(11))}});
    REQUIRE(town.screen.press_only(label));
    const auto* taken = town.last<GiveThings>();
    REQUIRE(taken);
    CHECK(taken->from == made<PersonId>(11));
    CHECK(town.holder(&Things::card) == town.me);
}

TEST_CASE("who asked says how it is taken, how long it lasts and that it must stay cold") {
    Insulin town(10);
    town.show();
    REQUIRE(town.screen.press_only(joined(text("medicine.describe"), "胰岛素")));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.write(text("medicine.dose"), "睡前 10 单位"));
    REQUIRE(town.screen.press(ui::Role::Check, text("medicine.knows_days")));
    REQUIRE(town.screen.press(ui::Role::Check, text("medicine.cold")));
    REQUIRE(town.screen.press_only(text("medicine.describe_do")));
    const auto* said = town.last<DescribeMedicines>();
    REQUIRE(said);
    REQUIRE(said->medicines.size() == 1);
    const MedicineFacts& facts = said->medicines.front().facts;
    CHECK(facts.dose == "睡前 10 单位");
    CHECK(facts.keep_cold);
    REQUIRE(facts.runs_out_on);
    CHECK(days_left(*facts.runs_out_on, town.now) == 7);
    CHECK(town.screen.shows(text("medicine.cold_is", {{"name", "胰岛素"}})));
}

TEST_CASE("the helper reads what is known of a medicine, and cannot change it") {
    Insulin town(12, 10);
    MedicineLine line;
    line.id = town.insulin;
    line.errand = town.wanted;
    line.facts.keep_cold = line.facts.needs_booklet = true;
    line.facts.dose = "睡前 10 单位";
    town.add(line);
    town.show();
    CHECK(town.screen.shows(text("medicine.cold_is", {{"name", "胰岛素"}})));
    CHECK(town.screen.shows(text("medicine.dose_is", {{"name", "胰岛素"}, {"dose", "睡前 10 单位"}})));
    CHECK(town.screen.shows(text("medicine.shown", {{"name", "胰岛素"}, {"things", text("thing.2")}})));
    CHECK(!town.screen.shows(text("medicine.describe")));
}

TEST_CASE("at the door the person looks at the bag themselves") {
    Insulin town(10);
    town.gives(80, 13, 11, &Things::medicine);
    town.show();
    REQUIRE(town.screen.press_only(text("medicine.right")));
    const auto* look = town.last<LookSecond>();
    REQUIRE(look);
    CHECK(look->ok);
    CHECK(second_look(town.known().state, town.wanted) == LookState::Right);
    CHECK(!town.screen.shows(text("medicine.right")));
}
