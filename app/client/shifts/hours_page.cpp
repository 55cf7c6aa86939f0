#include "app/client/shifts/hours_page.h"

#include <algorithm>
#include <cstdint>

#include "app/client/export_links.h"
#include "app/client/telling.h"
#include "app/client/turning.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/work_rules.h"

namespace linli::client {
namespace {

constexpr int most_back = 60;

CivilDate first_of_month(CivilDate date, int back) {
    const std::int32_t months = date.year * 12 + date.month - 1 - back;
    return {months / 12, months % 12 + 1, 1};
}

// All that is known; a certificate names everything that somebody did.
TimeRange until_now(Instant now) {
    return {{0}, now};
}

void draw_span(HoursSpan& span, const Saying& saying) {
    const std::string labels[] = {text("hours.week"), text("hours.month")};
    if (ui::tabs(text("hours.span"), labels, span.kind)) span.back = 0;
    ui::beside([&] { ui::line(span_words(span, saying), {.bold = true}); },
               [&] {
                   if (span.back < most_back && ui::icon_button(ui::Icon::ChevronLeft, text("hours.earlier")))
                       ++span.back;
                   if (span.back > 0 && ui::icon_button(ui::Icon::ChevronRight, text("hours.later")))
                       --span.back;
               });
}

void draw_sum(const Hours& hours) {
    const ui::Card card("sum");
    ui::line(text("hours.hours", {{"hours", hours_number(hours.minutes)}}),
             {.size = ui::TextSize::Numeral, .bold = true});
    ui::line(text("hours.shifts", {{"count", hours.shifts}}));
    ui::line(text("hours.nights", {{"count", hours.nights}}), {.icon = ui::Icon::Moon});
    ui::line(text("hours.weekends", {{"count", hours.weekends}}), {.icon = ui::Icon::CalendarDays});
}

// Whether the rows lead to the shifts, where a coordinator puts right who stood there; on paper they do not.
enum class Rows : std::uint8_t { Lead, Stand };

void draw_done(const Known& known, const Viewer& me, Instant now, PersonId person, const TimeRange& during,
               Rows rows) {
    const std::vector<ShiftDone> done = shifts_done(known.state, person, during, now);
    if (done.empty()) return;
    const ui::Card card("done");
    const ui::List list(text("hours.done"));
    for (const ShiftDone& one : done) {
        const CivilDate day = civil_time(one.shift->window.from, me.offset).date;
        const bool unseen = me.coordinator && rows == Rows::Lead && !one.arrived_at;
        ui::row(one.seat->id, {.title = joined(date_words(day), range_words(one.shift->window, me.offset)),
                               .second = joined(post_name(known.state, *one.shift),
                                                unseen ? text("hours.not_checked_in") : std::string()),
                               .trailing = length_words(minutes(one.minutes)),
                               .route = rows == Rows::Lead ? route_to("shifts", one.shift->id) : ""});
    }
}

// By name: no order says who did more.
void draw_everybody(const Known& known, Instant now, const TimeRange& during, HoursInput& input) {
    const Bits128 about{static_cast<std::uint64_t>(during.from.ms),
                        static_cast<std::uint64_t>(during.until.ms)};
    const std::vector<HoursLine>& ledger =
        input.ledger.get(known, now, about, [&] { return hours_ledger(known.state, during, now); });
    ui::heading(text("hours.everybody"), {.trailing = std::to_string(ledger.size())});
    if (ledger.empty()) {
        ui::line(text("hours.nobody"), {.quiet = true});
        return;
    }
    const ui::TableColumn columns[] = {{.title = text("hours.column.name"), .share = 2},
                                       {.title = text("hours.column.hours")},
                                       {.title = text("hours.column.shifts")},
                                       {.title = text("hours.column.nights")},
                                       {.title = text("hours.column.weekends")}};
    const ui::Card card("hours");
    ui::table(text("hours.everybody"), columns, static_cast<int>(ledger.size()), [&](int index) {
        const HoursLine& line = ledger[static_cast<std::size_t>(index)];
        const std::string name = name_of(known.state, line.person);
        return ui::TableRow{.key = line.person,
                            .cells = {{.words = name, .person = circle_of(name), .bold = true},
                                      {.words = hours_number(line.hours.minutes)},
                                      {.words = std::to_string(line.hours.shifts)},
                                      {.words = std::to_string(line.hours.nights)},
                                      {.words = std::to_string(line.hours.weekends)}},
                            .route = route_to("hours", line.person)};
    });
}

}  // namespace

std::string hours_number(std::int64_t minutes) {
    const std::int64_t tenths = (minutes * 10 + 30) / 60;
    std::string words = std::to_string(tenths / 10);
    if (tenths % 10 != 0) words += "." + std::to_string(tenths % 10);
    return words;
}

TimeRange range_of(const HoursSpan& span, const Saying& saying) {
    const CivilDate today = today_of(saying);
    if (span.kind == 1)
        return {instant_of(first_of_month(today, span.back), 0, saying.offset),
                instant_of(first_of_month(today, span.back - 1), 0, saying.offset)};
    const CivilDate monday = civil_from_days(monday_of(day_number(today)) - std::int64_t{7} * span.back);
    return {instant_of(monday, 0, saying.offset), instant_of(plus_days(monday, 7), 0, saying.offset)};
}

std::string span_words(const HoursSpan& span, const Saying& saying) {
    const TimeRange range = range_of(span, saying);
    const CivilDate first = civil_time(range.from, saying.offset).date;
    const CivilDate last = plus_days(civil_time(range.until, saying.offset).date, -1);
    if (span.kind == 1)
        return text("hours.month_of", {{"year", first.year}, {"month", month_words(first.month)}});
    return days_words(first, last);
}

void hours_page(const Known& known, const Viewer& me, Instant now, std::optional<PersonId> asked,
                HoursInput& input) {
    const bool other = asked && *asked != me.me && me.coordinator;
    const PersonId person = other ? *asked : me.me;
    const ui::Page page({.title = other ? name_of(known.state, person) : text("hours.title"),
                         .second = other ? text("hours.title") : std::string(),
                         .back_route = other ? "/hours" : "/shifts",
                         .back_label = text(other ? "hours.back" : "shifts.back"),
                         .narrow = true,
                         .key = other ? ui::Key(person) : ui::Key("hours")});
    draw_span(input.span, me.saying(now));
    const TimeRange during = range_of(input.span, me.saying(now));
    draw_sum(hours_of(known.state, person, during, now));
    draw_done(known, me, now, person, during, Rows::Lead);
    ui::link_button(text("certificate.open"), other ? route_to("certificate", person) : "/certificate",
                    {.icon = ui::Icon::Printer});
    if (other) ui::link_button(text("shift_hours.title_other"), route_to("shift-hours", person));
    if (!other && !shifts_done(known.state, person, until_now(now), now).empty())
        export_links(known, text("hours.export_own"), "me/hours");
    if (!me.coordinator || other) return;
    draw_everybody(known, now, during, input);
    const CivilDate first = civil_time(during.from, me.offset).date,
                    until = civil_time(during.until, me.offset).date;
    const ui::Flow flow;
    export_links(known, text("hours.export"), roster_table_path(first, until, "hours"));
    export_links(known, text("hours.export_service"), roster_table_path(first, until, "service"));
    export_links(known, text("hours.export_roster"), roster_table_path(first, until, "roster"));
}

void certificate_page(const Known& known, const Viewer& me, Instant now, PersonId person,
                      Services& services) {
    const bool other = person != me.me;
    const std::vector<ShiftDone> done = shifts_done(known.state, person, until_now(now), now);
    const ui::Page page({.title = text("certificate.title"),
                         .second = community_name(known.state),
                         .back_route = other ? route_to("hours", person) : "/hours",
                         .back_label = text("hours.back"),
                         .narrow = true,
                         .key = "certificate"});
    if (done.empty()) {
        ui::empty_state(ui::Icon::Clock, text("certificate.none"), text("certificate.none_second"));
        return;
    }
    const Hours hours = hours_of(known.state, person, until_now(now), now);
    const auto date = [&](Instant at) { return date_year_words(civil_time(at, me.offset).date); };
    ui::line(text("certificate.words", {{"name", name_of(known.state, person)},
                                        {"from", date(done.front().shift->window.from)},
                                        {"until", date(done.back().shift->window.from)},
                                        {"community", community_name(known.state)},
                                        {"count", hours.shifts},
                                        {"hours", hours_number(hours.minutes)}}),
             {.size = ui::TextSize::Heading});
    ui::line(text("certificate.of_them", {{"nights", hours.nights}, {"weekends", hours.weekends}}));
    draw_done(known, me, now, person, until_now(now), Rows::Stand);
    ui::line(text("certificate.at", {{"day", date(now)}}), {.quiet = true});
    if (ui::button(text("certificate.print"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Printer}))
        services.print_page();
}

}  // namespace linli::client
