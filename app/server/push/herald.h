#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/server/intake.h"
#include "app/server/push/outgoing.h"
#include "app/server/push/web_push.h"
#include "app/server/sessions.h"

// Carries notices to devices by web push, and the robot's messages to the group chat. What leaves is written
// down before it goes, so a server that dies in between sends nothing twice. Used from the writer's thread
// only; time is a value, and sending is the network's: app/server/http/outgoing.h.

namespace linli::server {

struct HeraldSettings {
    Reach reach;
    std::string contact;  // For the push services: https://… or mailto:….
    RandomBytes random = system_random();
};

// One thing that goes to one place.
struct OutgoingKey {
    RecordRef about;
    DeviceId device;  // None: to the chat.
    friend auto operator<=>(const OutgoingKey&, const OutgoingKey&) = default;
};

class Herald {
public:
    using Send = std::function<void(OutgoingKey, OutgoingRequest)>;
    using Decide = std::function<void(const Command&)>;  // As the server itself, and tells who listens.

    static constexpr std::size_t most_under_way = 16;
    static constexpr int most_tries = 6;
    static constexpr Duration first_pause = minutes(1), longest_pause = hours(1);
    static constexpr Duration found_again = minutes(15);  // Of what was made when the server died.
    static constexpr Duration kept = days(2);             // That it was sent.

    static Result<std::unique_ptr<Herald>> open(Store& store, Intake& intake, Sessions& sessions, EcKey key,
                                                HeraldSettings settings, Instant now);
    void carry(Send send) { send_ = std::move(send); }

    // For POST /api/push: whether a browser's subscription can be one.
    bool is_sound(const PushSubscriptionRow& row) const;
    std::string public_key() const;  // As browsers want it: base64url of the point.

    // A first message to this device, so that its person sees that it works.
    bool try_out(DeviceId device, Instant now);

    // Takes over what was made since the last time, and sends what is due.
    void work(Instant now);
    // `decide`: what the records are to say of it.
    void answered(const OutgoingKey& key, const OutgoingAnswer& answer, Instant now, const Decide& decide);
    std::optional<Instant> next_due() const;

private:
    Herald(Store& store, Intake& intake, Sessions& sessions, EcKey key, HeraldSettings settings);
    void find_again(Instant now);
    void add_jobs(const RecordRef& made, Instant now, std::vector<OutgoingRow>& rows) const;
    void take_over(const std::vector<RecordRef>& made, Instant now);
    std::vector<OutgoingRow> due_rows(Instant now) const;
    void send_due(Instant now);
    // What the row is about, as a request; nothing: it is not needed any more. A later time: not yet.
    struct Ready {
        std::optional<OutgoingRequest> request;
        std::optional<Instant> later;
    };
    Ready ready(const OutgoingRow& row, Instant now) const;
    Ready ready_push(const OutgoingRow& row, const Notice& notice, Instant now) const;
    Ready ready_trial(const OutgoingRow& row, Instant now) const;
    Ready ready_chat(const OutgoingRow& row) const;
    // Nothing where its keys or its address are none any more.
    std::optional<OutgoingRequest> push_to(const PushSubscriptionRow& to, const std::string& payload,
                                           Duration worth, bool soon, Instant now) const;
    void answered_push(OutgoingRow row, const OutgoingAnswer& answer, Instant now);
    void answered_chat(OutgoingRow row, const OutgoingAnswer& answer, Instant now, const Decide& decide);
    bool try_again(OutgoingRow& row, const OutgoingAnswer& answer, Instant now) const;
    bool keep(const std::vector<OutgoingRow>& rows);

    Store& store_;
    Intake& intake_;
    Sessions& sessions_;
    EcKey key_;
    HeraldSettings settings_;
    Send send_;
    std::map<OutgoingKey, OutgoingRow> rows_;
    std::size_t under_way_ = 0;
    Instant next_sweep_;
};

}  // namespace linli::server
