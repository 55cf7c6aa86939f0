#include <algorithm>
#include <set>

#include "shared/helpers/helper_book.h"
#include "shared/notices/commands.h"
#include "shared/orders/campaign_money.h"
#include "shared/orders/campaign_steps.h"
#include "shared/orders/commands.h"
#include "shared/orders/item_rules.h"
#include "shared/orders/offered_rounds.h"
#include "shared/orders/order_book.h"
#include "shared/orders/photo_commands.h"
#include "shared/people/households.h"
#include "shared/people/roles.h"

// Opening, changing and ending campaigns, and who runs them. Their items: item_rules.cpp.

namespace linli {
namespace {

bool fits(const std::string& text, std::size_t most) {
    return text.size() <= most;
}

std::optional<Rejected> check_texts(const CampaignFacts& facts) {
    if (auto no = check_text(facts.title, max_name_bytes)) return no;
    const bool sound = fits(facts.about, max_note_bytes) && fits(facts.pick_up_place, max_name_bytes) &&
                       fits(facts.supplier, max_name_bytes) && fits(facts.licence, max_name_bytes) &&
                       fits(facts.supplier_contact, max_name_bytes) &&
                       fits(facts.payment_words, default_text_limit);
    if (!sound) return Rejected{Reason::TextTooLong};
    return std::nullopt;
}

bool near(Instant when, Instant at) {
    return at - farthest_campaign_time < when && when < at + farthest_campaign_time;
}

std::optional<Rejected> check_times(const CampaignFacts& facts, Instant at) {
    if (!near(facts.opens_at, at)) return Rejected{Reason::CampaignTimesInvalid};
    if (facts.closes_at) {
        const bool sound =
            near(*facts.closes_at, at) && *facts.closes_at > at && *facts.closes_at > facts.opens_at;
        if (!sound) return Rejected{Reason::CampaignTimesInvalid};
    }
    if (facts.pick_up_from.has_value() != facts.pick_up_until.has_value())
        return Rejected{Reason::CampaignTimesInvalid};
    if (facts.pick_up_from &&
        !is_sound_window({*facts.pick_up_from, *facts.pick_up_until}, at, farthest_campaign_time, days(14)))
        return Rejected{Reason::CampaignTimesInvalid};
    return std::nullopt;
}

std::optional<Rejected> check_facts(const CampaignFacts& facts, Instant at) {
    if (auto no = check_texts(facts)) return no;
    if (auto no = check_times(facts, at)) return no;
    const auto count = [](std::int32_t value) { return value >= 0 && value <= max_packs; };
    const auto cents = [](std::int64_t value) { return value >= 0 && value <= max_ledger_cents; };
    const bool sound = count(facts.closing_packs) && count(facts.closing_orders) &&
                       count(facts.minimum_packs) && cents(facts.fee_cents) && cents(facts.minimum_cents);
    if (!sound) return Rejected{Reason::CampaignInvalid};
    return std::nullopt;
}

std::optional<Rejected> check_helper(const State& state, PersonId person) {
    if (!is_helper(state, person)) return Rejected{Reason::NotAHelper};
    return std::nullopt;
}

const Campaign* open_campaign(const State& state, CampaignId id) {
    const Campaign* campaign = state.campaigns.find(id);
    return campaign && campaign->state == CampaignState::Open ? campaign : nullptr;
}

// Only what nobody has agreed to yet may become otherwise.
bool breaks_terms(const CampaignFacts& agreed, const CampaignFacts& wanted) {
    return agreed.fee_cents != wanted.fee_cents || agreed.fee_split != wanted.fee_split ||
           agreed.shortage != wanted.shortage || agreed.lot_seed != wanted.lot_seed ||
           (agreed.balance_for_all && !wanted.balance_for_all) ||
           wanted.minimum_packs > agreed.minimum_packs || wanted.minimum_cents > agreed.minimum_cents;
}

void add_member(State& state, const Stamp& by, IdSource& ids, CampaignId campaign, PersonId person,
                CampaignPart part) {
    state.campaign_members.insert(
        {.id = ids.next<CampaignMemberId>(), .campaign = campaign, .person = person, .part = part});
    notify(state, by, ids.next<NoticeId>(), person, NoticeKind::CampaignMemberAdded, ref(campaign));
}

const CampaignMember* member_of(const State& state, CampaignId campaign, PersonId person) {
    for (const CampaignMember* member : state.campaign_members.where<&CampaignMember::campaign>(campaign)) {
        if (member->person == person) return member;
    }
    return nullptr;
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const OpenCampaign& command) {
    if (by.person != by.for_person && !may_coordinate(state, by)) return Rejected{Reason::NotForOthers};
    if (!holds_role(state, by.for_person, Role::BuyLeader)) return Rejected{Reason::NotABuyLeader};
    if (auto no = check_facts(command.facts, by.at)) return no;
    if (command.items.empty()) return Rejected{Reason::CampaignWithoutItems};
    if (command.items.size() > max_campaign_items)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_campaign_items));
    for (std::size_t i = 0; i < command.items.size(); ++i) {
        const NewItem& item = command.items[i];
        if (auto no = check_item(item.facts, item.tiers)) return no;
        if (item.substitute_for &&
            (*item.substitute_for >= command.items.size() || *item.substitute_for == i))
            return Rejected{Reason::ItemInvalid};
    }
    if (command.helpers.size() > max_campaign_team)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_campaign_team));
    std::set<PersonId> team{by.for_person};
    for (const PersonId helper : command.helpers) {
        if (auto no = check_helper(state, helper)) return no;
        if (!team.insert(helper).second) return Rejected{Reason::CampaignMemberAlready};
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const OpenCampaign& command) {
    IdSource ids(by);
    const auto campaign = ids.next<CampaignId>();
    state.campaigns.insert({.id = campaign,
                            .facts = command.facts,
                            .state = CampaignState::Open,
                            .opened_at = by.at,
                            .closed_at = {},
                            .called_off_why = {}});
    state.campaign_totals.insert({.id = campaign});
    state.campaign_balances.insert({.id = campaign});
    std::vector<CampaignItemId> items;
    for (const NewItem& item : command.items)
        items.push_back(add_item(state, by, ids, campaign, item.facts, item.tiers));
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& substitute_for = command.items[i].substitute_for;
        if (substitute_for) state.campaign_items.edit(items[i]).facts.substitute_for = items[*substitute_for];
    }
    add_member(state, by, ids, campaign, by.for_person, CampaignPart::Leader);
    for (const PersonId helper : command.helpers)
        add_member(state, by, ids, campaign, helper, CampaignPart::Helper);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ChangeCampaign& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!may_lead(state, by, command.campaign)) return Rejected{Reason::NotAllowed};
    if (campaign->state != CampaignState::Open) return Rejected{Reason::CampaignNotOpen, campaign->id};
    if (auto no = check_facts(command.facts, by.at)) return no;
    const CampaignTotals* totals = state.campaign_totals.find(command.campaign);
    if (totals && totals->orders > 0 && breaks_terms(campaign->facts, command.facts))
        return Rejected{Reason::CampaignTermsAgreed, campaign->id};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const ChangeCampaign& command) {
    if (!open_campaign(state, command.campaign)) return;
    IdSource ids(by);
    Campaign& campaign = state.campaigns.edit(command.campaign);
    const CampaignFacts before = std::exchange(campaign.facts, command.facts);
    const bool moved = before.pick_up_place != command.facts.pick_up_place ||
                       before.pick_up_from != command.facts.pick_up_from ||
                       before.pick_up_until != command.facts.pick_up_until;
    if (moved) tell_all_doors(state, by, ids, command.campaign, NoticeKind::PickUpChanged);
    close_if_full(state, by, ids, command.campaign);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AddCampaignHelper& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!may_lead(state, by, command.campaign)) return Rejected{Reason::NotAllowed};
    if (is_over(*campaign)) return Rejected{Reason::CampaignOver, campaign->id};
    if (auto no = check_helper(state, command.person)) return no;
    if (const CampaignMember* member = member_of(state, command.campaign, command.person))
        return Rejected{Reason::CampaignMemberAlready, member->id};
    const auto team = state.campaign_members.where<&CampaignMember::campaign>(command.campaign);
    if (team.size() >= max_campaign_team)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_campaign_team));
    return std::nullopt;
}

