#pragma once

namespace linli::server {

// Of schema 8: when who is driven must be there, where houses stand, what people speak, till receipts.
inline constexpr const char* appointments_come = R"(
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
CREATE TABLE "speaks" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "languages" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
)";

}  // namespace linli::server
