#pragma once

#include <optional>
#include <string>

#include "app/client/errands/errand_photos.h"
#include "app/client/medicine/medicine_facts.h"
#include "app/client/people/people_index.h"
#include "app/client/remembered.h"
#include "app/client/rides/ride_fit.h"
#include "app/client/services.h"
#include "shared/errands/match_book.h"

// Asking for help and helping. The rules are shared/errands'.

namespace linli::client {

// What is being typed for a new request, or to change one.
struct AskInput {
    ErrandId changes;  // None: a new one.
    bool filled = false;
    int kind = 0;        // ErrandKind as a number; 0 while none is chosen.
    PersonId asked_for;  // None: for me.
    PersonId by_route;   // As the page's address says.
    std::string search;  // For whom, by coordinators.
    std::string what;
    std::optional<std::size_t> line;  // Of the list as it is read: which one is being said anew,
    std::string line_words;           // and how.
    std::string destination;
    int urgency = static_cast<int>(Urgency::Today);
    bool at_a_time = false;                   // On that day, between those hours; a ride always is.
    std::optional<CivilDate> day;             // Of a ride, or of `at_a_time`.
    int from = 8 * 60, until = 9 * 60;        // Minutes of that day: when to be fetched, or to come.
    bool hour_chosen = true;                  // Not only proposed.
    bool by_appointment = false;              // Of a ride: said is when to be there, not when to be fetched.
    int arrive_from = -1, arrive_until = -1;  // Minutes of that day; below 0: not said yet.
    ErrandNeeds needs;
    int escorts = 0;
    bool return_trip = false;
    int minutes_there = 4 * 60;    // Until the way back.
    std::int32_t repeat_days = 0;  // As in Repeats.
    PeopleIndex people;
    SharedPhotos photos = std::make_shared<ChosenPhotos>();
};

enum class ErrandSheet { None, Finish, HandBack, Withdraw, Thank, Instead, Report, SecondLook, WrongReceipt };

// Who comes into question for an errand, and what would help.
struct Candidates {
    RankedPeople ranked;
    std::vector<std::string> hints;
    bool change_helps = false;  // Several refused: another request would do.
};

// "Why not Ada?": about whom that is asked, of which errand.
struct WhyNotInput {
    ErrandId of;
    std::string find;
    PersonId helper;  // Nobody: nobody was looked up.
};

struct ErrandsInput {
    AskInput ask;
    std::string search;  // Of coordinators: a case number, a name, a thing.
    ErrandId of;         // Whose sheet, words and candidates the following are.
    ErrandSheet sheet = ErrandSheet::None;
    Remembered<Candidates> candidates;
    ErrandItemId item;   // Of the sheet Instead.
    HandoverId receipt;  // Of the sheet WrongReceipt.
    MedicineFactsInput facts;
    std::string words;   // A reason, a note, thanks.
    std::string amount;  // What was spent, as typed.
    bool all_candidates = false;
    Remembered<RideInDay> ride;  // Of a ride that nobody drives yet: what can be done at once.
    WhyNotInput why_not;
    PersonId about;  // Of the sheet Report.
    SharedPhotos photos = std::make_shared<ChosenPhotos>();
    LargePhoto photo;
    SharedPhotos till_receipt = std::make_shared<ChosenPhotos>();
    LargePhoto large_receipt;
};

// 23.5, 23.50, ¥23，50: cents; nothing when it is no amount of money.
std::optional<std::int64_t> cents_from_text(std::string_view typed);

// /errands: mine, what I asked for, who waits; with `chosen` the errand beside or instead.
LINLI_LATER void errands_page(const Known& known, const Viewer& me, Instant now,
                              std::optional<ErrandId> chosen, ErrandsInput& input, Outbox& outbox,
                              Services& services);
// One errand, as the viewer stands to it. Drawn by errands_page.
LINLI_LATER void errand_detail(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                               ErrandsInput& input, Outbox& outbox, Services& services);
// The back route's title of it.
std::string errand_page_title(const Known& known, const Viewer& me, const Errand& errand);
// What people may press on it stands at the lower edge.
LINLI_LATER void errand_actions(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                                ErrandsInput& input, Outbox& outbox);

// The sheet that is open of this errand, if any; and opening one, also from another page. `None`: the errand
// is seen to, with no sheet.
LINLI_LATER void errand_sheet(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                              ErrandsInput& input, Outbox& outbox);
void open_errand_sheet(ErrandsInput& input, ErrandId errand, ErrandSheet sheet);

// Who comes into question, who was asked, what would help: for coordinators. Drawn by errand_detail.
LINLI_LATER void errand_search(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                               ErrandsInput& input, Outbox& outbox);
// Looks up one helper and says how they stand to the errand. Drawn by errand_search.
LINLI_LATER void errand_why_not(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                                ErrandsInput& input);
// Medicines, cards and the bag; nothing for other errands. Drawn by errand_detail.
LINLI_LATER void errand_medicine(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                                 ErrandsInput& input, Outbox& outbox);
// Its photos; where there could be one, who asked can add it. Drawn by errand_detail.
LINLI_LATER void errand_photos(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                               ErrandsInput& input, Outbox& outbox, Services& services);
// The slip of the till: the helper shows it, who pays sees it. Drawn by errand_detail.
LINLI_LATER void till_receipt(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                              ErrandsInput& input, Outbox& outbox, Services& services);
// Bags that I am asked to look at. Drawn on today's page.
LINLI_LATER void draw_looks_asked(const Known& known, const Viewer& me, Instant now, Outbox& outbox);
// What I am asked to do, with yes and no. Drawn on today's page and above the errands.
LINLI_LATER void draw_errand_asks(const Known& known, const Viewer& me, Instant now, Outbox& outbox);

// /ask and /ask/<person>, /change-errand/<id>.
LINLI_LATER void ask_page(const Known& known, const Viewer& me, Instant now, AskInput& input, Outbox& outbox,
                          Routes& routes, Services& services);

// What input.changes asks for now, to be changed; once. Not filled: it is not here. Shared with simple mode.
void fill_from(const Known& known, const Viewer& me, AskInput& input);
// As the command needs it; shared with simple mode.
Asked asked_of(const State& state, const AskInput& input, const Saying& saying);
TimeRange window_of(Urgency urgency, const Saying& saying);
// When a ride must be there; nothing where that is not said.
inline constexpr int usual_early = 30;  // Minutes; nobody sits there longer unless they say so.
std::optional<TimeRange> appointment_of(const AskInput& input, const Saying& saying);
// Right behind the asking or the changing of this errand.
void say_appointment(const Acting& by, ErrandId errand, const AskInput& input);
// After a request: more case numbers for this device, before none are left.
void lease_more_numbers(const Known& known, const Stamp& by, Outbox& outbox, bool at_the_desk);
// Whoever is in danger of life is helped by 120, not by neighbours.
void draw_emergency_calls();
void draw_danger();  // The same with a word about it, as a card.

}  // namespace linli::client
