#include <algorithm>
#include <charconv>
#include <map>

#include "app/client/orders/campaign_form_page.h"

// What is typed for a campaign is kept with the tab, compared with what is there already, and follows it.

namespace linli::client {
namespace {

// Nobody types these; so what is typed needs no marks of its own.
constexpr char after_field = '\x1f', after_item = '\x1e', after_tier = '\x1d';

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
            draft("campaign.close_day", input.close_day),
            draft("campaign.close_minute", input.close_minute),
            draft("campaign.closing_packs", input.closing_packs),
            draft("campaign.closing_orders", input.closing_orders),
            draft("campaign.opens_later", input.opens_later),
            draft("campaign.open_day", input.open_day),
            draft("campaign.open_minute", input.open_minute),
            draft("campaign.to_the_door", input.to_the_door),
            draft("campaign.place", input.place),
            draft("campaign.has_pick_up", input.has_pick_up),
            draft("campaign.pick_up_day", input.pick_up_day),
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

// Everything of a campaign that the form changes.
std::vector<Draft> campaign_drafts(CampaignFormInput& input) {
    std::vector<Draft> drafts = term_drafts(input);
    drafts.push_back(items_draft("campaign.items", input.items));
    return drafts;
}

std::string packed_item(ItemForm item) {
    std::string packed;
    each_field(item, PackField{packed});
    return packed;
}

// --- Three ways: what is typed, what the campaign had, what it has now

void follow_terms(CampaignFormInput& seen, CampaignFormInput& now, CampaignFormInput& typed) {
    const std::vector<Draft> before = term_drafts(seen), after = term_drafts(now), mine = term_drafts(typed);
    for (std::size_t i = 0; i < mine.size(); ++i) {
        if (mine[i].get() == before[i].get()) mine[i].set(after[i].get());
    }
}

std::vector<ItemForm>::iterator form_of(std::vector<ItemForm>& items, CampaignItemId item) {
    return std::find_if(items.begin(), items.end(), [&](const ItemForm& one) { return one.item == item; });
}

// An item has one number in both, so that what it stands in for does, too.
void number_alike(std::vector<ItemForm>& typed, std::vector<ItemForm>& now) {
    int last = 0;
    for (const ItemForm& item : typed) last = std::max(last, item.number);
    std::map<int, int> numbers;
    for (ItemForm& item : now) {
        const auto mine = form_of(typed, item.item);
        numbers[item.number] = mine == typed.end() ? ++last : mine->number;
    }
    for (ItemForm& item : now) {
        item.number = numbers[item.number];
        if (item.substitute_for != 0) item.substitute_for = numbers[item.substitute_for];
    }
}

void follow_item(const ItemForm& seen, const ItemForm& now, ItemForm& typed) {
    const auto parts_of = [](const ItemForm& item) { return split(packed_item(item), after_field); };
    const std::vector<std::string> before = parts_of(seen), after = parts_of(now);
    std::vector<std::string> mine = parts_of(typed);
    for (std::size_t i = 0; i < mine.size(); ++i) {
        if (mine[i] == before[i]) mine[i] = after[i];
    }
    std::size_t at = 0;
    each_field(typed, UnpackField{mine, at});
}

void follow_items(std::vector<ItemForm>& seen, std::vector<ItemForm>& now, std::vector<ItemForm>& typed) {
    std::erase_if(typed,
                  [&](const ItemForm& one) { return one.item && form_of(now, one.item) == now.end(); });
    for (const ItemForm& item : now) {
        const auto mine = form_of(typed, item.item), before = form_of(seen, item.item);
        if (mine == typed.end())
            typed.push_back(item);
        else
            follow_item(before == seen.end() ? ItemForm{} : *before, item, *mine);
    }
}

}  // namespace

CampaignFormInput seen_form(const CampaignFormInput& input) {
    CampaignFormInput seen;
    read_drafts(campaign_drafts(seen), {}, input.seen);
    return seen;
}

void follow_campaign(const State& state, const Campaign& campaign, const Saying& saying,
                     CampaignFormInput& input) {
    CampaignFormInput now;
    fill_from(state, campaign, saying, now);
    number_alike(input.items, now.items);
    std::string written = write_drafts(campaign_drafts(now), {});
    if (input.filled && written == input.seen) return;
    CampaignFormInput seen = seen_form(input);
    follow_terms(seen, now, input);
    follow_items(seen.items, now.items, input.items);
    input.seen = std::move(written);
    input.filled = true;
}

std::string written_terms(CampaignFormInput& input) {
    return write_drafts(term_drafts(input), {});
}

std::string written_item(const ItemForm& item) {
    ItemForm copy = item;
    copy.more = false;
    return packed_item(std::move(copy));
}

std::vector<Draft> drafts_of(CampaignFormInput& input) {
    std::vector<Draft> drafts = campaign_drafts(input);
    for (Draft& one : std::vector<Draft>{
             draft("campaign.changes", input.changes), draft("campaign.seen", input.seen),
             draft("campaign.filled", input.filled), draft("buy.more", input.more),
             draft("campaign.former_search", input.former_search),
             draft("campaign.taken_from", input.taken_from),
             draft("campaign.repeats_pick_ups", input.repeats_pick_ups),
             draft("campaign.leader", input.leader), draft("campaign.leader_search", input.leader_search),
             draft("campaign.helper_search", input.helper_search),
             people_draft("campaign.helpers", input.helpers),
             photos_draft("campaign.code", input.code, [&input] { input.more = true; })})
        drafts.push_back(std::move(one));
    return drafts;
}

}  // namespace linli::client
