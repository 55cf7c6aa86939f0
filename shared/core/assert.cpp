#include "shared/core/assert.h"

#include <cstdio>
#include <cstdlib>

namespace linli {
namespace {

AssertHandler installed_handler = nullptr;

}  // namespace

void set_assert_handler(AssertHandler handler) {
    installed_handler = handler;
}

void assertion_failed(const char* expression, const char* file, int line) {
    std::fprintf(stderr, "%s:%d: assertion failed: %s\n", file, line, expression);
    if (installed_handler) installed_handler(expression, file, line);
    std::abort();
}

}  // namespace linli
