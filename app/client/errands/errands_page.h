#pragma once

#include <optional>
#include <string>

#include "app/client/errands/ask_input.h"
#include "app/client/errands/errand_photos.h"
#include "app/client/medicine/medicine_facts.h"
#include "app/client/people/people_index.h"
#include "app/client/remembered.h"
#include "app/client/rides/ride_fit.h"
#include "app/client/services.h"
#include "shared/errands/match_book.h"

// Asking for help and helping. The rules are shared/errands'.

namespace linli::client {

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
// Whether it is the viewer's to do, or was.
bool is_or_was_helper_of(const Viewer& me, const Errand& errand);
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

// Whoever is in danger of life is helped by 120, not by neighbours.
void draw_emergency_calls();
void draw_danger();  // The same with a word about it, as a card.

}  // namespace linli::client
