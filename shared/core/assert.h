#pragma once

// ASSERT is for our own bugs only and stays on in release builds: the server restarts clean, the client shows
// a page that says the data is safe. What people or networks can cause is a Rejected or a Failure instead.

namespace linli {

using AssertHandler = void (*)(const char* expression, const char* file, int line);

// Called before the program aborts. The handler may print or tell the page; it cannot keep the program alive.
void set_assert_handler(AssertHandler handler);

[[noreturn]] void assertion_failed(const char* expression, const char* file, int line);

}  // namespace linli

#define LINLI_ASSERT(expression) \
    (static_cast<bool>(expression) ? void() : ::linli::assertion_failed(#expression, __FILE__, __LINE__))