void change(State& state, const Stamp& by, const AddCampaignHelper& command) {
    IdSource ids(by);
    add_member(state, by, ids, command.campaign, command.person, CampaignPart::Helper);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndCampaignHelper& command) {
    const CampaignMember* member = state.campaign_members.find(command.member);
    if (!member || member->part == CampaignPart::Leader) return missing(state, Reason::CampaignMemberUnknown);
    if (member->person != by.person && !may_lead(state, by, member->campaign))
        return Rejected{Reason::NotAllowed};
    return std::nullopt;
}

void change(State& state, const Stamp&, const EndCampaignHelper& command) {
    if (state.campaign_members.find(command.member)) state.campaign_members.erase(command.member);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const HandOverCampaign& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!may_lead(state, by, command.campaign)) return Rejected{Reason::NotAllowed};
    if (!holds_role(state, command.to, Role::BuyLeader)) return Rejected{Reason::NotABuyLeader};
    if (leader_of(state, command.campaign) == command.to) return Rejected{Reason::CampaignMemberAlready};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const HandOverCampaign& command) {
    IdSource ids(by);
    if (const CampaignMember* helper = member_of(state, command.campaign, command.to))
        state.campaign_members.erase(helper->id);
    for (const CampaignMember* member :
         state.campaign_members.where<&CampaignMember::campaign>(command.campaign)) {
        if (member->part == CampaignPart::Leader) state.campaign_members.erase(member->id);
    }
    add_member(state, by, ids, command.campaign, command.to, CampaignPart::Leader);
}

