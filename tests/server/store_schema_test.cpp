#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "tests/server/released_schema.h"
#include "tests/server/test_folder.h"

namespace linli::tests {
namespace {

using namespace server;

Failure open_failure(const std::string& path) {
    const auto store = open_sqlite_store(path);
    REQUIRE_FALSE(store);
    return store.error();
}

bool says(const Failure& failure, const std::string& words) {
    INFO(failure.detail);
    return failure.detail.find(words) != std::string::npos;
}

std::string new_database(const TestFolder& folder) {
    const std::string path = folder.path("linli.db");
    REQUIRE(open_sqlite_store(path));
    return path;
}

// Two of every type that there was. None of the errands in them waits, for which a search would begin.
std::size_t released_records(int schema) {
    constexpr std::array types_of_older = {16, 23, 42, 43, 74, 85, 87, 91};
    const auto place = static_cast<std::size_t>(schema - first_schema);
    if (place < types_of_older.size()) return 2 * static_cast<std::size_t>(types_of_older[place]);
    return 2 * std::variant_size_v<RecordVariant>;
}

}  // namespace

TEST_CASE("the tables that follow from today's field lists are those of the newest released schema") {
    freeze_newest_schema();
    // Where they differ, a field list has changed: raise the schema by a migration, and freeze the new one.
    CHECK(schema_text() == file_content(released_folder(newest_schema()) / "schema.sql"));
}

TEST_CASE("a database of every released schema opens with today's server") {
    for (int schema = first_schema; schema <= newest_schema(); ++schema) {
        CAPTURE(schema);
        const TestFolder folder;
        const std::string path = folder.path("linli.db");
        std::filesystem::copy_file(released_folder(schema) / "server.db", path);
        const auto store = open_sqlite_store(path);
        REQUIRE_MESSAGE(store, store.error().detail);
        CHECK((*store)->community().value() == test_community);
        const Loaded loaded = (*store)->load(test_community, Instant{1'795'428'000'000}).value();
        CHECK(loaded.version == 7);
        CHECK(loaded.records.size() == released_records(schema));
        CHECK(loaded.timers.size() == 1);
        CHECK(loaded.enter_leave.size() == 1);
        const auto named = [](const SentRecord& sent) {
            const auto* resident = std::get_if<Resident>(&sent.record);
            return resident && resident->full_name == "李秀兰";
        };
        CHECK(std::count_if(loaded.records.begin(), loaded.records.end(), named) == 2);
        const CommandName name{DeviceId{{1, 1}}, OutboxId{{2, 2}}, 3};
        CHECK((*store)->find_logged(test_community, name).value()->name == name);
        CHECK((*store)->outboxes_of(test_community, name.device)->front().lowest_held == 3);
        const LoadedAccess access = (*store)->load_access(test_community).value();
        CHECK(access.devices.front().space == 77);
        CHECK(access.sessions.size() == 1);
        CHECK(access.cards.front().used);
        CHECK(access.accounts.front().login == "zhang");
    }
}

TEST_CASE("a database made from the frozen words of a schema is one of ours") {
    for (int schema = first_schema; schema <= newest_schema(); ++schema) {
        const TestFolder folder;
        const std::string path = folder.path("linli.db");
        REQUIRE(run_sql(path, file_content(released_folder(schema) / "schema.sql")));
        REQUIRE(run_sql(path, "INSERT INTO meta VALUES ('schema', '" + std::to_string(schema) + "')"));
        CHECK(open_sqlite_store(path));
    }
}

TEST_CASE("a newer database is refused and stays as it is") {
    const TestFolder folder;
    const std::string path = new_database(folder);
    REQUIRE(run_sql(path, "UPDATE meta SET value = '99' WHERE name = 'schema'"));
    const Failure failure = open_failure(path);
    CHECK(failure.kind == FailureKind::Mismatch);
    CHECK(says(failure, "schema 99"));
    CHECK(says(failure, "Start the newer server"));
}

TEST_CASE("another program's database, and what is none, are refused with words that help") {
    const TestFolder folder;
    const std::string other = folder.path("other.db");
    REQUIRE(run_sql(other, "CREATE TABLE photos (name TEXT)"));
    CHECK(says(open_failure(other), "not one of Linli's"));
    REQUIRE(run_sql(other, "CREATE TABLE meta (name TEXT, value TEXT)"));
    CHECK(says(open_failure(other), "not one of Linli's"));
    const std::string text = folder.path("text.db");
    std::ofstream(text) << std::string(5000, 'x');
    CHECK(says(open_failure(text), "put back the last backup"));
    CHECK(says(open_failure(folder.path("nowhere/linli.db")), "Check that its folder exists"));
}

TEST_CASE("tables that are not today's are named, column by column") {
    const TestFolder folder;
    const std::string path = new_database(folder);
    REQUIRE(run_sql(path,
                    "ALTER TABLE seat DROP COLUMN guest_name; ALTER TABLE post ADD COLUMN colour TEXT;"
                    "DROP TABLE timer; DROP TABLE contact;"
                    "CREATE TABLE contact (community TEXT, id TEXT NOT NULL, phone BLOB NOT NULL,"
                    "version BIGINT NOT NULL)"));
    const Failure failure = open_failure(path);
    CHECK(failure.kind == FailureKind::Mismatch);
    for (const char* words :
         {"seat.guest_name is missing", "post.colour is not known", "table timer is missing",
          "contact.community may be NULL", "contact.phone is BLOB instead of TEXT"}) {
        CHECK(says(failure, words));
    }
}

TEST_CASE("a value that somebody wrote by hand and that cannot be is a failure, not a wrong record") {
    for (const char* change : {"UPDATE role_held SET role = 77", "UPDATE resident SET household = 'x'",
                               "UPDATE shift SET min_places = 3000000000"}) {
        CAPTURE(change);
        const TestFolder folder;
        const std::string path = folder.path("linli.db");
        std::filesystem::copy_file(released_folder(newest_schema()) / "server.db", path);
        REQUIRE(run_sql(path, change));
        const auto store = open_sqlite_store(path).value();
        const auto loaded = store->load(test_community, Instant{});
        REQUIRE_FALSE(loaded);
        CHECK(loaded.error().kind == FailureKind::Storage);
        CHECK(says(loaded.error(), "holds a value that this server does not know"));
        CHECK(store->find_logged(test_community, {}));  // The store goes on.
    }
}

TEST_CASE("a database that may only be read, or that somebody else holds, says so") {
    const TestFolder folder;
    const std::string path = new_database(folder);
    CHECK(says(open_failure("file:" + path + "?mode=ro"), "Give the server's user write permission"));

    const auto store = open_sqlite_store(path).value();
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &other) == SQLITE_OK);
    REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
    const auto refused = store->commit(released_batch());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == FailureKind::Storage);
    CHECK(says(refused.error(), "another program holds the database"));
    sqlite3_close(other);
    CHECK(store->commit(released_batch()));
}

