#pragma once

namespace linli::server {

// Of schema 6: reminders, what the group chat's robot says, and what leaves the server.
inline constexpr const char* reminders_come = R"(
CREATE TABLE "reminder_wish" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "evening_before" SMALLINT NOT NULL,
    "minutes_before" INTEGER NOT NULL,
    "own_quiet_from_minute" INTEGER,
    "own_quiet_until_minute" INTEGER,
    "urgent_passes" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "reminder_rules" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "quiet_from_minute" INTEGER NOT NULL,
    "quiet_until_minute" INTEGER NOT NULL,
    "evening_minute" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "seat_reminder" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "evening_for" BIGINT,
    "shortly_for" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "chat_robot" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "form" SMALLINT NOT NULL,
    "speech" SMALLINT NOT NULL,
    "hours_ahead" INTEGER NOT NULL,
    "missing_line" TEXT NOT NULL,
    "roster_minute" INTEGER,
    "roster_text" TEXT NOT NULL,
    "looked_at" BIGINT NOT NULL,
    "rostered_day" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "chat_message" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" SMALLINT NOT NULL,
    "at" BIGINT NOT NULL,
    "words" TEXT NOT NULL,
    "state" SMALLINT NOT NULL,
    "fault" SMALLINT NOT NULL,
    "status" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "shift_call" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "begins" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "push_subscription" (
    "community" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "point" BLOB NOT NULL,
    "auth" BLOB NOT NULL,
    "speech" SMALLINT NOT NULL,
    "since" BIGINT NOT NULL,
    PRIMARY KEY ("community", "device"),
    UNIQUE ("community", "endpoint")
);
CREATE TABLE "outgoing" (
    "community" TEXT NOT NULL,
    "about_type" INTEGER NOT NULL,
    "about_id" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "state" SMALLINT NOT NULL,
    "due" BIGINT NOT NULL,
    "tries" INTEGER NOT NULL,
    "since" BIGINT NOT NULL,
    PRIMARY KEY ("community", "about_type", "about_id", "device")
);
)";

}  // namespace linli::server
