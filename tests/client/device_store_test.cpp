#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "shared/wire/encoding.h"
#include "tests/client/device_database.h"

// What a device keeps. The database of each released schema lies in tests/data/released/schemaN/device.db; it
// is made once by running this program with LINLI_FREEZE_SCHEMA=1 and never written again.

using namespace linli;
using namespace linli::client;
using linli::client::tests::DeviceDatabase;

namespace {

constexpr OutboxId outbox{{0x1111, 0x2222}};
constexpr Identity identity{CommunityId{{1, 1}}, PersonId{{2, 2}}, DeviceId{{3, 3}}, 77};
constexpr Instant pressed{1'795'428'000'000}, reported{1'795'428'000'123};

constexpr std::uint32_t first_schema = 1;

std::filesystem::path released(std::uint32_t schema) {
    return std::filesystem::path(LINLI_TEST_DATA) / "released" / ("schema" + std::to_string(schema)) /
           "device.db";
}

Command third_command() {
    return MendNames{PersonId{{2, 2}}, "沈小禾", "小禾", AgeBand::Adult};
}

// Three pressed, the first of them answered; one refused earlier; one record.
Keep released_keep() {
    Keep keep;
    keep.outbox = outbox;
    keep.identity = identity;
    keep.next_number = 4;
    keep.cursor = 9;
    keep.put.push_back({5, Post{PostId{{4, 4}}, "南门岗", "先领口罩", false}});
    const auto row = [](std::uint64_t number, const Command& command) {
        return OutboxRow{outbox, number, encode(command), PersonId{{2, 2}}, pressed, reported};
    };
    keep.queued = {row(1, TakeShift{ShiftId{{5, 5}}}), row(2, TakeShift{ShiftId{{6, 6}}}),
                   row(3, third_command())};
    keep.answered = {1};
    Rejected full{Reason::ShiftFull, ShiftId{{5, 5}}};
    full.limit = 2;
    keep.refused.push_back({row(1, TakeShift{ShiftId{{5, 5}}}), Outcome::Refused, full});
    return keep;
}

// A copy, so that the released file stays as it is.
std::unique_ptr<DeviceDatabase> open_released(std::uint32_t schema = record_schema) {
    const auto copy = std::filesystem::temp_directory_path() / "linli-released-device.db";
    std::filesystem::copy_file(released(schema), copy, std::filesystem::copy_options::overwrite_existing);
    auto database = std::make_unique<DeviceDatabase>();
    {
        const DeviceDatabase file(copy.string());
        database->copy_from(file);
    }
    std::filesystem::remove(copy);
    return database;
}

}  // namespace

TEST_CASE("the newest schema is frozen once") {
    if (std::getenv("LINLI_FREEZE_SCHEMA") && !std::filesystem::exists(released(record_schema))) {
        std::filesystem::create_directories(released(record_schema).parent_path());
        DeviceDatabase database(released(record_schema).string());
        database.run_all(batch_of(released_keep()));
    }
    for (std::uint32_t schema = first_schema; schema <= record_schema; ++schema)
        REQUIRE(std::filesystem::exists(released(schema)));
}

namespace {

void read_what_was_kept(std::uint32_t schema) {
    const auto loaded = open_released(schema)->load();
    REQUIRE(loaded);
    CHECK(loaded->has_outbox);
    CHECK(loaded->kept.identity == identity);
    const bool newest = schema == record_schema;  // Records of an older one come again from the server.
    CHECK(loaded->records_forgotten == !newest);
    CHECK(loaded->kept.cursor == (newest ? 9u : 0u));
    CHECK(loaded->kept.records.size() == (newest ? 1u : 0u));
    Replica replica(OutboxId{{9, 9}});
    replica.load(loaded->kept);
    REQUIRE(replica.refusals().size() == 1);
    CHECK(replica.refusals()[0].rejected->reason == Reason::ShiftFull);
    CHECK(replica.refusals()[0].rejected->limit == 2);
    replica.connected();
    const auto hello = replica.take_outgoing(pressed);
    REQUIRE(hello.size() == 1);
    CHECK(std::get<Hello>(hello[0]).outbox == outbox);
    CHECK(std::get<Hello>(hello[0]).lowest_held == 2);
    replica.receive(Welcome{pressed, identity.community, identity.person, identity.device, 77, true},
                    pressed);
    const auto sent = replica.take_outgoing(pressed);
    REQUIRE(sent.size() == 2);
    const Submit& last = std::get<Submit>(sent[1]);
    CHECK(last.number == 3);
    std::string kept = encode(third_command());
    constexpr std::size_t place_of_version = 3;  // After the byte order and the tag.
    if (schema < 3) kept[place_of_version] = 1;
    CHECK(last.command.bytes == kept);
    CHECK(last.reported_at == reported);
}

}  // namespace

TEST_CASE("what a device of each release kept is read, and what waited is pushed byte for byte") {
    for (std::uint32_t schema = first_schema; schema <= record_schema; ++schema) {
        CAPTURE(schema);
        read_what_was_kept(schema);
    }
}

TEST_CASE("records of another schema are forgotten, what waits stays") {
    const auto database = open_released();
    database->run(
        {"UPDATE meta SET value = ? WHERE name = 'record_schema'", {to_hex({0, record_schema + 1})}});
    const auto loaded = database->load();
    REQUIRE(loaded);
    CHECK(loaded->records_forgotten);
    CHECK(loaded->kept.records.empty());
    CHECK(loaded->kept.cursor == 0);
    CHECK(loaded->kept.queued.size() == 2);
    database->run_all(forget_records());
    const auto again = database->load();
    CHECK_FALSE(again->records_forgotten);
    CHECK(again->kept.queued.size() == 2);
}

TEST_CASE("rows that a newer version wrote are left for it, and a damaged record is asked for again") {
    const auto database = open_released();
    database->run({"UPDATE outbox SET format = 2 WHERE number = 2", {}});
    database->run({"UPDATE record SET bytes = x'00'", {}});
    const auto loaded = database->load();
    REQUIRE(loaded);
    REQUIRE(loaded->kept.queued.size() == 1);
    CHECK(loaded->kept.queued[0].number == 3);
    CHECK(loaded->kept.records.empty());
    CHECK(loaded->kept.cursor == 0);
    CHECK(database->run({"SELECT number FROM outbox", {}}).size() == 2);
}

TEST_CASE("a damaged row of the outbox is said, not passed over: it is all there is") {
    const auto database = open_released();
    database->run({"UPDATE outbox SET for_person = 'nobody' WHERE number = 2", {}});
    CHECK_FALSE(database->load());
}

TEST_CASE("in a new outbox nothing of the old one is kept") {
    const auto database = open_released();
    Keep keep;
    keep.outbox = OutboxId{{0x3333, 0x4444}};
    keep.next_number = 2;
    keep.queued = {OutboxRow{*keep.outbox, 1, encode(third_command()), PersonId{{2, 2}}, pressed, reported}};
    database->run_all(batch_of(keep));
    const auto loaded = database->load();
    REQUIRE(loaded);
    CHECK(loaded->kept.outbox == *keep.outbox);
    REQUIRE(loaded->kept.queued.size() == 1);
    CHECK(loaded->kept.queued[0].outbox == *keep.outbox);
    CHECK(loaded->kept.next_number == 2);
}
