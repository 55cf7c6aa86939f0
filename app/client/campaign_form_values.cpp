#include <algorithm>
#include <charconv>

#include "app/client/buy_words.h"
#include "app/client/campaign_form_page.h"
#include "shared/core/random.h"

// What is typed for a campaign: read, filled in, and kept with the tab.

namespace linli::client {
namespace {

// Nobody types these; so what is typed needs no marks of its own.
constexpr char after_field = '\x1f', after_item = '\x1e', after_tier = '\x1d';

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

std::vector<std::string> split(const std::string& text, char mark) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, from)) {
        parts.push_back(text.substr(from, at - from));
        from = at + 1;
    }
    return parts;
}

int number_in(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string pack_tiers(const std::vector<TierForm>& tiers) {
    std::string packed;
    for (const TierForm& tier : tiers)
        packed += std::to_string(tier.from_packs) + after_tier + tier.price + after_tier;
    return packed;
}

std::vector<TierForm> unpack_tiers(const std::string& packed) {
    const std::vector<std::string> parts = split(packed, after_tier);
    std::vector<TierForm> tiers;
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2)
        tiers.push_back({number_in(parts[i]), parts[i + 1]});
    return tiers;
}

// One list for both ways, so that they cannot differ.
template <class Take>
void each_field(ItemForm& item, const Take& take) {
    take(item.number);
    take(item.item);
    for (std::string* words : {&item.code, &item.name, &item.unit, &item.price}) take(*words);
    for (int* number :
         {&item.case_size, &item.stock, &item.reserved, &item.cap, &item.minimum, &item.substitute_for})
        take(*number);
    for (bool* flag :
         {&item.whole_cases, &item.last_case_anyway, &item.has_stock, &item.more, &item.withdrawn})
        take(*flag);
    take(item.tiers);
}

struct PackField {
    std::string& packed;
    void operator()(int number) const { packed += std::to_string(number) + after_field; }
    void operator()(bool flag) const { packed += std::string(flag ? "1" : "") + after_field; }
    void operator()(const std::string& words) const { packed += words + after_field; }
    void operator()(CampaignItemId id) const { packed += to_hex(id.bits) + after_field; }
    void operator()(const std::vector<TierForm>& tiers) const { packed += pack_tiers(tiers) + after_field; }
};

struct UnpackField {
    const std::vector<std::string>& parts;
    std::size_t& at;
    const std::string& next() const {
        static const std::string none;
        return at < parts.size() ? parts[at++] : none;
    }
    void operator()(int& number) const { number = number_in(next()); }
    void operator()(bool& flag) const { flag = !next().empty(); }
    void operator()(std::string& words) const { words = next(); }
    void operator()(CampaignItemId& id) const {
        if (const auto bits = bits_from_hex(next())) id = CampaignItemId{*bits};
    }
    void operator()(std::vector<TierForm>& tiers) const { tiers = unpack_tiers(next()); }
};

Draft items_draft(std::string name, std::vector<ItemForm>& items) {
    const auto get = [&items] {
        std::string packed;
        for (ItemForm& item : items) {
            each_field(item, PackField{packed});
            packed += after_item;
        }
        return packed;
    };
    const auto set = [&items](const std::string& kept) {
        items.clear();
        for (const std::string& one : split(kept, after_item)) {
            const std::vector<std::string> parts = split(one, after_field);
            std::size_t at = 0;
            each_field(items.emplace_back(), UnpackField{parts, at});
        }
    };
    return {std::move(name), get, set};
}

Draft day_draft(std::string name, std::optional<CivilDate>& day) {
    return {std::move(name), [&day] { return day ? iso_date(*day) : std::string(); },
            [&day](const std::string& kept) { day = date_from_iso(kept); }};
}

template <class AnyId>
Draft id_draft(std::string name, AnyId& id) {
    return {std::move(name), [&id] { return id ? to_hex(id.bits) : std::string(); },
            [&id](const std::string& kept) {
                const auto bits = bits_from_hex(kept);
                id = bits ? AnyId{*bits} : AnyId{};
            }};
}

Draft people_draft(std::string name, std::vector<PersonId>& people) {
    const auto get = [&people] {
        std::string packed;
        for (const PersonId person : people) packed += to_hex(person.bits) + after_field;
        return packed;
    };
    const auto set = [&people](const std::string& kept) {
        people.clear();
        for (const std::string& one : split(kept, after_field)) {
            if (const auto bits = bits_from_hex(one)) people.push_back(PersonId{*bits});
        }
    };
    return {std::move(name), get, set};
}

Draft seed_draft(std::string name, std::int64_t& seed) {
    const auto set = [&seed](const std::string& kept) {
        std::from_chars(kept.data(), kept.data() + kept.size(), seed);
    };
    return {std::move(name), [&seed] { return std::to_string(seed); }, set};
}

// Everything that the campaign itself keeps.
std::vector<Draft> term_drafts(CampaignFormInput& input) {
    return {draft("campaign.title", input.title),
            draft("campaign.about", input.about),
            draft("campaign.by_time", input.by_time),
            draft("campaign.by_count", input.by_count),
            day_draft("campaign.close_day", input.close_day),
            draft("campaign.close_minute", input.close_minute),
            draft("campaign.closing_packs", input.closing_packs),
            draft("campaign.closing_orders", input.closing_orders),
            draft("campaign.opens_later", input.opens_later),
            day_draft("campaign.open_day", input.open_day),
            draft("campaign.open_minute", input.open_minute),
            draft("campaign.to_the_door", input.to_the_door),
            draft("campaign.place", input.place),
            draft("campaign.has_pick_up", input.has_pick_up),
            day_draft("campaign.pick_up_day", input.pick_up_day),
            draft("campaign.pick_up_from", input.pick_up_from),
            draft("campaign.pick_up_until", input.pick_up_until),
            draft("campaign.fee", input.fee),
            draft("campaign.fee_split", input.fee_split),
            draft("campaign.minimum_packs", input.minimum_packs),
            draft("campaign.minimum_money", input.minimum_money),
            draft("campaign.shortage", input.shortage),
            seed_draft("campaign.lot_seed", input.lot_seed),
            draft("campaign.balance_for_all", input.balance_for_all),
            draft("campaign.supplier", input.supplier),
            draft("campaign.licence", input.licence),
            draft("campaign.supplier_contact", input.supplier_contact),
            draft("campaign.payment_words", input.payment_words)};
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

void repeat_campaign(const State& state, const Campaign& campaign, const Saying& saying,
                     CampaignFormInput& input) {
    const std::int64_t seed = input.lot_seed;
    fill_from(state, campaign, saying, input);
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
    for (ItemForm& item : input.items) item.item = {};
}

std::string written_terms(CampaignFormInput& input) {
    return write_drafts(term_drafts(input), {});
}

std::string written_item(const ItemForm& item) {
    std::string packed;
    ItemForm copy = item;
    copy.more = false;
    each_field(copy, PackField{packed});
    return packed;
}

std::vector<Draft> drafts_of(CampaignFormInput& input) {
    std::vector<Draft> drafts = term_drafts(input);
    for (Draft& one : std::vector<Draft>{
             id_draft("campaign.changes", input.changes), draft("campaign.filled", input.filled),
             draft("buy.more", input.more), items_draft("campaign.items", input.items),
             id_draft("campaign.leader", input.leader), people_draft("campaign.helpers", input.helpers)})
        drafts.push_back(std::move(one));
    return drafts;
}

}  // namespace linli::client
