#include "tests/simulator/secrets.h"

#include <algorithm>

namespace linli::simulator {
namespace {

constexpr std::size_t digits_in_text = 7;
constexpr std::size_t digits_in_phone = 8;
constexpr std::string_view phone_start = "139";

std::string padded(std::uint32_t number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

bool are_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char one) { return one >= '0' && one <= '9'; });
}

}  // namespace

std::string marked(std::string_view text, std::uint32_t number) {
    return std::string(text) + "#" + padded(number, digits_in_text) + "#";
}

std::string marked_phone(std::uint32_t number) {
    return std::string(phone_start) + padded(number, digits_in_phone);
}

std::vector<std::string> marks_in(std::string_view bytes) {
    std::vector<std::string> marks;
    const std::size_t text_size = digits_in_text + 2;
    for (std::size_t at = bytes.find('#'); at != std::string_view::npos; at = bytes.find('#', at + 1)) {
        const std::string_view mark = bytes.substr(at, text_size);
        if (mark.size() == text_size && mark.back() == '#' && are_digits(mark.substr(1, digits_in_text)))
            marks.emplace_back(mark);
    }
    const std::size_t phone_size = phone_start.size() + digits_in_phone;
    for (std::size_t at = bytes.find(phone_start); at != std::string_view::npos;
         at = bytes.find(phone_start, at + 1)) {
        const std::string_view mark = bytes.substr(at, phone_size);
        if (mark.size() == phone_size && are_digits(mark)) marks.emplace_back(mark);
    }
    return marks;
}

void Secrets::put(const RecordRef& record, std::string_view bytes) {
    erase(record);
    std::vector<std::string> marks = marks_in(bytes);
    if (marks.empty()) return;
    for (const std::string& mark : marks) holders_[mark].insert(record);
    marks_[record] = std::move(marks);
}

void Secrets::erase(const RecordRef& record) {
    const auto known = marks_.find(record);
    if (known == marks_.end()) return;
    for (const std::string& mark : known->second) holders_[mark].erase(record);
    marks_.erase(known);
}

const std::set<RecordRef>& Secrets::holders(const std::string& mark) const {
    static const std::set<RecordRef> nobody;
    const auto known = holders_.find(mark);
    return known == holders_.end() ? nobody : known->second;
}

}  // namespace linli::simulator
