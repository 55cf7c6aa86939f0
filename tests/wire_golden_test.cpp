#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>

#include "shared/commands/command.h"
#include "shared/wire/encoding.h"
#include "tests/server/random_values.h"

// The bytes of everything that is sent and stored, as each release has them. When a test here fails, a field
// list changed: then commands need a new version, records a new schema and a file of their own beside the
// older ones. LINLI_WRITE_GOLDEN=1 adds the lines of new types.

using namespace linli;

namespace {

constexpr const char* newest = LINLI_TEST_DATA "/released/schema9/golden.txt";
// What devices of an older schema still send: their messages and commands, for 12 months.
constexpr std::array older = {
    LINLI_TEST_DATA "/released/schema1/golden.txt", LINLI_TEST_DATA "/released/schema2/golden.txt",
    LINLI_TEST_DATA "/released/schema3/golden.txt", LINLI_TEST_DATA "/released/schema4/golden.txt",
    LINLI_TEST_DATA "/released/schema5/golden.txt", LINLI_TEST_DATA "/released/schema6/golden.txt",
    LINLI_TEST_DATA "/released/schema7/golden.txt", LINLI_TEST_DATA "/released/schema8/golden.txt"};

std::string hex(const std::string& bytes) {
    static const char digits[] = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        text += digits[static_cast<unsigned char>(byte) >> 4];
        text += digits[static_cast<unsigned char>(byte) & 15];
    }
    return text;
}

std::string bytes_of(const std::string& text) {
    const auto digit = [](char one) { return one <= '9' ? one - '0' : one - 'a' + 10; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        bytes += static_cast<char>(digit(text[i]) << 4 | digit(text[i + 1]));
    return bytes;
}

using Golden = std::map<std::string, std::string>;

Golden read_golden(const char* path) {
    Golden golden;
    std::ifstream file(path);
    std::string name, bytes;
    while (file >> name >> bytes) golden[name] = bytes;
    return golden;
}

// Visits one value of every alternative, under "<kind>-<number>".
template <class Variant, class Visit, class... Types>
void each_of(const std::string& kind, const std::variant<Types...>*, Visit&& visit) {
    const auto one = [&]<class One>(std::type_identity<One>) {
        std::uint16_t number = 0;
        if constexpr (requires { One::record_type; })
            number = One::record_type;
        else
            number = One::tag;
        SeededRandom random(number);
        One value;
        tests::fill(value, random);
        visit(kind + "-" + std::to_string(number), Variant(std::move(value)));
    };
    (one(std::type_identity<Types>{}), ...);
}

template <class Variant, class Decode>
void compare(const std::string& kind, Golden& golden, Decode&& decode) {
    each_of<Variant>(kind, static_cast<const Variant*>(nullptr),
                     [&](const std::string& name, const Variant& value) {
                         CAPTURE(name);
                         const std::string now = hex(encode(value));
                         const bool write = std::getenv("LINLI_WRITE_GOLDEN") != nullptr;
                         if (write && !golden.contains(name)) golden[name] = now;
                         REQUIRE(golden.contains(name));
                         CHECK(golden.at(name) == now);
                         const auto read = decode(bytes_of(golden.at(name)));
                         REQUIRE(read);
                         CHECK(hex(encode(*read)) == golden.at(name));
                     });
}

}  // namespace

TEST_CASE("what older devices send is read just so") {
    for (const char* path : older) {
        const Golden golden = read_golden(path);
        CHECK(golden.size() > 0);
        for (const auto& [name, bytes] : golden) {
            CAPTURE(name);
            if (name.rfind("command-", 0) == 0) {
                // What had not all of today's fields is raised; what is written of it is read the same.
                const auto command = decode_command(bytes_of(bytes));
                REQUIRE(command);
                const auto again = decode_command(encode(*command));
                REQUIRE(again);
                CHECK(encode(*again) == encode(*command));
                CHECK(name == "command-" + std::to_string(tag_of(*command)));
            } else if (name.rfind("from-device-", 0) == 0) {
                const auto message = decode_client_message(bytes_of(bytes));
                REQUIRE(message);
                CHECK(hex(encode(*message)) == bytes);
            }
        }
    }
}

TEST_CASE("what this release writes and sends is written, sent and read just so") {
    Golden golden = read_golden(newest);
    compare<ClientMessage>("from-device", golden, decode_client_message);
    compare<ServerMessage>("from-server", golden, decode_server_message);
    compare<Command>("command", golden, decode_command);
    compare<AnyRecord>("record", golden, decode_record);
    CHECK(golden.size() == std::variant_size_v<ClientMessage> + std::variant_size_v<ServerMessage> +
                               std::variant_size_v<CommandVariant> + std::variant_size_v<RecordVariant>);
    if (!std::getenv("LINLI_WRITE_GOLDEN")) return;
    std::ofstream file(newest);
    for (const auto& [name, bytes] : golden) file << name << ' ' << bytes << '\n';
}
