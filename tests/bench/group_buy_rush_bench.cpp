// 60 packs and 1,000 households that want one, within half a minute, on the real server: who gets it, and how
// long everybody waits for an answer that stays.

#include "shared/core/random.h"
#include "shared/orders/order_book.h"
#include "tests/bench/crowd.h"
#include "tests/bench/measures.h"
#include "tests/load/server_program.h"

namespace linli::bench {
namespace {

using namespace linli::load;
using Moments = std::vector<std::chrono::microseconds>;

constexpr std::size_t households = 1000;
constexpr std::int32_t packs = 60;
constexpr int rushes = 3;

Moments moments_within(std::chrono::seconds time, SeededRandom& random) {
    const auto most = static_cast<std::uint32_t>(std::chrono::microseconds(time).count());
    Moments moments;
    for (std::size_t i = 0; i < households; ++i) moments.emplace_back(random.below(most));
    return moments;
}

// The server is killed as soon as all are answered: what was answered must be on the disk.
std::vector<Pressed> press_and_kill(const std::string& data, const std::vector<Guest>& guests,
                                    std::uint64_t number, const Command& command, const Moments& moments) {
    ServerProgram server(data);
    Crowd crowd(server.port(), guests);
    crowd.connect(number);
    std::vector<Pressed> pressed = crowd.press(number, command, moments);
    server.kill();
    return pressed;
}

bool is_sold_out(const Answer& answer) {
    return answer.outcome == Outcome::Refused && answer.rejected &&
           answer.rejected->reason == Reason::ItemSoldOut;
}

// As many packs as there are, each at the household that was told so; all others know why not.
bool is_sound(const std::vector<Pressed>& pressed, const std::vector<Guest>& guests, const CampaignItem& item,
              const State& state) {
    for (std::size_t i = 0; i < guests.size(); ++i) {
        const std::optional<Answer>& answer = pressed[i].answer;
        if (!answer) return false;
        const bool accepted = answer->outcome == Outcome::Accepted;
        if (!accepted && !is_sold_out(*answer)) return false;
        const HouseholdId household = state.residents.at(guests[i].person).household;
        const Order* order = order_of_door(state, item.campaign, household, {});
        if ((order ? bag_packs(state, order->id) : 0) != (accepted ? 1 : 0)) return false;
    }
    return count_of(pressed, Outcome::Accepted) == packs && state.item_totals.at(item.id).packs == packs;
}

bool are_same(const std::vector<Pressed>& first, const std::vector<Pressed>& again) {
    for (std::size_t i = 0; i < first.size(); ++i) {
        const std::optional<Answer>& one = first[i].answer;
        const std::optional<Answer>& other = again[i].answer;
        if (!one || !other) return false;
        if (one->outcome != other->outcome || one->version != other->version) return false;
        if (one->rejected != other->rejected) return false;
    }
    return true;
}

}  // namespace

bool measure_sold_out() {
    const TemporaryFolder folder;
    const std::string data = folder.path() + "/data";
    const std::vector<Guest> guests = make_visited_community(data, DemoScale::Full, households);
    SeededRandom random(60);
    std::vector<double> waited;
    bool sound = guests.size() == households, stored = true;
    for (std::uint64_t number = 1; number <= rushes; ++number) {
        const CampaignItem item = open_scarce_campaign(data, packs);
        const PlaceOrder one_pack{item.campaign, {}, {}, {}, {{item.id, 1, 0, {}, item.price_version}}};
        const auto first =
            press_and_kill(data, guests, number, one_pack, moments_within(std::chrono::seconds(30), random));
        sound = sound && is_sound(first, guests, item, stored_state(data));
        const auto again =
            press_and_kill(data, guests, number, one_pack, moments_within(std::chrono::seconds(1), random));
        stored = stored && are_same(first, again);
        add_waits(first, waited);
    }
    const double p99 = percentile(waited, 0.99);
    print({"1,000 households press for 60 packs within 30 s, an answer (ms)", "", true}, waited);
    print({"the slowest 1 % of these (ms)", "p99 at most 500", p99 <= 500}, {p99});
    print({"exactly 60 sold, all others know why not (1 = yes)", "1", sound, 0}, {sound ? 1.0 : 0.0});
    print({"the same 1,000 answers after a kill (1 = yes)", "1", stored, 0}, {stored ? 1.0 : 0.0});
    return p99 <= 500 && sound && stored;
}

}  // namespace linli::bench
