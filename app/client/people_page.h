#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/page.h"
#include "app/client/people_index.h"
#include "app/client/ui/icons.h"

namespace linli::client {

enum class PeopleFilter : std::uint8_t { All, Helpers, Seventy, WithoutPhone, InSight };

// A card that the server made for somebody: shown once, never stored.
struct CardMade {
    PersonId person;
    std::string code;  // To be typed from paper.
    std::string link;
    std::string expires;  // In words.
    std::string problem;  // Why there is none.
    bool waiting = false;
};

// What the pages about people ask of the server besides commands; answers come between frames.
class PeopleService {
public:
    virtual ~PeopleService() = default;
    virtual void make_card(PersonId person, bool lost_phone) = 0;
    virtual const CardMade& card() const = 0;
    virtual void forget_card() = 0;
    virtual void copy(std::string_view words) = 0;
    // Looks further than this device holds, for example by a telephone number. Nothing while it has not
    // answered.
    virtual void ask(std::string_view text) = 0;
    virtual const std::vector<PersonId>* found(std::string_view text) const = 0;
    // Lets the person choose a register; its text comes as UTF-8.
    virtual void pick_register() = 0;
};

enum class PeopleSheet : std::uint8_t {
    None,
    Look,
    Names,
    Move,
    Phone,
    Care,
    Roles,
    Merge,
    Proxy,
    Card,
    Enter
};

struct PeopleInput {
    std::string search;
    PeopleFilter filter = PeopleFilter::All;
    PeopleIndex index;
    PeopleSheet sheet = PeopleSheet::None;
    // What is being typed in the open sheet.
    int why = 0;
    std::string other_why;
    bool with_care = false;
    std::string full_name, public_name, door, phone, other_person;
    AgeBand age_band = AgeBand::NotSaid;
    Care care;
    bool tried = false;  // Errors are shown after the first try.
};

// The residents, and beside them (or instead of them on the phone) the chosen one.
void people_page(const Known& known, const Viewer& me, Instant now, std::optional<PersonId> chosen,
                 PeopleInput& input, PeopleService& service, Outbox& outbox, Routes& routes);

// Everything about one person that the viewer may see, and what they may do about it.
void person_detail(const Known& known, const Viewer& me, Instant now, PersonId person, PeopleInput& input,
                   Outbox& outbox, Routes& routes);

// The open sheet, if any. Also used by the page about oneself.
void person_sheet(const Known& known, const Viewer& me, Instant now, PersonId person, PeopleInput& input,
                  PeopleService& service, Outbox& outbox, Routes& routes);
void open_sheet(const Known& known, PersonId person, PeopleSheet sheet, PeopleInput& input);

// What is written in Care, as lines with icons; nothing when there is nothing to care for.
struct CareLine {
    ui::Icon icon;
    std::string words;
};
std::vector<CareLine> care_lines(const Care& care);

// Who looks at what is private about this person just now, or did.
void looks_list(const Known& known, const Viewer& me, Instant now, PersonId person, Outbox& outbox);

}  // namespace linli::client
