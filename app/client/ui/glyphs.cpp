#include "app/client/ui/glyphs.h"

#include "app/client/ui/characters.h"
#include "shared/core/assert.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace linli::ui {

namespace {

static_assert(IMGUI_VERSION_NUM >= 19200 && IMGUI_VERSION_NUM < 19300,
              "The font loader interface used here is that of Dear ImGui 1.92.");

Glyphs* glyphs = nullptr;
constexpr std::uint32_t first_number = 256;
// A word in one piece may be wider than the atlas has room for: it lies there in slices, device px.
constexpr int slice_px = 512;
constexpr int atlas_side = 2048;  // device px, at most
// Of what is drawn for nobody yet: a larger share would make the atlas twice as large again.
constexpr int most_spare = atlas_side * atlas_side / 8 * 3;

Weight weight_of(const ImFontConfig& source) {
    return source.FontNo == 0 ? Weight::Regular : Weight::Bold;
}

// Leaves the part of the picture that belongs to a slice; false when there is none.
bool cut_slice(GlyphPicture& picture, int slice) {
    const int from = slice * slice_px, width = std::min(slice_px, picture.width - from);
    if (width <= 0) return false;
    if (width == picture.width) return true;
    const std::size_t row = static_cast<std::size_t>(width) * 4;
    std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y) {
        const auto first =
            picture.pixels.begin() + (static_cast<std::ptrdiff_t>(y) * picture.width + from) * 4;
        std::copy_n(first, row, pixels.begin() + static_cast<std::ptrdiff_t>(row) * y);
    }
    picture.pixels = std::move(pixels);
    picture.left += static_cast<float>(from);
    picture.width = width;
    return true;
}

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar number) {
    return glyphs->entry(number) != nullptr;
}

bool begin_size(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = baked->Size;  // The baseline: pictures are placed from it.
    baked->Descent = 0;
    return true;
}

bool load(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar number,
          ImFontGlyph* glyph, float* advance_only) {
    const Glyphs::Entry* entry = glyphs->entry(number);
    if (!entry) return false;
    if (advance_only) {
        *advance_only = baked->Size;
        return true;
    }
    glyph->Codepoint = number;
    glyph->AdvanceX = baked->Size;
    const int size_px = static_cast<int>(baked->Size);
    GlyphPicture picture;
    const bool seen = entry->icon ? glyphs->painter().draw_icon(entry->text, size_px, picture)
                                  : glyphs->painter().draw(entry->text, size_px, weight_of(*source), picture);
    if (!seen || picture.width <= 0 || picture.height <= 0) return true;
    if (!entry->icon && !cut_slice(picture, entry->slice)) return true;
    const ImFontAtlasRectId place = ImFontAtlasPackAddRect(atlas, picture.width, picture.height);
    if (place == ImFontAtlasRectId_Invalid) {
        glyphs->report_full();
        return false;
    }
    glyph->X0 = picture.left;
    glyph->Y0 = -picture.top;
    glyph->X1 = glyph->X0 + static_cast<float>(picture.width);
    glyph->Y1 = glyph->Y0 + static_cast<float>(picture.height);
    glyph->Visible = true;
    glyph->Colored = picture.coloured;
    glyph->PackId = place;
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, place);
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, picture.pixels.data(),
                                       ImTextureFormat_RGBA32, picture.width * 4);
    return true;
}

const ImFontLoader& loader() {
    static const ImFontLoader one = [] {
        ImFontLoader made;
        made.Name = "linli";
        made.FontSrcContainsGlyph = contains;
        made.FontBakedInit = begin_size;
        made.FontBakedLoadGlyph = load;
        return made;
    }();
    return one;
}

}  // namespace

Glyphs::Glyphs(GlyphPainter& painter) : painter_(painter) {
    LINLI_ASSERT(glyphs == nullptr);
    glyphs = this;
    // ASCII stands for itself. Up to 255 nothing else is given out: Dear ImGui looks there for its own
    // special characters.
    for (std::uint32_t number = 0; number < first_number; ++number) {
        entries_.push_back(
            {number < 32 || number > 126 ? std::string() : std::string(1, static_cast<char>(number))});
    }
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.TexMaxWidth = atlas.TexMaxHeight = atlas_side;
    atlas.TexMinWidth = atlas.TexMinHeight = 512;
    atlas.SetFontLoader(&loader());
    static char nothing[1] = {};
    for (const unsigned number : {0u, 1u}) {
        ImFontConfig config;
        config.FontData = nothing;
        config.FontDataSize = sizeof(nothing);
        config.FontDataOwnedByAtlas = false;
        config.SizePixels = 16;
        config.FontNo = number;
        config.FontLoader = &loader();
        fonts_[number] = atlas.AddFont(&config);
    }
}

Glyphs::~Glyphs() {
    glyphs = nullptr;
}

const Glyphs::Entry* Glyphs::entry(std::uint32_t number) const {
    return number < entries_.size() && !entries_[number].text.empty() ? &entries_[number] : nullptr;
}

std::uint32_t Glyphs::add(std::string_view text, bool icon) {
    entries_.push_back({std::string(text), icon});
    return static_cast<std::uint32_t>(entries_.size() - 1);
}

