#pragma once
// Where things go. A page is a stack: each widget takes the full width and moves the pen down. Flow sets
// widgets side by side at their own width; Columns makes equal widths; beside puts something at the right
// edge and gives the left the rest. At type scales of 150 % and more, beside, Columns and wide buttons stack
// by themselves.

#include "app/client/ui/key.h"

#include <type_traits>

namespace linli::ui {

// A function that is called before the call ends; does not own it.
class Drawing {
public:
    template <class Function>
    requires(!std::is_same_v<std::remove_cvref_t<Function>, Drawing>) Drawing(Function&& function)
        : object_(const_cast<void*>(static_cast<const void*>(&function))),
          call_([](void* object) { (*static_cast<std::remove_reference_t<Function>*>(object))(); }) {}
    void operator()() const { call_(object_); }

private:
    void* object_;
    void (*call_)(void*);
};

enum class Align : unsigned char { Start, Centre, End };

void space(float height);  // CSS px, on top of the usual gap
void divider();            // a hairline over the full width
void gap(float height);    // the gap between the next widgets of this stack, 8 at first

// Right first at its own width (widgets flow), then left as a stack in what remains. Reading order is left,
// right.
void beside(Drawing left, Drawing right, Align vertical = Align::Centre);

// Widgets side by side at their own width, wrapping into further lines.
class Flow {
public:
    explicit Flow(float gap = 8, Align horizontal = Align::Start);
    ~Flow();
    Flow(const Flow&) = delete;
    Flow& operator=(const Flow&) = delete;
};

// Equal widths side by side; they stack when the words of a button would not fit on one line: { const Columns
// columns(2); button(...); columns.next(); button(...); }
class Columns {
public:
    // `at_any_type`: they stand side by side in large type, too, where their words fit.
    explicit Columns(int count, float gap = 8, bool at_any_type = false, Here here = {});
    ~Columns();
    void next() const;
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;

private:
    NodeId id_;
    float outer_widest_;
};

// A stack with padding at the sides, for what is not a card. Heights are its own.
class Padded {
public:
    explicit Padded(float sides, float top_and_bottom = 0);
    ~Padded();
    Padded(const Padded&) = delete;
    Padded& operator=(const Padded&) = delete;
};

// Gives the widgets inside the identity of a record (cards and rows do it themselves).
class Scope {
public:
    explicit Scope(Key key);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
};

bool plain();        // the twin is the page, in normal flow: one column, nothing is painted
bool phone();        // one column, tab bar
bool desk();         // rail and panes; false on phones, tablets and at large type
bool large_type();   // type scale of 150 % and more: everything stacks
float width_left();  // CSS px of the current stack

}  // namespace linli::ui
