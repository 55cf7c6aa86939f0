#include "app/server/store/migrations.h"

#include <map>
#include <optional>

#include "app/server/store/appointment_migration.h"
#include "app/server/store/availability_migration.h"
#include "app/server/store/desk_migration.h"
#include "app/server/store/group_buy_migration.h"
#include "app/server/store/keys_migration.h"
#include "app/server/store/reminder_migration.h"
#include "app/server/store/roster_migration.h"
#include "app/server/store/rounds_migration.h"
#include "app/server/store/schema.h"

namespace linli::server {
namespace {

constexpr const char* errands_come = R"(
ALTER TABLE "look_grant" ADD COLUMN "because_type" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "look_grant" ADD COLUMN "because_id" TEXT NOT NULL DEFAULT '00000000000000000000000000000000';
CREATE TABLE "errand" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" SMALLINT NOT NULL,
    "building" TEXT,
    "window_from" BIGINT NOT NULL,
    "window_until" BIGINT NOT NULL,
    "urgency" SMALLINT NOT NULL,
    "needs_inside" SMALLINT NOT NULL,
    "needs_money" SMALLINT NOT NULL,
    "needs_wheelchair" SMALLINT NOT NULL,
    "needs_without_touch" SMALLINT NOT NULL,
    "state" SMALLINT NOT NULL,
    "helper" TEXT,
    "asked_at" BIGINT NOT NULL,
    "handed_back" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand_detail" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "asked_for" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand_item" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "words_item" TEXT NOT NULL,
    "words_quantity_thousandths" INTEGER,
    "words_unit" TEXT NOT NULL,
    "words_note" TEXT NOT NULL,
    "words_urgent" SMALLINT NOT NULL,
    "state" SMALLINT NOT NULL,
    "instead" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand_result" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "helper" TEXT NOT NULL,
    "asked_for" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "spent_cents" BIGINT NOT NULL,
    "note" TEXT NOT NULL,
    "settled_at" BIGINT,
    "thanks" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand_turned" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "turn" SMALLINT NOT NULL,
    "by" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "number_block" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "first" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "vetting" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "inside" SMALLINT NOT NULL,
    "money" SMALLINT NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
)";

constexpr const char* rides_checks_and_medicines_come = R"(
ALTER TABLE "errand" ADD COLUMN "needs_stretcher" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "errand" ADD COLUMN "needs_alone" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "errand" ADD COLUMN "needs_heavy" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "errand" ADD COLUMN "needs_dog" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "errand" ADD COLUMN "needs_cat" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "errand_detail" ADD COLUMN "ride_escorts" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "errand_detail" ADD COLUMN "ride_minutes_there" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "errand_detail" ADD COLUMN "series" TEXT;
CREATE TABLE "errand_series" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "asked_for" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "newest" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "until" BIGINT,
    "next" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand_ask" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "helper" TEXT NOT NULL,
    "by" TEXT,
    "at" BIGINT NOT NULL,
    "answer" SMALLINT NOT NULL,
    "answered_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "errand_search" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "circle" SMALLINT NOT NULL,
    "since" BIGINT NOT NULL,
    "look_again_at" BIGINT,
    "with_coordinators" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "offer" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kinds" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "until_minute" INTEGER NOT NULL,
    "languages" INTEGER NOT NULL,
    "errands_a_day" INTEGER NOT NULL,
    "asks_a_week" INTEGER NOT NULL,
    "seats" INTEGER NOT NULL,
    "wheelchair" SMALLINT NOT NULL,
    "stretcher" SMALLINT NOT NULL,
    "most_floors" INTEGER NOT NULL,
    "most_kg" INTEGER NOT NULL,
    "no_dogs" SMALLINT NOT NULL,
    "no_cats" SMALLINT NOT NULL,
    "helps_isolated" SMALLINT NOT NULL,
    "until" BIGINT,
    "paused" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "offered_building" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "helper" TEXT NOT NULL,
    "building" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "fixed_pair" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "helper" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "block" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "whom" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "report" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "settled_by" TEXT,
    "outcome" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "vehicle" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "plate" TEXT NOT NULL,
    "driver" TEXT,
    "seats" INTEGER NOT NULL,
    "wheelchairs" INTEGER NOT NULL,
    "stretchers" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "until_minute" INTEGER NOT NULL,
    "off_since" BIGINT,
    "retired" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "destination" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "ride_leg" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "vehicle" TEXT NOT NULL,
    "way" SMALLINT NOT NULL,
    "window_from" BIGINT NOT NULL,
    "window_until" BIGINT NOT NULL,
    "state" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "check_plan" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "rhythm_how" SMALLINT NOT NULL,
    "rhythm_days" INTEGER NOT NULL,
    "rhythm_minute_of_day" INTEGER NOT NULL,
    "rhythm_patience_minutes" INTEGER NOT NULL,
    "rhythm_rung_minutes" INTEGER NOT NULL,
    "buddy" TEXT,
    "second" TEXT,
    "paused" SMALLINT NOT NULL,
    "pause_until" BIGINT,
    "pause_why" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "next_due" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "check_round" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "due" BIGINT NOT NULL,
    "opened_at" BIGINT NOT NULL,
    "not_held" INTEGER NOT NULL,
    "state" SMALLINT NOT NULL,
    "rung" SMALLINT NOT NULL,
    "asked" TEXT,
    "next_step" BIGINT,
    "answered_by" TEXT,
    "answered_at" BIGINT,
    "how" SMALLINT NOT NULL,
    "note" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "check_step" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "round" TEXT NOT NULL,
    "rung" SMALLINT NOT NULL,
    "asked" TEXT,
    "at" BIGINT NOT NULL,
    "answer" SMALLINT NOT NULL,
    "answered_by" TEXT,
    "answered_at" BIGINT,
    "note" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "medicine_line" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "facts_dose" TEXT NOT NULL,
    "facts_runs_out_on" BIGINT,
    "facts_keep_cold" SMALLINT NOT NULL,
    "facts_needs_card" SMALLINT NOT NULL,
    "facts_needs_booklet" SMALLINT NOT NULL,
    "raised" SMALLINT NOT NULL,
    "substitution" SMALLINT NOT NULL,
    "substitute" TEXT NOT NULL,
    "answered_by" TEXT,
    "answered_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "handover" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "things_card" SMALLINT NOT NULL,
    "things_booklet" SMALLINT NOT NULL,
    "things_cash" SMALLINT NOT NULL,
    "things_prescription" SMALLINT NOT NULL,
    "things_medicine" SMALLINT NOT NULL,
    "things_other" SMALLINT NOT NULL,
    "note" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "given_at" BIGINT NOT NULL,
    "entered_by" TEXT NOT NULL,
    "confirmed_by" TEXT,
    "confirmed_at" BIGINT,
    "corrects" TEXT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "return_check" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "state" SMALLINT NOT NULL,
    "stands" SMALLINT NOT NULL,
    "note" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "hospital_trip" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "helper" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "window_from" BIGINT NOT NULL,
    "window_until" BIGINT NOT NULL,
    "state" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "trip_stop" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "trip" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
-- What waits already is looked at by a person: nobody knows any more who was asked.
INSERT INTO "errand_search"
    ("community", "id", "circle", "since", "look_again_at", "with_coordinators", "version")
    SELECT "community", "id", 4, "asked_at", NULL, "asked_at", "version" FROM "errand" WHERE "state" = 1;
)";

