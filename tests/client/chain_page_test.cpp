#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "app/client/sheet_drafts.h"
#include "app/client/shifts/chain_page.h"
#include "app/client/telling.h"
#include "shared/shifts/roster.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

struct Desk : PressedTown {
    Desk() { role(me, Role::Coordinator); }
    void read(const std::string& chain) {
        open();
        screen.show([this] { chain_page(known(), viewer(), now, input, *this, *this); });
        screen.write("群里的接龙", chain);
        screen.press_only("读一读");
    }
    bool is_asked(int line) const {
        const auto& unclear = input.review->unclear;
        return std::any_of(unclear.begin(), unclear.end(), [&](const auto& one) { return one.line == line; });
    }
    PressedScreen screen;
    ChainInput input;
};

const char* const tonight =
    "#接龙\n今晚值守\n南门岗 20:00-22:00\n北门岗 22:00-24:00\n\n"
    "1. 1单元302 陆青 南门岗 20:00-22:00\n"
    "2. 阿鱼 都可以\n"
    "3. 我替老王\n";

}  // namespace

TEST_CASE("what is clear is accepted with one press, and what is open stays until it is answered") {
    Desk desk;
    desk.read(tonight);
    REQUIRE(desk.input.review);
    CHECK(desk.screen.press_only("收下 1 人"));
    REQUIRE(desk.last<AcceptChain>());
    CHECK(desk.last<AcceptChain>()->seats.front().person == made<PersonId>(11));
    CHECK(desk.screen.shows("收下了 1 人"));
    REQUIRE(desk.input.review);
    CHECK(desk.is_asked(7));
    CHECK(desk.gone.empty());
}

TEST_CASE("a line that cannot be read is written anew, and what else was answered stays answered") {
    Desk desk;
    desk.read(tonight);
    REQUIRE(desk.is_asked(7));
    CHECK(desk.screen.press_only(joined("今晚 22:00–24:00", "阿鱼")));
    CHECK_FALSE(desk.is_asked(7));
    const std::size_t before = desk.input.review->proposals.size();
    REQUIRE(desk.is_asked(8));
    const ChainReview again = with_line(desk.known(), desk.viewer().saying(desk.now), *desk.input.review, 8,
                                        "3. 祝春生 北门岗 22:00-24:00");
    CHECK(again.unclear.empty());
    REQUIRE(again.proposals.size() == before + 1);
    const auto mended = std::find_if(again.proposals.begin(), again.proposals.end(),
                                     [](const ChainProposal& one) { return one.line == 8; });
    REQUIRE(mended != again.proposals.end());
    CHECK(mended->person == made<PersonId>(12));
    CHECK(again.text_lines[7] == "3. 祝春生 北门岗 22:00-24:00");
}

TEST_CASE("after a reload the chain is read again, and the line is written on that was being mended") {
    Desk desk;
    desk.read(tonight);
    REQUIRE(desk.is_asked(8));
    const std::string field = text("chain.mend_field", {{"line", 8}}), words = "3. 祝春生 北门岗";
    CHECK(desk.screen.press_only(text("chain.mend")));
    CHECK(desk.screen.type(field, words));
    ChainInput after;
    REQUIRE(read_drafts(drafts_of(after), "me", write_drafts(drafts_of(desk.input), "me")));
    CHECK_FALSE(after.review);
    desk.input = std::move(after);
    desk.screen.kit().mark_dirty();
    desk.screen.draw_again();
    REQUIRE(desk.input.review);
    const ui::Node* mended = desk.screen.find(ui::Role::TextField, field);
    REQUIRE(mended);
    CHECK(mended->value == words);
    CHECK_FALSE(desk.input.begun.is_open());
}

