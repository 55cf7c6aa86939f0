#include "shared/core/assert.h"
#include "shared/core/jpeg.h"
#include "tests/fuzz/fuzz.h"
#include "tests/jpegs.h"

// Whatever bytes are called a photo: they are none, or they have a size and no end but their last byte.

namespace linli::fuzz {

std::vector<std::string> starting_inputs() {
    using namespace tests;
    return {grey_jpeg(), grey_jpeg(1600, 1200), grey_jpeg(16, 16, jpeg_segment(0xE1, "Exif"), "\xFF\xD0"),
            grey_jpeg(16, 16, jpeg_segment(0xFE, "comment"), jpeg_scan + "xx"),
            jpeg_start + jpeg_segment(0xC2, jpeg_frame(9, 9).substr(4)) + jpeg_scan + 'x' + jpeg_end};
}

}  // namespace linli::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(bytes), size);
    const auto facts = linli::read_jpeg(input);
    if (!facts) return 0;
    LINLI_ASSERT(facts->width > 0 && facts->width <= 0xFFFF && facts->height > 0 && facts->height <= 0xFFFF);
    LINLI_ASSERT(!linli::read_jpeg(input.substr(0, size - 1)));
    return 0;
}
