#include <doctest/doctest.h>

#include "app/client/ui/text.h"
#include "app/client/words.h"

using namespace linli;
using namespace linli::client;

namespace {

const UtcOffset china{};

Instant at(int day, int hour, int minute = 0) {
    return instant_of({2026, 11, day}, hour * 60 + minute, china);
}
TimeRange range(Instant from, Instant until) {
    return {from, until};
}

struct In {
    explicit In(Language chosen) { set_language(chosen); }
    ~In() { set_language(Language::Chinese); }
};

// Monday 23 November 2026, 18:20.
const Saying monday{at(23, 18, 20), china};

}  // namespace

TEST_CASE("times are said as neighbours say them in Chinese") {
    const In chinese(Language::Chinese);
    CHECK(when_words(range(at(23, 20), at(23, 22)), monday) == "今晚 20:00–22:00");
    CHECK(when_words(range(at(23, 22), at(24, 0)), monday) == "今晚 22:00–24:00");
    CHECK(when_words(range(at(23, 22), at(24, 6)), monday) == "今晚 22:00–6:00");
    CHECK(moment_words(at(24, 6, 30), monday) == "明早 6:30");
    CHECK(moment_words(at(24, 0), monday) == "明天 0:00");
    CHECK(moment_words(at(25, 17), monday) == "周三 17:00");
    CHECK(moment_words(at(29, 17), monday) == "周日 17:00");
    CHECK(moment_words(at(30, 17), monday) == "11月30日 周一 17:00");
    CHECK(past_words(at(23, 8, 5), monday) == "8:05");
    CHECK(past_words(at(22, 19, 8), monday) == "昨天 19:08");
    CHECK(date_words({2026, 12, 2}) == "12月2日 周三");
}

TEST_CASE("times are said as neighbours say them in English") {
    const In english(Language::English);
    CHECK(when_words(range(at(23, 20), at(23, 22)), monday) == "tonight 8–10 pm");
    CHECK(range_words(range(at(23, 22), at(24, 0)), china) == "10 pm–12 am");
    CHECK(range_words(range(at(23, 10), at(23, 14)), china) == "10 am–2 pm");
    CHECK(range_words(range(at(23, 6, 30), at(23, 8)), china) == "6:30–8 am");
    CHECK(moment_words(at(24, 6, 30), monday) == "tomorrow 6:30 am");
    CHECK(moment_words(at(25, 17), monday) == "Wed 5 pm");
    CHECK(moment_words(at(30, 12), monday) == "Mon 30 Nov 12 pm");
    CHECK(past_words(at(22, 19, 8), monday) == "yesterday 7:08 pm");
}

TEST_CASE("how long it still is is said in the two largest units") {
    const In chinese(Language::Chinese);
    CHECK(countdown_words(minutes(100)) == "还有 1 小时 40 分");
    CHECK(countdown_words(minutes(38)) == "还有 38 分钟");
    CHECK(countdown_words(hours(3)) == "还有 3 小时");
    CHECK(countdown_words(hours(30)) == "还有 30 小时");
    CHECK(countdown_words(hours(50)) == "还有 2 天");
    CHECK(countdown_words(seconds(20)) == "马上");
    CHECK(countdown_words(minutes(-5)) == "马上");
    set_language(Language::English);
    CHECK(countdown_words(minutes(100)) == "in 1 h 40 min");
}

TEST_CASE("English has a word for one and a word for more") {
    const In english(Language::English);
    CHECK(text("rides.seats", {{"count", 1}}) == "1 seat");
    CHECK(text("rides.seats", {{"count", 0}}) == "0 seats");
    CHECK(text("rides.seats", {{"count", "1,904"}}) == "1,904 seats");
    CHECK(text("shift.times_come", {{"count", 2}}) == "Here 2 times");
    CHECK(text("rides.seats", {{"other", 1}}) == "{count} {count|seat|seats}");
    set_language(Language::Chinese);
    CHECK(text("rides.seats", {{"count", 1}}) == "1 座");
}

TEST_CASE("a greeting knows the time of day") {
    const In chinese(Language::Chinese);
    CHECK(greeting_words("小禾", {at(23, 7), china}) == "早上好，小禾");
    CHECK(greeting_words("小禾", {at(23, 13), china}) == "下午好，小禾");
    CHECK(greeting_words("小禾", {at(23, 18), china}) == "晚上好，小禾");
    CHECK(greeting_words("小禾", {at(23, 2), china}) == "您好，小禾");
}

TEST_CASE("a door is written as on the wall, and short in a table") {
    const In chinese(Language::Chinese);
    const Door door{{}, "2", "1", "301"};
    CHECK(door_words(door) == "2号楼 1单元 301");
    CHECK(short_door_words(door) == "2-1-301");
    CHECK(door_words({"阳光花园", "门卫室", {}, {}}) == "阳光花园 门卫室");
    CHECK(door_words({}).empty());
    set_language(Language::English);
    CHECK(door_words(door) == "Bldg 2, unit 1, 301");
}

TEST_CASE("a person's circle shows the first character of their name") {
    CHECK(circle_of("陆青") == "陆");
    CHECK(circle_of("小王") == "王");
    CHECK(circle_of("阿花婆") == "花");
    CHECK(circle_of("老") == "老");
    CHECK(circle_of("ada") == "A");
    CHECK(circle_of(" ") == "?");
}

TEST_CASE("words at the beginning of a line have a capital where the language has them") {
    CHECK(sentence("tonight 8–10 pm") == "Tonight 8–10 pm");
    CHECK(sentence("今晚 20:00") == "今晚 20:00");
    CHECK(sentence("").empty());
}
