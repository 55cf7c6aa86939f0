#include "app/server/http/calendar_routes.h"

#include "app/server/exports/calendar_feeds.h"
#include "shared/people/roles.h"

namespace linli::server {
namespace {

constexpr std::string_view english = "-en";
constexpr std::string_view ending = ".ics";

struct Asked {
    std::string_view secret;
    ExportLanguage language = ExportLanguage::Chinese;
};

bool cut_end(std::string_view& words, std::string_view end) {
    if (words.size() < end.size() || words.substr(words.size() - end.size()) != end) return false;
    words.remove_suffix(end.size());
    return true;
}

// What has no such ending is a secret that nobody has.
Asked read_path(std::string_view path) {
    Asked asked;
    path.remove_prefix(calendar_path.size());
    if (!cut_end(path, ending)) return asked;
    if (cut_end(path, english)) asked.language = ExportLanguage::English;
    asked.secret = path;
    return asked;
}

Response refusal(int status, std::string_view code) {
    Response response = error_response(status, code);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

std::string tag_of(const Calendar& calendar) {
    // Without the moment of making it, which says nothing new.
    const SecretHash hash = hash_of_secret(ics_of(calendar, Instant{}));
    return "W/\"" + to_hex(hash.first) + "\"";
}

Response file_of(const Calendar& calendar, const Request& request) {
    Response response{200, "text/calendar; charset=utf-8", {}, {}};
    const std::string tag = tag_of(calendar);
    // Nobody between the server and the program may keep it; the program asks again each time.
    response.headers.emplace_back("Cache-Control", "private, no-cache");
    response.headers.emplace_back("ETag", tag);
    if (request.if_none_match.find(tag) != std::string::npos)
        response.status = 304;
    else
        response.body = ics_of(calendar, now());
    return response;
}

}  // namespace

std::string calendar_path_of(const std::string& secret, ExportLanguage language) {
    std::string path = std::string(calendar_path) + secret;
    if (language == ExportLanguage::English) path += english;
    return path.append(ending);
}

Response calendar_file(const Request& request, Writer::Desk& desk) {
    if (request.method != "GET" && request.method != "HEAD") return refusal(405, "method_not_allowed");
    const Asked asked = read_path(request.path);
    const auto feed = desk.sessions.calendar_behind(asked.secret, request.address, now());
    if (!feed && feed.error().problem == SignInProblem::TooManyTries)
        return refusal(429, "too_many_attempts");
    if (!feed) return refusal(404, "not_found");
    if (!desk.intake.ready(now())) return refusal(503, "try_again_later");
    const State& state = desk.intake.state();
    const CommunityId community = desk.intake.community();
    if (!feed->post)
        return file_of(person_calendar(state, community, feed->person, now(), asked.language), request);
    if (!is_coordinator(state, feed->person)) return refusal(404, "not_found");
    return file_of(post_calendar(state, community, *feed->post, now(), asked.language), request);
}

}  // namespace linli::server
