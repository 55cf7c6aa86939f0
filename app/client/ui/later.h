#pragma once

// Marks what the first page does not need. web/split_program.mjs puts it, and what only it calls, into a part
// of the program that comes after the first page; so it must not be inlined into what comes first.
#define LINLI_LATER [[gnu::noinline]]
