#include "app/server/http/json.h"

// The library itself, compiled here once.
#include <boost/json/src.hpp>

#include "app/server/http/message.h"

namespace linli::server {
namespace {

namespace json = boost::json;

json::object to_boost(const JsonObject& object);

json::value to_boost(const JsonObject::Value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return *truth;
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    if (const auto* text = std::get_if<std::string>(&value)) return json::string(*text);
    json::array list;
    for (const JsonObject& one : std::get<std::vector<JsonObject>>(value)) list.push_back(to_boost(one));
    return list;
}

json::object to_boost(const JsonObject& object) {
    json::object result;
    for (const auto& [name, value] : object.members()) result[name] = to_boost(value);
    return result;
}

}  // namespace

std::optional<std::map<std::string, std::string>> read_json(std::string_view body) {
    json::parse_options options;
    options.max_depth = 2;
    json::error_code error;
    const json::value value = json::parse({body.data(), body.size()}, error, {}, options);
    if (error || !value.is_object() || value.get_object().size() > 16) return std::nullopt;
    std::map<std::string, std::string> members;
    for (const auto& member : value.get_object()) {
        if (member.value().is_string())
            members[std::string(member.key())] = std::string(member.value().get_string());
    }
    return members;
}

JsonObject& JsonObject::set(std::string name, Value value) {
    members_.emplace_back(std::move(name), std::move(value));
    return *this;
}

std::string write_json(const JsonObject& object) {
    return json::serialize(to_boost(object));
}

Response error_response(int status, std::string_view code) {
    return {status, "application/json", write_json(JsonObject().set("error", std::string(code))), {}};
}

}  // namespace linli::server
