#pragma once

#include <string>

#include "app/client/simple/simple_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"

// What all pages of simple mode have: their routes, their title, the way back.

namespace linli::client {

inline constexpr const char* simple_home = "/simple";
inline constexpr const char* simple_ask_route = "/simple/ask";
inline constexpr const char* simple_help_route = "/simple/help";
inline constexpr const char* simple_mine_route = "/simple/mine";
inline constexpr const char* simple_news_route = "/simple/news";
inline constexpr const char* simple_call_route = "/simple/call";

struct SimplePage {
    const Known& known;
    const Viewer& me;
    Instant now;
    SimpleInput& input;
    Outbox& outbox;
    Services& services;

    Saying saying() const { return me.saying(now); }
    // Why it cannot be stands on the page until something else is pressed.
    void press(Command command) const;
};

ui::PageOptions simple_page_options(std::string title, const char* key);
void draw_simple_problem(const SimpleInput& input);
// Beside reading aloud, where the device has a voice. True: it was pressed.
bool draw_simple_last(Services& services, const std::string& label, const ui::WideButtonOptions& options);
// Whoever is in danger of life is helped by 120, not by neighbours.
void draw_simple_emergency_calls();
// Under every question stands the way back.
void draw_simple_foot(Services& services);

// Asking for help, and the same questions again to change what was asked for (simple_ask.cpp); and one
// request of mine.
void simple_ask_page(const SimplePage& page);
void change_simply(const SimplePage& page, const Errand& errand);
// `all`: how many things of mine there are to go through.
void draw_simple_errand(const SimplePage& page, const Errand& errand, std::size_t all);
// What waits for the person's own word: another medicine instead, the bag at the door, a card that came back.
void draw_simple_medicine(const SimplePage& page, const Errand& errand);
void draw_simple_withdrawn(const SimplePage& page);
// What I wait for, and what was done and is not paid for yet.
std::vector<const Errand*> simple_errands(const SimplePage& page);

// Whom I may help, near me first; and one of them, to be taken on (simple_helping.cpp).
std::vector<const Errand*> simple_waiting(const SimplePage& page);
void draw_simple_waiting(const SimplePage& page, const Errand& errand);
// What I do for neighbours: what I have, then what is over and not settled with me; and one of them.
std::vector<const Errand*> simple_helping(const SimplePage& page);
void draw_simple_helping(const SimplePage& page, const Errand& errand, std::size_t all);

}  // namespace linli::client
