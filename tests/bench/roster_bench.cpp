// How long a coordinator waits for the first proposal of a week, a page for what stands on its buttons, and a
// finger for the next frame of a month.

#include "app/client/shifts/roster_page.h"
#include "shared/shifts/roster_search.h"
#include "tests/bench/measures.h"
#include "tests/client/pressed_town.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace linli::bench {
namespace {

constexpr std::uint64_t volunteers_in_all = 328, posts = 5, shifts_a_day = 6, days_in_all = 7;
constexpr std::int32_t places = 3;
constexpr int rounds = 5;
constexpr CivilDate monday{2026, 11, 23};

double milliseconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

void add_shift(State& state, std::uint64_t number, std::uint64_t post, Instant from) {
    Shift shift;
    shift.id = ShiftId{{4, number}};
    shift.post = PostId{{3, post}};
    shift.window = {from, from + hours(4)};
    shift.min_places = shift.max_places = places;
    state.shifts.put(shift, 1);
}

State empty_week() {
    State state;
    for (std::uint64_t i = 1; i <= volunteers_in_all; ++i) {
        const PersonId person{{1, i}};
        state.public_names.put({person, "志愿者" + std::to_string(i)}, 1);
        RoleHeld held;
        held.id = RoleHeldId{{2, i}};
        held.person = person;
        held.role = Role::Volunteer;
        state.roles.put(held, 1);
    }
    std::uint64_t number = 0;
    for (std::uint64_t post = 1; post <= posts; ++post) {
        state.posts.put({PostId{{3, post}}, "岗" + std::to_string(post), {}, false}, 1);
        for (std::uint64_t day = 0; day < days_in_all; ++day) {
            for (std::uint64_t i = 0; i < shifts_a_day; ++i) {
                const auto minute = static_cast<std::int32_t>(i * 4 * 60);
                const CivilDate date = plus_days(monday, static_cast<std::int64_t>(day));
                add_shift(state, ++number, post, instant_of(date, minute, UtcOffset{}));
            }
        }
    }
    return state;
}

bool measure_proposal() {
    const State state = empty_week();
    const Instant now = instant_of(plus_days(monday, -1), 12 * 60, UtcOffset{});
    RosterAsk ask;
    ask.first_day = day_number(monday);
    std::vector<double> whole, longest;
    std::size_t open = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        double most = 0;
        RosterSearch search(state, ask, now);
        while (!search.done()) {
            const auto bit = std::chrono::steady_clock::now();
            search.go_on(state, now);
            most = std::max(most, milliseconds_since(bit));
            if (search.has_first()) search.stop();
        }
        whole.push_back(milliseconds_since(begin));
        longest.push_back(most);
        open = still_open(state, ask, search.plan(), now).size();
    }
    const bool soon = percentile(whole, 0.95) <= 1000 && open == 0;
    const std::string what = "first proposal of 5 checkpoints × 6 shifts × 3 places, 328 volunteers (" +
                             std::to_string(open) + " shifts left open), ms";
    const bool holds = print({what, "at most 1000", soon, 0}, whole);
    return print({"its longest bit, ms", "at most 50", percentile(longest, 0.95) <= 50, 1}, longest) && holds;
}

bool measure_sign_up() {
    State state = empty_week();
    const Instant from = instant_of(plus_days(monday, 10), 0, UtcOffset{});
    for (std::uint64_t i = 0; i < 1000; ++i)
        add_shift(state, 10'000 + i, 1 + i % posts, from + hours(static_cast<std::int64_t>(i)));
    const PersonId person{{1, 1}};
    for (std::uint64_t i = 0; i < 20; ++i) {
        Seat seat;
        seat.id = SeatId{{5, i + 1}};
        seat.shift = ShiftId{{4, 10'000 + i * 40}};
        seat.person = seat.placed_by = person;
        state.seats.put(seat, 1);
    }
    std::vector<double> samples;
    std::size_t free = 0;  // So that nothing is left out as unused.
    for (int round = 0; round < 4 * rounds; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        const SignUpBook book(state, person, from);
        for (std::uint64_t i = 0; i < 1000; ++i)
            free += book.of(ShiftId{{4, 10'000 + i}}).is == SignUp::Free ? 1 : 0;
        samples.push_back(milliseconds_since(begin));
    }
    const bool holds = percentile(samples, 0.95) <= 5 && free > 0;
    return print({"sign-up state for 1,000 shifts, ms", "at most 5", holds, 2}, samples);
}

// A month of 1,000 shifts with two people on each, as a device holds it.
struct LargeMonth : client::PressedTown {
    static constexpr std::uint64_t shifts = 1000, seats_each = 2;
    LargeMonth() {
        const PostId posts_here[] = {south, north, east};
        for (std::uint64_t i = 0; i < shifts; ++i) {
            const Instant from = client::clock_at(0, 0, 1) + minutes(static_cast<std::int64_t>(i) * 43);
            const ShiftId id = shift(5000 + i, posts_here[i % 3], from, from + hours(2), 3, 4);
            for (std::uint64_t one = 0; one < seats_each; ++one)
                seat(10'000 + seats_each * i + one, id, 11 + (i + one) % 3);
        }
        open();
        input.part = static_cast<int>(client::RosterPart::Month);
    }
    void draw() { roster_page(known(), viewer(), now, input, *this, *this); }
    client::RosterInput input;
};

// The page's own list, which a finger moves.
ui::NodeId scroller_of(const ui::Kit& kit, float& height) {
    for (const ui::Node& node : kit.nodes()) {
        if (node.content_height > 10 * node.rect.height && node.content_height > 2000) {
            height = node.content_height;
            return node.id;
        }
    }
    throw std::runtime_error("nothing can be scrolled in a month of 1,000 shifts");
}

bool measure_month() {
    LargeMonth month;
    ui::Headless screen({.width = 360, .height = 740}, {.reduced_motion = true});
    const auto draw = [&] { month.draw(); };
    const double opened = milliseconds_of([&] { screen.show(draw); });
    float height = 0;
    const ui::NodeId scroller = scroller_of(screen.kit(), height);
    constexpr int frames = 400;
    std::vector<double> samples;
    for (int frame = 1; frame <= frames; ++frame) {
        screen.kit().scroll(scroller, (height - 740) * static_cast<float>(frame) / frames);
        samples.push_back(milliseconds_of([&] {
            screen.kit().frame(screen.now_ms += 16, draw);
            screen.kit().paint();
            screen.kit().take_changes();
        }));
    }
    const bool holds = percentile(samples, 0.95) <= 3;
    print({"month of 1,000 shifts opens, ms", "", true, 1}, {opened});
    return print({"one frame of its scrolling, ms", "p95 at most 3", holds, 2}, samples);
}

}  // namespace

bool measure_roster() {
    const bool proposes = measure_proposal(), scrolls = measure_month();
    return measure_sign_up() && proposes && scrolls;
}

}  // namespace linli::bench
