#include <doctest/doctest.h>

#include "tests/server/faulty_disk.h"
#include "tests/server/store_history.h"

// What is left after a disk broke: exactly the batches whose commit succeeded, and perhaps one more at the
// end that was cut off before its answer came.

namespace linli::tests {
namespace {

using server::Store;

#ifdef LINLI_SANITIZED
constexpr std::uint64_t seeds = 40;
#else
constexpr std::uint64_t seeds = 200;
#endif

const Instant noon = instant_of({2026, 11, 23}, 12 * 60, UtcOffset{});

class BrokenHistory {
public:
    explicit BrokenHistory(std::uint64_t seed) : random_(seed), disk_(seed) {}

    void run() {
        for (int life = 0; life < 4; ++life) {
            break_somewhere();
            live();
            die();
        }
        disk_.mend();
        const auto store = open();
        REQUIRE(store);
        compare(*store);
        Batch last = random_batch(random_, held_, noon);
        CHECK(store->commit(last));
    }

private:
    void break_somewhere() {
        disk_.break_at(random_.below(120), static_cast<DiskFault>(1 + random_.below(4)));
    }

    std::unique_ptr<Store> open() {
        auto store = server::open_sqlite_store(disk_.path("linli.db"));
        return store ? std::move(*store) : nullptr;
    }

    // Commits until the fault has come, and a little longer.
    void live() {
        auto store = open();
        if (!store && disk_.has_power()) {
            disk_.mend();
            store = open();
        }
        if (!store) return;
        if (!compare(*store)) return;
        for (int i = 0; i < 12; ++i) {
            const Batch batch = random_batch(random_, held_, noon);
            if (store->commit(batch)) {
                held_.apply(batch);
                add_log(batch);
                unanswered_.clear();
            } else {
                unanswered_.push_back(batch);
                if (!disk_.has_power()) return;
                if (random_.chance(500)) disk_.mend();
                if (!compare(*store)) return;
            }
        }
    }

    // The power goes, or only the process.
    void die() {
        if (disk_.has_power() && random_.chance(300)) return;
        if (disk_.has_power()) disk_.cut_power();
        disk_.restore_power();
    }

    // False: it could not be read at all, which only a broken disk excuses.
    bool compare(Store& store) {
        const auto loaded = store.load(test_community, noon);
        if (!loaded) return false;
        const Held found = held_by(*loaded);
        for (const Batch& batch : unanswered_) {
            Held with_it = held_;
            with_it.apply(batch);
            if (!(found == with_it)) continue;
            held_ = with_it;
            add_log(batch);
            unanswered_.clear();
            break;
        }
        CHECK(found == held_);
        for (const LoggedCommand& logged : log_) {
            const auto known = store.find_logged(test_community, logged.name);
            if (!known) return false;
            REQUIRE(*known);
            CHECK(same(**known, logged));
        }
        return true;
    }

    void add_log(const Batch& batch) { log_.insert(log_.end(), batch.log.begin(), batch.log.end()); }

    SeededRandom random_;
    FaultyDisk disk_;
    Held held_;
    std::vector<LoggedCommand> log_;
    std::vector<Batch> unanswered_;  // Failed since the last success: one of them may come to light yet.
};

}  // namespace

TEST_CASE("whatever the disk does, what was confirmed is there after the next start, and nothing else") {
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        CAPTURE(seed);
        BrokenHistory(seed).run();
    }
}

TEST_CASE("a database whose making failed is made by the next start, or keeps its word") {
    for (std::uint32_t step = 0; step < 20; ++step) {
        CAPTURE(step);
        SeededRandom random(step);
        FaultyDisk disk(step);
        disk.break_at(step, DiskFault::OnceFails);
        auto store = server::open_sqlite_store(disk.path("linli.db"));
        if (!store) store = server::open_sqlite_store(disk.path("linli.db"));
        REQUIRE(store);
        Held held;
        const Batch batch = random_batch(random, held, noon);
        if ((*store)->commit(batch)) held.apply(batch);
        disk.cut_power();
        store->reset();
        disk.restore_power();
        store = server::open_sqlite_store(disk.path("linli.db"));
        REQUIRE(store);
        CHECK(held_by((*store)->load(test_community, noon).value()) == held);
    }
}

TEST_CASE("a batch that fails in the middle leaves no part of itself") {
    SeededRandom random(4);
    FaultyDisk disk(4);
    auto store = server::open_sqlite_store(disk.path("linli.db")).value();
    Held held;
    const Batch good = random_batch(random, held, noon);
    REQUIRE(store->commit(good));
    held.apply(good);
    int failed = 0;
    for (std::uint32_t step = 0;; ++step) {
        CAPTURE(step);
        const Batch batch = random_batch(random, held, noon);
        disk.break_at(step, DiskFault::OnceFails);
        const bool done = store->commit(batch).has_value();
        disk.mend();
        if (done) break;
        ++failed;
        CHECK(held_by(store->load(test_community, noon).value()) == held);
        CHECK_FALSE(store->find_logged(test_community, batch.log.front().name).value());
    }
    CHECK(failed >= 2);
}

TEST_CASE("a full disk is a storage failure that says what to do, and goes on when there is room") {
    SeededRandom random(5);
    FaultyDisk disk(5);
    auto store = server::open_sqlite_store(disk.path("linli.db")).value();
    Held held;
    disk.break_at(0, DiskFault::Full);
    std::string detail;
    for (int i = 0; i < 200 && detail.empty(); ++i) {
        const Batch batch = random_batch(random, held, noon);
        const auto done = store->commit(batch);
        if (done)
            held.apply(batch);
        else {
            CHECK(done.error().kind == FailureKind::Storage);
            detail = done.error().detail;
        }
    }
    CHECK(detail.find("the disk is full") != std::string::npos);
    CHECK(detail.find("Make room") != std::string::npos);
    disk.mend();
    CHECK(store->commit(random_batch(random, held, noon)));
}

}  // namespace linli::tests
