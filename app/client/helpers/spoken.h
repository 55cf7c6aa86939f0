#pragma once

#include <string>

#include "app/client/action.h"
#include "app/client/ui/later.h"

// What people speak, for those who help and those who are helped.

namespace linli::client {

// 普通话、上海话: the set bits of Speaks::languages or Offer::languages.
std::string languages_words(std::int32_t languages);
// 会说普通话、上海话; empty where nobody has said it, or it is not for these eyes.
std::string spoken_words(const State& state, PersonId person);
// Which of the languages this person speaks; a press on one says so at once. Whoever may not say it for them
// is only shown what is known.
LINLI_LATER void spoken_part(const Acting& by, PersonId person);

}  // namespace linli::client
