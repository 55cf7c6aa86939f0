#pragma once

#include <string>
#include <vector>

#include "app/server/store/sql_columns.h"

// The shape of the database in plain SQL that other engines take too (DESIGN §6): one table a record type,
// and a few beside them, all derived from field lists. The community comes first in every key. Names are
// quoted: a field may be called `to` or `at`.

namespace linli::server {

// How far a community is: its counter, and behind which version devices need a fresh snapshot.
struct ProgressRow {
    static constexpr const char* table_name = "progress";
    Version version = 0;
    Version horizon = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(version), NAMED(horizon));
    }
};

// A record that a logged command touched.
struct TouchedRow {
    static constexpr const char* table_name = "command_touched";
    CommandName name;
    RecordRef record;

    template <class Archive>
    void fields(Archive& ar) {
        ar(field("device", name.device), field("outbox", name.outbox), field("number", name.number),
           NAMED(record));
    }
};

struct TableShape {
    std::string name;
    std::vector<Column> columns;
    std::vector<std::string> key;
    std::vector<std::vector<std::string>> unique;  // Other sets of columns that are never the same twice.
};

// Every table as today's field lists want it.
const std::vector<TableShape>& table_shapes();
const TableShape& table_shape(const std::string& name);

const char* sql_name(SqlType type);
std::string quoted(const std::string& name);

std::string create_statement(const TableShape& shape);
// Every statement that makes an empty database, each ending in ";\n": the frozen text of a released schema.
std::string schema_text();

// Values for all columns in order; a row with the same key is replaced.
std::string upsert_statement(const TableShape& shape);
// Every column but the community, whose value is the one parameter; `behind` may add conditions or an order.
std::string select_statement(const TableShape& shape, const std::string& behind = "");
std::string delete_statement(const TableShape& shape, const std::vector<std::string>& by);

}  // namespace linli::server
