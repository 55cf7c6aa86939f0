#include "app/server/http/routes.h"

#include <algorithm>
#include <array>

#include "app/server/http/calendar_routes.h"
#include "app/server/http/export_routes.h"
#include "app/server/http/guest_routes.h"
#include "app/server/http/json.h"
#include "app/server/log.h"
#include "app/server/push/base64url.h"
#include "shared/people/cards.h"
#include "shared/people/roles.h"

namespace linli::server {
namespace {

using Body = std::map<std::string, std::string>;

std::string text_of(const Body& body, const char* name) {
    const auto it = body.find(name);
    return it == body.end() ? std::string() : it->second;
}

std::string hex(const auto& id) {
    return to_hex(id.bits);
}

Response json_response(const JsonObject& object) {
    return {200, "application/json", write_json(object), {}};
}

// Max-Age 0 takes the cookie away.
void set_cookie(Response& response, const std::string& secret, std::int64_t seconds) {
    response.headers.emplace_back(
        "Set-Cookie", std::string(session_cookie) + "=" + secret +
                          "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds));
}

std::int64_t seconds_until(Instant end) {
    return std::max<std::int64_t>(0, (end - now()).ms / 1000);
}

struct Words {
    int status;
    const char* code;
};

Words words_for(SignInProblem problem) {
    switch (problem) {
        case SignInProblem::UnknownCard:
            return {401, "card_unknown"};
        case SignInProblem::CardUsed:
            return {401, "card_used"};
        case SignInProblem::CardExpired:
            return {401, "card_expired"};
        case SignInProblem::CardRevoked:
            return {401, "card_revoked"};
        case SignInProblem::WrongPassword:
            return {401, "password_wrong"};
        case SignInProblem::TooManyTries:
            return {429, "too_many_attempts"};
        case SignInProblem::SignedOut:
            return {401, "signed_out"};
        case SignInProblem::PasswordTooShort:
            return {400, "password_too_short"};
        case SignInProblem::PasswordTooLong:
            return {400, "password_too_long"};
        case SignInProblem::LoginEmpty:
            return {400, "login_empty"};
        case SignInProblem::LoginTaken:
            return {400, "login_taken"};
        case SignInProblem::UnknownCalendar:
            return {404, "not_found"};
        case SignInProblem::TooManyCalendars:
            return {400, "too_many_calendars"};
        case SignInProblem::TryLater:
            break;
    }
    return {503, "try_again_later"};
}

Response refusal(const SignInRefused& refused) {
    const Words words = words_for(refused.problem);
    JsonObject body;
    body.set("error", words.code);
    if (refused.until) body.set("until_ms", refused.until->ms);
    return {words.status, "application/json", write_json(body), {}};
}

JsonObject describe(const SignedIn& who, Writer::Desk& desk) {
    const State& state = desk.intake.state();
    const PersonId person = current_person(state, who.person);
    const Community* community = state.communities.find(desk.intake.community());
    const PublicName* name = state.public_names.find(person);
    JsonObject object;
    object.set("community", hex(desk.intake.community()))
        .set("community_name", community ? community->name : std::string())
        .set("person", hex(person))
        .set("name", name ? name->shown : std::string())
        .set("device", hex(who.device))
        .set("label", who.label)
        .set("expires_ms", who.expires.ms)
        .set("has_password", desk.sessions.has_password(who.person));
    return object;
}

// Before anybody is signed in: where one is.
Response community(Writer::Desk& desk) {
    const Community* community = desk.intake.state().communities.find(desk.intake.community());
    return json_response(JsonObject().set("community_name", community ? community->name : std::string()));
}

// Everything a route needs when somebody is signed in.
struct Call {
    const Request& request;
    const Body& body;
    Writer::Desk& desk;
    SignedIn who;
    PersonId me;
};

Response me(const Call& call) {
    return json_response(describe(call.who, call.desk));
}

// Using it has moved its end on already.
Response renew(const Call& call) {
    Response response = json_response(describe(call.who, call.desk));
    set_cookie(response, call.request.session, seconds_until(call.who.expires));
    return response;
}

Response signed_out(const Call& call, const SignInResult<void>& done) {
    if (!done) return refusal(done.error());
    call.desk.close_signed_out(now());
    Response response = json_response({});
    set_cookie(response, "", 0);
    return response;
}

Response sign_out(const Call& call) {
    return signed_out(call, call.desk.sessions.sign_out(call.who.device, now()));
}

Response sign_out_everywhere(const Call& call) {
    return signed_out(call, call.desk.sessions.sign_out_everywhere(call.who.person, now()));
}

Response new_card(const Call& call, CardPurpose purpose) {
    const State& state = call.desk.intake.state();
    const auto id = bits_from_hex(text_of(call.body, "person"));
    const PersonId person = id ? current_person(state, PersonId{*id}) : PersonId{};
    Stamp by;
    by.person = call.me;
    by.device = call.who.device;
    by.at = now();
    if (const auto no = check_card(state, by, person)) {
        return no->reason == Reason::PersonUnknown ? error_response(404, "person_unknown")
                                                   : error_response(403, "not_allowed");
    }
    const auto card = call.desk.sessions.issue_card(person, call.me, purpose, by.at);
    if (!card) return refusal(card.error());
    call.desk.close_signed_out(by.at);
    return json_response(JsonObject().set("token", card->token).set("expires_ms", card->expires.ms));
}

Response card(const Call& call) {
    return new_card(call, CardPurpose::AnotherDevice);
}

Response lost_phone(const Call& call) {
    return new_card(call, CardPurpose::LostPhone);
}

Response devices(const Call& call) {
    std::vector<JsonObject> list;
    for (const auto& device : call.desk.sessions.devices(call.who.person, now())) {
        list.push_back(JsonObject()
                           .set("device", hex(device.id))
                           .set("label", device.label)
                           .set("since_ms", device.since.ms)
                           .set("last_seen_ms", device.last_seen.ms)
                           .set("this_one", device.id == call.who.device));
    }
    return json_response(JsonObject().set("devices", list));
}

Response revoke(const Call& call) {
    const auto id = bits_from_hex(text_of(call.body, "device"));
    const auto mine = call.desk.sessions.devices(call.who.person, now());
    const bool is_mine = id && std::any_of(mine.begin(), mine.end(),
                                           [&](const auto& device) { return device.id.bits == *id; });
    if (!is_mine) return error_response(404, "device_unknown");
    const auto done = call.desk.sessions.sign_out(DeviceId{*id}, now());
    if (!done) return refusal(done.error());
    call.desk.close_signed_out(now());
    return json_response({});
}

Response password(const Call& call) {
    if (!is_coordinator(call.desk.intake.state(), call.me)) return error_response(403, "not_allowed");
    const auto set =
        call.desk.sessions.set_password(call.me, text_of(call.body, "login"), text_of(call.body, "password"));
    return set ? json_response({}) : refusal(set.error());
}

Response stage(const Call& call) {
    const auto id = call.desk.stages.put(call.who.device, call.request.body, now());
    return id ? json_response(JsonObject().set("stage", to_hex(*id)))
              : error_response(429, "too_many_staged");
}

// Also of an id that is none, the answer says nothing about what there is.
Response photo(const Call& call) {
    const auto id = bits_from_hex(std::string_view(call.request.path).substr(photo_path.size()));
    if (!id) return error_response(404, "not_found");
    if (!call.desk.intake.ready(now())) return error_response(503, "try_again_later");
    auto jpeg = call.desk.intake.photo(call.me, PhotoId{*id});
    if (!jpeg) return error_response(503, "try_again_later");
    if (!*jpeg) return error_response(404, "not_found");
    return {200, "image/jpeg", std::move(**jpeg), {}};
}

Response exported(const Call& call) {
    if (!call.desk.intake.ready(now())) return error_response(503, "try_again_later");
    return export_table(call.desk.intake.state(), call.me, now(),
                        std::string_view(call.request.path).substr(export_path.size()));
}

Response calendars(const Call& call) {
    std::vector<JsonObject> list;
    for (const CalendarFeed& feed : call.desk.sessions.calendars(call.me))
        list.push_back(JsonObject()
                           .set("post", feed.post ? hex(*feed.post) : std::string())
                           .set("since_ms", feed.since.ms));
    return json_response(JsonObject().set("calendars", list));
}

// Which calendar a body is about: of a post, or without one the person's own. Nothing: there is no such post.
using AboutPost = std::optional<PostId>;
std::optional<AboutPost> calendar_asked(const Call& call) {
    const std::string post = text_of(call.body, "post");
    if (post.empty()) return AboutPost();
    const auto id = bits_from_hex(post);
    if (!id || !call.desk.intake.state().posts.find(PostId{*id})) return std::nullopt;
    return AboutPost(PostId{*id});
}

Response new_calendar(const Call& call) {
    const auto about = calendar_asked(call);
    if (!about) return error_response(404, "not_found");
    if (*about && !is_coordinator(call.desk.intake.state(), call.me))
        return error_response(403, "not_allowed");
    const auto secret = call.desk.sessions.new_calendar(call.me, *about, now());
    if (!secret) return refusal(secret.error());
    const bool english = text_of(call.body, "language") == "en";
    const ExportLanguage language = english ? ExportLanguage::English : ExportLanguage::Chinese;
    return json_response(
        JsonObject().set("secret", *secret).set("path", calendar_path_of(*secret, language)));
}

// Also for who coordinates no longer: what is theirs they may end.
Response end_calendar(const Call& call) {
    const auto about = calendar_asked(call);
    if (!about) return error_response(404, "not_found");
    const auto ended = call.desk.sessions.end_calendar(call.me, *about);
    return ended ? json_response({}) : refusal(ended.error());
}

// Of this device: another browser of the same person has one of its own.
Response push_state(const Call& call) {
    const bool on = call.desk.sessions.push_of(call.who.device) != nullptr;
    return json_response(JsonObject().set("key", call.desk.herald.public_key()).set("on", on));
}

Response turn_push_on(const Call& call) {
    const auto point = bytes_from_base64url(text_of(call.body, "p256dh"));
    const auto auth = bytes_from_base64url(text_of(call.body, "auth"));
    PushSubscriptionRow push;
    push.device = call.who.device;
    push.endpoint = text_of(call.body, "endpoint");
    push.point.bytes = point.value_or("");
    push.auth.bytes = auth.value_or("");
    push.since = now();
    if (!call.desk.herald.is_sound(push)) return error_response(400, "push_not_possible");
    const PushSubscriptionRow* before = call.desk.sessions.push_of(push.device);
    const std::string language = text_of(call.body, "language");
    if (language.empty() && before) push.speech = before->speech;  // The browser renewed it by itself.
    if (language == "en") push.speech = Speech::English;
    const auto set = call.desk.sessions.set_push(push);
    return set ? json_response({}) : refusal(set.error());
}

Response turn_push_off(const Call& call) {
    const auto ended = call.desk.sessions.end_push(call.who.device);
    return ended ? json_response({}) : refusal(ended.error());
}

Response try_push(const Call& call) {
    if (!call.desk.sessions.push_of(call.who.device)) return error_response(404, "not_found");
    return call.desk.herald.try_out(call.who.device, now()) ? json_response({})
                                                            : error_response(503, "try_again_later");
}

struct Route {
    std::string_view method;
    std::string_view path;
    Response (*answer)(const Call&);
};
constexpr std::array routes{Route{"GET", "/api/me", me},
                            Route{"POST", "/api/renew", renew},
                            Route{"POST", "/api/sign-out", sign_out},
                            Route{"POST", "/api/sign-out-everywhere", sign_out_everywhere},
                            Route{"POST", "/api/card", card},
                            Route{"POST", "/api/lost-phone", lost_phone},
                            Route{"GET", "/api/devices", devices},
                            Route{"POST", "/api/devices/revoke", revoke},
                            Route{"POST", "/api/password", password},
                            Route{"POST", stage_path, stage},
                            Route{"GET", photo_path, photo},
                            Route{"GET", export_path, exported},
                            Route{"GET", "/api/calendar", calendars},
                            Route{"POST", "/api/calendar", new_calendar},
                            Route{"POST", "/api/calendar/revoke", end_calendar},
                            Route{"GET", "/api/push", push_state},
                            Route{"POST", "/api/push", turn_push_on},
                            Route{"POST", "/api/push/end", turn_push_off},
                            Route{"POST", "/api/push/try", try_push}};

// What ends in a stroke is the beginning of a path.
bool is_for(const Route& route, std::string_view path) {
    if (route.path.back() == '/') return path.substr(0, route.path.size()) == route.path;
    return path == route.path;
}

constexpr const char* card_path = "/api/sign-in/card";

}  // namespace

std::optional<Peer> Routes::peer_of(const Request& request, Writer::Desk& desk) const {
    const auto who = desk.sessions.check(request.session, now());
    if (!who) return std::nullopt;
    return Peer{who->person, who->device, who->device_space};
}

Response Routes::answer(const Request& request, Writer::Desk& desk) const {
    if (request.path == card_path && request.method == "POST") return sign_in_with_card(request, desk);
    if (request.path == "/api/community" && request.method == "GET") return community(desk);
    if (request.path == guest_path && request.method == "POST") return sign_in_guest(request, desk);
    const auto has_path = [&](const Route& one) { return is_for(one, request.path); };
    const auto is_asked = [&](const Route& one) { return has_path(one) && one.method == request.method; };
    if (std::none_of(routes.begin(), routes.end(), has_path)) return error_response(404, "not_found");
    const auto route = std::find_if(routes.begin(), routes.end(), is_asked);
    if (route == routes.end()) return error_response(405, "method_not_allowed");
    const auto who = desk.sessions.check(request.session, now());
    if (!who) return refusal(who.error());
    std::optional<Body> body = Body{};
    const bool has_json = request.path != stage_path && !request.body.empty();
    if (has_json) body = read_json(request.body);
    if (!body) return error_response(400, "bad_request");
    return route->answer({request, *body, desk, *who, current_person(desk.intake.state(), who->person)});
}

Response Routes::sign_in_with_card(const Request& request, Writer::Desk& desk) const {
    const auto body = read_json(request.body);
    if (!body) return error_response(400, "bad_request");
    return signed_in(
        desk.sessions.redeem_card(text_of(*body, "token"), text_of(*body, "label"), request.address, now()),
        desk);
}

Routes::PasswordCheck Routes::begin_password(const Request& request, Writer::Desk& desk) const {
    PasswordCheck check;
    const auto body = read_json(request.body);
    if (!body) {
        check.refusal = error_response(400, "bad_request");
        return check;
    }
    check.login = text_of(*body, "login");
    check.password = text_of(*body, "password");
    check.label = text_of(*body, "label");
    const auto hash = desk.sessions.password_hash_of(check.login, request.address, now());
    if (hash)
        check.hash = *hash;
    else
        check.refusal = refusal(hash.error());
    return check;
}

Response Routes::finish_password(const Request& request, const PasswordCheck& check, bool fits,
                                 Writer::Desk& desk) const {
    return signed_in(desk.sessions.finish_sign_in(check.login, fits, check.label, request.address, now()),
                     desk);
}

Response Routes::signed_in(const SignInResult<NewSession>& session, Writer::Desk& desk) const {
    if (!session) {
        metrics_.failed_sign_ins.fetch_add(1);
        return refusal(session.error());
    }
    Response response = json_response(describe(session->who, desk));
    set_cookie(response, session->secret, seconds_until(session->who.expires));
    return response;
}

}  // namespace linli::server
