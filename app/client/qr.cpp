#include "app/client/qr.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

namespace linli::client {
namespace {

// Of level M: all codewords, those for correction in each block, blocks (ISO/IEC 18004, table 9).
struct Shape {
    int codewords, correction, blocks;
};
constexpr std::array<Shape, 6> shapes = {
    {{26, 10, 1}, {44, 16, 1}, {70, 26, 1}, {100, 18, 2}, {134, 24, 2}, {172, 16, 4}}};
constexpr int header_bits = 12;  // Mode and length.

using Bytes8 = std::vector<std::uint8_t>;

std::uint8_t multiply(std::uint8_t a, std::uint8_t b) {
    int product = 0;
    for (int bit = 7; bit >= 0; --bit) {
        product = (product << 1) ^ ((product >> 7) * 0x11D);
        if ((b >> bit) & 1) product ^= a;
    }
    return static_cast<std::uint8_t>(product);
}

// The remainder of Reed and Solomon's division: `count` bytes of correction.
Bytes8 correction_of(const Bytes8& data, int count) {
    const auto size = static_cast<std::size_t>(count);
    Bytes8 generator(size, 0);
    generator.back() = 1;
    std::uint8_t root = 1;
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            generator[j] = multiply(generator[j], root);
            if (j + 1 < size) generator[j] ^= generator[j + 1];
        }
        root = multiply(root, 2);
    }
    Bytes8 rest(size, 0);
    for (const std::uint8_t byte : data) {
        const std::uint8_t factor = byte ^ rest.front();
        rest.erase(rest.begin());
        rest.push_back(0);
        for (std::size_t j = 0; j < size; ++j) rest[j] ^= multiply(generator[j], factor);
    }
    return rest;
}

Bytes8 data_codewords(std::string_view text, std::size_t capacity) {
    Bytes8 data = {static_cast<std::uint8_t>(0x40 | text.size() >> 4)};
    std::uint8_t carried = static_cast<std::uint8_t>(text.size() << 4);
    for (const char character : text) {
        const auto byte = static_cast<std::uint8_t>(character);
        data.push_back(carried | byte >> 4);
        carried = static_cast<std::uint8_t>(byte << 4);
    }
    data.push_back(carried);  // With the terminator's four zeros.
    for (std::uint8_t pad = 0xEC; data.size() < capacity; pad ^= 0xEC ^ 0x11) data.push_back(pad);
    return data;
}

Bytes8 interleaved(const Bytes8& data, const Shape& shape) {
    const auto blocks = static_cast<std::size_t>(shape.blocks);
    const std::size_t each = data.size() / blocks;
    std::vector<Bytes8> parts, corrections;
    for (std::size_t block = 0; block < blocks; ++block) {
        const auto begin = data.begin() + static_cast<std::ptrdiff_t>(block * each);
        parts.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(each));
        corrections.push_back(correction_of(parts.back(), shape.correction));
    }
    Bytes8 all;
    for (const auto* list : {&parts, &corrections}) {
        for (std::size_t i = 0; i < list->front().size(); ++i) {
            for (const Bytes8& part : *list) all.push_back(part[i]);
        }
    }
    return all;
}

class Drawing {
public:
    explicit Drawing(int version) : size_(17 + 4 * version), cells_(square(), 0), fixed_(square(), 0) {
        for (int i = 0; i < size_; ++i) {
            set(6, i, i % 2 == 0);
            set(i, 6, i % 2 == 0);
        }
        finder(3, 3);
        finder(size_ - 4, 3);
        finder(3, size_ - 4);
        if (version > 1) alignment(size_ - 7, size_ - 7);
        format(0);  // Keeps its places free.
    }

    void place(const Bytes8& words) {
        std::size_t bit = 0;
        for (int right = size_ - 1; right >= 1; right -= 2) {
            if (right == 6) right = 5;
            const bool up = ((right + 1) & 2) == 0;
            for (int step = 0; step < size_; ++step) {
                for (const int x : {right, right - 1}) {
                    const int y = up ? size_ - 1 - step : step;
                    if (fixed_[index(x, y)] || bit >= words.size() * 8) continue;
                    cells_[index(x, y)] = (words[bit / 8] >> (7 - bit % 8)) & 1;
                    ++bit;
                }
            }
        }
    }

