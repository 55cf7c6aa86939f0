#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/client/services.h"
#include "app/client/ui/headless.h"
#include "app/client/ui/text.h"
#include "shared/sync/replica.h"

// A few neighbours of one community, as a device knows them, and an outbox that keeps what pages push.

namespace linli::client {

inline Bits128 bits(std::uint64_t number) {
    return {7, number};
}
template <class AnyId>
AnyId made(std::uint64_t number) {
    return AnyId{bits(number)};
}

// Monday 2026-11-23, Chinese time.
inline Instant clock_at(int hour, int minute = 0, int day = 23) {
    return instant_of({2026, 11, day}, hour * 60 + minute, UtcOffset{});
}

// What pages ask for beside commands: the settings, the voice and the calendars are kept, nothing else
// happens.
struct PressedServices : Services {
    const AccountView& account() const override { return account_; }
    void sign_in_with_card(std::string) override {}
    void sign_in_with_password(std::string, std::string) override {}
    void sign_out(bool) override {}
    void sign_out_everywhere() override {}
    void load_devices() override {}
    void revoke_device(const std::string&) override {}
    void set_password(std::string, std::string) override {}
    void issue_card(PersonId, bool) override {}
    void forget_card() override {}
    void load_calendars() override {
        if (!account_.calendars) account_.calendars.emplace();
    }
    void make_calendar(std::optional<PostId> post) override {
        end_calendar(post);
        account_.calendars->push_back({post, clock_at(18)});
        account_.new_calendar = NewCalendar{post, site_address() + "/calendar/0123.ics"};
    }
    void end_calendar(std::optional<PostId> post) override {
        std::erase_if(*account_.calendars, [&](const CalendarLink& link) { return link.post == post; });
    }
    void forget_calendar() override { account_.new_calendar.reset(); }
    void load_push() override {
        account_.push.known = true;
        account_.push.state = browser;
    }
    void turn_push_on() override { account_.push.state = browser = answers; }
    void turn_push_off() override { account_.push.state = browser = PushState::Off; }
    void try_push() override { account_.push.tried = true; }
    void sign_in_guest(const GuestTyped& typed) override {
        guest = typed;
        account_.guest.place = GuestPlace{"南门岗", {clock_at(20), clock_at(22)}, UtcOffset{}};
    }
    void forget_guest() override { account_.guest = {}; }
    std::string random_digits(std::size_t count) override {
        return std::string(count - 1, '0') + std::to_string(++codes_made);
    }
    Settings settings() const override { return chosen; }
    void choose(const Settings& settings) override { chosen = settings; }
    void draw_again() override {}
    void change_build() override {}
    bool can_read() const override { return has_voice; }
    bool is_reading() const override { return reading; }
    void read_page() override { reading = true; }
    void stop_reading() override { reading = false; }
    void copy(const std::string& words) override { copied = words; }
    void print_page() override { ++printed; }
    std::string site_address() const override { return "https://linli.example.org"; }
    void pick_text_file(std::function<void(std::string, std::string)>) override {}
    void pick_photo(std::function<void(std::string, std::string)> then) override {
        then(next_photo, next_problem);
    }
    std::string local_picture(const std::string& name, const std::string&) override { return "blob:" + name; }
    void ask_server(const std::string& search) override { asked_server = search; }
    const std::vector<PersonId>* found_by_server(const std::string& search) const override {
        return search == asked_server && !rang.empty() ? &rang : nullptr;
    }

    Settings chosen;
    bool has_voice = true, reading = false;
    std::string next_photo, next_problem, copied;
    std::optional<GuestTyped> guest;
    int codes_made = 0;
    std::string asked_server;
    std::vector<PersonId> rang;  // Whom the server finds by a whole telephone number.
    int printed = 0;
    PushState browser = PushState::Off,
              answers = PushState::On;  // As it is; what the person says when asked.

private:
    AccountView account_;
};

// A screen that is pressed by whole names: "来不了" is not "我来不了". What stands on top is found first, and
// what a press changed is drawn.
struct PressedScreen : ui::Headless {
    bool press_only(std::string_view name) {
        const auto& nodes = kit().nodes();
        for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) {
            const bool operable = node->role == ui::Role::Button || node->role == ui::Role::Link ||
                                  node->role == ui::Role::Check || node->role == ui::Role::Radio ||
                                  node->role == ui::Role::PictureButton;
            if (!operable || node->name != name || node->states & ui::StateDisabled) continue;
            kit().press(node->id);
            draw_again();
            wait(0);
            return true;
        }
        return false;
    }
    bool write(std::string_view field, std::string_view value) {
        const bool written = type(field, value);
        wait(0);
        return written;
    }
    bool shows(std::string_view words) const { return find(words) != nullptr; }
};

