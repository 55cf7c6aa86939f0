#include "app/server/http/export_routes.h"

#include <optional>
#include <vector>

#include "app/server/exports/campaign_sheets.h"
#include "app/server/exports/roster_sheets.h"
#include "app/server/log.h"
#include "shared/people/roles.h"

namespace linli::server {
namespace {

constexpr std::int64_t most_days = 2 * 366;
constexpr const char* xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    for (std::size_t stroke = path.find('/'); stroke != path.npos; stroke = path.find('/')) {
        parts.push_back(path.substr(0, stroke));
        path.remove_prefix(stroke + 1);
    }
    parts.push_back(path);
    return parts;
}

// orders-en.xlsx
struct FileName {
    std::string_view table;
    ExportLanguage language = ExportLanguage::Chinese;
    bool xlsx = false;
};

bool cut_end(std::string_view& words, std::string_view end) {
    if (words.size() < end.size() || words.substr(words.size() - end.size()) != end) return false;
    words.remove_suffix(end.size());
    return true;
}

std::optional<FileName> read_file_name(std::string_view file) {
    FileName name;
    name.xlsx = cut_end(file, ".xlsx");
    if (!name.xlsx && !cut_end(file, ".csv")) return std::nullopt;
    if (cut_end(file, "-en")) name.language = ExportLanguage::English;
    name.table = file;
    return name;
}

// Of nothing there is no sheet; the page says why.
std::optional<Sheet> unless_empty(Sheet sheet) {
    return sheet.rows.empty() ? std::nullopt : std::optional(std::move(sheet));
}

std::optional<Sheet> buy_sheet(const State& state, const Stamp& by, std::string_view id,
                               const FileName& file) {
    const auto bits = bits_from_hex(id);
    if (!bits) return std::nullopt;
    const CampaignId campaign{*bits};
    const Campaign* known = state.campaigns.find(campaign);
    if (!known || !is_in_team(state, by, campaign)) return std::nullopt;
    if (file.table == "orders") return orders_sheet(state, campaign, file.language);
    if (file.table == "ledger") return ledger_sheet(state, campaign, file.language);
    if (file.table == "supplier") return unless_empty(supplier_sheet(state, *known, file.language));
    if (file.table == "packing") return unless_empty(packing_sheet(state, campaign, file.language));
    return std::nullopt;
}

std::optional<TimeRange> days_between(const State& state, std::string_view first, std::string_view until) {
    const auto from = date_from_iso(first);
    const auto to = date_from_iso(until);
    if (!from || !to) return std::nullopt;
    const std::int64_t count = day_number(*to) - day_number(*from);
    if (count < 1 || count > most_days) return std::nullopt;
    return TimeRange{instant_of(*from, 0, utc_offset(state)), instant_of(*to, 0, utc_offset(state))};
}

std::optional<Sheet> roster_table(const State& state, const Stamp& by, const TimeRange& during,
                                  const FileName& file) {
    if (!is_coordinator(state, by.person)) return std::nullopt;
    if (file.table == "roster") return roster_sheet(state, during, file.language);
    if (file.table == "hours") return hours_sheet(state, during, by.at, file.language);
    if (file.table == "service") return service_sheet(state, during, by.at, file.language);
    return std::nullopt;
}

// What somebody did themselves is theirs to take along.
std::optional<Sheet> own_table(const State& state, const Stamp& by, const FileName& file) {
    if (file.table != "hours") return std::nullopt;
    return service_sheet_of(state, by.person, {{0}, by.at}, by.at, file.language);
}

std::optional<Sheet> sheet_of(const State& state, const Stamp& by, const std::vector<std::string_view>& parts,
                              const FileName& file) {
    if (parts.size() == 3 && parts[0] == "buy") return buy_sheet(state, by, parts[1], file);
    if (parts.size() == 2 && parts[0] == "me") return own_table(state, by, file);
    if (parts.size() != 4 || parts[0] != "roster") return std::nullopt;
    const auto during = days_between(state, parts[1], parts[2]);
    return during ? roster_table(state, by, *during, file) : std::nullopt;
}

}  // namespace

Response export_table(const State& state, PersonId me, Instant now, std::string_view rest) {
    const std::vector<std::string_view> parts = parts_of(rest);
    const auto file = read_file_name(parts.back());
    Stamp by;
    by.person = by.for_person = me;
    by.at = now;
    const auto sheet = file ? sheet_of(state, by, parts, *file) : std::nullopt;
    if (!sheet) return error_response(404, "not_found");
    log_info("export of " + std::string(rest) + " to " + to_hex(me.bits));
    Response response{200, file->xlsx ? xlsx_type : "text/csv; charset=utf-8", {}, {}};
    if (file->xlsx) {
        auto book = xlsx_of(*sheet);
        if (!book) {
            log_error(book.error().detail);
            return error_response(503, "try_again_later");
        }
        response.body = std::move(*book);
    } else {
        response.body = csv_of(*sheet);
    }
    response.headers.emplace_back("Content-Disposition", "attachment; filename=" + std::string(parts.back()));
    return response;
}

}  // namespace linli::server
