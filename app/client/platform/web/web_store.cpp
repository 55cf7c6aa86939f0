#include "app/client/platform/web/web_platform.h"

#include <emscripten.h>

#include <charconv>
#include <cstdio>
#include <cstring>

// clang-format off
EM_JS(void, linli_js_store_open, (int ticket, const char* name), {
    Module.host.platform.store.open(ticket, UTF8ToString(name));
});
EM_JS(void, linli_js_store_batch, (int ticket, const unsigned char* at, int length), {
    Module.host.platform.store.batch(ticket, HEAPU8.slice(at, at + length));
});
EM_JS(void, linli_js_store_query, (int ticket, const unsigned char* at, int length), {
    Module.host.platform.store.query(ticket, HEAPU8.slice(at, at + length));
});
EM_JS(void, linli_js_store_wipe, (int ticket), { Module.host.platform.store.wipe(ticket); });
// clang-format on

namespace linli::client::web {

namespace {

enum ValueKind : std::uint32_t { KindNull = 0, KindInteger = 1, KindReal = 2, KindText = 3, KindBytes = 4 };

class Packer {
public:
    void number(std::uint32_t value) {
        const std::size_t at = bytes_.size();
        bytes_.resize(at + 4);
        std::memcpy(bytes_.data() + at, &value, 4);
    }
    void raw(const void* data, std::size_t length) {
        number(static_cast<std::uint32_t>(length));
        const auto* from = static_cast<const std::uint8_t*>(data);
        bytes_.insert(bytes_.end(), from, from + length);
        bytes_.resize((bytes_.size() + 3) / 4 * 4);
    }
    void value(const SqlValue& value) {
        if (const auto* integer = std::get_if<std::int64_t>(&value)) {
            number(KindInteger);
            const std::string words = std::to_string(*integer);
            raw(words.data(), words.size());
        } else if (const auto* real = std::get_if<double>(&value)) {
            char words[32];
            const int length = std::snprintf(words, sizeof words, "%.17g", *real);
            number(KindReal);
            raw(words, static_cast<std::size_t>(length));
        } else if (const auto* words = std::get_if<std::string>(&value)) {
            number(KindText);
            raw(words->data(), words->size());
        } else if (const auto* data = std::get_if<Bytes>(&value)) {
            number(KindBytes);
            raw(data->data(), data->size());
        } else {
            number(KindNull);
            raw(nullptr, 0);
        }
    }
    void statement(const SqlStatement& statement) {
        raw(statement.sql.data(), statement.sql.size());
        number(static_cast<std::uint32_t>(statement.values.size()));
        for (const SqlValue& one : statement.values) value(one);
    }
    const Bytes& bytes() const { return bytes_; }

private:
    Bytes bytes_;
};

class Unpacker {
public:
    explicit Unpacker(ByteView bytes) : bytes_(bytes) {}
    std::uint32_t number() {
        std::uint32_t value = 0;
        std::memcpy(&value, bytes_.data() + at_, 4);
        at_ += 4;
        return value;
    }
    ByteView raw() {
        const std::uint32_t length = number();
        const ByteView data = bytes_.subspan(at_, length);
        at_ += (length + 3) / 4 * 4;
        return data;
    }
    SqlValue value() {
        const std::uint32_t kind = number();
        const ByteView data = raw();
        const std::string words(data.begin(), data.end());
        switch (kind) {
            case KindInteger: {
                std::int64_t integer = 0;
                std::from_chars(words.data(), words.data() + words.size(), integer);
                return integer;
            }
            case KindReal:
                return std::strtod(words.c_str(), nullptr);
            case KindText:
                return words;
            case KindBytes:
                return Bytes(data.begin(), data.end());
            default:
                return std::monostate{};
        }
    }
    std::vector<SqlRow> rows() {
        std::vector<SqlRow> all(number());
        for (SqlRow& row : all) {
            row.resize(number());
            for (SqlValue& one : row) one = value();
        }
        return all;
    }

private:
    ByteView bytes_;
    std::size_t at_ = 0;
};

std::string words_of(ByteView bytes) {
    return {bytes.begin(), bytes.end()};
}

class PageStore : public LocalStore {
public:
    void open(std::string_view name, std::function<void(StoreOpened)> then) override {
        linli_js_store_open(new_ticket([then](int status, ByteView bytes) {
                                then({status > 0, status == 2, words_of(bytes)});
                            }),
                            std::string(name).c_str());
    }
    void batch(std::vector<SqlStatement> statements, std::function<void(StoreAnswer)> then) override {
        Packer packer;
        packer.number(static_cast<std::uint32_t>(statements.size()));
        for (const SqlStatement& statement : statements) packer.statement(statement);
        const int ticket = new_ticket([then](int status, ByteView bytes) {
            then({status == 1, words_of(bytes)});
        });
        linli_js_store_batch(ticket, packer.bytes().data(), static_cast<int>(packer.bytes().size()));
    }
    void query(SqlStatement statement, std::function<void(StoreRows)> then) override {
        Packer packer;
        packer.statement(statement);
        const int ticket = new_ticket([then](int status, ByteView bytes) {
            if (status == 1)
                then({true, Unpacker(bytes).rows(), {}});
            else
                then({false, {}, words_of(bytes)});
        });
        linli_js_store_query(ticket, packer.bytes().data(), static_cast<int>(packer.bytes().size()));
    }
    void wipe(std::function<void(StoreAnswer)> then) override {
        linli_js_store_wipe(new_ticket([then](int status, ByteView bytes) {
            then({status == 1, words_of(bytes)});
        }));
    }
};

}  // namespace

LocalStore& page_store() {
    static PageStore store;
    return store;
}

}  // namespace linli::client::web
