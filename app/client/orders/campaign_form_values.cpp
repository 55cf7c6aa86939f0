#include <algorithm>

#include "app/client/orders/buy_words.h"
#include "app/client/orders/campaign_form_page.h"
#include "shared/core/random.h"
#include "shared/orders/pick_ups.h"

// What is typed for a campaign: read, and filled in.

namespace linli::client {
namespace {

std::string amount_text(std::int64_t cents) {
    std::string words = std::to_string(cents / 100);
    if (cents % 100 != 0) words += "." + std::to_string(cents % 100 / 10) + std::to_string(cents % 10);
    return words;
}

// What is wrong with a sum that may be left out.
std::string doubt_of(const std::string& typed) {
    return typed.empty() ? std::string() : amount_doubt_words(read_amount(typed));
}

std::int64_t cents_of(const std::string& typed) {
    return read_amount(typed).cents.value_or(0);
}

// A price under the name of its item.
std::string unread_in_item(const ItemForm& item) {
    const std::string name = item.name.empty() ? text("buy_form.an_item") : item.name;
    const auto about = [&](const std::string& doubt) {
        return text("buy_form.unread", {{"what", name}, {"doubt", doubt}});
    };
    if (item.name.empty()) return text("buy_form.item_unnamed");
    if (const std::string doubt = amount_doubt_words(read_amount(item.price)); !doubt.empty())
        return about(doubt);
    for (const TierForm& tier : item.tiers) {
        const std::string doubt = amount_doubt_words(read_amount(tier.price));
        if (!doubt.empty()) return about(doubt);
        if (tier.from_packs < 2) return about(text("buy_form.tier_from_missing"));
    }
    return {};
}

ItemForm form_of(const State& state, const CampaignItem& item, int number) {
    const ItemFacts& facts = item.facts;
    ItemForm form;
    form.number = number;
    form.item = item.id;
    form.code = facts.code;
    form.name = facts.name;
    form.unit = facts.unit;
    form.price = amount_text(facts.price_cents);
    form.case_size = facts.case_size;
    form.whole_cases = facts.whole_cases;
    form.last_case_anyway = facts.last_case == LastCase::OrderAnyway;
    form.has_stock = facts.stock.has_value();
    form.stock = facts.stock.value_or(0);
    form.reserved = facts.reserved_packs;
    form.cap = facts.cap_per_door;
    form.minimum = facts.minimum_packs;
    for (const PriceTier& tier : tiers_of(state, item.id))
        form.tiers.push_back({tier.from_packs, amount_text(tier.price_cents)});
    return form;
}

void fill_items(const State& state, CampaignId campaign, CampaignFormInput& input) {
    input.items.clear();
    std::vector<const CampaignItem*> items = items_of(state, campaign);
    std::erase_if(items, [](const CampaignItem* item) { return item->withdrawn; });
    int number = 0;
    for (const CampaignItem* item : items) input.items.push_back(form_of(state, *item, ++number));
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto other = std::find_if(items.begin(), items.end(), [&](const CampaignItem* one) {
            return one->id == items[i]->facts.substitute_for;
        });
        if (other != items.end()) input.items[i].substitute_for = static_cast<int>(other - items.begin()) + 1;
    }
}

void fill_times(const CampaignFacts& facts, const Saying& saying, CampaignFormInput& input) {
    input.by_time = facts.closes_at.has_value();
    if (facts.closes_at) {
        const CivilTime closes = civil_time(*facts.closes_at, saying.offset);
        input.close_day = closes.date;
        input.close_minute = closes.minute_of_day;
    }
    const CivilTime opens = civil_time(facts.opens_at, saying.offset);
    input.opens_later = saying.now < facts.opens_at;
    input.open_day = opens.date;
    input.open_minute = opens.minute_of_day;
    input.has_pick_up = facts.pick_up_from && facts.pick_up_until;
    if (!input.has_pick_up) return;
    const CivilTime from = civil_time(*facts.pick_up_from, saying.offset);
    input.pick_up_day = from.date;
    input.pick_up_from = from.minute_of_day;
    input.pick_up_until = from.minute_of_day +
                          static_cast<int>((*facts.pick_up_until - *facts.pick_up_from).ms / minutes(1).ms);
}

// So that nobody had a hand in it: from the moment when the form was opened.
std::int64_t drawn_seed(const Viewer& me, Instant now) {
    SeededRandom random(static_cast<std::uint64_t>(now.ms) ^ me.me.bits.low);
    return 100'000 + random.below(900'000);
}

