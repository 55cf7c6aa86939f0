#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/client/services.h"

namespace linli::client {

// What the code at a post leads to: /at/<post>/<code>.
struct PostAddress {
    PostId post;
    std::string code;
};
std::optional<PostAddress> post_address_in(std::string_view route);
std::string post_route(const PostAddress& address);
bool is_post_route(std::string_view route);  // Also one that is not whole.

struct GuestInput {
    std::string name, phone;
    bool has_account = false;  // Signs in instead.
};

// For who is signed in: coming and going with one press, also without a network.
LINLI_LATER void scan_page(const Known& known, const Viewer& me, Instant now, const PostAddress& address,
                           Outbox& outbox);
// For who is not: a name, and they stand there from now on. It knows nothing of the community.
LINLI_LATER void guest_page(const PostAddress& address, GuestInput& input, Services& services);

}  // namespace linli::client