constexpr const char* photos_come = R"(
CREATE TABLE "errand_photo" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "errand" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "photo" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "jpeg" BLOB NOT NULL,
    PRIMARY KEY ("community", "id")
);
)";

Result<std::optional<std::string>> first_text(Connection& connection, const std::string& sql) {
    auto statement = connection.prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    return *row ? std::optional(std::string(statement->text())) : std::nullopt;
}

Result<void> remember_schema(Connection& connection, int schema) {
    return connection.execute(R"(INSERT INTO "meta" ("name", "value") VALUES ('schema', ')" +
                              std::to_string(schema) +
                              R"(') ON CONFLICT ("name") DO UPDATE SET "value" = excluded."value")");
}

Result<int> stored_schema(Connection& connection) {
    const auto meta = first_text(connection, "SELECT name FROM sqlite_master WHERE name = 'meta'");
    if (!meta) return tl::unexpected(meta.error());
    std::optional<std::string> schema;
    if (*meta) {
        auto value = first_text(connection, R"(SELECT "value" FROM "meta" WHERE "name" = 'schema')");
        if (!value) return tl::unexpected(value.error());
        schema = std::move(*value);
    }
    const int number = schema ? std::atoi(schema->c_str()) : 0;
    if (number < first_schema) {
        return failure(FailureKind::Mismatch,
                       "the file is a database, but not one of Linli's. Choose another file");
    }
    return number;
}

