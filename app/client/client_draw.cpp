#include "app/client/client.h"
#include "app/client/errands/phone_desk_page.h"
#include "app/client/people/import_page.h"
#include "app/client/saved_line.h"
#include "app/client/telling.h"
#include "app/client/ui/kit.h"
#include "app/client/ui/ui.h"
#include "app/client/waiting_page.h"
#include "shared/shifts/roster.h"

// The frame around the pages, and which page a route means.

namespace linli::client {
namespace {

constexpr std::int64_t countdown_ms = 60'000, calm_ms = 600'000;

// "/shifts/0123…" → the id behind the page's name.
template <class AnyId>
std::optional<AnyId> id_in(const std::string& route, const std::string& page) {
    const std::string start = "/" + page + "/";
    if (route.rfind(start, 0) != 0) return std::nullopt;
    const auto bits = bits_from_hex(std::string_view(route).substr(start.size()));
    return bits ? std::optional(AnyId{*bits}) : std::nullopt;
}

bool is_under(const std::string& route, const std::string& tab) {
    return route == tab || route.rfind(tab + "/", 0) == 0;
}

bool belongs_to_shifts(const std::string& route) {
    return is_under(route, "/shifts") || is_under(route, "/change-shift") || is_under(route, "/posts") ||
           is_under(route, "/chain") || is_under(route, "/chain-text") || is_under(route, "/hours") ||
           is_under(route, "/shift-hours") || is_under(route, "/certificate") ||
           is_under(route, "/roster-rules") || is_under(route, "/post") || is_under(route, "/patterns") ||
           is_under(route, "/plan") || is_under(route, "/propose") || is_under(route, "/post-code") ||
           route == "/post-figures" || route == "/guests" || is_post_route(route) || route == "/roster" ||
           route == "/wall" || route == "/calendar" || route == "/chat-robot";
}

bool belongs_to_buys(const std::string& route) {
    return is_under(route, "/buys") || route == "/new-buy" || is_under(route, "/change-buy") ||
           is_under(route, "/buy-desk") || is_under(route, "/buy-chain") || is_under(route, "/hand-out") ||
           is_under(route, "/labels") || is_under(route, "/buy-sheets");
}

bool belongs_to_rides(const std::string& route) {
    return is_under(route, "/rides") || is_under(route, "/vehicles") || is_under(route, "/drive");
}

bool belongs_to_errands(const std::string& route) {
    return is_under(route, "/errands") || is_under(route, "/ask") || is_under(route, "/change-errand") ||
           is_under(route, "/match") || is_under(route, "/helpers") || is_under(route, "/offer") ||
           is_under(route, "/checks") || is_under(route, "/phone-desk") || is_under(route, "/trip") ||
           belongs_to_rides(route);
}

}  // namespace

ui::ShellOptions Client::shell_options(const std::string& route, const Known& known, const Viewer& me) const {
    using ui::Icon;
    ui::ShellOptions shell;
    shell.app_name = text("app.name");
    shell.skip_link = text("app.skip");
    shell.more = text("app.more");
    shell.more_route = "/more";
    const bool today = route == "/today" || route == "/notices" || route == "/waiting";
    shell.tabs = {{Icon::Sun, text(me.coordinator ? "desk.title" : "today.title"), "/today", today},
                  {Icon::CalendarDays, text("shifts.title"), "/shifts", belongs_to_shifts(route)},
                  {Icon::ShoppingBasket, text("buys.tab"), "/buys", belongs_to_buys(route)},
                  {Icon::HeartHandshake, text("errands.title"), "/errands", belongs_to_errands(route)}};
    if (me.coordinator || me.steward) {
        shell.tabs.push_back({Icon::Building2, text("people.title"), "/people", is_under(route, "/people")});
    }
    if (!ui::desk()) shell.tabs.push_back({Icon::User, text("me.title"), "/me", route == "/me"});
    shell.person = name_of(known.state, me.me);
    shell.person_second = roles_words(known.state, me.me);
    if (shell.person_second.empty()) shell.person_second = text("role.resident");
    shell.person_route = "/me";
    LinkState link = known.link;
    if (new_build_) link.clock_ahead = {};  // A clock stays wrong; a new version is said once.
    if (route != "/waiting" || link.link == Link::Offline) shell.banner = banner_of(link);
    if (new_build_ && shell.banner.words.empty())
        shell.banner = {ui::Tone::Neutral, Icon::Info, text("banner.new_build"),
                        text("banner.new_build_second"), std::string(new_build_route)};
    return shell;
}

void Client::draw() {
    draw_all();
    pictures_.drop_unshown();
}

void Client::draw_all() {
    const std::string route = platform_.route();
    if (is_under(route, "/kit")) {
        ui::gallery(gallery_, route);
        return;
    }
    if (!device_ || account_.session != Session::SignedIn || !device_->is_ready())
        return draw_without_session(route);
    const Instant now = clock_.now();
    const Known known(device_->replica(), device_->link(), device_->people_revision());
    const Viewer me(device_->replica());
    wake_at_next_minute(me, now);
    const bool simple = shows_simple();
    ui::ShellOptions frame = shell_options(route, known, me);
    if (simple) frame.tabs.clear();
    const ui::Shell shell(frame);
    const bool can_draw = has_later_part() || (route == "/today" && !simple);
    if (known.empty() || !can_draw) {
        const ui::Page page({.title = text("today.title"), .key = "empty"});
        if (!can_draw) draw_rest_comes();
        ui::skeleton(6);
        saved_at_foot(known.link);
        return;
    }
    drawing_ = true;
    if (simple)
        simple_page(known, me, now, route, simple_, *this, *this);
    else
        draw_page(route, known, me, now);
    take_presses();
    if (!device_) return;  // Signed out by what was just pressed.
    draw_name_taken();
    draw_other_card();
    keep_drafts_soon();
}

void Client::draw_page(const std::string& route, const Known& known, const Viewer& me, Instant now) {
    if (me.coordinator && draw_coordinator_page(route, known, me, now)) return;
    if (me.coordinator && draw_planning_page(route, known, me, now)) return;
    if ((me.coordinator || me.steward) && is_under(route, "/people")) {
        people_page(known, me, now, id_in<PersonId>(route, "people"), people_, *this, *this, *this);
    } else if ((me.coordinator || me.steward) && is_under(route, "/checks")) {
        checks_page(known, me, now, id_in<PersonId>(route, "checks"), checks_, *this, *this);
    } else if (const auto address = post_address_in(route)) {
        scan_page(known, me, now, *address, *this);
    } else if (is_under(route, "/shifts")) {
        shifts_page(known, me, now, id_in<ShiftId>(route, "shifts"), shifts_, *this);
    } else if (belongs_to_buys(route)) {
        draw_buys(route, known, me, now);
    } else if (route == "/roster") {
        roster_page(known, me, now, roster_, *this, *this);
    } else if (is_under(route, "/hours")) {
        hours_page(known, me, now, id_in<PersonId>(route, "hours"), hours_);
    } else if (is_under(route, "/shift-hours")) {
        const PersonId person = id_in<PersonId>(route, "shift-hours").value_or(me.me);
        shift_hours_page(known, me, now, person, shift_hours_, *this);
    } else if (is_under(route, "/certificate")) {
        const auto person = id_in<PersonId>(route, "certificate");
        certificate_page(known, me, now, person && me.coordinator ? *person : me.me, *this);
    } else if (belongs_to_errands(route)) {
        draw_errands(route, known, me, now);
    } else if (route == "/more") {
        draw_more(known, me);
    } else if (route == "/calendar") {
        calendar_page(known, me, now, calendar_, *this);
    } else if (route == "/me") {
        me_page(known, me, now, me_, *this, *this);
    } else if (route == "/waiting") {
        waiting_page(known, me, now, *this);
    } else if (route == "/notices") {
        notices_page(known, me, now, *this);
    } else if (route == "/today" || is_simple_route(route)) {
        today_page(known, me, now, today_, *this, *this, *this);
    } else {
        draw_nowhere();
    }
}

// An old link, one letter too few, or a page of coordinators that somebody passed on.
void Client::draw_nowhere() {
    const ui::Page page({.title = text("nowhere.title"),
                         .back_route = "/today",
                         .back_label = text("action.back_today"),
                         .narrow = true,
                         .key = "nowhere"});
    ui::empty_state(ui::Icon::Info, text("nowhere.words"), text("nowhere.second"));
    ui::link_button(text("action.back_today"), "/today", {.icon = ui::Icon::Sun});
}

// The bar holds less in large type, and for who has more to do: here is all of it.
void Client::draw_more(const Known& known, const Viewer& me) {
    const ui::Page page({.title = text("app.more"), .key = "more"});
    {
        const ui::Card card("all");
        const ui::List list(text("app.more"));
        for (const ui::Tab& tab : shell_options("/more", known, me).tabs)
            ui::row(std::string_view(tab.route), {.title = tab.label, .icon = tab.icon, .route = tab.route});
    }
    saved_at_foot(known.link);
}

void Client::draw_buys(const std::string& route, const Known& known, const Viewer& me, Instant now) {
    if (route == "/new-buy")
        return campaign_form_page(known, me, now, {}, campaign_form_, *this, *this, *this);
    if (const auto changed = id_in<CampaignId>(route, "change-buy"))
        return campaign_form_page(known, me, now, changed, campaign_form_, *this, *this, *this);
    if (is_under(route, "/buy-desk"))
        return buy_desk_page(known, me, now, id_in<CampaignId>(route, "buy-desk"), buy_desk_, *this, *this,
                             *this);
    if (is_under(route, "/buy-chain"))
        return buy_chain_page(known, me, now, id_in<CampaignId>(route, "buy-chain"), buy_chain_, *this, *this,
                              *this);
    if (is_under(route, "/hand-out"))
        return hand_out_page(known, me, now, id_in<CampaignId>(route, "hand-out"), hand_out_, *this, *this,
                             *this);
    if (is_under(route, "/buy-sheets"))
        return buy_sheets_page(known, me, now, id_in<CampaignId>(route, "buy-sheets"), buy_desk_.sheets,
                               *this);
    if (is_under(route, "/labels"))
        return labels_page(known, me, now, id_in<CampaignId>(route, "labels"), labels_, *this, *this, *this);
    buys_page(known, me, now, id_in<CampaignId>(route, "buys"), buys_, *this, *this);
}

void Client::draw_errands(const std::string& route, const Known& known, const Viewer& me, Instant now) {
    AskInput& ask = errands_.ask;
    if (const auto changed = id_in<ErrandId>(route, "change-errand")) {
        if (ask.changes != *changed) {
            ask = {};
            ask.changes = *changed;
        }
        return ask_page(known, me, now, ask, *this, *this, *this);
    }
    if (is_under(route, "/ask")) {
        if (ask.changes) ask = {};
        // For whom it is, the address says; without one the page begins with oneself.
        const PersonId person = id_in<PersonId>(route, "ask").value_or(PersonId{});
        if (ask.by_route != person) {
            ask = {};
            ask.asked_for = ask.by_route = person;
        }
        return ask_page(known, me, now, ask, *this, *this, *this);
    }
    if (route == "/match" && me.coordinator) return match_page(known, me, now, match_, *this);
    if (is_under(route, "/helpers") && me.coordinator)
        return helpers_page(known, me, now, id_in<PersonId>(route, "helpers"), helpers_, *this);
    if (belongs_to_rides(route)) return draw_rides(route, known, me, now);
    if (is_under(route, "/trip")) return trip_page(known, me, now, trip_, *this);
    if (is_under(route, "/offer")) {
        const PersonId helper = id_in<PersonId>(route, "offer").value_or(me.me);
        return offer_page(known, me, now, helper, offer_, *this, *this);
    }
    errands_page(known, me, now, id_in<ErrandId>(route, "errands"), errands_, *this, *this);
}

void Client::draw_rides(const std::string& route, const Known& known, const Viewer& me, Instant now) {
    if (!me.coordinator) return drive_page(known, me, now, rides_, *this);
    if (is_under(route, "/rides")) return rides_page(known, me, now, rides_, *this, *this);
    if (is_under(route, "/vehicles")) return vehicles_page(known, me, now, rides_, *this);
    drive_page(known, me, now, rides_, *this);
}

bool Client::draw_coordinator_page(const std::string& route, const Known& known, const Viewer& me,
                                   Instant now) {
    if (route == "/shifts/new") {
        if (shifts_.form.changes) shifts_.form = {};
        shift_form_page(known, me, now, shifts_, *this, *this);
    } else if (const auto changed_shift = id_in<ShiftId>(route, "change-shift")) {
        if (shifts_.form.changes != *changed_shift) {
            shifts_.form = {};
            shifts_.form.changes = *changed_shift;
        }
        shift_form_page(known, me, now, shifts_, *this, *this);
    } else if (route == "/posts") {
        posts_page(known, me, now, shifts_, *this);
    } else if (route == "/chain") {
        chain_page(known, me, now, chain_, *this, *this);
    } else if (route == "/chain-text") {
        chain_text_page(known, me, now, chain_, *this);
    } else if (is_under(route, "/phone-desk")) {
        phone_desk_page(known, me, now, id_in<PersonId>(route, "phone-desk"),
                        {today_.desk, errands_, checks_}, *this, *this, *this);
    } else if (route == "/people/import") {
        import_page(known, me, now, people_, *this, *this, *this);
    } else if (route == "/people/new") {
        if (people_.person != PersonId{}) start_new_person(people_);  // Not what a sheet left.
        new_person_page(known, me, now, people_, *this, *this);
    } else {
        return false;
    }
    return true;
}

// What is planned for many shifts at once.
bool Client::draw_planning_page(const std::string& route, const Known& known, const Viewer& me, Instant now) {
    const auto post = id_in<PostId>(route, "post");
    const Post* shown = post ? known.state.posts.find(*post) : nullptr;
    const auto coded = id_in<PostId>(route, "post-code");
    const Post* with_code = coded ? known.state.posts.find(*coded) : nullptr;
    if (shown) {
        post_page(known, me, now, *shown, post_, *this, *this);
    } else if (with_code) {
        post_code_page(known, me, now, *with_code, post_code_, *this, *this);
    } else if (route == "/post-figures") {
        post_figures_page(known, me, now, post_figures_, *this);
    } else if (route == "/guests") {
        guests_page(known, me, now, guests_, *this, *this);
    } else if (route == "/roster-rules") {
        roster_rules_page(known, me, now, roster_rules_, *this);
    } else if (route == "/patterns") {
        patterns_page(known, me, now, patterns_, *this);
    } else if (is_under(route, "/patterns")) {
        const auto pattern = id_in<ShiftPatternId>(route, "patterns");
        pattern_page(known, me, now, pattern.value_or(ShiftPatternId{}), patterns_, *this, *this);
    } else if (route == "/plan") {
        plan_page(known, me, now, plan_, *this);
    } else if (route == "/propose") {
        propose_page(known, me, now, propose_, *this, *this);
    } else if (route == "/chat-robot") {
        robot_page(known, me, now, robot_, *this);
    } else if (route == "/wall") {
        wall_page(known, me, now, wall_, *this);
    } else {
        return false;
    }
    return true;
}

// The server has these names with other contents: a copy of this device's store was used elsewhere. Sending
// twice would be worse than asking.
void Client::draw_name_taken() {
    if (!device_->replica().name_taken()) return;
    bool open = true;
    const ui::Dialog dialog(
        {.title = text("twice.title"), .open = &open, .close_label = text("action.close"), .sheet = false});
    ui::line(text("twice.second", {{"count", device_->replica().pending().size()}}));
    const ui::Columns columns(2);
    if (ui::button(text("twice.forget"), {.kind = ui::ButtonKind::Danger})) {
        const Identity identity = device_->replica().identity().value_or(Identity{});
        device_->wipe([this, identity] { open_device(identity.community, identity.person); });
    }
    columns.next();
    if (ui::button(text("twice.again"), {.kind = ui::ButtonKind::Primary})) device_->start_new_outbox();
}

void Client::draw_other_card() {
    if (other_card_.empty()) return;
    bool open = true, switches = false;
    {
        const ui::Dialog dialog({.title = text("card.switch_title"),
                                 .open = &open,
                                 .close_label = text("action.close"),
                                 .sheet = false});
        const Replica& replica = device_->replica();
        ui::line(text("card.switch_second", {{"name", name_of(replica.state(), replica.me())}}));
        if (const std::size_t waiting = replica.pending().size(); waiting > 0)
            ui::note(ui::Icon::Hourglass, text("card.switch_waiting", {{"count", waiting}}), ui::Tone::Wait);
        const ui::Columns columns(2);
        if (ui::button(text("card.switch_not"))) open = false;
        columns.next();
        switches = ui::button(text("card.switch_do"), {.kind = ui::ButtonKind::Primary});
    }
    if (switches)
        switch_to_card();
    else if (!open)
        other_card_.clear();
}

void Client::draw_again() {
    platform_.cancel_wake(again_);
    again_ = platform_.wake_after(1, [this] { changed(); });
}

// Words that count minutes change by themselves on today's page: how long until my shift and, for a
// coordinator, how long somebody waits and which checks are due. Elsewhere ten minutes are near enough.
void Client::wake_at_next_minute(const Viewer& me, Instant now) {
    const auto has_seat = [this] {
        const PersonId own = device_->replica().me();
        return own && !device_->replica().state().seats.where<&Seat::person>(own).empty();
    };
    const bool counts = platform_.route() == "/today" && (me.coordinator || has_seat());
    const std::int64_t step = counts ? countdown_ms : calm_ms;
    platform_.cancel_wake(minute_);
    minute_ = platform_.wake_after(step - now.ms % step + 50, [this] { changed(); });
}

}  // namespace linli::client
