#include "app/client/export_links.h"

#include "app/client/ui/ui.h"

namespace linli::client {

void export_links(const Known& known, const std::string& what, const std::string& path) {
    const ui::Scope scope(std::string_view{path});  // A page may have several tables.
    const std::string file = "/api/export/" + path + (language() == Language::English ? "-en" : "");
    ui::ButtonOptions options{.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Download};
    if (known.link.link == Link::Offline) options.reason = text("export.offline");
    ui::link_button(text("export.xlsx", {{"what", what}}), file + ".xlsx", options);
    ui::link_button(text("export.csv", {{"what", what}}), file + ".csv", options);
}

std::string roster_table_path(CivilDate first, CivilDate until, const std::string& table) {
    return "roster/" + iso_date(first) + "/" + iso_date(until) + "/" + table;
}

}  // namespace linli::client
