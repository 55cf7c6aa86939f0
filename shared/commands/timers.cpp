#include "shared/commands/timers.h"

namespace linli {
namespace {

std::optional<Due> due_of(const Grant& grant) {
    if (grant.over) return std::nullopt;
    return Due{grant.window.until, EndLook{grant.id}};
}

std::optional<Due> due_of(const ErrandSearch& search) {
    if (!search.look_again_at) return std::nullopt;
    return Due{*search.look_again_at, WidenSearch{search.id}};
}

std::optional<Due> due_of(const ErrandSeries& series) {
    if (!series.next) return std::nullopt;
    return Due{*series.next - asked_again_ahead, AskAgain{series.id}};
}

}  // namespace

std::optional<Due> due_of(const State& state, const RecordRef& record) {
    std::optional<Due> due;
    with_table(state, record.type, [&](const auto& table) {
        using Record = RecordOf<decltype(table)>;
        if constexpr (requires(const Record& one) { due_of(one); }) {
            if (const Record* found = table.find({record.id})) due = due_of(*found);
        }
    });
    return due;
}

}  // namespace linli
