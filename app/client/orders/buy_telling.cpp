#include "app/client/orders/buy_telling.h"

#include "app/client/orders/buy_words.h"
#include "app/client/ui/text.h"

namespace linli::client {
namespace {

using ui::Icon;

Icon notice_icon(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::CampaignMissed:
        case NoticeKind::CampaignCalledOff:
        case NoticeKind::OrderCut:
        case NoticeKind::OrderShort:
        case NoticeKind::BagNobodyHome:
        case NoticeKind::BagAtWrongDoor:
        case NoticeKind::ComplaintMade:
            return Icon::CircleAlert;
        case NoticeKind::PaymentBooked:
        case NoticeKind::BagHandedOver:
            return Icon::CircleCheck;
        default:
            return Icon::ShoppingBasket;
    }
}

// The order that a notice is about, directly or by its bag or its money.
const Order* order_about(const State& state, const RecordRef& about) {
    if (about.type == Order::record_type) return state.orders.find({about.id});
    if (about.type == LedgerEntry::record_type) {
        const LedgerEntry* entry = state.ledger_entries.find({about.id});
        return entry && entry->order ? state.orders.find(*entry->order) : nullptr;
    }
    if (about.type == HandOutEvent::record_type) {
        const HandOutEvent* event = state.hand_out_events.find({about.id});
        return event ? state.orders.find(event->order) : nullptr;
    }
    return nullptr;
}

}  // namespace

PressedWords BuyTelling::about_campaign(int tag, CampaignId campaign, Icon icon) const {
    return {text("pressed." + std::to_string(tag)), campaign_title(state, campaign), icon};
}

PressedWords BuyTelling::about_order(int tag, OrderId id, Icon icon) const {
    const Order* order = state.orders.find(id);
    const std::string what =
        order ? joined(campaign_title(state, order->campaign), order_title(*order)) : std::string();
    return {text("pressed." + std::to_string(tag)), what, icon};
}

