#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// The little JSON that /api speaks: one flat object in, an object or a list of them out. Boost.JSON does the
// work.

namespace linli::server {

// Reads {"name": "text", …} with at most 16 members, no nesting. Nothing when it is anything else; members
// that are no text are left out.
std::optional<std::map<std::string, std::string>> read_json(std::string_view body);

class JsonObject {
public:
    using Value = std::variant<bool, std::int64_t, std::string, std::vector<JsonObject>>;
    JsonObject& set(std::string name, Value value);
    JsonObject& set(std::string name, const char* text) { return set(std::move(name), std::string(text)); }
    const std::vector<std::pair<std::string, Value>>& members() const { return members_; }

private:
    std::vector<std::pair<std::string, Value>> members_;
};

std::string write_json(const JsonObject& object);

}  // namespace linli::server
