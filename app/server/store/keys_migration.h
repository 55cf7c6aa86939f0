#pragma once

namespace linli::server {

// Of schema 9: who has whose key, when a helper set out, several times to fetch what was ordered, and who was
// reminded to pay.
inline constexpr const char* keys_come = R"(
ALTER TABLE "errand" ADD COLUMN "on_the_way_at" BIGINT;
ALTER TABLE "campaign_order" ADD COLUMN "pick_up" TEXT;
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
)";

}  // namespace linli::server
