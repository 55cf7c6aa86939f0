#include "app/server/attempts.h"

namespace linli::server {

std::optional<Instant> Attempts::blocked_until(const std::string& name, Instant now) {
    const auto found = failures_.find(name);
    if (found == failures_.end()) return std::nullopt;
    auto& times = found->second;
    while (!times.empty() && times.front() + window_ <= now) times.pop_front();
    if (times.empty())
        failures_.erase(found);
    else if (times.size() >= most_)
        return times.front() + window_;
    return std::nullopt;
}

void Attempts::failed(const std::string& name, Instant now) {
    if (failures_.size() >= max_names && !failures_.contains(name)) {
        std::erase_if(failures_, [&](const auto& entry) { return entry.second.back() + window_ <= now; });
        // Still full: this is an attack from everywhere. The one that failed longest ago makes room.
        if (failures_.size() >= max_names) {
            auto oldest = failures_.begin();
            for (auto it = failures_.begin(); it != failures_.end(); ++it) {
                if (it->second.back() < oldest->second.back()) oldest = it;
            }
            failures_.erase(oldest);
        }
    }
    auto& times = failures_[name];
    times.push_back(now);
    if (times.size() > most_) times.pop_front();
}

void Attempts::take_back(const std::string& name) {
    const auto found = failures_.find(name);
    if (found == failures_.end()) return;
    found->second.pop_back();
    if (found->second.empty()) failures_.erase(found);
}

}  // namespace linli::server
