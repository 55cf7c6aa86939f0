#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/core/id.h"
#include "shared/core/rejected.h"
#include "shared/core/stamp.h"

// What holds for every photo that is sent, whatever it belongs to.

namespace linli {

inline constexpr std::size_t max_photos = 3;          // Of one errand, of one complaint.
inline constexpr std::int32_t max_photo_side = 1600;  // Pixels.
inline constexpr std::size_t max_photo_bytes = 300 * 1024;

// Names the bytes of a photo. The record that tells of it has the same number, so the two need no link.
struct Photo;
using PhotoId = Id<Photo>;

// The first record that a command with a photo makes tells of it. The server keeps the bytes under the same
// name; no State holds them.
inline PhotoId photo_made_by(const Stamp& by) {
    return by.new_ids.make<PhotoId>();
}

// A whole JPEG, small enough, and without a word about the place or the device.
std::optional<Rejected> check_photo(const std::string& jpeg);
Rejected too_many_photos();

}  // namespace linli
