#include "app/server/store/sqlite.h"

namespace linli::server {
namespace {

constexpr int busy_timeout_ms = 2000;

// What whoever runs the server should do. Never with values from the rows.
const char* advice(int code) {
    switch (code & 0xFF) {
        case SQLITE_FULL:
            return "the disk is full. Nothing that was confirmed is lost. Make room on the database's disk; "
                   "waiting devices send again by themselves";
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return "the database may not be written. Give the server's user write permission on the file and "
                   "on its folder";
        case SQLITE_CANTOPEN:
            return "the database cannot be opened. Check that its folder exists and that the server's user "
                   "may read and write there";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return "the database is damaged, or is no database. Stop the server, keep the file, and put back "
                   "the last backup";
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "another program holds the database. Is a second server or a database tool running on the "
                   "same file? Stop it";
        case SQLITE_IOERR:
            return "the disk failed to read or write. Check the disk and the system's log before anything "
                   "else; nothing that was confirmed should be lost";
        case SQLITE_NOMEM:
            return "the server is out of memory";
        default:
            return "the database refused a statement; this is a mistake in Linli, please report it";
    }
}

auto storage_failure(sqlite3* database, int code) {
    std::string detail = advice(code);
    detail += " (SQLite ";
    detail += std::to_string(code);
    detail += ": ";
    detail += database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    return failure(FailureKind::Storage, detail + ")");
}

}  // namespace

// ---- Statement ----

void Statement::bind(std::string_view value, sqlite3_destructor_type owner) {
    // SQLite takes a null pointer for NULL; an empty text is not NULL.
    const char* data = value.data() ? value.data() : "";
    keep(sqlite3_bind_text64(raw(), ++bound_, data, value.size(), owner, SQLITE_UTF8));
}

void Statement::bytes(std::string_view value) {
    const char* data = value.data() ? value.data() : "";
    keep(sqlite3_bind_blob64(raw(), ++bound_, data, value.size(), SQLITE_STATIC));
}

Result<void> Statement::run() {
    const auto row = step();
    reset();
    if (!row) return tl::unexpected(row.error());
    return {};
}

Result<bool> Statement::step() {
    sqlite3* database = sqlite3_db_handle(raw());
    column_ = 0;
    const int code = problem_ != SQLITE_OK ? problem_ : sqlite3_step(raw());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    auto problem = storage_failure(database, code);
    reset();
    return problem;
}

void Statement::reset() {
    sqlite3_reset(raw());
    bound_ = 0;
    problem_ = SQLITE_OK;
}

std::string_view Statement::text() const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(raw(), column_));
    return {data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(raw(), column_))};
}

std::string_view Statement::bytes() const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(raw(), column_));
    return {data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(raw(), column_))};
}

// ---- Connection ----

Result<Connection> Connection::open(const std::string& path) {
    sqlite3* opened = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
                      SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
    Connection connection;
    connection.database_.reset(opened);
    if (code != SQLITE_OK) return storage_failure(opened, code);
    // SQLite opens a file that it may not write, too: better to hear of it now than at the first command.
    if (sqlite3_db_readonly(opened, "main") == 1) return storage_failure(nullptr, SQLITE_READONLY);
    sqlite3_busy_timeout(opened, busy_timeout_ms);
    if (auto done = connection.use_write_ahead_log(); !done) return tl::unexpected(done.error());
    // What is erased, a photo or a note about somebody, does not stay in the free pages of the file.
    for (const char* setting :
         {"PRAGMA synchronous = FULL", "PRAGMA secure_delete = ON", "PRAGMA cache_size = -32768"}) {
        if (auto done = connection.execute(setting); !done) return tl::unexpected(done.error());
    }
    return connection;
}

Result<void> Connection::use_write_ahead_log() {
    auto statement = prepare("PRAGMA journal_mode = WAL");
    if (!statement) return tl::unexpected(statement.error());
    auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    const bool is_on = *row && statement->text() == "wal";
    // The change itself is written when the statement ends, which may fail although the row said "wal".
    if (*row) row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (is_on) return {};
    return failure(FailureKind::Storage,
                   "the disk of the database cannot hold a write-ahead log (a network share?). "
                   "Put the database on a local disk");
}

Result<void> Connection::execute(const std::string& sql) {
    const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return storage_failure(database_.get(), code);
    return {};
}

Result<Statement> Connection::prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(database_.get(), sql.c_str(), static_cast<int>(sql.size()) + 1,
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return storage_failure(database_.get(), code);
    return Statement(statement);
}

void Connection::roll_back() {
    // After some errors SQLite has rolled back by itself.
    if (!sqlite3_get_autocommit(database_.get())) {
        sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

}  // namespace linli::server
