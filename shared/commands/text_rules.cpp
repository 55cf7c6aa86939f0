#include "shared/commands/text_rules.h"

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "shared/core/visible_text.h"

namespace linli {
namespace {

template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;
template <class T>
constexpr bool is_vector = false;
template <class T>
constexpr bool is_vector<std::vector<T>> = true;

// Calls do_one(name, text, limit) for each text of a command, also of what lies within it.
template <class DoOne>
class EachText {
public:
    explicit EachText(DoOne& do_one) : do_one_(do_one) {}
    template <class T>
    void operator()(Field<T> field) {
        walk(field.name, field.value, field.limit);
    }

private:
    template <class T>
    void walk(const char* name, T& value, std::size_t limit) {
        using Value = std::remove_const_t<T>;
        if constexpr (std::is_same_v<Value, std::string>) {
            do_one_(name, value, limit);
        } else if constexpr (HasFields<Value>) {
            visit_fields(value, *this);
        } else if constexpr (is_optional<Value>) {
            if (value) walk(name, *value, limit);
        } else if constexpr (is_vector<Value>) {
            for (auto& one : value) walk(name, one, limit);
        }
    }

    DoOne& do_one_;
};

template <class AnyCommand, class DoOne>
void for_each_text(AnyCommand& command, DoOne do_one) {
    std::visit([&](auto& one) { visit_fields(one, EachText<DoOne>(do_one)); }, command);
}

// Compared with what was pasted, by machines only.
bool is_key(std::string_view name) {
    return name == "source_key" || name == "bank_key" || name == "source_text";
}

}  // namespace

void clean_texts(Command& command) {
    for_each_text(command, [](std::string_view name, std::string& text, std::size_t limit) {
        if (is_key(name)) return;
        std::string clean = limit <= max_name_bytes ? visible_line(text) : visible_text(text);
        if (clean != text) text = std::move(clean);
    });
}

std::optional<Rejected> check_lengths(const Command& command) {
    std::optional<Rejected> no;
    for_each_text(command, [&no](std::string_view, const std::string& text, std::size_t limit) {
        if (text.size() > limit)
            no = Rejected::with_limit(Reason::TextTooLong, static_cast<std::int64_t>(limit));
    });
    return no;
}

}  // namespace linli
