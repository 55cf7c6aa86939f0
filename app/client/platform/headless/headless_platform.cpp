#include "app/client/platform/headless/headless_platform.h"

#include <algorithm>

namespace linli::client {

class HeadlessPlatform::HeadlessSocket : public Socket {
public:
    HeadlessSocket(HeadlessPlatform& platform, int number) : platform_(platform), number_(number) {}
    ~HeadlessSocket() override { close(); }
    void send(ByteView message) override {
        const auto line = platform_.lines_.find(number_);
        if (line != platform_.lines_.end()) line->second.sent.emplace_back(message.begin(), message.end());
    }
    void close() override { platform_.lines_.erase(number_); }

private:
    HeadlessPlatform& platform_;
    int number_;
};

void HeadlessPlatform::pass(std::int64_t milliseconds) {
    const std::int64_t until = now_ms + milliseconds;
    for (;;) {
        const auto next = std::min_element(wakes_.begin(), wakes_.end(), [](const auto& a, const auto& b) {
            return a.second.at < b.second.at;
        });
        if (next == wakes_.end() || next->second.at > until) break;
        now_ms = std::max(now_ms, next->second.at);
        const std::function<void()> call = std::move(next->second.call);
        wakes_.erase(next);
        call();
    }
    now_ms = until;
}

void HeadlessPlatform::deliver() {
    while (!undelivered_.empty()) {
        const std::function<void()> call = std::move(undelivered_.front());
        undelivered_.pop_front();
        call();
    }
}

void HeadlessPlatform::tell(PlatformEvent event) {
    if (listener_) listener_(event);
}

std::vector<HeadlessPlatform::Line*> HeadlessPlatform::open_lines() {
    std::vector<Line*> result;
    for (auto& [number, line] : lines_) result.push_back(&line);
    return result;
}

// Not strong, but the same in each run.
void HeadlessPlatform::random(std::span<std::uint8_t> bytes) {
    for (std::uint8_t& byte : bytes) {
        random_ ^= random_ << 13;
        random_ ^= random_ >> 7;
        random_ ^= random_ << 17;
        byte = static_cast<std::uint8_t>(random_ >> 24);
    }
}

WakeId HeadlessPlatform::wake_after(std::int64_t delay_ms, std::function<void()> call) {
    wakes_[++last_wake_] = {now_ms + std::max<std::int64_t>(0, delay_ms), std::move(call)};
    return static_cast<WakeId>(last_wake_);
}

void HeadlessPlatform::cancel_wake(WakeId id) {
    wakes_.erase(static_cast<std::uint32_t>(id));
}

std::unique_ptr<Socket> HeadlessPlatform::open_socket(std::string_view path, SocketEvents events) {
    lines_[++last_line_] = {std::string(path), std::move(events), {}};
    return std::make_unique<HeadlessSocket>(*this, last_line_);
}

void HeadlessPlatform::http(HttpRequest request, std::function<void(HttpAnswer)> then) {
    undelivered_.push_back([this, request = std::move(request), then = std::move(then)] {
        then(serve && is_online ? serve(request) : HttpAnswer{});
    });
}

void HeadlessPlatform::go(std::string_view route) {
    history_.push_back(address);
    replace_route(route);
}

void HeadlessPlatform::replace_route(std::string_view route) {
    address = route;
    tell(PlatformEvent::RouteChanged);
}

void HeadlessPlatform::back() {
    if (history_.empty()) return;
    address = history_.back();
    history_.pop_back();
    tell(PlatformEvent::RouteChanged);
}

void HeadlessPlatform::hold_lock(std::string_view, std::function<void()> then) {
    undelivered_.push_back(std::move(then));
}

void HeadlessPlatform::copy_text(std::string_view text, std::function<void(bool copied)> then) {
    copied = text;
    undelivered_.push_back([then = std::move(then)] { then(true); });
}

void HeadlessPlatform::pick_file(std::string_view, std::size_t most_bytes, FilePicked then) {
    if (!next_file) return;
    tl::expected<PickedFile, FileFault> file = *std::exchange(next_file, std::nullopt);
    if (file->bytes.size() > most_bytes)
        file = tl::unexpected(FileFault::TooLarge);
    else if (!files_can_be_read)
        file = tl::unexpected(FileFault::Unreadable);
    undelivered_.push_back([then = std::move(then), file = std::move(file)] { then(file); });
}

void HeadlessPlatform::pick_photo(PhotoPicked then) {
    if (!next_photo) return;
    undelivered_.push_back(
        [then = std::move(then), photo = *std::exchange(next_photo, std::nullopt)] { then(photo); });
}

std::string HeadlessPlatform::picture_address(ByteView jpeg) {
    const std::string address = "blob:" + std::to_string(++last_picture_);
    pictures[address] = Bytes(jpeg.begin(), jpeg.end());
    return address;
}

void HeadlessPlatform::push_state(std::function<void(PushState)> then) {
    undelivered_.push_back([this, then = std::move(then)] { then(push); });
}

void HeadlessPlatform::turn_push_on(std::string_view key,
                                    std::function<void(tl::expected<PushGiven, PushState>)> then) {
    if (push == PushState::Off) push = allows_push ? PushState::On : PushState::Forbidden;
    undelivered_.push_back([this, key = std::string(key), then = std::move(then)] {
        if (push == PushState::On)
            then(PushGiven{"https://push.example.org/" + key, "point", "auth"});
        else
            then(tl::unexpected(push));
    });
}

void HeadlessPlatform::turn_push_off() {
    if (push == PushState::On) push = PushState::Off;
}

void HeadlessPlatform::fetch_words(Language wanted, std::function<void(bool came)> then) {
    undelivered_.push_back([this, wanted, then = std::move(then)] {
        if (words_come && wanted == language_not_here) language_not_here.reset();
        then(has_words(wanted));
    });
}

std::string HeadlessPlatform::setting(std::string_view name) {
    const auto found = settings.find(name);
    return found == settings.end() ? std::string() : found->second;
}

void HeadlessPlatform::set_setting(std::string_view name, std::string_view value) {
    settings[std::string(name)] = value;
}

}  // namespace linli::client