// --- Doors that go first

namespace {

bool is_steward_at(const State& state, const Stamp& by, const Door& door) {
    if (by.principal != Principal::Person) return false;
    for (const RoleHeld* held : state.roles.where<&RoleHeld::person>(by.person)) {
        const Building* building = held->building ? state.buildings.find(*held->building) : nullptr;
        if (held->role == Role::Steward && building && building->compound == door.compound &&
            building->name == door.building)
            return true;
    }
    return false;
}

// The door that is meant, as far as it is known here.
std::optional<HouseholdId> meant_household(const State& state, const Stamp& by,
                                           const std::optional<Door>& door) {
    if (door) return household_at(state, *door);
    const Resident* resident = state.residents.find(by.for_person);
    return resident ? std::optional(resident->household) : std::nullopt;
}

const DoorPriority* priority_of(const State& state, CampaignId campaign, HouseholdId household) {
    for (const DoorPriority* one : state.door_priorities.where<&DoorPriority::household>(household)) {
        if (one->campaign == campaign) return one;
    }
    return nullptr;
}

}  // namespace

bool may_order_for_door(const State& state, const Stamp& by, CampaignId campaign, const Door& door) {
    return is_in_team(state, by, campaign) || is_steward_at(state, by, door);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const GivePriority& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    const bool allowed = command.door ? may_order_for_door(state, by, command.campaign, *command.door)
                                      : is_in_team(state, by, command.campaign) ||
                                            is_steward_of(state, by.person, by.for_person);
    if (!allowed) return Rejected{Reason::NotAllowed};
    if (campaign->state != CampaignState::Open) return Rejected{Reason::CampaignNotOpen, campaign->id};
    const auto household = meant_household(state, by, command.door);
    if (!household) return missing(state, Reason::HouseholdUnknown);
    const bool has = priority_of(state, command.campaign, *household) != nullptr;
    if (has == command.given) return Rejected{Reason::PriorityGivenAlready};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const GivePriority& command) {
    const auto household = meant_household(state, by, command.door);
    if (!household) return;
    const Household* known = state.households.find(*household);
    const Door door = known ? door_of(state, *known) : Door{};
    const Order* order = order_of_door(state, command.campaign, household, door);
    const OrderId counted = order ? order->id : OrderId{};
    count_order(state, counted, Counted::Out);
    const DoorPriority* before = priority_of(state, command.campaign, *household);
    if (before && !command.given) state.door_priorities.erase(before->id);
    if (!before && command.given) {
        state.door_priorities.insert({.id = by.new_ids.make<DoorPriorityId>(),
                                      .campaign = command.campaign,
                                      .household = *household,
                                      .door = door,
                                      .by = by.person});
    }
    count_order(state, counted, Counted::In);
}

