#include <doctest/doctest.h>

#include "shared/state/photos.h"
#include "tests/server/faulty_disk.h"
#include "tests/server/store_history.h"
#include "tests/server/test_folder.h"

// What every store must do. A new engine is one more place in this list.

namespace linli::tests {
namespace {

using server::Store;

class SqliteFile {
public:
    Result<std::unique_ptr<Store>> open() { return server::open_sqlite_store(folder_.path("linli.db")); }

private:
    TestFolder folder_;
};

class SqliteInMemoryDisk {
public:
    Result<std::unique_ptr<Store>> open() { return server::open_sqlite_store(disk_.path("linli.db")); }
    void fill_up() { disk_.break_at(0, DiskFault::Full); }
    void mend() { disk_.mend(); }

private:
    FaultyDisk disk_{1};
};

#define EVERY_STORE SqliteFile, SqliteInMemoryDisk

const Instant noon = instant_of({2026, 11, 23}, 12 * 60, UtcOffset{});

std::unique_ptr<Store> opened(auto& place) {
    auto store = place.open();
    REQUIRE_MESSAGE(store, store.error().detail);
    return std::move(*store);
}

Loaded load(Store& store, Instant now = noon) {
    auto loaded = store.load(test_community, now);
    REQUIRE_MESSAGE(loaded, loaded.error().detail);
    return std::move(*loaded);
}

void commit(Store& store, const Batch& batch) {
    const auto done = store.commit(batch);
    REQUIRE_MESSAGE(done, done.error().detail);
}

Batch empty_batch(Version version) {
    Batch batch;
    batch.community = test_community;
    batch.version = version;
    return batch;
}

}  // namespace

TEST_CASE_TEMPLATE("a new database is empty and knows no community", Place, EVERY_STORE) {
    Place place;
    const auto store = opened(place);
    CHECK_FALSE(store->community().value());
    const Loaded loaded = load(*store);
    CHECK(loaded.version == 0);
    CHECK(loaded.horizon == 0);
    CHECK(loaded.records.empty());
    CHECK_FALSE(store->is_demo().value());
}

TEST_CASE_TEMPLATE("every kind of record comes back as it was, with its version, after reopening", Place,
                   EVERY_STORE) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        SeededRandom random(seed);
        Place place;
        Held held;
        Batch batch = empty_batch(40);
        for (std::size_t i = 0; i < 3 * record_type_count; ++i) {
            const Version version = 1 + random.below(40);
            batch.put.push_back({version, random_record(i % record_type_count, random)});
        }
        commit(*opened(place), batch);
        held.apply(batch);
        const auto store = opened(place);
        CHECK(held_by(load(*store)) == held);
        CHECK(store->community().value() == test_community);
    }
}

TEST_CASE_TEMPLATE("a long history of changes leaves what its last words say", Place, EVERY_STORE) {
    Place place;
    auto store = opened(place);
    SeededRandom random(11);
    Held held;
    std::vector<LoggedCommand> log;
    for (int i = 0; i < 60; ++i) {
        const Batch batch = random_batch(random, held, noon);
        commit(*store, batch);
        held.apply(batch);
        log.insert(log.end(), batch.log.begin(), batch.log.end());
        if (i % 20 == 7) {
            store.reset();
            store = opened(place);
            CHECK(load(*store).version == held.version);
        }
    }
    CHECK(held_by(load(*store)) == held);
    for (const LoggedCommand& logged : log) {
        const auto found = store->find_logged(test_community, logged.name);
        REQUIRE(found);
        REQUIRE(*found);
        CHECK(same(**found, logged));
    }
}

TEST_CASE_TEMPLATE("two communities in one database do not see each other", Place, EVERY_STORE) {
    Place place;
    const auto store = opened(place);
    SeededRandom random(5);
    Batch batch = empty_batch(3);
    const AnyRecord record = random_record(1, random);
    batch.put.push_back({3, record});
    commit(*store, batch);
    batch.community = CommunityId{{8, 8}};
    batch.put.clear();
    commit(*store, batch);
    batch.version = 4;
    batch.erased.push_back(ref_of(record));
    commit(*store, batch);
    CHECK(load(*store).records.size() == 1);
    CHECK(load(*store).version == 3);
}