    QrCode masked(int mask) const {
        Drawing copy = *this;
        for (int y = 0; y < size_; ++y) {
            for (int x = 0; x < size_; ++x) {
                if (!fixed_[index(x, y)] && flips(mask, x, y)) copy.cells_[index(x, y)] ^= 1;
            }
        }
        copy.format(mask);
        return {size_, copy.cells_};
    }

private:
    std::size_t square() const { return static_cast<std::size_t>(size_ * size_); }
    std::size_t index(int x, int y) const { return static_cast<std::size_t>(y * size_ + x); }
    void set(int x, int y, bool dark) {
        cells_[index(x, y)] = dark;
        fixed_[index(x, y)] = 1;
    }
    void finder(int centre_x, int centre_y) {
        for (int dy = -4; dy <= 4; ++dy) {
            for (int dx = -4; dx <= 4; ++dx) {
                const int x = centre_x + dx, y = centre_y + dy;
                if (x < 0 || y < 0 || x >= size_ || y >= size_) continue;
                const int ring = std::max(std::abs(dx), std::abs(dy));
                set(x, y, ring != 2 && ring != 4);
            }
        }
    }
    void alignment(int centre_x, int centre_y) {
        for (int dy = -2; dy <= 2; ++dy) {
            for (int dx = -2; dx <= 2; ++dx) {
                set(centre_x + dx, centre_y + dy, std::max(std::abs(dx), std::abs(dy)) != 1);
            }
        }
    }
    // Level and mask, protected by a BCH code, twice.
    void format(int mask) {
        const int data = mask;  // Level M is 00.
        int rest = data;
        for (int i = 0; i < 10; ++i) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        const int bits = (data << 10 | rest) ^ 0x5412;
        const auto bit = [bits](int i) { return ((bits >> i) & 1) != 0; };
        for (int i = 0; i <= 5; ++i) set(8, i, bit(i));
        set(8, 7, bit(6));
        set(8, 8, bit(7));
        set(7, 8, bit(8));
        for (int i = 9; i < 15; ++i) set(14 - i, 8, bit(i));
        for (int i = 0; i < 8; ++i) set(size_ - 1 - i, 8, bit(i));
        for (int i = 8; i < 15; ++i) set(8, size_ - 15 + i, bit(i));
        set(8, size_ - 8, true);
    }
    static bool flips(int mask, int x, int y) {
        switch (mask) {
            case 0:
                return (x + y) % 2 == 0;
            case 1:
                return y % 2 == 0;
            case 2:
                return x % 3 == 0;
            case 3:
                return (x + y) % 3 == 0;
            case 4:
                return (x / 3 + y / 2) % 2 == 0;
            case 5:
                return x * y % 2 + x * y % 3 == 0;
            case 6:
                return (x * y % 2 + x * y % 3) % 2 == 0;
            default:
                return ((x + y) % 2 + x * y % 3) % 2 == 0;
        }
    }

    int size_;
    Bytes8 cells_, fixed_;
};

// How hard a pattern is to read: long runs, blocks of one colour, and a share of dark modules far from half.
int penalty(const QrCode& code) {
    int points = 0, dark = 0;
    for (int a = 0; a < code.size; ++a) {
        for (const bool across : {true, false}) {
            int run = 0;
            bool last = false;
            for (int b = 0; b < code.size; ++b) {
                const bool now = across ? code.at(b, a) : code.at(a, b);
                run = b > 0 && now == last ? run + 1 : 1;
                points += run == 5 ? 3 : run > 5 ? 1 : 0;
                last = now;
                if (across && now) ++dark;
            }
        }
    }
    for (int y = 0; y + 1 < code.size; ++y) {
        for (int x = 0; x + 1 < code.size; ++x) {
            const bool one = code.at(x, y);
            if (one == code.at(x + 1, y) && one == code.at(x, y + 1) && one == code.at(x + 1, y + 1))
                points += 3;
        }
    }
    return points + std::abs(dark * 20 / (code.size * code.size) - 10) * 10;
}

}  // namespace

std::optional<QrCode> qr_code(std::string_view text, int mask) {
    for (std::size_t version = 1; version <= shapes.size(); ++version) {
        const Shape& shape = shapes[version - 1];
        const auto capacity = static_cast<std::size_t>(shape.codewords - shape.correction * shape.blocks);
        if (text.size() * 8 + header_bits > capacity * 8) continue;
        Drawing drawing(static_cast<int>(version));
        drawing.place(interleaved(data_codewords(text, capacity), shape));
        if (mask >= 0) return drawing.masked(mask);
        std::optional<QrCode> best;
        int least = std::numeric_limits<int>::max();
        for (int tried = 0; tried < 8; ++tried) {
            const QrCode code = drawing.masked(tried);
            const int points = penalty(code);
            if (points >= least) continue;
            least = points;
            best = code;
        }
        return best;
    }
    return std::nullopt;
}

}  // namespace linli::client
