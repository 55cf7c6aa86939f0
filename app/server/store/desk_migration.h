#pragma once

namespace linli::server {

// Of schema 6: the code that hangs at a post, who came by it, and guests.
inline constexpr const char* desks_come = R"(
CREATE TABLE "post_code" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "seat_scan" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "came" SMALLINT NOT NULL,
    "left" SMALLINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "guest_visit" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "visit" TEXT NOT NULL,
    "by_code" SMALLINT NOT NULL,
    "at" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
)";

}  // namespace linli::server