PressedWords BuyTelling::operator()(const OpenCampaign& command) const {
    return {text("pressed.300"), command.facts.title, Icon::ShoppingBasket};
}
PressedWords BuyTelling::operator()(const ChangeCampaign& command) const {
    return about_campaign(301, command.campaign, Icon::Pencil);
}
PressedWords BuyTelling::operator()(const AddCampaignHelper& command) const {
    return about_campaign(302, command.campaign, Icon::UserPlus);
}
PressedWords BuyTelling::operator()(const EndCampaignHelper&) const {
    return {text("pressed.303"), {}, Icon::Users};
}
PressedWords BuyTelling::operator()(const HandOverCampaign& command) const {
    return about_campaign(304, command.campaign, Icon::Repeat2);
}
PressedWords BuyTelling::operator()(const SetItem& command) const {
    return {text("pressed.305"), command.facts.name, Icon::Pencil};
}
PressedWords BuyTelling::operator()(const WithdrawItem& command) const {
    const CampaignItem* item = state.campaign_items.find(command.item);
    return {text("pressed.306"), item ? item->facts.name : std::string(), Icon::Minus};
}
PressedWords BuyTelling::operator()(const GivePriority& command) const {
    return about_campaign(307, command.campaign, Icon::HandHeart);
}
PressedWords BuyTelling::operator()(const CloseCampaign& command) const {
    return about_campaign(308, command.campaign, Icon::Clock);
}
PressedWords BuyTelling::operator()(const CallOffCampaign& command) const {
    return about_campaign(309, command.campaign, Icon::Close);
}
PressedWords BuyTelling::operator()(const ConfirmSupplierOrder& command) const {
    return about_campaign(310, command.campaign, Icon::Truck);
}
PressedWords BuyTelling::operator()(const SetPickUp& command) const {
    return about_campaign(311, command.campaign, Icon::Clock);
}
PressedWords BuyTelling::operator()(const EndPickUp& command) const {
    const PickUpWindow* pick_up = state.pick_up_windows.find(command.pick_up);
    return about_campaign(312, pick_up ? pick_up->campaign : CampaignId{}, Icon::Clock);
}
PressedWords BuyTelling::operator()(const ChoosePickUp& command) const {
    return about_order(324, command.order, Icon::Clock);
}
PressedWords BuyTelling::operator()(const PlaceOrder& command) const {
    return about_campaign(320, command.campaign, Icon::ShoppingBasket);
}
PressedWords BuyTelling::operator()(const ChangeOrder& command) const {
    return about_order(321, command.order, Icon::ShoppingBasket);
}
PressedWords BuyTelling::operator()(const WithdrawOrder& command) const {
    return about_order(322, command.order, Icon::Undo2);
}
PressedWords BuyTelling::operator()(const AcceptGroupBuyChain& command) const {
    return {text("pressed.323", {{"count", command.orders.size()}}), campaign_title(state, command.campaign),
            Icon::MessageSquareText};
}
PressedWords BuyTelling::operator()(const MarkPaid& command) const {
    if (command.payments.size() == 1) {
        const PaidOrder& paid = command.payments.front();
        PressedWords words = about_order(330, paid.order, Icon::CircleCheck);
        words.title = text("pressed.330", {{"money", money_words(paid.cents)}});
        return words;
    }
    return {text("pressed.330.many", {{"count", command.payments.size()}}),
            campaign_title(state, command.campaign), Icon::CircleCheck};
}
PressedWords BuyTelling::operator()(const UndoEntry& command) const {
    const LedgerEntry* entry = state.ledger_entries.find(command.entry);
    return {text("pressed.331"), entry ? money_words(entry->cents) : std::string(), Icon::Undo2};
}
PressedWords BuyTelling::operator()(const GiveRefund& command) const {
    return about_order(332, command.order, Icon::Undo2);
}
PressedWords BuyTelling::operator()(const CorrectCharge& command) const {
    return about_order(333, command.order, Icon::Pencil);
}
PressedWords BuyTelling::operator()(const PaySupplier& command) const {
    return {text("pressed.334", {{"money", money_words(command.cents)}}),
            campaign_title(state, command.campaign), Icon::Truck};
}
PressedWords BuyTelling::operator()(const NoteReminder& command) const {
    return about_order(335, command.order, Icon::MessageSquareText);
}
PressedWords BuyTelling::operator()(const CountArrival& command) const {
    return about_campaign(340, command.campaign, Icon::Package);
}
PressedWords BuyTelling::operator()(const SetGiven& command) const {
    return about_order(341, command.order, Icon::Package);
}
PressedWords BuyTelling::operator()(const GiveLeftOver& command) const {
    return about_campaign(356, command.campaign, Icon::Package);
}
PressedWords BuyTelling::operator()(const TickBag& command) const {
    PressedWords words = about_order(350, command.order, Icon::ClipboardCheck);
    words.title = hand_out_words(command.kind);
    return words;
}
PressedWords BuyTelling::operator()(const UndoTick& command) const {
    const HandOutEvent* event = state.hand_out_events.find(command.event);
    return about_order(351, event ? event->order : OrderId{}, Icon::Undo2);
}
PressedWords BuyTelling::operator()(const ConfirmBag& command) const {
    return about_order(352, command.order, Icon::CircleCheck);
}
PressedWords BuyTelling::operator()(const Complain& command) const {
    return about_order(353, command.order, Icon::CircleAlert);
}
PressedWords BuyTelling::operator()(const AnswerComplaint& command) const {
    const HandOutEvent* event = state.hand_out_events.find(command.complaint);
    return about_order(354, event ? event->order : OrderId{}, Icon::MessageSquareText);
}
PressedWords BuyTelling::operator()(const FinishCampaign& command) const {
    return about_campaign(355, command.campaign, Icon::ClipboardCheck);
}
PressedWords BuyTelling::operator()(const OfferRounds& command) const {
    return about_campaign(370, command.campaign, Icon::Footprints);
}
PressedWords BuyTelling::operator()(const CallOffRounds& command) const {
    return about_campaign(371, command.campaign, Icon::Close);
}
PressedWords BuyTelling::operator()(const EndRound&) const {
    return {text("pressed.372"), {}, Icon::Clock};
}
PressedWords BuyTelling::operator()(const SetPaymentCode& command) const {
    return about_campaign(360, command.campaign, Icon::Camera);
}
PressedWords BuyTelling::operator()(const AttachComplaintPhoto& command) const {
    const HandOutEvent* event = state.hand_out_events.find(command.complaint);
    return about_order(361, event ? event->order : OrderId{}, Icon::Camera);
}
PressedWords BuyTelling::operator()(const RemoveCampaignPhoto& command) const {
    const CampaignPhoto* photo = state.campaign_photos.find(command.photo);
    return about_campaign(362, photo ? photo->campaign : CampaignId{}, Icon::Trash2);
}

bool is_about_buys(NoticeKind kind) {
    return kind >= NoticeKind::CampaignClosed && kind <= NoticeKind::PickUpChanged;
}

NoticeWords buy_notice_words(const State& state, const Notice& notice, const Saying& saying) {
    const Order* order = order_about(state, notice.about);
    const bool of_campaign = notice.about.type == Campaign::record_type;
    const CampaignId campaign = of_campaign ? CampaignId{notice.about.id}
                                : order     ? order->campaign
                                            : CampaignId{};
    const std::string key = "notice." + std::to_string(static_cast<int>(notice.kind));
    const std::string door = order ? door_words(order->door) : std::string();
    const bool for_desk = notice.kind == NoticeKind::ComplaintMade;
    const std::string items = order ? bag_items_words(state, order->id) : std::string();
    return {
        text(key, {{"what", campaign_title(state, campaign)}, {"door", door}}),
        joined(items, past_words(notice.at, saying)),
        state.campaigns.find(campaign) ? route_to(for_desk ? "buy-desk" : "buys", campaign) : std::string(),
        notice_icon(notice.kind)};
}

}  // namespace linli::client
