#pragma once

#include <cstdint>
#include <iterator>
#include <string>

#include "shared/commands/command.h"
#include "shared/core/random.h"

namespace linli::simulator {

// Makes up what people want next: commands of every kind, most of them possible by what the device shows,
// some not. What it draws never depends on the content of what is private, only on which records there are.
class Wishes {
public:
    explicit Wishes(SeededRandom& random) : random_(random) {}

    struct Wish {
        Command command;
        PersonId for_person;
    };
    Wish next(const State& seen, PersonId me, Instant now);
    // Something that this person may well not do.
    Command any(const State& seen, PersonId me, Instant now);
    PersonEntry entry();  // A made-up person.
    std::string search_text();

private:
    Wish everyday(const State& seen, PersonId me, Instant now);
    Command about_me(const State& seen, PersonId me);
    Command coordinating(const State& seen, Instant now);
    Command about_shifts(const State& seen, Instant now);
    Wish about_errands(const State& seen, PersonId me, Instant now);
    Command about_appointments(const State& seen, PersonId me, Instant now);
    Command about_photos(const State& seen, PersonId me);
    Wish about_helping(const State& seen, PersonId me);
    Command about_my_errand(const State& seen, PersonId me, Instant now);
    Command about_medicines(const State& seen, PersonId me, Instant now);
    ErrandId medicine_errand(const State& seen, PersonId me);
    Command about_lines(const State& seen, PersonId me, Instant now);
    Command about_trips(const State& seen, PersonId me, Instant now);
    GiveThings giving(const State& seen, PersonId me);
    Asked asked(const State& seen, Instant now);
    Command about_checks(const State& seen, PersonId me, Instant now);
    // Buying together: order_wishes.cpp.
    Wish about_buying(const State& seen, PersonId me, Instant now);
    OpenCampaign opening(Instant now);
    Wish about_orders(const State& seen, PersonId me, CampaignId campaign);
    std::vector<OrderedLine> order_lines(const State& seen, CampaignId campaign);
    AcceptGroupBuyChain group_buy_chain(const State& seen, CampaignId campaign);
    Command about_my_campaign(const State& seen, CampaignId campaign, Instant now);
    Command about_money(const State& seen, CampaignId campaign);
    Command about_hand_out(const State& seen, CampaignId campaign);
    Command about_rounds(const State& seen, CampaignId campaign, Instant now);
    CountArrival counting(const State& seen, CampaignId campaign);
    Command about_pictures(const State& seen, CampaignId campaign);
    Command about_pick_ups(const State& seen, CampaignId campaign, Instant now);
    ChoosePickUp choosing(const State& seen, const Order& order);
    OrderId an_order(const State& seen, CampaignId campaign);
    Command about_check_round(const State& seen, PersonId me);
    CheckRhythm rhythm(Instant now);
    Wish about_my_roster(const State& seen, PersonId me);
    Wish about_absence(const State& seen, PersonId me, Instant now);
    Command about_the_post(const State& seen, PersonId me);
    Command about_planning(const State& seen, Instant now);
    Command about_trainings(const State& seen);
    ShiftHours shift_hours(const State& seen);
    ShiftPattern pattern(const State& seen, Instant now);
    SeatId my_seat(const State& seen, PersonId me);
    Command about_reminders(const State& seen);
    Command about_people(const State& seen);
    Command about_rides(const State& seen, Instant now);
    Command about_roles(const State& seen);
    AcceptChain chain(const State& seen, Instant now);
    template <class Table>
    typename Table::Key one_of(const Table& table) {
        constexpr std::uint32_t unknown_per_thousand = 30;
        if (table.size() == 0 || random_.chance(unknown_per_thousand))
            return {Bits128{random_.next(), random_.next()}};
        const auto place = random_.below(static_cast<std::uint32_t>(table.size()));
        return std::next(table.rows().begin(), place)->first;
    }
    PersonId somebody(const State& seen) { return one_of(seen.public_names); }
    Door door();
    Care care(PersonId person);
    TimeRange window(Instant now);
    std::string secret(const char* text);
    std::string phone();
    std::string guest() { return "客" + std::to_string(++guests_); }

    SeededRandom& random_;
    std::uint32_t marks_ = 1000;
    std::uint32_t guests_ = 0;
};

}  // namespace linli::simulator
