#include "app/server/http/metrics.h"

#include <unistd.h>

#include <fstream>
#include <sstream>

namespace linli::server {
namespace {

constexpr std::array outcome_names{"", "accepted", "refused", "name_taken", "try_later", "unreadable"};

class Page {
public:
    template <class Value>
    void add(const char* name, const char* type, const char* help, const Value& value) {
        head(name, type, help);
        out_ << name << ' ' << value << '\n';
    }
    void head(const char* name, const char* type, const char* help) {
        out_ << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n';
    }
    std::ostringstream& out() { return out_; }

private:
    std::ostringstream out_;
};

}  // namespace

template <std::size_t N>
std::string Histogram<N>::text(const std::string& name, const std::string& help) const {
    std::ostringstream out;
    out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << " histogram\n";
    for (std::size_t i = 0; i < N; ++i)
        out << name << "_bucket{le=\"" << bounds_[i] << "\"} " << counts_[i] << '\n';
    out << name << "_bucket{le=\"+Inf\"} " << count_ << '\n'
        << name << "_sum " << sum_ << '\n'
        << name << "_count " << count_ << '\n';
    return out.str();
}

std::string Metrics::text() const {
    Page page;
    page.add("linli_open_sockets", "gauge", "Devices connected now.", open_sockets);
    page.add("linli_open_connections", "gauge", "HTTP connections open now, sockets included.",
             open_connections);
    page.head("linli_commands_total", "counter", "Commands by how they ended.");
    for (std::size_t i = 1; i < commands.size(); ++i) {
        page.out() << "linli_commands_total{outcome=\"" << outcome_names[i] << "\"} " << commands[i] << '\n';
    }
    page.add("linli_groups_failed_total", "counter", "Groups of commands that could not be stored.",
             groups_failed);
    page.add("linli_waiting_submissions", "gauge", "Commands waiting for the writer.", waiting_submissions);
    page.add("linli_waiting_tasks", "gauge", "Other work waiting for the writer.", waiting_tasks);
    page.add("linli_feed_bytes_total", "counter", "Bytes of records queued for devices.", feed_bytes);
    page.add("linli_queued_bytes", "gauge", "Bytes waiting to be read by devices.", queued_bytes);
    page.add("linli_slow_readers_dropped_total", "counter", "Times that a device fell behind.",
             slow_readers_dropped);
    page.add("linli_sockets_refused_total", "counter", "Sockets beyond a limit.", sockets_refused);
    page.add("linli_messages_refused_total", "counter", "Messages that do not decode or are too many.",
             messages_refused);
    page.add("linli_failed_sign_ins_total", "counter", "Cards and passwords that were not right.",
             failed_sign_ins);
    page.add("linli_database_writable", "gauge", "1 while commits succeed.", database_writable ? 1 : 0);
    page.add("linli_resident_memory_bytes", "gauge", "Memory of this process.", resident_memory_bytes());
    return page.out().str() +
           commit_seconds.text("linli_commit_seconds",
                               "From taking a group of commands to its durable commit.") +
           group_size.text("linli_group_size", "Commands decided and stored together.");
}

std::size_t resident_memory_bytes() {
    std::ifstream file("/proc/self/statm");
    std::size_t total = 0;
    std::size_t resident = 0;
    file >> total >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace linli::server
