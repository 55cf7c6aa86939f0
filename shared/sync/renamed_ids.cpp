#include "shared/sync/renamed_ids.h"

namespace linli {
namespace {

using Rename = std::function<Bits128(Bits128)>;

template <class T>
void rename_in(T& value, const Rename& rename);

template <class Tag>
void rename_one(Id<Tag>& id, const Rename& rename) {
    if (id) id.bits = rename(id.bits);
}
template <class T>
void rename_one(std::optional<T>& value, const Rename& rename) {
    if (value) rename_in(*value, rename);
}
template <class T>
void rename_one(std::vector<T>& values, const Rename& rename) {
    for (T& value : values) rename_in(value, rename);
}
template <class... Types>
void rename_one(std::variant<Types...>& value, const Rename& rename) {
    std::visit([&](auto& one) { rename_in(one, rename); }, value);
}

template <class T>
void rename_in(T& value, const Rename& rename) {
    if constexpr (requires { rename_one(value, rename); })
        rename_one(value, rename);
    else if constexpr (HasFields<T>)
        visit_fields(value, [&](auto field) { rename_in(field.value, rename); });
}

}  // namespace

void rename_ids(Command& command, const Rename& rename) {
    std::visit([&](auto& one) { rename_in(one, rename); }, command);
}

}  // namespace linli
