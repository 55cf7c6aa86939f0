#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <system_error>

#include "app/server/store/migrations.h"
#include "app/server/store/schema.h"
#include "app/server/store/sqlite.h"
#include "shared/core/assert.h"
#include "shared/state/photos.h"

namespace linli::server {
namespace {

#define LINLI_TRY(expression) \
    if (const auto& tried = (expression); !tried) return tl::unexpected(tried.error())

template <class Row>
const std::string& upsert_of() {
    static const std::string sql = upsert_statement(table_shape(Row::table_name));
    return sql;
}

template <class Row>
const std::string& select_of() {
    static const std::string sql = select_statement(table_shape(Row::table_name));
    return sql;
}

auto unknown_value(const char* table) {
    return failure(FailureKind::Storage,
                   std::string("table ") + table +
                       " holds a value that this server does not know. Was it changed by hand? "
                       "Mend it, or put back the last backup");
}

class SqliteStore final : public Store {
public:
    explicit SqliteStore(Connection connection) : connection_(std::move(connection)) {}

    Result<std::optional<CommunityId>> community() override;
    Result<Loaded> load(CommunityId community, Instant now) override;
    Result<void> commit(const Batch& batch) override;
    Result<std::optional<LoggedCommand>> find_logged(CommunityId community, const CommandName& name) override;
    Result<std::vector<KnownOutbox>> outboxes_of(CommunityId community, DeviceId device) override;
    Result<std::optional<std::string>> photo(CommunityId community, PhotoId id) override;
    Result<LoadedAccess> load_access(CommunityId community) override;
    Result<void> commit_access(CommunityId community, const AccessChanges& changes) override;
    Result<std::vector<OutgoingRow>> load_outgoing(CommunityId community) override;
    Result<void> commit_outgoing(CommunityId community, const std::vector<OutgoingRow>& rows) override;
    Result<void> prune_outgoing(CommunityId community, Instant limit) override;
    Result<bool> is_demo() override;
    Result<void> mark_demo() override;
    Result<void> prune(CommunityId community, Instant now) override;

private:
    // The kept statement, ready for its parameters; the community is the first where one is given.
    Result<Statement*> statement(const std::string& sql);
    Result<Statement*> statement(const std::string& sql, CommunityId community);

    template <class Row>
    Result<void> put_row(CommunityId community, const Row& row);
    template <class Row>
    Result<void> put_rows(CommunityId community, const std::vector<Row>& rows);
    template <class Row>
    Result<std::vector<Row>> read_rows(Statement& statement);
    template <class Row>
    Result<std::vector<Row>> rows_of(CommunityId community);
    template <class Record>
    Result<void> read_records(CommunityId community, std::vector<SentRecord>& records);
    Result<void> put_record(CommunityId community, const SentRecord& sent);
    Result<void> erase_record(CommunityId community, const RecordRef& ref);
    Result<void> erase_row(const std::string& table, CommunityId community, Bits128 id);
    template <class Key>
    Result<void> erase_rows(const std::string& sql, CommunityId community, const std::vector<Key>& keys);
    Result<void> write_batch(const Batch& batch);
    Result<ProgressRow> progress(CommunityId community);
    Result<void> advance(const Batch& batch);
    Result<void> put_log(CommunityId community, const LoggedCommand& logged);
    Result<Version> newest_move_before(CommunityId community, Instant limit);
    Result<std::uint64_t> lowest_held(CommunityId community, DeviceId device, OutboxId outbox);
    Result<void> prune_enter_leave(CommunityId community, Instant limit);
    Result<void> prune_log(CommunityId community, Instant limit);
    Result<void> forget_pushes_without_session(CommunityId community);
    Result<void> run_with_limit(const char* sql, CommunityId community, std::int64_t limit);

