#include <doctest/doctest.h>

#include "app/client/errands/errand_words.h"
#include "app/client/errands/errands_page.h"
#include "app/client/orders/buys_page.h"
#include "app/client/ui/ui.h"
#include "tests/client/pressed_town.h"

// Words that must not contradict what stands beside them.

using namespace linli;
using namespace linli::client;

namespace {

struct WordingTown : PressedTown, PressedServices {
    // Ten packs are needed; so many are ordered.
    void campaign(std::int32_t packs) {
        Campaign campaign;
        campaign.id = made<CampaignId>(200);
        campaign.facts.title = "砂糖橘";
        campaign.facts.closes_at = clock_at(21);
        campaign.facts.minimum_packs = 10;
        add(campaign);
        CampaignItem item;
        item.id = made<CampaignItemId>(201);
        item.campaign = campaign.id;
        item.facts.name = "砂糖橘";
        item.facts.price_cents = 42'00;
        add(item);
        add(ItemTotals{item.id, campaign.id, packs, 0, 0, 1, 0});
        add(CampaignTotals{campaign.id, 1, packs, packs * 42'00, 1, 0});
        open();
        screen.show([this] { buys_page(known(), viewer(), now, made<CampaignId>(200), buys, *this, *this); });
    }
    void asks_at(Instant then) {
        now = then;
        open();
        ask.kind = static_cast<int>(ErrandKind::Shopping);
        screen.show([this] { ask_page(known(), viewer(), now, ask, *this, *this, *this); });
    }

    PressedScreen screen;
    BuysInput buys;
    AskInput ask;
};

}  // namespace

TEST_CASE("that nobody pays if the minimum is missed is said while it is missed") {
    for (const std::int32_t packs : {0, 9, 10, 11}) {
        CAPTURE(packs);
        WordingTown town;
        town.campaign(packs);
        CHECK(town.screen.shows(text("buys.if_missed")) == (packs < 10));
    }
}

TEST_CASE("late in the evening it is tomorrow that help is wanted, and never 'today, by tomorrow'") {
    for (const int hour : {8, 18, 23}) {
        CAPTURE(hour);
        WordingTown town;
        town.asks_at(clock_at(hour, 30));
        const bool late = hour == 23;
        const ui::Node* shown =
            town.screen.find(ui::Role::Radio, text(late ? "errand.wanted_tomorrow" : "errand.urgency.2"));
        REQUIRE(shown);
        CHECK((shown->name.find("明") != std::string::npos) == late);
        CHECK((town.screen.find(ui::Role::Radio, text("errand.urgency.2")) == nullptr) == late);
    }
}

TEST_CASE("of an errand that was wanted today, the days after say only until when") {
    Errand errand;
    errand.id = made<ErrandId>(70);
    errand.kind = ErrandKind::Shopping;
    errand.urgency = Urgency::Today;
    errand.window = {clock_at(16), clock_at(22)};
    errand.asked_at = clock_at(16);
    const auto words = [&](int day) {
        return urgency_words(errand.urgency, errand.window.until, {clock_at(12, 0, day), UtcOffset{}});
    };
    CHECK(words(23) == text("errand.urgency.2"));
    CHECK(words(22) == text("errand.wanted_tomorrow"));
    CHECK(words(24).empty());
    CHECK(urgency_words(Urgency::Now, errand.window.until, {clock_at(12, 0, 24), UtcOffset{}}) ==
          text("errand.urgency.3"));
}
