#pragma once

namespace linli::server {

// Of schema 5: what stands beside posts, shifts and seats, and the calendars that read them.
inline constexpr const char* rosters_come = R"(
CREATE TABLE "post_detail" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "equipment" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "training" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "closed" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "place_need" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "post" TEXT,
    "shift" TEXT,
    "training" TEXT NOT NULL,
    "places" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "training_held" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "training" TEXT NOT NULL,
    "given_by" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "roster_rules" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "rest_hours" INTEGER NOT NULL,
    "hours_a_day" INTEGER NOT NULL,
    "hours_a_week" INTEGER NOT NULL,
    "nights_in_a_row" INTEGER NOT NULL,
    "alarm_hours" INTEGER NOT NULL,
    "alarm_person" TEXT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "seat_status" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "waiver" SMALLINT NOT NULL,
    "shares" SMALLINT NOT NULL,
    "shares_with" TEXT,
    "expected_at" BIGINT,
    "arrived_at" BIGINT,
    "left_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "seat_file" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "waived_by" TEXT,
    "waived_why" TEXT NOT NULL,
    "stays_on" SMALLINT NOT NULL,
    "absence" SMALLINT NOT NULL,
    "absence_note" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "waiting_place" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "shift" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "placed_by" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "standing_sign_up" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "minutes_long" INTEGER NOT NULL,
    "placed_by" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "shift_pattern" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "first_day" BIGINT NOT NULL,
    "last_day" BIGINT,
    "every_days" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "minutes_long" INTEGER NOT NULL,
    "min_places" INTEGER NOT NULL,
    "max_places" INTEGER NOT NULL,
    "days_ahead" INTEGER NOT NULL,
    "opens_hours_before" INTEGER NOT NULL,
    "made_until" BIGINT NOT NULL,
    "next_making" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "pattern_exception" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "day" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "shift_status" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "pattern" TEXT,
    "publish_at" BIGINT,
    "opens_at" BIGINT,
    "emergency" SMALLINT NOT NULL,
    "alarm" SMALLINT NOT NULL,
    "next_look" BIGINT,
    "people_passed" INTEGER NOT NULL,
    "vehicles_passed" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "stand_in_search" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "step" INTEGER NOT NULL,
    "asked" INTEGER NOT NULL,
    "next_step" BIGINT,
    "found" TEXT,
    "with_coordinators" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "stand_in_ask" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "seat" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "answer" SMALLINT NOT NULL,
    "answered_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "swap" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "second" TEXT NOT NULL,
    "third" TEXT,
    "first_agrees" SMALLINT NOT NULL,
    "second_agrees" SMALLINT NOT NULL,
    "third_agrees" SMALLINT NOT NULL,
    "state" SMALLINT NOT NULL,
    "offered_by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "ends_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "post_entry" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" SMALLINT NOT NULL,
    "post" TEXT NOT NULL,
    "shift" TEXT NOT NULL,
    "seat" TEXT,
    "words" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "back_by" TEXT,
    "back_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "calendar_feed" (
    "community" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "post" TEXT,
    "since" BIGINT NOT NULL,
    PRIMARY KEY ("community", "secret")
);
)";

}  // namespace linli::server
