#pragma once

#include <string>
#include <string_view>

#include "shared/commands/command.h"
#include "shared/core/result.h"
#include "shared/wire/messages.h"

// Bytes in and out: cereal's portable binary form, little endian, behind a bounded reader. Decoding checks,
// before anything is allocated, every length against the bytes left and the field's own limit, and then enum
// membership, bool 0/1, valid UTF-8 without control characters, and that no byte is left over. Anything else
// is a Failure of kind Malformed.

namespace linli {

std::string encode(const ClientMessage& message);
std::string encode(const ServerMessage& message);
Result<ClientMessage> decode_client_message(std::string_view bytes);
Result<ServerMessage> decode_server_message(std::string_view bytes);

// tag, version, fields. Every version of the last twelve months is read and raised to the newest here and
// nowhere else.
inline constexpr std::uint8_t command_version = 2;
std::string encode(const Command& command);
Result<Command> decode_command(std::string_view bytes);

// record type, fields
std::string encode(const AnyRecord& record);
Result<AnyRecord> decode_record(std::string_view bytes);

}  // namespace linli
