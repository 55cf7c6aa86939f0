#pragma once
// Pictures of characters that nobody sees yet, baked while the page is idle, so that the next page finds its
// own in the atlas: those of the tabs in the type of a title, and those that the words of the interface use
// most in the types that pages use most. Only for the kit's own sources; Kit::warm is the way in.

#include "app/client/ui/glyphs.h"
#include "app/client/ui/later.h"
#include "app/client/ui/text.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::ui {

class Context;

struct WarmPicture {
    std::uint32_t number = 0;
    int size_px = 0;  // device px
    Weight weight = Weight::Regular;
};

// The most wanted first. `titles`: the labels of the tabs, one after another.
LINLI_LATER std::vector<WarmPicture> pictures_to_warm(const Context& frame, std::string_view titles);

class GlyphWarming {
public:
    // Whether something is left to bake for the language, the sizes and the tabs of now.
    bool wants(const Context& frame) const;
    // Bakes a few pictures; false when that was all, or nothing can be baked now. It ends early where the
    // atlas is needed for what is seen. Only between frames.
    bool go_on(Context& frame);

private:
    // What decides which pictures are wanted; another one begins anew.
    struct Wish {
        Language language = Language::Chinese;
        std::string titles = {};
        float pixel_ratio = 1, type_scale = 1;
        bool is_desk = false;
        bool operator==(const Wish&) const = default;
    };
    static Wish wish_of(const Context& frame);

    std::optional<Wish> wish_;
    std::vector<WarmPicture> pictures_;
    std::size_t next_ = 0;  // of them
    int baked_ = 0;
};

}  // namespace linli::ui
