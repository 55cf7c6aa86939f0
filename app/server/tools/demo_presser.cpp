#include "app/server/tools/demo_presser.h"

#include <string>
#include <utility>

#include "shared/wire/encoding.h"

namespace linli::server {
namespace {

constexpr std::uint64_t pressing_space = 1ull << 63;

}  // namespace

DemoPresser::DemoPresser(Intake& intake, Instant now, std::uint64_t outbox)
    : intake_(intake),
      now_(now),
      name_{DeviceId{{pressing_space, 1}}, OutboxId{{pressing_space, outbox}}, 0} {}

Result<void> DemoPresser::begin() {
    if (auto known = intake_.know_outbox({name_.device, name_.outbox, 1}); !known)
        return tl::unexpected(known.error());
    return {};
}

void DemoPresser::press(PersonId person, const Command& command) {
    Submission one;
    one.name = name_;
    one.name.number = ++name_.number;
    one.person = person;
    one.for_person = person;
    one.device_space = pressing_space;
    one.reported_at = now_;
    one.bytes = encode(command);
    group_.push_back(std::move(one));
}

Result<void> DemoPresser::decide() {
    const std::vector<Submission> group = std::exchange(group_, {});
    if (group.empty()) return {};
    for (const Answer& answer : intake_.decide(group, now_)) {
        if (answer.outcome == Outcome::Accepted) continue;
        const int reason = answer.rejected ? static_cast<int>(answer.rejected->reason) : 0;
        return failure(FailureKind::Mismatch,
                       "Somebody of the demo was refused: reason " + std::to_string(reason) + ".");
    }
    return {};
}

}  // namespace linli::server
