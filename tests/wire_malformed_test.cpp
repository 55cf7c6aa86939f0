#include <doctest/doctest.h>

#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "shared/wire/encoding.h"
#include "tests/server/random_values.h"

using namespace linli;

namespace {

// A command begins with the byte order, its tag and its version.
constexpr std::size_t header_bytes = 1 + 2 + 1;
constexpr std::size_t id_bytes = 16;
constexpr std::size_t count_bytes = 8;

const MendNames names{PersonId{{1, 2}}, "张三", "张", AgeBand::Adult};
const ChangePost post{PostId{{1, 2}}, "gate", "", false};
const GiveRole role{PersonId{{1, 2}}, Role::Driver, std::nullopt};

std::string with(const Command& command, const std::function<void(std::string&)>& damage) {
    std::string bytes = encode(command);
    damage(bytes);
    return bytes;
}

void set_count(std::string& bytes, std::size_t at, std::uint64_t count) {
    for (std::size_t i = 0; i < count_bytes; ++i) bytes[at + i] = static_cast<char>(count >> (8 * i));
}

struct Damaged {
    const char* what;
    std::string bytes;
};

std::vector<Damaged> damaged_commands() {
    constexpr std::size_t first_text = header_bytes + id_bytes;
    std::vector<Damaged> list;
    list.push_back({"nothing at all", ""});
    list.push_back({"the other byte order", with(names, [](std::string& b) { b[0] = 0; })});
    list.push_back({"a byte order that is neither", with(names, [](std::string& b) { b[0] = 2; })});
    list.push_back({"a tag that nothing has", with(names, [](std::string& b) { b[1] = '\x7F'; })});
    list.push_back({"a version to come", with(names, [](std::string& b) { b[3] = 9; })});
    list.push_back({"a byte left over", with(names, [](std::string& b) { b += 'x'; })});
    list.push_back({"a text longer than all there is", with(names, [](std::string& b) {
                        set_count(b, first_text, std::numeric_limits<std::uint64_t>::max());
                    })});
    list.push_back({"a text one byte longer than what is left", with(names, [](std::string& b) {
                        set_count(b, first_text, b.size() - first_text - count_bytes + 1);
                    })});
    list.push_back({"a text that is no UTF-8",
                    with(names, [](std::string& b) { b[first_text + count_bytes] = '\xFF'; })});
    list.push_back(
        {"half a character", with(names, [](std::string& b) { b[first_text + count_bytes + 1] = 'x'; })});
    list.push_back(
        {"a text with a control character", with(MendNames{{}, "abc", "a", AgeBand::Adult},
                                                 [](std::string& b) { b[first_text + count_bytes] = 1; })});
    list.push_back({"an age that nobody has", with(names, [](std::string& b) { b.back() = 77; })});
    list.push_back({"closed as neither yes nor no", with(post, [](std::string& b) { b.back() = 2; })});
    list.push_back({"there as neither yes nor no", with(role, [](std::string& b) { b.back() = 3; })});
    list.push_back(
        {"a name beyond its limit",
         encode(Command(MendNames{{}, std::string(max_name_bytes + 1, 'x'), "a", AgeBand::Adult}))});
    Look look{std::vector<PersonId>(max_looks_at_once + 1), LookAt::Contact, "why"};
    list.push_back({"a list beyond its limit", encode(Command(look))});
    list.push_back({"a list longer than all there is",
                    with(ImportRegister{}, [](std::string& b) { set_count(b, header_bytes, 19'999); })});
    return list;
}

}  // namespace

TEST_CASE("bytes that are no command are refused as such, whatever is wrong with them") {
    for (const Damaged& one : damaged_commands()) {
        CAPTURE(one.what);
        const auto command = decode_command(one.bytes);
        REQUIRE(!command);
        CHECK(command.error().kind == FailureKind::Malformed);
    }
}

TEST_CASE("the same bytes undamaged are commands, to the very limit") {
    for (const Command& command : {Command(names), Command(post), Command(role)})
        CHECK(decode_command(encode(command)));
    CHECK(decode_command(
        encode(Command(MendNames{{}, std::string(max_name_bytes, 'x'), "a", AgeBand::Adult}))));
    CHECK(decode_command(
        encode(Command(Look{std::vector<PersonId>(max_looks_at_once), LookAt::Contact, "why"}))));
}

TEST_CASE("a message that was cut off anywhere is no message") {
    Update update;
    for (std::size_t which = 0; which < tests::record_type_count; ++which) {
        SeededRandom random(which);
        update.records.push_back({7, tests::random_record(which, random)});
    }
    update.removed.push_back({6, {1, 2}});
    const std::string from_server = encode(ServerMessage(update));
    const std::string from_device =
        encode(ClientMessage(Submit{{}, 1, {}, {}, {encode(Command(names))}, Bits128{1, 2}}));
    REQUIRE(decode_server_message(from_server));
    REQUIRE(decode_client_message(from_device));
    for (std::size_t size = 0; size < from_server.size(); ++size)
        CHECK(!decode_server_message(std::string_view(from_server).substr(0, size)));
    for (std::size_t size = 0; size < from_device.size(); ++size)
        CHECK(!decode_client_message(std::string_view(from_device).substr(0, size)));
}

TEST_CASE("what devices say is nothing that a server says, and the other way round") {
    CHECK(!decode_server_message(encode(ClientMessage(Ping{1}))));
    CHECK(!decode_client_message(encode(ServerMessage(Pong{1, {}}))));
    CHECK(!decode_client_message(encode(
        ClientMessage(Submit{{}, 1, {}, {}, {std::string(max_command_bytes + 1, 'x')}, std::nullopt}))));
    CHECK(!decode_client_message(encode(ClientMessage(Ask{1, std::string(101, 'x')}))));
}