// Tonight at nine; late in the evening tomorrow at nine.
void close_next(CampaignFormInput& input, const Saying& saying) {
    const CivilTime now = civil_time(saying.now, saying.offset);
    const bool is_near = now.minute_of_day + 60 > input.close_minute;
    input.close_day = is_near ? plus_days(now.date, 1) : now.date;
}

}  // namespace

bool is_blank(const ItemForm& item) {
    return item.name.empty() && item.price.empty() && item.code.empty() && !item.item;
}

ItemForm& add_item_form(CampaignFormInput& input) {
    int last = 0;
    for (const ItemForm& item : input.items) last = std::max(last, item.number);
    ItemForm& item = input.items.emplace_back();
    item.number = last + 1;
    return item;
}

std::string unread_in(const CampaignFormInput& input) {
    if (input.title.empty()) return text("buy_form.title_missing");
    for (const ItemForm& item : input.items) {
        if (is_blank(item) || item.withdrawn) continue;
        if (const std::string unread = unread_in_item(item); !unread.empty()) return unread;
    }
    const std::pair<const char*, const std::string*> sums[] = {
        {"buy_form.fee", &input.fee}, {"buy_form.minimum_money", &input.minimum_money}};
    for (const auto& [key, typed] : sums) {
        const std::string doubt = doubt_of(*typed);
        if (!doubt.empty()) return text("buy_form.unread", {{"what", text(key)}, {"doubt", doubt}});
    }
    if (!input.leader_search.empty()) return text("buy_form.leader_missing");
    return {};
}

CampaignFacts facts_of(const State& state, const CampaignFormInput& input, const Saying& saying) {
    const CivilDate today = today_of(saying);
    const Campaign* before = state.campaigns.find(input.changes);
    CampaignFacts facts;
    facts.title = input.title;
    facts.about = input.about;
    if (input.opens_later)
        facts.opens_at = instant_of(input.open_day.value_or(today), input.open_minute, saying.offset);
    else
        facts.opens_at = before && before->facts.opens_at < saying.now ? before->facts.opens_at : saying.now;
    if (input.by_time)
        facts.closes_at = instant_of(input.close_day.value_or(today), input.close_minute, saying.offset);
    if (input.by_count) {
        facts.closing_packs = input.closing_packs;
        facts.closing_orders = input.closing_orders;
    }
    facts.pick_up_place = input.place;
    if (input.has_pick_up) {
        const CivilDate day = input.pick_up_day.value_or(today);
        facts.pick_up_from = instant_of(day, input.pick_up_from, saying.offset);
        facts.pick_up_until = instant_of(day, input.pick_up_until, saying.offset);
    }
    facts.to_the_door = input.to_the_door;
    facts.fee_cents = cents_of(input.fee);
    facts.fee_split = static_cast<FeeSplit>(input.fee_split);
    facts.minimum_packs = input.minimum_packs;
    facts.minimum_cents = cents_of(input.minimum_money);
    facts.shortage = static_cast<ShortageRule>(input.shortage);
    facts.lot_seed = input.lot_seed;
    facts.balance_for_all = input.balance_for_all;
    facts.supplier = input.supplier;
    facts.licence = input.licence;
    facts.supplier_contact = input.supplier_contact;
    facts.payment_words = input.payment_words;
    return facts;
}

