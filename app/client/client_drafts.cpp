#include "app/client/client.h"

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

template <class AnyId>
Draft id_draft(const char* name, AnyId& id) {
    return {name, [&id] { return to_hex(id.bits); },
            [&id](const std::string& kept) {
                if (const auto bits = bits_from_hex(kept)) id = AnyId{*bits};
            }};
}

Draft day_draft(const char* name, std::optional<CivilDate>& day) {
    return {name, [&day] { return day ? iso_date(*day) : std::string(); },
            [&day](const std::string& kept) { day = date_from_iso(kept); }};
}

}  // namespace

std::vector<Draft> Client::drafts() {
    ShiftForm& form = shifts_.form;
    AskInput& ask = errands_.ask;
    return {draft("chain.pasted", chain_.pasted),
            id_draft("form.changes", form.changes),
            draft("form.post", form.post),
            draft("form.new_post", form.new_post),
            draft("form.instructions", form.instructions),
            day_draft("form.day", form.day),
            draft("form.from_minute", form.from),
            draft("form.until_minute", form.until),
            draft("form.places", form.places),
            draft("form.least", form.least),
            draft("form.filled", form.filled),
            open_sheet(people_),
            id_draft("people.person", people_.person),
            draft("people.why", people_.why),
            draft("people.first", people_.first),
            draft("people.second", people_.second),
            draft("people.door", people_.door),
            draft("people.choice", people_.choice),
            id_draft("ask.changes", ask.changes),
            id_draft("ask.asked_for", ask.asked_for),
            draft("ask.filled", ask.filled),
            draft("ask.kind", ask.kind),
            draft("ask.what", ask.what),
            draft("ask.destination", ask.destination),
            draft("ask.urgency", ask.urgency),
            day_draft("ask.day", ask.day),
            draft("ask.from", ask.from),
            draft("ask.until", ask.until),
            draft("ask.inside", ask.needs.inside),
            draft("ask.money", ask.needs.money),
            draft("ask.wheelchair", ask.needs.wheelchair),
            draft("ask.without_touch", ask.needs.without_touch),
            draft("ask.stretcher", ask.needs.stretcher),
            draft("ask.alone", ask.needs.alone),
            draft("ask.heavy", ask.needs.heavy),
            draft("ask.dog", ask.needs.dog),
            draft("ask.cat", ask.needs.cat),
            draft("ask.escorts", ask.escorts),
            draft("ask.return_trip", ask.return_trip),
            draft("ask.minutes_there", ask.minutes_there),
            draft("ask.repeat_days", ask.repeat_days),
            draft("errand.words", errands_.words),
            draft("errand.amount", errands_.amount),
            draft("me.editing", me_.editing),
            draft("me.shown", me_.shown),
            draft("me.phone", me_.phone)};
}

void Client::restore_drafts(const std::string& owner) {
    draft_owner_ = owner;
    const std::string kept = platform_.drafts();
    if (!kept.empty() && !read_drafts(drafts(), draft_owner_, kept)) platform_.keep_drafts("");
    kept_drafts_ = write_drafts(drafts(), draft_owner_);
}

void Client::keep_drafts() {
    platform_.cancel_wake(drafts_wake_);
    drafts_wake_ = WakeId::None;
    if (account_.session != Session::SignedIn) return;
    std::string now = write_drafts(drafts(), draft_owner_);
    if (now == kept_drafts_) return;
    platform_.keep_drafts(now);
    kept_drafts_ = std::move(now);
}

// After each frame in which something was pressed or typed; only then is it worth writing all of them down to
// compare, a pasted chain among them.
void Client::keep_drafts_soon() {
    if (!kit_.has_input() || drafts_wake_ != WakeId::None ||
        write_drafts(drafts(), draft_owner_) == kept_drafts_)
        return;
    drafts_wake_ = platform_.wake_after(keep_after_ms, [this] { keep_drafts(); });
}

}  // namespace linli::client
