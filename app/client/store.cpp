#include "app/client/store.h"

#include <type_traits>

#include "shared/wire/encoding.h"

namespace linli::client {
namespace {

// --- Values ---

SqlValue number(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}
template <class AnyId>
SqlValue hex(AnyId id) {
    return to_hex(id.bits);
}
SqlValue blob(std::string_view bytes) {
    return Bytes(bytes.begin(), bytes.end());
}

const std::int64_t* as_number(const SqlRow& row, std::size_t column) {
    return column < row.size() ? std::get_if<std::int64_t>(&row[column]) : nullptr;
}
std::optional<Bits128> as_bits(const SqlRow& row, std::size_t column) {
    const auto* text = column < row.size() ? std::get_if<std::string>(&row[column]) : nullptr;
    return text ? bits_from_hex(*text) : std::nullopt;
}
std::optional<std::string> as_bytes(const SqlRow& row, std::size_t column) {
    const auto* bytes = column < row.size() ? std::get_if<Bytes>(&row[column]) : nullptr;
    if (!bytes) return std::nullopt;
    return std::string(bytes->begin(), bytes->end());
}

// --- Writing ---

SqlStatement set_meta(const char* name, std::string value) {
    return {"INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", {std::string(name), std::move(value)}};
}

void write_identity(const Identity& identity, std::vector<SqlStatement>& batch) {
    batch.push_back(set_meta("community", to_hex(identity.community.bits)));
    batch.push_back(set_meta("person", to_hex(identity.person.bits)));
    batch.push_back(set_meta("device", to_hex(identity.device.bits)));
    batch.push_back(set_meta("device_space", to_hex({0, identity.device_space})));
}

SqlStatement put_record(const SentRecord& sent) {
    const RecordRef record = ref_of(sent.record);
    return {"INSERT OR REPLACE INTO record (type, id, version, bytes) VALUES (?, ?, ?, ?)",
            {number(record.type), to_hex(record.id), number(sent.version), blob(encode(sent.record))}};
}

SqlStatement queue_row(const OutboxRow& row) {
    return {
        "INSERT OR REPLACE INTO outbox (format, outbox, number, bytes, for_person, pressed_at, reported_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        {outbox_format, hex(row.outbox), number(row.number), blob(row.bytes), hex(row.for_person),
         row.pressed_at.ms, row.reported_at.ms}};
}

SqlStatement refuse_row(const RefusalRow& refused) {
    const OutboxRow& row = refused.row;
    SqlValue reason, about_type, about_id, limit;
    if (refused.rejected) {
        reason = number(static_cast<std::uint64_t>(refused.rejected->reason));
        limit = refused.rejected->limit;
        if (refused.rejected->about) {
            about_type = number(refused.rejected->about->type);
            about_id = to_hex(refused.rejected->about->id);
        }
    }
    return {
        "INSERT OR REPLACE INTO refused (format, outbox, number, bytes, for_person, pressed_at, reported_at, "
        "outcome, "
        "reason, about_type, about_id, limit_is) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {outbox_format, hex(row.outbox), number(row.number), blob(row.bytes), hex(row.for_person),
         row.pressed_at.ms, row.reported_at.ms, number(static_cast<std::uint64_t>(refused.outcome)), reason,
         about_type, about_id, limit}};
}

// --- Reading ---

std::optional<OutboxRow> outbox_row(const SqlRow& row) {
    const auto outbox = as_bits(row, 1), for_person = as_bits(row, 4);
    const auto bytes = as_bytes(row, 3);
    const std::int64_t *its_number = as_number(row, 2), *pressed = as_number(row, 5),
                       *reported = as_number(row, 6);
    if (!outbox || !for_person || !bytes || !its_number || !pressed || !reported) return std::nullopt;
    return OutboxRow{{*outbox},  static_cast<std::uint64_t>(*its_number), *bytes, {*for_person}, {*pressed},
                     {*reported}};
}

