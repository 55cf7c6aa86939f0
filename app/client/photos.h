#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/services.h"
#include "app/client/ui/widgets.h"
#include "shared/core/photo.h"

// Photos before and after they are sent, whatever they belong to.

namespace linli::client {

struct ChosenPhoto {
    std::string name;  // For Services::local_picture.
    std::string jpeg;
    ui::PictureSize size;
};

// What was chosen for something that is still being written.
struct ChosenPhotos {
    std::vector<ChosenPhoto> chosen;
    std::string problem;               // Why the last one could not be taken, in words.
    std::optional<std::size_t> large;  // Which of them is shown large.
};
// Choosing takes its time, and meanwhile the page may be about something else: whoever starts anew makes a
// new one, and what is chosen for the old one is nobody's.
using SharedPhotos = std::shared_ptr<ChosenPhotos>;

// How photos of one kind are called.
struct PhotoWords {
    std::string add;                     // The button.
    std::string who_sees;                // Beneath it.
    std::string name = {}, remove = {};  // Of one that is alone of its kind; empty: they are numbered.
    bool is_alone() const { return !name.empty(); }
};

// Small ones are shown large when they are pressed. In a dialog they are large at once: one lies on no other.
enum class PhotoSize { Small, Large };

// One that is alone of its kind takes the place of the one before.
void choose_photo(const SharedPhotos& photos, Services& services, bool alone = false);
// The button that chooses another one, why it cannot be pressed, and who will see it.
void draw_add_photo(const PhotoWords& words, const SharedPhotos& photos, const std::string& reason,
                    Services& services);
// Those that are chosen, with a way to take each out again, and the button for another.
void draw_chosen_photos(const PhotoWords& words, const SharedPhotos& photos, Services& services,
                        PhotoSize size = PhotoSize::Small);
// A photo itself is not kept with the tab, for it is private. Whoever had chosen one is told so, and
// `ask_again` leads back to where it is chosen.
Draft photos_draft(std::string name, SharedPhotos& photos, std::function<void()> ask_again = {});

// One that was sent, or waits here to be sent.
struct SentPhoto {
    PhotoId photo;
    bool removable = false;
};
struct LargePhoto {
    PhotoId photo;  // None: nothing is shown large.
    std::string name;
};
// All of them, and what is to be said of those that cannot be had now. Gives the one that is to be taken
// away.
std::optional<PhotoId> draw_sent_photos(const Known& known, const std::vector<SentPhoto>& photos,
                                        const PhotoWords& words, LargePhoto& large, Services& services);
// The same for looking only, in a dialog.
void draw_pictures(const Known& known, const std::vector<PhotoId>& photos, const PhotoWords& words,
                   Services& services);
// The one that was pressed, over the page. To be called where no card is open.
void draw_large_photo(const Known& known, LargePhoto& large, Services& services);

}  // namespace linli::client
