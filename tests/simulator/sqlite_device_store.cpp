#include "shared/core/assert.h"
#include "tests/client/device_database.h"
#include "tests/simulator/device_store.h"

namespace linli::simulator {
namespace {

class SqliteStore : public DeviceStore {
public:
    void keep(const Keep& keep) override { database_.run_all(client::batch_of(keep)); }

    std::optional<Kept> load() override {
        auto loaded = database_.load();
        LINLI_ASSERT(loaded);
        if (!loaded->has_outbox) return std::nullopt;
        return std::move(loaded->kept);
    }

    std::unique_ptr<DeviceStore> copy() override {
        auto other = std::make_unique<SqliteStore>();
        other->database_.copy_from(database_);
        return other;
    }

private:
    client::tests::DeviceDatabase database_;
};

}  // namespace

std::unique_ptr<DeviceStore> new_sqlite_device_store() {
    return std::make_unique<SqliteStore>();
}

}  // namespace linli::simulator
