#include "tests/simulator/device_store.h"

#include <map>

namespace linli::simulator {
namespace {

class MemoryStore : public DeviceStore {
public:
    void keep(const Keep& keep) override {
        for (const SentRecord& sent : keep.put) records_[ref_of(sent.record)] = sent;
        for (const RecordRef& record : keep.removed) records_.erase(record);
        if (keep.cursor) kept_.cursor = *keep.cursor;
        if (keep.identity) kept_.identity = keep.identity;
        if (keep.outbox) {
            kept_.outbox = *keep.outbox;
            queued_.clear();
            used_ = true;
        }
        if (keep.next_number != 0) kept_.next_number = keep.next_number;
        for (const OutboxRow& row : keep.queued) queued_[row.number] = row;
        for (const std::uint64_t number : keep.answered) queued_.erase(number);
        for (const RefusalRow& refused : keep.refused)
            refused_[{refused.row.outbox, refused.row.number}] = refused;
        for (const auto& dismissed : keep.dismissed) refused_.erase(dismissed);
    }
    std::optional<Kept> load() override {
        if (!used_) return std::nullopt;
        Kept kept = kept_;
        for (const auto& [record, sent] : records_) kept.records.push_back(sent);
        for (const auto& [number, row] : queued_) kept.queued.push_back(row);
        for (const auto& [name, refused] : refused_) kept.refused.push_back(refused);
        return kept;
    }
    std::unique_ptr<DeviceStore> copy() override { return std::make_unique<MemoryStore>(*this); }

private:
    bool used_ = false;
    Kept kept_;
    std::map<RecordRef, SentRecord> records_;
    std::map<std::uint64_t, OutboxRow> queued_;
    std::map<std::pair<OutboxId, std::uint64_t>, RefusalRow> refused_;
};

}  // namespace

std::unique_ptr<DeviceStore> new_quick_device_store() {
    return std::make_unique<MemoryStore>();
}

}  // namespace linli::simulator
