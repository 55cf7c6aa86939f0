// The main() of every doctest program. `--seed N` plays only that seed, `--seeds N` plays seeds 1 to N, in
// the cases that chance decides.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>
#include <string_view>

int main(int count, char** arguments) {
    for (int i = 1; i + 1 < count; ++i) {
        if (std::string_view(arguments[i]) == "--seed") setenv("LINLI_SEED", arguments[i + 1], 1);
        if (std::string_view(arguments[i]) == "--seeds") setenv("LINLI_SEEDS", arguments[i + 1], 1);
    }
    return doctest::Context(count, arguments).run();
}
