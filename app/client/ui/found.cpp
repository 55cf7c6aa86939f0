// What a search came to stands beneath its field, and who hears the page is told.

#include "app/client/ui/context.h"

#include <algorithm>

namespace linli::ui {

namespace {

constexpr std::int64_t pause_ms = 800;  // Whoever types faster than that has not asked yet.

using At = std::vector<Node>::const_iterator;

// How many the list beneath a search holds; without one, the words that stand there.
std::string found_words(const Node& field, At from, At end) {
    const auto is_list = [](const Node& node) {
        return node.role == Role::List || node.role == Role::Table || node.role == Role::RadioGroup;
    };
    const At list = std::find_if(from, end, is_list);
    if (list == end) {
        const At words = std::find_if(from, end, [&](const Node& node) {
            return node.role == Role::Text && node.id != field.described_by;
        });
        return words == end ? std::string() : words->name;
    }
    int count = std::max(0, list->set_size - 1);  // Of a table, with its head.
    for (At row = list; row != end && list->role != Role::Table; ++row) {
        if (row->parent != list->id) continue;
        count = row->set_size > 0 ? row->set_size : count + 1;  // Of a long list, most of which is not drawn.
    }
    return count > 0 ? text("field.found", {{"count", count}}) : text("field.found_none");
}

}  // namespace

void Context::say_found() {
    const At field =
        std::find_if(nodes.begin(), nodes.end(), [this](const Node& one) { return one.id == focused; });
    if (focused == 0 || field == nodes.end() || field->keyboard != Keyboard::Search || field->value.empty())
        return searched_for.clear();
    if (searched_for != field->value) {
        searched_for = field->value;
        searched_at = now;
    }
    const std::int64_t left = searched_at + pause_ms - now;
    if (left > 0) return call_again_in(left);
    const std::string words = found_words(*field, std::next(field), nodes.end());
    say_once(hash_bytes("found", focused), searched_for + words, words);
}

}  // namespace linli::ui
