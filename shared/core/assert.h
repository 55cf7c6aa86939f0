#pragma once

// ASSERT is for our own bugs only and stays on in release builds: the server restarts clean, the client shows
// a page that says the data is safe. What people or networks can cause is a Rejected or a Failure instead.

namespace linli {

[[noreturn]] void assertion_failed(const char* expression, const char* file, int line);

}  // namespace linli

#define LINLI_ASSERT(expression) \
    (static_cast<bool>(expression) ? void() : ::linli::assertion_failed(#expression, __FILE__, __LINE__))
