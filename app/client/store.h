#pragma once

#include <string>
#include <vector>

#include "app/client/platform/platform.h"
#include "shared/core/result.h"
#include "shared/sync/replica.h"

// What a device keeps, as SQL: batches out of Keep, and Kept out of rows. One database per (community,
// person). It runs nothing itself, so the same statements run in the browser's worker and, in tests, on
// sqlite3.
//
// The outbox is for ever: rows carry the number of their format, every format ever released is read, and rows
// of a newer one are left alone for the version that wrote them. Records are a cache: with another record
// schema they are forgotten and asked for again.

namespace linli::client {

inline constexpr std::int64_t outbox_format = 1;

// "linli-" and both ids.
std::string database_name(CommunityId community, PersonId person);

// Makes what is not there yet. To be run first, whenever a database is opened.
std::vector<SqlStatement> tables();

// All of one Keep, in its order, as one transaction.
std::vector<SqlStatement> batch_of(const Keep& keep);

// The questions that load() wants answered, in this order.
std::vector<SqlStatement> questions();

// Rows as the questions gave them. A damaged record is left out and all are asked for again; a damaged row of
// the outbox is a Failure, since it is all there is.
struct Loaded {
    Kept kept;
    bool has_outbox = false;         // False: the database is new, the caller makes an outbox.
    bool records_forgotten = false;  // They were of another schema: run forget_records().
};
Result<Loaded> load(const std::vector<std::vector<SqlRow>>& answers);

std::vector<SqlStatement> forget_records();

}  // namespace linli::client
