#include "tests/simulator/history.h"

#include <algorithm>
#include <set>

#include "shared/commands/timers.h"
#include "shared/core/assert.h"
#include "shared/medicine/medicine_book.h"
#include "shared/people/roles.h"

namespace linli::simulator {
namespace {

constexpr std::size_t neighbours = 26;
constexpr std::size_t trace_lines = 60;

}  // namespace

History::History(const Settings& settings) : World(settings.seed), settings_(settings) {
    if (settings.hidden != Hidden::Nothing) checks.record();
    populate();
    hide();
}

PersonEntry History::hidden_entry() {
    PersonEntry entry;
    entry.door = {"", "3", "", "110"};
    const bool flipped = settings_.flipped;
    const auto hidden = settings_.hidden;
    entry.full_name = marked("周", hidden == Hidden::FullName && flipped ? 2 : 1);
    entry.public_name = "邻居";
    entry.phone = marked_phone(hidden == Hidden::Phone && flipped ? 4 : 3);
    entry.care.say(RegisterField::LivesAlone, true);
    entry.care.say(RegisterField::Dialysis, hidden == Hidden::CareFlag && flipped);
    entry.note = marked("note ", hidden == Hidden::CareNote && flipped ? 6 : 5);
    return entry;
}

void History::populate() {
    std::vector<Command> people{RegisterPerson{hidden_entry()}};
    for (std::size_t i = 0; i < neighbours; ++i) people.push_back(RegisterPerson{wishes_.entry()});
    set_up(people);
    std::vector<PersonId> persons;
    for (const auto& [id, row] : state().residents.rows()) {
        if (row.record.full_name == hidden_entry().full_name)
            hidden_about_ = id;
        else
            persons.push_back(id);
    }
    checks.hides(hidden_record());
    std::vector<Command> commands{GiveRole{persons[0], Role::Administrator, {}},
                                  GiveRole{persons[1], Role::Coordinator, {}},
                                  GiveRole{persons[2], Role::Coordinator, {}}};
    std::size_t steward = 3;
    for (const auto& [building, row] : state().buildings.rows())
        commands.push_back(GiveRole{persons[steward++], Role::Steward, building});
    for (const std::size_t leader : {1, 7})
        commands.push_back(GiveRole{persons[leader], Role::BuyLeader, {}});
    commands.push_back(AddPost{"post 0", "masks"});
    set_up(commands);
    for (int i = 0; i < 6; ++i) {
        const Instant from = events.now() + hours(1 + 3 * i);
        set_up({AddShift{state().posts.rows().begin()->first, {from, from + hours(3)}, 1, 2}});
    }
    // Some have two devices.
    for (std::size_t i = 0; i < settings_.devices; ++i) {
        const PersonId person = persons[i % std::min<std::size_t>(16, persons.size())];
        auto store = i % 7 == 0 ? new_sqlite_device_store() : new_quick_device_store();
        add_device("device " + std::to_string(i), enrol(person, "phone"), std::move(store));
    }
    for (std::size_t i = 0; i < 2; ++i)
        strangers_.push_back(std::make_unique<Stranger>(events, random, network, wishes_,
                                                        enrol(persons[17 + i], "strange phone")));
    old_copies_.resize(settings_.devices);
    twins_.resize(settings_.devices);
    times_copied_.resize(settings_.devices);
    events.run_for(seconds(5));
}

// What is not known from the register: a note behind a sign-up and a reason for a look, by the coordinator.
void History::hide() {
    const auto flipped = [&](Hidden hidden) { return settings_.hidden == hidden && settings_.flipped; };
    const ShiftId shift = state().shifts.rows().begin()->first;
    Device& coordinator = *devices.at(1);
    (void)coordinator.press(
        AssignSeat{shift, hidden_about_, "", marked("knee ", flipped(Hidden::SeatNote) ? 8 : 7)});
    (void)coordinator.press(Look{
        {hidden_about_}, LookAt::ContactAndCare, marked("because ", flipped(Hidden::LookReason) ? 10 : 9)});
    Asked asked;
    asked.window = {evening, evening + hours(30)};
    asked.what = marked("what ", flipped(Hidden::ErrandWords) ? 12 : 11);
    asked.kind = ErrandKind::Medicine;
    asked.items.resize(1);
    asked.items[0].words.item = "片";
    (void)coordinator.press(AskForHelp{asked, 0, {}}, hidden_about_);
    (void)coordinator.press(SetCheckPlan{hidden_about_, {}, {}, {}});
    (void)coordinator.press(
        PauseChecks{hidden_about_, {std::nullopt, marked("away ", flipped(Hidden::PauseWords) ? 14 : 13)}});
    for (int i = 0; i < 50; ++i) {
        events.run_for(milliseconds(100));
        checks.hides(hidden_record());
        if (state().medicine_lines.size() > 0 || state().errand_items.size() == 0) continue;
        const ErrandItem& item = state().errand_items.rows().begin()->second.record;
        MedicineFacts facts;
        facts.dose = marked("mg ", flipped(Hidden::MedicineDose) ? 16 : 15);
        set_up({DescribeMedicines{item.errand, {{item.id, facts}}}});  // No cable may lose it.
    }
    hide_order(flipped(Hidden::OrderNote));
}

// A note on an order, by the coordinator, who leads the campaign.
void History::hide_order(bool flipped) {
    Device& leader = *devices.at(1);
    OpenCampaign open;
    open.facts.title = "砂糖橘";
    open.facts.opens_at = evening;
    open.facts.closes_at = evening + hours(40);
    open.items.resize(1);
    open.items[0].facts.name = "砂糖橘";
    open.items[0].facts.price_cents = 3800;
    (void)leader.press(open, leader.replica().me());
    for (int i = 0; i < 50; ++i) {
        events.run_for(milliseconds(100));
        checks.hides(hidden_record());
        if (state().campaign_items.size() == 0 || state().orders.size() > 0) continue;
        const CampaignItem& item = state().campaign_items.rows().begin()->second.record;
        PlaceOrder place{item.campaign, {}, {}, {}, {{item.id, 2, 0, {}, 1}}};
        place.wishes.note = marked("no coriander ", flipped ? 18 : 17);
        (void)leader.press(place, hidden_about_);
    }
}

RecordRef History::hidden_record() {
    const auto first_of = [](const auto& table) {
        const auto first = table.rows().begin();
        return first == table.rows().end() ? RecordRef{} : ref_of(AnyRecord(first->second.record));
    };
    switch (settings_.hidden) {
        case Hidden::Phone:
            return {Contact::record_type, hidden_about_.bits};
        case Hidden::CareFlag:
        case Hidden::CareNote:
            return {Care::record_type, hidden_about_.bits};
        case Hidden::SeatNote:
            return first_of(state().seat_notes);
        case Hidden::LookReason:
            return first_of(state().grants);
        case Hidden::PauseWords:
            return {CheckPlan::record_type, hidden_about_.bits};
        case Hidden::ErrandWords:
            return first_of(state().errand_details);
        case Hidden::MedicineDose:
            return first_of(state().medicine_lines);
        case Hidden::OrderNote:
            return first_of(state().orders);
        default:
            return {Resident::record_type, hidden_about_.bits};
    }
}

void History::note(const std::string& what) {
    trace_.push_back(std::to_string((events.now() - evening).ms) + " ms  " + what);
    if (trace_.size() > trace_lines) trace_.pop_front();
}

void History::press(std::size_t index) {
    const bool by_twin = twins_[index] && random.chance(300);
    Device& device = by_twin ? *twins_[index] : *devices[index];
    if (!device.started()) return;
    ++pressed_;
    const PersonId me = device.replica().me();
    if (random.chance(20)) return device.ask(wishes_.search_text());
    const Wishes::Wish wish = wishes_.next(device.replica().state(), me, device.server_time());
    note(device.name() + " wants command " + std::to_string(tag_of(wish.command)));
    if (const auto* assign = std::get_if<AssignSeat>(&wish.command); assign && !assign->person)
        guest_of_[assign->guest_name] = index;
    if (!device.press(wish.command, wish.for_person)) ++refused_here_;
}

void History::burst(std::size_t number) {
    const std::int32_t lengths_ms[] = {2'000, 20'000, 120'000};
    const std::int32_t length = lengths_ms[random.below(3)];
    network.weather.most_delay = milliseconds(random.chance(500) ? 40 : 1500);
    network.weather.doubled_per_thousand = settings_.faults ? 20 : 0;
    const std::size_t begin = settings_.commands_each * number / bursts;
    const std::size_t end = settings_.commands_each * (number + 1) / bursts;
    for (std::size_t i = 0; i < settings_.devices; ++i) {
        for (std::size_t n = begin; n < end; ++n)
            events.after(milliseconds(random.between(0, length)), [this, i] { press(i); });
    }
    for (int i = 0; i < 8; ++i) {
        events.after(milliseconds(random.between(0, length)), [this] {
            if (!server.running()) return;
            const auto index = random.below(static_cast<std::uint32_t>(strangers_.size()));
            strangers_[index]->misbehave(state(), state().public_names.rows().rbegin()->first);
        });
    }
    for (int i = 0; settings_.faults && i < 4; ++i)
        events.after(milliseconds(random.between(0, length)), [this] { something_breaks(); });
    events.run_for(milliseconds(length));
    events.run_for(minutes(random.between(1, 240)));
}

std::vector<std::string> History::play() {
    for (std::size_t number = 0; number < bursts; ++number) burst(number);
    come_to_rest();
    check_all();
    check_told();
    check_nothing_doubled();
    return checks.violations();
}

// --- What breaks

void History::something_breaks() {
    const std::uint32_t kind = random.below(100);
    if (kind < 15) return server_breaks();
    if (kind < 40) return disk_breaks();
    device_breaks();
}

void History::restart_server() {
    if (server.running()) server.kill();
    if (!disk.has_power()) disk.power_returns();
    disk.mend();
    const bool started = server.start();
    if (!started) checks.violated("the server does not start again");
}

void History::server_breaks() {
    if (!server.running()) return;
    if (random.chance(500)) {
        note("the server is killed");
        server.kill();
    } else {
        note("the server dies after its next commit");
        server.kill_after_next_commit();
    }
    events.after(milliseconds(random.between(500, 20'000)), [this] { restart_server(); });
}

void History::disk_breaks() {
    using enum tests::DiskFault;
    const std::vector<tests::DiskFault> faults{OnceFails, Short, Full, PowerCut};
    const tests::DiskFault fault = random.pick(faults);
    note("the disk breaks, in way " + std::to_string(static_cast<int>(fault)));
    disk.break_at(random.below(12), fault);
    events.after(seconds(5), [this] {
        if (disk.has_power())
            disk.mend();
        else
            restart_server();
    });
}

void History::device_breaks() {
    const std::size_t index = random.below(static_cast<std::uint32_t>(settings_.devices));
    Device& device = *devices[index];
    if (!device.started()) return;
    const auto again = [&](Duration wait) {
        events.after(wait, [&device] {
            if (!device.started()) device.start();
        });
    };
    const std::uint32_t kind = random.below(100);
    if (kind < 30) {
        note(device.name() + " is cut off");
        device.cut();
    } else if (kind < 55) {
        note(device.name() + " is offline");
        device.go_offline();
        events.after(seconds(random.between(1, 7200)), [&device] { device.go_online(); });
    } else if (kind < 70) {
        note(device.name() + " is closed");
        device.stop();
        again(seconds(random.between(1, 60)));
    } else if (kind < 80) {
        old_copies_[index] = device.copy_store();
    } else if (kind < 92 && old_copies_[index]) {
        note(device.name() + " is put back to an earlier copy");
        device.stop();
        device.replace_store(old_copies_[index]->copy());
        ++times_copied_[index];
        again(seconds(5));
    } else if (kind < 96 && !twins_[index]) {
        note(device.name() + " is doubled");
        twins_[index] = &add_device(device.name() + " twin", device.id(), device.copy_store());
        ++times_copied_[index];
    } else {
        note(device.name() + " is wiped");
        device.stop();
        device.replace_store(new_quick_device_store());
        again(seconds(5));
    }
}

// --- The end

void History::come_to_rest() {
    network.weather = {};
    events.run_for(hours(3));
    restart_server();
    for (const auto& device : devices) {
        if (!device->started()) device->start();
        device->go_online();
    }
    events.run_for(max_look);
    events.run_for(minutes(10));
    wait_for_a_quiet_minute();
}

// Some check is always due some time; what it changes has to reach the devices.
void History::wait_for_a_quiet_minute() {
    for (auto due = server.intake().next_due(); due && *due <= events.now() + minutes(1);
         due = server.intake().next_due())
        events.run_for(minutes(1));
    events.run_for(minutes(1));
}

// Nobody is reminded any more of what has begun, also where a wish for it came afterwards.
bool History::is_over(const RecordRef& record) {
    const Seat* seat = record.type == Seat::record_type ? state().seats.find({record.id}) : nullptr;
    return seat && state().shifts.at(seat->shift).window.from <= events.now();
}

// What devices were told is what happened; whose time is over is over.
void History::check_told() {
    for (const auto& device : devices) {
        std::map<std::pair<OutboxId, std::uint64_t>, const Device::Told*> final_answers;
        for (const Device::Told& told : device->told()) {
            const CommandName name{device->id(), told.outbox, told.number};
            if (told.outcome == Outcome::TryLater) continue;
            if (told.outcome == Outcome::Accepted && !checks.was_accepted(name))
                checks.violated(device->name() + " was told of what did not happen");
            const auto [first, is_new] = final_answers.emplace(std::pair(told.outbox, told.number), &told);
            const bool same =
                first->second->outcome == told.outcome && first->second->rejected == told.rejected;
            if (!same) checks.violated(device->name() + " got two different answers");
        }
    }
    for_each_table(state(), [&](const auto& table) {
        for (const auto& [key, row] : table.rows()) {
            const RecordRef record = ref_of(AnyRecord(row.record));
            const auto due = due_of(state(), record);
            if (due && due->at <= events.now() && !is_over(record))
                checks.violated("what was due did not happen: " + name_of(record));
        }
    });
    for (const auto& [id, row] : state().medicine_lines.rows()) {
        if (row.record.raised < urgency_of(row.record.facts, events.now()))
            checks.violated("what runs out was not raised in time");
    }
}

// Every guest has a name of their own, so two seats with one name are one press that was done twice. After
// two copies of a store only the person could tell what was meant, and they are asked.
void History::check_nothing_doubled() {
    std::map<std::string, int> seats;
    for (const auto& [id, row] : state().seats.rows()) {
        const auto pressed_on = guest_of_.find(row.record.guest_name);
        if (pressed_on == guest_of_.end() || times_copied_[pressed_on->second] > 1) continue;
        if (++seats[row.record.guest_name] == 2) checks.violated("a press was done twice");
    }
}

}  // namespace linli::simulator
