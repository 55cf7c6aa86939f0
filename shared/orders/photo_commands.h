#pragma once

#include "shared/core/photo.h"
#include "shared/core/rules.h"
#include "shared/orders/order_records.h"
#include "shared/state/state.h"

// Pictures of a group-buy: photo_rules.cpp. Tags are sent: never renumber, never reuse.

namespace linli {

// How to pay as a picture, by the team. It takes the place of the one that is there.
struct SetPaymentCode {
    static constexpr std::uint16_t tag = 360;
    CampaignId campaign;
    Blob jpeg;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED_UP_TO(max_photo_bytes, jpeg));
    }
};

// What is wrong, by who complained, those whom the order is for, or a coordinator.
struct AttachComplaintPhoto {
    static constexpr std::uint16_t tag = 361;
    HandOutEventId complaint;
    Blob jpeg;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(complaint), NAMED_UP_TO(max_photo_bytes, jpeg));
    }
};

// The payment code by the team; a complaint's by whoever may attach one.
struct RemoveCampaignPhoto {
    static constexpr std::uint16_t tag = 362;
    CampaignPhotoId photo;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(photo));
    }
};

LINLI_RULES_OF(SetPaymentCode);
LINLI_RULES_OF(AttachComplaintPhoto);
LINLI_RULES_OF(RemoveCampaignPhoto);

// For pages: may the code be set, may another photo be attached, whatever it shows?
std::optional<Rejected> check_payment_code(const State& state, const Stamp& by, CampaignId campaign);
std::optional<Rejected> check_showing(const State& state, const Stamp& by, HandOutEventId complaint);

const CampaignPhoto* payment_code_of(const State& state, CampaignId campaign);
std::vector<const CampaignPhoto*> photos_of(const State& state, HandOutEventId complaint);  // Oldest first.

// Used by other rules, after a campaign's state or a complaint has changed: what nobody needs is erased.
void erase_needless_photos(State& state, CampaignId campaign);

}  // namespace linli
