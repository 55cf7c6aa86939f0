#include <algorithm>
#include <charconv>
#include <optional>

#include "app/server/push/outgoing.h"

// HTTP/1.1 as far as it is needed for one POST and its answer.

namespace linli::server {
namespace {

constexpr std::string_view end_of_line = "\r\n", end_of_head = "\r\n\r\n";
constexpr std::int64_t longest_wait_s = 6 * 3600;

bool same_name(std::string_view one, std::string_view other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](char a, char b) {
        const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
        return small(a) == small(b);
    });
}

std::optional<std::string_view> header(std::string_view head, std::string_view name) {
    while (!head.empty()) {
        const std::size_t end = std::min(head.find(end_of_line), head.size());
        const std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(end + end_of_line.size(), head.size()));
        const std::size_t colon = line.find(':');
        if (colon == line.npos || !same_name(line.substr(0, colon), name)) continue;
        const std::size_t value = std::min(line.find_first_not_of(" \t", colon + 1), line.size());
        return line.substr(value);
    }
    return std::nullopt;
}

std::optional<std::uint64_t> number(std::string_view text, int base = 10) {
    std::uint64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return read.ec == std::errc() && read.ptr != text.data() ? std::optional(value) : std::nullopt;
}

struct Parts {
    std::string_view head, body;
};

std::optional<Parts> parts_of(std::string_view bytes) {
    const std::size_t end = bytes.find(end_of_head);
    if (end == bytes.npos) return std::nullopt;
    return Parts{bytes.substr(0, end), bytes.substr(end + end_of_head.size())};
}

bool is_chunked(std::string_view head) {
    const auto coding = header(head, "Transfer-Encoding");
    return coding && same_name(*coding, "chunked");
}

// What is there of the chunks; `whole` says whether the last one came.
std::string joined_chunks(std::string_view body, bool& whole) {
    std::string joined;
    whole = false;
    for (;;) {
        const std::size_t end = body.find(end_of_line);
        const auto size = end == body.npos ? std::nullopt : number(body.substr(0, end), 16);
        if (!size) return joined;
        body.remove_prefix(end + end_of_line.size());
        whole = *size == 0;
        if (whole) return joined;
        joined += body.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(*size, body.size())));
        if (*size > body.size() || body.size() - *size < end_of_line.size()) return joined;
        body.remove_prefix(static_cast<std::size_t>(*size) + end_of_line.size());
    }
}

}  // namespace

std::string request_bytes(const OutgoingRequest& request) {
    std::string bytes =
        "POST " + request.address.target + " HTTP/1.1\r\nHost: " + request.address.host_header() +
        "\r\nConnection: close\r\nContent-Length: " + std::to_string(request.body.size()) + "\r\n";
    for (const auto& [name, value] : request.headers) bytes += name + ": " + value + "\r\n";
    return bytes + "\r\n" + request.body;
}

OutgoingAnswer read_answer(std::string_view bytes) {
    OutgoingAnswer answer;
    const auto parts = parts_of(bytes);
    constexpr std::string_view start = "HTTP/1.";
    if (!parts || parts->head.substr(0, start.size()) != start || parts->head.size() < 12) return answer;
    answer.status = static_cast<int>(number(parts->head.substr(9, 3)).value_or(0));
    if (const auto wait = header(parts->head, "Retry-After"))
        answer.retry_after = seconds(
            static_cast<std::int64_t>(std::min<std::uint64_t>(number(*wait).value_or(0), longest_wait_s)));
    bool whole = false;
    answer.body = is_chunked(parts->head) ? joined_chunks(parts->body, whole) : std::string(parts->body);
    return answer;
}

bool is_whole_answer(std::string_view bytes) {
    const auto parts = parts_of(bytes);
    if (!parts) return false;
    bool whole = false;
    if (is_chunked(parts->head)) joined_chunks(parts->body, whole);
    const auto length = header(parts->head, "Content-Length");
    const auto size = length ? number(*length) : std::nullopt;
    return whole || (size && parts->body.size() >= *size);
}

}  // namespace linli::server
