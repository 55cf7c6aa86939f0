#include "app/server/http/stages.h"

#include <algorithm>

#include "app/server/secrets.h"

namespace linli::server {

std::optional<Bits128> Stages::put(DeviceId device, std::string bytes, Instant now) {
    drop_old(now);
    const auto of_device = [&](const auto& entry) { return entry.second.device == device; };
    if (std::count_if(staged_.begin(), staged_.end(), of_device) >=
        static_cast<std::ptrdiff_t>(max_per_device)) {
        auto oldest = staged_.end();
        for (auto it = staged_.begin(); it != staged_.end(); ++it) {
            if (of_device(*it) && (oldest == staged_.end() || it->second.at < oldest->second.at)) oldest = it;
        }
        erase(oldest->first);
    }
    if (bytes_ + bytes.size() > max_bytes_in_all) return std::nullopt;
    const Bits128 id = random_bits(system_random());
    bytes_ += bytes.size();
    staged_[id] = {device, std::move(bytes), now};
    return id;
}

const std::string* Stages::find(DeviceId device, Bits128 id) const {
    const auto it = staged_.find(id);
    return it == staged_.end() || it->second.device != device ? nullptr : &it->second.bytes;
}

void Stages::erase(Bits128 id) {
    const auto it = staged_.find(id);
    if (it == staged_.end()) return;
    bytes_ -= it->second.bytes.size();
    staged_.erase(it);
}

void Stages::drop_old(Instant now) {
    for (auto it = staged_.begin(); it != staged_.end();) {
        const auto next = std::next(it);
        if (it->second.at + kept_for < now) erase(it->first);
        it = next;
    }
}

}  // namespace linli::server