NewItem new_item_of(const CampaignFormInput& input, const ItemForm& item, int place) {
    NewItem made;
    ItemFacts& facts = made.facts;
    facts.place = place;
    facts.code = item.code;
    facts.name = item.name;
    facts.unit = item.unit;
    facts.price_cents = cents_of(item.price);
    facts.case_size = item.case_size;
    facts.whole_cases = item.whole_cases;
    facts.last_case = item.last_case_anyway ? LastCase::OrderAnyway : LastCase::LeaveOut;
    if (item.has_stock) facts.stock = item.stock;
    facts.cap_per_door = item.cap;
    facts.minimum_packs = item.minimum;
    facts.reserved_packs = item.has_stock ? item.reserved : 0;
    for (const TierForm& tier : item.tiers) made.tiers.push_back({tier.from_packs, cents_of(tier.price)});
    std::uint32_t other_place = 0;
    for (const ItemForm& other : input.items) {
        if (is_blank(other) || other.withdrawn) continue;
        if (other.number == item.substitute_for) {
            made.substitute_for = other_place;
            if (other.item) facts.substitute_for = other.item;
        }
        ++other_place;
    }
    return made;
}

void fill_new(CampaignFormInput& input, const Viewer& me, Instant now) {
    input.filled = true;
    close_next(input, me.saying(now));
    input.lot_seed = drawn_seed(me, now);
    add_item_form(input);
}

void fill_from(const State& state, const Campaign& campaign, const Saying& saying, CampaignFormInput& input) {
    const CampaignFacts& facts = campaign.facts;
    input.filled = true;
    input.title = facts.title;
    input.about = facts.about;
    fill_times(facts, saying, input);
    input.by_count = facts.closing_packs > 0 || facts.closing_orders > 0;
    input.closing_packs = facts.closing_packs;
    input.closing_orders = facts.closing_orders;
    input.to_the_door = facts.to_the_door;
    input.place = facts.pick_up_place;
    input.fee = facts.fee_cents > 0 ? amount_text(facts.fee_cents) : std::string();
    input.fee_split = static_cast<int>(facts.fee_split);
    input.minimum_packs = facts.minimum_packs;
    input.minimum_money = facts.minimum_cents > 0 ? amount_text(facts.minimum_cents) : std::string();
    input.shortage = static_cast<int>(facts.shortage);
    input.lot_seed = facts.lot_seed;
    input.balance_for_all = facts.balance_for_all;
    input.supplier = facts.supplier;
    input.licence = facts.licence;
    input.supplier_contact = facts.supplier_contact;
    input.payment_words = facts.payment_words;
    fill_items(state, campaign.id, input);
}

void repeat_campaign(const State& state, const Campaign& campaign, const Viewer& me, Instant now,
                     CampaignFormInput& input) {
    const Saying saying = me.saying(now);
    const std::int64_t seed = input.lot_seed;
    fill_from(state, campaign, saying, input);
    input.taken_from = campaign.id;
    input.former_search.clear();
    input.lot_seed = seed;
    input.opens_later = false;
    const auto closed_on = input.close_day;
    close_next(input, saying);
    // The goods come as long after closing as they did.
    if (input.has_pick_up && input.pick_up_day && closed_on && input.by_time) {
        const std::int64_t later = day_number(*input.pick_up_day) - day_number(*closed_on);
        input.pick_up_day = plus_days(*input.close_day, later);
    } else {
        input.has_pick_up = false;
    }
    // Nobody pays into the pocket of who led it last time.
    if (leader_of(state, campaign.id) != me.me) input.payment_words.clear();
    for (ItemForm& item : input.items) item.item = {};
}

std::vector<SetPickUp> repeated_pick_ups(const State& state, const CampaignFormInput& input,
                                         const Saying& saying) {
    std::vector<SetPickUp> repeated;
    const Campaign* former = state.campaigns.find(input.taken_from);
    const bool by_time = former && former->facts.closes_at && input.by_time && input.close_day;
    if (!by_time || input.to_the_door) return repeated;
    const CivilDate closed_on = civil_time(*former->facts.closes_at, saying.offset).date;
    const Duration later = days(day_number(*input.close_day) - day_number(closed_on));
    for (const PickUpWindow* one : pick_ups_of(state, former->id)) {
        SetPickUp again;
        again.window = {one->window.from + later, one->window.until + later};
        again.place = one->place;
        if (saying.now < again.window.until) repeated.push_back(std::move(again));
    }
    return repeated;
}

}  // namespace linli::client
