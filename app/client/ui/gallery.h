#pragma once
// The kit's manual: every widget on one page, reachable at #/kit. The browser tests press it.

#include <string>
#include <string_view>

namespace linli::ui {

struct GalleryInput {
    int pressed = 0, day = 0, count = 2, chosen = 0, answer = 0;
    int selected = -1;
    bool checked = true, filter_all = true, offline = false, dialog = false;
    std::string door = "2号楼 5", name, note, search;
};

// `route` chooses the part: "/kit", "/kit/list" (14,500 rows and the detail beside it), "/kit/text".
void gallery(GalleryInput& input, std::string_view route);

}  // namespace linli::ui
