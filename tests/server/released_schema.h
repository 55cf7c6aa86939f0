#pragma once

#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "app/server/store/migrations.h"
#include "app/server/store/schema.h"
#include "shared/core/assert.h"
#include "tests/server/store_history.h"

// What is kept of every released schema in tests/data/released/schemaN: schema.sql, its frozen statements,
// and server.db, a small database. A new schema's folder is made by running server_tests once with
// LINLI_FREEZE_SCHEMA=1; what is there is never written again.

namespace linli::tests {

inline std::filesystem::path released_folder(int schema) {
    return std::filesystem::path(LINLI_TEST_DATA) / "released" / ("schema" + std::to_string(schema));
}

inline std::string file_content(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Runs plain SQL as a database tool would; false when it failed.
inline bool run_sql(const std::string& path, const std::string& sql) {
    sqlite3* database = nullptr;
    const bool opened = sqlite3_open(path.c_str(), &database) == SQLITE_OK;
    const bool done = opened && sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(database);
    return done;
}

// Two records of every type, the first community and resident with names that a test can look for.
inline Batch released_batch() {
    SeededRandom random(1);
    Batch batch = random_batch(random, Held{}, Instant{1'795'428'000'000});
    batch.version = 7;
    batch.put.clear();
    for (std::size_t i = 0; i < 2 * record_type_count; ++i) {
        batch.put.push_back({1 + i % 7, random_record(i % record_type_count, random)});
    }
    for (SentRecord& sent : batch.put) {
        if (auto* community = std::get_if<Community>(&sent.record)) community->name = "凤凰社区";
        if (auto* resident = std::get_if<Resident>(&sent.record)) resident->full_name = "李秀兰";
    }
    batch.log.front().name = {DeviceId{{1, 1}}, OutboxId{{2, 2}}, 3};
    batch.outboxes.front() = {DeviceId{{1, 1}}, OutboxId{{2, 2}}, 3};
    return batch;
}

inline server::AccessChanges released_access() {
    const Instant at{1'795'428'000'000};
    server::AccessChanges access;
    access.devices.push_back({DeviceId{{1, 1}}, PersonId{{4, 1}}, 77, "Phone", at, {}});
    access.sessions.push_back({{{3, 3}, {3, 4}}, DeviceId{{1, 1}}, at, at, at + days(180)});
    access.cards.push_back(
        {{{5, 5}, {5, 6}}, {{4, 1}}, {{4, 2}}, at, at + days(14), at, DeviceId{{1, 1}}, {}});
    access.accounts.push_back({PersonId{{4, 2}}, "zhang", "$argon2id$"});
    access.calendars.push_back({{{6, 6}, {6, 7}}, {{4, 1}}, PostId{{4, 3}}, at});
    return access;
}

inline void freeze_newest_schema() {
    const auto folder = released_folder(server::newest_schema());
    if (!std::getenv("LINLI_FREEZE_SCHEMA") || std::filesystem::exists(folder / "schema.sql")) return;
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "schema.sql", std::ios::binary) << server::schema_text();
    const std::string path = (folder / "server.db").string();
    run_sql(path, "PRAGMA page_size = 512; VACUUM");  // Small pages make a small file.
    const auto store = server::open_sqlite_store(path).value();
    LINLI_ASSERT(store->commit(released_batch()));
    LINLI_ASSERT(store->commit_access(test_community, released_access()));
}

}  // namespace linli::tests
