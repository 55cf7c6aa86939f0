#pragma once
// What the client needs from the machine it runs on. Two implementations: the browser (platform/web) and a
// scripted one for tests (platform/headless). Everything is called and answers on one thread; callbacks come
// between frames, never inside a call.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

#include "app/client/push_state.h"
#include "app/client/ui/text.h"

namespace linli::client {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// ---- Local store: SQLite in a worker. Values are what SQLite knows.

using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;
using SqlRow = std::vector<SqlValue>;

struct SqlStatement {
    std::string sql;
    std::vector<SqlValue> values;
};

struct StoreOpened {
    bool opened = false;
    bool kept = false;  // false: in memory only, gone when the tab is closed
    std::string error;  // for the log, empty when opened
};
struct StoreAnswer {
    bool done = false;
    std::string error;  // for the log
};
struct StoreRows {
    bool done = false;
    std::vector<SqlRow> rows;
    std::string error;
};

class LocalStore {
public:
    virtual ~LocalStore() = default;
    // Opens (or makes) the database `name`: letters, digits, '-'. One at a time; another name closes the
    // first.
    virtual void open(std::string_view name, std::function<void(StoreOpened)> then) = 0;
    // All statements in one transaction. Answered only after the commit: done = it survives closing the
    // browser (if kept).
    virtual void batch(std::vector<SqlStatement> statements, std::function<void(StoreAnswer)> then) = 0;
    virtual void query(SqlStatement statement, std::function<void(StoreRows)> then) = 0;
    // Deletes the open database with all that is in it and closes it.
    virtual void wipe(std::function<void(StoreAnswer)> then) = 0;
};

// ---- Network

struct SocketEvents {
    std::function<void()> opened;
    std::function<void(ByteView)> message;  // one binary frame; the view ends with the call
    std::function<void(int code)> closed;   // also after an error; never called after close()
};
class Socket {
public:
    virtual ~Socket() = default;  // closes
    virtual void send(ByteView message) = 0;
    virtual void close() = 0;
};

struct HttpRequest {
    std::string method = "GET";
    std::string path;  // same origin, begins with '/'
    Bytes body;
    std::string content_type = "application/octet-stream";
};
struct HttpAnswer {
    int status = 0;  // 0 = no answer (no network)
    Bytes body;
};

// ---- The machine

enum class WakeId : std::uint32_t { None = 0 };

struct PickedFile {
    std::string name;
    Bytes bytes;  // A text, as UTF-8 whatever the file's own encoding was.
};

enum class FileFault : std::uint8_t { Unreadable, TooLarge };
using FilePicked = std::function<void(tl::expected<PickedFile, FileFault>)>;
// A JPEG: upright, within the limits of shared/core/photo.h, without metadata.
using PhotoPicked = std::function<void(tl::expected<Bytes, FileFault>)>;

// What the browser gives for the server: texts in base64url.
struct PushGiven {
    std::string endpoint, p256dh, auth;
};

enum class PlatformEvent : std::uint8_t {
    Online,
    Offline,
    Shown,   // the page came to the front
    Hidden,  // the page went to the back: save drafts now
    RouteChanged,
    NewBuild,  // a newer build of the program lies ready: change_build()
    Spoken,    // speak() came to its end
};

class Platform {
public:
    virtual ~Platform() = default;

    // Milliseconds since some moment in the past; never goes back, goes on while the device sleeps where the
    // browser allows.
    virtual std::int64_t monotonic_ms() = 0;
    // The device's own clock, ms since 1970: only to be reported, never to be trusted.
    virtual std::int64_t device_clock_ms() = 0;
    virtual void random(std::span<std::uint8_t> bytes) = 0;  // cryptographically strong

    // Calls once, after `delay_ms`. Cancelling what has been called does nothing.
    virtual WakeId wake_after(std::int64_t delay_ms, std::function<void()> call) = 0;
    virtual void cancel_wake(WakeId id) = 0;
    virtual void request_frame() = 0;  // the screen is dirty

    virtual std::unique_ptr<Socket> open_socket(std::string_view path, SocketEvents events) = 0;
    virtual void http(HttpRequest request, std::function<void(HttpAnswer)> then) = 0;
    virtual LocalStore& store() = 0;

    // The part after '#': "/shifts". Always begins with '/'.
    virtual std::string route() = 0;
    virtual void go(std::string_view route) = 0;             // adds a step to the history
    virtual void replace_route(std::string_view route) = 0;  // does not
    virtual void back() = 0;
    // The secret of a card's link ("#/card/SECRET"). It is taken out of the address and the history at start,
    // and when such a link is followed in a page that runs (RouteChanged), so that the route is then "/card".
    // Given once; empty when there is none.
    virtual std::string take_link_secret() = 0;
    // What a reload of this tab takes as its secret; empty: nothing. It is kept with the tab and never
    // longer.
    virtual void keep_link_secret(std::string_view secret) = 0;

    // One tab holds the lock `name`; `then` is called when this tab gets it (at once, or when the other tab
    // is gone).
    virtual void hold_lock(std::string_view name, std::function<void()> then) = 0;
    virtual void copy_text(std::string_view text, std::function<void(bool copied)> then) = 0;
    virtual void print_page() = 0;  // asks the browser; what stands on the page is laid out plainly
    // `accept` as in HTML (".csv,text/csv"); no answer comes when the person picks nothing.
    virtual void pick_file(std::string_view accept, std::size_t most_bytes, FilePicked then) = 0;
    // Any picture, or one that the device's camera takes now; made into a JPEG as it can be sent. No answer
    // comes when the person picks nothing.
    virtual void pick_photo(PhotoPicked then) = 0;
    // Where the page can show a JPEG from until the address is dropped.
    virtual std::string picture_address(ByteView jpeg) = 0;
    virtual void drop_picture(std::string_view address) = 0;

    virtual std::string site_address() = 0;  // "https://linli.example.org"
    virtual bool online() = 0;
    // Whether all of the program is here. When the rest comes, a frame is asked for.
    virtual bool has_later_part() = 0;
    virtual std::string language() = 0;  // the reader's first language, "zh-CN"
    // Whether the page can speak a language, and getting the words for it. `came`: it can, from now on.
    virtual bool has_words(Language wanted) = 0;
    virtual void fetch_words(Language wanted, std::function<void(bool came)> then) = 0;
    virtual void listen(std::function<void(PlatformEvent)> listener) = 0;  // one listener
    // A small setting kept on this device (theme, language, type scale); not for anything that matters.
    virtual std::string setting(std::string_view name) = 0;
    virtual void set_setting(std::string_view name, std::string_view value) = 0;
    // What is being typed: kept with the tab, over a reload and a tab that the phone took away.
    virtual std::string drafts() = 0;
    virtual void keep_drafts(std::string_view drafts) = 0;
    // Reads aloud, a little slowly, instead of what is being read; no words: silence. `language` as in HTML.
    virtual bool can_speak() = 0;
    virtual void speak(std::string_view words, std::string_view language) = 0;
    virtual void push_state(std::function<void(PushState)> then) = 0;
    // Asks the person where the browser does so. `key` is the server's. What it gives is not a subscription
    // of ours until the server has it.
    virtual void turn_push_on(std::string_view key,
                              std::function<void(tl::expected<PushGiven, PushState>)> then) = 0;
    virtual void turn_push_off() = 0;
    virtual void change_build() = 0;              // loads the page again, in its newest build
    virtual void log(std::string_view line) = 0;  // the browser's console; no personal data
};

}  // namespace linli::client
