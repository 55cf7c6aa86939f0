#pragma once
// A machine for tests: its clock stands until told, its network is a script, its store is handed in.

#include "app/client/platform/platform.h"

#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace linli::client {

class HeadlessPlatform : public Platform {
public:
    explicit HeadlessPlatform(LocalStore& store) : store_(store) {}

    // ---- The script
    std::int64_t now_ms = 0;
    std::int64_t device_clock = 0;
    bool is_online = true;
    bool later_part_is_here = true;
    std::string first_language = "zh-CN";
    std::optional<Language> language_not_here;  // Its words have to be fetched.
    bool words_come = true;                     // What comes of that.
    std::string address = "/";
    std::string link_secret, kept_secret;
    std::string kept_drafts;
    bool has_voice = true;
    PushState push = PushState::Off;
    bool allows_push = true;  // What the person answers when the browser asks.
    std::map<std::string, std::string, std::less<>> settings;
    // Answers each request; without it there is no network.
    std::function<HttpAnswer(const HttpRequest&)> serve;
    std::optional<PickedFile> next_file;
    bool files_can_be_read = true;
    std::optional<tl::expected<Bytes, FileFault>> next_photo;

    // What happened.
    std::map<std::string, Bytes> pictures;  // What can be shown, by address.
    int frames_asked = 0;
    int reloads = 0, pages_printed = 0;
    std::string copied;
    std::string spoken;  // What is being read aloud.
    std::vector<std::string> lines_logged;

    // Moves the clock and calls every wake-up that is due on the way, each at its own time.
    void pass(std::int64_t milliseconds);
    // Delivers what was asked of the network since the last call.
    void deliver();
    void tell(PlatformEvent event);

    // The sockets that were opened and not closed, oldest first.
    struct Line {
        std::string path;
        SocketEvents events;
        std::vector<Bytes> sent;
    };
    std::vector<Line*> open_lines();

    // ---- Platform
    std::int64_t monotonic_ms() override { return now_ms; }
    std::int64_t device_clock_ms() override { return device_clock; }
    void random(std::span<std::uint8_t> bytes) override;
    WakeId wake_after(std::int64_t delay_ms, std::function<void()> call) override;
    void cancel_wake(WakeId id) override;
    void request_frame() override { ++frames_asked; }
    std::unique_ptr<Socket> open_socket(std::string_view path, SocketEvents events) override;
    void http(HttpRequest request, std::function<void(HttpAnswer)> then) override;
    LocalStore& store() override { return store_; }
    std::string route() override { return address; }
    void go(std::string_view route) override;
    void replace_route(std::string_view route) override;
    void back() override;
    std::string take_link_secret() override { return std::exchange(link_secret, {}); }
    void keep_link_secret(std::string_view secret) override { kept_secret = secret; }
    void hold_lock(std::string_view name, std::function<void()> then) override;
    void copy_text(std::string_view text, std::function<void(bool copied)> then) override;
    void print_page() override { ++pages_printed; }
    void pick_file(std::string_view accept, std::size_t most_bytes, FilePicked then) override;
    void pick_photo(PhotoPicked then) override;
    std::string picture_address(ByteView jpeg) override;
    void drop_picture(std::string_view address) override { pictures.erase(std::string(address)); }
    std::string site_address() override { return "http://localhost:8080"; }
    bool online() override { return is_online; }
    bool has_later_part() override { return later_part_is_here; }
    std::string language() override { return first_language; }
    bool has_words(Language wanted) override { return wanted != language_not_here; }
    void fetch_words(Language wanted, std::function<void(bool came)> then) override;
    void listen(std::function<void(PlatformEvent)> listener) override { listener_ = std::move(listener); }
    std::string setting(std::string_view name) override;
    void set_setting(std::string_view name, std::string_view value) override;
    std::string drafts() override { return kept_drafts; }
    void keep_drafts(std::string_view drafts) override { kept_drafts = drafts; }
    bool can_speak() override { return has_voice; }
    void speak(std::string_view words, std::string_view) override { spoken = words; }
    void push_state(std::function<void(PushState)> then) override;
    void turn_push_on(std::string_view key,
                      std::function<void(tl::expected<PushGiven, PushState>)> then) override;
    void turn_push_off() override;
    void change_build() override { ++reloads; }
    void log(std::string_view line) override { lines_logged.emplace_back(line); }

private:
    class HeadlessSocket;
    struct Wake {
        std::int64_t at;
        std::function<void()> call;
    };

    LocalStore& store_;
    std::function<void(PlatformEvent)> listener_;
    std::map<std::uint32_t, Wake> wakes_;
    std::uint32_t last_wake_ = 0;
    int last_picture_ = 0;
    std::uint64_t random_ = 0x9E3779B97F4A7C15ull;
    std::vector<std::string> history_;
    std::map<int, Line> lines_;
    int last_line_ = 0;
    std::deque<std::function<void()>> undelivered_;
};

}  // namespace linli::client
