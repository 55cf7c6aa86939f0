#include "app/client/ui/twin_changes.h"

#include <cstring>

namespace linli::ui {

namespace {

class Writer {
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

bool same_input(const Node& a, const Node& b) {
    return a.autocomplete == b.autocomplete && a.keyboard == b.keyboard && a.enter_key == b.enter_key &&
           a.max_length == b.max_length && a.font_px == b.font_px;
}

bool is_field(Role role) {
    return role == Role::TextField || role == Role::TextArea;
}

// The fields of `node` that differ from `old` (all that are not empty, for a new node).
std::uint32_t difference(const Node& node, const Node& old, bool is_new) {
    std::uint32_t mask = is_new ? static_cast<std::uint32_t>(FieldCreate) : 0u;
    const auto differs = [&mask](bool different, std::uint32_t field) { mask |= different ? field : 0; };
    differs(node.rect != old.rect || is_new, FieldRect);
    differs(node.name != old.name, FieldName);
    differs(node.value != old.value, FieldValue);
    differs(node.states != old.states, FieldStates);
    differs(node.route != old.route, FieldRoute);
    differs(node.described_by != old.described_by, FieldDescribed);
    differs(!same_input(node, old) || (is_new && is_field(node.role)), FieldInput);
    differs(node.position != old.position || node.set_size != old.set_size, FieldPosition);
    differs(node.content_height != old.content_height, FieldContent);
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

void TwinChanges::give_slots(const std::vector<Node>& nodes) {
    for (const Node& node : nodes) {
        Known& known = known_[node.id];
        // Another role is another element: the old one goes, a new one comes.
        if (known.slot != 0 && known.node.role == node.role && known.node.level == node.level) {
            known.frame = frame_;
            continue;
        }
        if (known.slot != 0) {
            by_slot_[known.slot] = 0;
            free_slots_.push_back(known.slot);
            known = Known{};
        }
        known.frame = frame_;
    }
}

std::vector<std::uint32_t> TwinChanges::remove_gone() {
    std::vector<std::uint32_t> removed;
    for (auto it = known_.begin(); it != known_.end();) {
        if (it->second.frame == frame_) {
            ++it;
            continue;
        }
        removed.push_back(it->second.slot);
        by_slot_[it->second.slot] = 0;
        it = known_.erase(it);
    }
    return removed;
}

void TwinChanges::compare(const std::vector<Node>& nodes, const std::vector<Message>& messages,
                          const std::unordered_map<NodeId, float>& scroll_to,
                          std::vector<std::uint8_t>& out) {
    ++frame_;
    free_slots_.clear();
    give_slots(nodes);
    std::vector<std::uint32_t> removed = remove_gone();
    removed.insert(removed.end(), free_slots_.begin(), free_slots_.end());

    std::vector<std::uint8_t> buffer;
    Writer writer(buffer);
    writer.numbers(removed);
    const std::size_t changed_at = writer.count();
    std::uint32_t changed = 0;
    for (const Node& node : nodes) {
        Known& known = known_[node.id];
        const bool is_new = known.slot == 0;
        if (is_new) {
            known.slot = static_cast<std::uint32_t>(by_slot_.size());
            by_slot_.push_back(node.id);
        }
    }
    // Children in another layer than their parent stand in the parent's own coordinates already.
    std::unordered_map<NodeId, const Node*> by_id;
    for (const Node& node : nodes) by_id[node.id] = &node;
    std::unordered_map<NodeId, std::vector<std::uint32_t>> children;
    for (const Node& node : nodes) {
        Known& known = known_[node.id];
        const bool is_new = known.node.id == 0;
        Node relative = node;
        const auto parent = by_id.find(node.parent);
        if (parent != by_id.end() && parent->second->layer == node.layer) {
            relative.rect.x -= parent->second->rect.x;
            relative.rect.y -= parent->second->rect.y;
        }
        std::uint32_t mask = difference(relative, known.node, is_new);
        const auto place = scroll_to.find(node.id);
        if (place != scroll_to.end()) mask |= FieldScrollTo;
        children[node.parent].push_back(known.slot);
        if (mask == 0) continue;
        ++changed;
        writer.number(known.slot);
        writer.number(mask);
        if (mask & FieldCreate)
            writer.number(static_cast<std::uint32_t>(node.role)), writer.number(node.level);
        if (mask & FieldRect) {
            for (const float value :
                 {relative.rect.x, relative.rect.y, relative.rect.width, relative.rect.height})
                writer.real(value);
        }
        if (mask & FieldName) writer.string(node.name);
        if (mask & FieldValue) writer.string(node.value);
        if (mask & FieldStates) writer.number(node.states);
        if (mask & FieldRoute) writer.string(node.route);
        if (mask & FieldDescribed) writer.number(slot_of(node.described_by));
        if (mask & FieldInput) {
            writer.string(node.autocomplete);
            for (const auto value :
                 {static_cast<std::uint32_t>(node.keyboard), static_cast<std::uint32_t>(node.enter_key),
                  std::uint32_t{node.max_length}, std::uint32_t{node.font_px}}) {
                writer.number(value);
            }
        }
        if (mask & FieldPosition) {
            writer.number(static_cast<std::uint32_t>(node.position));
            writer.number(static_cast<std::uint32_t>(node.set_size));
        }
        if (mask & FieldContent) writer.real(node.content_height);
        if (mask & FieldScrollTo) writer.real(place->second);
        known.node = std::move(relative);
    }
    writer.set(changed_at, changed);

    const std::size_t parents_at = writer.count();
    std::uint32_t parents = 0;
    const auto write_order = [&](std::uint32_t slot, std::vector<std::uint32_t>& old,
                                 std::vector<std::uint32_t>& now) {
        if (old == now) return;
        ++parents;
        writer.number(slot);
        writer.numbers(now);
        old = std::move(now);
    };
    write_order(0, root_children_, children[0]);
    for (const Node& node : nodes) {
        const auto found = children.find(node.id);
        std::vector<std::uint32_t> none;
        write_order(known_[node.id].slot, known_[node.id].children,
                    found == children.end() ? none : found->second);
    }
    writer.set(parents_at, parents);

    writer.number(static_cast<std::uint32_t>(messages.size()));
    for (const Message& message : messages) {
        writer.number(message.urgent);
        writer.string(message.words);
    }
    if (removed.empty() && changed == 0 && parents == 0 && messages.empty()) return;
    out.insert(out.end(), buffer.begin(), buffer.end());
}

}  // namespace linli::ui
