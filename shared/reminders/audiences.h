#pragma once

#include "shared/state/audience.h"

// When somebody wants to be left in peace is theirs; the robot's address is a key to the chat.

namespace linli {

template <>
struct AudienceOf<ReminderWish> {
    static Audience of(const State& state, const ReminderWish& wish) {
        Audience audience;
        add_person_and_proxies(state, wish.id, audience);
        return audience;
    }
    static void mark(const State& state, const Proxy& changed, Marked& marked) {
        if (state.reminder_wishes.find(changed.for_whom)) marked.add<ReminderWish>(changed.for_whom);
    }
};

template <>
struct AudienceOf<ReminderRules> {
    static Audience of(const State&, const ReminderRules&) { return {group::everyone()}; }
};

template <>
struct AudienceOf<SeatReminder> {
    static Audience of(const State&, const SeatReminder&) { return {}; }
};

template <>
struct AudienceOf<ChatRobot> {
    static Audience of(const State&, const ChatRobot&) { return {group::coordinators()}; }
};

template <>
struct AudienceOf<ChatMessage> {
    static Audience of(const State&, const ChatMessage&) { return {group::coordinators()}; }
};

template <>
struct AudienceOf<ShiftCall> {
    static Audience of(const State&, const ShiftCall&) { return {}; }
};

}  // namespace linli