std::optional<RefusalRow> refusal_row(const SqlRow& row) {
    const auto queued = outbox_row(row);
    const std::int64_t* outcome = as_number(row, 7);
    if (!queued || !outcome || !is_member(static_cast<Outcome>(*outcome))) return std::nullopt;
    RefusalRow refused{*queued, static_cast<Outcome>(*outcome), std::nullopt};
    const std::int64_t* reason = as_number(row, 8);
    if (!reason || !is_member(static_cast<Reason>(*reason))) return refused;
    refused.rejected.emplace(static_cast<Reason>(*reason));
    if (const std::int64_t* limit = as_number(row, 11)) refused.rejected->limit = *limit;
    const auto about = as_bits(row, 10);
    const std::int64_t* type = as_number(row, 9);
    if (type && about) refused.rejected->about = RecordRef{static_cast<std::uint16_t>(*type), *about};
    return refused;
}

bool is_readable(const SqlRow& row) {
    const std::int64_t* format = as_number(row, 0);
    return format && *format <= outbox_format;
}

struct Meta {
    std::optional<Bits128> community, person, device, device_space, outbox, next_number, cursor, schema;
};

Meta read_meta(const std::vector<SqlRow>& rows) {
    Meta meta;
    for (const SqlRow& row : rows) {
        const auto* name = row.empty() ? nullptr : std::get_if<std::string>(&row[0]);
        if (!name) continue;
        if (*name == "community")
            meta.community = as_bits(row, 1);
        else if (*name == "person")
            meta.person = as_bits(row, 1);
        else if (*name == "device")
            meta.device = as_bits(row, 1);
        else if (*name == "device_space")
            meta.device_space = as_bits(row, 1);
        else if (*name == "outbox")
            meta.outbox = as_bits(row, 1);
        else if (*name == "next_number")
            meta.next_number = as_bits(row, 1);
        else if (*name == "cursor")
            meta.cursor = as_bits(row, 1);
        else if (*name == "record_schema")
            meta.schema = as_bits(row, 1);
    }
    return meta;
}

// Whether all of them could be read.
bool read_records(const std::vector<SqlRow>& rows, Kept& kept) {
    for (const SqlRow& row : rows) {
        const std::int64_t* version = as_number(row, 0);
        const auto bytes = as_bytes(row, 1);
        Result<AnyRecord> record = failure(FailureKind::Storage, "no bytes");
        if (bytes) record = decode_record(*bytes);
        if (version && record) kept.records.push_back({static_cast<Version>(*version), std::move(*record)});
    }
    return kept.records.size() == rows.size();
}

}  // namespace

std::string database_name(CommunityId community, PersonId person) {
    return "linli-" + to_hex(community.bits) + "-" + to_hex(person.bits);
}

std::vector<SqlStatement> tables() {
    return {
        {"CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID", {}},
        {"CREATE TABLE IF NOT EXISTS record (type INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT "
         "NULL, "
         "bytes BLOB NOT NULL, PRIMARY KEY (type, id)) WITHOUT ROWID",
         {}},
        {"CREATE TABLE IF NOT EXISTS outbox (format INTEGER NOT NULL, outbox TEXT NOT NULL, number INTEGER "
         "NOT NULL, "
         "bytes BLOB NOT NULL, for_person TEXT NOT NULL, pressed_at INTEGER NOT NULL, reported_at INTEGER "
         "NOT NULL, "
         "PRIMARY KEY (outbox, number)) WITHOUT ROWID",
         {}},
        {"CREATE TABLE IF NOT EXISTS refused (format INTEGER NOT NULL, outbox TEXT NOT NULL, number INTEGER "
         "NOT NULL, "
         "bytes BLOB NOT NULL, for_person TEXT NOT NULL, pressed_at INTEGER NOT NULL, reported_at INTEGER "
         "NOT NULL, "
         "outcome INTEGER NOT NULL, reason INTEGER, about_type INTEGER, about_id TEXT, limit_is INTEGER, "
         "PRIMARY KEY (outbox, number)) WITHOUT ROWID",
         {}}};
}

