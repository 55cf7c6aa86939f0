#include "shared/wire/encoding.h"

#include "shared/wire/archive.h"

namespace linli {
namespace {

template <class Write>
std::string written(Write&& write) {
    std::string bytes;
    Output ar(bytes);
    write(ar);
    return bytes;
}

template <class T, class Read>
Result<T> read_whole(std::string_view bytes, Read&& read) {
    try {
        BoundedInput ar(bytes);
        T value{};
        read(ar, value);
        if (!ar.at_end()) return failure(FailureKind::Malformed, "bytes left over");
        return value;
    } catch (const std::exception& error) {
        return failure(FailureKind::Malformed, error.what());
    }
}

template <class T>
Result<T> read_value(std::string_view bytes) {
    return read_whole<T>(bytes, [](BoundedInput& ar, T& value) { ar(value); });
}

}  // namespace

std::string encode(const ClientMessage& message) {
    return written([&](Output& ar) { ar(message); });
}

std::string encode(const ServerMessage& message) {
    return written([&](Output& ar) { ar(message); });
}

Result<ClientMessage> decode_client_message(std::string_view bytes) {
    return read_value<ClientMessage>(bytes);
}

Result<ServerMessage> decode_server_message(std::string_view bytes) {
    return read_value<ServerMessage>(bytes);
}

std::string encode(const Command& command) {
    return written([&](Output& ar) {
        std::visit([&](const auto& one) { ar(tag_of(command), command_version, one); }, command);
    });
}

Result<Command> decode_command(std::string_view bytes) {
    return read_whole<Command>(bytes, [](BoundedInput& ar, Command& command) {
        std::uint16_t tag = 0;
        std::uint8_t version = 0;
        ar(tag, version);
        // The first version is the only one so far. An older one is read here by its own struct and raised to
        // the newest.
        if (version != command_version) throw MalformedBytes("command version");
        load_numbered(ar, tag, command);
    });
}

std::string encode(const AnyRecord& record) {
    return written([&](Output& ar) { ar(record); });
}

Result<AnyRecord> decode_record(std::string_view bytes) {
    return read_value<AnyRecord>(bytes);
}

}  // namespace linli