TEST_CASE_TEMPLATE("a photo's bytes come with its record, outlive a restart, and go with it", Place,
                   EVERY_STORE) {
    Place place;
    auto store = opened(place);
    ErrandPhoto photo;
    photo.id = {{1, 1}};
    const std::string jpeg("\xFF\xD8\0 '; \xFF\xD9", 9);
    const auto bytes = [&](CommunityId community = test_community) {
        return store->photo(community, photo_of(photo)).value();
    };
    CHECK_FALSE(bytes());
    Batch batch = empty_batch(1);
    batch.put.push_back({1, photo});
    batch.photos.push_back({photo_of(photo), {jpeg}});
    commit(*store, batch);
    store.reset();
    store = opened(place);
    CHECK(bytes() == jpeg);
    CHECK_FALSE(bytes(CommunityId{{8, 8}}));
    const Loaded loaded = load(*store);
    REQUIRE(loaded.records.size() == 1);
    CHECK(ref_of(loaded.records.front().record) == ref(photo.id));

    batch = empty_batch(2);
    batch.erased.push_back({Post::record_type, photo.id.bits});  // Only its number is the same.
    commit(*store, batch);
    CHECK(bytes() == jpeg);
    batch.version = 3;
    batch.erased = {ref(photo.id)};
    commit(*store, batch);
    CHECK_FALSE(bytes());
    CHECK(load(*store).records.empty());
}

TEST_CASE_TEMPLATE("of a transaction that fails neither a photo's record nor its bytes stay", Place,
                   SqliteInMemoryDisk) {
    Place place;
    auto store = opened(place);
    commit(*store, empty_batch(1));
    ErrandPhoto photo;
    photo.id = {{1, 1}};
    Batch batch = empty_batch(2);
    batch.put.push_back({2, photo});
    batch.photos.push_back({photo_of(photo), {std::string(300 * 1024, 'x')}});
    place.fill_up();
    REQUIRE_FALSE(store->commit(batch));
    place.mend();
    store.reset();
    store = opened(place);
    CHECK(load(*store).records.empty());
    CHECK_FALSE(store->photo(test_community, photo_of(photo)).value());
    commit(*store, batch);
    CHECK(store->photo(test_community, photo_of(photo)).value().has_value());
}

TEST_CASE_TEMPLATE("the same row written again replaces the first", Place, EVERY_STORE) {
    Place place;
    const auto store = opened(place);
    SeededRandom random(6);
    Batch batch = empty_batch(1);
    const AnyRecord record = random_record(0, random);
    batch.put = {{1, record}};
    batch.timers_set = {{{3, {1, 1}}, noon}};
    commit(*store, batch);
    batch.version = 2;
    batch.put = {{2, record}};
    batch.timers_set = {{{3, {1, 1}}, noon + hours(1)}};
    commit(*store, batch);
    const Loaded loaded = load(*store);
    REQUIRE(loaded.records.size() == 1);
    CHECK(loaded.records.front().version == 2);
    REQUIRE(loaded.timers.size() == 1);
    CHECK(loaded.timers.front().due == noon + hours(1));
}

TEST_CASE_TEMPLATE("a name that was never used is not known, nor is one of another device", Place,
                   EVERY_STORE) {
    Place place;
    const auto store = opened(place);
    Batch batch = empty_batch(1);
    LoggedCommand logged;
    logged.name = {DeviceId{{1, 1}}, OutboxId{{2, 2}}, 5};
    logged.rejected = Rejected::with_limit(Reason::ShiftFull, 4);
    batch.log.push_back(logged);
    commit(*store, batch);
    const auto find = [&](const CommandName& name) {
        return store->find_logged(test_community, name).value();
    };
    REQUIRE(find(logged.name));
    CHECK(same(*find(logged.name), logged));
    CHECK_FALSE(find({DeviceId{{1, 1}}, OutboxId{{2, 2}}, 6}));
    CHECK_FALSE(find({DeviceId{{1, 2}}, OutboxId{{2, 2}}, 5}));
}

TEST_CASE_TEMPLATE("outboxes are remembered per device with the lowest number they still hold", Place,
                   EVERY_STORE) {
    Place place;
    const auto store = opened(place);
    const DeviceId phone{{1, 1}};
    Batch batch = empty_batch(0);
    batch.outboxes = {{phone, OutboxId{{2, 2}}, 1}, {phone, OutboxId{{3, 3}}, 9}, {DeviceId{{9, 9}}, {}, 4}};
    commit(*store, batch);
    batch.outboxes = {{phone, OutboxId{{2, 2}}, 6}};
    commit(*store, batch);
    const auto known = store->outboxes_of(test_community, phone);
    REQUIRE(known);
    REQUIRE(known->size() == 2);
    for (const KnownOutbox& outbox : *known) {
        CHECK(outbox.lowest_held == (outbox.outbox == OutboxId{{2, 2}} ? 6 : 9));
    }
}

