#include <algorithm>

#include "shared/orders/order_book.h"
#include "shared/orders/pick_ups.h"
#include "tests/jpegs.h"
#include "tests/simulator/wishes.h"

// Buying together: campaigns of an hour or two, so that all of their life happens.

namespace linli::simulator {

OpenCampaign Wishes::opening(Instant now) {
    OpenCampaign open;
    CampaignFacts& facts = open.facts;
    facts.title = random_.chance(50) ? "" : "砂糖橘";
    facts.opens_at = now;
    if (random_.chance(700)) facts.closes_at = now + minutes(random_.between(-5, 240));
    if (random_.chance(300)) facts.closing_packs = random_.between(5, 30);
    facts.fee_cents = random_.between(0, 3000);
    facts.fee_split = random_.pick(Members<FeeSplit>::values);
    facts.minimum_packs = random_.chance(700) ? 0 : random_.between(1, 9);
    facts.shortage = random_.pick(Members<ShortageRule>::values);
    facts.lot_seed = random_.between(0, 99);
    facts.balance_for_all = random_.chance(300);
    for (std::int32_t left = random_.between(1, 3); left > 0; --left) {
        NewItem item;
        item.facts.name = "item " + std::to_string(left);
        item.facts.price_cents = random_.between(1, 9000);
        if (random_.chance(400)) item.facts.stock = 12;
        if (random_.chance(400)) item.facts.reserved_packs = random_.between(0, 3);
        if (random_.chance(300)) item.facts.cap_per_door = 3;
        item.facts.whole_cases = random_.chance(300);
        item.facts.case_size = 4;
        if (random_.chance(400)) item.tiers = {{8, item.facts.price_cents / 2}};
        open.items.push_back(item);
    }
    return open;
}

OrderId Wishes::an_order(const State& seen, CampaignId campaign) {
    const auto orders = seen.orders.where<&Order::campaign>(campaign);
    return orders.empty() || random_.chance(50) ? one_of(seen.orders) : random_.pick(orders)->id;
}

std::vector<OrderedLine> Wishes::order_lines(const State& seen, CampaignId campaign) {
    std::vector<OrderedLine> lines;
    for (const CampaignItem* item : items_of(seen, campaign)) {
        if (random_.chance(300)) continue;
        const std::int32_t seen_version = item->price_version - (random_.chance(100) ? 1 : 0);
        lines.push_back({item->id, random_.between(0, 4), random_.chance(200) ? 1 : 0,
                         random_.chance(200) ? secret("soft ") : "", seen_version});
    }
    return lines;
}

AcceptGroupBuyChain Wishes::group_buy_chain(const State& seen, CampaignId campaign) {
    AcceptGroupBuyChain accept{campaign, {}};
    const auto items = items_of(seen, campaign);
    for (std::int32_t left = random_.between(1, 3); left > 0 && !items.empty(); --left) {
        ChainOrder chain;
        chain.door = door();
        chain.name = "邻居";
        chain.source_key = short_door(*chain.door);
        chain.source_text = secret("chain ");
        const Order* known = order_of_door(seen, campaign, {}, *chain.door);
        if (known && random_.chance(900)) {
            chain.order = known->id;
            chain.revision = known->revision;
        }
        const std::int32_t packs = random_.between(0, 3);
        chain.lines.push_back({random_.pick(items)->id, packs, packs});
        accept.orders.push_back(chain);
    }
    return accept;
}

ChoosePickUp Wishes::choosing(const State& seen, const Order& order) {
    const auto offered = pick_ups_of(seen, order.campaign);
    if (offered.empty() || random_.chance(200)) return {order.id, {}};
    return {order.id, random_.pick(offered)->id};
}

Wishes::Wish Wishes::about_orders(const State& seen, PersonId me, CampaignId campaign) {
    const std::uint32_t kind = random_.below(100);
    const Order* order = seen.orders.find(an_order(seen, campaign));
    if (kind < 55 || !order) {
        PlaceOrder place{campaign, {}, {}, {}, order_lines(seen, campaign)};
        if (random_.chance(500)) place.wishes.note = secret("no coriander ");
        if (random_.chance(100)) place.door = door();
        return {place, random_.chance(200) ? somebody(seen) : me};
    }
    if (kind < 80) {
        OrderWishes wishes = order->wishes;
        if (random_.chance(300)) wishes.for_whom = secret("for ");
        return {ChangeOrder{order->id, order->revision, wishes, order_lines(seen, campaign)}, {}};
    }
    if (kind < 88) return {WithdrawOrder{order->id}, {}};
    if (kind < 91) return {choosing(seen, *order), {}};
    if (kind < 94) return {ConfirmBag{order->id}, {}};
    if (kind < 97) return {Complain{order->id, secret("rotten ")}, {}};
    return {about_pictures(seen, campaign), {}};
}

// How to pay, and what is wrong with a bag. What they show is a secret like any other.
Command Wishes::about_pictures(const State& seen, CampaignId campaign) {
    if (random_.chance(200)) return RemoveCampaignPhoto{one_of(seen.campaign_photos)};
    const Blob jpeg{tests::grey_jpeg(16, 16, {}, secret("photo "))};
    std::vector<HandOutEventId> complaints;
    for (const HandOutEvent* event : seen.hand_out_events.where<&HandOutEvent::campaign>(campaign)) {
        if (event->kind == HandOutKind::Complaint) complaints.push_back(event->id);
    }
    if (complaints.empty() || random_.chance(300)) return SetPaymentCode{campaign, jpeg};
    return AttachComplaintPhoto{random_.pick(complaints), jpeg};
}

Command Wishes::about_money(const State& seen, CampaignId campaign) {
    const OrderId order = an_order(seen, campaign);
    switch (random_.below(7)) {
        case 0:
            return UndoEntry{one_of(seen.ledger_entries), secret("wrong ")};
        case 1:
            return GiveRefund{order, -sums_of(seen, order).open(), secret("back ")};
        case 2:
            return CorrectCharge{order, random_.between(-300, 100), secret("broken ")};
        case 3:
            return PaySupplier{campaign, random_.between(-10, 9000), secret("supplier ")};
        case 4:
            return NoteReminder{order};
        default:
            return MarkPaid{
                campaign,
                {{order, random_.between(0, 9000), secret("paid "),
                  random_.chance(500) ? std::string() : "wx-" + std::to_string(random_.below(40))}}};
    }
}

// Now and then some of the items only: the others come later.
CountArrival Wishes::counting(const State& seen, CampaignId campaign) {
    CountArrival count{campaign, {}};
    const bool all = random_.chance(500);
    for (const CampaignItem* item : items_of(seen, campaign)) {
        if (!all && random_.chance(500)) continue;
        const ItemTotals* totals = seen.item_totals.find(item->id);
        const std::int32_t packs = std::max(0, (totals ? totals->packs : 0) + random_.between(-3, 1));
        count.items.push_back({item->id, packs, packs > 0 ? random_.between(0, 1) : 0, 0, ""});
    }
    return count;
}

Command Wishes::about_hand_out(const State& seen, CampaignId campaign) {
    const OrderId order = an_order(seen, campaign);
    const std::uint32_t kind = random_.below(100);
    if (kind < 20) return counting(seen, campaign);
    if (kind < 70) return TickBag{order, random_.pick(Members<HandOutKind>::values), secret("at ")};
    if (kind < 80) return UndoTick{one_of(seen.hand_out_events), secret("slip ")};
    if (kind < 85) return SetGiven{order, one_of(seen.campaign_items), random_.between(0, 4)};
    if (kind < 88)
        return GiveLeftOver{campaign, door(), "邻居", one_of(seen.campaign_items), random_.between(0, 3)};
    if (kind < 94) return AnswerComplaint{one_of(seen.hand_out_events), secret("answer ")};
    return FinishCampaign{campaign};
}

// Each bag in one of up to three rounds, or in none.
Command Wishes::about_rounds(const State& seen, CampaignId campaign, Instant now) {
    if (random_.chance(250)) return CallOffRounds{campaign, "rain"};
    const Instant from = now + minutes(random_.between(-5, 60));
    OfferRounds offer{campaign, "分发", {from, from + minutes(random_.between(20, 90))}, {}};
    std::vector<RoundToOffer> rounds(static_cast<std::size_t>(random_.between(1, 3)));
    for (const Order* order : standing_orders(seen, campaign)) {
        if (random_.chance(100)) continue;
        rounds[random_.below(static_cast<std::uint32_t>(rounds.size()))].bags.push_back(order->id);
    }
    for (const RoundToOffer& round : rounds) {
        if (!round.bags.empty()) offer.rounds.push_back(round);
    }
    return offer;
}

// Now and then an old one, or one that is over.
Command Wishes::about_pick_ups(const State& seen, CampaignId campaign, Instant now) {
    const auto offered = pick_ups_of(seen, campaign);
    if (!offered.empty() && random_.chance(200)) return EndPickUp{random_.pick(offered)->id};
    const Instant from = now + hours(random_.between(-3, 60));
    SetPickUp set{campaign, {}, {from, from + hours(random_.between(1, 4))}, {}};
    if (random_.chance(500)) set.place = "北门";
    if (!offered.empty() && random_.chance(300)) set.pick_up = random_.pick(offered)->id;
    return set;
}

Command Wishes::about_my_campaign(const State& seen, CampaignId campaign, Instant now) {
    const Campaign* known = seen.campaigns.find(campaign);
    const CampaignState state = known ? known->state : CampaignState::Open;
    const std::uint32_t kind = random_.below(100);
    if (kind < 25) return about_money(seen, campaign);
    if (kind < 30) return AddCampaignHelper{campaign, somebody(seen)};
    if (kind < 34) return EndCampaignHelper{one_of(seen.campaign_members)};
    if (kind < 36) return HandOverCampaign{campaign, somebody(seen)};
    if (kind < 38) return CallOffCampaign{campaign, "closed road"};
    if (kind < 41) return about_pictures(seen, campaign);
    if (kind < 44) return about_pick_ups(seen, campaign, now);
    if (state == CampaignState::Closed && kind < 70) {
        ConfirmSupplierOrder confirm{campaign, {}};
        for (const CampaignItem* item : items_of(seen, campaign)) {
            const ItemTotals* totals = seen.item_totals.find(item->id);
            confirm.lines.push_back({item->id, totals ? totals->packs : 0});
        }
        return confirm;
    }
    if (state != CampaignState::Open && kind < 55) return about_rounds(seen, campaign, now);
    if (state != CampaignState::Open) return about_hand_out(seen, campaign);
    if (kind < 55) return group_buy_chain(seen, campaign);
    if (kind < 65) return GivePriority{campaign, door(), random_.chance(700)};
    if (kind < 75) return CloseCampaign{campaign};
    const CampaignItem* item = seen.campaign_items.find(one_of(seen.campaign_items));
    if (kind < 80 || !item) {
        const CampaignFacts facts = opening(now).facts;
        return ChangeCampaign{campaign, facts};
    }
    if (kind < 84) return WithdrawItem{item->id};
    ItemFacts facts = item->facts;
    facts.price_cents += random_.between(-200, 200);
    return SetItem{campaign, item->id, facts, tiers_of(seen, item->id)};
}

Wishes::Wish Wishes::about_buying(const State& seen, PersonId me, Instant now) {
    const auto mine = seen.campaign_members.where<&CampaignMember::person>(me);
    const std::uint32_t kind = random_.below(100);
    if (seen.campaigns.size() == 0 || kind < 8) return {opening(now), me};
    if (!mine.empty() && kind < 70) return {about_my_campaign(seen, random_.pick(mine)->campaign, now), {}};
    const CampaignId campaign = one_of(seen.campaigns);
    if (kind < 75) return {about_my_campaign(seen, campaign, now), {}};
    return about_orders(seen, me, campaign);
}

}  // namespace linli::simulator
