#include "app/client/ui/twin_changes.h"

#include <algorithm>
#include <cstring>

namespace linli::ui {

// A row with all that is in it, parents first, and what it is made of.
struct TwinChanges::OldRow {
    NodeId parent = 0;
    std::vector<NodeId> ids;
    std::string shape;
};

class TwinChanges::Writer {
public:
    explicit Writer(std::vector<std::uint8_t>& out) : out_(out) {}
    void number(std::uint32_t value) {
        const std::size_t at = out_.size();
        out_.resize(at + 4);
        std::memcpy(out_.data() + at, &value, 4);
    }
    void real(float value) {
        std::uint32_t bits;
        std::memcpy(&bits, &value, 4);
        number(bits);
    }
    void string(const std::string& text) {
        number(static_cast<std::uint32_t>(text.size()));
        out_.insert(out_.end(), text.begin(), text.end());
        out_.resize((out_.size() + 3) / 4 * 4);
    }
    // Reserves a count to be filled in later.
    std::size_t count() {
        number(0);
        return out_.size() - 4;
    }
    void set(std::size_t at, std::uint32_t value) { std::memcpy(out_.data() + at, &value, 4); }
    void numbers(const std::vector<std::uint32_t>& values) {
        number(static_cast<std::uint32_t>(values.size()));
        for (const std::uint32_t value : values) number(value);
    }

private:
    std::vector<std::uint8_t>& out_;
};

namespace {

bool same_input(const Node& a, const Node& b) {
    return a.autocomplete == b.autocomplete && a.keyboard == b.keyboard && a.enter_key == b.enter_key &&
           a.font_px == b.font_px;
}

bool is_field(Role role) {
    return role == Role::TextField || role == Role::TextArea;
}

// The fields of `node`, which stands at `rect` in its parent, that differ from `old` (all that are not empty,
// for a new node).
std::uint32_t difference(const Node& node, const Rect& rect, const Node& old, bool is_new) {
    std::uint32_t mask = is_new ? static_cast<std::uint32_t>(FieldCreate) : 0u;
    const auto differs = [&mask](bool different, std::uint32_t field) { mask |= different ? field : 0; };
    differs(rect != old.rect || is_new, FieldRect);
    differs(node.name != old.name, FieldName);
    differs(node.value != old.value, FieldValue);
    differs(node.states != old.states, FieldStates);
    differs(node.route != old.route, FieldRoute);
    differs(node.described_by != old.described_by, FieldDescribed);
    differs(!same_input(node, old) || (is_new && is_field(node.role)), FieldInput);
    differs(node.position != old.position || node.set_size != old.set_size, FieldPosition);
    differs(node.content_height != old.content_height, FieldContent);
    differs(!is_field(node.role) && (node.font_px != old.font_px || node.line_px != old.line_px), FieldFont);
    differs(node.dress != old.dress, FieldDress);
    return mask;
}

}  // namespace

std::uint32_t TwinChanges::slot_of(NodeId id) const {
    const auto found = known_.find(id);
    return found == known_.end() ? 0 : found->second.slot;
}

NodeId TwinChanges::node_of_slot(std::uint32_t slot) const {
    return slot < by_slot_.size() ? by_slot_[slot] : 0;
}

void TwinChanges::field_holds(NodeId node, const std::string& value) {
    const auto found = known_.find(node);
    if (found != known_.end()) found->second.node.value = value;
}

std::vector<std::uint32_t> TwinChanges::replace_changed_roles(const std::vector<Node>& nodes) {
    std::vector<std::uint32_t> removed;
    for (const Node& node : nodes) {
        Known& known = known_[node.id];
        // Another role is another element: the old one goes, a new one comes.
        if (known.slot != 0 && (known.node.role != node.role || known.node.level != node.level)) {
            removed.push_back(known.slot);
            by_slot_[known.slot] = 0;
            known = Known{};
        }
        known.frame = frame_;
    }
    return removed;
}

namespace {

bool is_row(Role role) {
    return role == Role::ListItem || role == Role::Row;
}

// What people type into, scroll or open has a state of its own in the browser.
bool can_be_handed_over(Role role) {
    return is_row(role) || role == Role::Cell || role == Role::Text || role == Role::Link ||
           role == Role::Button || role == Role::Heading || role == Role::Image || role == Role::Group;
}

void open_shape(std::string& shape, const Node& node) {
    shape += static_cast<char>('A' + static_cast<int>(node.role));
    shape += static_cast<char>('0' + node.level);
}

using Children = std::unordered_map<NodeId, std::vector<const Node*>>;

// The same walk over what is new as read_old_row takes over what was there.
void read_new_row(const Node& node, const Children& children, std::vector<NodeId>& ids, std::string& shape) {
    ids.push_back(node.id);
    open_shape(shape, node);
    const auto inside = children.find(node.id);
    if (inside != children.end()) {
        for (const Node* child : inside->second) read_new_row(*child, children, ids, shape);
    }
    shape += '.';
}

}  // namespace

// False when something in it is still shown or must not be given away.
bool TwinChanges::read_old_row(NodeId id, NodeId focused, OldRow& row) const {
    const auto found = known_.find(id);
    if (found == known_.end() || found->second.frame == frame_ || id == focused) return false;
    const Known& known = found->second;
    if (!can_be_handed_over(known.node.role)) return false;
    row.ids.push_back(id);
    open_shape(row.shape, known.node);
    for (const std::uint32_t child : known.children) {
        if (!read_old_row(by_slot_[child], focused, row)) return false;
    }
    row.shape += '.';
    return true;
}

// As they stand in their lists, so that a list which shows other rows altogether keeps all in their places.
std::vector<TwinChanges::OldRow> TwinChanges::rows_out_of_sight(NodeId focused) const {
    const auto is_gone = [&](const auto& one) { return one.second.frame != frame_; };
    if (std::none_of(known_.begin(), known_.end(), is_gone)) return {};  // As in most frames.
    std::vector<OldRow> rows;
    const auto add = [&](NodeId parent, const std::vector<std::uint32_t>& children) {
        for (const std::uint32_t slot : children) {
            const auto child = known_.find(by_slot_[slot]);
            if (child == known_.end() || !is_row(child->second.node.role)) continue;
            OldRow row;
            row.parent = parent;
            if (read_old_row(child->first, focused, row)) rows.push_back(std::move(row));
        }
    };
    add(0, root_children_);
    for (const auto& [id, known] : known_) add(id, known.children);
    return rows;
}

void TwinChanges::hand_over_rows(const std::vector<Node>& nodes, NodeId focused) {
    std::vector<OldRow> free = rows_out_of_sight(focused);
    if (free.empty()) return;
    Children children;
    for (const Node& node : nodes) children[node.parent].push_back(&node);
    for (const Node& node : nodes) {
        if (!is_row(node.role) || known_[node.id].slot != 0) continue;
        std::vector<NodeId> ids;
        std::string shape;
        read_new_row(node, children, ids, shape);
        const auto is_known = [&](NodeId id) { return slot_of(id) != 0; };
        if (std::any_of(ids.begin(), ids.end(), is_known)) continue;
        const auto fits = [&](const OldRow& row) { return row.parent == node.parent && row.shape == shape; };
        const auto found = std::find_if(free.begin(), free.end(), fits);
        if (found == free.end()) continue;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            Known known = std::move(known_[found->ids[i]]);
            known_.erase(found->ids[i]);
            known.frame = frame_;
            by_slot_[known.slot] = ids[i];
            known_[ids[i]] = std::move(known);
        }
        free.erase(found);
    }
}

