#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/core/result.h"
#include "shared/core/time.h"

// Requests that leave the server: to push services and to the group chat's robot. Whoever may name an
// address could otherwise have the server ask machines that only it can reach, so it goes to addresses of the
// open internet only, by https only, and follows nobody elsewhere.

namespace linli::server {

struct OutgoingAddress {
    bool secure = true;
    std::string host;  // A name, or an IP address without brackets.
    std::uint16_t port = 443;
    std::string target;  // Path and query; begins with a stroke.

    std::string origin() const;  // https://host, with the port where it is not the usual one
    std::string host_header() const;
};

// How far the server goes.
struct Reach {
    bool own_machine = false;                          // Also http to this machine: only to try things out.
    std::vector<std::string> more_push_services = {};  // Hosts beside those that are known.
};

// https://host[:port]/…, at most 500 bytes; http://127.0.0.1:port/… where `reach` says so.
Result<OutgoingAddress> read_address(std::string_view url, const Reach& reach);

// Whether browsers' makers run a push service at this host.
bool is_push_service(const OutgoingAddress& address, const Reach& reach);

// Whether an IP address (as text, of either family) is one of the open internet: none of this machine, of the
// house's own network, of a provider's inside, and none in which such a one is hidden.
bool is_open_internet(std::string_view ip);
bool may_connect(std::string_view ip, const OutgoingAddress& address, const Reach& reach);

struct OutgoingRequest {
    OutgoingAddress address;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
};
std::string request_bytes(const OutgoingRequest& request);  // POST, one request a connection

struct OutgoingAnswer {
    int status = 0;          // 0: there was none.
    bool forbidden = false;  // The server does not go there.
    Duration retry_after;
    std::string body;  // Its beginning.
};
inline constexpr std::size_t max_answer_read = 64 * 1024;
// What came back on a connection until it was closed; nothing readable is no answer.
OutgoingAnswer read_answer(std::string_view bytes);
// Whether nothing more will come: the length that the head names is there.
bool is_whole_answer(std::string_view bytes);

}  // namespace linli::server
