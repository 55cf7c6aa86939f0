#include "app/server/put_off.h"

#include <doctest/doctest.h>

using namespace linli;
using namespace linli::server;

namespace {

const OutboxId one{{1, 1}}, another{{2, 2}};

}  // namespace

TEST_CASE("what was pressed after something that must wait, waits with it") {
    PutOff put_off;
    CHECK_FALSE(put_off.waits(one, 1));
    put_off.note(one, 2);
    CHECK(put_off.waits(one, 3));
    CHECK_FALSE(put_off.waits(one, 1));
    CHECK(put_off.waits(one, 3));
    CHECK_FALSE(put_off.waits(another, 3));
}

TEST_CASE("once the first of them comes again, the others are heard in their order") {
    PutOff put_off;
    put_off.note(one, 2);
    put_off.note(one, 5);
    CHECK(put_off.waits(one, 4));
    CHECK_FALSE(put_off.waits(one, 2));
    CHECK_FALSE(put_off.waits(one, 3));
}
