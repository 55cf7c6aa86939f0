#pragma once

#include <string>

#include "app/server/http/message.h"

namespace linli::server {

// The built pages: one flat folder, each file beside its .br and .gz. Files are read when they are asked for,
// so a new build shows without a restart and the memory stays ours.
class StaticSite {
public:
    explicit StaticSite(std::string folder) : folder_(std::move(folder)) {}
    // GET or HEAD of a file. "/" is index.html.
    Response get(const Request& request) const;

private:
    std::string folder_;
};

}  // namespace linli::server
