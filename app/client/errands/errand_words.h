#pragma once

#include <string>
#include <vector>

#include "app/client/telling.h"

// Errands in a neighbour's words.

namespace linli::client {

std::string errand_kind_words(ErrandKind kind);  // 买东西
ui::Icon errand_icon(ErrandKind kind);
std::string urgency_words(Urgency urgency);  // 今天要
// As it is asked for until then: late in the evening it is tomorrow that is meant, and later nothing is said.
std::string urgency_words(Urgency urgency, Instant until, const Saying& saying);
std::string case_words(const Errand& errand);  // 求助号 K7–3M, or that it follows
// 今天 20:00 前, 明早 8:00–11:00, 周三到周五
std::string errand_time_words(const Errand& errand, const Saying& saying);
// 等了 3 小时 / 40 分钟
std::string waited_words(const Errand& errand, Instant now);
// 5 分钟前出发了: of whoever is on the way; empty before, and once it is done.
std::string set_out_words(const Errand& errand, Instant now);
std::string building_words(const State& state, const Errand& errand);  // 2号楼; empty where not known
// 进家门, 拿钱或卡, 轮椅, 放门口
std::vector<std::string> needs_words(const ErrandNeeds& needs);
std::string needs_line(const ErrandNeeds& needs);  // The same in one line.
// 1 人陪同, 3 小时后接回
std::vector<std::string> ride_words(const RideWish& ride);
// 要在 8:30–9:00 到: when who is driven must be there; empty where nothing is said.
std::string appointment_words(const State& state, ErrandId errand, UtcOffset offset);
// Where a helper is called: their number, or the page where it is looked up.
std::string call_route(const State& state, PersonId person);
// What is asked about an unclear line: 1 提 · 6瓶装
std::string choice_words(const ItemWords& choice);
std::string quantity_words(const ItemWords& words);  // 3 斤, 半斤, 2 盒; empty where nothing is said
// 梨、橘子、薯片 …: what it is about, in one line.
std::string errand_summary(const State& state, const Errand& errand);
// What stands above it: 买东西, or 帮秦奶奶买东西 where the viewer knows for whom.
std::string errand_title(const State& state, const Errand& errand);

// One overload a command about errands, for the waiting list.
struct ErrandTelling {
    const State& state;
    const Saying& saying;

    PressedWords operator()(const AskForHelp& command) const;
    PressedWords operator()(const ChangeErrand& command) const;
    PressedWords operator()(const SetAppointment& command) const;
    PressedWords operator()(const WithdrawErrand& command) const;
    PressedWords operator()(const ClaimErrand& command) const;
    PressedWords operator()(const StartErrand& command) const;
    PressedWords operator()(const TickItem& command) const;
    PressedWords operator()(const HandBackErrand& command) const;
    PressedWords operator()(const FinishErrand& command) const;
    PressedWords operator()(const SettleErrand& command) const;
    PressedWords operator()(const ThankHelper& command) const;
    PressedWords operator()(const LeaseNumbers& command) const;
    PressedWords operator()(const VetHelper& command) const;
    PressedWords operator()(const AskHelpers& command) const;
    PressedWords operator()(const AnswerAsk& command) const;
    PressedWords operator()(const WidenSearch& command) const;
    PressedWords operator()(const AskAgain& command) const;
    PressedWords operator()(const EndSeries& command) const;
    PressedWords operator()(const AttachPhoto& command) const;
    PressedWords operator()(const RemovePhoto& command) const;
    PressedWords operator()(const SetTillReceipt& command) const;
    PressedWords operator()(const RemoveTillReceipt& command) const;
    PressedWords operator()(const SetOffer& command) const;
    PressedWords operator()(const SetSpoken& command) const;
    PressedWords operator()(const PauseOffer& command) const;
    PressedWords operator()(const PairUp& command) const;
    PressedWords operator()(const EndPair& command) const;
    PressedWords operator()(const GiveKey& command) const;
    PressedWords operator()(const TakeBackKey& command) const;
    PressedWords operator()(const BlockPerson& command) const;
    PressedWords operator()(const Unblock& command) const;
    PressedWords operator()(const ReportPerson& command) const;
    PressedWords operator()(const SettleReport& command) const;
    PressedWords operator()(const SetVehicle& command) const;
    PressedWords operator()(const SetVehicleOff& command) const;
    PressedWords operator()(const SetDestination& command) const;
    PressedWords operator()(const AcceptRides& command) const;
    PressedWords operator()(const TellLeg& command) const;

protected:
    PressedWords about(const char* key, ErrandId errand, ui::Icon icon) const;
    PressedWords by_itself() const;
};

bool is_about_errand(NoticeKind kind);
NoticeWords errand_notice_words(const State& state, const Notice& notice, const Saying& saying);
bool is_about_helpers(NoticeKind kind);
NoticeWords helper_notice_words(const State& state, const Notice& notice, const Saying& saying);

}  // namespace linli::client
