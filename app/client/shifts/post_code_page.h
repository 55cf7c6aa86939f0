#pragma once

#include <optional>
#include <string>

#include "app/client/qr.h"
#include "app/client/services.h"

namespace linli::client {

struct PostCodeInput {
    std::string link;            // Of which there is a picture.
    std::optional<QrCode> code;  // Nothing: the link is too long for one.
    std::string next;            // The code that is made when the button is pressed.
};

// /post-code/<post>, for coordinators: the sheet with the code that hangs at the post, or stands on the
// desk's own screen; a new code ends the one before.
LINLI_LATER void post_code_page(const Known& known, const Viewer& me, Instant now, const Post& post,
                                PostCodeInput& input, Outbox& outbox, Services& services);

}  // namespace linli::client
