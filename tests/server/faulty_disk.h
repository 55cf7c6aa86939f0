#pragma once

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "shared/core/assert.h"
#include "shared/core/random.h"

// A disk in memory that breaks when told to, for SQLite: a file system of its own under a name of its own.
// What was written but not synced is lost, kept or torn when the power goes, sector by sector, as the seed
// decides. Connections of one disk must not overlap, and end before restore_power().

namespace linli::tests {

enum class DiskFault : std::uint8_t {
    OnceFails = 1,  // One write or sync fails. After a failed sync the system may have forgotten the writes.
    Short = 2,      // One write ends early.
    Full = 3,       // No file can grow until mend().
    PowerCut = 4,   // Everything fails until restore_power().
};

class FaultyDisk {
public:
    explicit FaultyDisk(std::uint64_t seed);
    ~FaultyDisk() { sqlite3_vfs_unregister(&vfs_); }
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    // What to open: a URI.
    std::string path(const std::string& name) const { return "file:/" + name + "?vfs=" + vfs_name_; }

    // The fault comes with the step-th write, cut or sync from now, 0 being the next.
    void break_at(std::uint32_t step, DiskFault fault) {
        fault_ = fault;
        steps_left_ = step;
        armed_ = true;
    }
    void mend() { armed_ = full_ = false; }
    bool has_power() const { return powered_; }
    void cut_power();
    void restore_power();

private:
    struct Change {
        std::size_t offset = 0;
        std::string bytes;
        bool cut = false;  // The file ends at `offset`.
    };
    struct Inode {
        std::string now;
        std::string durable;
        std::vector<Change> unsynced;
        std::vector<std::unique_ptr<char[]>> shared_memory;
    };
    struct File {
        sqlite3_file base;
        FaultyDisk* disk;
        Inode* inode;
    };
    using Names = std::map<std::string, Inode*>;
    static constexpr std::size_t sector_bytes = 512;

    static FaultyDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<FaultyDisk*>(vfs->pAppData); }
    static File& file_of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
    static const sqlite3_io_methods& methods();
    void fill_vfs();
    bool fault_now();
    int open(const char* name, File& file, int flags);
    int remove(const char* name, bool synced);
    int write(Inode& inode, Change change);
    int sync(Inode& inode);
    static void apply(std::string& content, const Change& change);
    void keep_some(std::string& content, const Change& change);

    SeededRandom random_;
    std::string vfs_name_;
    sqlite3_vfs vfs_{};
    std::vector<std::unique_ptr<Inode>> inodes_;
    Names names_;
    Names durable_names_;
    bool powered_ = true;
    bool full_ = false;
    bool armed_ = false;
    DiskFault fault_ = DiskFault::OnceFails;
    std::uint32_t steps_left_ = 0;
};

inline FaultyDisk::FaultyDisk(std::uint64_t seed) : random_(seed) {
    static int made = 0;
    vfs_name_ = "faulty-disk-" + std::to_string(++made);
    fill_vfs();
    sqlite3_vfs_register(&vfs_, 0);
}

