#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// The little JSON that the server's /api speaks: flat objects of texts go out; objects of texts, whole
// numbers, yes or no, and lists of such objects come in. Anything else is refused as a whole.

namespace linli::client {

struct Json {
    using Value = std::variant<bool, std::int64_t, std::string, std::vector<Json>>;
    std::map<std::string, Value> members;

    std::string text(const std::string& name) const;  // Empty where it is no text.
    std::int64_t number(const std::string& name) const;
    bool yes(const std::string& name) const;
    const std::vector<Json>& list(const std::string& name) const;
};

std::optional<Json> read_json(std::string_view text);
std::string write_json(const std::vector<std::pair<std::string, std::string>>& members);

}  // namespace linli::client