void TwinChanges::remove_gone(std::vector<std::uint32_t>& removed) {
    for (auto it = known_.begin(); it != known_.end();) {
        if (it->second.frame == frame_) {
            ++it;
            continue;
        }
        removed.push_back(it->second.slot);
        by_slot_[it->second.slot] = 0;
        it = known_.erase(it);
    }
}

void TwinChanges::write_fields(Writer& writer, const Node& node, std::uint32_t mask) const {
    if (mask & FieldCreate) {
        writer.number(static_cast<std::uint32_t>(node.role));
        writer.number(node.level);
    }
    if (mask & FieldRect) {
        for (const float value : {node.rect.x, node.rect.y, node.rect.width, node.rect.height})
            writer.real(value);
    }
    if (mask & FieldName) writer.string(node.name);
    if (mask & FieldValue) writer.string(node.value);
    if (mask & FieldStates) writer.number(node.states);
    if (mask & FieldRoute) writer.string(node.route);
    if (mask & FieldDescribed) writer.number(slot_of(node.described_by));
    if (mask & FieldInput) {
        writer.string(node.autocomplete);
        writer.number(static_cast<std::uint32_t>(node.keyboard));
        writer.number(static_cast<std::uint32_t>(node.enter_key));
        writer.number(node.font_px);
    }
    if (mask & FieldPosition) {
        writer.number(static_cast<std::uint32_t>(node.position));
        writer.number(static_cast<std::uint32_t>(node.set_size));
    }
    if (mask & FieldContent) writer.real(node.content_height);
    if (mask & FieldFont) {
        writer.number(node.font_px);
        writer.number(node.line_px);
    }
    if (mask & FieldDress) writer.number(static_cast<std::uint32_t>(node.dress));
}

