#include "tests/simulator/server_disk.h"

namespace linli::simulator {

using namespace server;

// Passes everything on and tells of every commit that is on disk.
class WatchedStore : public Store {
public:
    WatchedStore(ServerDisk& disk, std::unique_ptr<Store> store, ServerDisk::Committed committed)
        : disk_(disk), store_(std::move(store)), committed_(std::move(committed)) {}

    Result<Loaded> load(CommunityId community, Instant now) override {
        auto loaded = store_->load(community, now);
        const auto& doubt = disk_.in_doubt_;
        if (loaded && doubt && doubt->version == loaded->version && doubt->version > disk_.last_)
            tell(*doubt);  // It is there after all.
        return loaded;
    }
    Result<void> commit(const Batch& batch) override {
        disk_.in_doubt_ = batch;
        auto done = store_->commit(batch);
        if (!done) return done;
        tell(batch);
        return done;
    }

    Result<std::optional<CommunityId>> community() override { return store_->community(); }
    Result<std::optional<LoggedCommand>> find_logged(CommunityId community,
                                                     const CommandName& name) override {
        return store_->find_logged(community, name);
    }
    Result<std::vector<KnownOutbox>> outboxes_of(CommunityId community, DeviceId device) override {
        return store_->outboxes_of(community, device);
    }
    Result<std::optional<std::string>> photo(CommunityId community, PhotoId id) override {
        return store_->photo(community, id);
    }
    Result<LoadedAccess> load_access(CommunityId community) override {
        return store_->load_access(community);
    }
    Result<void> commit_access(CommunityId community, const AccessChanges& changes) override {
        return store_->commit_access(community, changes);
    }
    Result<std::vector<OutgoingRow>> load_outgoing(CommunityId community) override {
        return store_->load_outgoing(community);
    }
    Result<void> commit_outgoing(CommunityId community, const std::vector<OutgoingRow>& rows) override {
        return store_->commit_outgoing(community, rows);
    }
    Result<void> prune_outgoing(CommunityId community, Instant limit) override {
        return store_->prune_outgoing(community, limit);
    }
    Result<bool> is_demo() override { return store_->is_demo(); }
    Result<void> mark_demo() override { return store_->mark_demo(); }
    Result<void> prune(CommunityId community, Instant now) override { return store_->prune(community, now); }

private:
    void tell(const Batch& batch) {
        disk_.last_ = batch.version;
        committed_(batch);
        disk_.in_doubt_.reset();
    }

    ServerDisk& disk_;
    std::unique_ptr<Store> store_;
    ServerDisk::Committed committed_;
};

Result<std::unique_ptr<Store>> ServerDisk::open(Committed committed) {
    auto store = open_sqlite_store(disk_.path("linli.db"));
    if (!store) return store;
    return std::make_unique<WatchedStore>(*this, std::move(*store), std::move(committed));
}

}  // namespace linli::simulator
