#include "tests/simulator/world.h"

#include "shared/core/assert.h"

namespace linli::simulator {
namespace {

constexpr CommunityId community{{1, 1}};

}  // namespace

World::World(std::uint64_t seed)
    : random(seed), disk(seed), server(events, random, disk, checks), network(events, random, server) {
    server.found({.id = community, .name = "凤凰社区", .utc_offset_minutes = 480});
    const bool started = server.start();
    LINLI_ASSERT(started);
}

void World::set_up(const std::vector<Command>& commands) {
    checks.pause();
    server.set_up(commands);
    checks.start(server.intake());
}

DeviceId World::enrol(PersonId person, const std::string& label) {
    const DeviceId id{{random.next(), random.next()}};
    server.enrol({id, person, random.next() >> 1, label, events.now(), {}});
    return id;
}

Device& World::add_device(const std::string& name, DeviceId id, std::unique_ptr<DeviceStore> store) {
    Device& device =
        *devices.emplace_back(std::make_unique<Device>(events, random, network, name, id, std::move(store)));
    device.skew = seconds(random.between(-600, 600));
    device.start();
    return device;
}

void World::check_all() {
    const Entitlement entitlement(state());
    for (const auto& device : devices) {
        if (device->started() && device->connected()) check_device(entitlement, *device);
    }
    checks.compare_with_model(server.intake());
    const auto stored = server.store().load(server.intake().community(), events.now());
    if (!stored) return checks.violated("the database cannot be read");
    State from_disk;
    for (const SentRecord& sent : stored->records) put(from_disk, sent.record, sent.version);
    checks.compare(from_disk, state(), "on disk");
}

void World::check_device(const Entitlement& entitlement, const Device& device) {
    const State& held = device.replica().state();
    const std::string& name = device.name();
    if (!device.replica().pending().empty()) return checks.violated(name + " still waits for an answer");
    checks.check_photos(server.intake(), device.replica().me());
    const std::set<RecordRef> due = entitlement.all_for(device.replica().me());
    for (const RecordRef& record : due) {
        const auto here = find_record(held, record);
        const bool same = here && encode(*here) == encode(*find_record(state(), record)) &&
                          version_of(held, record) == version_of(state(), record);
        if (!same) checks.violated(name + " lacks " + name_of(record));
    }
    for_each_table(held, [&](const auto& table) {
        for (const auto& [key, row] : table.rows()) {
            const RecordRef record = ref_of(AnyRecord(row.record));
            if (!due.contains(record)) checks.violated(name + " holds what it may not, " + name_of(record));
        }
    });
}

}  // namespace linli::simulator
