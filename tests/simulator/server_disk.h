#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "app/server/store/store.h"
#include "tests/server/faulty_disk.h"

namespace linli::simulator {

// The server's disk with the real store on it. It outlives the process, and it breaks when told to.
class ServerDisk {
public:
    explicit ServerDisk(std::uint64_t seed) : disk_(seed) {}

    // Told of every commit that is on disk, once each and in order, also of one whose success was only seen
    // after a restart.
    using Committed = std::function<void(const server::Batch&)>;
    Result<std::unique_ptr<server::Store>> open(Committed committed);

    // The fault comes with the step-th write or sync from now. After a power cut nothing works until
    // power_returns(), with no store open.
    void break_at(std::uint32_t step, tests::DiskFault fault) { disk_.break_at(step, fault); }
    void mend() { disk_.mend(); }
    bool has_power() const { return disk_.has_power(); }
    void power_returns() { disk_.restore_power(); }

private:
    friend class WatchedStore;
    tests::FaultyDisk disk_;
    std::optional<server::Batch> in_doubt_;  // Its commit failed, or nobody lived to see the end of it.
    Version last_ = 0;                       // Of the last batch that was told of.
};

}  // namespace linli::simulator
