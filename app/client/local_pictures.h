#pragma once

#include <map>
#include <string>

#include "app/client/platform/platform.h"

namespace linli::client {

// Pictures that are on this device only. Each has an address of its own while a page shows it, and not
// longer: the browser holds its bytes for that long.
class LocalPictures {
public:
    explicit LocalPictures(Platform& platform) : platform_(platform) {}
    ~LocalPictures();
    LocalPictures(const LocalPictures&) = delete;
    LocalPictures& operator=(const LocalPictures&) = delete;

    std::string address_of(const std::string& name, const std::string& jpeg);
    // After each frame: nobody asked for the others.
    void drop_unshown();

private:
    struct Shown {
        std::string address;
        bool in_this_frame = true;
    };
    Platform& platform_;
    std::map<std::string, Shown> shown_;
};

}  // namespace linli::client
