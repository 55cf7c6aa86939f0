#include <doctest/doctest.h>

#include "app/client/errands/errands_page.h"
#include "app/client/ui/ui.h"
#include "shared/helpers/helper_book.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// The desk; Zhu Chunsheng wants something from the shops. Lu Qing and Yan Lian help, Lu Qing only in the
// morning and not with this.
struct Desk : PressedTown, PressedServices {
    Desk() {
        role(me, Role::Coordinator);
        role(made<PersonId>(11), Role::Volunteer);
        role(made<PersonId>(13), Role::Volunteer);
        Errand errand;
        errand.id = wanted;
        errand.kind = ErrandKind::Shopping;
        errand.building = made<BuildingId>(2);
        errand.window = {clock_at(18), clock_at(21)};
        errand.asked_at = clock_at(16);
        add(errand);
        ErrandDetail detail;
        detail.id = wanted;
        detail.asked_by = detail.asked_for = made<PersonId>(12);
        detail.what = "青菜";
        add(detail);
        Offer offer;
        offer.id = made<PersonId>(11);
        offer.kinds = 1 << (static_cast<int>(ErrandKind::Papers) - 1);
        offer.days = every_day;
        offer.from_minute = 6 * 60;
        offer.until_minute = 12 * 60;
        add(offer);
        ErrandAsk ask;
        ask.id = made<ErrandAskId>(80);
        ask.errand = wanted;
        ask.helper = made<PersonId>(11);
        ask.at = clock_at(17);
        ask.answer = AskAnswer::NotThen;
        add(ask);
        open();
        screen.show([this] { errands_page(known(), viewer(), now, wanted, input, *this, *this); });
    }
    // The row that is found; buttons of other rows only end with the name.
    bool looks_up(const std::string& name) {
        if (!screen.write(text("why_not.find"), name)) return false;
        for (const ui::Node& node : screen.kit().nodes()) {
            if (node.role != ui::Role::Button || node.name.rfind(name, 0) != 0) continue;
            screen.kit().press(node.id);
            screen.draw_again();
            screen.wait(0);
            return true;
        }
        return false;
    }

    const ErrandId wanted = made<ErrandId>(70);
    PressedScreen screen;
    ErrandsInput input;
};

}  // namespace

TEST_CASE("the desk looks somebody up and reads everything for which they are not proposed") {
    Desk desk;
    CHECK(desk.screen.shows(text("why_not.title")));
    REQUIRE(desk.looks_up("陆青"));
    CHECK(desk.input.why_not.helper == made<PersonId>(11));
    CHECK(desk.screen.shows(text("match.barrier.6")));
    CHECK(desk.screen.shows(text("match.barrier.10")));
    CHECK(desk.screen.shows(text("match.answer.4")));
    CHECK(desk.screen.kit().duplicate_keys() == 0);
}

TEST_CASE("of somebody who comes into question their place is said; who does not help is not found") {
    Desk desk;
    REQUIRE(desk.looks_up("严立安"));
    CHECK(desk.screen.shows("排第 2"));
    REQUIRE(desk.screen.write(text("why_not.find"), "祝春生"));
    CHECK(desk.screen.shows(text("why_not.nobody")));
    CHECK(desk.input.why_not.helper == made<PersonId>(13));
}
