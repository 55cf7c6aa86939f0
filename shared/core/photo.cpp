#include "shared/core/photo.h"

#include <algorithm>

#include "shared/core/jpeg.h"

namespace linli {

std::optional<Rejected> check_photo(const std::string& jpeg) {
    constexpr auto most_kilobytes = static_cast<std::int64_t>(max_photo_bytes / 1024);
    if (jpeg.size() > max_photo_bytes) return Rejected::with_limit(Reason::PhotoTooLarge, most_kilobytes);
    const auto facts = read_jpeg(jpeg);
    if (!facts) return Rejected{Reason::PhotoInvalid};
    if (std::max(facts->width, facts->height) > max_photo_side)
        return Rejected::with_limit(Reason::PhotoTooLarge, most_kilobytes);
    if (facts->has_metadata) return Rejected{Reason::PhotoTellsMore};
    return std::nullopt;
}

Rejected too_many_photos() {
    return Rejected::with_limit(Reason::TooManyPhotos, static_cast<std::int64_t>(max_photos));
}

}  // namespace linli
