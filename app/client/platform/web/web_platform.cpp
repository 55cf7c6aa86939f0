#include "app/client/platform/web/web_platform.h"

#include "app/client/platform/web/bridge.h"
#include "app/client/ui/word_table.h"

#include <emscripten.h>

#include <cstdlib>
#include <cstring>
#include <unordered_map>

// clang-format off
EM_JS(double, linli_js_now, (), { return performance.now(); });
EM_JS(double, linli_js_device_clock, (), { return Date.now(); });
EM_JS(void, linli_js_random, (unsigned char* at, int length), {
    const bytes = new Uint8Array(length), most = 65536;
    for (let from = 0; from < length; from += most) crypto.getRandomValues(bytes.subarray(from, from + most));
    HEAPU8.set(bytes, at);
});
EM_JS(void, linli_js_wake_after, (int ticket, double delay), {
    Module.host.platform.device.wakeAfter(ticket, delay);
});
EM_JS(void, linli_js_cancel_wake, (int ticket), { Module.host.platform.device.cancelWake(ticket); });
EM_JS(void, linli_js_socket_open, (int handle, const char* path), {
    Module.host.platform.network.openSocket(handle, UTF8ToString(path));
});
EM_JS(void, linli_js_socket_send, (int handle, const unsigned char* at, int length), {
    Module.host.platform.network.send(handle, HEAPU8.slice(at, at + length));
});
EM_JS(void, linli_js_socket_close, (int handle), { Module.host.platform.network.closeSocket(handle); });
EM_JS(void, linli_js_http, (int ticket, const char* method, const char* path, const unsigned char* at,
                            int length, const char* type), {
    const body = HEAPU8.slice(at, at + length);
    const network = Module.host.platform.network;
    network.http(ticket, UTF8ToString(method), UTF8ToString(path), body, UTF8ToString(type));
});
EM_JS(char*, linli_js_text, (int which, const char* argument), {
    const page = Module.host.platform.page;
    const words = which === 0 ? page.route() : which === 1 ? page.takeLinkSecret()
        : which === 2 ? navigator.language : which === 4 ? location.origin : which === 5 ? page.drafts()
        : page.setting(UTF8ToString(argument));
    const length = lengthBytesUTF8(words) + 1;
    const at = _malloc(length);
    stringToUTF8(words, at, length);
    return at;
});
EM_JS(void, linli_js_keep_secret, (const char* secret), {
    Module.host.platform.page.keepLinkSecret(UTF8ToString(secret));
});
EM_JS(void, linli_js_go, (const char* route, int replace), {
    Module.host.platform.page.go(UTF8ToString(route), replace !== 0);
});
EM_JS(void, linli_js_back, (), { history.back(); });
EM_JS(void, linli_js_hold_lock, (int ticket, const char* name), {
    Module.host.platform.device.holdLock(ticket, UTF8ToString(name));
});
EM_JS(void, linli_js_copy, (int ticket, const char* text), {
    Module.host.platform.device.copyText(ticket, UTF8ToString(text));
});
// Not from within a frame: the page is drawn again for the paper.
EM_JS(void, linli_js_print, (), { setTimeout(() => window.print(), 0); });
EM_JS(void, linli_js_pick_file, (int ticket, const char* accept, double most), {
    Module.host.platform.device.pickFile(ticket, UTF8ToString(accept), most);
});
EM_JS(void, linli_js_pick_photo, (int ticket), { Module.host.platform.device.pickPhoto(ticket); });
EM_JS(char*, linli_js_picture_address, (const unsigned char* from, int size), {
    const words = Module.host.platform.device.pictureAddress(HEAPU8.slice(from, from + size));
    const length = lengthBytesUTF8(words) + 1;
    const at = _malloc(length);
    stringToUTF8(words, at, length);
    return at;
});
EM_JS(void, linli_js_drop_picture, (const char* address), {
    Module.host.platform.device.dropPicture(UTF8ToString(address));
});
EM_JS(void, linli_js_fetch_words, (int ticket, const char* language), {
    Module.host.platform.page.fetchWords(ticket, UTF8ToString(language));
});
EM_JS(void, linli_js_keep_drafts, (const char* words), {
    Module.host.platform.page.keepDrafts(UTF8ToString(words));
});
EM_JS(int, linli_js_can_speak, (), { return Module.host.platform.device.canSpeak() ? 1 : 0; });
EM_JS(void, linli_js_speak, (const char* words, const char* language), {
    Module.host.platform.device.speak(UTF8ToString(words), UTF8ToString(language));
});
EM_JS(void, linli_js_push_state, (int ticket), { Module.host.platform.push.state(ticket); });
EM_JS(void, linli_js_push_on, (int ticket, const char* key), {
    Module.host.platform.push.turnOn(ticket, UTF8ToString(key));
});
EM_JS(void, linli_js_push_off, (), { Module.host.platform.push.turnOff(); });
EM_JS(int, linli_js_online, (), { return navigator.onLine ? 1 : 0; });
EM_JS(int, linli_js_has_later_part, (), { return Module.host.latePart.loaded ? 1 : 0; });
EM_JS(void, linli_js_set_setting, (const char* name, const char* value), {
    Module.host.platform.page.setSetting(UTF8ToString(name), UTF8ToString(value));
});
EM_JS(void, linli_js_change_build, (), { Module.host.platform.page.changeBuild(); });
EM_JS(void, linli_js_log, (const char* line), { console.info(UTF8ToString(line)); });
// clang-format on

