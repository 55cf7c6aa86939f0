#include "app/server/tools/text_file.h"

#include <fstream>
#include <sstream>

#include "app/server/tools/text_encoding.h"

namespace linli::server {

Result<std::string> read_text_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    if (!file || !(bytes << file.rdbuf())) {
        return failure(FailureKind::Storage, "The file " + path + " is empty or cannot be read.");
    }
    auto text = decode_text(std::move(bytes).str());
    if (!text) return failure(FailureKind::Malformed, path + " is no text: " + text.error().detail);
    return std::move(text->utf8);
}

}  // namespace linli::server
