#include "app/client/ui/icons.h"

#include "generated/icon_table.h"

#include <algorithm>
#include <string_view>

namespace linli::ui {

namespace {

constexpr const char* files[] = {"",
#define LINLI_ICON(name, file) file,
                                 LINLI_ICONS(LINLI_ICON)
#undef LINLI_ICON
};

}  // namespace

const char* icon_file(Icon icon) {
    return files[static_cast<std::size_t>(icon)];
}

std::string_view icon_path(Icon icon) {
    const auto table = client::icon_table();
    const std::string_view name = icon_file(icon);
    const auto found = std::lower_bound(
        table.begin(), table.end(), name,
        [](const client::IconEntry& entry, std::string_view wanted) { return entry.name < wanted; });
    return found != table.end() && found->name == name ? found->path : std::string_view();
}

}  // namespace linli::ui
