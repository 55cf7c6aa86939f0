#include "app/server/tools/data_folder.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "shared/people/roles.h"

namespace linli::server {

DataFolder::DataFolder(DataFolder&& other) noexcept
    : lock_(std::exchange(other.lock_, -1)), path_(std::move(other.path_)), store_(std::move(other.store_)) {}

DataFolder::~DataFolder() {
    store_.reset();
    if (lock_ >= 0) close(lock_);
}

Result<DataFolder> DataFolder::open(const std::string& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error) {
        return failure(FailureKind::Storage,
                       "The data folder " + path + " cannot be made: " + error.message());
    }
    DataFolder folder;
    folder.path_ = path;
    folder.lock_ = ::open((path + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (folder.lock_ < 0) {
        return failure(FailureKind::Storage, "The data folder " + path + " cannot be written: " +
                                                 std::strerror(errno) + ". --data names another one.");
    }
    if (flock(folder.lock_, LOCK_EX | LOCK_NB) != 0) {
        return failure(FailureKind::Storage, "Another linli-server is using the data folder " + path +
                                                 ". Stop it first, or name another folder with --data.");
    }
    auto store = open_sqlite_store(path + "/linli.db");
    if (!store) return tl::unexpected(store.error());
    folder.store_ = std::move(*store);
    return folder;
}

Result<bool> DataFolder::has_community() {
    const auto community = store_->community();
    if (!community) return tl::unexpected(community.error());
    return community->has_value();
}

Result<void> DataFolder::make_community(const std::string& name, UtcOffset offset) {
    const auto has = has_community();
    if (!has) return tl::unexpected(has.error());
    if (*has) {
        return failure(FailureKind::Mismatch,
                       "There is a community in " + path_ + " already; each has its own folder.");
    }
    Community community;
    randombytes_buf(&community.id, sizeof community.id);
    community.name = name;
    community.utc_offset_minutes = offset.minutes;
    Batch batch;
    batch.community = community.id;
    batch.version = 1;
    batch.put.push_back({1, community});
    return store_->commit(batch);
}

Result<OpenCommunity> open_community(DataFolder& folder, Instant now) {
    const auto community = folder.store().community();
    if (!community) return tl::unexpected(community.error());
    if (!*community) {
        return failure(
            FailureKind::Mismatch,
            "There is no community in this data folder yet. Make one: linli-server new-community --data "
            "FOLDER --name NAME (or linli-server demo, to try Linli out).");
    }
    OpenCommunity open;
    auto intake = Intake::open(folder.store(), **community, now);
    if (!intake) return tl::unexpected(intake.error());
    open.intake = std::move(*intake);
    SessionSettings settings;
    settings.current_person = [intake = open.intake.get()](PersonId person) {
        return current_person(intake->state(), person);
    };
    auto sessions = Sessions::open(folder.store(), **community, settings);
    if (!sessions) return tl::unexpected(sessions.error());
    open.sessions = std::move(*sessions);
    return open;
}

}  // namespace linli::server
