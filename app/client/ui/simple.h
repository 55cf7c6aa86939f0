#pragma once
// Simple mode: few and large widgets, one below the other, in sizes of their own that no type scale changes.

#include "app/client/ui/icons.h"
#include "app/client/ui/key.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace linli::ui {

enum class BigLook : std::uint8_t { Quiet, Primary, Need };

struct BigButtonOptions {
    Icon icon = Icon::None;
    std::string second = {};  // a plain line beneath
    std::string route = {};   // leads there instead of being pressed
    BigLook look = BigLook::Quiet;
    Key key = {};
};
// 136 px high, with an icon in a tile of 72. Returns true when pressed.
bool big_button(std::string_view label, const BigButtonOptions& options = {}, Here here = {});

struct WideButtonOptions {
    Icon icon = Icon::None;
    std::string route = {};
    bool main = false;    // what most people want here
    bool danger = false;  // ends or gives back something
    Key key = {};
};
// 72 px high, words in the middle.
bool wide_button(std::string_view label, const WideButtonOptions& options = {}, Here here = {});

// What a page says: as large as its buttons, bold where it is the answer. `small` is for what may be missed.
struct SimpleLineOptions {
    bool bold = false;
    bool small = false;
    bool centred = false;
};
void simple_line(std::string_view words, const SimpleLineOptions& options = {}, Here here = {});

}  // namespace linli::ui
