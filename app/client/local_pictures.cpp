#include "app/client/local_pictures.h"

namespace linli::client {

LocalPictures::~LocalPictures() {
    for (const auto& [name, shown] : shown_) platform_.drop_picture(shown.address);
}

std::string LocalPictures::address_of(const std::string& name, const std::string& jpeg) {
    const auto [place, is_new] = shown_.try_emplace(name);
    if (is_new) {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(jpeg.data());
        place->second.address = platform_.picture_address({bytes, jpeg.size()});
    }
    place->second.in_this_frame = true;
    return place->second.address;
}

void LocalPictures::drop_unshown() {
    for (auto it = shown_.begin(); it != shown_.end();) {
        if (std::exchange(it->second.in_this_frame, false)) {
            ++it;
            continue;
        }
        platform_.drop_picture(it->second.address);
        it = shown_.erase(it);
    }
}

}  // namespace linli::client
