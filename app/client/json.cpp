#include "app/client/json.h"

#include "shared/core/characters.h"

namespace linli::client {
namespace {

constexpr std::size_t max_json_bytes = 4 * 1024 * 1024;  // A pasted chain of ten thousand lines fits.
constexpr int max_depth = 3;

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<Json> whole() {
        auto object = read_object(0);
        skip_blanks();
        return at_ == text_.size() ? object : std::nullopt;
    }

private:
    void skip_blanks() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
            ++at_;
    }
    bool take(char expected) {
        skip_blanks();
        if (at_ >= text_.size() || text_[at_] != expected) return false;
        ++at_;
        return true;
    }
    bool take_word(std::string_view word) {
        if (text_.substr(at_, word.size()) != word) return false;
        at_ += word.size();
        return true;
    }

    std::optional<Json> read_object(int depth) {
        if (depth > max_depth || !take('{')) return std::nullopt;
        Json object;
        if (take('}')) return object;
        do {
            skip_blanks();
            auto name = read_text();
            if (!name || !take(':')) return std::nullopt;
            skip_blanks();
            if (take_word("null")) continue;
            auto value = read_value(depth);
            if (!value) return std::nullopt;
            object.members[*name] = std::move(*value);
        } while (take(','));
        return take('}') ? std::optional(std::move(object)) : std::nullopt;
    }

    std::optional<Json::Value> read_value(int depth) {
        if (take_word("true")) return true;
        if (take_word("false")) return false;
        if (at_ < text_.size() && text_[at_] == '"') {
            auto text = read_text();
            return text ? std::optional<Json::Value>(std::move(*text)) : std::nullopt;
        }
        if (at_ < text_.size() && text_[at_] == '[') return read_list(depth);
        return read_number();
    }

    std::optional<Json::Value> read_list(int depth) {
        std::vector<Json> list;
        if (!take('[')) return std::nullopt;
        if (take(']')) return list;
        do {
            auto object = read_object(depth + 1);
            if (!object) return std::nullopt;
            list.push_back(std::move(*object));
        } while (take(','));
        return take(']') ? std::optional<Json::Value>(std::move(list)) : std::nullopt;
    }

    std::optional<Json::Value> read_number() {
        const bool negative = at_ < text_.size() && text_[at_] == '-';
        if (negative) ++at_;
        std::int64_t value = 0;
        std::size_t digits = 0;
        for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_) {
            if (++digits > 18) return std::nullopt;
            value = value * 10 + (text_[at_] - '0');
        }
        if (digits == 0) return std::nullopt;
        return negative ? -value : value;
    }

    std::optional<std::string> read_text() {
        if (at_ >= text_.size() || text_[at_] != '"') return std::nullopt;
        std::string read;
        for (++at_; at_ < text_.size(); ++at_) {
            const char byte = text_[at_];
            if (byte == '"') {
                ++at_;
                return is_valid_utf8(read) ? std::optional(std::move(read)) : std::nullopt;
            }
            if (byte != '\\')
                read += byte;
            else if (!read_escape(read))
                return std::nullopt;
        }
        return std::nullopt;
    }

    bool read_escape(std::string& read) {
        if (++at_ >= text_.size()) return false;
        const std::string_view names = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
        const std::size_t which = names.find(text_[at_]);
        if (which != std::string_view::npos) {
            read += meant[which];
            return true;
        }
        if (text_[at_] != 'u') return false;
        auto first = read_unit();
        if (!first) return false;
        char32_t character = *first;
        if (character >= 0xD800 && character < 0xDC00 && text_.substr(at_ + 1, 2) == "\\u") {
            at_ += 2;
            const auto second = read_unit();
            if (!second || *second < 0xDC00 || *second > 0xDFFF) return false;
            character = 0x10000 + ((character - 0xD800) << 10) + (*second - 0xDC00);
        }
        append_character(read, character);
        return true;
    }

    // The four digits behind \u; at_ stays on the last of them.
    std::optional<char32_t> read_unit() {
        char32_t unit = 0;
        for (int i = 0; i < 4; ++i) {
            if (++at_ >= text_.size()) return std::nullopt;
            const std::size_t digit =
                std::string_view("0123456789abcdef").find(static_cast<char>(text_[at_] | 0x20));
            if (digit == std::string_view::npos) return std::nullopt;
            unit = unit * 16 + static_cast<char32_t>(digit);
        }
        return unit;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

std::string quoted(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string quoted = "\"";
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < 0x20) {
            quoted += "\\u00";
            quoted += {digits[code >> 4], digits[code & 15]};
            continue;
        }
        if (byte == '"' || byte == '\\') quoted += '\\';
        quoted += byte;
    }
    return quoted + "\"";
}

template <class Value>
const Value* member(const Json& json, const std::string& name) {
    const auto found = json.members.find(name);
    return found == json.members.end() ? nullptr : std::get_if<Value>(&found->second);
}

}  // namespace

std::string Json::text(const std::string& name) const {
    const auto* value = member<std::string>(*this, name);
    return value ? *value : std::string();
}

std::int64_t Json::number(const std::string& name) const {
    const auto* value = member<std::int64_t>(*this, name);
    return value ? *value : 0;
}

bool Json::yes(const std::string& name) const {
    const auto* value = member<bool>(*this, name);
    return value && *value;
}

const std::vector<Json>& Json::list(const std::string& name) const {
    static const std::vector<Json> none;
    const auto* value = member<std::vector<Json>>(*this, name);
    return value ? *value : none;
}

std::optional<Json> read_json(std::string_view text) {
    if (text.size() > max_json_bytes) return std::nullopt;
    return Reader(text).whole();
}

std::string write_json(const std::vector<std::pair<std::string, std::string>>& members) {
    std::string text = "{";
    for (const auto& [name, value] : members) {
        if (text.size() > 1) text += ',';
        text += quoted(name) + ":" + quoted(value);
    }
    return text + "}";
}

}  // namespace linli::client