struct RealColumn {
    std::string type;
    bool nullable = false;
};

Result<std::map<std::string, RealColumn>> real_columns(Connection& connection, const std::string& table) {
    auto statement = connection.prepare("PRAGMA table_info(" + quoted(table) + ")");
    if (!statement) return tl::unexpected(statement.error());
    std::map<std::string, RealColumn> columns;
    for (;;) {
        const auto row = statement->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return columns;
        statement->next();  // The first column is the position.
        const std::string name(statement->text());
        statement->next();
        RealColumn& column = columns[name];
        column.type = statement->text();
        statement->next();
        column.nullable = statement->integer() == 0;
    }
}

std::string differences(const TableShape& shape, std::map<std::string, RealColumn> real) {
    if (real.empty()) return " table " + shape.name + " is missing;";
    std::string text;
    for (const Column& column : shape.columns) {
        const auto found = real.find(column.name);
        const std::string full_name = shape.name + "." + column.name;
        if (found == real.end()) {
            text += " " + full_name + " is missing;";
            continue;
        }
        if (found->second.type != sql_name(column.type)) {
            text +=
                " " + full_name + " is " + found->second.type + " instead of " + sql_name(column.type) + ";";
        }
        if (found->second.nullable != column.nullable) {
            text += " " + full_name + (column.nullable ? " may not be NULL;" : " may be NULL;");
        }
        real.erase(found);
    }
    for (const auto& [name, column] : real) text += " " + shape.name + "." + name + " is not known;";
    return text;
}

}  // namespace

const std::vector<Migration>& migrations() {
    static const std::vector<Migration> known{{2, errands_come},
                                              {3, rides_checks_and_medicines_come},
                                              {4, photos_come},
                                              {5, std::string(rosters_come) + group_buying_comes},
                                              {6, std::string(reminders_come) + desks_come + rounds_come},
                                              {7, availability_comes},
                                              {8, appointments_come},
                                              {9, keys_come}};
    return known;
}

int newest_schema(const std::vector<Migration>& known) {
    return known.empty() ? first_schema : known.back().schema;
}

Result<void> bring_up_to_date(Connection& connection, const std::vector<Migration>& known) {
    return connection.write([&]() -> Result<void> {
        const auto anything = first_text(connection, "SELECT name FROM sqlite_master");
        if (!anything) return tl::unexpected(anything.error());
        if (!*anything) {
            if (auto made = connection.execute(schema_text()); !made) return made;
            return remember_schema(connection, newest_schema(known));
        }
        const auto schema = stored_schema(connection);
        if (!schema) return tl::unexpected(schema.error());
        if (*schema > newest_schema(known)) {
            return failure(FailureKind::Mismatch, "the database has schema " + std::to_string(*schema) +
                                                      ", this server knows only up to " +
                                                      std::to_string(newest_schema(known)) +
                                                      ". Start the newer server that made it");
        }
        for (const Migration& migration : known) {
            if (migration.schema <= *schema) continue;
            if (auto done = connection.execute(migration.sql); !done) return done;
            if (auto done = remember_schema(connection, migration.schema); !done) return done;
        }
        return {};
    });
}

Result<void> compare_columns(Connection& connection) {
    std::string found;
    for (const TableShape& shape : table_shapes()) {
        auto real = real_columns(connection, shape.name);
        if (!real) return tl::unexpected(real.error());
        found += differences(shape, std::move(*real));
    }
    if (found.empty()) return {};
    return failure(FailureKind::Mismatch,
                   "the database's tables are not those of this server:" + found +
                       " put back the last backup, or start the server that the database belongs to");
}

}  // namespace linli::server