extern "C" void linli_woken();

namespace linli::client::web {

namespace {

std::unordered_map<int, Answer> tickets;
int last_ticket = 0;

std::unordered_map<int, SocketEvents> sockets;
int last_socket = 0;

std::function<void(PlatformEvent)> event_listener;

enum class PageText : int {
    Route = 0,
    LinkSecret = 1,
    Language = 2,
    Setting = 3,
    SiteAddress = 4,
    Drafts = 5
};

std::string taken(char* words) {
    std::string result(words);
    std::free(words);
    return result;
}

std::string page_text(PageText which, std::string_view argument = {}) {
    return taken(linli_js_text(static_cast<int>(which), std::string(argument).c_str()));
}

// How web/platform.js answers what was picked.
tl::expected<ByteView, FileFault> picked(int status, ByteView bytes) {
    constexpr int is_read = 1, is_too_large = 2;
    if (status == is_read) return bytes;
    return tl::unexpected(status == is_too_large ? FileFault::TooLarge : FileFault::Unreadable);
}

// Three texts, each after its length.
PushGiven push_given(ByteView bytes) {
    PushGiven given;
    for (std::string* text : {&given.endpoint, &given.p256dh, &given.auth}) {
        std::uint32_t length = 0;
        if (bytes.size() < sizeof length) break;
        std::memcpy(&length, bytes.data(), sizeof length);
        bytes = bytes.subspan(sizeof length);
        if (bytes.size() < length) break;
        text->assign(bytes.begin(), bytes.begin() + length);
        bytes = bytes.subspan(length);
    }
    return given;
}

class PageSocket : public Socket {
public:
    explicit PageSocket(int handle) : handle_(handle) {}
    ~PageSocket() override { close(); }
    void send(ByteView message) override {
        linli_js_socket_send(handle_, message.data(), static_cast<int>(message.size()));
    }
    void close() override {
        sockets.erase(handle_);
        linli_js_socket_close(handle_);
    }

private:
    int handle_;
};

class PagePlatform : public Platform {
public:
    std::int64_t monotonic_ms() override { return static_cast<std::int64_t>(linli_js_now()); }
    std::int64_t device_clock_ms() override { return static_cast<std::int64_t>(linli_js_device_clock()); }
    void random(std::span<std::uint8_t> bytes) override {
        linli_js_random(bytes.data(), static_cast<int>(bytes.size()));
    }

    WakeId wake_after(std::int64_t delay_ms, std::function<void()> call) override {
        const int ticket = new_ticket([call = std::move(call)](int, ByteView) { call(); });
        linli_js_wake_after(ticket, static_cast<double>(delay_ms));
        return static_cast<WakeId>(ticket);
    }
    void cancel_wake(WakeId id) override {
        linli_js_cancel_wake(static_cast<int>(id));
        drop_ticket(static_cast<int>(id));
    }
    void request_frame() override { linli_woken(); }

    std::unique_ptr<Socket> open_socket(std::string_view path, SocketEvents events) override {
        const int handle = ++last_socket;
        sockets[handle] = std::move(events);
        linli_js_socket_open(handle, std::string(path).c_str());
        return std::make_unique<PageSocket>(handle);
    }
    void http(HttpRequest request, std::function<void(HttpAnswer)> then) override {
        const int ticket = new_ticket([then](int status, ByteView bytes) {
            then({status, Bytes(bytes.begin(), bytes.end())});
        });
        linli_js_http(ticket, request.method.c_str(), request.path.c_str(), request.body.data(),
                      static_cast<int>(request.body.size()), request.content_type.c_str());
    }
    LocalStore& store() override { return page_store(); }

    std::string route() override { return page_text(PageText::Route); }
    void go(std::string_view route) override { linli_js_go(std::string(route).c_str(), false); }
    void replace_route(std::string_view route) override { linli_js_go(std::string(route).c_str(), true); }
    void back() override { linli_js_back(); }
    std::string take_link_secret() override { return page_text(PageText::LinkSecret); }
    void keep_link_secret(std::string_view secret) override {
        linli_js_keep_secret(std::string(secret).c_str());
    }

