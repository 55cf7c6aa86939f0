#include "app/client/ui/right_to_left.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <string>

#include "app/client/ui/characters.h"
#include "app/client/ui/headless.h"
#include "app/client/ui/paint.h"

using namespace linli::ui;

namespace {

// A line as it stands from left to right, its pieces joined by "|".
std::string stands(std::string_view line) {
    std::string result;
    const auto add = [&](std::string_view piece) { (result += result.empty() ? "" : "|") += piece; };
    for (std::size_t at = 0; at < line.size();) {
        const bool turns = is_right_to_left(code_point_at(line, at).value);
        const std::size_t end = turns ? right_to_left_end(line, at) : cluster_end(line, at);
        if (turns)
            for (const std::string_view piece : in_visual_order(line.substr(at, end - at))) add(piece);
        else
            add(line.substr(at, end - at));
        at = end;
    }
    return result;
}

// Every character is as wide as its size, and seen as a block of that width.
class Blocks : public FixedGlyphs {
public:
    float advance(std::string_view cluster, int size_px, Weight) override {
        float wide = 0;
        for (std::size_t at = 0; at < cluster.size(); at += code_point_at(cluster, at).bytes)
            wide += static_cast<float>(size_px);
        return wide;
    }
};

struct Drawing {
    Drawing() {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        io.DisplaySize = ImVec2(2000, 400);
    }
    ~Drawing() {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
        ImGui::DestroyContext();
    }
};

}  // namespace

TEST_CASE("words that are written from the right stand from the right, in a line that goes from the left") {
    CHECK(stands("سلام عليكم يا جار") == "جار| |يا| |عليكم| |سلام");
    CHECK(stands("3 שלום עולם a") == "3| |עולם| |שלום| |a");
    CHECK(stands("你好 سلام عليكم 早") == "你|好| |عليكم| |سلام| |早");
    CHECK(stands("سلام a عليكم") == "سلام| |a| |عليكم");
    CHECK(stands("سلام!") == "سلام|!");
}

TEST_CASE("in such a line a number is read from the left, and a bracket opens towards what it holds") {
    CHECK(stands("غرفة 301 باب") == "باب| |3|0|1| |غرفة");
    CHECK(stands("الساعة 10:30 مساء") == "مساء| |1|0|:|3|0| |الساعة");
    CHECK(stands("باب (جار) بيت") == "بيت| |(|جار|)| |باب");
    CHECK(stands("باب ٣٠١") == "٣|٠|١| |باب");
}

TEST_CASE("no byte of a line is lost or doubled when it is turned, however it is mixed or broken") {
    for (const std::string line :
         {"سلام", "س", "", "سلام ", " سلام", "سلام\xD8", "ا1ب2ج3", "שלום–عليكم 👍🏽 好",
          "سلام (", "1,5 س 1,5", "سلاممممممممممممممممممممممممممممممممممممممممممممممم"}) {
        const std::string turned = stands(line);
        const auto total = turned.size() - static_cast<std::size_t>(std::ranges::count(turned, '|'));
        CAPTURE(line);
        CHECK(total == line.size());
    }
}

TEST_CASE("a word of joined letters that is wider than a place in the atlas is drawn without a gap") {
    const Drawing drawing;
    Blocks blocks;
    Glyphs glyphs(blocks);
    std::string word;
    for (int i = 0; i < 32; ++i) word += "س";
    ImGui::NewFrame();
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    glyphs.draw(list, glyphs.number_of(word), 40, Weight::Bold, 100, 200, IM_COL32_WHITE);
    constexpr int corners = 4;
    REQUIRE(list.VtxBuffer.Size == 3 * corners);  // 1280 px in slices of at most 512.
    float x = 100;
    for (int at = 0; at < list.VtxBuffer.Size; at += corners) {
        CHECK(list.VtxBuffer[at].pos.x == x);
        x = list.VtxBuffer[at + 2].pos.x;
    }
    CHECK(x == 100 + 32 * 40);
    ImGui::EndFrame();
}

TEST_CASE("a line turned round is as wide as its words") {
    const Drawing drawing;
    Blocks blocks;
    Glyphs glyphs(blocks);
    ImGui::NewFrame();
    const TextRun run(glyphs, 2);
    CHECK(run.width("سلام عليكم", 20, Weight::Regular) == 10 * 20);
    CHECK(run.width("a سلام 12", 20, Weight::Regular) == 9 * 20);
    ImGui::EndFrame();
}
