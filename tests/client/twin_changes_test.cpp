#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <vector>

#include "app/client/ui/twin_changes.h"
#include "shared/core/random.h"

// The page's elements, as far as a list of changes moves them: kept by what the lists say, compared with the
// nodes that were shown. web/twin.js does the same with real elements.

using namespace linli;
using namespace linli::ui;

namespace {

constexpr std::uint32_t root = 0;

class Elements {
public:
    std::map<std::uint32_t, std::vector<std::uint32_t>> children{{root, {}}};
    std::size_t moves = 0;  // of the last list

    void apply(const std::vector<std::uint8_t>& list) {
        list_ = &list;
        at_ = moves = 0;
        for (std::uint32_t count = number(); count > 0; --count) remove(number());
        for (std::uint32_t count = number(); count > 0; --count) change();
        for (std::uint32_t count = number(); count > 0; --count) move(number());
        CHECK(number() == 0);  // no messages
        CHECK(at_ == list.size());
    }

private:
    std::uint32_t number() {
        REQUIRE(at_ + 4 <= list_->size());
        std::uint32_t value;
        std::memcpy(&value, list_->data() + at_, 4);
        at_ += 4;
        return value;
    }
    void detach(std::uint32_t slot) {
        for (auto& [parent, slots] : children)
            slots.erase(std::remove(slots.begin(), slots.end(), slot), slots.end());
    }
    void remove(std::uint32_t slot) {
        detach(slot);
        children.erase(slot);
    }
    // Only what the shown nodes have: role and level, place, name.
    void change() {
        const std::uint32_t slot = number(), mask = number();
        REQUIRE((mask & ~static_cast<std::uint32_t>(FieldCreate | FieldRect | FieldName)) == 0);
        if (mask & FieldCreate) {
            number();
            number();
            CHECK(children.emplace(slot, std::vector<std::uint32_t>{}).second);
        }
        if (mask & FieldRect) at_ += 4 * 4;
        if (mask & FieldName) at_ += (number() + 3) / 4 * 4;
    }
    void move(std::uint32_t parent) {
        for (std::uint32_t count = number(); count > 0; --count) {
            const std::uint32_t slot = number(), next = number();
            REQUIRE(children.count(slot) == 1);
            detach(slot);
            std::vector<std::uint32_t>& inside = children.at(parent);
            const auto before = next == 0 ? inside.end() : std::find(inside.begin(), inside.end(), next);
            REQUIRE((next == 0 || before != inside.end()));
            inside.insert(before, slot);
            ++moves;
        }
    }

    const std::vector<std::uint8_t>* list_ = nullptr;
    std::size_t at_ = 0;
};

struct Shown {
    TwinChanges twin;
    Elements elements;
    void show(const std::vector<Node>& nodes) {
        std::vector<std::uint8_t> list;
        twin.compare(nodes, {}, 0, list);
        if (!list.empty()) elements.apply(list);
        std::map<NodeId, std::vector<NodeId>> wanted{{0, {}}}, seen;
        for (const Node& node : nodes) wanted[node.parent].push_back(node.id), wanted[node.id];
        for (const auto& [slot, inside] : elements.children) {
            std::vector<NodeId>& ids = seen[twin.node_of_slot(slot)];
            for (const std::uint32_t child : inside) ids.push_back(twin.node_of_slot(child));
        }
        CHECK(seen == wanted);
    }
};

Node node(NodeId id, NodeId parent, Role role = Role::Group) {
    Node made;
    made.id = id;
    made.parent = parent;
    made.role = role;
    made.name = "node " + std::to_string(id);
    return made;
}

// A list with the rows `first` and those behind it, each with one button.
std::vector<Node> list_from(NodeId first, NodeId rows) {
    std::vector<Node> nodes{node(1, 0, Role::List)};
    for (NodeId row = first; row < first + rows; ++row) {
        nodes.push_back(node(10 * row, 1, Role::ListItem));
        nodes.push_back(node(10 * row + 1, 10 * row, Role::Button));
    }
    return nodes;
}

void shuffle(std::vector<NodeId>& ids, SeededRandom& random) {
    for (std::size_t i = ids.size(); i > 1; --i)
        std::swap(ids[i - 1], ids[random.below(static_cast<std::uint32_t>(i))]);
}

// A tree of some of 40 nodes, in any order and under any parent that stands before.
std::vector<Node> random_page(SeededRandom& random) {
    std::vector<NodeId> ids;
    for (NodeId id = 1; id <= 40; ++id) {
        if (random.chance(700)) ids.push_back(id);
    }
    shuffle(ids, random);
    std::vector<Node> nodes;
    for (const NodeId id : ids) {
        const std::uint32_t parent = random.below(static_cast<std::uint32_t>(nodes.size()) + 1);
        const Role role = random.chance(300) ? Role::ListItem : Role::Group;
        nodes.push_back(node(id, parent == nodes.size() ? 0 : nodes[parent].id, role));
    }
    return nodes;
}

}  // namespace

TEST_CASE("twin: after any change every element stands where its node does") {
    SeededRandom random(7);
    Shown page;
    for (int i = 0; i < 400; ++i) page.show(random_page(random));
    page.show({});
}

TEST_CASE("twin: what keeps its place among the others is not moved") {
    Shown page;
    page.show(list_from(10, 20));
    CHECK(page.elements.moves == 1 + 20 + 20);

    page.show(list_from(11, 20));  // The row that goes out above comes in below, with its button.
    CHECK(page.elements.moves == 1);

    std::vector<Node> nodes = list_from(11, 20);
    std::rotate(nodes.begin() + 1, nodes.begin() + 3, nodes.end());  // The first row becomes the last.
    page.show(nodes);
    CHECK(page.elements.moves == 1);

    page.show(list_from(200, 20));
    CHECK(page.elements.moves == 0);  // Other words in the same elements.
}

TEST_CASE("twin: two nodes with one id, a page's mistake, do not move anything again and again") {
    const std::vector<Node> nodes{node(1, 0), node(2, 1), node(1, 0), node(3, 1)};
    TwinChanges twin;
    std::vector<std::uint8_t> list;
    twin.compare(nodes, {}, 0, list);
    list.clear();
    twin.compare(nodes, {}, 0, list);
    CHECK(list.empty());
}
