#pragma once
// Questions that the page answers later.

#include "app/client/platform/platform.h"

#include <functional>

namespace linli::client::web {

// `status` and bytes as web/platform.js says for each question.
using Answer = std::function<void(int status, ByteView bytes)>;
int new_ticket(Answer answer);
void drop_ticket(int ticket);

LocalStore& page_store();

}  // namespace linli::client::web