std::vector<SqlStatement> forget_records() {
    return {{"DELETE FROM record", {}},
            {"DELETE FROM meta WHERE name = 'cursor'", {}},
            set_meta("record_schema", to_hex({0, record_schema}))};
}

std::vector<SqlStatement> batch_of(const Keep& keep) {
    std::vector<SqlStatement> batch;
    for (const SentRecord& sent : keep.put) batch.push_back(put_record(sent));
    for (const RecordRef& removed : keep.removed) {
        batch.push_back(
            {"DELETE FROM record WHERE type = ? AND id = ?", {number(removed.type), to_hex(removed.id)}});
    }
    if (keep.cursor) batch.push_back(set_meta("cursor", to_hex({0, *keep.cursor})));
    if (keep.identity) write_identity(*keep.identity, batch);
    if (keep.outbox) {
        batch.push_back(
            {"DELETE FROM outbox WHERE outbox <> ? AND format <= ?", {hex(*keep.outbox), outbox_format}});
        batch.push_back(set_meta("outbox", to_hex(keep.outbox->bits)));
        batch.push_back(set_meta("record_schema", to_hex({0, record_schema})));
    }
    if (keep.next_number > 0) batch.push_back(set_meta("next_number", to_hex({0, keep.next_number})));
    for (const OutboxRow& row : keep.queued) batch.push_back(queue_row(row));
    for (const std::uint64_t answered : keep.answered) {
        batch.push_back(
            {"DELETE FROM outbox WHERE number = ? AND outbox = (SELECT value FROM meta WHERE name = "
             "'outbox')",
             {number(answered)}});
    }
    for (const RefusalRow& refused : keep.refused) batch.push_back(refuse_row(refused));
    for (const auto& [outbox, its_number] : keep.dismissed) {
        batch.push_back(
            {"DELETE FROM refused WHERE outbox = ? AND number = ?", {hex(outbox), number(its_number)}});
    }
    return batch;
}

std::vector<SqlStatement> questions() {
    const std::string row = "format, outbox, number, bytes, for_person, pressed_at, reported_at";
    return {{"SELECT name, value FROM meta", {}},
            {"SELECT version, bytes FROM record ORDER BY type, id", {}},
            {"SELECT " + row +
                 " FROM outbox WHERE outbox = (SELECT value FROM meta WHERE name = 'outbox') ORDER BY number",
             {}},
            {"SELECT " + row +
                 ", outcome, reason, about_type, about_id, limit_is FROM refused ORDER BY pressed_at, number",
             {}}};
}

Result<Loaded> load(const std::vector<std::vector<SqlRow>>& answers) {
    if (answers.size() != questions().size())
        return failure(FailureKind::Storage, "not all questions were answered");
    const Meta meta = read_meta(answers[0]);
    Loaded loaded;
    if (!meta.outbox) return loaded;
    loaded.has_outbox = true;
    Kept& kept = loaded.kept;
    kept.outbox = {*meta.outbox};
    kept.next_number = meta.next_number ? meta.next_number->low : 1;
    if (meta.community && meta.person && meta.device && meta.device_space) {
        kept.identity = Identity{{*meta.community}, {*meta.person}, {*meta.device}, meta.device_space->low};
    }
    loaded.records_forgotten = !meta.schema || meta.schema->low != record_schema;
    if (!loaded.records_forgotten) {
        const bool sound = read_records(answers[1], kept);
        kept.cursor = sound && meta.cursor ? meta.cursor->low : 0;  // 0: all of them come once more.
    }
    for (const SqlRow& row : answers[2]) {
        if (!is_readable(row)) continue;
        auto queued = outbox_row(row);
        if (!queued) return failure(FailureKind::Storage, "a row of the outbox is damaged");
        if (queued->number >= kept.next_number) kept.next_number = queued->number + 1;
        kept.queued.push_back(std::move(*queued));
    }
    for (const SqlRow& row : answers[3]) {
        if (!is_readable(row)) continue;
        if (auto refused = refusal_row(row)) kept.refused.push_back(std::move(*refused));
    }
    return loaded;
}

}  // namespace linli::client
