#pragma once

#include <string>
#include <vector>

#include "app/client/telling.h"
#include "shared/errands/match_book.h"

// Why this helper, why nobody, and what would help, in a neighbour's words.

namespace linli::client {

// 结对 · 同一栋楼 · 帮过 2 次 · 这周还没帮过
std::string merits_line(const std::vector<MeritReason>& why);
// Why so many do not come into question: 4 位不能进家门
std::vector<std::string> barrier_lines(const Ranking& ranking);
// What stands in the way of one helper: 还没审核，不能进家门
std::string barrier_words(const BarrierReason& reason);
std::string hint_words(const AskHint& hint);
std::string answer_words(AskAnswer answer);  // 还没回, 没空, …

}  // namespace linli::client
