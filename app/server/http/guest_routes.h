#pragma once

#include "app/server/http/message.h"
#include "app/server/http/writer.h"

namespace linli::server {

inline constexpr std::string_view guest_path = "/api/guest";

// POST /api/guest {post, code, name, phone, visit}, without a session: who has no account stands at this post
// from now on. `code` hangs there, `visit` is made by the guest's browser; the same again is the same guest.
//     → {post, from_ms, until_ms, offset_minutes}: where and until when. Nothing about anybody else.
// Refusals: guest_code_over  guest_name_empty  guest_name_too_long  guest_name_invalid  guest_phone_invalid
//     guest_no_shift  guest_shift_full  guest_too_many  too_many_attempts with "until_ms"
Response sign_in_guest(const Request& request, Writer::Desk& desk);

}  // namespace linli::server
