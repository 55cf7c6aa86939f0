#pragma once

#include <string>
#include <utility>
#include <vector>

// What came in over HTTP and what goes out, without any library behind it, so that routes are plain
// functions.

namespace linli::server {

struct Request {
    std::string method;
    std::string path;  // Without the query.
    std::string host;
    std::string origin;
    std::string session;  // The secret in our cookie; empty without one.
    std::string accept_encoding;
    std::string if_none_match;
    std::string body;
    std::string address;         // Who is asking, for limits only.
    bool through_proxy = false;  // Some proxy passed it on.
};

struct Response {
    int status = 200;
    std::string content_type;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

// The body of every refusal: {"error":"<code>"}. The client has a text per language for each code.
Response error_response(int status, std::string_view code);

}  // namespace linli::server
