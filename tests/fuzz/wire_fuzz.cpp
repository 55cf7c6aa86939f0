#include <type_traits>

#include "shared/core/assert.h"
#include "shared/wire/encoding.h"
#include "tests/fuzz/fuzz.h"
#include "tests/server/random_values.h"

// Whatever bytes come in: they are refused, or they decode to something whose bytes decode to the same again.

namespace linli::fuzz {
namespace {

template <class Decode>
void try_out(std::string_view bytes, Decode&& decode) {
    const auto value = decode(bytes);
    if (!value) return;
    const std::string again = encode(*value);
    const auto twice = decode(again);
    LINLI_ASSERT(twice && encode(*twice) == again);
}

template <class Variant, class... Types>
void add_each(const std::variant<Types...>*, std::vector<std::string>& inputs) {
    SeededRandom random(1);
    const auto add = [&]<class One>(std::type_identity<One>) {
        One value;
        tests::fill(value, random);
        inputs.push_back(encode(Variant(std::move(value))));
    };
    (add(std::type_identity<Types>{}), ...);
}

}  // namespace

std::vector<std::string> starting_inputs() {
    std::vector<std::string> inputs;
    add_each<ClientMessage>(static_cast<const ClientMessage*>(nullptr), inputs);
    add_each<ServerMessage>(static_cast<const ServerMessage*>(nullptr), inputs);
    add_each<Command>(static_cast<const Command*>(nullptr), inputs);
    add_each<AnyRecord>(static_cast<const AnyRecord*>(nullptr), inputs);
    return inputs;
}

}  // namespace linli::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace linli;
    const std::string_view input(reinterpret_cast<const char*>(bytes), size);
    fuzz::try_out(input, decode_client_message);
    fuzz::try_out(input, decode_server_message);
    fuzz::try_out(input, decode_command);
    fuzz::try_out(input, decode_record);
    return 0;
}