inline void FaultyDisk::apply(std::string& content, const Change& change) {
    if (change.cut) return content.resize(change.offset);
    if (content.size() < change.offset + change.bytes.size()) {
        content.resize(change.offset + change.bytes.size());
    }
    std::copy(change.bytes.begin(), change.bytes.end(),
              content.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

// What of an unsynced change reached the disk: all, nothing, or some of its sectors.
inline void FaultyDisk::keep_some(std::string& content, const Change& change) {
    const std::uint32_t fate = random_.below(3);
    if (fate == 0) return;
    if (fate == 1 || change.cut) return apply(content, change);
    for (std::size_t at = 0; at < change.bytes.size(); at += sector_bytes) {
        if (random_.chance(500)) continue;
        apply(content, {change.offset + at, change.bytes.substr(at, sector_bytes), false});
    }
}

inline void FaultyDisk::cut_power() {
    powered_ = false;
    for (auto& inode : inodes_) {
        for (const Change& change : inode->unsynced) keep_some(inode->durable, change);
        inode->unsynced.clear();
    }
    Names kept = durable_names_;
    for (const auto& [name, inode] : names_) {
        if (!durable_names_.contains(name) && random_.chance(500)) kept.emplace(name, inode);
    }
    for (const auto& [name, inode] : durable_names_) {
        if (!names_.contains(name) && random_.chance(500)) kept.erase(name);
    }
    durable_names_ = std::move(kept);
}

inline void FaultyDisk::restore_power() {
    LINLI_ASSERT(!powered_);
    powered_ = true;
    mend();
    names_ = durable_names_;
    for (auto& inode : inodes_) {
        inode->now = inode->durable;
        inode->shared_memory.clear();
    }
}

// Counts a step; true when the fault happens with it.
inline bool FaultyDisk::fault_now() {
    if (!armed_ || steps_left_-- > 0) return false;
    armed_ = false;
    full_ = fault_ == DiskFault::Full;
    if (fault_ == DiskFault::PowerCut) cut_power();
    return !full_;
}

inline int FaultyDisk::write(Inode& inode, Change change) {
    if (powered_ && fault_now()) {
        if (fault_ == DiskFault::Short && !change.cut) {
            change.bytes.resize(random_.below(static_cast<std::uint32_t>(change.bytes.size()) + 1));
            apply(inode.now, change);
            inode.unsynced.push_back(std::move(change));
        } else if (fault_ == DiskFault::PowerCut) {
            keep_some(inode.durable, change);
        }
        return SQLITE_IOERR_WRITE;
    }
    if (!powered_) return SQLITE_IOERR_WRITE;
    if (full_ && change.offset + change.bytes.size() > inode.now.size()) return SQLITE_FULL;
    apply(inode.now, change);
    inode.unsynced.push_back(std::move(change));
    return SQLITE_OK;
}

inline int FaultyDisk::sync(Inode& inode) {
    if (powered_ && fault_now()) {
        if (powered_) {
            std::erase_if(inode.unsynced, [&](const Change&) { return random_.chance(500); });
        }
        return SQLITE_IOERR_FSYNC;
    }
    if (!powered_) return SQLITE_IOERR_FSYNC;
    for (const Change& change : inode.unsynced) apply(inode.durable, change);
    inode.unsynced.clear();
    // With the first sync of a new file SQLite's own layer syncs the folder, which makes every name in it
    // last.
    const bool is_new = std::none_of(durable_names_.begin(), durable_names_.end(),
                                     [&](const auto& entry) { return entry.second == &inode; });
    if (is_new) durable_names_ = names_;
    return SQLITE_OK;
}

inline int FaultyDisk::open(const char* name, File& file, int flags) {
    if (!powered_) return SQLITE_CANTOPEN;
    const auto known = name ? names_.find(name) : names_.end();
    if (known != names_.end()) {
        file.inode = known->second;
    } else if (flags & SQLITE_OPEN_CREATE) {
        file.inode = inodes_.emplace_back(std::make_unique<Inode>()).get();
        if (name) names_[name] = file.inode;
    } else {
        return SQLITE_CANTOPEN;
    }
    file.disk = this;
    file.base.pMethods = &methods();
    return SQLITE_OK;
}

inline int FaultyDisk::remove(const char* name, bool synced) {
    if (!powered_) return SQLITE_IOERR_DELETE;
    if (names_.erase(name) == 0) return SQLITE_IOERR_DELETE_NOENT;
    if (synced) durable_names_.erase(name);
    return SQLITE_OK;
}

inline void FaultyDisk::fill_vfs() {
    sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
    vfs_.iVersion = 2;
    vfs_.szOsFile = sizeof(File);
    vfs_.mxPathname = 200;
    vfs_.zName = vfs_name_.c_str();
    vfs_.pAppData = this;
    vfs_.xOpen = [](sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
        file->pMethods = nullptr;
        if (out) *out = flags;
        return disk_of(vfs).open(name, file_of(file), flags);
    };
    vfs_.xDelete = [](sqlite3_vfs* vfs, const char* name, int sync) {
        return disk_of(vfs).remove(name, sync != 0);
    };
    vfs_.xAccess = [](sqlite3_vfs* vfs, const char* name, int, int* answer) {
        *answer = disk_of(vfs).names_.contains(name);
        return SQLITE_OK;
    };
    vfs_.xFullPathname = [](sqlite3_vfs*, const char* name, int size, char* out) {
        sqlite3_snprintf(size, out, "%s", name);
        return SQLITE_OK;
    };
    // Chance decides nothing but the log's salt, which is what makes a run repeat exactly.
    vfs_.xRandomness = [](sqlite3_vfs* vfs, int size, char* out) {
        for (int i = 0; i < size; ++i) out[i] = static_cast<char>(disk_of(vfs).random_.below(256));
        return size;
    };
    vfs_.xSleep = [](sqlite3_vfs*, int microseconds) { return microseconds; };
    vfs_.xCurrentTime = real->xCurrentTime;
    vfs_.xCurrentTimeInt64 = real->xCurrentTimeInt64;
    vfs_.xGetLastError = [](sqlite3_vfs*, int, char*) { return 0; };
}

inline const sqlite3_io_methods& FaultyDisk::methods() {
    static const sqlite3_io_methods made = [] {
        sqlite3_io_methods io{};
        io.iVersion = 2;
        io.xClose = [](sqlite3_file*) { return SQLITE_OK; };
        io.xRead = [](sqlite3_file* file, void* out, int size, sqlite3_int64 from) {
            const File& one = file_of(file);
            if (!one.disk->powered_) return SQLITE_IOERR_READ;
            const std::string& content = one.inode->now;
            const auto offset = std::min(static_cast<std::size_t>(from), content.size());
            const auto wanted = static_cast<std::size_t>(size);
            const std::size_t there = std::min(content.size() - offset, wanted);
            std::memcpy(out, content.data() + offset, there);
            std::memset(static_cast<char*>(out) + there, 0, wanted - there);
            return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
        };
        io.xWrite = [](sqlite3_file* file, const void* bytes, int size, sqlite3_int64 from) {
            const File& one = file_of(file);
            std::string copy(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
            return one.disk->write(*one.inode, {static_cast<std::size_t>(from), std::move(copy), false});
        };
        io.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) {
            const File& one = file_of(file);
            return one.disk->write(*one.inode, {static_cast<std::size_t>(size), {}, true});
        };
        io.xSync = [](sqlite3_file* file, int) { return file_of(file).disk->sync(*file_of(file).inode); };
        io.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
            *size = static_cast<sqlite3_int64>(file_of(file).inode->now.size());
            return SQLITE_OK;
        };
        io.xLock = [](sqlite3_file*, int) { return SQLITE_OK; };
        io.xUnlock = [](sqlite3_file*, int) { return SQLITE_OK; };
        io.xCheckReservedLock = [](sqlite3_file*, int* answer) {
            *answer = 0;
            return SQLITE_OK;
        };
        io.xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; };
        io.xSectorSize = [](sqlite3_file*) { return 4096; };
        io.xDeviceCharacteristics = [](sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; };
        io.xShmMap = [](sqlite3_file* file, int region, int size, int extend, void volatile** out) {
            auto& regions = file_of(file).inode->shared_memory;
            const auto index = static_cast<std::size_t>(region);
            *out = nullptr;
            if (index >= regions.size() && !extend) return SQLITE_OK;
            while (index >= regions.size()) {
                regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
            }
            *out = regions[index].get();
            return SQLITE_OK;
        };
        io.xShmLock = [](sqlite3_file*, int, int, int) { return SQLITE_OK; };
        io.xShmBarrier = [](sqlite3_file*) {};
        io.xShmUnmap = [](sqlite3_file* file, int discard) {
            if (discard) file_of(file).inode->shared_memory.clear();
            return SQLITE_OK;
        };
        return io;
    }();
    return made;
}

}  // namespace linli::tests