class PressedTown : public Outbox, public Routes {
public:
    PressedTown() : replica(made<OutboxId>(1)) {
        kept.identity = Identity{made<CommunityId>(1), me, made<DeviceId>(1), 99};
        kept.outbox = made<OutboxId>(1);
        add(Community{made<CommunityId>(1), "桂花苑", 480});
        add(Building{made<BuildingId>(2), {}, "2"});
        person(10, "沈小禾", "小禾", "1", "301");
        person(11, "陆青", "陆", "1", "302");
        person(12, "祝春生", "祝", "2", "102");
        person(13, "严立安", "严", "1", "501");
        add(Post{south, "南门岗", "到岗先领口罩、手套和防护衣", false});
        add(Post{north, "北门岗", {}, false});
        add(Post{east, "东门岗", {}, false});
    }
    const PersonId me = made<PersonId>(10);
    const PostId south = made<PostId>(20), north = made<PostId>(21), east = made<PostId>(22);
    Instant now = clock_at(18, 20);
    LinkState link{.link = Link::Online};

    template <class Record>
    void add(Record record) {
        kept.records.push_back({1, record});
    }
    void person(std::uint64_t number, const std::string& name, const std::string& shown,
                const std::string& unit, const std::string& room) {
        add(PublicName{made<PersonId>(number), shown});
        add(Household{made<HouseholdId>(number + 1000), made<BuildingId>(2), unit, room});
        add(Resident{made<PersonId>(number), name, made<HouseholdId>(number + 1000), AgeBand::Adult});
    }
    ShiftId shift(std::uint64_t number, PostId post, Instant from, Instant until, int least, int most) {
        Shift shift;
        shift.id = made<ShiftId>(number);
        shift.post = post;
        shift.window = {from, until};
        shift.min_places = least;
        shift.max_places = most;
        add(shift);
        return shift.id;
    }
    SeatId seat(std::uint64_t number, ShiftId shift, std::uint64_t person) {
        Seat seat;
        seat.id = made<SeatId>(number);
        seat.shift = shift;
        seat.person = made<PersonId>(person);
        seat.placed_by = *seat.person;
        seat.since = clock_at(8);
        add(seat);
        return seat.id;
    }
    void role(PersonId person, Role role) {
        add(RoleHeld{made<RoleHeldId>(500 + ++roles_), person, role, {}, clock_at(8)});
    }
    // Call once everything was added.
    void open() { replica.load(std::move(kept)); }

    // For the next frame, in which what was pressed has happened.
    Known known() {
        for (auto& [command, for_person] : std::exchange(pressed_, {})) {
            replica.press(std::move(command), now, now, for_person);
            ++revision;
        }
        return Known(replica, link, revision);
    }
    Viewer viewer() const { return Viewer(replica); }

    std::optional<Rejected> push(Command command, PersonId for_person = {}) override {
        pushed.push_back(command);
        const auto no = check(replica.state(), replica.stamp(now, for_person), command);
        if (no && no->reason != Reason::NotKnownHere) return no;
        pressed_.emplace_back(std::move(command), for_person);
        return std::nullopt;
    }
    void drop(OutboxId outbox, std::uint64_t number) override { replica.dismiss(outbox, number); }
    void go(std::string_view route) override { gone = route; }
    void replace(std::string_view route) override { gone = route; }

    // The newest of its kind; what the device asks for by itself may have come after it.
    template <class AnyCommand>
    const AnyCommand* last() const {
        for (auto command = pushed.rbegin(); command != pushed.rend(); ++command) {
            if (const auto* found = std::get_if<AnyCommand>(&*command)) return found;
        }
        return nullptr;
    }

    Replica replica;
    Kept kept;
    std::vector<Command> pushed;
    std::string gone;
    std::uint64_t revision = 0;

private:
    std::uint64_t roles_ = 0;
    std::vector<std::pair<Command, PersonId>> pressed_;  // A page holds on to records while it draws.
};

}  // namespace linli::client
