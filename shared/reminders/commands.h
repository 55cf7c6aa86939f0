#pragma once

#include <optional>
#include <string>

#include "shared/core/rules.h"
#include "shared/reminders/records.h"

namespace linli {

// For whom the stamp names in `for_person`; the wish's own key is not looked at.
struct SetReminders {
    static constexpr std::uint16_t tag = 151;
    ReminderWish wish;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(wish));
    }
};

// By coordinators; the record's own key is not looked at.
struct SetReminderRules {
    static constexpr std::uint16_t tag = 152;
    ReminderRules rules;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(rules));
    }
};

// By the server, when it is time: the holder of the seat is told of the shift.
struct RemindOfShift {
    static constexpr std::uint16_t tag = 153;
    SeatId seat;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat));
    }
};

// What a coordinator says about the robot; the rest of its record follows.
struct SetChatRobot {
    static constexpr std::uint16_t tag = 154;
    std::string address;
    ChatForm form = ChatForm::WeCom;
    Speech speech = Speech::Chinese;
    std::int32_t hours_ahead = 3;
    std::string missing_line;
    std::optional<std::int32_t> roster_minute;
    std::string roster_text;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_address_bytes, address), NAMED(form), NAMED(speech), NAMED(hours_ahead),
           NAMED(missing_line), NAMED(roster_minute), NAMED(roster_text));
    }
};

// No more messages; what was said is forgotten, too.
struct EndChatRobot {
    static constexpr std::uint16_t tag = 155;
    ChatRobotId robot;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(robot));
    }
};

// Says something now, so that a coordinator sees whether it arrives.
struct TryChatRobot {
    static constexpr std::uint16_t tag = 156;
    ChatRobotId robot;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(robot));
    }
};

// By the server, when it is time: says what there is to say.
struct SpeakInChat {
    static constexpr std::uint16_t tag = 157;
    ChatRobotId robot;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(robot));
    }
};

// By the server: what came of a message. One that is still waiting is tried again.
struct NoteChatAnswer {
    static constexpr std::uint16_t tag = 158;
    ChatMessageId message;
    ChatMessageState state = ChatMessageState::Said;
    ChatFault fault = ChatFault::None;
    std::int32_t status = 0;
    std::string answer;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(message), NAMED(state), NAMED(fault), NAMED(status), NAMED_UP_TO(max_answer_bytes, answer));
    }
};

LINLI_RULES_OF(SetReminders);
LINLI_RULES_OF(SetReminderRules);
LINLI_RULES_OF(RemindOfShift);
LINLI_RULES_OF(SetChatRobot);
LINLI_RULES_OF(EndChatRobot);
LINLI_RULES_OF(TryChatRobot);
LINLI_RULES_OF(SpeakInChat);
LINLI_RULES_OF(NoteChatAnswer);

}  // namespace linli
