#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/server/http/message.h"
#include "app/server/http/metrics.h"
#include "app/server/http/writer.h"

namespace linli::server {

inline constexpr const char* session_cookie =
    "__Host-linli";  // The prefix: only this host, only securely, for the whole site.
inline constexpr const char* stage_path = "/api/stage";
inline constexpr std::string_view photo_path = "/api/photo/";
inline constexpr const char* password_path = "/api/sign-in/password";

// /api/…: who may come in, and the few things that do not fit through the socket. Small flat JSON objects in
// and out; ids are 32 hexadecimal digits, moments milliseconds since 1970. Every refusal is
// {"error":"<code>"}, and the client has a text for each code:
//   bad_request  body_too_large  not_found  method_not_allowed  wrong_origin  try_again_later
//   signed_out         no session, or it ended: sign in again
//   card_unknown  card_used  card_expired  card_revoked        ask for a new card
//   password_wrong  password_too_short  password_too_long  login_empty  login_taken
//   too_many_attempts  with "until_ms"
//   not_allowed        this person may not do that
//   person_unknown  device_unknown  too_many_staged  too_many_calendars
//   push_not_possible  no push service that we know, or no keys
//
//   POST /api/sign-in/card        {token, label}            as /api/me, and the cookie
//   POST /api/sign-in/password    {login, password, label}  as /api/me, and the cookie
//   GET  /api/community           {community_name}          without a session
//   GET  /api/me                  {community, community_name, person, name, device, label, expires_ms,
//                                  has_password}
//   POST /api/renew               as /api/me, and the cookie anew
//   POST /api/sign-out            {}
//   POST /api/sign-out-everywhere {}   all devices of this person, their unused cards and their calendars
//   POST /api/card                {person} → {token, expires_ms}   who may: shared/people/cards.h
//   POST /api/lost-phone          {person} → {token, expires_ms}   their devices die, too
//   GET  /api/devices             {devices: [{device, label, since_ms, last_seen_ms, this_one}]}
//   POST /api/devices/revoke      {device} → {}   one of my own
//   POST /api/password            {login, password} → {}   coordinators and administrators, for themselves
//   POST /api/stage               an encoded command → {stage}
//   GET  /api/photo/<id>          image/jpeg, for who may hold its record just now; else not_found, be it
//                                 there or not
//   GET  /api/export/…            tables: export_routes.h
//   GET  /api/calendar            {calendars: [{post, since_ms}]}   which there are; never again their
//   secrets POST /api/calendar            {post?, language?} → {secret, path}   of a post for coordinators;
//   the one
//                                 before ends; the path is one of calendar_routes.h, English by "en"
//   POST /api/calendar/revoke     {post?} → {}
//   GET  /api/push                {key, on}   the server's key, and whether reminders come to this device
//   POST /api/push                {endpoint, p256dh, auth, language?} → {}   what the browser gave
//   POST /api/push/end            {} → {}   not to this device any more
//   POST /api/push/try            {} → {}   one at once, to this device
//   POST /api/guest               without a session, with the code of a post: guest_routes.h
// Used on the writer's thread only.
class Routes {
public:
    // Everything but signing in with a password, which takes three steps because the second one is slow.
    Response answer(const Request& request, Writer::Desk& desk) const;

    // What the password has to fit, or why it is not even tried.
    struct PasswordCheck {
        std::optional<Response> refusal;
        std::string login;
        std::string password;
        std::string label;
        std::string hash;
    };
    PasswordCheck begin_password(const Request& request, Writer::Desk& desk) const;
    Response finish_password(const Request& request, const PasswordCheck& check, bool fits,
                             Writer::Desk& desk) const;

    // Whose session this is, for the socket.
    std::optional<Peer> peer_of(const Request& request, Writer::Desk& desk) const;

    explicit Routes(Metrics& metrics) : metrics_(metrics) {}

private:
    Response sign_in_with_card(const Request& request, Writer::Desk& desk) const;
    Response signed_in(const SignInResult<NewSession>& session, Writer::Desk& desk) const;

    Metrics& metrics_;
};

}  // namespace linli::server
