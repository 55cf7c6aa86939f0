#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/errands/errand_words.h"
#include "app/client/errands/errands_page.h"
#include "app/client/simple/simple_page.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// Lu Qing set out at 18:13 with what I asked for; it is 18:20.
struct OnTheirWay : PressedTown, PressedServices {
    OnTheirWay() {
        role(made<PersonId>(11), Role::Volunteer);
        Errand errand;
        errand.id = wanted;
        errand.kind = ErrandKind::Shopping;
        errand.window = {clock_at(16), clock_at(21)};
        errand.asked_at = clock_at(16);
        errand.state = ErrandState::OnTheWay;
        errand.helper = made<PersonId>(11);
        errand.on_the_way_at = clock_at(18, 13);
        add(errand);
        ErrandDetail detail;
        detail.id = wanted;
        detail.asked_by = detail.asked_for = me;
        detail.what = "青菜";
        add(detail);
        open();
    }
    void show_errand() {
        screen.show([this] { errands_page(known(), viewer(), now, wanted, errands, *this, *this); });
    }

    const ErrandId wanted = made<ErrandId>(70);
    PressedScreen screen;
    ErrandsInput errands;
    SimpleInput simple;
};

}  // namespace

TEST_CASE("who waits sees since when their helper is on the way") {
    OnTheirWay town;
    SUBCASE("on the page of the errand, and at which step") {
        town.show_errand();
        CHECK(town.screen.shows("7 分钟前出发了"));
        const auto& nodes = town.screen.kit().nodes();
        CHECK(std::any_of(nodes.begin(), nodes.end(), [](const ui::Node& node) {
            return node.role == ui::Role::ListItem && node.name.find("在路上") != std::string::npos &&
                   node.name.find("18:13") != std::string::npos;
        }));
    }
    SUBCASE("just now") {
        town.now = clock_at(18, 13);
        town.show_errand();
        CHECK(town.screen.shows("刚刚出发"));
    }
    SUBCASE("in simple mode") {
        town.chosen.simple = true;
        town.screen.show([&] {
            simple_page(town.known(), town.viewer(), town.now, "/simple/mine", town.simple, town, town);
        });
        CHECK(town.screen.shows("7 分钟前出发了"));
    }
}

TEST_CASE("before a helper sets out, and once it is done, nobody is said to have set out") {
    Errand errand;
    errand.state = ErrandState::Claimed;
    CHECK(set_out_words(errand, clock_at(18)).empty());
    errand.on_the_way_at = clock_at(17);
    errand.state = ErrandState::Done;
    CHECK(set_out_words(errand, clock_at(18)).empty());
    errand.state = ErrandState::OnTheWay;
    CHECK(set_out_words(errand, clock_at(18)) == text("errand.set_out", {{"length", "1 小时"}}));
}
