#include "tests/load/server_program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <vector>

extern char** environ;

namespace linli::load {

ServerProgram::ServerProgram(const std::string& data) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe to the server");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    std::vector<std::string> words{LINLI_SERVER, "--quiet", "serve",         "--data", data,
                                   "--port",     "0",       "--max-sockets", "4096"};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const auto start = std::chrono::steady_clock::now();
    const int failed = posix_spawn(&process_, LINLI_SERVER, &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    output_ = ends[0];
    if (failed != 0) throw std::runtime_error("the server does not start: " + std::string(LINLI_SERVER));
    const std::string line = read_until_ready();
    ready_after_s_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    port_ = static_cast<std::uint16_t>(std::atoi(line.substr(line.rfind(':') + 1).c_str()));
}

// Gives the line with the address.
std::string ServerProgram::read_until_ready() {
    std::string printed;
    char bytes[512];
    for (;;) {
        const ssize_t got = read(output_, bytes, sizeof bytes);
        if (got <= 0) {
            wait();
            throw std::runtime_error("the server ended: " + printed);
        }
        printed.append(bytes, static_cast<std::size_t>(got));
        const std::size_t at = printed.find("Linli is ready: ");
        const std::size_t end = at == std::string::npos ? at : printed.find('\n', at);
        if (end != std::string::npos) return printed.substr(at, end - at);
    }
}

ServerProgram::~ServerProgram() {
    kill();
    close(output_);
}

std::size_t ServerProgram::resident_bytes() const {
    std::ifstream pages("/proc/" + std::to_string(process_) + "/statm");
    std::size_t all = 0, resident = 0;
    pages >> all >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void ServerProgram::kill() {
    if (process_ < 0) return;
    ::kill(process_, SIGKILL);
    wait();
}

int ServerProgram::stop() {
    if (process_ < 0) return -1;
    ::kill(process_, SIGTERM);
    return wait();
}

int ServerProgram::wait() {
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace linli::load
