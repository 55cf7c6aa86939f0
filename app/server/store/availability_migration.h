#pragma once

namespace linli::server {

// Of schema 7: what people say about their hours, and what the shifts of a pattern ask for.
inline constexpr const char* availability_comes = R"(
CREATE TABLE "shift_hours" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "is" SMALLINT NOT NULL,
    "days" INTEGER NOT NULL,
    "first_day" BIGINT,
    "last_day" BIGINT,
    "from_minute" INTEGER NOT NULL,
    "minutes_long" INTEGER NOT NULL,
    "said_by" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
CREATE TABLE "pattern_need" (
    "community" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "training" TEXT NOT NULL,
    "places" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    PRIMARY KEY ("community", "id")
);
)";

}  // namespace linli::server
