#include "tests/load/visited_community.h"

#include <sodium.h>

#include <filesystem>
#include <set>
#include <stdexcept>

#include "app/server/clock.h"
#include "app/server/tools/demo_community.h"
#include "shared/orders/order_book.h"
#include "shared/wire/encoding.h"

namespace linli::load {
namespace {

using server::DataFolder;
using server::OpenCommunity;

// Real devices have spaces below 2^63, those of the demo begin there.
constexpr std::uint64_t leader_space = (1ull << 63) + 1;

template <class T>
T require(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().detail);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

Guest sign_in(OpenCommunity& community, PersonId person, std::uint64_t number) {
    const Instant now = server::now();
    const auto card = community.sessions->issue_card(person, person, server::CardPurpose::AnotherDevice, now);
    if (!card) throw std::runtime_error("no card");
    const auto session =
        community.sessions->redeem_card(card->token, "load", "guest " + std::to_string(number), now);
    if (!session) throw std::runtime_error("a card was not taken");
    return {person, session->secret, session->who.device_space, OutboxId{{number, 0x10adull << 48 | number}}};
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "linli-load-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::vector<Guest> make_visited_community(const std::string& data, DemoScale scale, std::size_t guests) {
    if (sodium_init() < 0) throw std::runtime_error("the cryptography library does not start");
    DataFolder folder = require(DataFolder::open(data));
    require(server::make_demo_community(folder, scale, server::now()));
    OpenCommunity community = require(server::open_community(folder, server::now()));
    const State& state = community.intake->state();
    std::vector<Guest> signed_in;
    std::set<HouseholdId> visited;
    for (const auto& [person, row] : state.contacts.rows()) {
        if (signed_in.size() == guests) break;
        if (row.record.phone.empty() || !visited.insert(state.residents.at(person).household).second)
            continue;
        signed_in.push_back(sign_in(community, person, signed_in.size() + 1));
    }
    return signed_in;
}

ShiftId add_far_shift(const std::string& data, std::int32_t places) {
    DataFolder folder = require(DataFolder::open(data));
    OpenCommunity community = require(server::open_community(folder, server::now()));
    const State& state = community.intake->state();
    // Hours that no earlier one has: from the number of shifts.
    const Instant from =
        server::now() + days(21) + hours(3 * static_cast<std::int64_t>(state.shifts.size() % 50));
    const TimeRange window{from, from + hours(2)};
    const PostId post = state.posts.rows().begin()->first;
    const auto refused = community.intake->decide_own({AddShift{post, window, 1, places}}, server::now());
    if (refused.size() != 1 || refused[0]) throw std::runtime_error("the shift was not added");
    for (const auto& [id, row] : state.shifts.rows()) {
        if (row.record.post == post && row.record.window == window) return id;
    }
    throw std::runtime_error("the shift is not there");
}

CampaignItem open_scarce_campaign(const std::string& data, std::int32_t packs) {
    DataFolder folder = require(DataFolder::open(data));
    OpenCommunity community = require(server::open_community(folder, server::now()));
    server::Intake& intake = *community.intake;
    const auto leaders = intake.state().roles.where<&RoleHeld::role>(Role::BuyLeader);
    if (leaders.empty()) throw std::runtime_error("nobody leads group-buys");
    OpenCampaign open;
    open.facts.title = "砂糖橘";
    open.facts.opens_at = server::now();
    open.items.emplace_back();
    open.items.front().facts.name = "砂糖橘";
    open.items.front().facts.price_cents = 38'00;
    open.items.front().facts.stock = packs;

    server::Submission press;
    press.name = {DeviceId{{leader_space, 1}}, OutboxId{{leader_space, 1}},
                  intake.state().campaigns.size() + 1};
    press.person = press.for_person = leaders.front()->person;
    press.device_space = leader_space;
    press.reported_at = server::now();
    press.bytes = encode(Command(open));
    require(intake.know_outbox({press.name.device, press.name.outbox, 1}));
    if (intake.decide({press}, server::now()).front().outcome != Outcome::Accepted)
        throw std::runtime_error("the group-buy was not opened");
    const NewIds made(leader_space, press.name.outbox, press.name.number);
    return *items_of(intake.state(), made.make<CampaignId>()).front();
}

State stored_state(const std::string& data) {
    DataFolder folder = require(DataFolder::open(data));
    const OpenCommunity community = require(server::open_community(folder, server::now()));
    return community.intake->state();
}

}  // namespace linli::load
