#pragma once

#include "app/client/buddies/check_words.h"

// Medicines, receipts and trips in words. What medicine it is, only who sees the line is told.

namespace linli::client {

std::string things_words(const Things& things);  // 医保卡、病历本

// One overload a command about medicines, for the waiting list.
struct MedicineTelling : CheckTelling {
    using CheckTelling::operator();

    PressedWords operator()(const DescribeMedicines& command) const;
    PressedWords operator()(const AskSubstitute& command) const;
    PressedWords operator()(const AnswerSubstitute& command) const;
    PressedWords operator()(const GiveThings& command) const;
    PressedWords operator()(const ConfirmHandover& command) const;
    PressedWords operator()(const CorrectHandover& command) const;
    PressedWords operator()(const AskSecondLook& command) const;
    PressedWords operator()(const LookSecond& command) const;
    PressedWords operator()(const PlanTrip& command) const;
    PressedWords operator()(const JoinTrip& command) const;
    PressedWords operator()(const LeaveTrip& command) const;
    PressedWords operator()(const StartTrip& command) const;
    PressedWords operator()(const EndTrip& command) const;
    PressedWords operator()(const RaiseMedicineUrgency& command) const;

private:
    PressedWords about_receipt(const char* key, HandoverId receipt) const;
    PressedWords about_trip(const char* key, HospitalTripId trip) const;
};

bool is_about_medicine(NoticeKind kind);
NoticeWords medicine_notice_words(const State& state, const Notice& notice, const Saying& saying);

}  // namespace linli::client