std::uint32_t Glyphs::number_of_slice(std::uint32_t number, int slice) {
    if (slice == 0) return number;
    const std::uint64_t key = std::uint64_t{number} << 32 | static_cast<std::uint64_t>(slice);
    const auto [place, is_new] = by_slice_.try_emplace(key, 0);
    if (is_new) {
        place->second = add(entries_[number].text, false);
        entries_.back().slice = slice;
    }
    return place->second;
}

std::uint32_t Glyphs::number_of(std::string_view cluster) {
    const CodePoint first = code_point_at(cluster, 0);
    if (first.value < 128 && cluster.size() == 1) return first.value < 32 ? U' ' : first.value;
    if (first.bytes == cluster.size()) {
        const auto [place, is_new] = by_character_.try_emplace(first.value, 0);
        if (is_new) place->second = add(cluster, false);
        return place->second;
    }
    const auto [place, is_new] = by_text_.try_emplace(std::string(cluster), 0);
    if (is_new) place->second = add(cluster, false);
    return place->second;
}

std::uint32_t Glyphs::number_of_icon(std::string_view path) {
    const auto [place, is_new] = by_text_.try_emplace(std::string(path), 0);
    if (is_new) place->second = add(path, true);
    return place->second;
}

float Glyphs::advance(std::uint32_t number, int size_px, Weight weight) {
    return own_advance(number >= '0' && number <= '9' ? '0' : number, size_px, weight);  // Tabular digits.
}

float Glyphs::own_advance(std::uint32_t number, int size_px, Weight weight) {
    const std::uint64_t key = std::uint64_t{number} << 32 | static_cast<std::uint64_t>(size_px) << 1 |
                              static_cast<std::uint64_t>(weight);
    const auto [place, is_new] = advances_.try_emplace(key, 0.0f);
    if (is_new) place->second = painter_.advance(entries_[number].text, size_px, weight);
    return place->second;
}

void Glyphs::draw(ImDrawList& list, std::uint32_t number, int size_px, Weight weight, float x, float baseline,
                  std::uint32_t colour) {
    if (number >= '0' && number <= '9') {  // Every digit in the middle of the width of 0.
        const float own = own_advance(number, size_px, weight);
        x += (advance('0', size_px, weight) - own) / 2;
    }
    // A picture may reach over both ends of its width.
    const float reach =
        entries_[number].icon ? 0 : advance(number, size_px, weight) + static_cast<float>(size_px);
    const int slices = reach > slice_px ? static_cast<int>(std::ceil(reach / slice_px)) : 1;
    for (int slice = 0; slice < slices; ++slice)
        draw_slice(list, number_of_slice(number, slice), size_px, weight, x, baseline, colour);
}

void Glyphs::draw_slice(ImDrawList& list, std::uint32_t number, int size_px, Weight weight, float x,
                        float baseline, std::uint32_t colour) {
    ImFontBaked* baked = fonts_[static_cast<int>(weight)]->GetFontBaked(static_cast<float>(size_px));
    const ImFontGlyph* glyph = baked->FindGlyphNoFallback(static_cast<ImWchar>(number));
    if (!glyph || !glyph->Visible) return;
    if (glyph->Colored) colour |= ~IM_COL32_A_MASK;
    const ImVec2 pen(std::round(x), std::round(baseline));
    list.PrimReserve(6, 4);
    list.PrimRectUV(ImVec2(pen.x + glyph->X0, pen.y + glyph->Y0),
                    ImVec2(pen.x + glyph->X1, pen.y + glyph->Y1), ImVec2(glyph->U0, glyph->V0),
                    ImVec2(glyph->U1, glyph->V1), colour);
}

bool Glyphs::can_bake() const {
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    if (!atlas.Builder) return false;
    const ImTextureStatus status = atlas.TexData->Status;
    return !full_ && status != ImTextureStatus_Destroyed && status != ImTextureStatus_WantDestroy;
}

bool Glyphs::has_room_to_spare() const {
    const ImFontAtlasBuilder& builder = *ImGui::GetIO().Fonts->Builder;
    return !full_ && builder.RectsPackedSurface - builder.RectsDiscardedSurface < most_spare;
}

bool Glyphs::bake(std::uint32_t number, int size_px, Weight weight) {
    ImFontBaked* baked = fonts_[static_cast<int>(weight)]->GetFontBaked(static_cast<float>(size_px));
    if (baked->IsGlyphLoaded(static_cast<ImWchar>(number))) return false;
    advance(number, size_px, weight);
    baked->FindGlyphNoFallback(static_cast<ImWchar>(number));
    // What is new goes to the graphics card in one piece: a thousand small ones would hold up the next frame.
    ImTextureData& texture = *ImGui::GetIO().Fonts->TexData;
    if (texture.Updates.Size > 1) {
        texture.Updates.resize(1);
        texture.Updates[0] = texture.UpdateRect;
    }
    return true;
}

bool Glyphs::restart_when_full() {
    if (!full_) return false;
    full_ = false;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    for (ImFont* font : fonts_) ImFontAtlasFontDiscardBakes(&atlas, font, 0);
    return true;
}

}  // namespace linli::ui
