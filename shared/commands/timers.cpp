#include "shared/commands/timers.h"

namespace linli {
namespace {

std::optional<Due> due_of(const Grant& grant) {
    if (grant.over) return std::nullopt;
    return Due{grant.window.until, EndLook{grant.id}};
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
