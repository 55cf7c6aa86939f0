#include <algorithm>

#include "app/client/orders/buy_words.h"
#include "app/client/orders/campaign_form_page.h"
#include "app/client/people/find_person.h"
#include "app/client/ui/ui.h"
#include "shared/helpers/helper_book.h"
#include "shared/orders/photo_commands.h"
#include "shared/people/roles.h"

// What stands under "more" of a campaign's form: each of it has something sensible already.

namespace linli::client {
namespace {

constexpr int days_to_choose = 110;
constexpr std::uint16_t longest_line = 40, longest_note = 160;

// --- Collecting it

void draw_pick_up(const Viewer& me, Instant now, CampaignFormInput& input) {
    ui::heading(text("buy_form.pick_up"));
    {
        const ui::RadioGroup group(text("buy_form.pick_up"), false);
        if (ui::radio(text("buy_form.collected"), !input.to_the_door, {.icon = ui::Icon::Footprints}))
            input.to_the_door = false;
        if (ui::radio(text("buy_form.brought"), input.to_the_door, {.icon = ui::Icon::Truck}))
            input.to_the_door = true;
    }
    if (!input.to_the_door) {
        ui::text_field(text("buy_form.place"), input.place,
                       {.help = text("buy_form.place_help"), .max_length = longest_line});
        ui::line(text("buy_form.more_pick_ups"), {.size = ui::TextSize::Second, .quiet = true});
    }
    ui::check(text("buy_form.has_pick_up"), input.has_pick_up);
    if (!input.has_pick_up) return;
    const CivilDate today = today_of(me.saying(now));
    CivilDate day = input.pick_up_day.value_or(plus_days(today, 1));
    ui::date_picker(text("buy_form.pick_up_day"), day,
                    {today, std::min(day, today), plus_days(today, days_to_choose)});
    input.pick_up_day = day;
    ui::time_range_picker(text("buy_form.pick_up_from"), text("buy_form.pick_up_until"), input.pick_up_from,
                          input.pick_up_until);
}

// --- Money

void draw_fee(const Known& known, CampaignFormInput& input, Services& services) {
    ui::heading(text("buy_form.money"));
    const auto error = [](const std::string& typed) {
        return typed.empty() ? std::string() : amount_doubt_words(read_amount(typed));
    };
    ui::text_field(text("buy_form.fee"), input.fee,
                   {.help = text("buy_form.fee_help"), .error = error(input.fee), .max_length = 12});
    if (read_amount(input.fee).cents.value_or(0) > 0) {
        const ui::RadioGroup group(text("buy_form.fee_split"));
        for (const FeeSplit split : Members<FeeSplit>::values) {
            const int number = static_cast<int>(split);
            if (ui::radio(fee_split_words(split), input.fee_split == number, {.key = number}))
                input.fee_split = number;
        }
    }
    ui::stepper(text("buy_form.minimum_packs"), input.minimum_packs, {.least = 0, .most = max_packs});
    ui::text_field(
        text("buy_form.minimum_money"), input.minimum_money,
        {.help = text("buy_form.minimum_help"), .error = error(input.minimum_money), .max_length = 12});
    ui::text_area(text("buy_form.payment"), input.payment_words,
                  {.help = text("buy_form.payment_help"), .max_length = longest_note, .lines = 2});
    const bool has_code = !input.code->chosen.empty() || payment_code_of(known.state, input.changes);
    draw_chosen_photos(payment_code_words(has_code), input.code, services);
    ui::check(text("buy_form.balance_for_all"), input.balance_for_all,
              {.second = text("buy_form.balance_for_all_second")});
}

// --- When not enough arrives

void draw_shortage(CampaignFormInput& input) {
    ui::heading(text("buy_form.shortage"));
    ui::line(text("buy_form.shortage_second"), {.size = ui::TextSize::Second, .quiet = true});
    {
        const ui::RadioGroup group(text("buy_form.shortage"), false);
        for (const ShortageRule rule : Members<ShortageRule>::values) {
            const int number = static_cast<int>(rule);
            if (ui::radio(shortage_words(rule), input.shortage == number,
                          {.second = shortage_second_words(rule), .key = number}))
                input.shortage = number;
        }
    }
    if (static_cast<ShortageRule>(input.shortage) == ShortageRule::Lot)
        ui::note(ui::Icon::Info,
                 text("buy_form.lot_seed", {{"seed", static_cast<long long>(input.lot_seed)}}));
}

// --- From whom

void draw_supplier(CampaignFormInput& input) {
    ui::heading(text("buy_form.supplier_title"));
    ui::text_field(text("buy_form.supplier"), input.supplier, {.max_length = longest_line});
    ui::text_field(text("buy_form.licence"), input.licence,
                   {.help = text("buy_form.licence_help"), .max_length = longest_line});
    ui::text_field(text("buy_form.supplier_contact"), input.supplier_contact, {.max_length = longest_line});
}

void draw_opening(const Viewer& me, Instant now, CampaignFormInput& input) {
    ui::check(text("buy_form.opens_later"), input.opens_later,
              {.second = text("buy_form.opens_later_second")});
    if (!input.opens_later) return;
    const CivilDate today = today_of(me.saying(now));
    CivilDate day = input.open_day.value_or(today);
    ui::date_picker(text("buy_form.open_day"), day,
                    {today, std::min(day, today), plus_days(today, days_to_choose)});
    input.open_day = day;
    ui::time_picker(text("buy_form.open_at"), input.open_minute);
}

// --- Who helps; afterwards the desk has this

void draw_helpers(const Known& known, CampaignFormInput& input) {
    ui::heading(text("buy_form.helpers"));
    ui::line(text("buy_form.helpers_second"), {.size = ui::TextSize::Second, .quiet = true});
    std::optional<PersonId> removed;
    for (const PersonId helper : input.helpers) {
        const ui::Scope scope(helper);
        const std::string name = name_of(known.state, helper);
        ui::beside([&] { ui::line(name, {.icon = ui::Icon::User}); },
                   [&] {
                       if (ui::icon_button(ui::Icon::Close, text("buy_form.helper_remove", {{"name", name}})))
                           removed = helper;
                   });
    }
    if (removed) std::erase(input.helpers, *removed);
    const auto fits = [&](PersonId person) {
        const bool is_there =
            std::find(input.helpers.begin(), input.helpers.end(), person) != input.helpers.end();
        return !is_there && is_helper(known.state, person);
    };
    const auto found = find_person(known, text("buy_form.helper_find"), input.helper_search, input.people,
                                   {.fits = fits, .nobody = text("buy_form.nobody_helps")});
    if (found && input.helpers.size() < max_campaign_team) input.helpers.push_back(*found);
}

}  // namespace

void draw_campaign_terms(const Known& known, const Viewer& me, Instant now, CampaignFormInput& input,
                         Services& services) {
    ui::text_area(text("buy_form.about"), input.about,
                  {.help = text("buy_form.about_help"), .max_length = longest_note, .lines = 3});
    draw_opening(me, now, input);
    draw_pick_up(me, now, input);
    draw_fee(known, input, services);
    draw_shortage(input);
    draw_supplier(input);
    if (input.changes) return;
    draw_helpers(known, input);
}

void draw_campaign_leader(const Known& known, CampaignFormInput& input) {
    ui::heading(text("buy_form.leader"));
    if (input.leader) ui::line(name_of(known.state, input.leader), {.bold = true, .icon = ui::Icon::User});
    const auto leads = [&](PersonId person) { return holds_role(known.state, person, Role::BuyLeader); };
    const auto found = find_person(known, text("buy_form.leader_find"), input.leader_search, input.people,
                                   {.fits = leads, .nobody = text("buy_form.nobody_leads")});
    if (found) input.leader = *found;
}

}  // namespace linli::client
