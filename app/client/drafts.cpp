#include "app/client/drafts.h"

#include <charconv>

#include "app/client/json.h"

namespace linli::client {
namespace {

constexpr const char* owner_name = "owner";

}  // namespace

Draft draft(std::string name, std::string& text) {
    return {std::move(name), [&text] { return text; }, [&text](const std::string& kept) { text = kept; }};
}

Draft draft(std::string name, int& number) {
    const auto set = [&number](const std::string& kept) {
        std::from_chars(kept.data(), kept.data() + kept.size(), number);
    };
    return {std::move(name), [&number] { return std::to_string(number); }, set};
}

Draft draft(std::string name, bool& flag) {
    return {std::move(name), [&flag] { return std::string(flag ? "yes" : ""); },
            [&flag](const std::string& kept) { flag = !kept.empty(); }};
}

std::string write_drafts(const std::vector<Draft>& drafts, std::string_view owner) {
    std::vector<std::pair<std::string, std::string>> members{{owner_name, std::string(owner)}};
    for (const Draft& one : drafts) members.emplace_back(one.name, one.get());
    return write_json(members);
}

bool read_drafts(const std::vector<Draft>& drafts, std::string_view owner, std::string_view kept) {
    const auto json = read_json(kept);
    if (!json || json->text(owner_name) != owner) return false;
    for (const Draft& one : drafts) {
        if (json->members.contains(one.name)) one.set(json->text(one.name));
    }
    return true;
}

}  // namespace linli::client
