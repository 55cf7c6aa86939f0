#include <sqlite3.h>

#include <vector>

#include "app/client/store.h"
#include "shared/core/assert.h"
#include "tests/simulator/device_store.h"

namespace linli::simulator {
namespace {

using client::SqlRow;
using client::SqlStatement;
using client::SqlValue;

void bind(sqlite3_stmt* statement, int place, const SqlValue& value) {
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

SqlValue column(sqlite3_stmt* statement, int place) {
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

class SqliteStore : public DeviceStore {
public:
    SqliteStore() {
        const int opened = sqlite3_open(":memory:", &database_);
        LINLI_ASSERT(opened == SQLITE_OK);
        run_all(client::tables());
    }
    ~SqliteStore() override { sqlite3_close_v2(database_); }

    void keep(const Keep& keep) override { run_all(client::batch_of(keep)); }

    std::optional<Kept> load() override {
        std::vector<std::vector<SqlRow>> answers;
        for (const SqlStatement& question : client::questions()) answers.push_back(run(question));
        auto loaded = client::load(answers);
        LINLI_ASSERT(loaded);
        if (!loaded->has_outbox) return std::nullopt;
        return std::move(loaded->kept);
    }

    std::unique_ptr<DeviceStore> copy() override {
        auto other = std::make_unique<SqliteStore>();
        sqlite3_backup* backup = sqlite3_backup_init(other->database_, "main", database_, "main");
        LINLI_ASSERT(backup);
        const int stepped = sqlite3_backup_step(backup, -1);
        sqlite3_backup_finish(backup);
        LINLI_ASSERT(stepped == SQLITE_DONE);
        return other;
    }

private:
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

    sqlite3* database_ = nullptr;
};

}  // namespace

std::unique_ptr<DeviceStore> new_sqlite_device_store() {
    return std::make_unique<SqliteStore>();
}

}  // namespace linli::simulator
