#include "app/server/store/schema.h"

#include <algorithm>

#include "shared/core/assert.h"

namespace linli::server {
namespace {

using Names = std::vector<std::string>;

const Column community_column{"community", SqlType::Text, false};

template <class Row>
TableShape shape_of_row(Names key, std::vector<Names> unique = {}) {
    TableShape shape{Row::table_name, {community_column}, std::move(key), std::move(unique)};
    const auto& columns = columns_of<Row>();
    shape.columns.insert(shape.columns.end(), columns.begin(), columns.end());
    return shape;
}

template <class Record>
TableShape shape_of_record() {
    TableShape shape = shape_of_row<Record>({"community", "id"});
    shape.columns.push_back({"version", SqlType::BigInteger, false});
    return shape;
}

std::vector<TableShape> make_shapes() {
    std::vector<TableShape> shapes;
    shapes.push_back({"meta", {{"name", SqlType::Text}, {"value", SqlType::Text}}, {"name"}, {}});
    shapes.push_back(shape_of_row<ProgressRow>({"community"}));
    State state;
    for_each_table(
        state, [&](const auto& table) { shapes.push_back(shape_of_record<RecordOf<decltype(table)>>()); });
    shapes.push_back(shape_of_row<PhotoRow>({"community", "id"}));
    shapes.push_back(shape_of_row<TimerRow>({"community", "record_type", "record_id"}));
    shapes.push_back(shape_of_row<EnterLeave>(
        {"community", "version", "group_kind", "group_id", "record_type", "record_id"}));
    shapes.push_back(shape_of_row<LoggedCommand>({"community", "device", "outbox", "number"}));
    shapes.push_back(
        shape_of_row<TouchedRow>({"community", "device", "outbox", "number", "record_type", "record_id"}));
    shapes.push_back(shape_of_row<KnownOutbox>({"community", "device", "outbox"}));
    shapes.push_back(shape_of_row<DeviceRow>({"community", "id"}, {{"community", "space"}}));
    shapes.push_back(shape_of_row<SessionRow>({"community", "secret"}));
    shapes.push_back(shape_of_row<CardRow>({"community", "secret"}));
    shapes.push_back(shape_of_row<AccountRow>({"community", "person"}, {{"community", "login"}}));
    shapes.push_back(shape_of_row<CalendarFeedRow>({"community", "secret"}));
    shapes.push_back(shape_of_row<PushSubscriptionRow>({"community", "device"}, {{"community", "endpoint"}}));
    shapes.push_back(shape_of_row<OutgoingRow>({"community", "about_type", "about_id", "device"}));
    return shapes;
}

std::string list_of(const Names& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + quoted(name);
    return list;
}

Names column_names(const TableShape& shape) {
    Names names;
    for (const Column& column : shape.columns) names.push_back(column.name);
    return names;
}

}  // namespace

const std::vector<TableShape>& table_shapes() {
    static const std::vector<TableShape> shapes = make_shapes();
    return shapes;
}

const TableShape& table_shape(const std::string& name) {
    const auto& shapes = table_shapes();
    const auto found = std::find_if(shapes.begin(), shapes.end(),
                                    [&](const TableShape& shape) { return shape.name == name; });
    LINLI_ASSERT(found != shapes.end());
    return *found;
}

const char* sql_name(SqlType type) {
    switch (type) {
        case SqlType::SmallInteger:
            return "SMALLINT";
        case SqlType::Integer:
            return "INTEGER";
        case SqlType::BigInteger:
            return "BIGINT";
        case SqlType::Text:
            return "TEXT";
        case SqlType::Bytes:
            return "BLOB";
    }
    return "TEXT";
}

std::string quoted(const std::string& name) {
    return '"' + name + '"';
}

std::string create_statement(const TableShape& shape) {
    std::string sql = "CREATE TABLE " + quoted(shape.name) + " (\n";
    for (const Column& column : shape.columns) {
        sql += "    " + quoted(column.name) + " " + sql_name(column.type);
        sql += column.nullable ? ",\n" : " NOT NULL,\n";
    }
    sql += "    PRIMARY KEY (" + list_of(shape.key) + ")";
    for (const Names& columns : shape.unique) sql += ",\n    UNIQUE (" + list_of(columns) + ")";
    return sql + "\n);\n";
}

std::string schema_text() {
    std::string sql;
    for (const TableShape& shape : table_shapes()) sql += create_statement(shape);
    return sql;
}

std::string upsert_statement(const TableShape& shape) {
    std::string marks;
    std::string changes;
    for (const Column& column : shape.columns) {
        marks += marks.empty() ? "?" : ", ?";
        if (std::find(shape.key.begin(), shape.key.end(), column.name) != shape.key.end()) continue;
        changes += (changes.empty() ? "" : ", ") + quoted(column.name) + " = excluded." + quoted(column.name);
    }
    std::string sql = "INSERT INTO " + quoted(shape.name) + " (" + list_of(column_names(shape));
    sql += ") VALUES (" + marks + ") ON CONFLICT (" + list_of(shape.key) + ") DO ";
    return sql + (changes.empty() ? "NOTHING" : "UPDATE SET " + changes);
}

std::string select_statement(const TableShape& shape, const std::string& behind) {
    Names names = column_names(shape);
    names.erase(names.begin());
    return "SELECT " + list_of(names) + " FROM " + quoted(shape.name) + R"( WHERE "community" = ? )" + behind;
}

std::string delete_statement(const TableShape& shape, const Names& by) {
    std::string sql = "DELETE FROM " + quoted(shape.name);
    for (std::size_t i = 0; i < by.size(); ++i)
        sql += (i == 0 ? " WHERE " : " AND ") + quoted(by[i]) + " = ?";
    return sql;
}

}  // namespace linli::server
