#pragma once

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

// One description of a record: a struct lists its fields once, in `fields`, as name-value pairs. Wire bytes,
// SQL columns, CSV and the redaction tests are all derived from that list (DESIGN §3).

namespace linli {

// A named member. `limit` bounds texts (bytes) and lists (elements) before anything is allocated for them.
template <class T>
struct Field {
    using Value = T;
    const char* name;
    T& value;
    std::size_t limit;
};

inline constexpr std::size_t default_text_limit = 500;  // Bytes of UTF-8.
inline constexpr std::size_t default_list_limit = 500;  // Elements.

template <class T>
Field<T> field(const char* name, T& value, std::size_t limit = default_text_limit) {
    return {name, value, limit};
}

#define NAMED(member) ::linli::field(#member, member)
#define NAMED_UP_TO(limit, member) ::linli::field(#member, member, limit)

// Calls visit(Field<T>) for each field of a struct, in order. For a const struct the values are const.
template <class Visit>
class FieldVisitor {
public:
    explicit FieldVisitor(Visit& visit) : visit_(visit) {}
    template <class... Fields>
    void operator()(Fields... fields) {
        (visit_(fields), ...);
    }

private:
    Visit& visit_;
};

template <class Struct, class Visit>
void visit_fields(Struct& value, Visit&& visit) {
    if constexpr (std::is_const_v<Struct>) {
        auto as_const = [&](auto field) {
            using Value = typename decltype(field)::Value;
            visit(Field<const Value>{field.name, field.value, field.limit});
        };
        FieldVisitor visitor(as_const);
        const_cast<std::remove_const_t<Struct>&>(value).fields(visitor);  // `fields` only names the members.
    } else {
        FieldVisitor visitor(visit);
        value.fields(visitor);
    }
}

struct NoVisit {
    template <class... Fields>
    void operator()(Fields...) {}
};

template <class T>
concept HasFields = requires(std::remove_const_t<T>& value, NoVisit& visit) {
    value.fields(visit);
};

// Raw bytes, which are no text and are not checked as such.
struct Blob {
    std::string bytes;
    friend bool operator==(const Blob&, const Blob&) = default;
};

// Enums that are stored or sent list their members, so that decoders can refuse every other number.
template <class Enum>
struct Members;

template <class Enum>
constexpr bool is_member(Enum value) {
    for (const Enum member : Members<Enum>::values) {
        if (member == value) return true;
    }
    return false;
}

}  // namespace linli
