#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/id.h"
#include "shared/core/time.h"

// What was typed and not yet used outlives a reload and a tab that the phone took away: it is kept with the
// tab (never longer, and never for another person).

namespace linli::client {

struct Draft {
    std::string name;  // Never changes its meaning: a newer build reads it, too.
    std::function<std::string()> get;
    std::function<void(const std::string&)> set;
};
Draft draft(std::string name, std::string& text);
Draft draft(std::string name, int& number);
Draft draft(std::string name, bool& flag);
Draft draft(std::string name, std::optional<CivilDate>& day);
template <class Tag>
Draft draft(std::string name, Id<Tag>& id) {
    return {std::move(name), [&id] { return id ? to_hex(id.bits) : std::string(); },
            [&id](const std::string& kept) { id = {bits_from_hex(kept).value_or(Bits128{})}; }};
}
// What there may be none of: empty is nothing.
template <class Tag>
Draft draft(std::string name, std::optional<Id<Tag>>& id) {
    return {std::move(name), [&id] { return id ? to_hex(id->bits) : std::string(); },
            [&id](const std::string& kept) {
                const auto bits = bits_from_hex(kept);
                id = bits ? std::optional(Id<Tag>{*bits}) : std::nullopt;
            }};
}
// Numbers in a row.
std::string write_numbers(const std::vector<std::int64_t>& numbers);
std::vector<std::int64_t> read_numbers(std::string_view kept);

std::string write_drafts(const std::vector<Draft>& drafts, std::string_view owner);
// Whose they are can be asked without having them all.
bool are_drafts_of(std::string_view owner, std::string_view kept);
// False, and nothing is set: they are somebody else's, or damaged.
bool read_drafts(const std::vector<Draft>& drafts, std::string_view owner, std::string_view kept);

// What is typed before anybody is signed in stands beside what the last person of this tab left, and goes
// with the next writing of theirs. Empty ones are left out; without any other, nothing is kept.
std::string write_drafts_beside(const std::vector<Draft>& drafts, std::string_view kept);
void read_drafts_beside(const std::vector<Draft>& drafts, std::string_view kept);

}  // namespace linli::client
