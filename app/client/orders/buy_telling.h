#pragma once

#include "app/client/medicine/medicine_words.h"

// What was pressed about buying together, and what happened there, in words.

namespace linli::client {

// One overload a command about buying together, for the waiting list.
struct BuyTelling : MedicineTelling {
    using MedicineTelling::operator();

    PressedWords operator()(const OpenCampaign& command) const;
    PressedWords operator()(const ChangeCampaign& command) const;
    PressedWords operator()(const AddCampaignHelper& command) const;
    PressedWords operator()(const EndCampaignHelper& command) const;
    PressedWords operator()(const HandOverCampaign& command) const;
    PressedWords operator()(const SetItem& command) const;
    PressedWords operator()(const WithdrawItem& command) const;
    PressedWords operator()(const GivePriority& command) const;
    PressedWords operator()(const CloseCampaign& command) const;
    PressedWords operator()(const CallOffCampaign& command) const;
    PressedWords operator()(const ConfirmSupplierOrder& command) const;
    PressedWords operator()(const SetPickUp& command) const;
    PressedWords operator()(const EndPickUp& command) const;
    PressedWords operator()(const ChoosePickUp& command) const;
    PressedWords operator()(const PlaceOrder& command) const;
    PressedWords operator()(const ChangeOrder& command) const;
    PressedWords operator()(const WithdrawOrder& command) const;
    PressedWords operator()(const AcceptGroupBuyChain& command) const;
    PressedWords operator()(const MarkPaid& command) const;
    PressedWords operator()(const UndoEntry& command) const;
    PressedWords operator()(const GiveRefund& command) const;
    PressedWords operator()(const CorrectCharge& command) const;
    PressedWords operator()(const PaySupplier& command) const;
    PressedWords operator()(const NoteReminder& command) const;
    PressedWords operator()(const CountArrival& command) const;
    PressedWords operator()(const SetGiven& command) const;
    PressedWords operator()(const GiveLeftOver& command) const;
    PressedWords operator()(const TickBag& command) const;
    PressedWords operator()(const UndoTick& command) const;
    PressedWords operator()(const ConfirmBag& command) const;
    PressedWords operator()(const Complain& command) const;
    PressedWords operator()(const AnswerComplaint& command) const;
    PressedWords operator()(const FinishCampaign& command) const;
    PressedWords operator()(const OfferRounds& command) const;
    PressedWords operator()(const CallOffRounds& command) const;
    PressedWords operator()(const EndRound& command) const;
    PressedWords operator()(const SetPaymentCode& command) const;
    PressedWords operator()(const AttachComplaintPhoto& command) const;
    PressedWords operator()(const RemoveCampaignPhoto& command) const;

private:
    PressedWords about_campaign(int tag, CampaignId campaign, ui::Icon icon) const;
    PressedWords about_order(int tag, OrderId order, ui::Icon icon) const;
};

bool is_about_buys(NoticeKind kind);
NoticeWords buy_notice_words(const State& state, const Notice& notice, const Saying& saying);

}  // namespace linli::client
