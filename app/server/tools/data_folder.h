#pragma once

#include <memory>
#include <string>

#include "app/server/intake.h"
#include "app/server/sessions.h"

namespace linli::server {

// The folder in which a community is kept: linli.db and its lock. One program at a time may have it open.
class DataFolder {
public:
    // Makes the folder where it is missing. A Failure says what to do.
    static Result<DataFolder> open(const std::string& path);
    DataFolder(DataFolder&& other) noexcept;
    DataFolder& operator=(DataFolder&&) = delete;
    ~DataFolder();

    Store& store() { return *store_; }
    Result<bool> has_community();
    // A new community with a new id. Only where there is none yet.
    Result<void> make_community(const std::string& name, UtcOffset offset);

private:
    DataFolder() = default;
    int lock_ = -1;
    std::string path_;
    std::unique_ptr<Store> store_;
};

// The community of a folder, ready to decide commands and to let people in.
struct OpenCommunity {
    std::unique_ptr<Intake> intake;
    std::unique_ptr<Sessions> sessions;
};
Result<OpenCommunity> open_community(DataFolder& folder, Instant now);

}  // namespace linli::server
