#include "app/client/orders/campaign_photos.h"

#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/orders/photo_commands.h"

namespace linli::client {

PhotoWords payment_code_words(bool there) {
    return {.add = text(there ? "photo.code_change" : "photo.code_add"),
            .who_sees = text("photo.code_who_sees"),
            .name = text("photo.code"),
            .remove = text("photo.code_remove")};
}

PhotoWords complaint_photo_words() {
    return {text("photo.complaint_add"), text("photo.complaint_who_sees")};
}

void draw_payment_code(const Acting& by, CampaignId campaign, const SharedPhotos& chosen, LargePhoto& large,
                       Services& services) {
    for (const ChosenPhoto& photo : chosen->chosen)  // Since the last frame.
        act(by, SetPaymentCode{campaign, {photo.jpeg}});
    chosen->chosen.clear();
    const State& state = by.known.state;
    const CampaignPhoto* code = payment_code_of(state, campaign);
    const auto no = check_payment_code(state, by.me.stamp(by.now), campaign);
    if (!code && no) return;  // Nobody pays.
    const PhotoWords words = payment_code_words(code != nullptr);
    std::optional<PhotoId> removed;
    ui::heading(text("photo.code"));
    const ui::Card card("payment code");
    if (code) removed = draw_sent_photos(by.known, {{{code->id.bits}, true}}, words, large, services);
    draw_add_photo(words, chosen, reason_if(state, no, by.me, by.me.saying(by.now)), services);
    if (removed) act(by, RemoveCampaignPhoto{{removed->bits}});
}

bool draw_code_to_pay(const Known& known, CampaignId campaign, LargePhoto& large, Services& services) {
    const CampaignPhoto* code = payment_code_of(known.state, campaign);
    if (!code) return false;
    draw_sent_photos(known, {{{code->id.bits}, false}}, payment_code_words(true), large, services);
    ui::line(text("photo.code_how"), {.size = ui::TextSize::Second});
    return true;
}

void attach_photos(const Acting& by, HandOutEventId complaint, const ChosenPhotos& photos) {
    for (const ChosenPhoto& photo : photos.chosen) act(by, AttachComplaintPhoto{complaint, {photo.jpeg}});
}

void draw_complaint_photos(const Acting& by, HandOutEventId complaint, ComplaintPhotos& all_chosen,
                           LargePhoto& large, Services& services) {
    SharedPhotos& chosen = all_chosen[complaint];
    if (!chosen) chosen = std::make_shared<ChosenPhotos>();
    attach_photos(by, complaint, *chosen);  // What was chosen since the last frame.
    chosen->chosen.clear();
    const State& state = by.known.state;
    const Stamp stamp = by.me.stamp(by.now);
    std::vector<SentPhoto> photos;
    for (const CampaignPhoto* photo : photos_of(state, complaint))
        photos.push_back({{photo->id.bits}, !check(state, stamp, RemoveCampaignPhoto{photo->id})});
    const auto no = check_showing(state, stamp, complaint);
    const bool full = no && no->reason == Reason::TooManyPhotos;
    const PhotoWords words = complaint_photo_words();
    const auto removed = draw_sent_photos(by.known, photos, words, large, services);
    if (!no || full)
        draw_add_photo(words, chosen, reason_if(state, no, by.me, by.me.saying(by.now)), services);
    if (removed) act(by, RemoveCampaignPhoto{{removed->bits}});
}

void draw_complaint_pictures(const Known& known, HandOutEventId complaint, Services& services) {
    std::vector<PhotoId> photos;
    for (const CampaignPhoto* photo : photos_of(known.state, complaint)) photos.push_back({photo->id.bits});
    draw_pictures(known, photos, complaint_photo_words(), services);
}

std::string photo_count_words(const State& state, HandOutEventId complaint) {
    const std::size_t count = photos_of(state, complaint).size();
    return count == 0 ? std::string() : text("photo.count", {{"count", count}});
}

}  // namespace linli::client
