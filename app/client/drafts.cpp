#include "app/client/drafts.h"

#include <charconv>

#include "app/client/json.h"

namespace linli::client {
namespace {

constexpr const char* owner_name = "owner";

void set_drafts(const std::vector<Draft>& drafts, const Json& json) {
    for (const Draft& one : drafts) {
        if (json.members.contains(one.name)) one.set(json.text(one.name));
    }
}

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

Draft draft(std::string name, std::optional<CivilDate>& day) {
    return {std::move(name), [&day] { return day ? iso_date(*day) : std::string(); },
            [&day](const std::string& kept) { day = date_from_iso(kept); }};
}

std::string write_numbers(const std::vector<std::int64_t>& numbers) {
    std::string kept;
    for (const std::int64_t number : numbers) kept += (kept.empty() ? "" : " ") + std::to_string(number);
    return kept;
}

std::vector<std::int64_t> read_numbers(std::string_view kept) {
    std::vector<std::int64_t> numbers;
    while (!kept.empty()) {
        std::int64_t number = 0;
        const auto read = std::from_chars(kept.data(), kept.data() + kept.size(), number);
        if (read.ec != std::errc()) return numbers;
        numbers.push_back(number);
        kept.remove_prefix(static_cast<std::size_t>(read.ptr - kept.data()));
        if (!kept.empty()) kept.remove_prefix(1);
    }
    return numbers;
}

std::string write_drafts(const std::vector<Draft>& drafts, std::string_view owner) {
    std::vector<std::pair<std::string, std::string>> members{{owner_name, std::string(owner)}};
    for (const Draft& one : drafts) members.emplace_back(one.name, one.get());
    return write_json(members);
}

bool are_drafts_of(std::string_view owner, std::string_view kept) {
    const auto json = read_json(kept);
    return json && json->text(owner_name) == owner;
}

bool read_drafts(const std::vector<Draft>& drafts, std::string_view owner, std::string_view kept) {
    const auto json = read_json(kept);
    if (!json || json->text(owner_name) != owner) return false;
    set_drafts(drafts, *json);
    return true;
}

std::string write_drafts_beside(const std::vector<Draft>& drafts, std::string_view kept) {
    Json json = read_json(kept).value_or(Json{});
    for (const Draft& one : drafts) {
        if (std::string typed = one.get(); !typed.empty())
            json.members[one.name] = std::move(typed);
        else
            json.members.erase(one.name);
    }
    if (json.members.empty()) return {};
    std::vector<std::pair<std::string, std::string>> members;
    for (const auto& [name, value] : json.members) members.emplace_back(name, json.text(name));
    return write_json(members);
}

void read_drafts_beside(const std::vector<Draft>& drafts, std::string_view kept) {
    if (const auto json = read_json(kept)) set_drafts(drafts, *json);
}

}  // namespace linli::client
