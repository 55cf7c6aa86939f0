#pragma once

namespace linli::server {

// Of schema 8: when who is driven must be there, where houses stand, what people speak, till receipts, when a
// helper set out, who has whose key, several times to fetch what was ordered, who was reminded to pay.
inline constexpr const char* appointments_come = R"(
ALTER TABLE "errand" ADD COLUMN "on_the_way_at" BIGINT;
CREATE TABLE "building_place" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "east_m" INTEGER NOT NULL,
    "north_m" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "ride_appointment" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "arrive_from" BIGINT NOT NULL,
    "arrive_until" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "till_receipt" (
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
CREATE TABLE "key_held" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "given_by" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "speaks" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "languages" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "pick_up_window" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "window_from" BIGINT NOT NULL,
    "window_until" BIGINT NOT NULL,
    "place" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "payment_reminder" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
ALTER TABLE "campaign_order" ADD COLUMN "pick_up" TEXT;
)";

}  // namespace linli::server
