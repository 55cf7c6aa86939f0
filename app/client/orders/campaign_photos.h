#pragma once

#include <map>

#include "app/client/action.h"
#include "app/client/photos.h"

// Pictures of a group-buy: how to pay, and what doors complain about.

namespace linli::client {

PhotoWords payment_code_words(bool there);
PhotoWords complaint_photo_words();

// For the team: the code, and the way to change it or to take it away. `chosen`: what is being chosen now.
void draw_payment_code(const Acting& by, CampaignId campaign, const SharedPhotos& chosen, LargePhoto& large,
                       Services& services);
// For who pays: the code, and how it is used. False: there is none.
bool draw_code_to_pay(const Known& known, CampaignId campaign, LargePhoto& large, Services& services);

// What is being chosen for each complaint.
using ComplaintPhotos = std::map<HandOutEventId, SharedPhotos>;
// For who complained: its photos, and the way to add and to take away while it is not answered.
void draw_complaint_photos(const Acting& by, HandOutEventId complaint, ComplaintPhotos& chosen,
                           LargePhoto& large, Services& services);
void attach_photos(const Acting& by, HandOutEventId complaint, const ChosenPhotos& photos);
// For the team, in the sheet that answers it.
void draw_complaint_pictures(const Known& known, HandOutEventId complaint, Services& services);
// How many there are, in words; empty where there is none.
std::string photo_count_words(const State& state, HandOutEventId complaint);

}  // namespace linli::client
