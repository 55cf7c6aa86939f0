#pragma once
// The kit's manual: every widget on one page, reachable at #/kit. The browser tests press it.

#include "app/client/ui/containers.h"
#include "app/client/ui/later.h"
#include "shared/core/time.h"

#include <array>
#include <string>
#include <string_view>

namespace linli::ui {

struct GalleryInput {
    int pressed = 0, day = 0, count = 2, chosen = 0, answer = 0;
    int selected = -1;
    TableOrder order{.column = 1};
    int part = 0, post = -1, acted = 0, from = 19 * 60, until = 21 * 60;
    int month_day = 22, house = 0;
    CivilDate date{2026, 11, 25};
    bool has_water = true, has_fruit = false;
    std::array<bool, 3> handed = {true, false, false};
    bool checked = true, filter_all = true, offline = false, dialog = false;
    std::string door = "2号楼 5", name, note, search;
};

// `route` chooses the part: "/kit", "/kit/more" (choosing, calendar, charts, 100,000 rows), "/kit/list"
// (14,500 rows and the detail beside it), "/kit/text", "/kit/parts" (single parts by their names).
LINLI_LATER void gallery(GalleryInput& input, std::string_view route);

// Parts of it.
void more_page(GalleryInput& input);
void manual_page(GalleryInput& input);
// When to use a part: the text of its key as a quiet line.
void about(const char* key);
std::string invented_name(int index);

}  // namespace linli::ui
