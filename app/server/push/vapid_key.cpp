#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "app/server/push/web_push.h"

namespace linli::server {
namespace {

constexpr mode_t owner_only = 0600;

auto no_key_file(const std::string& path, const char* what) {
    return failure(FailureKind::Storage, "The server's key for reminders, " + path + ", cannot be " + what +
                                             ": " + std::strerror(errno) + ".");
}

// Whole and on the disk, or not there: a half key would be taken for a damaged one.
Result<void> write_new(const std::string& path, const std::string& pem) {
    const std::string part = path + ".part";
    unlink(part.c_str());
    const int file = open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, owner_only);
    if (file < 0) return no_key_file(path, "made");
    const bool written = write(file, pem.data(), pem.size()) == static_cast<ssize_t>(pem.size());
    const bool kept = written && fsync(file) == 0;
    close(file);
    if (!kept || rename(part.c_str(), path.c_str()) != 0) return no_key_file(path, "written");
    return {};
}

}  // namespace

Result<EcKey> open_vapid_key(const std::string& folder) {
    const std::string path = folder + "/vapid.pem";
    struct stat known {};
    if (stat(path.c_str(), &known) != 0) {
        if (errno != ENOENT) return no_key_file(path, "read");
        auto made = EcKey::make();
        if (!made) return made;
        if (auto written = write_new(path, made->pem()); !written) return tl::unexpected(written.error());
        return made;
    }
    // Copied back from somewhere, it may have lost its mode.
    if ((known.st_mode & 0777) != owner_only && chmod(path.c_str(), owner_only) != 0)
        return no_key_file(path, "kept from others");
    std::ifstream file(path, std::ios::binary);
    const std::string pem{std::istreambuf_iterator<char>(file), {}};
    if (!file && pem.empty()) return no_key_file(path, "read");
    auto key = EcKey::from_pem(pem);
    if (!key)
        return failure(FailureKind::Storage, "The file " + path +
                                                 " is no key of the server's. Put back the one of the last "
                                                 "backup, or remove it: then a new one is made, and "
                                                 "everybody has to turn reminders on again.");
    return key;
}

}  // namespace linli::server
