#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

namespace linli::load {

// The real linli-server as a process of its own, on a free port of this machine.
class ServerProgram {
public:
    // Starts it on a data folder and waits until it says that it is ready. Throws std::runtime_error with
    // what it printed when it ends instead.
    explicit ServerProgram(const std::string& data);
    ~ServerProgram();  // As kill().
    ServerProgram(const ServerProgram&) = delete;

    std::uint16_t port() const { return port_; }
    double ready_after_s() const { return ready_after_s_; }
    std::size_t resident_bytes() const;  // Memory in use now.
    void kill();                         // SIGKILL: no time to say goodbye.
    int stop();                          // SIGTERM; gives the exit code.

private:
    std::string read_until_ready();
    int wait();

    pid_t process_ = -1;
    int output_ = -1;
    std::uint16_t port_ = 0;
    double ready_after_s_ = 0;
};

}  // namespace linli::load
