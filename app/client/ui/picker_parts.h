#pragma once
// What pickers are made of: a field that opens a sheet, and choices in rows. Only for the kit's own sources.

#include "app/client/ui/icons.h"
#include "app/client/ui/key.h"

#include <span>
#include <string>
#include <string_view>

namespace linli::ui {

// Label above, value in a frame, an icon at the right. Returns whether it was pressed.
bool draw_picker_field(NodeId id, std::string_view label, std::string_view value, Icon icon);

// Columns that share a width. A finger has the space between them, too, and some beyond the outer ones: seven
// are 48 px each on a phone, as in the week strip.
struct SharedColumns {
    float left = 0, width = 0;  // where the first begins, and of each
    float x(int column) const { return left + static_cast<float>(column) * width; }
};
SharedColumns shared_columns(float x, float room, int columns);
inline constexpr float cell_inset = 2;  // of what is drawn, from its column's edges

// Monday to Sunday above the seven columns of a month; the days' own names say them to who listens.
void draw_weekday_head();

// A sheet that a widget keeps open by itself.
class OwnSheet {
public:
    explicit OwnSheet(NodeId owner);
    ~OwnSheet();
    OwnSheet(const OwnSheet&) = delete;
    OwnSheet& operator=(const OwnSheet&) = delete;
    bool& open() { return open_; }

private:
    NodeId id_;
    bool open_;
};

struct GridCell {
    std::string label = {};
    std::string spoken = {};
    bool disabled = false;
    bool empty = false;
};
struct Grid {
    int columns = 6;
    int current = -1;          // index of the chosen cell
    NodeId why = 0;            // the node that says why cells are grey
    bool takes_focus = false;  // the chosen cell wants the focus
};
struct GridAnswer {
    int pressed = -1;
    bool focused = false;  // the chosen cell has the focus
    int turned_at = -1;    // the cell on which PageUp or PageDown was pressed
    int turns = 0;
};
// Cells in rows, one of them chosen: a radio group, so that arrow keys go through it.
GridAnswer choose_in_grid(std::string_view spoken, std::span<const GridCell> cells, const Grid& grid,
                          Here here);

}  // namespace linli::ui
