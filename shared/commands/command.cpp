#include "shared/commands/command.h"

#include "shared/commands/text_rules.h"
#include "shared/core/replace.h"

namespace linli {

Command::Command() = default;
Command::Command(const Command& other) = default;
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(const Command& other) {
    return replace(*this, Command(other));
}
Command& Command::operator=(Command&& other) noexcept {
    return replace(*this, std::move(other));
}
Command::~Command() = default;

std::optional<Rejected> check(const State& state, const Stamp& by, const Command& command) {
    // The first pages ask these in each frame; in the browser the others come later (web/split_program.mjs).
    if (const auto* take = std::get_if<TakeShift>(&command)) return check(state, by, *take);
    if (const auto* wait = std::get_if<JoinWaiting>(&command)) return check(state, by, *wait);
    if (const auto* leave = std::get_if<LeaveWaiting>(&command)) return check(state, by, *leave);
    if (const auto no = check_lengths(command)) return no;
    return std::visit([&](const auto& one) { return check(state, by, one); }, command);
}

void change(State& state, const Stamp& by, const Command& command) {
    std::visit([&](const auto& one) { change(state, by, one); }, command);
}

std::uint16_t tag_of(const Command& command) {
    return std::visit([](const auto& one) { return std::remove_cvref_t<decltype(one)>::tag; }, command);
}

const Blob* photo_in(const Command& command) {
    return std::visit(
        [](const auto& one) -> const Blob* {
            if constexpr (requires { one.jpeg.bytes; }) return &one.jpeg;
            return nullptr;
        },
        command);
}

}  // namespace linli