// --- Closing and calling off

std::optional<Rejected> check(const State& state, const Stamp& by, const CloseCampaign& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!may_lead(state, by, command.campaign)) return Rejected{Reason::NotAllowed};
    if (campaign->state != CampaignState::Open) return Rejected{Reason::CampaignNotOpen, campaign->id};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const CloseCampaign& command) {
    if (!open_campaign(state, command.campaign)) return;
    IdSource ids(by);
    close_campaign(state, by, ids, command.campaign);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const CallOffCampaign& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!may_lead(state, by, command.campaign)) return Rejected{Reason::NotAllowed};
    if (is_over(*campaign)) return Rejected{Reason::CampaignOver, campaign->id};
    if (const HandOutEvent* event = handed_out_in(state, campaign->id))
        return Rejected{Reason::BagHandedOut, event->id};
    return check_text(command.why, default_text_limit);
}

void change(State& state, const Stamp& by, const CallOffCampaign& command) {
    IdSource ids(by);
    Campaign& campaign = state.campaigns.edit(command.campaign);
    campaign.state = CampaignState::CalledOff;
    campaign.called_off_why = command.why;
    end_rounds(state, by, ids, command.campaign, command.why);
    book_nothing_owed(state, by, ids, command.campaign);
    erase_needless_photos(state, command.campaign);
    tell_all_doors(state, by, ids, command.campaign, NoticeKind::CampaignCalledOff);
}

// --- The supplier's sheet

std::optional<Rejected> check(const State& state, const Stamp& by, const ConfirmSupplierOrder& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!may_lead(state, by, command.campaign)) return Rejected{Reason::NotAllowed};
    if (campaign->state != CampaignState::Closed) return Rejected{Reason::CampaignNotClosed, campaign->id};
    std::set<CampaignItemId> listed;
    std::int64_t packs = 0;
    for (const SupplierLine& line : command.lines) {
        const CampaignItem* item = state.campaign_items.find(line.item);
        if (!item || item->campaign != command.campaign) return missing(state, Reason::CampaignItemUnknown);
        if (!listed.insert(line.item).second) return Rejected{Reason::ItemTwice, line.item};
        const bool whole = !item->facts.whole_cases || line.packs % item->facts.case_size == 0;
        if (line.packs < 0 || line.packs > max_packs || !whole)
            return Rejected{Reason::CountInvalid, line.item};
        packs += line.packs;
    }
    if (packs == 0) return Rejected{Reason::NothingChosen};
    for (const CampaignItem* item : items_of(state, command.campaign)) {
        const ItemTotals* totals = state.item_totals.find(item->id);
        if (totals && totals->packs > 0 && !listed.contains(item->id))
            return Rejected{Reason::SheetIncomplete, item->id};
    }
    return std::nullopt;
}

void change(State& state, const Stamp&, const ConfirmSupplierOrder& command) {
    state.campaigns.edit(command.campaign).state = CampaignState::Ordered;
    for (const SupplierLine& line : command.lines) {
        if (state.item_supplies.find(line.item)) continue;
        ItemSupply supply;
        supply.id = line.item;
        supply.campaign = command.campaign;
        supply.ordered_packs = line.packs;
        state.item_supplies.insert(supply);
    }
}

}  // namespace linli
