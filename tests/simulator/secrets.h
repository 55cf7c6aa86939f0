#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/state/state.h"

namespace linli::simulator {

// Marked secrets: every telephone number, care note, full name, seat note and reason for a look that the
// simulator makes up has a number in it that nothing else has, so it is found again in any bytes.
//     text    #0000123#
//     phone   13900000123, a mobile number that starts with 139
std::string marked(std::string_view text, std::uint32_t number);
std::string marked_phone(std::uint32_t number);
std::vector<std::string> marks_in(std::string_view bytes);

// Which record holds which mark now.
class Secrets {
public:
    void put(const RecordRef& record, std::string_view bytes);
    void erase(const RecordRef& record);
    // The records that hold it; empty for a mark that only an older version of a record had.
    const std::set<RecordRef>& holders(const std::string& mark) const;

private:
    std::map<std::string, std::set<RecordRef>> holders_;
    std::map<RecordRef, std::vector<std::string>> marks_;
};

}  // namespace linli::simulator
