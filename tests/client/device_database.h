#pragma once

#include <sqlite3.h>

#include <string>
#include <vector>

#include "app/client/store.h"
#include "shared/core/assert.h"

// The client's own statements on a native SQLite, as the worker runs them in the browser.

namespace linli::client::tests {

inline void bind(sqlite3_stmt* statement, int place, const SqlValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
        sqlite3_bind_int64(statement, place, *number);
    else if (const auto* real = std::get_if<double>(&value))
        sqlite3_bind_double(statement, place, *real);
    else if (const auto* text = std::get_if<std::string>(&value))
        sqlite3_bind_text(statement, place, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
    else if (const auto* bytes = std::get_if<client::Bytes>(&value))
        sqlite3_bind_blob(statement, place, bytes->data(), static_cast<int>(bytes->size()), SQLITE_STATIC);
    else
        sqlite3_bind_null(statement, place);
}

inline SqlValue column(sqlite3_stmt* statement, int place) {
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, place));
    switch (sqlite3_column_type(statement, place)) {
        case SQLITE_INTEGER:
            return static_cast<std::int64_t>(sqlite3_column_int64(statement, place));
        case SQLITE_FLOAT:
            return sqlite3_column_double(statement, place);
        case SQLITE_TEXT:
            return std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, place)), size);
        case SQLITE_BLOB: {
            const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, place));
            return client::Bytes(bytes, bytes + size);
        }
        default:
            return std::monostate();
    }
}

class DeviceDatabase {
public:
    explicit DeviceDatabase(const std::string& path = ":memory:") {
        const int opened = sqlite3_open(path.c_str(), &database_);
        LINLI_ASSERT(opened == SQLITE_OK);
        run_all(tables());
    }
    ~DeviceDatabase() { sqlite3_close_v2(database_); }
    DeviceDatabase(const DeviceDatabase&) = delete;
    DeviceDatabase& operator=(const DeviceDatabase&) = delete;

    // All of them in one transaction.
    void run_all(const std::vector<SqlStatement>& statements) {
        run({"BEGIN", {}});
        for (const SqlStatement& statement : statements) run(statement);
        run({"COMMIT", {}});
    }
    std::vector<SqlRow> run(const SqlStatement& one) {
        sqlite3_stmt* statement = nullptr;
        const int prepared = sqlite3_prepare_v2(database_, one.sql.c_str(), -1, &statement, nullptr);
        LINLI_ASSERT(prepared == SQLITE_OK);
        for (std::size_t i = 0; i < one.values.size(); ++i)
            bind(statement, static_cast<int>(i) + 1, one.values[i]);
        std::vector<SqlRow> rows;
        int stepped = sqlite3_step(statement);
        for (; stepped == SQLITE_ROW; stepped = sqlite3_step(statement)) {
            SqlRow& row = rows.emplace_back();
            for (int i = 0; i < sqlite3_column_count(statement); ++i) row.push_back(column(statement, i));
        }
        sqlite3_finalize(statement);
        LINLI_ASSERT(stepped == SQLITE_DONE);
        return rows;
    }
    Result<Loaded> load() {
        std::vector<std::vector<SqlRow>> answers;
        for (const SqlStatement& question : questions()) answers.push_back(run(question));
        return client::load(answers);
    }
    // Everything that is in the other one, instead of what is here.
    void copy_from(const DeviceDatabase& other) {
        sqlite3_backup* backup = sqlite3_backup_init(database_, "main", other.database_, "main");
        LINLI_ASSERT(backup);
        const int stepped = sqlite3_backup_step(backup, -1);
        sqlite3_backup_finish(backup);
        LINLI_ASSERT(stepped == SQLITE_DONE);
    }

private:
    sqlite3* database_ = nullptr;
};

// Answers at once, as a browser with time to spare.
class NativeStore : public LocalStore {
public:
    void open(std::string_view, std::function<void(StoreOpened)> then) override { then({true, true, {}}); }
    void batch(std::vector<SqlStatement> statements, std::function<void(StoreAnswer)> then) override {
        database.run_all(statements);
        then({true, {}});
    }
    void query(SqlStatement statement, std::function<void(StoreRows)> then) override {
        then({true, database.run(statement), {}});
    }
    void wipe(std::function<void(StoreAnswer)> then) override { then({true, {}}); }
    DeviceDatabase database;
};

}  // namespace linli::client::tests
