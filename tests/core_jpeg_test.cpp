#include <doctest/doctest.h>

#include <vector>

#include "shared/core/jpeg.h"
#include "tests/jpegs.h"

using namespace linli;
using namespace linli::tests;

namespace {

struct Row {
    const char* what;
    std::string bytes;
};

const std::string exif = jpeg_segment(0xE1, std::string("Exif\0\0MM", 8));
const std::string whole = grey_jpeg();

}  // namespace

TEST_CASE("a JPEG says how large it is, whatever else it is made of") {
    const std::vector<Row> rows = {
        {"with its JFIF segment", grey_jpeg(24, 16)},
        {"without one", jpeg_start + jpeg_tables() + jpeg_frame(24, 16) + jpeg_scan + '\0' + jpeg_end},
        {"markers filled up", jpeg_start + "\xFF\xFF" + jpeg_frame(24, 16) + jpeg_scan + '\0' + jpeg_end},
        {"with restarts",
         grey_jpeg(24, 16, jpeg_segment(0xDD, std::string("\0\1", 2)), std::string("\xFF\xD0\0\xFF\xD7", 5))},
        {"with a 0xFF in its picture", grey_jpeg(24, 16, {}, std::string("\xFF\0", 2))},
        {"in several scans", grey_jpeg(24, 16, {}, jpeg_scan + '\0')},
        {"progressive",
         jpeg_start + jpeg_segment(0xC2, jpeg_frame(24, 16).substr(4)) + jpeg_scan + '\0' + jpeg_end},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const auto facts = read_jpeg(row.bytes);
        REQUIRE(facts);
        CHECK(facts->width == 24);
        CHECK(facts->height == 16);
        CHECK_FALSE(facts->has_metadata);
    }
}

TEST_CASE("whatever a JPEG says beside its picture is noticed, before it and behind it") {
    std::string thumbnail = std::string("JFIF\0\1\1\0\0\1\0\1\1\1", 14) + "rgb";
    const std::vector<Row> rows = {
        {"EXIF", grey_jpeg(16, 16, exif)},
        {"EXIF first", jpeg_start + exif + grey_jpeg().substr(2)},
        {"a colour profile", grey_jpeg(16, 16, jpeg_segment(0xE2, "ICC_PROFILE"))},
        {"a comment", grey_jpeg(16, 16, jpeg_segment(0xFE, "from my balcony"))},
        {"a thumbnail", grey_jpeg(16, 16, jpeg_segment(0xE0, thumbnail))},
        {"another one of JFIF's", grey_jpeg(16, 16, jpeg_segment(0xE0, "JFXX"))},
        {"an empty segment", grey_jpeg(16, 16, jpeg_segment(0xEF, ""))},
        {"between two scans", grey_jpeg(16, 16, {}, exif + jpeg_scan + '\0')},
        {"behind the picture", grey_jpeg(16, 16, {}, exif)},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const auto facts = read_jpeg(row.bytes);
        REQUIRE(facts);
        CHECK(facts->has_metadata);
    }
}

TEST_CASE("what is no whole JPEG is none") {
    const std::string frame = jpeg_frame(16, 16);
    const std::vector<Row> rows = {
        {"nothing", ""},
        {"words", "this is a prescription"},
        {"a PNG", "\x89PNG\r\n\x1A\n"},
        {"only a beginning", jpeg_start},
        {"a beginning and an end", jpeg_start + jpeg_end},
        {"no picture", jpeg_start + jfif + frame + jpeg_end},
        {"a picture of no size", jpeg_start + jpeg_scan + '\0' + jpeg_end},
        {"two sizes", grey_jpeg(16, 16, frame)},
        {"no width", grey_jpeg(0, 16)},
        {"no height", grey_jpeg(16, 0)},
        {"a short frame", jpeg_start + jpeg_segment(0xC0, "\x08\1\1") + jpeg_scan + '\0' + jpeg_end},
        {"a length that counts not even itself", jpeg_start + std::string("\xFF\xE0\0\1", 4)},
        {"a length beyond the end", jpeg_start + std::string("\xFF\xE0\xFF\xFFx", 5)},
        {"a marker that nothing has", grey_jpeg(16, 16, jpeg_segment(0x02, "x"))},
        {"a restart outside of a picture", grey_jpeg(16, 16, "\xFF\xD0")},
        {"a second beginning", grey_jpeg(16, 16, jpeg_start)},
        {"bytes between two segments", grey_jpeg(16, 16, "x")},
        {"bytes behind its end", whole + "x"},
        {"a second JPEG behind its end", whole + whole},
        {"nothing but the filling of a marker", std::string(100, '\xFF')},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK_FALSE(read_jpeg(row.bytes));
    }
}

TEST_CASE("a JPEG that was cut off anywhere is no JPEG") {
    REQUIRE(read_jpeg(whole));
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(read_jpeg(std::string_view(whole).substr(0, size)));
}
