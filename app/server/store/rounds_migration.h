#pragma once

namespace linli::server {

// Of schema 6: rounds of a hand-out that are offered as shifts.
inline constexpr const char* rounds_come = R"(
CREATE TABLE "offered_round" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "buildings" TEXT NOT NULL,
    "bags" INTEGER NOT NULL,
    "packs" BIGINT NOT NULL,
    "ends_at" BIGINT,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "round_bag" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "round" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
)";

}  // namespace linli::server
