#include <algorithm>

#include "shared/core/jpeg.h"
#include "shared/orders/order_book.h"
#include "shared/orders/photo_commands.h"
#include "shared/people/roles.h"

// Pictures of a group-buy: the leader's payment code, and what doors complain about.

namespace linli {
namespace {

bool nobody_pays(const Campaign& campaign) {
    return campaign.state == CampaignState::MinimumMissed || campaign.state == CampaignState::CalledOff;
}

// Who decides what a complaint shows. The team only looks, so that nobody takes away what speaks against
// them.
bool may_show(const State& state, const Stamp& by, const HandOutEvent& complaint, const Order& order) {
    if (may_coordinate(state, by) || is_theirs(state, by, order)) return true;
    return is_concerned(state, by, order) && complaint.by == by.person;
}

// An errand's photos go when it is done. A payment code stays when all is handed out, for some pay later; a
// complaint's photos stay until it is answered and the campaign is finished, for the leader may have to show
// them to the supplier. Where nobody pays, nobody needs either.
bool is_needed(const State& state, const Campaign& campaign, const CampaignPhoto& photo) {
    if (nobody_pays(campaign)) return false;
    if (!photo.complaint || campaign.state != CampaignState::HandedOut) return true;
    const HandOutEvent* complaint = state.hand_out_events.find(*photo.complaint);
    return complaint && !answer_to(state, *complaint);
}

void add_photo(State& state, const Stamp& by, CampaignId campaign, std::optional<HandOutEventId> complaint,
               const std::string& jpeg) {
    const auto facts = read_jpeg(jpeg);
    if (!facts) return;
    state.campaign_photos.insert({.id = CampaignPhotoId{photo_made_by(by).bits},
                                  .campaign = campaign,
                                  .complaint = complaint,
                                  .by = by.person,
                                  .at = by.at,
                                  .width = facts->width,
                                  .height = facts->height,
                                  .bytes = static_cast<std::int32_t>(jpeg.size())});
}

}  // namespace

const CampaignPhoto* payment_code_of(const State& state, CampaignId campaign) {
    for (const CampaignPhoto* photo : state.campaign_photos.where<&CampaignPhoto::campaign>(campaign)) {
        if (!photo->complaint) return photo;
    }
    return nullptr;
}

std::vector<const CampaignPhoto*> photos_of(const State& state, HandOutEventId complaint) {
    auto photos = state.campaign_photos.where<&CampaignPhoto::complaint>(complaint);
    std::stable_sort(photos.begin(), photos.end(),
                     [](const CampaignPhoto* a, const CampaignPhoto* b) { return a->at < b->at; });
    return photos;
}

void erase_needless_photos(State& state, CampaignId id) {
    const Campaign* campaign = state.campaigns.find(id);
    if (!campaign) return;
    for (const CampaignPhoto* photo : state.campaign_photos.where<&CampaignPhoto::campaign>(id)) {
        if (!is_needed(state, *campaign, *photo)) state.campaign_photos.erase(photo->id);
    }
}

std::optional<Rejected> check_payment_code(const State& state, const Stamp& by, CampaignId id) {
    const Campaign* campaign = state.campaigns.find(id);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!is_in_team(state, by, id)) return Rejected{Reason::NotAllowed};
    if (nobody_pays(*campaign)) return Rejected{Reason::CampaignOver, id};
    return std::nullopt;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetPaymentCode& command) {
    if (auto no = check_payment_code(state, by, command.campaign)) return no;
    return check_photo(command.jpeg.bytes);
}

void change(State& state, const Stamp& by, const SetPaymentCode& command) {
    if (const CampaignPhoto* before = payment_code_of(state, command.campaign))
        state.campaign_photos.erase(before->id);
    add_photo(state, by, command.campaign, std::nullopt, command.jpeg.bytes);
}

std::optional<Rejected> check_showing(const State& state, const Stamp& by, HandOutEventId id) {
    const HandOutEvent* complaint = state.hand_out_events.find(id);
    const Order* order = complaint ? state.orders.find(complaint->order) : nullptr;
    if (!order || complaint->kind != HandOutKind::Complaint || !may_show(state, by, *complaint, *order))
        return missing(state, Reason::HandOutEventUnknown);
    const Campaign* campaign = state.campaigns.find(complaint->campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (nobody_pays(*campaign)) return Rejected{Reason::CampaignOver, campaign->id};
    if (const HandOutEvent* answer = answer_to(state, *complaint))
        return Rejected{Reason::ComplaintAnswered, answer->id};
    if (photos_of(state, id).size() >= max_photos) return too_many_photos();
    return std::nullopt;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AttachComplaintPhoto& command) {
    if (auto no = check_showing(state, by, command.complaint)) return no;
    return check_photo(command.jpeg.bytes);
}

void change(State& state, const Stamp& by, const AttachComplaintPhoto& command) {
    if (const HandOutEvent* complaint = state.hand_out_events.find(command.complaint))
        add_photo(state, by, complaint->campaign, complaint->id, command.jpeg.bytes);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const RemoveCampaignPhoto& command) {
    const CampaignPhoto* photo = state.campaign_photos.find(command.photo);
    if (!photo) return missing(state, Reason::PhotoUnknown);
    if (!photo->complaint) {
        if (is_in_team(state, by, photo->campaign)) return std::nullopt;
        return Rejected{Reason::NotAllowed};
    }
    const HandOutEvent* complaint = state.hand_out_events.find(*photo->complaint);
    const Order* order = complaint ? state.orders.find(complaint->order) : nullptr;
    // Who may not know of it is told what they are told of one that is not there.
    if (!order || !may_show(state, by, *complaint, *order)) return missing(state, Reason::PhotoUnknown);
    return std::nullopt;
}

void change(State& state, const Stamp&, const RemoveCampaignPhoto& command) {
    if (state.campaign_photos.find(command.photo)) state.campaign_photos.erase(command.photo);
}

}  // namespace linli
