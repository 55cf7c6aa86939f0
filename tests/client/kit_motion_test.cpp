#include "app/client/ui/headless.h"
#include "app/client/ui/ui.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

// How things come and go, for those who bear movement and for those who do not.

using namespace linli;

namespace {

using Places = std::vector<std::pair<float, float>>;

// Where something is seen in what was painted last: the corners of its shapes, device px.
Places seen_places() {
    Places places;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
        for (const ImDrawVert& corner : list->VtxBuffer) {
            if (corner.col & IM_COL32_A_MASK) places.emplace_back(corner.pos.x, corner.pos.y);
        }
    }
    return places;
}

// A dialog opens: every painting in which something of it is seen, until it rests.
std::vector<Places> paintings_of_dialog(bool reduced_motion) {
    ui::FixedGlyphs painter;
    ui::Kit kit(painter);
    kit.set_screen({});
    kit.set_preferences({.reduced_motion = reduced_motion});
    bool open = false;
    std::int64_t now_ms = 1000;
    std::vector<Places> paintings;
    const auto draw = [&] {
        kit.mark_dirty();
        for (int frames = 0; kit.wants_frame() && frames < 60; ++frames, now_ms += 16) {
            kit.frame(now_ms, [&] {
                const ui::Page page({.title = "值班"});
                if (!open) return;
                const ui::Dialog dialog({.title = "今晚来不了？", .open = &open, .close_label = "关上"});
                ui::line("会有人替你");
            });
            kit.paint();
            paintings.push_back(seen_places());
        }
    };
    draw();
    const Places page_alone = paintings.back();
    paintings.clear();
    open = true;
    draw();
    paintings.erase(std::remove(paintings.begin(), paintings.end(), page_alone), paintings.end());
    return paintings;
}

}  // namespace

TEST_CASE("a dialog comes from below; for who wants no movement it stands in its place when first seen") {
    const std::vector<Places> moving = paintings_of_dialog(false);
    REQUIRE(moving.size() > 1);
    CHECK(moving.front() != moving.back());
    const std::vector<Places> still = paintings_of_dialog(true);
    REQUIRE(still.size() > 1);  // It only grows clear, for a moment.
    for (const Places& painting : still) CHECK((painting == still.back()));
    CHECK((still.back() == moving.back()));
    CHECK(still.size() < moving.size());
}
