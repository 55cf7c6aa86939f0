#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "shared/core/result.h"

// SQLite's C interface with owners and Results, for the store only. Failures are of kind Storage, and their
// text says what to do.

namespace linli::server {

class Statement {
public:
    Statement() = default;

    // A sink for sql_columns.h: the next parameter, from the first. `text` must live until the statement ran.
    void null() { keep(sqlite3_bind_null(raw(), ++bound_)); }
    void integer(std::int64_t value) { keep(sqlite3_bind_int64(raw(), ++bound_, value)); }
    void text(std::string_view value) { bind(value, SQLITE_STATIC); }
    void passing_text(std::string_view value) { bind(value, SQLITE_TRANSIENT); }
    void bytes(std::string_view value);  // Must live as `text`.

    // Runs a statement that gives no rows, and makes it ready for the next values.
    Result<void> run();
    // The next row, or false after the last, when the statement is ready again.
    Result<bool> step();
    void reset();

    // A source for sql_columns.h: the current column of the row.
    bool is_null() const { return sqlite3_column_type(raw(), column_) == SQLITE_NULL; }
    std::int64_t integer() const { return sqlite3_column_int64(raw(), column_); }
    std::string_view text() const;
    std::string_view bytes() const;
    void next() { ++column_; }

private:
    friend class Connection;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
    sqlite3_stmt* raw() const { return statement_.get(); }
    void bind(std::string_view value, sqlite3_destructor_type owner);
    void keep(int code) {
        if (code != SQLITE_OK) problem_ = code;
    }

    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    int bound_ = 0;
    int column_ = 0;
    int problem_ = SQLITE_OK;
};

class Connection {
public:
    // A path, or a URI "file:…?vfs=NAME" for another file system. WAL, every commit synced to the disk.
    static Result<Connection> open(const std::string& path);

    Result<void> execute(const std::string& sql);
    Result<Statement> prepare(const std::string& sql);

    // One transaction that writes: `work` gives a Result<void>; when it fails nothing of it remains.
    template <class Work>
    Result<void> write(Work&& work) {
        Result<void> result = execute("BEGIN IMMEDIATE");
        if (result) result = work();
        if (result) result = execute("COMMIT");
        if (!result) roll_back();
        return result;
    }

private:
    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    Result<void> use_write_ahead_log();
    void roll_back();

    std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace linli::server
