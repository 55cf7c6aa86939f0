#include "app/server/exports/roster_sheets.h"

#include <algorithm>

#include "app/server/exports/words.h"
#include "shared/shifts/hours.h"
#include "shared/shifts/roster.h"

namespace linli::server {
namespace {

constexpr std::int64_t minutes_an_hour = 60;

std::string hours_words(std::int64_t minutes) {
    const std::string rest = std::to_string(minutes % minutes_an_hour);
    return std::to_string(minutes / minutes_an_hour) + ":" + (rest.size() == 1 ? "0" : "") + rest;
}

std::vector<const Shift*> shifts_during(const State& state, const TimeRange& during) {
    std::vector<const Shift*> shifts;
    for (const auto& [id, row] : state.shifts.rows()) {
        const Shift& shift = row.record;
        const bool begins_then = shift.window.from >= during.from && shift.window.from < during.until;
        if (begins_then && shift.state != ShiftState::Cancelled) shifts.push_back(&shift);
    }
    const auto order = [&](const Shift* shift) { return std::tuple(shift->window.from, shift->id); };
    std::sort(shifts.begin(), shifts.end(),
              [&](const Shift* one, const Shift* other) { return order(one) < order(other); });
    return shifts;
}

void add_places(Sheet& sheet, const State& state, const Shift& shift, const Words& words) {
    const Post* post = state.posts.find(shift.post);
    const Row begin{time_words(state, shift.window.from), time_words(state, shift.window.until),
                    post ? post->name : std::string()};
    const auto add = [&](const std::string& who, const std::string& what) {
        Row row = begin;
        row.insert(row.end(), {who, what});
        sheet.rows.push_back(std::move(row));
    };
    for (const Seat* seat : held_seats(state, shift.id))
        add(seat->person ? shown_name(state, *seat->person) : seat->guest_name,
            shares_place_of(state, seat->id) ? words("合占一个位置", "shares a place") : std::string());
    for (std::int32_t missing = missing_people(state, shift); missing > 0; --missing)
        add({}, words("还缺人", "somebody is missing"));
}

Sheet empty_service_sheet(const Words& words) {
    return {words("服务记录", "Service"),
            {words("名字", "person"), words("岗位", "post"), words("开始", "from"), words("结束", "until"),
             words("到岗", "arrived"), words("离岗", "left"), words("分钟", "minutes")},
            {}};
}

void add_service(Sheet& sheet, const State& state, PersonId person, const TimeRange& during, Instant now) {
    const auto told = [&](const std::optional<Instant>& at) {
        return at ? time_words(state, *at) : std::string();
    };
    for (const ShiftDone& done : shifts_done(state, person, during, now)) {
        const Post* post = state.posts.find(done.shift->post);
        sheet.rows.push_back({shown_name(state, person), post ? post->name : std::string(),
                              time_words(state, done.shift->window.from),
                              time_words(state, done.shift->window.until), told(done.arrived_at),
                              told(done.left_at), done.minutes});
    }
}

}  // namespace

Sheet service_sheet(const State& state, const TimeRange& during, Instant now, ExportLanguage language) {
    Sheet sheet = empty_service_sheet(Words(language));
    for (const HoursLine& line : hours_ledger(state, during, now))
        add_service(sheet, state, line.person, during, now);
    return sheet;
}

Sheet service_sheet_of(const State& state, PersonId person, const TimeRange& during, Instant now,
                       ExportLanguage language) {
    Sheet sheet = empty_service_sheet(Words(language));
    add_service(sheet, state, person, during, now);
    return sheet;
}

Sheet hours_sheet(const State& state, const TimeRange& during, Instant now, ExportLanguage language) {
    const Words words(language);
    Sheet sheet{words("工时", "Hours"),
                {words("名字", "name"), words("时间", "hours"), words("分钟", "minutes"),
                 words("班次", "shifts"), words("夜班", "nights"), words("周末", "weekends")},
                {}};
    for (const HoursLine& line : hours_ledger(state, during, now))
        sheet.rows.push_back({shown_name(state, line.person), hours_words(line.hours.minutes),
                              line.hours.minutes, std::int64_t{line.hours.shifts},
                              std::int64_t{line.hours.nights}, std::int64_t{line.hours.weekends}});
    return sheet;
}

Sheet roster_sheet(const State& state, const TimeRange& during, ExportLanguage language) {
    const Words words(language);
    Sheet sheet{words("班表", "Roster"),
                {words("开始", "from"), words("结束", "until"), words("岗位", "post"), words("名字", "name"),
                 words("备注", "remark")},
                {}};
    for (const Shift* shift : shifts_during(state, during)) add_places(sheet, state, *shift, words);
    return sheet;
}

}  // namespace linli::server
