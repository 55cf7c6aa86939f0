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

namespace {

// --- Version 1, of schemas 1 and 2: a request says nothing of pets, rides and repeats yet

struct NeedsV1 {
    bool inside = false, money = false, wheelchair = false, without_touch = false;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(inside), NAMED(money), NAMED(wheelchair), NAMED(without_touch));
    }
};

struct AskedItemV1 {
    std::optional<ErrandItemId> id;
    ItemWords words;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(words));
    }
};

struct AskedV1 {
    ErrandKind kind = ErrandKind::Shopping;
    Urgency urgency = Urgency::Whenever;
    TimeRange window;
    NeedsV1 needs;
    std::string what;
    std::string destination;
    std::vector<AskedItemV1> items;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(kind), NAMED(urgency), NAMED(window), NAMED(needs), NAMED_UP_TO(max_what_bytes, what),
           NAMED(destination), NAMED_UP_TO(max_errand_items, items));
    }
};

Asked raised(AskedV1 old) {
    Asked asked;
    asked.kind = old.kind;
    asked.urgency = old.urgency;
    asked.window = old.window;
    asked.needs.inside = old.needs.inside;
    asked.needs.money = old.needs.money;
    asked.needs.wheelchair = old.needs.wheelchair;
    asked.needs.without_touch = old.needs.without_touch;
    asked.what = std::move(old.what);
    asked.destination = std::move(old.destination);
    for (AskedItemV1& item : old.items) asked.items.push_back({item.id, std::move(item.words), {}});
    return asked;
}

// False: this command has not changed since.
bool load_first_version(BoundedInput& ar, std::uint16_t tag, Command& command) {
    AskedV1 asked;
    if (tag == AskForHelp::tag) {
        std::int32_t number = 0;
        ar(asked, number);
        command = AskForHelp{raised(std::move(asked)), number, {}};
        return true;
    }
    if (tag != ChangeErrand::tag) return false;
    ErrandId errand;
    ar(errand, asked);
    command = ChangeErrand{errand, raised(std::move(asked))};
    return true;
}

}  // namespace

Result<Command> decode_command(std::string_view bytes) {
    return read_whole<Command>(bytes, [](BoundedInput& ar, Command& command) {
        std::uint16_t tag = 0;
        std::uint8_t version = 0;
        ar(tag, version);
        if (version < 1 || version > command_version) throw MalformedBytes("command version");
        if (version == 1 && load_first_version(ar, tag, command)) return;
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