    void hold_lock(std::string_view name, std::function<void()> then) override {
        linli_js_hold_lock(new_ticket([then](int, ByteView) { then(); }), std::string(name).c_str());
    }
    void copy_text(std::string_view text, std::function<void(bool copied)> then) override {
        linli_js_copy(new_ticket([then](int status, ByteView) { then(status == 1); }),
                      std::string(text).c_str());
    }
    void print_page() override { linli_js_print(); }
    void pick_file(std::string_view accept, std::size_t most_bytes, FilePicked then) override {
        const auto take = [then](int status, ByteView bytes) {
            const auto packed = picked(status, bytes);
            if (!packed) return then(tl::unexpected(packed.error()));
            if (packed->size() < 4) return then(tl::unexpected(FileFault::Unreadable));
            std::uint32_t length = 0;
            std::memcpy(&length, packed->data(), 4);
            PickedFile file;
            file.name.assign(packed->begin() + 4, packed->begin() + 4 + length);
            file.bytes.assign(packed->begin() + 4 + length, packed->end());
            then(std::move(file));
        };
        linli_js_pick_file(new_ticket(take), std::string(accept).c_str(), static_cast<double>(most_bytes));
    }
    void pick_photo(PhotoPicked then) override {
        linli_js_pick_photo(new_ticket([then](int status, ByteView bytes) {
            then(picked(status, bytes).map([](ByteView jpeg) { return Bytes(jpeg.begin(), jpeg.end()); }));
        }));
    }
    std::string picture_address(ByteView jpeg) override {
        return taken(linli_js_picture_address(jpeg.data(), static_cast<int>(jpeg.size())));
    }
    void drop_picture(std::string_view address) override {
        linli_js_drop_picture(std::string(address).c_str());
    }

    bool online() override { return linli_js_online() != 0; }
    bool has_later_part() override { return linli_js_has_later_part() != 0; }
    std::string site_address() override { return page_text(PageText::SiteAddress); }
    std::string language() override { return page_text(PageText::Language); }
    bool has_words(Language wanted) override { return linli::has_words(wanted); }
    void fetch_words(Language wanted, std::function<void(bool came)> then) override {
        const auto take = [wanted, then](int status, ByteView bytes) {
            then(status == 1 && take_words(std::string(bytes.begin(), bytes.end())) == wanted);
        };
        linli_js_fetch_words(new_ticket(take), code_of(wanted));
    }
    void listen(std::function<void(PlatformEvent)> listener) override {
        event_listener = std::move(listener);
    }
    std::string setting(std::string_view name) override { return page_text(PageText::Setting, name); }
    void set_setting(std::string_view name, std::string_view value) override {
        linli_js_set_setting(std::string(name).c_str(), std::string(value).c_str());
    }
    std::string drafts() override { return page_text(PageText::Drafts); }
    void keep_drafts(std::string_view drafts) override { linli_js_keep_drafts(std::string(drafts).c_str()); }
    bool can_speak() override { return linli_js_can_speak() != 0; }
    void speak(std::string_view words, std::string_view language) override {
        linli_js_speak(std::string(words).c_str(), std::string(language).c_str());
    }
    void push_state(std::function<void(PushState)> then) override {
        linli_js_push_state(new_ticket([then](int state, ByteView) { then(static_cast<PushState>(state)); }));
    }
    void turn_push_on(std::string_view key,
                      std::function<void(tl::expected<PushGiven, PushState>)> then) override {
        const auto take = [then](int state, ByteView bytes) {
            const auto now = static_cast<PushState>(state);
            if (now != PushState::On) return then(tl::unexpected(now));
            then(push_given(bytes));
        };
        linli_js_push_on(new_ticket(take), std::string(key).c_str());
    }
    void turn_push_off() override { linli_js_push_off(); }
    void change_build() override { linli_js_change_build(); }
    void log(std::string_view line) override { linli_js_log(std::string(line).c_str()); }
};

}  // namespace

int new_ticket(Answer answer) {
    tickets[++last_ticket] = std::move(answer);
    return last_ticket;
}

void drop_ticket(int ticket) {
    tickets.erase(ticket);
}

Platform& platform() {
    static PagePlatform one;
    return one;
}

}  // namespace linli::client::web

using namespace linli::client;
using namespace linli::client::web;

extern "C" {

EMSCRIPTEN_KEEPALIVE void linli_answer(int ticket, int status, const std::uint8_t* at, int length) {
    const auto found = tickets.find(ticket);
    if (found == tickets.end()) return;
    const Answer answer = std::move(found->second);
    tickets.erase(found);
    answer(status, ByteView(at, static_cast<std::size_t>(length)));
}

EMSCRIPTEN_KEEPALIVE void linli_socket(int handle, int kind, int code, const std::uint8_t* at, int length) {
    const auto found = sockets.find(handle);
    if (found == sockets.end()) return;
    const SocketEvents events = found->second;  // The handler may close the socket.
    if (kind == 2) sockets.erase(handle);
    if (kind == 0 && events.opened) events.opened();
    if (kind == 1 && events.message) events.message(ByteView(at, static_cast<std::size_t>(length)));
    if (kind == 2 && events.closed) events.closed(code);
}

EMSCRIPTEN_KEEPALIVE void linli_event(int kind) {
    if (event_listener) event_listener(static_cast<PlatformEvent>(kind));
    linli_woken();
}

}  // extern "C"
