#pragma once

#include "app/client/action.h"
#include "app/client/photos.h"

// Photos of prescriptions and papers, and of what was paid.

namespace linli::client {

// Whether people have something on paper for it that a helper has to see.
bool may_have_paper(ErrandKind kind);
PhotoWords paper_words(ErrandKind kind);
PhotoWords till_receipt_words(bool there);
void attach_photos(const Acting& by, ErrandId errand, const ChosenPhotos& photos);

}  // namespace linli::client
