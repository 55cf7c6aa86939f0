#include "app/server/tools/demo_buys.h"

#include <algorithm>
#include <utility>

#include "shared/orders/delivery_commands.h"
#include "shared/orders/order_book.h"
#include "shared/wire/encoding.h"

namespace linli::server {
namespace {

// People press from a device of nobody; real devices have spaces below 2^63. Another outbox than that of the
// volunteers (demo_community.cpp).
constexpr std::uint64_t pressing_space = 1ull << 63;

std::string reason_of(const Answer& answer) {
    return answer.rejected ? std::to_string(static_cast<int>(answer.rejected->reason)) : std::string("none");
}

class Presser {
public:
    Presser(Intake& intake, Instant now) : intake_(intake), now_(now) {}

    Result<void> begin() {
        if (auto known = intake_.know_outbox({name_.device, name_.outbox, 1}); !known)
            return tl::unexpected(known.error());
        return {};
    }
    void press(PersonId person, const Command& command) {
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
    // All that was pressed since.
    Result<void> decide() {
        const std::vector<Submission> group = std::exchange(group_, {});
        for (const Answer& answer : intake_.decide(group, now_)) {
            if (answer.outcome != Outcome::Accepted)
                return failure(FailureKind::Mismatch,
                               "A group-buy of the demo was refused: reason " + reason_of(answer));
        }
        return {};
    }
    const State& state() const { return intake_.state(); }

private:
    Intake& intake_;
    Instant now_;
    CommandName name_{DeviceId{{pressing_space, 1}}, OutboxId{{pressing_space, 2}}, 0};
    std::vector<Submission> group_;
};

CampaignId newest_of(const State& state, PersonId leader, const std::string& title) {
    for (const CampaignMember* member : state.campaign_members.where<&CampaignMember::person>(leader)) {
        const Campaign* campaign = state.campaigns.find(member->campaign);
        if (campaign && campaign->facts.title == title) return campaign->id;
    }
    return {};
}

void place_orders(const DemoBuy& buy, CampaignId campaign, const std::vector<PersonId>& persons,
                  Presser& presser) {
    const std::vector<const CampaignItem*> items = items_of(presser.state(), campaign);
    for (const DemoOrder& order : buy.orders) {
        PlaceOrder place{campaign, {}, {}, {}, {}};
        place.wishes.note = order.note;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (order.packs[i] > 0) place.lines.push_back({items[i]->id, order.packs[i], 0, {}, 1});
        }
        presser.press(persons[order.person], place);
    }
}

const Order* order_of(const State& state, CampaignId campaign, PersonId person) {
    for (const Order* order : state.orders.where<&Order::campaign>(campaign)) {
        if (order->for_person == person) return order;
    }
    return nullptr;
}

void confirm_at_supplier(CampaignId campaign, PersonId leader, Presser& presser) {
    ConfirmSupplierOrder confirm{campaign, {}};
    for (const CampaignItem* item : items_of(presser.state(), campaign)) {
        const ItemTotals* totals = presser.state().item_totals.find(item->id);
        if (totals && totals->packs > 0) confirm.lines.push_back({item->id, totals->packs});
    }
    presser.press(leader, confirm);
}

void count_arrival(const DemoBuy& buy, CampaignId campaign, PersonId leader, Presser& presser) {
    CountArrival count{campaign, {}};
    const std::vector<const CampaignItem*> items = items_of(presser.state(), campaign);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const ItemSupply* supply = presser.state().item_supplies.find(items[i]->id);
        if (!supply) continue;
        const std::int32_t came = std::max(0, supply->ordered_packs - buy.missing[i]);
        count.items.push_back({items[i]->id, came, 0, 0, {}});
    }
    presser.press(leader, count);
}

void mark_paid(const DemoBuy& buy, CampaignId campaign, const std::vector<PersonId>& persons, PersonId leader,
               Presser& presser) {
    MarkPaid mark{campaign, {}};
    for (const DemoOrder& one : buy.orders) {
        const Order* order = order_of(presser.state(), campaign, persons[one.person]);
        if (!order || !one.paid) continue;
        const std::int64_t owed = sums_of(presser.state(), order->id).owed();
        if (owed > 0) mark.payments.push_back({order->id, owed, "微信", {}});
    }
    presser.press(leader, mark);
}

void hand_over(const DemoBuy& buy, CampaignId campaign, const std::vector<PersonId>& persons, PersonId leader,
               Presser& presser) {
    for (const DemoOrder& one : buy.orders) {
        const Order* order = order_of(presser.state(), campaign, persons[one.person]);
        if (!order || !one.handed_over || bag_packs(presser.state(), order->id) == 0) continue;
        presser.press(leader, TickBag{order->id, HandOutKind::HandedOver, {}});
    }
}

Result<void> press_one(const DemoBuy& buy, const std::vector<PersonId>& persons, Presser& presser) {
    const PersonId leader = persons[buy.leader];
    presser.press(leader, buy.campaign);
    if (auto done = presser.decide(); !done) return done;
    const CampaignId campaign = newest_of(presser.state(), leader, buy.campaign.facts.title);
    place_orders(buy, campaign, persons, presser);
    if (auto done = presser.decide(); !done || buy.stage == DemoBuyStage::Open) return done;
    presser.press(leader, CloseCampaign{campaign});
    if (auto done = presser.decide(); !done) return done;
    mark_paid(buy, campaign, persons, leader, presser);
    if (auto done = presser.decide(); !done || buy.stage == DemoBuyStage::ToBePaid) return done;
    confirm_at_supplier(campaign, leader, presser);
    if (auto done = presser.decide(); !done) return done;
    count_arrival(buy, campaign, leader, presser);
    if (auto done = presser.decide(); !done) return done;
    hand_over(buy, campaign, persons, leader, presser);
    return presser.decide();
}

}  // namespace

Result<void> press_demo_buys(const std::vector<DemoBuy>& buys, Intake& intake,
                             const std::vector<PersonId>& persons, Instant now) {
    Presser presser(intake, now);
    if (auto known = presser.begin(); !known) return known;
    for (const DemoBuy& buy : buys) {
        if (auto done = press_one(buy, persons, presser); !done) return done;
    }
    return {};
}

}  // namespace linli::server
