#include "app/server/push/herald.h"

#include <algorithm>

#include "app/server/log.h"
#include "app/server/push/base64url.h"
#include "app/server/push/push_words.h"
#include "shared/core/characters.h"
#include "shared/reminders/commands.h"

namespace linli::server {
namespace {

constexpr Duration swept_every = hours(1);
constexpr Duration longest_worth = hours(12);  // That a push service holds it for a phone that is off.

constexpr std::uint16_t trial_type = 0;  // About no record.
constexpr int gone = 404, gone_for_good = 410, too_many = 429, server_trouble = 500;

bool is_good(int status) {
    return status >= 200 && status < 300;
}
bool may_go_better(int status) {
    return status == 0 || status == too_many || status >= server_trouble;
}

OutgoingKey key_of(const OutgoingRow& row) {
    return {row.about, row.device};
}

std::string topic_of(const Notice& notice) {
    std::string bytes;
    for (const std::uint64_t half : {notice.id.bits.high, notice.id.bits.low}) {
        for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(half >> shift & 0xFF);
    }
    return base64url(bytes);
}

// As long as it is of use: until the shift begins.
Duration worth_of(const State& state, const Notice& notice, Instant now) {
    const Shift* shift = shift_of(state, notice);
    const Duration left = shift ? shift->window.from - now : longest_worth;
    return std::clamp(left, minutes(1), longest_worth);
}

// Whole characters, and nothing that a page could not show.
std::string shown_answer(std::string_view answer) {
    if (!is_valid_utf8(answer)) return {};
    std::string words;
    for (const char32_t one : characters_of(answer)) {
        std::string letter;
        append_character(letter, one < U' ' || one == 0x7F ? U' ' : one);
        if (words.size() + letter.size() > max_answer_bytes) break;
        words += letter;
    }
    return words;
}

}  // namespace

Herald::Herald(Store& store, Intake& intake, Sessions& sessions, EcKey key, HeraldSettings settings)
    : store_(store),
      intake_(intake),
      sessions_(sessions),
      key_(std::move(key)),
      settings_(std::move(settings)) {}

Result<std::unique_ptr<Herald>> Herald::open(Store& store, Intake& intake, Sessions& sessions, EcKey key,
                                             HeraldSettings settings, Instant now) {
    const auto rows = store.load_outgoing(intake.community());
    if (!rows) return tl::unexpected(rows.error());
    std::unique_ptr<Herald> herald(new Herald(store, intake, sessions, std::move(key), std::move(settings)));
    for (const OutgoingRow& row : *rows) {
        OutgoingRow& known = herald->rows_[key_of(row)] = row;
        // It was on its way when the server ended: nobody knows whether it came, so it does not go again.
        if (known.state == OutgoingState::Leaving) known.state = OutgoingState::Done;
    }
    herald->find_again(now);
    return herald;
}

bool Herald::is_sound(const PushSubscriptionRow& row) const {
    const auto address = read_address(row.endpoint, settings_.reach);
    return address && is_push_service(*address, settings_.reach) && is_ec_point(row.point.bytes) &&
           row.auth.bytes.size() == push_auth_bytes;
}

std::string Herald::public_key() const {
    return base64url(key_.point());
}

// ---- What is to leave

// The server may have died after something was made and before it was written down that it is to leave.
void Herald::find_again(Instant now) {
    std::vector<RecordRef> made = intake_.take_fresh();
    for (const auto& [id, row] : intake_.state().notices.rows()) {
        if (!row.record.seen && row.record.at > now - found_again) made.push_back(ref(id));
    }
    for (const auto& [id, row] : intake_.state().chat_messages.rows()) {
        const bool waits = row.record.state == ChatMessageState::Waiting;
        if (waits && row.record.at > now - found_again) made.push_back(ref(id));
    }
    take_over(made, now);
}

void Herald::add_jobs(const RecordRef& made, Instant now, std::vector<OutgoingRow>& rows) const {
    const State& state = intake_.state();
    const auto add = [&](DeviceId device, Instant due) {
        if (!rows_.contains({made, device}))
            rows.push_back({made, device, OutgoingState::Waiting, due, 0, now});
    };
    if (made.type == ChatMessage::record_type) return add({}, now);
    const Notice* notice = state.notices.find({made.id});
    const auto at = notice ? ring_at(state, *notice, now) : std::nullopt;
    if (!at) return;
    for (const DeviceId device : sessions_.devices_with_push(notice->to, now)) add(device, *at);
}

void Herald::take_over(const std::vector<RecordRef>& made, Instant now) {
    std::vector<OutgoingRow> rows;
    for (const RecordRef& one : made) add_jobs(one, now, rows);
    if (!rows.empty()) keep(rows);
}

bool Herald::try_out(DeviceId device, Instant now) {
    if (!sessions_.push_of(device)) return false;
    const RecordRef about{trial_type, random_bits(settings_.random)};
    return keep({{about, device, OutgoingState::Waiting, now, 0, now}});
}

bool Herald::keep(const std::vector<OutgoingRow>& rows) {
    if (const auto kept = store_.commit_outgoing(intake_.community(), rows); !kept) {
        log_warning("what is to leave could not be written down: " + kept.error().detail);
        return false;
    }
    for (const OutgoingRow& row : rows) rows_[key_of(row)] = row;
    return true;
}

std::optional<Instant> Herald::next_due() const {
    std::optional<Instant> next;
    if (under_way_ >= most_under_way) return next;
    for (const auto& [key, row] : rows_) {
        if (row.state == OutgoingState::Waiting && (!next || row.due < *next)) next = row.due;
    }
    return next;
}

void Herald::work(Instant now) {
    if (!send_ || !intake_.ready(now)) return;
    if (const auto made = intake_.take_fresh(); !made.empty()) take_over(made, now);
    send_due(now);
    if (now < next_sweep_) return;
    next_sweep_ = now + swept_every;
    if (!store_.prune_outgoing(intake_.community(), now - kept)) return;
    std::erase_if(rows_, [&](const auto& one) {
        return one.second.state == OutgoingState::Done && one.second.since < now - kept;
    });
}

// ---- Leaving

std::vector<OutgoingRow> Herald::due_rows(Instant now) const {
    std::vector<OutgoingRow> due;
    for (const auto& [key, row] : rows_) {
        if (under_way_ + due.size() >= most_under_way) break;
        if (row.state == OutgoingState::Waiting && row.due <= now) due.push_back(row);
    }
    return due;
}

void Herald::send_due(Instant now) {
    std::vector<OutgoingRow> rows = due_rows(now);
    std::vector<std::pair<OutgoingKey, OutgoingRequest>> leaving;
    for (OutgoingRow& row : rows) {
        Ready ready = this->ready(row, now);
        if (ready.later) {
            row.due = *ready.later;
        } else if (!ready.request) {
            row.state = OutgoingState::Done;
        } else {
            row.state = OutgoingState::Leaving;
            ++row.tries;
            leaving.emplace_back(key_of(row), std::move(*ready.request));
        }
    }
    if (rows.empty() || !keep(rows)) return;  // On the disk first: it must not leave twice.
    under_way_ += leaving.size();
    for (auto& [key, request] : leaving) send_(key, std::move(request));
}

Herald::Ready Herald::ready(const OutgoingRow& row, Instant now) const {
    if (row.about.type == trial_type) return ready_trial(row, now);
    if (row.about.type == ChatMessage::record_type) return ready_chat(row);
    const Notice* notice = intake_.state().notices.find({row.about.id});
    return notice && !notice->seen ? ready_push(row, *notice, now) : Ready{};
}

std::optional<OutgoingRequest> Herald::push_to(const PushSubscriptionRow& to, const std::string& payload,
                                               Duration worth, bool soon, Instant now) const {
    const auto address = read_address(to.endpoint, settings_.reach);
    if (!address || !is_push_service(*address, settings_.reach)) return std::nullopt;
    auto body = encrypted_push({to.point.bytes, to.auth.bytes}, payload, settings_.random);
    if (!body) return std::nullopt;
    OutgoingRequest request{*address, {}, std::move(*body)};
    request.headers = {
        {"Content-Type", "application/octet-stream"},
        {"Content-Encoding", "aes128gcm"},
        {"TTL", std::to_string(worth.ms / 1000)},
        {"Urgency", soon ? "high" : "normal"},
        {"Authorization", vapid_authorization(key_, address->origin(), settings_.contact, now)}};
    return request;
}

Herald::Ready Herald::ready_push(const OutgoingRow& row, const Notice& notice, Instant now) const {
    const State& state = intake_.state();
    const PushSubscriptionRow* to = sessions_.push_of(row.device);
    const auto at = ring_at(state, notice, now);
    if (!to || !at || !sessions_.is_signed_in(row.device, now)) return {};
    if (*at > now) return {std::nullopt, at};
    const bool soon = notice.kind == NoticeKind::ShiftSoon || is_urgent(state, notice, now);
    auto request =
        push_to(*to, push_payload(state, notice, now, to->speech), worth_of(state, notice, now), soon, now);
    if (request) request->headers.emplace_back("Topic", topic_of(notice));
    return {std::move(request), std::nullopt};
}

Herald::Ready Herald::ready_trial(const OutgoingRow& row, Instant now) const {
    const PushSubscriptionRow* to = sessions_.push_of(row.device);
    if (!to) return {};
    return {push_to(*to, push_trial(to->speech), minutes(1), true, now), std::nullopt};
}

Herald::Ready Herald::ready_chat(const OutgoingRow& row) const {
    const State& state = intake_.state();
    const ChatMessage* message = state.chat_messages.find({row.about.id});
    const auto& robots = state.chat_robots.rows();
    if (!message || robots.empty() || message->state != ChatMessageState::Waiting) return {};
    const ChatRobot& robot = robots.begin()->second.record;
    OutgoingRequest request;
    // An address that may not be gone to is answered like one where nobody is: see answered_chat().
    if (const auto address = read_address(robot.address, settings_.reach)) request.address = *address;
    request.headers = {{"Content-Type", chat_content_type(robot.form)}};
    request.body = chat_body(robot.form, message->words);
    return {std::move(request), std::nullopt};
}

// ---- What came of it

void Herald::answered(const OutgoingKey& key, const OutgoingAnswer& answer, Instant now,
                      const Decide& decide) {
    const auto known = rows_.find(key);
    if (known == rows_.end() || known->second.state != OutgoingState::Leaving) return;
    if (under_way_ > 0) --under_way_;
    if (key.device)
        answered_push(known->second, answer, now);
    else
        answered_chat(known->second, answer, now, decide);
}

bool Herald::try_again(OutgoingRow& row, const OutgoingAnswer& answer, Instant now) const {
    if (!may_go_better(answer.status) || row.tries >= most_tries) return false;
    Duration pause = first_pause;
    for (int tries = 1; tries < row.tries; ++tries) pause = std::min(longest_pause, Duration{pause.ms * 2});
    row.state = OutgoingState::Waiting;
    row.due = now + std::max(pause, answer.retry_after);
    return true;
}

void Herald::answered_push(OutgoingRow row, const OutgoingAnswer& answer, Instant now) {
    row.state = OutgoingState::Done;
    if (answer.status == gone || answer.status == gone_for_good) {
        if (!sessions_.end_push(row.device))
            log_warning("a browser's address that ended could not be removed");
    } else if (!is_good(answer.status) && !try_again(row, answer, now)) {
        log_warning("a push service does not take a reminder: status " + std::to_string(answer.status));
    }
    keep({row});
}

void Herald::answered_chat(OutgoingRow row, const OutgoingAnswer& answer, Instant now, const Decide& decide) {
    const State& state = intake_.state();
    const ChatMessage* message = state.chat_messages.find({row.about.id});
    const auto& robots = state.chat_robots.rows();
    row.state = OutgoingState::Done;
    if (!message || robots.empty()) {
        keep({row});
        return;
    }
    const ChatRobot& robot = robots.begin()->second.record;
    NoteChatAnswer note;
    note.message = message->id;
    note.status = answer.status;
    note.answer = shown_answer(answer.body);
    if (answer.forbidden || !read_address(robot.address, settings_.reach))
        note.fault = ChatFault::WrongAddress;
    else if (answer.status == 0)
        note.fault = ChatFault::NoAnswer;
    else if (!is_good(answer.status))
        note.fault = ChatFault::Refused;
    else if (chat_declines(robot.form, answer.body))
        note.fault = ChatFault::Declined;
    note.state = note.fault == ChatFault::None ? ChatMessageState::Said : ChatMessageState::Failed;
    // Who tries it out looks at the answer; what nobody waits for is tried again.
    const bool again = note.fault == ChatFault::NoAnswer || note.fault == ChatFault::Refused;
    if (again && message->kind != ChatMessageKind::Trial && try_again(row, answer, now))
        note.state = ChatMessageState::Waiting;
    keep({row});
    decide(note);
}

}  // namespace linli::server
