#include <doctest/doctest.h>

#include "app/client/errands/desk_needs.h"
#include "app/client/errands/errands_page.h"
#include "app/client/errands/phone_desk_page.h"
#include "app/client/helpers/offer_page.h"
#include "app/client/helpers/spoken.h"
#include "app/client/ui/ui.h"
#include "shared/helpers/helper_book.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// Zhu Chunsheng would like to help; I would, too, or I am at the desk.
struct Willing : PressedTown, PressedServices {
    explicit Willing(bool at_the_desk) {
        if (at_the_desk) role(me, Role::Coordinator);
        Offer offer = default_offer(State{}, made<PersonId>(12));
        offer.kinds = kind_bit(ErrandKind::Rubbish);
        if (at_the_desk) add(offer);
        open();
    }
    void show_errands() {
        screen.show([this] { errands_page(known(), viewer(), now, {}, errands, *this, *this); });
    }
    void show_helpers() {
        screen.show([this] { helpers_page(known(), viewer(), now, {}, helpers, *this); });
    }
    PressedScreen screen;
    ErrandsInput errands;
    HelpersInput helpers;
    OfferInput offer;
    DeskInput desk;
    ChecksInput checks;
};

}  // namespace

TEST_CASE("who does nothing for the neighbourhood yet finds where to offer it, and is thanked") {
    Willing town(false);
    town.show_errands();
    const ui::Node* link = town.screen.find(ui::Role::Link, text("errands.want_to_help"));
    REQUIRE(link);
    CHECK(link->route == "/offer");
    town.screen.show(
        [&] { offer_page(town.known(), town.viewer(), town.now, town.me, town.offer, town, town); });
    CHECK(town.screen.shows(text("offer.new_second")));
    CHECK(!town.screen.shows(text("offer.pause")));
    REQUIRE(town.screen.press_only(text("offer.save")));
    CHECK(town.last<SetOffer>());
    CHECK(town.gone == "/errands");
    town.show_errands();
    CHECK(town.screen.shows(text("errands.offered")));
    CHECK(!town.screen.shows(text("errands.want_to_help")));
}

TEST_CASE("the desk has who would like to help among what needs a person, and enters them by one press") {
    Willing town(true);
    town.screen.show([&] {
        const ui::Page page({.title = text("desk.title"), .key = "desk"});
        draw_needs(town.known(), town.viewer(), town.now);
    });
    CHECK(town.screen.shows(text("desk.want_to_help", {{"count", 1}})));
    town.show_helpers();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows(offer_words(town.known().state, made<PersonId>(12))));
    SUBCASE("entered") {
        REQUIRE(town.screen.press_only(joined(text("helpers.enter"), "祝春生")));
        const auto* given = town.last<GiveRole>();
        REQUIRE(given);
        CHECK(given->role == Role::Volunteer);
        CHECK(is_helper(town.known().state, made<PersonId>(12)));
    }
    SUBCASE("not now") {
        REQUIRE(town.screen.press_only(joined(text("helpers.not_now"), "祝春生")));
        CHECK(waiting_to_help(town.known().state, town.now).empty());
    }
    CHECK(!town.screen.shows(text("helpers.waiting")));
}

TEST_CASE("what somebody speaks is said for them by one press a language, and stands at the desk") {
    Willing town(true);
    const PersonId zhu = made<PersonId>(12);
    PhoneDeskInput nothing{town.desk, town.errands, town.checks};
    town.screen.show([&] {
        const ui::Page page({.title = text("desk.title"), .key = "desk"});
        spoken_part({town.known(), town.viewer(), town.now, town}, zhu);
    });
    REQUIRE(town.screen.press_only(text("offer.language.1")));
    REQUIRE(town.last<SetSpoken>());
    CHECK(town.last<SetSpoken>()->languages == 1 << static_cast<int>(SpokenLanguage::Shanghainese));
    REQUIRE(town.screen.press_only(text("offer.language.0")));
    const std::string words = spoken_words(town.known().state, zhu);
    CHECK(words == text("person.speaks_words", {{"languages", "普通话、上海话"}}));
    town.screen.show(
        [&] { phone_desk_page(town.known(), town.viewer(), town.now, zhu, nothing, town, town, town); });
    CHECK(town.screen.shows(words));
}
