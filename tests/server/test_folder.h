#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>

namespace linli::tests {

// A folder that is gone when the test is over.
class TestFolder {
public:
    TestFolder() {
        static int made = 0;
        folder_ = std::filesystem::temp_directory_path() /
                  ("linli-test-" + std::to_string(getpid()) + "-" + std::to_string(++made));
        std::filesystem::create_directories(folder_);
    }
    ~TestFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;

    std::string path(const std::string& name) const { return (folder_ / name).string(); }

private:
    std::filesystem::path folder_;
};

}  // namespace linli::tests
