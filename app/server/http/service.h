#pragma once

#include <boost/asio/thread_pool.hpp>

#include "app/server/http/metrics.h"
#include "app/server/http/origins.h"
#include "app/server/http/routes.h"
#include "app/server/http/settings.h"
#include "app/server/http/sockets.h"
#include "app/server/http/static_site.h"
#include "app/server/http/writer.h"

namespace linli::server {

// What every connection works with. On the network thread; `routes` on the writer's.
struct Service {
    const Settings& settings;
    const Limits& limits;
    Metrics& metrics;
    Origins origins;
    const StaticSite& site;
    Writer& writer;
    Sockets& sockets;
    const Routes& routes;
    boost::asio::thread_pool& passwords;  // Argon2id takes a tenth of a second; nobody else waits for it.
    std::size_t passwords_waiting = 0;
    bool secure = false;  // People reach us over https.
    std::size_t connections = 0;
    std::size_t requests = 0;  // Being answered just now.
};

}  // namespace linli::server
