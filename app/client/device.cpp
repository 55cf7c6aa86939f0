#include "app/client/device.h"

#include <algorithm>
#include <cstdlib>

#include "app/client/json.h"

namespace linli::client {
namespace {

constexpr std::int64_t saved_banner_ms = 4000;
constexpr std::int64_t save_again_ms = 5000;
constexpr Duration clock_counts_as_wrong = minutes(20);

template <class... Arguments, class Call>
auto while_alive(const std::shared_ptr<int>& alive, Call call) {
    return [guard = std::weak_ptr<int>(alive), call](Arguments... arguments) {
        if (!guard.expired()) call(arguments...);
    };
}

bool is_about_people(std::uint16_t type) {
    return type >= Building::record_type && type <= MergedPerson::record_type;
}

bool touches_people(const Update& update) {
    const auto sent = [](const SentRecord& record) { return is_about_people(ref_of(record.record).type); };
    const auto gone = [](const RecordRef& record) { return is_about_people(record.type); };
    return update.part != Part::News || std::any_of(update.records.begin(), update.records.end(), sent) ||
           std::any_of(update.removed.begin(), update.removed.end(), gone);
}

}  // namespace

Device::Device(Platform& platform, ServerClock& clock, CommunityId community, PersonId person, Events events)
    : platform_(platform),
      clock_(clock),
      community_(community),
      person_(person),
      events_(std::move(events)),
      replica_(std::make_unique<Replica>(new_outbox_id())),
      connection_(platform, {.opened =
                                 [this] {
                                     replica_->connected();
                                     pump();
                                 },
                             .received = [this](const ServerMessage& message) { receive(message); },
                             .ended =
                                 [this](Connection::Ended why) {
                                     replica_->disconnected();
                                     welcomed_ = staging_ = false;
                                     had_to_wait_ = !replica_->pending().empty();
                                     if (why == Connection::Ended::SignedOut) {
                                         forget();
                                         events_.ended(End::SignedOut);
                                     } else if (why == Connection::Ended::Outdated) {
                                         events_.ended(End::Outdated);
                                     } else {
                                         events_.changed();
                                     }
                                 }}) {}

Device::~Device() {
    for (const WakeId wake : {retry_, quiet_, save_again_, grant_end_}) platform_.cancel_wake(wake);
}

OutboxId Device::new_outbox_id() {
    std::array<std::uint8_t, 16> chance{};
    platform_.random(chance);
    OutboxId id;
    for (std::size_t i = 0; i < 8; ++i) {
        id.bits.high = id.bits.high << 8 | chance[i];
        id.bits.low = id.bits.low << 8 | chance[8 + i];
    }
    return id;
}

// --- Store ---

void Device::start() {
    platform_.store().open(
        database_name(community_, person_),
        while_alive<StoreOpened>(alive_, [this](const StoreOpened& opened) { opened_store(opened); }));
}

void Device::opened_store(const StoreOpened& opened) {
    store_open_ = opened.opened;
    store_kept_ = opened.kept;
    if (!opened.opened) {
        go_without_store(opened.error);
        return;
    }
    platform_.store().batch(tables(), while_alive<StoreAnswer>(alive_, [this](const StoreAnswer& answer) {
                                if (answer.done)
                                    read_answers({}, 0);
                                else
                                    go_without_store(answer.error);
                            }));
}

// One question after the other: all of them are answered before anything new is written.
void Device::read_answers(std::vector<std::vector<SqlRow>> answers, std::size_t next) {
    const std::vector<SqlStatement> all = questions();
    if (next == all.size()) {
        loaded(load(answers));
        return;
    }
    platform_.store().query(all[next],
                            while_alive<StoreRows>(alive_, [this, answers, next](const StoreRows& rows) {
                                if (!rows.done) {
                                    go_without_store(rows.error);
                                    return;
                                }
                                auto more = answers;
                                more.push_back(rows.rows);
                                read_answers(std::move(more), next + 1);
                            }));
}

void Device::loaded(const Result<Loaded>& result) {
    if (!result) {
        go_without_store(result.error().detail);
        return;
    }
    if (result->has_outbox) {
        if (result->records_forgotten) unsaved_ = forget_records();
        replica_->load(result->kept);
    }
    begin();
}

// What is pressed now lives as long as the tab; the page says so.
void Device::go_without_store(const std::string& why) {
    platform_.log("store: " + why);
    store_works_ = store_kept_ = false;
    begin();
}

void Device::begin() {
    ready_ = true;
    ++people_revision_;
    connection_.start();
    pump();
    events_.changed();
}

// The phone may be lost: what it knew of others leaves it. What was never sent is its owner's own.
void Device::forget() {
    if (store_works_) platform_.store().batch(forget_records(), [](const StoreAnswer&) {});
}

void Device::save() {
    if (saving_ || stopped_) return;
    if (unsaved_.empty()) {
        const Keep keep = replica_->take_keep();
        if (keep.empty()) return;
        unsaved_ = batch_of(keep);
    } else {
        for (SqlStatement& statement : batch_of(replica_->take_keep()))
            unsaved_.push_back(std::move(statement));
    }
    save_batch();
}

void Device::save_batch() {
    if (!store_works_) {
        unsaved_.clear();
        replica_->kept();
        return;
    }
    saving_ = true;
    platform_.store().batch(unsaved_, while_alive<StoreAnswer>(alive_, [this](const StoreAnswer& answer) {
                                saving_ = false;
                                store_kept_ = answer.done ? store_kept_ : false;
                                // A full disk must not keep anybody from signing up: it goes out without
                                // being kept.
                                replica_->kept();
                                if (answer.done) {
                                    unsaved_.clear();
                                } else {
                                    platform_.log("store: " + answer.error);
                                    save_again_ = platform_.wake_after(save_again_ms, [this] { save(); });
                                    send();
                                    events_.changed();
                                    return;
                                }
                                pump();
                                events_.changed();
                            }));
}

// --- Network ---

void Device::pump() {
    if (!ready_ || stopped_) return;
    end_grants();
    if (unsaved_.empty() || !saving_) save();
    send();
    stage();
}

void Device::end_grants() {
    replica_->end_grants(clock_.now());
    platform_.cancel_wake(grant_end_);
    grant_end_ = WakeId::None;
    const auto next = replica_->next_grant_end();
    if (!next) return;
    const std::int64_t pause = std::max<std::int64_t>((*next - clock_.now()).ms, 0) + 1;
    grant_end_ = platform_.wake_after(pause, [this] {
        ++people_revision_;
        pump();
        events_.changed();
    });
}

void Device::send() {
    const bool waited = !replica_->pending().empty();
    for (const ClientMessage& message : replica_->take_outgoing(clock_.now())) connection_.send(message);
    if (waited) sent_all_at_.reset();
    const auto retry = replica_->retry_at();
    if (!retry) return;
    platform_.cancel_wake(retry_);
    const std::int64_t pause = std::max<std::int64_t>((*retry - clock_.now()).ms, 0) + 1;
    retry_ = platform_.wake_after(pause, [this] { send(); });
}

// A command that is too large for the socket goes ahead over HTTP.
void Device::stage() {
    const Pending* large = replica_->wants_staging();
    if (!large || staging_) return;
    staging_ = true;
    HttpRequest request{"POST", "/api/stage", Bytes(large->bytes.begin(), large->bytes.end())};
    platform_.http(std::move(request),
                   while_alive<HttpAnswer>(alive_, [this, number = large->number](const HttpAnswer& answer) {
                       staging_ = false;
                       const auto json =
                           read_json({reinterpret_cast<const char*>(answer.body.data()), answer.body.size()});
                       const auto stage = json ? bits_from_hex(json->text("stage")) : std::nullopt;
                       if (answer.status == 200 && stage) {
                           replica_->staged(number, *stage);
                           send();
                           return;
                       }
                       platform_.log("stage: status " + std::to_string(answer.status));
                       platform_.cancel_wake(retry_);
                       retry_ = platform_.wake_after(save_again_ms, [this] { pump(); });
                   }));
}

bool Device::is_other_person(const Welcome& welcome) const {
    if (welcome.community != community_) return true;
    if (welcome.person == person_) return false;
    // Two entries of the same person were merged: they go on under the kept one.
    const MergedPerson* merged = replica_->state().merged_persons.find(person_);
    return !merged || merged->kept != welcome.person;
}

void Device::receive(const ServerMessage& message) {
    if (const auto* welcome = std::get_if<Welcome>(&message)) {
        if (is_other_person(*welcome)) {
            events_.ended(End::OtherPerson);
            return;
        }
        clock_.set(welcome->server_now);
        welcomed_ = true;
    } else if (const auto* pong = std::get_if<Pong>(&message)) {
        clock_.set(pong->server_now);
        return;
    } else if (const auto* found = std::get_if<Found>(&message)) {
        if (found->number != asked_number_) return;
        found_ = found->people;
        events_.changed();
        return;
    }
    const std::vector<Pending> before(replica_->pending().begin(), replica_->pending().end());
    const std::size_t failures = replica_->failures();
    replica_->receive(message, clock_.now());
    if (const auto* update = std::get_if<Update>(&message); update && touches_people(*update))
        ++people_revision_;
    settle(before);
    // A newer version is there: once what waits is out, the page is opened again.
    if (!replica_->schema_known() && replica_->pending().empty()) {
        events_.ended(End::Outdated);
        return;
    }
    if (replica_->failures() > failures) events_.refused();
    pump();
    events_.changed();
}

// Tells what has been confirmed by this message.
void Device::settle(const std::vector<Pending>& before) {
    const auto& pending = replica_->pending();
    for (const Pending& was : before) {
        const auto same = [&](const auto& other) { return other.number == was.number; };
        if (std::any_of(pending.begin(), pending.end(), same)) continue;
        ++people_revision_;
        const auto& refusals = replica_->refusals();
        if (std::any_of(refusals.begin(), refusals.end(), same)) continue;
        events_.confirmed(was);
    }
    if (before.empty() || !pending.empty()) return;
    if (!std::exchange(had_to_wait_, false)) return;  // Nobody was told that anything waits.
    sent_all_at_ = platform_.monotonic_ms();
    platform_.cancel_wake(quiet_);
    quiet_ = platform_.wake_after(saved_banner_ms, [this] {
        sent_all_at_.reset();
        events_.changed();
    });
}

LinkState Device::link() const {
    LinkState state;
    const bool offline = !connection_.is_open() && (connection_.has_failed() || !platform_.online());
    state.link = welcomed_ ? Link::Online : offline ? Link::Offline : Link::Connecting;
    state.busy = state.link == Link::Offline && connection_.asked_to_wait() && platform_.online();
    state.waiting = replica_->pending().size();
    state.refused = replica_->failures();
    state.kept = store_kept_;
    state.just_sent = sent_all_at_.has_value();
    const Duration ahead = clock_.ahead();
    if (std::abs(ahead.ms) >= clock_counts_as_wrong.ms) state.clock_ahead = ahead;
    return state;
}

// --- What the person wants ---

tl::expected<std::uint64_t, Rejected> Device::press(Command command, PersonId for_person) {
    auto number = replica_->press(std::move(command), clock_.now(), clock_.reported(), for_person);
    if (number) {
        had_to_wait_ = had_to_wait_ || !welcomed_;
        ++people_revision_;
        pump();
    }
    events_.changed();
    return number;
}

void Device::dismiss(OutboxId outbox, std::uint64_t number) {
    replica_->dismiss(outbox, number);
    pump();
    events_.changed();
}

void Device::start_new_outbox() {
    replica_->new_outbox(new_outbox_id());
    pump();
    events_.changed();
}

void Device::ask(std::string_view text) {
    if (asked_text_ == text || !connection_.is_open()) return;
    asked_text_ = text;
    found_.reset();
    connection_.send(Ask{++asked_number_, asked_text_});
}

const std::vector<PersonId>* Device::found(std::string_view text) const {
    return found_ && asked_text_ == text ? &*found_ : nullptr;
}

void Device::stop() {
    stopped_ = true;
    connection_.stop();
}

void Device::wipe(std::function<void()> then) {
    stop();
    if (!store_open_) {
        then();
        return;
    }
    platform_.store().wipe([then](const StoreAnswer&) { then(); });
}

}  // namespace linli::client