TEST_CASE_TEMPLATE("an entering or leaving older than 90 days is forgotten, and the horizon says so", Place,
                   EVERY_STORE) {
    Place place;
    auto store = opened(place);
    Batch batch = empty_batch(30);
    for (Version version = 1; version <= 30; ++version) {
        EnterLeave move;
        move.version = version;
        move.record = {4, {1, version}};
        move.at = noon + days(static_cast<std::int64_t>(version));
        batch.enter_leave.push_back(move);
    }
    commit(*store, batch);
    CHECK(load(*store, noon + days(90)).horizon == 0);
    const Instant later = noon + days(100) + hours(1);
    const auto check_later = [&] {
        const Loaded loaded = load(*store, later);
        CHECK(loaded.horizon == 10);
        REQUIRE(loaded.enter_leave.size() == 20);
        CHECK(loaded.enter_leave.front().version == 11);
        CHECK(loaded.enter_leave.back().version == 30);
    };
    check_later();  // Whether or not they were removed yet.
    REQUIRE(store->prune(test_community, later));
    check_later();
    REQUIRE(store->prune(test_community, later));
    store.reset();
    store = opened(place);
    check_later();
    CHECK(load(*store, noon).horizon == 10);  // What is gone stays gone, whatever a clock says.
    CHECK(load(*store, later).version == 30);
}

TEST_CASE_TEMPLATE("a logged command is kept for a year; afterwards its number cannot come again", Place,
                   EVERY_STORE) {
    Place place;
    const auto store = opened(place);
    const CommandName old_name{DeviceId{{1, 1}}, OutboxId{{2, 2}}, 5};
    CommandName new_name = old_name;
    new_name.number = 7;
    Batch batch = empty_batch(2);
    LoggedCommand logged;
    logged.hash = {1, 2};
    logged.touched = {{4, {1, 1}}, {4, {1, 2}}};
    logged.name = old_name;
    logged.at = noon;
    batch.log.push_back(logged);
    logged.name = new_name;
    logged.at = noon + days(2);
    batch.log.push_back(logged);
    batch.outboxes = {{old_name.device, old_name.outbox, 8}};
    commit(*store, batch);
    const auto find = [&](const CommandName& name) {
        return store->find_logged(test_community, name).value();
    };
    REQUIRE(store->prune(test_community, noon + days(365)));
    CHECK(find(old_name)->outcome == Outcome::Accepted);

    REQUIRE(store->prune(test_community, noon + days(366)));
    REQUIRE(find(old_name));
    CHECK(find(old_name)->outcome == Outcome::NameTaken);
    CHECK(find(old_name)->name == old_name);
    CHECK_FALSE(find(old_name)->hash);
    CHECK(same(*find(new_name), logged));
    CHECK_FALSE(find({old_name.device, old_name.outbox, 8}));
    CHECK(store->outboxes_of(test_community, old_name.device)->front().lowest_held == 8);
}

TEST_CASE_TEMPLATE("an outbox that never said what it holds is remembered by its highest pruned number",
                   Place, EVERY_STORE) {
    Place place;
    const auto store = opened(place);
    Batch batch = empty_batch(1);
    LoggedCommand logged;
    logged.name = {DeviceId{{1, 1}}, OutboxId{{2, 2}}, 5};
    logged.at = noon;
    batch.log.push_back(logged);
    commit(*store, batch);
    REQUIRE(store->prune(test_community, noon + days(400)));
    const auto known = store->outboxes_of(test_community, logged.name.device);
    REQUIRE(known->size() == 1);
    CHECK(known->front().lowest_held == 6);
}

TEST_CASE_TEMPLATE("a second server on the same database is refused before it can do harm", Place,
                   SqliteFile) {  // The disk in memory has no locks.
    Place place;
    const auto first = opened(place);
    commit(*first, empty_batch(1));
    {
        const auto second = opened(place);
        load(*second);
        commit(*second, empty_batch(2));
    }
    const auto refused = first->commit(empty_batch(2));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == FailureKind::Mismatch);
    CHECK(load(*first).version == 2);
    commit(*first, empty_batch(3));
}

TEST_CASE_TEMPLATE("devices, sessions, cards and accounts come back as they were", Place, EVERY_STORE) {
    Place place;
    SeededRandom random(9);
    server::AccessChanges changes;
    server::DeviceRow device{DeviceId{{1, 1}}, PersonId{{2, 2}}, (1ull << 63) - 1, "Phone of 李", noon, {}};
    changes.devices.push_back(device);
    const server::SessionRow session{{{3, 3}, {4, 4}}, device.id, noon, noon, noon + days(180)};
    changes.sessions.push_back(session);
    server::CardRow card{{{5, 5}, {6, 6}}, device.person,   PersonId{{7, 7}}, noon,
                         noon + days(14),  noon + hours(1), device.id,        std::nullopt};
    changes.cards.push_back(card);
    changes.accounts.push_back({device.person, "李", "$argon2id$"});
    REQUIRE(opened(place)->commit_access(test_community, changes));

    auto store = opened(place);
    auto access = store->load_access(test_community).value();
    REQUIRE(access.devices.size() == 1);
    CHECK(access.devices.front().space == device.space);
    CHECK(access.devices.front().label == device.label);
    CHECK_FALSE(access.devices.front().revoked);
    REQUIRE(access.sessions.size() == 1);
    CHECK(access.sessions.front().secret == session.secret);
    CHECK(access.sessions.front().expires == session.expires);
    REQUIRE(access.cards.size() == 1);
    CHECK(access.cards.front().secret == card.secret);
    CHECK(access.cards.front().used == card.used);
    CHECK(access.cards.front().device == card.device);
    CHECK_FALSE(access.cards.front().revoked);
    REQUIRE(access.accounts.size() == 1);
    CHECK(access.accounts.front().login == "李");

    device.revoked = noon + days(1);
    REQUIRE(store->commit_access(test_community, {{device.id}, {device}, {}, {}, {}}));
    access = store->load_access(test_community).value();
    CHECK(access.sessions.empty());
    CHECK(access.devices.front().revoked == device.revoked);
    CHECK(store->load_access(CommunityId{{8, 8}}).value().devices.empty());
}

