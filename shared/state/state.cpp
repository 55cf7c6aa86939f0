#include "shared/state/state.h"

#include "shared/core/replace.h"

namespace linli {

State::State() = default;
State::State(const State& other) = default;
State::State(State&& other) noexcept = default;
State& State::operator=(const State& other) = default;
State& State::operator=(State&& other) noexcept = default;
State::~State() = default;

AnyRecord::AnyRecord() = default;
AnyRecord::AnyRecord(const AnyRecord& other) = default;
AnyRecord::AnyRecord(AnyRecord&& other) noexcept = default;
AnyRecord& AnyRecord::operator=(const AnyRecord& other) {
    return replace(*this, AnyRecord(other));
}
AnyRecord& AnyRecord::operator=(AnyRecord&& other) noexcept {
    return replace(*this, std::move(other));
}
AnyRecord::~AnyRecord() = default;

UtcOffset utc_offset(const State& state) {
    const auto& rows = state.communities.rows();
    return rows.empty() ? UtcOffset{} : UtcOffset{rows.begin()->second.record.utc_offset_minutes};
}

RecordRef ref_of(const AnyRecord& record) {
    return std::visit(
        [](const auto& one) {
            return RecordRef{std::remove_cvref_t<decltype(one)>::record_type, one.id.bits};
        },
        record);
}

std::optional<AnyRecord> find_record(const State& state, const RecordRef& ref) {
    std::optional<AnyRecord> record;
    with_table(state, ref.type, [&](const auto& table) {
        if (const auto* found = table.find({ref.id})) record = *found;
    });
    return record;
}

Version version_of(const State& state, const RecordRef& ref) {
    Version version = 0;
    with_table(state, ref.type, [&](const auto& table) { version = table.version_of({ref.id}); });
    return version;
}

void put(State& state, const AnyRecord& record, Version version) {
    std::visit(
        [&](const auto& one) {
            using Record = std::remove_cvref_t<decltype(one)>;
            for_each_table(state, [&](auto& table) {
                if constexpr (std::is_same_v<RecordOf<decltype(table)>, Record>) table.put(one, version);
            });
        },
        record);
}

void drop(State& state, const RecordRef& ref) {
    with_table(state, ref.type, [&](auto& table) { table.drop({ref.id}); });
}

}  // namespace linli