bool TwinChanges::write_nodes(Writer& writer, const std::vector<Node>& nodes) {
    std::unordered_map<NodeId, const Node*> by_id;
    for (const Node& node : nodes) by_id[node.id] = &node;
    const std::size_t count_at = writer.count();
    std::uint32_t count = 0;
    for (const Node& node : nodes) {
        Known& known = known_[node.id];
        Rect rect = node.rect;
        // Children in another layer than their parent stand in the parent's own coordinates already.
        const auto parent = by_id.find(node.parent);
        if (parent != by_id.end() && parent->second->layer == node.layer) {
            rect.x -= parent->second->rect.x;
            rect.y -= parent->second->rect.y;
        }
        const std::uint32_t mask = difference(node, rect, known.node, known.node.id == 0);
        if (mask == 0) continue;  // As most are: nothing of them is copied.
        ++count;
        known.node = node;
        known.node.rect = rect;
        writer.number(known.slot);
        writer.number(mask);
        write_fields(writer, known.node, mask);
    }
    writer.set(count_at, count);
    return count > 0;
}

namespace {

using Slots = std::vector<std::uint32_t>;

// Which children may stay where they are: a longest part of `now` that rises in `old` (patience sorting).
// Moving an element costs time and takes away its focus.
std::vector<bool> staying(const Slots& old, const Slots& now) {
    std::unordered_map<std::uint32_t, std::size_t> places;
    for (std::size_t i = 0; i < old.size(); ++i) places[old[i]] = i;
    constexpr auto none = static_cast<std::size_t>(-1);
    struct End {  // of a rise: the smallest place that one of its length can end with
        std::size_t place, child;
    };
    std::vector<End> ends;
    std::vector<std::size_t> before(now.size(), none);  // each child's neighbour in its rise
    for (std::size_t child = 0; child < now.size(); ++child) {
        const auto found = places.find(now[child]);
        if (found == places.end()) continue;
        const auto is_below = [](const End& end, std::size_t place) { return end.place < place; };
        const auto end = std::lower_bound(ends.begin(), ends.end(), found->second, is_below);
        if (end != ends.begin()) before[child] = std::prev(end)->child;
        const End mine{found->second, child};
        if (end == ends.end())
            ends.push_back(mine);
        else
            *end = mine;
    }
    std::vector<bool> stays(now.size());
    for (std::size_t child = ends.empty() ? none : ends.back().child; child != none; child = before[child])
        stays[child] = true;
    return stays;
}

}  // namespace

bool TwinChanges::write_moves(Writer& writer, const std::vector<Node>& nodes) {
    std::unordered_map<NodeId, Slots> children;
    for (const Node& node : nodes) children[node.parent].push_back(known_[node.id].slot);
    const std::size_t parents_at = writer.count();
    std::uint32_t parents = 0;
    const auto write = [&](std::uint32_t slot, Slots& old, const Slots& now) {
        if (old == now) return;
        const std::vector<bool> stays = staying(old, now);
        ++parents;
        writer.number(slot);
        const std::size_t moves_at = writer.count();
        std::uint32_t moves = 0;
        for (std::size_t i = now.size(); i-- > 0;) {  // What it comes to stand before is in its place.
            if (stays[i]) continue;
            ++moves;
            writer.number(now[i]);
            writer.number(i + 1 < now.size() ? now[i + 1] : 0);
        }
        writer.set(moves_at, moves);
        old = now;  // A copy: where two nodes have one id by mistake, the second is compared with it, too.
    };
    for (auto node = nodes.rbegin(); node != nodes.rend(); ++node)  // New parts come whole.
        write(known_[node->id].slot, known_[node->id].children, children[node->id]);
    write(0, root_children_, children[0]);
    writer.set(parents_at, parents);
    return parents > 0;
}

void TwinChanges::compare(const std::vector<Node>& nodes, const std::vector<Message>& messages,
                          NodeId focused, std::vector<std::uint8_t>& out) {
    ++frame_;
    std::vector<std::uint32_t> removed = replace_changed_roles(nodes);
    hand_over_rows(nodes, focused);
    remove_gone(removed);
    for (const Node& node : nodes) {
        Known& known = known_[node.id];
        if (known.slot != 0) continue;
        known.slot = static_cast<std::uint32_t>(by_slot_.size());
        by_slot_.push_back(node.id);
    }
    std::vector<std::uint8_t> buffer;
    Writer writer(buffer);
    writer.numbers(removed);
    const bool changed = write_nodes(writer, nodes);
    const bool moved = write_moves(writer, nodes);
    writer.number(static_cast<std::uint32_t>(messages.size()));
    for (const Message& message : messages) {
        writer.number(message.urgent);
        writer.string(message.words);
    }
    if (!removed.empty() || changed || moved || !messages.empty()) out = std::move(buffer);
}

}  // namespace linli::ui
