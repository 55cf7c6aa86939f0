#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/server/push/outgoing.h"
#include "shared/core/result.h"

namespace linli::server {

// How the server is run: flags and environment, see `linli-server serve --help`.
struct Settings {
    std::string listen = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string site;           // Folder of the built pages; empty: only /api, /socket and /health.
    bool offline_pages = true;  // Devices may keep the pages; false takes them away again.
    std::string data = "data";
    std::string tls_certificate;
    std::string tls_key;
    std::string public_origin;             // https://linli.example.org, as people type it.
    std::vector<std::string> local_hosts;  // Besides localhost: the demo's one origin per role.
    std::size_t max_sockets = 4096;
    std::string version;
    bool demo = false;         // The database is a demo.
    std::string push_contact;  // mailto:… or https://…: for the push services
    Reach reach;
};

// How much one visitor may ask for. Tests set smaller ones.
struct Limits {
    std::size_t sockets_per_device = 8;
    std::size_t messages_per_second = 50;  // Sustained; more are answered with TryLater.
    std::size_t message_burst = 400;       // A device that was offline for long has many to tell.
    std::size_t asks_per_minute = 60;
    std::size_t queued_bytes = 256 * 1024;               // A socket with more than this waiting is behind.
    std::size_t queued_bytes_in_all = 24 * 1024 * 1024;  // Beyond it snapshots wait their turn.
    std::size_t body_bytes = 16 * 1024;
};

// Whether these settings are safe to serve with; says what to do when not.
Result<void> check_settings(const Settings& settings);

// As given, or the origin that people type.
std::string push_contact(const Settings& settings);

bool is_loopback(const std::string& address);

}  // namespace linli::server