    Connection connection_;
    std::map<std::string, Statement> statements_;
    std::map<CommunityId, Version> versions_;  // As this store last read or wrote them.
};

// ---- Rows ----

Result<Statement*> SqliteStore::statement(const std::string& sql) {
    auto known = statements_.find(sql);
    if (known == statements_.end()) {
        auto prepared = connection_.prepare(sql);
        if (!prepared) return tl::unexpected(prepared.error());
        known = statements_.emplace(sql, std::move(*prepared)).first;
    }
    return &known->second;
}

Result<Statement*> SqliteStore::statement(const std::string& sql, CommunityId community) {
    auto found = statement(sql);
    if (found) (*found)->passing_text(to_hex(community.bits));
    return found;
}

template <class Row>
Result<void> SqliteStore::put_row(CommunityId community, const Row& row) {
    auto upsert = statement(upsert_of<Row>(), community);
    LINLI_TRY(upsert);
    write_columns(row, **upsert);
    return (*upsert)->run();
}

template <class Row>
Result<void> SqliteStore::put_rows(CommunityId community, const std::vector<Row>& rows) {
    for (const Row& row : rows) LINLI_TRY(put_row(community, row));
    return {};
}

template <class Row>
Result<std::vector<Row>> SqliteStore::read_rows(Statement& statement) {
    std::vector<Row> rows;
    for (;;) {
        const auto more = statement.step();
        LINLI_TRY(more);
        if (!*more) return rows;
        if (read_columns(rows.emplace_back(), statement)) continue;
        statement.reset();
        return unknown_value(Row::table_name);
    }
}

template <class Row>
Result<std::vector<Row>> SqliteStore::rows_of(CommunityId community) {
    auto select = statement(select_of<Row>(), community);
    LINLI_TRY(select);
    return read_rows<Row>(**select);
}

// ---- Records ----

template <class Record>
Result<void> SqliteStore::read_records(CommunityId community, std::vector<SentRecord>& records) {
    auto select = statement(select_of<Record>(), community);
    LINLI_TRY(select);
    for (;;) {
        const auto more = (*select)->step();
        LINLI_TRY(more);
        if (!*more) return {};
        SentRecord& sent = records.emplace_back();
        const bool good = read_columns(sent.record.emplace<Record>(), **select);
        sent.version = static_cast<Version>((*select)->integer());
        if (good) continue;
        (*select)->reset();
        return unknown_value(Record::table_name);
    }
}

Result<void> SqliteStore::put_record(CommunityId community, const SentRecord& sent) {
    return std::visit(
        [&](const auto& record) -> Result<void> {
            auto upsert = statement(upsert_of<std::remove_cvref_t<decltype(record)>>(), community);
            LINLI_TRY(upsert);
            write_columns(record, **upsert);
            (*upsert)->integer(static_cast<std::int64_t>(sent.version));
            return (*upsert)->run();
        },
        sent.record);
}

Result<void> SqliteStore::erase_record(CommunityId community, const RecordRef& ref) {
    const State no_records;
    std::string name;
    const bool known = with_table(no_records, ref.type,
                                  [&](const auto& table) { name = RecordOf<decltype(table)>::table_name; });
    LINLI_ASSERT(known);
    if (is_photo(ref.type)) LINLI_TRY(erase_row(PhotoRow::table_name, community, ref.id));
    return erase_row(name, community, ref.id);
}

Result<void> SqliteStore::erase_row(const std::string& table, CommunityId community, Bits128 id) {
    auto erase = statement(delete_statement(table_shape(table), {"community", "id"}), community);
    LINLI_TRY(erase);
    (*erase)->passing_text(to_hex(id));
    return (*erase)->run();
}

Result<std::optional<std::string>> SqliteStore::photo(CommunityId community, PhotoId id) {
    static const std::string sql = select_statement(table_shape(PhotoRow::table_name), R"(AND "id" = ?)");
    auto select = statement(sql, community);
    LINLI_TRY(select);
    write_columns(id, **select);
    auto rows = read_rows<PhotoRow>(**select);
    LINLI_TRY(rows);
    if (rows->empty()) return std::nullopt;
    return std::move(rows->front().jpeg.bytes);
}

// ---- Loading ----

Result<std::optional<CommunityId>> SqliteStore::community() {
    auto select = statement(R"(SELECT "community" FROM "progress" ORDER BY "community")");
    LINLI_TRY(select);
    const auto row = (*select)->step();
    LINLI_TRY(row);
    if (!*row) return std::nullopt;
    CommunityId community;
    const bool good = read_columns(community, **select);
    (*select)->reset();
    if (!good) return unknown_value(ProgressRow::table_name);
    return community;
}

Result<ProgressRow> SqliteStore::progress(CommunityId community) {
    auto rows = rows_of<ProgressRow>(community);
    LINLI_TRY(rows);
    return rows->empty() ? ProgressRow{} : rows->front();
}

Result<Version> SqliteStore::newest_move_before(CommunityId community, Instant limit) {
    auto select = statement(R"(SELECT MAX("version") FROM "enter_leave" WHERE "community" = ? AND "at" < ?)",
                            community);
    LINLI_TRY(select);
    (*select)->integer(limit.ms);
    const auto row = (*select)->step();
    LINLI_TRY(row);
    const auto version = static_cast<Version>((*select)->integer());  // NULL reads as 0.
    (*select)->reset();
    return version;
}

Result<Loaded> SqliteStore::load(CommunityId community, Instant now) {
    Loaded loaded;
    const auto stored = progress(community);
    LINLI_TRY(stored);
    const auto too_old = newest_move_before(community, now - enter_leave_kept);
    LINLI_TRY(too_old);
    loaded.version = stored->version;
    loaded.horizon = std::max(stored->horizon, *too_old);

    const State no_records;
    Result<void> read;
    for_each_table(no_records, [&](const auto& table) {
        if (read) read = read_records<RecordOf<decltype(table)>>(community, loaded.records);
    });
    LINLI_TRY(read);

    static const std::string moves_sql =
        select_statement(table_shape(EnterLeave::table_name), R"(AND "version" > ? ORDER BY "version")");
    auto moves = statement(moves_sql, community);
    LINLI_TRY(moves);
    (*moves)->integer(static_cast<std::int64_t>(loaded.horizon));
    auto enter_leave = read_rows<EnterLeave>(**moves);
    LINLI_TRY(enter_leave);
    loaded.enter_leave = std::move(*enter_leave);
    auto timers = rows_of<TimerRow>(community);
    LINLI_TRY(timers);
    loaded.timers = std::move(*timers);
    versions_[community] = loaded.version;
    return loaded;
}

// ---- Committing ----

Result<void> SqliteStore::commit(const Batch& batch) {
    LINLI_TRY(connection_.write([&] { return write_batch(batch); }));
    versions_[batch.community] = batch.version;
    return {};
}

Result<void> SqliteStore::write_batch(const Batch& batch) {
    const CommunityId community = batch.community;
    LINLI_TRY(advance(batch));
    for (const RecordRef& ref : batch.erased) LINLI_TRY(erase_record(community, ref));
    for (const SentRecord& sent : batch.put) LINLI_TRY(put_record(community, sent));
    LINLI_TRY(put_rows(community, batch.photos));
    LINLI_TRY(put_rows(community, batch.enter_leave));
    static const std::string clear_timer =
        delete_statement(table_shape(TimerRow::table_name), {"community", "record_type", "record_id"});
    for (const RecordRef& ref : batch.timers_cleared) {
        auto clear = statement(clear_timer, community);
        LINLI_TRY(clear);
        write_columns(ref, **clear);
        LINLI_TRY((*clear)->run());
    }
    LINLI_TRY(put_rows(community, batch.timers_set));
    for (const LoggedCommand& logged : batch.log) LINLI_TRY(put_log(community, logged));
    return put_rows(community, batch.outboxes);
}

// Moves the community's counter on, and notices a second server on the same database before it does harm.
Result<void> SqliteStore::advance(const Batch& batch) {
    auto stored = progress(batch.community);
    LINLI_TRY(stored);
    const auto known = versions_.find(batch.community);
    if (stored->version != (known == versions_.end() ? 0 : known->second)) {
        return failure(
            FailureKind::Mismatch,
            "another server has written to the database. Only one may serve a community: stop one");
    }
    LINLI_ASSERT(batch.version >= stored->version);
    stored->version = batch.version;
    return put_row(batch.community, *stored);
}

Result<void> SqliteStore::put_log(CommunityId community, const LoggedCommand& logged) {
    LINLI_TRY(put_row(community, logged));
    for (const RecordRef& record : logged.touched) {
        LINLI_TRY(put_row(community, TouchedRow{logged.name, record}));
    }
    return {};
}

// ---- Names of commands ----

Result<std::uint64_t> SqliteStore::lowest_held(CommunityId community, DeviceId device, OutboxId outbox) {
    const auto known = outboxes_of(community, device);
    LINLI_TRY(known);
    for (const KnownOutbox& one : *known) {
        if (one.outbox == outbox) return one.lowest_held;
    }
    return 0;
}

Result<std::optional<LoggedCommand>> SqliteStore::find_logged(CommunityId community,
                                                              const CommandName& name) {
    static const char* const by_name = R"(AND "device" = ? AND "outbox" = ? AND "number" = ?)";
    static const std::string log_sql = select_statement(table_shape(LoggedCommand::table_name), by_name);
    static const std::string touched_sql = select_statement(table_shape(TouchedRow::table_name), by_name);
    const auto select = [&](const std::string& sql) {
        auto found = statement(sql, community);
        if (!found) return found;
        write_columns(name.device, **found);
        write_columns(name.outbox, **found);
        write_columns(name.number, **found);
        return found;
    };
    auto log = select(log_sql);
    LINLI_TRY(log);
    auto logged = read_rows<LoggedCommand>(**log);
    LINLI_TRY(logged);
    if (logged->empty()) {
        const auto lowest = lowest_held(community, name.device, name.outbox);
        LINLI_TRY(lowest);
        if (name.number >= *lowest) return std::nullopt;
        LoggedCommand past;
        past.name = name;
        past.outcome = Outcome::NameTaken;
        return past;
    }
    auto touched = select(touched_sql);
    LINLI_TRY(touched);
    auto rows = read_rows<TouchedRow>(**touched);
    LINLI_TRY(rows);
    for (const TouchedRow& row : *rows) logged->front().touched.push_back(row.record);
    return logged->front();
}

Result<std::vector<KnownOutbox>> SqliteStore::outboxes_of(CommunityId community, DeviceId device) {
    static const std::string sql =
        select_statement(table_shape(KnownOutbox::table_name), R"(AND "device" = ?)");
    auto select = statement(sql, community);
    LINLI_TRY(select);
    write_columns(device, **select);
    return read_rows<KnownOutbox>(**select);
}

// ---- Who may come in ----

Result<LoadedAccess> SqliteStore::load_access(CommunityId community) {
    auto devices = rows_of<DeviceRow>(community);
    LINLI_TRY(devices);
    auto sessions = rows_of<SessionRow>(community);
    LINLI_TRY(sessions);
    auto cards = rows_of<CardRow>(community);
    LINLI_TRY(cards);
    auto accounts = rows_of<AccountRow>(community);
    LINLI_TRY(accounts);
    auto calendars = rows_of<CalendarFeedRow>(community);
    LINLI_TRY(calendars);
    auto pushes = rows_of<PushSubscriptionRow>(community);
    LINLI_TRY(pushes);
    return LoadedAccess{std::move(*devices),  std::move(*sessions),  std::move(*cards),
                        std::move(*accounts), std::move(*calendars), std::move(*pushes)};
}

template <class Key>
Result<void> SqliteStore::erase_rows(const std::string& sql, CommunityId community,
                                     const std::vector<Key>& keys) {
    for (const Key& key : keys) {
        auto erase = statement(sql, community);
        LINLI_TRY(erase);
        write_columns(key, **erase);
        LINLI_TRY((*erase)->run());
    }
    return {};
}

Result<void> SqliteStore::commit_access(CommunityId community, const AccessChanges& changes) {
    static const std::string end_sessions =
        delete_statement(table_shape(SessionRow::table_name), {"community", "device"});
    static const std::string end_calendar =
        delete_statement(table_shape(CalendarFeedRow::table_name), {"community", "secret"});
    static const std::string end_push =
        delete_statement(table_shape(PushSubscriptionRow::table_name), {"community", "device"});
    return connection_.write([&]() -> Result<void> {
        LINLI_TRY(erase_rows(end_sessions, community, changes.sessions_ended));
        LINLI_TRY(erase_rows(end_push, community, changes.sessions_ended));
        LINLI_TRY(erase_rows(end_calendar, community, changes.calendars_ended));
        LINLI_TRY(erase_rows(end_push, community, changes.pushes_ended));
        LINLI_TRY(put_rows(community, changes.devices));
        LINLI_TRY(put_rows(community, changes.sessions));
        LINLI_TRY(put_rows(community, changes.cards));
        LINLI_TRY(put_rows(community, changes.accounts));
        LINLI_TRY(put_rows(community, changes.calendars));
        return put_rows(community, changes.pushes);
    });
}

// ---- What leaves the server ----

Result<std::vector<OutgoingRow>> SqliteStore::load_outgoing(CommunityId community) {
    return rows_of<OutgoingRow>(community);
}

Result<void> SqliteStore::commit_outgoing(CommunityId community, const std::vector<OutgoingRow>& rows) {
    return connection_.write([&] { return put_rows(community, rows); });
}

Result<void> SqliteStore::prune_outgoing(CommunityId community, Instant limit) {
    static const std::string sql = R"(DELETE FROM "outgoing" WHERE "state" = )" +
                                   std::to_string(static_cast<int>(OutgoingState::Done)) +
                                   R"( AND "community" = ? AND "since" < ?)";
    return connection_.write([&] { return run_with_limit(sql.c_str(), community, limit.ms); });
}

// ---- Demo ----

Result<bool> SqliteStore::is_demo() {
    auto select = statement(R"(SELECT "value" FROM "meta" WHERE "name" = 'demo')");
    LINLI_TRY(select);
    const auto row = (*select)->step();
    LINLI_TRY(row);
    (*select)->reset();
    return *row;
}

Result<void> SqliteStore::mark_demo() {
    return connection_.execute(
        R"(INSERT INTO "meta" ("name", "value") VALUES ('demo', 'yes') ON CONFLICT ("name") DO NOTHING)");
}

// ---- Pruning ----

Result<void> SqliteStore::run_with_limit(const char* sql, CommunityId community, std::int64_t limit) {
    auto found = statement(sql, community);
    LINLI_TRY(found);
    (*found)->integer(limit);
    return (*found)->run();
}

Result<void> SqliteStore::prune_enter_leave(CommunityId community, Instant limit) {
    const auto newest = newest_move_before(community, limit);
    LINLI_TRY(newest);
    auto row = progress(community);
    LINLI_TRY(row);
    if (*newest <= row->horizon) return {};
    row->horizon = *newest;
    LINLI_TRY(put_row(community, *row));
    return run_with_limit(R"(DELETE FROM "enter_leave" WHERE "community" = ? AND "version" <= ?)", community,
                          static_cast<std::int64_t>(*newest));
}

// An outbox remembers the highest number among its pruned rows: it must not be decided again.
Result<void> SqliteStore::prune_log(CommunityId community, Instant limit) {
    auto select = statement(R"(SELECT "device", "outbox", MAX("number") + 1 FROM "command_log" )"
                            R"(WHERE "community" = ? AND "at" < ? GROUP BY "device", "outbox")",
                            community);
    LINLI_TRY(select);
    (*select)->integer(limit.ms);
    const auto pruned = read_rows<KnownOutbox>(**select);
    LINLI_TRY(pruned);
    for (KnownOutbox outbox : *pruned) {
        const auto lowest = lowest_held(community, outbox.device, outbox.outbox);
        LINLI_TRY(lowest);
        outbox.lowest_held = std::max(outbox.lowest_held, *lowest);
        LINLI_TRY(put_row(community, outbox));
    }
    LINLI_TRY(run_with_limit(
        R"(DELETE FROM "command_touched" WHERE EXISTS (SELECT 1 FROM "command_log" AS "log" )"
        R"(WHERE "log"."community" = "command_touched"."community" )"
        R"(AND "log"."device" = "command_touched"."device" )"
        R"(AND "log"."outbox" = "command_touched"."outbox" )"
        R"(AND "log"."number" = "command_touched"."number" AND "log"."community" = ? AND "log"."at" < ?))",
        community, limit.ms));
    return run_with_limit(R"(DELETE FROM "command_log" WHERE "community" = ? AND "at" < ?)", community,
                          limit.ms);
}

Result<void> SqliteStore::forget_pushes_without_session(CommunityId community) {
    auto erase = statement(
        R"(DELETE FROM "push_subscription" WHERE "community" = ? AND NOT EXISTS (SELECT 1 FROM "session" )"
        R"(WHERE "session"."community" = "push_subscription"."community" )"
        R"(AND "session"."device" = "push_subscription"."device"))",
        community);
    LINLI_TRY(erase);
    return (*erase)->run();
}

Result<void> SqliteStore::prune(CommunityId community, Instant now) {
    return connection_.write([&]() -> Result<void> {
        LINLI_TRY(prune_enter_leave(community, now - enter_leave_kept));
        LINLI_TRY(prune_log(community, now - log_kept));
        LINLI_TRY(run_with_limit(R"(DELETE FROM "session" WHERE "community" = ? AND "expires" < ?)",
                                 community, now.ms));
        LINLI_TRY(forget_pushes_without_session(community));
        return run_with_limit(R"(DELETE FROM "card" WHERE "community" = ? AND "expires" < ?)", community,
                              (now - log_kept).ms);
    });
}

// The database holds what is private about people: nobody else on the machine reads it unless told to.
// SQLite gives its log the same permissions.
void make_private_file(const std::string& path) {
    std::error_code ignored;
    if (path.rfind("file:", 0) == 0 || std::filesystem::exists(path, ignored)) return;
    std::ofstream{path};
    std::filesystem::permissions(
        path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::string& path) {
    make_private_file(path);
    auto connection = Connection::open(path);
    LINLI_TRY(connection);
    LINLI_TRY(bring_up_to_date(*connection));
    LINLI_TRY(compare_columns(*connection));
    return std::make_unique<SqliteStore>(std::move(*connection));
}

}  // namespace linli::server
