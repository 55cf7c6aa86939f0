#include <algorithm>
#include <charconv>
#include <iterator>

#include "app/client/client.h"
#include "app/client/sheet_drafts.h"

// Which inputs of the pages are drafts, and when they are kept.

namespace linli::client {
namespace {

constexpr std::int64_t keep_after_ms = 2000;  // Since the first change; leaving the page keeps them at once.

// A sheet that was open is open again. A sign-in card is not typed, and never shown again by itself.
Draft open_sheet(PeopleInput& people) {
    const auto get = [&people] {
        const bool is_card = people.sheet == PersonSheet::Card || people.sheet == PersonSheet::LostPhone;
        return is_card || people.sheet == PersonSheet::None ? std::string()
                                                            : std::to_string(static_cast<int>(people.sheet));
    };
    const auto set = [&people](const std::string& kept) {
        const int number = kept.size() == 1 ? kept.front() - '0' : 0;
        if (number < static_cast<int>(PersonSheet::Card)) people.sheet = static_cast<PersonSheet>(number);
    };
    return {"people.sheet", get, set};
}

// The sheet of an errand is open again with what was written in it; a question without words is not.
Draft open_sheet(ErrandsInput& errands) {
    const auto get = [&errands] {
        const bool written = !errands.words.empty() || !errands.amount.empty();
        return written ? std::to_string(static_cast<int>(errands.sheet)) : std::string();
    };
    const auto set = [&errands](const std::string& kept) {
        const int number = kept.size() == 1 ? kept.front() - '0' : 0;
        if (number >= 0 && number <= static_cast<int>(ErrandSheet::SecondLook))
            errands.sheet = static_cast<ErrandSheet>(number);
    };
    return {"errand.sheet", get, set};
}

// Whoever has written something is asked the same question again.
Draft simple_step(SimpleInput& simple) {
    const auto get = [&simple] {
        const bool written = !simple.ask.what.empty() || !simple.ask.destination.empty();
        return written ? std::to_string(simple.step) : std::string();
    };
    const auto set = [&simple](const std::string& kept) {
        std::from_chars(kept.data(), kept.data() + kept.size(), simple.step);
    };
    return {"simple.step", get, set};
}

// Which line of a list is being said anew.
Draft line_draft(std::string name, std::optional<std::size_t>& line) {
    const auto get = [&line] { return line ? std::to_string(*line) : std::string(); };
    const auto set = [&line](const std::string& kept) {
        std::size_t number = 0;
        const auto read = std::from_chars(kept.data(), kept.data() + kept.size(), number);
        line = read.ec == std::errc() ? std::optional(number) : std::nullopt;
    };
    return {std::move(name), get, set};
}

// To whom a key is to be given; whose door it is, and that the sheet is open, only while somebody is being
// looked for.
void add_keys(std::vector<Draft>& drafts, const std::string& name, KeysInput& keys) {
    Draft door = draft(name + "_of", keys.of);
    door.get = [&keys, get = std::move(door.get)] { return keys.find.empty() ? std::string() : get(); };
    drafts.push_back(std::move(door));
    Draft sheet = draft(name + "_giving", keys.giving);
    sheet.get = [&keys, get = std::move(sheet.get)] { return keys.find.empty() ? std::string() : get(); };
    drafts.push_back(std::move(sheet));
    drafts.push_back(draft(name + "_find", keys.find));
}

// A request that is being written, on the page or in simple mode.
void add_ask(std::vector<Draft>& drafts, const std::string& of, AskInput& ask) {
    ErrandNeeds& needs = ask.needs;
    for (Draft& one : std::vector<Draft>{draft(of + ".changes", ask.changes),
                                         draft(of + ".asked_for", ask.asked_for),
                                         draft(of + ".by_route", ask.by_route),
                                         draft(of + ".search", ask.search),
                                         draft(of + ".filled", ask.filled),
                                         draft(of + ".kind", ask.kind),
                                         draft(of + ".what", ask.what),
                                         line_draft(of + ".line", ask.line),
                                         draft(of + ".line_words", ask.line_words),
                                         draft(of + ".destination", ask.destination),
                                         draft(of + ".urgency", ask.urgency),
                                         draft(of + ".at_a_time", ask.at_a_time),
                                         draft(of + ".day", ask.day),
                                         draft(of + ".from", ask.from),
                                         draft(of + ".until", ask.until),
                                         draft(of + ".by_appointment", ask.by_appointment),
                                         draft(of + ".arrive_from", ask.arrive_from),
                                         draft(of + ".arrive_until", ask.arrive_until),
                                         draft(of + ".inside", needs.inside),
                                         draft(of + ".money", needs.money),
                                         draft(of + ".wheelchair", needs.wheelchair),
                                         draft(of + ".without_touch", needs.without_touch),
                                         draft(of + ".stretcher", needs.stretcher),
                                         draft(of + ".alone", needs.alone),
                                         draft(of + ".heavy", needs.heavy),
                                         draft(of + ".dog", needs.dog),
                                         draft(of + ".cat", needs.cat),
                                         draft(of + ".escorts", ask.escorts),
                                         draft(of + ".return_trip", ask.return_trip),
                                         draft(of + ".minutes_there", ask.minutes_there),
                                         draft(of + ".repeat_days", ask.repeat_days),
                                         draft(of + ".repeat_until", ask.repeat_until)})
        drafts.push_back(std::move(one));
}

}  // namespace

std::vector<Draft> Client::drafts_of_person() {
    std::vector<Draft> drafts{open_sheet(people_),
                              draft("people.person", people_.person),
                              draft("people.why", people_.why),
                              draft("people.first", people_.first),
                              draft("people.second", people_.second),
                              draft("people.door", people_.door),
                              draft("people.choice", people_.choice),
                              draft("people.find", people_.find),
                              draft("errand.of", errands_.of),
                              open_sheet(errands_),
                              draft("errand.item", errands_.item),
                              draft("errand.about", errands_.about),
                              draft("errand.words", errands_.words),
                              draft("errand.amount", errands_.amount),
                              draft("errand.why_not_of", errands_.why_not.of),
                              draft("errand.why_not_find", errands_.why_not.find),
                              draft("errand.why_not_helper", errands_.why_not.helper),
                              draft("me.editing", me_.editing),
                              draft("me.shown", me_.shown),
                              draft("me.phone", me_.phone),
                              draft("me.password", me_.password),
                              draft("me.login", me_.login),  // Never the password itself.
                              draft("propose.first", propose_.first),
                              draft("propose.days", propose_.days),
                              draft("simple.accounting", simple_.accounting),
                              draft("simple.laid_out", simple_.laid_out),
                              draft("simple.spent", simple_.spent),
                              simple_step(simple_)};
    add_keys(drafts, "people.keys", people_.keys);
    add_keys(drafts, "me.keys", me_.keys);
    add_ask(drafts, "ask", errands_.ask);
    add_ask(drafts, "simple", simple_.ask);
    for (std::vector<Draft> more :
         {drafts_of(chain_),    drafts_of(shifts_),        drafts_of(shifts_.form),  drafts_of(patterns_),
          drafts_of(plan_),     drafts_of(post_),          drafts_of(shift_hours_),  drafts_of(roster_rules_),
          drafts_of(buys_),     drafts_of(campaign_form_), drafts_of(buy_desk_),     drafts_of(buy_chain_),
          drafts_of(hand_out_), drafts_of(checks_),        drafts_of(offer_),        drafts_of(helpers_),
          drafts_of(rides_),    drafts_of(trip_),          drafts_of(robot_),        drafts_of(guests_),
          drafts_of(roster_),   drafts_of(today_),         drafts_of(errands_.facts)})
        std::move(more.begin(), more.end(), std::back_inserter(drafts));
    drafts.push_back(photos_draft("ask.photos", errands_.ask.photos));
    drafts.push_back(photos_draft("simple.photos", simple_.ask.photos,
                                  [this] { simple_.step = static_cast<int>(SimpleStep::Photo); }));
    return drafts;
}

// Before anybody is signed in: at the door, and as a guest at a post. Never the password itself.
std::vector<Draft> Client::drafts_of_nobody() {
    return {draft("sign_in.code", sign_in_.code),
            draft("sign_in.login", sign_in_.login),
            draft("sign_in.with_password", sign_in_.with_password),
            draft("guest.name", guest_.name),
            draft("guest.phone", guest_.phone),
            draft("guest.has_account", guest_.has_account)};
}

std::string Client::written_drafts() {
    if (account_.session == Session::SignedIn) return write_drafts(drafts_of_person(), draft_owner_);
    return write_drafts_beside(drafts_of_nobody(), platform_.drafts());
}

void Client::restore_drafts_of_nobody() {
    kept_drafts_ = platform_.drafts();
    read_drafts_beside(drafts_of_nobody(), kept_drafts_);
}

// Whoever has come in needs no more of what they typed at the door.
void Client::restore_drafts(const std::string& owner) {
    draft_owner_ = owner;
    wrote_something_ = false;
    kept_drafts_ = platform_.drafts();
    if (kept_drafts_.empty()) return;
    if (are_drafts_of(owner, kept_drafts_)) {
        wrote_something_ = true;
        read_drafts(drafts_of_person(), owner, kept_drafts_);
        return;
    }
    kept_drafts_.clear();
    platform_.keep_drafts(kept_drafts_);
}

void Client::keep_drafts() {
    platform_.cancel_wake(drafts_wake_);
    drafts_wake_ = WakeId::None;
    // The later part of the program has all fields to type in, and what keeps them.
    if (account_.session == Session::SignedIn && !(wrote_something_ && has_later_part())) return;
    std::string now = written_drafts();
    if (now == kept_drafts_) return;
    platform_.keep_drafts(now);
    kept_drafts_ = std::move(now);
}

// After each frame in which something was pressed or typed. To write all of them down and compare, a pasted
// chain among them, is for when that frame is seen.
void Client::keep_drafts_soon() {
    if (!kit_.has_input()) return;
    wrote_something_ |= account_.session == Session::SignedIn;
    if (drafts_wake_ != WakeId::None) return;
    drafts_wake_ = platform_.wake_after(keep_after_ms, [this] { keep_drafts(); });
}

}  // namespace linli::client
