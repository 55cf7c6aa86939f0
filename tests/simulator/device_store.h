#pragma once

#include <memory>
#include <optional>

#include "shared/sync/replica.h"

namespace linli::simulator {

// What stays on a device when the tab is closed.
class DeviceStore {
public:
    virtual ~DeviceStore() = default;
    virtual void keep(const Keep& keep) = 0;  // One transaction.
    virtual std::optional<Kept> load() = 0;   // Nothing: a new store.
    virtual std::unique_ptr<DeviceStore> copy() = 0;
};

// The client's own statements on SQLite, as in the browser.
std::unique_ptr<DeviceStore> new_sqlite_device_store();
// The same in a few maps: where hundreds of thousands of commands are played.
std::unique_ptr<DeviceStore> new_quick_device_store();

}  // namespace linli::simulator