TEST_CASE("nobody else on the machine may read a new database") {
    const TestFolder folder;
    const auto permissions = std::filesystem::status(new_database(folder)).permissions();
    CHECK((permissions & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("migrations run in order, once, all or none") {
    const TestFolder folder;
    auto connection = Connection::open(folder.path("linli.db")).value();
    REQUIRE(bring_up_to_date(connection));
    const std::vector<Migration> known{
        {newest_schema() + 1, "CREATE TABLE kettle (litres INTEGER NOT NULL)"},
        {newest_schema() + 2, "INSERT INTO kettle VALUES (1); INSERT INTO kettle VALUES (2)"}};
    std::vector<Migration> broken = known;
    broken.push_back(
        {newest_schema() + 3, "CREATE TABLE cup (size INTEGER); INSERT INTO nothing VALUES (1)"});
    const auto count = [&] {
        auto statement = connection.prepare("SELECT COUNT(*) FROM kettle");
        return statement && statement->step() ? statement->integer() : -1;
    };
    CHECK_FALSE(bring_up_to_date(connection, broken));
    CHECK(count() == -1);
    REQUIRE(bring_up_to_date(connection, known));
    CHECK(count() == 2);
    REQUIRE(bring_up_to_date(connection, known));
    CHECK(count() == 2);
    CHECK(bring_up_to_date(connection).error().kind == FailureKind::Mismatch);  // It is newer now.
}

}  // namespace linli::tests
