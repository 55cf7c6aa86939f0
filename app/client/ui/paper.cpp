#include "app/client/ui/context.h"

namespace linli::ui {
namespace {

void report_row(Context& frame, NodeId row, Role role, std::span<const std::string> cells) {
    frame.report(row, Role::Row, {}, {});
    frame.push_parent(row);
    for (std::size_t i = 0; i < cells.size(); ++i) frame.report(hash_number(i, row), role, cells[i], {});
    frame.pop_parent();
}

}  // namespace

// The canvas is never printed: only the plain page has a side for paper.
OnScreen::OnScreen(Here here) {
    if (!plain()) return;
    Context& frame = context();
    const NodeId id = frame.id_of(Key(here), Role::Group);
    frame.report(id, Role::Group, {}, {}).dress = Dress::Screen;
    frame.push_parent(id);
    frame.push_scope(id);
}

OnScreen::~OnScreen() {
    if (!plain()) return;
    context().pop_scope();
    context().pop_parent();
}

void paper_table(std::string_view spoken, std::span<const std::string> head,
                 std::span<const std::vector<std::string>> rows, Here here) {
    if (!plain()) return;
    Context& frame = context();
    const NodeId id = frame.id_of(Key(here), Role::Table);
    frame.report(id, Role::Table, spoken, {}).dress = Dress::Paper;
    frame.push_parent(id);
    report_row(frame, hash_bytes("head", id), Role::ColumnHeader, head);
    for (std::size_t i = 0; i < rows.size(); ++i) report_row(frame, hash_number(i, id), Role::Cell, rows[i]);
    frame.pop_parent();
}

}  // namespace linli::ui
