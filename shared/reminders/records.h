#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/shifts/records.h"

// Who is reminded of a shift and when, and what a robot says in the group chat.

namespace linli {

inline constexpr std::int32_t minutes_of_day = 24 * 60;
inline constexpr std::int32_t most_minutes_before = 24 * 60;
inline constexpr std::size_t max_address_bytes = 500;
inline constexpr std::size_t max_chat_bytes = 2000;  // What the robots of the usual chats take at once.
inline constexpr std::size_t max_answer_bytes = 300;
inline constexpr std::size_t chat_messages_kept = 20;

// Minutes of the day; from the evening into the morning where it ends earlier than it begins. Both the same:
// it is never quiet.
struct QuietHours {
    std::int32_t from_minute = 22 * 60;
    std::int32_t until_minute = 7 * 60;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(from_minute), NAMED(until_minute));
    }
    friend bool operator==(const QuietHours&, const QuietHours&) = default;
};

// How somebody wants to be reminded of their shifts. It has the person's own key; where there is none, all
// of this is so.
struct ReminderWish {
    static constexpr std::uint16_t record_type = 21;
    static constexpr const char* table_name = "reminder_wish";
    PersonId id;
    bool evening_before = true;
    std::int32_t minutes_before = 60;     // 0: not shortly before.
    std::optional<QuietHours> own_quiet;  // Instead of the community's.
    bool urgent_passes = false;           // What cannot wait may ring in the quiet hours, too.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(evening_before), NAMED(minutes_before), NAMED(own_quiet), NAMED(urgent_passes));
    }
    friend bool operator==(const ReminderWish&, const ReminderWish&) = default;
};

// What holds for the community. There is one such record.
struct ReminderRules {
    static constexpr std::uint16_t record_type = 22;
    static constexpr const char* table_name = "reminder_rules";
    Id<ReminderRules> id;
    QuietHours quiet;
    std::int32_t evening_minute = 20 * 60;  // When "the evening before" is.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(quiet), NAMED(evening_minute));
    }
    friend bool operator==(const ReminderRules&, const ReminderRules&) = default;
};
using ReminderRulesId = Id<ReminderRules>;

// What the holder of a seat was reminded of: the beginning that the shift had then, so that one that is moved
// is told of again. It has the seat's own key. The server's own: no device needs it.
struct SeatReminder {
    static constexpr std::uint16_t record_type = 23;
    static constexpr const char* table_name = "seat_reminder";
    SeatId id;
    PersonId person;  // Who held it then.
    std::optional<Instant> evening_for, shortly_for;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(person), NAMED(evening_for), NAMED(shortly_for));
    }
};

// The form in which a chat's robot wants its text.
enum class ChatForm : std::uint8_t {
    WeCom = 1,   // {"msgtype":"text","text":{"content":…}}: also DingTalk
    Feishu = 2,  // {"msg_type":"text","content":{"text":…}}
    Plain = 3,   // The text itself.
};
template <>
struct Members<ChatForm> {
    static constexpr std::array values{ChatForm::WeCom, ChatForm::Feishu, ChatForm::Plain};
};

// The language of what is said outside of the pages.
enum class Speech : std::uint8_t { Chinese = 1, English = 2 };
template <>
struct Members<Speech> {
    static constexpr std::array values{Speech::Chinese, Speech::English};
};

// The robot of the group chat. There is at most one; its address is a key to the chat, so coordinators only
// hold it.
struct ChatRobot {
    static constexpr std::uint16_t record_type = 24;
    static constexpr const char* table_name = "chat_robot";
    Id<ChatRobot> id;
    std::string address;
    ChatForm form = ChatForm::WeCom;
    Speech speech = Speech::Chinese;
    std::int32_t hours_ahead = 3;               // So long before it says what is short of people; 0: never.
    std::string missing_line;                   // A line for each shift: {when} {post} {missing} {have}
    std::optional<std::int32_t> roster_minute;  // When it says the evening's roster.
    std::string roster_text;                    // {day} {roster}
    Instant looked_at;                          // Last, whether there is something to say.
    std::int64_t rostered_day = 0;              // The last day whose roster was said or passed over.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED_UP_TO(max_address_bytes, address), NAMED(form), NAMED(speech), NAMED(hours_ahead),
           NAMED(missing_line), NAMED(roster_minute), NAMED(roster_text), NAMED(looked_at),
           NAMED(rostered_day));
    }
};
using ChatRobotId = Id<ChatRobot>;

enum class ChatMessageKind : std::uint8_t { Missing = 1, Roster = 2, Trial = 3 };
template <>
struct Members<ChatMessageKind> {
    static constexpr std::array values{ChatMessageKind::Missing, ChatMessageKind::Roster,
                                       ChatMessageKind::Trial};
};

enum class ChatMessageState : std::uint8_t { Waiting = 1, Said = 2, Failed = 3 };
template <>
struct Members<ChatMessageState> {
    static constexpr std::array values{ChatMessageState::Waiting, ChatMessageState::Said,
                                       ChatMessageState::Failed};
};

// Why the last try did not do.
enum class ChatFault : std::uint8_t {
    None = 1,
    WrongAddress = 2,  // Not one that the server goes to.
    NoAnswer = 3,      // Nobody there, or too slow.
    Refused = 4,       // Answered with a status that says no.
    Declined = 5,      // Answered well, and the answer says no: a wrong key, too many messages.
};
template <>
struct Members<ChatFault> {
    static constexpr std::array values{ChatFault::None, ChatFault::WrongAddress, ChatFault::NoAnswer,
                                       ChatFault::Refused, ChatFault::Declined};
};

// What the robot says, and what came of it. The newest ones stay.
struct ChatMessage {
    static constexpr std::uint16_t record_type = 25;
    static constexpr const char* table_name = "chat_message";
    Id<ChatMessage> id;
    ChatMessageKind kind = ChatMessageKind::Missing;
    Instant at;
    std::string words;
    ChatMessageState state = ChatMessageState::Waiting;
    ChatFault fault = ChatFault::None;
    std::int32_t status = 0;  // Of HTTP; 0 where there was no answer.
    std::string answer;       // Its beginning.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(kind), NAMED(at), NAMED_UP_TO(max_chat_bytes, words), NAMED(state), NAMED(fault),
           NAMED(status), NAMED_UP_TO(max_answer_bytes, answer));
    }
};
using ChatMessageId = Id<ChatMessage>;

// The chat was told that this shift is short of people, as it began then. It has the shift's own key.
struct ShiftCall {
    static constexpr std::uint16_t record_type = 26;
    static constexpr const char* table_name = "shift_call";
    ShiftId id;
    Instant begins;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(begins));
    }
};

}  // namespace linli