TEST_CASE("a chain that is pasted once more says who is on the roster already, and puts nobody on twice") {
    Desk desk;
    const ShiftId shift = desk.shift(30, desk.south, clock_at(20), clock_at(22), 2, 4);
    desk.seat(40, shift, 11);
    desk.read(tonight);
    CHECK(desk.screen.shows("已经排上了"));
    CHECK(accepted_chain(desk.known().state, *desk.input.review).seats.empty());
}

TEST_CASE("whoever is said to be meant and stands there already is known from the answer on") {
    Desk desk;
    const ShiftId shift = desk.shift(30, desk.south, clock_at(20), clock_at(22), 2, 4);
    desk.seat(40, shift, 11);
    desk.read("#接龙\n今晚值守\n南门岗 20:00-22:00\n\n1. 2-1-302 欧阳 南门岗 20:00-22:00\n");
    CHECK_FALSE(desk.screen.shows(text("chain.already")));
    REQUIRE(desk.input.review);
    REQUIRE(desk.input.review->proposals.size() == 1);
    REQUIRE(desk.input.review->proposals.front().person_open());
    REQUIRE(desk.screen.press(ui::Role::Button, name_of(desk.replica.state(), made<PersonId>(11))));
    desk.screen.wait(0);
    CHECK(desk.screen.shows(text("chain.already")));
    CHECK(ticked(*desk.input.review) == 0);
}

TEST_CASE("a day that is months away is asked about, with its year") {
    Desk desk;
    desk.read("#接龙\n4月9日值守\n南门岗 20:00-22:00\n\n1. 陆青 南门岗 20:00-22:00\n");
    CHECK(desk.screen.shows("接龙里写的是2027年4月9日 周五，离今天还有 137 天。日子对吗？"));
}

TEST_CASE("of two guests of one name the one who stands there is known, and the other comes beside them") {
    Desk desk;
    const ShiftId shift = desk.shift(30, desk.south, clock_at(20), clock_at(22), 2, 4);
    Seat stands;
    stands.id = made<SeatId>(40);
    stands.shift = shift;
    stands.guest_name = "王阿姨";
    desk.add(stands);
    desk.open();
    ChainProposal named;
    named.by = MatchedBy::NameOnly;
    named.guest_name = "王阿姨";
    named.place = ChainPlace{desk.south, {}, {clock_at(20), clock_at(22)}, false};
    ChainReview review;
    review.proposals = {named, named};
    const State& state = desk.replica.state();
    CHECK(stands_already(state, review, review.proposals[0]));
    CHECK_FALSE(stands_already(state, review, review.proposals[1]));
    review.proposals[0].accepted = false;
    CHECK(ticked(review) == 1);
    CHECK_FALSE(desk.push(accepted_chain(state, review)));
    CHECK(guests_called(desk.known().state, shift, "王阿姨") == 2);
    // Nobody else comes: who stands there is not named either.
    review.proposals[1].accepted = false;
    CHECK(accepted_chain(state, review).seats.empty());
}

TEST_CASE("the chain for the group chat names every shift of the day, and none that only coordinators know") {
    Desk desk;
    desk.seat(40, desk.shift(30, desk.south, clock_at(20), clock_at(22), 2, 2), 11);
    desk.shift(31, desk.south, clock_at(20), clock_at(24), 1, 1);
    desk.shift(32, desk.north, clock_at(9, 0, 24), clock_at(11, 0, 24), 1, 1);
    ShiftStatus hidden;
    hidden.id = desk.shift(33, desk.east, clock_at(21), clock_at(23), 1, 1);
    hidden.publish_at = clock_at(12, 0, 24);
    desk.add(hidden);
    desk.open();
    const std::string words = chain_text(desk.known().state, {2026, 11, 23}, UtcOffset{});
    CHECK(words.find("岗位：南门岗\n") !=
          std::string::npos);  // Neither the other day's nor the hidden one's.
    CHECK(words.find("南门岗 20:00-22:00：\n1. 陆\n2.\n") != std::string::npos);
    CHECK(words.find("南门岗 20:00-24:00：\n1.\n") != std::string::npos);
}
