#include <algorithm>

#include "app/client/orders/buy_words.h"
#include "app/client/orders/campaign_form_page.h"
#include "app/client/ui/ui.h"

// A new campaign begins as an earlier one of the neighbourhood was: with its things, prices and rules.

namespace linli::client {
namespace {

constexpr std::size_t most_shown = 3, most_found = 8;

bool is_untouched(const CampaignFormInput& input) {
    return input.title.empty() && std::all_of(input.items.begin(), input.items.end(),
                                              [](const ItemForm& item) { return is_blank(item); });
}

std::string things_of(const State& state, CampaignId campaign) {
    std::vector<std::string> names;
    for (const CampaignItem* item : items_of(state, campaign)) {
        if (!item->withdrawn) names.push_back(item->facts.name);
    }
    return listed(names);
}

bool is_meant(const State& state, const Campaign& campaign, const std::string& search) {
    for (const std::string& words :
         {campaign.facts.title, campaign.facts.supplier, leader_words(state, campaign.id)}) {
        if (words.find(search) != std::string::npos) return true;
    }
    return things_of(state, campaign.id).find(search) != std::string::npos;
}

// My own before those of others, and the newest first.
std::vector<const Campaign*> former_campaigns(const State& state, const Viewer& me) {
    std::vector<const Campaign*> former;
    for (const auto& [id, row] : state.campaigns.rows()) former.push_back(&row.record);
    std::sort(former.begin(), former.end(), [](const Campaign* one, const Campaign* other) {
        return one->opened_at != other->opened_at ? one->opened_at > other->opened_at : one->id < other->id;
    });
    std::stable_partition(former.begin(), former.end(),
                          [&](const Campaign* campaign) { return leader_of(state, campaign->id) == me.me; });
    return former;
}

void draw_repeated_pick_ups(const Known& known, const Saying& saying, CampaignFormInput& input) {
    std::vector<std::string> times;
    for (const SetPickUp& one : repeated_pick_ups(known.state, input, saying))
        times.push_back(joined(when_words(one.window, saying), one.place));
    if (!times.empty())
        ui::check(text("buy_form.repeat_pick_ups"), input.repeats_pick_ups, {.second = listed(times)});
}

void draw_taken_over(const Known& known, const Viewer& me, Instant now, CampaignFormInput& input) {
    const ui::Card card("repeated", {.tone = ui::Tone::Mine});
    ui::line(text("buy_form.repeated", {{"title", campaign_title(known.state, input.taken_from)}}),
             {.icon = ui::Icon::Repeat2});
    draw_repeated_pick_ups(known, me.saying(now), input);
    if (!ui::button(text("buy_form.repeat_empty"), {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Undo2}))
        return;
    const PersonId leader = input.leader;
    input = {};
    input.leader = leader;
    fill_new(input, me, now);
}

}  // namespace

void draw_former_campaigns(const Known& known, const Viewer& me, Instant now, CampaignFormInput& input) {
    if (input.taken_from) return draw_taken_over(known, me, now, input);
    if (!is_untouched(input)) return;
    std::vector<const Campaign*> former = former_campaigns(known.state, me);
    if (former.empty()) return;
    const ui::Card card("repeat");
    ui::line(text("buy_form.repeat"), {.bold = true, .icon = ui::Icon::Repeat2});
    ui::line(text("buy_form.repeat_second"), {.size = ui::TextSize::Second, .quiet = true});
    if (former.size() > most_shown)
        ui::search_field(text("buy_form.repeat_find"), input.former_search,
                         {.placeholder = text("buy_form.repeat_find_help")});
    const std::string search = input.former_search;
    std::erase_if(former, [&](const Campaign* one) { return !is_meant(known.state, *one, search); });
    if (former.empty()) return ui::line(text("buy_form.repeat_none"), {.quiet = true});
    const std::size_t shown = std::min(former.size(), search.empty() ? most_shown : most_found);
    const Campaign* chosen = nullptr;
    {
        const ui::List list(text("buy_form.repeat"));
        for (std::size_t i = 0; i < shown; ++i) {
            const Campaign& one = *former[i];
            const std::string day = day_words(civil_time(one.opened_at, me.offset).date, me.saying(now));
            const std::string whose = joined(day, leader_words(known.state, one.id));
            if (ui::row(one.id, {.title = one.facts.title,
                                 .second = joined(whose, things_of(known.state, one.id)),
                                 .icon = ui::Icon::ShoppingBasket,
                                 .pressable = true}))
                chosen = &one;
        }
    }
    if (former.size() > shown)
        ui::line(text("buy_form.repeat_more", {{"count", static_cast<long long>(former.size() - shown)}}),
                 {.size = ui::TextSize::Second, .quiet = true});
    if (chosen) repeat_campaign(known.state, *chosen, me, now, input);
}

}  // namespace linli::client
