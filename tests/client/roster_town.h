#pragma once

#include "app/client/shifts/calendar_page.h"
#include "app/client/shifts/hours_page.h"
#include "app/client/shifts/patterns_page.h"
#include "app/client/shifts/post_figures_page.h"
#include "app/client/shifts/propose_page.h"
#include "app/client/shifts/roster_rules_page.h"
#include "app/client/shifts/shift_hours_page.h"
#include "app/client/shifts/shifts_page.h"
#include "app/client/shifts/wall_page.h"
#include "app/client/today_page.h"
#include "tests/client/pressed_town.h"

// An evening on which something of everything of the roster goes on.

namespace linli::client {

struct RosterTown : PressedTown, PressedServices {
    explicit RosterTown(bool coordinates = false) {
        role(me, Role::Volunteer);
        role(made<PersonId>(11), Role::Volunteer);
        if (coordinates) role(me, Role::Coordinator);
        tonight = shift(30, south, clock_at(20), clock_at(22), 3, 4);
        my_seat = seat(40, tonight, 10);
        lu_tonight = seat(41, tonight, 11);
        after = shift(31, south, clock_at(22), clock_at(24), 2, 2);
        friday = shift(32, north, clock_at(19, 0, 27), clock_at(21, 0, 27), 2, 2);
        zhu_friday = seat(42, friday, 12);
        full = shift(33, east, clock_at(8, 0, 25), clock_at(10, 0, 25), 1, 1);
        seat(43, full, 13);
    }
    void show_shift(ShiftId shift) {
        screen.show([this, shift] { shifts_page(known(), viewer(), now, shift, shifts, *this); });
    }
    void show_shifts() {
        screen.show([this] { shifts_page(known(), viewer(), now, std::nullopt, shifts, *this); });
    }
    void show_today() {
        screen.show([this] { today_page(known(), viewer(), now, today, *this, *this, *this); });
    }
    // By a part of its name, and what it changed is drawn.
    bool press_part(std::string_view name) {
        const bool pressed = screen.press(name);
        screen.wait(0);
        return pressed;
    }
    Training protection() {
        Training training;
        training.id = made<TrainingId>(60);
        training.name = "穿脱防护服";
        add(training);
        return training;
    }

    ShiftId tonight, after, friday, full;
    SeatId my_seat, lu_tonight, zhu_friday;
    PressedScreen screen;
    ShiftsInput shifts;
    TodayInput today;
    HoursInput hours;
    ShiftHoursInput shift_hours;
    RosterRulesInput rules;
    PostForm post;
    PatternsInput patterns;
    PlanInput plan;
    ProposeInput propose;
    PostFiguresInput figures;
    WallInput wall;
    CalendarInput calendar;
};

}  // namespace linli::client
