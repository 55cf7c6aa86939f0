#pragma once

#include <string>
#include <vector>

#include "app/server/store/sqlite.h"

// Forward-only, numbered changes of the database's shape. Schema 1 is the first. A released migration is
// never altered; tests/data/released keeps a database of every released schema.

namespace linli::server {

struct Migration {
    int schema = 0;   // The schema afterwards; the one before is schema - 1.
    std::string sql;  // Plain SQL, one or more statements.
};

const std::vector<Migration>& migrations();

inline constexpr int first_schema = 1;
int newest_schema(const std::vector<Migration>& known = migrations());

// Makes the tables of an empty database, or brings an older one to the newest schema, in one transaction.
// Refuses (Mismatch) a newer database and one of another program.
Result<void> bring_up_to_date(Connection& connection, const std::vector<Migration>& known = migrations());

// Compares the real columns with the field lists; the Failure names every difference.
Result<void> compare_columns(Connection& connection);

}  // namespace linli::server
