#pragma once
// The difference between two frames' nodes as one packed buffer for web/twin.js.
//
// Little endian, everything 32 bits wide and aligned. A string is its length in bytes, then its UTF-8, padded
// to four.
//   u32 number of removed nodes, then their slots
//   u32 number of nodes that are new or different, each:
//       slot, mask of fields (Field), then the fields of the mask in the order of their bits
//   u32 number of parents whose children changed, innermost first, each: parent slot, number of moves, each
//       move: slot of a child, slot of the child before which it comes to stand (0: it is the last)
//   u32 number of messages, each: urgent 0/1, string
// A slot is a small number for a node's 64-bit id while the node lives; slot 0 is the root.

#include "app/client/ui/node.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace linli::ui {

// Bits of the mask; the numbers are known to web/twin.js.
enum TwinField : std::uint32_t {
    FieldCreate = 1u << 0,     // role, level
    FieldRect = 1u << 1,       // x, y, width, height as f32, relative to the parent
    FieldName = 1u << 2,       // string
    FieldValue = 1u << 3,      // string
    FieldStates = 1u << 4,     // u32
    FieldRoute = 1u << 5,      // string
    FieldDescribed = 1u << 6,  // slot
    FieldInput = 1u << 7,      // autocomplete string, keyboard, enter key, font px
    FieldPosition = 1u << 8,   // position, set size
    FieldContent = 1u << 9,    // content height f32
    FieldFont = 1u << 10,      // of words: font px, line px
    FieldDress = 1u << 11,     // u32
};

struct Message {
    bool urgent = false;
    std::string words;
};

class TwinChanges {
public:
    // Compares with the nodes of the last call; `out` becomes the change list, or stays as it is when nothing
    // changed. A row that scrolled out of sight gives its slots to one of the same shape that came into the
    // same list, because new elements cost much more than other words in old ones; the row with the node
    // `focused` keeps its own.
    void compare(const std::vector<Node>& nodes, const std::vector<Message>& messages, NodeId focused,
                 std::vector<std::uint8_t>& out);

    NodeId node_of_slot(std::uint32_t slot) const;
    // What the browser's field holds now, so that it is not written back to it.
    void field_holds(NodeId node, const std::string& value);

private:
    struct Known {
        Node node;
        std::uint32_t slot = 0;
        std::uint32_t frame = 0;
        std::vector<std::uint32_t> children;
    };
    class Writer;
    struct OldRow;
    std::uint32_t slot_of(NodeId id) const;
    std::vector<std::uint32_t> replace_changed_roles(
        const std::vector<Node>& nodes);  // gives the slots given up
    bool read_old_row(NodeId id, NodeId focused, OldRow& row) const;
    std::vector<OldRow> rows_out_of_sight(NodeId focused) const;
    void hand_over_rows(const std::vector<Node>& nodes, NodeId focused);
    void remove_gone(std::vector<std::uint32_t>& removed);
    void write_fields(Writer& writer, const Node& node, std::uint32_t mask) const;
    bool write_nodes(Writer& writer, const std::vector<Node>& nodes);  // false: nothing to write
    bool write_moves(Writer& writer, const std::vector<Node>& nodes);

    std::unordered_map<NodeId, Known> known_;
    std::vector<NodeId> by_slot_{0};
    std::vector<std::uint32_t> root_children_;
    std::uint32_t frame_ = 0;
};

}  // namespace linli::ui
