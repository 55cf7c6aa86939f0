#include "app/client/errands/match_words.h"

#include <algorithm>

#include "app/client/ui/text.h"

namespace linli::client {
namespace {

constexpr std::size_t most_barriers = 3;

std::string numbered(const char* group, int number) {
    return text(std::string(group) + std::to_string(number));
}

}  // namespace

std::string merits_line(const std::vector<MeritReason>& why) {
    std::string line;
    bool same_building = false, helped_this_week = false;
    for (const MeritReason& merit : why) {
        same_building = same_building || merit.merit == Merit::SameBuilding;
        helped_this_week = helped_this_week || merit.merit == Merit::EvenLoad;
    }
    for (const MeritReason& merit : why) {
        if (merit.merit == Merit::SameCompound && same_building) continue;
        const std::string key = "match.merit." + std::to_string(static_cast<int>(merit.merit));
        line = joined(line, text(key, {{"count", merit.argument}}));
    }
    return helped_this_week ? line : joined(line, text("match.fresh"));
}

std::vector<std::string> barrier_lines(const Ranking& ranking) {
    std::vector<std::pair<std::int32_t, int>> broken;
    for (int number = 1; number < static_cast<int>(barrier_count); ++number) {
        if (const std::int32_t count = ranking.broken[static_cast<std::size_t>(number)]; count > 0)
            broken.push_back({count, number});
    }
    std::sort(broken.begin(), broken.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    if (broken.size() > most_barriers) broken.resize(most_barriers);
    std::vector<std::string> lines;
    for (const auto& [count, number] : broken)
        lines.push_back(
            text("match.broken", {{"count", count}, {"why", numbered("match.barrier.", number)}}));
    return lines;
}

std::string barrier_words(const BarrierReason& reason) {
    return numbered("match.barrier.", static_cast<int>(reason.barrier));
}

std::string hint_words(const AskHint& hint) {
    const std::string barrier =
        hint.barrier ? numbered("match.barrier.", static_cast<int>(*hint.barrier)) : std::string();
    const std::string key = "match.hint." + std::to_string(static_cast<int>(hint.kind));
    return text(key, {{"count", hint.argument}, {"why", barrier}});
}

std::string answer_words(AskAnswer answer) {
    return numbered("match.answer.", static_cast<int>(answer));
}

}  // namespace linli::client