TEST_CASE_TEMPLATE("calendars come back as they were; one that ended is gone and its successor is there",
                   Place, EVERY_STORE) {
    Place place;
    const PersonId person{{2, 2}};
    const server::CalendarFeedRow own{{{3, 3}, {4, 4}}, person, std::nullopt, noon};
    const server::CalendarFeedRow gate{{{3, 3}, {4, 5}}, person, PostId{{9, 9}}, noon + hours(1)};
    server::AccessChanges changes;
    changes.calendars = {own, gate};
    REQUIRE(opened(place)->commit_access(test_community, changes));

    auto store = opened(place);
    auto calendars = store->load_access(test_community).value().calendars;
    REQUIRE(calendars.size() == 2);
    CHECK(calendars.front().secret == own.secret);
    CHECK(calendars.front().person == person);
    CHECK_FALSE(calendars.front().post);
    CHECK(calendars.back().post == gate.post);
    CHECK(calendars.back().since == gate.since);
    CHECK(store->load_access(CommunityId{{8, 8}}).value().calendars.empty());

    const server::CalendarFeedRow newer{{{7, 7}, {7, 7}}, person, std::nullopt, noon + days(1)};
    changes.calendars_ended = {own.secret};
    changes.calendars = {newer};
    REQUIRE(store->commit_access(test_community, changes));
    store.reset();
    calendars = opened(place)->load_access(test_community).value().calendars;
    REQUIRE(calendars.size() == 2);
    CHECK(calendars.front().secret == gate.secret);
    CHECK(calendars.back().secret == newer.secret);
}

TEST_CASE_TEMPLATE("two devices never share a space, nor two people a login; nothing of the change stays",
                   Place, EVERY_STORE) {
    Place place;
    const auto store = opened(place);
    const server::DeviceRow device{DeviceId{{1, 1}}, PersonId{{2, 2}}, 77, "", noon, {}};
    server::DeviceRow other = device;
    other.id = DeviceId{{1, 2}};
    REQUIRE(store->commit_access(test_community, {{}, {device}, {}, {}, {{device.person, "li", "x"}}}));
    CHECK_FALSE(store->commit_access(test_community, {{}, {other}, {}, {}, {}}));
    other.space = 78;
    CHECK_FALSE(store->commit_access(test_community, {{}, {other}, {}, {}, {{PersonId{{3, 3}}, "li", "y"}}}));
    const auto access = store->load_access(test_community).value();
    CHECK(access.devices.size() == 1);
    CHECK(access.accounts.size() == 1);
}

TEST_CASE_TEMPLATE("sessions and cards that ended are swept away", Place, EVERY_STORE) {
    Place place;
    const auto store = opened(place);
    server::AccessChanges changes;
    changes.sessions.push_back({{{1, 1}, {1, 1}}, {}, noon, noon, noon + days(1)});
    changes.sessions.push_back({{{2, 2}, {2, 2}}, {}, noon, noon, noon + days(3)});
    changes.cards.push_back({{{3, 3}, {3, 3}}, {}, {}, noon, noon + days(14), {}, {}, {}});
    REQUIRE(store->commit_access(test_community, changes));
    REQUIRE(store->prune(test_community, noon + days(2)));
    CHECK(store->load_access(test_community)->sessions.size() == 1);
    CHECK(store->load_access(test_community)->cards.size() == 1);
    REQUIRE(store->prune(test_community, noon + days(380)));
    CHECK(store->load_access(test_community)->sessions.empty());
    CHECK(store->load_access(test_community)->cards.empty());
}

TEST_CASE_TEMPLATE("a demo stays a demo", Place, EVERY_STORE) {
    Place place;
    REQUIRE(opened(place)->mark_demo());
    const auto store = opened(place);
    CHECK(store->is_demo().value());
    REQUIRE(store->mark_demo());
    CHECK(store->is_demo().value());
}

}  // namespace linli::tests
