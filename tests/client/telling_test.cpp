#include "app/client/telling.h"

#include <doctest/doctest.h>

#include "app/client/buddies/check_words.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

TEST_CASE("a look can be ended as soon as it is known here, also by a clock that is a moment behind") {
    PressedTown town;
    Grant look;
    look.id = made<GrantId>(60);
    look.about = town.me;
    look.to = made<PersonId>(11);
    look.window = {town.now + seconds(1), town.now + hours(1)};
    town.add(look);
    town.open();
    CHECK(is_going_on(look, town.now));
    REQUIRE(look_at(town.replica.state(), town.me, look.to, town.now));
    CHECK(look_at(town.replica.state(), town.me, look.to, town.now)->id == look.id);
    CHECK_FALSE(is_going_on(look, look.window.until));
    CHECK_FALSE(look_at(town.replica.state(), town.me, made<PersonId>(12), town.now));
}

TEST_CASE("every notice about a check says a whole sentence, to whom it is about and to others") {
    PressedTown town;
    const auto person = made<PersonId>(70);
    town.add(PublicName{person, "秦奶奶"});
    CheckRound round;
    round.id = made<CheckRoundId>(71);
    round.person = person;
    round.asked = town.me;
    round.note = "在浇花";
    town.add(round);
    town.open();
    for (const Language language : {Language::English, Language::Chinese}) {
        set_language(language);
        for (const NoticeKind kind : Members<NoticeKind>::values) {
            if (!is_about_check(kind)) continue;
            for (const PersonId to : {person, town.me}) {
                Notice notice;
                notice.id = made<NoticeId>(72);
                notice.to = to;
                notice.kind = kind;
                notice.about = kind >= NoticeKind::BuddyChosen
                                   ? RecordRef{CheckPlan::record_type, person.bits}
                                   : ref(round.id);
                const NoticeWords words = notice_words(town.replica.state(), notice, {});
                CAPTURE(words.title);
                CHECK(words.title.find('{') == std::string::npos);
                CHECK(words.title.find("notice.") == std::string::npos);
            }
        }
        for (const Reason reason : Members<Reason>::values) {
            const std::string key = "reason." + std::to_string(static_cast<int>(reason));
            CHECK(text(key) != key);
        }
    }
}
