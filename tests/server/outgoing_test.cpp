#include <doctest/doctest.h>

#include "app/server/push/outgoing.h"

using namespace linli;
using namespace linli::server;

TEST_CASE("the server goes to the open internet only, however an inner address is written") {
    for (const char* open : {"93.184.216.34", "8.8.8.8", "172.15.255.255", "172.32.0.0", "100.63.255.255",
                             "2606:4700:4700::1111", "2a00:1450:4001:81b::200e", "64:ff9b::808:808"})
        CHECK_MESSAGE(is_open_internet(open), open);
    for (const char* closed : {"127.0.0.1",
                               "127.8.8.8",
                               "0.0.0.0",
                               "10.1.2.3",
                               "172.16.0.1",
                               "172.31.255.255",
                               "192.168.1.1",
                               "169.254.169.254",
                               "100.64.0.1",
                               "192.0.0.1",
                               "192.0.2.1",
                               "198.18.0.1",
                               "198.19.255.255",
                               "198.51.100.1",
                               "203.0.113.9",
                               "224.0.0.1",
                               "255.255.255.255",
                               "::1",
                               "::",
                               "fe80::1",
                               "fc00::1",
                               "fd12:3456::1",
                               "ff02::1",
                               "::ffff:127.0.0.1",
                               "::ffff:8.8.8.8",
                               "64:ff9b::7f00:1",
                               "64:ff9b::a00:1",
                               "2002:7f00:1::",
                               "2002:c0a8:101::1",
                               "2001::1",
                               "2001:db8::1",
                               "3fff::1",
                               "",
                               "example.org",
                               "1",
                               "0177.0.0.1"})
        CHECK_MESSAGE(!is_open_internet(closed), closed);
}

TEST_CASE("only https, and plain http to this machine where that is allowed for trying out") {
    const Reach strict, trying{true, {}};
    const auto address = read_address("https://Push.Example.org:8443/a/b?c=d", strict);
    REQUIRE(address);
    CHECK(address->host == "push.example.org");
    CHECK(address->port == 8443);
    CHECK(address->target == "/a/b?c=d");
    CHECK(address->origin() == "https://push.example.org:8443");
    CHECK(read_address("https://example.org", strict)->target == "/");
    CHECK(read_address("https://example.org?x", strict)->target == "/?x");
    CHECK(read_address("https://[2606:4700::1]/", strict)->host_header() == "[2606:4700::1]");
    for (const char* wrong :
         {"http://example.org/", "http://127.0.0.1/", "https://", "https:///", "https://me@example.org/",
          "https://me:pw@example.org/", "https://example.org:0/", "https://example.org:99999/",
          "https://example.org:/", "https://example.org:1:2/", "https://exa mple.org/",
          "https://example.org/ ", "https://example.org/\r\nX: y", "https://[::1", "https://[12]/",
          "file:///etc/passwd", "gopher://x/", "https://例子.cn/", ""})
        CHECK_MESSAGE(!read_address(wrong, strict), wrong);
    CHECK_FALSE(read_address("https://example.org/" + std::string(500, 'a'), strict));
    CHECK(read_address("http://127.0.0.1:9/x", trying));
    for (const char* wrong :
         {"http://localhost/", "http://10.0.0.1/", "http://127.0.0.1.example.org/", "http://example.org/"})
        CHECK_MESSAGE(!read_address(wrong, trying), wrong);
}

TEST_CASE("where a name leads to is judged anew, whatever the name is") {
    const Reach strict, trying{true, {}};
    const auto secure = read_address("https://fcm.googleapis.com/x", trying).value();
    CHECK(may_connect("8.8.8.8", secure, trying));
    CHECK_FALSE(may_connect("127.0.0.1", secure, trying));
    CHECK_FALSE(may_connect("10.0.0.1", secure, strict));
    const auto plain = read_address("http://127.0.0.1:9/", trying).value();
    CHECK(may_connect("127.0.0.1", plain, trying));
    CHECK_FALSE(may_connect("127.0.0.1", plain, strict));
    CHECK_FALSE(may_connect("8.8.8.8", plain, trying));
}

TEST_CASE("messages for browsers go to the push services of browsers only") {
    const Reach strict, more{false, {"push.example.org", ".push.example.cn"}}, trying{true, {}};
    const auto is_one = [](const char* url, const Reach& reach) {
        return is_push_service(read_address(url, reach).value(), reach);
    };
    for (const char* url :
         {"https://fcm.googleapis.com/fcm/send/x", "https://updates.push.services.mozilla.com/wpush/v2/x",
          "https://wns2-par02p.notify.windows.com/w/?token=x", "https://web.push.apple.com/x"})
        CHECK_MESSAGE(is_one(url, strict), url);
    for (const char* url :
         {"https://example.org/", "https://fcm.googleapis.com.example.org/", "https://evilpush.apple.com.cn/",
          "https://notify.windows.com.example.org/", "https://push.example.org/", "https://169.254.169.254/"})
        CHECK_MESSAGE(!is_one(url, strict), url);
    CHECK(is_one("https://push.example.org/", more));
    CHECK(is_one("https://a.push.example.cn/", more));
    CHECK_FALSE(is_one("https://apush.example.org/", more));
    CHECK(is_one("http://127.0.0.1:9/", trying));
}

TEST_CASE("a request is one POST, and its answer is read however it is cut") {
    OutgoingRequest request;
    request.address = read_address("https://example.org/hook", {}).value();
    request.headers = {{"Content-Type", "text/plain"}};
    request.body = "hello";
    CHECK(request_bytes(request) ==
          "POST /hook HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\nContent-Length: 5\r\n"
          "Content-Type: text/plain\r\n\r\nhello");

    const std::string plain = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\ndone";
    CHECK(is_whole_answer(plain));
    CHECK_FALSE(is_whole_answer(plain.substr(0, plain.size() - 1)));
    CHECK(read_answer(plain).status == 200);
    CHECK(read_answer(plain).body == "done");

    const std::string chunked =
        "HTTP/1.1 429 Slow\r\nTransfer-Encoding: chunked\r\nRetry-After: 120\r\n\r\n"
        "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    CHECK(is_whole_answer(chunked));
    CHECK(read_answer(chunked).body == "abcde");
    CHECK(read_answer(chunked).retry_after == seconds(120));
    // Whatever comes, and wherever it ends.
    for (std::size_t size = 0; size <= chunked.size(); ++size) {
        const OutgoingAnswer cut = read_answer(chunked.substr(0, size));
        CHECK((cut.status == 0 || cut.status == 429));
        CHECK(cut.body.size() <= 5);
    }
    for (const char* odd :
         {"", "HTTP/1.1", "SSH-2.0-x\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/2.0 200 OK\r\n\r\n"})
        CHECK_MESSAGE(read_answer(odd).status == 0, odd);
    const std::string liar = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nab";
    CHECK(read_answer(liar).body == "ab");
    CHECK(read_answer("HTTP/1.1 503 x\r\nRetry-After: 999999999\r\n\r\n").retry_after == hours(6));
}
