#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>

#include "app/server/push/outgoing.h"

namespace linli::server {
namespace {

constexpr std::size_t max_address_bytes = 500;
constexpr std::string_view own_machine = "127.0.0.1";
constexpr std::uint16_t usual_port = 443;

// Chrome and what is built on it, Firefox, Edge, Safari. One that begins with a dot stands for all names that
// end in it.
constexpr std::array<std::string_view, 6> push_services{"fcm.googleapis.com",         "jmt17.google.com",
                                                        ".push.services.mozilla.com", ".notify.windows.com",
                                                        "web.push.apple.com",         ".push.apple.com"};

auto wrong_address(const char* why) {
    return failure(FailureKind::Malformed, why);
}

bool is_host_sign(char one) {
    return (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '.' || one == '-' || one == ':';
}

bool is_target_sign(char one) {
    return one > ' ' && one < 0x7F && one != '"' && one != '\\' && one != '<' && one != '>' && one != '#';
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_host_of(std::string_view host, std::string_view known) {
    return known.front() == '.' ? ends_with(host, known) : host == known;
}

// Splits "host", "host:80", "[::1]" and "[::1]:80".
bool read_host(std::string_view authority, OutgoingAddress& address) {
    std::string_view host = authority, port;
    if (!authority.empty() && authority.front() == '[') {
        const std::size_t close = authority.find(']');
        if (close == authority.npos) return false;
        host = authority.substr(1, close - 1);
        port = authority.substr(close + 1);
        if (host.find(':') == host.npos) return false;
    } else if (const std::size_t colon = authority.find(':'); colon != authority.npos) {
        host = authority.substr(0, colon);
        port = authority.substr(colon);
        if (port.find(':', 1) != port.npos) return false;
    }
    if (!port.empty()) {
        const char* end = port.data() + port.size();
        const auto read = std::from_chars(port.data() + 1, end, address.port);
        if (port.front() != ':' || read.ec != std::errc() || read.ptr != end || address.port == 0)
            return false;
    }
    address.host = host;
    for (char& one : address.host) {
        if (one >= 'A' && one <= 'Z') one = static_cast<char>(one - 'A' + 'a');
    }
    return !address.host.empty() && std::all_of(address.host.begin(), address.host.end(), is_host_sign);
}

using Bytes4 = std::array<unsigned char, 4>;
using Bytes16 = std::array<unsigned char, 16>;

struct Block {
    Bytes4 begin;
    int bits;
};
// What is not the open internet (IANA's registry of special-purpose addresses, RFC 6890 and its successors).
constexpr std::array<Block, 16> closed_blocks{{{{0, 0, 0, 0}, 8},
                                               {{10, 0, 0, 0}, 8},
                                               {{100, 64, 0, 0}, 10},
                                               {{127, 0, 0, 0}, 8},
                                               {{169, 254, 0, 0}, 16},
                                               {{172, 16, 0, 0}, 12},
                                               {{192, 0, 0, 0}, 24},
                                               {{192, 0, 2, 0}, 24},
                                               {{192, 31, 196, 0}, 24},
                                               {{192, 88, 99, 0}, 24},
                                               {{192, 168, 0, 0}, 16},
                                               {{198, 18, 0, 0}, 15},
                                               {{198, 51, 100, 0}, 24},
                                               {{203, 0, 113, 0}, 24},
                                               {{224, 0, 0, 0}, 4},
                                               {{240, 0, 0, 0}, 4}}};

std::uint32_t number_of(const Bytes4& bytes) {
    return static_cast<std::uint32_t>(bytes[0]) << 24 | static_cast<std::uint32_t>(bytes[1]) << 16 |
           static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3];
}

bool is_open(const Bytes4& ip) {
    return std::none_of(closed_blocks.begin(), closed_blocks.end(), [&](const Block& block) {
        const int rest = 32 - block.bits;
        return number_of(ip) >> rest == number_of(block.begin) >> rest;
    });
}

bool begins_with(const Bytes16& ip, std::initializer_list<unsigned char> start) {
    return std::equal(start.begin(), start.end(), ip.begin());
}

Bytes4 four_at(const Bytes16& ip, std::size_t at) {
    return {ip[at], ip[at + 1], ip[at + 2], ip[at + 3]};
}

// Global unicast (2000::/3) only, without what is handed to special uses, and an IPv4 address that it carries
// must be open, too: by NAT64 and 6to4 it leads there.
bool is_open(const Bytes16& ip) {
    if (begins_with(ip, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) return is_open(four_at(ip, 12));
    if (begins_with(ip, {0x20, 0x02})) return is_open(four_at(ip, 2));
    if ((ip[0] & 0xE0) != 0x20) return false;
    const bool special = begins_with(ip, {0x20, 0x01}) && ip[2] < 2;  // 2001::/23: Teredo and the like
    const bool written_about = begins_with(ip, {0x20, 0x01, 0x0D, 0xB8}) || begins_with(ip, {0x3F, 0xFF});
    return !special && !written_about;
}

}  // namespace

std::string OutgoingAddress::host_header() const {
    const std::string name = host.find(':') == host.npos ? host : "[" + host + "]";
    const bool usual = secure && port == usual_port;
    return usual ? name : name + ":" + std::to_string(port);
}

std::string OutgoingAddress::origin() const {
    return (secure ? "https://" : "http://") + host_header();
}

Result<OutgoingAddress> read_address(std::string_view url, const Reach& reach) {
    if (url.size() > max_address_bytes) return wrong_address("the address is too long");
    const std::size_t colon = url.find("://");
    if (colon == url.npos) return wrong_address("it is no address");
    OutgoingAddress address;
    const std::string_view scheme = url.substr(0, colon);
    std::string_view rest = url.substr(colon + 3);
    address.secure = scheme == "https";
    if (!address.secure) address.port = 80;
    const std::size_t path = std::min(rest.find_first_of("/?"), rest.size());
    if (!read_host(rest.substr(0, path), address)) return wrong_address("its host is none");
    address.target = rest.substr(path);
    if (address.target.empty() || address.target.front() != '/') address.target.insert(0, "/");
    if (!std::all_of(address.target.begin(), address.target.end(), is_target_sign))
        return wrong_address("it has characters that no address has");
    const bool to_itself = reach.own_machine && scheme == "http" && address.host == own_machine;
    if (!address.secure && !to_itself) return wrong_address("it is not one of https");
    return address;
}

bool is_push_service(const OutgoingAddress& address, const Reach& reach) {
    if (!address.secure) return reach.own_machine && address.host == own_machine;
    const auto is_here = [&](std::string_view known) { return is_host_of(address.host, known); };
    const auto& more = reach.more_push_services;
    return std::any_of(push_services.begin(), push_services.end(), is_here) ||
           std::any_of(more.begin(), more.end(), is_here);
}

bool is_open_internet(std::string_view ip) {
    const std::string text(ip);
    Bytes4 four{};
    if (inet_pton(AF_INET, text.c_str(), four.data()) == 1) return is_open(four);
    Bytes16 sixteen{};
    return inet_pton(AF_INET6, text.c_str(), sixteen.data()) == 1 && is_open(sixteen);
}

bool may_connect(std::string_view ip, const OutgoingAddress& address, const Reach& reach) {
    if (!address.secure) return reach.own_machine && ip == own_machine;
    return is_open_internet(ip);
}

}  // namespace linli::server
