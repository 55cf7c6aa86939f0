#include "app/server/exports/calendar.h"

#include <algorithm>
#include <limits>
#include <string_view>

namespace linli::server {
namespace {

constexpr std::size_t most_octets = 75;  // Of a line, without its end.

bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// A line that is too long goes on in the next one, behind a blank that counts as well.
void add_line(std::string& out, std::string_view line) {
    std::size_t room = most_octets;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 1 && continues_character(line[cut])) --cut;
        out.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = most_octets - 1;
    }
    out.append(line).append("\r\n");
}

bool is_control(char byte) {
    return (byte >= 0 && byte < ' ') || byte == 0x7F;
}

// Other control characters than the end of a line have no place in it.
std::string escaped(std::string_view words) {
    std::string text;
    for (const char byte : words) {
        if (byte == '\n')
            text += "\\n";
        else if (byte == '\\' || byte == ';' || byte == ',')
            text.append(1, '\\').append(1, byte);
        else if (!is_control(byte))
            text += byte;
    }
    return text;
}

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string utc_words(Instant at) {
    const CivilTime time = civil_time(at, UtcOffset{0});
    std::string words = iso_date(time.date);
    std::erase(words, '-');
    return words + "T" + two_digits(time.minute_of_day / 60) + two_digits(time.minute_of_day % 60) +
           two_digits(at.ms / 1000 % 60) + "Z";
}

void add_event(std::string& out, const CalendarEvent& event, Instant made) {
    constexpr std::uint64_t most = std::numeric_limits<std::int32_t>::max();
    add_line(out, "BEGIN:VEVENT");
    add_line(out, "UID:" + escaped(event.uid));
    add_line(out, "DTSTAMP:" + utc_words(made));
    add_line(out, "SEQUENCE:" + std::to_string(std::min(event.sequence, most)));
    add_line(out, "DTSTART:" + utc_words(event.window.from));
    add_line(out, "DTEND:" + utc_words(event.window.until));
    add_line(out, "SUMMARY:" + escaped(event.summary));
    if (!event.location.empty()) add_line(out, "LOCATION:" + escaped(event.location));
    add_line(out, event.cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    add_line(out, "END:VEVENT");
}

// A calendar must have something in it, also one without events.
void add_nothing(std::string& out) {
    for (const char* line : {"BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
                             "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"})
        add_line(out, line);
}

}  // namespace

std::string ics_of(const Calendar& calendar, Instant made) {
    std::string out;
    const std::string name = escaped(calendar.name);
    for (const char* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Linli//Linli//EN",
                             "CALSCALE:GREGORIAN", "METHOD:PUBLISH"})
        add_line(out, line);
    // The first of each pair is RFC 7986's, the second what older programs read.
    add_line(out, "NAME:" + name);
    add_line(out, "X-WR-CALNAME:" + name);
    add_line(out, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    add_line(out, "X-PUBLISHED-TTL:PT1H");
    for (const CalendarEvent& event : calendar.events) add_event(out, event, made);
    if (calendar.events.empty()) add_nothing(out);
    add_line(out, "END:VCALENDAR");
    return out;
}

}  // namespace linli::server
