#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/client/action.h"
#include "app/client/services.h"

// Photos of prescriptions and papers, before and after they are sent.

namespace linli::client {

struct ChosenPhoto {
    std::string name;  // For Services::local_picture.
    std::string jpeg;
    ui::PictureSize size;
};

// What was chosen for a request that is still being written.
struct ChosenPhotos {
    std::vector<ChosenPhoto> chosen;
    std::string problem;               // Why the last one could not be taken, in words.
    std::optional<std::size_t> large;  // Which of them is shown large.
};
// Choosing takes its time, and meanwhile the page may be about another errand: whoever starts anew makes a
// new one, and what is chosen for the old one is nobody's.
using SharedPhotos = std::shared_ptr<ChosenPhotos>;

// Whether people have something on paper for it that a helper has to see.
bool may_have_paper(ErrandKind kind);
void choose_photo(const SharedPhotos& photos, Services& services);
void attach_photos(const Acting& by, ErrandId errand, const ChosenPhotos& photos);
// Those that are chosen, with a way to take each out again, and the button for another.
void draw_chosen_photos(ErrandKind kind, const SharedPhotos& photos, Services& services);

}  // namespace linli::client
