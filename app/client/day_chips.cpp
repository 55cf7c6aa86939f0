#include "app/client/day_chips.h"

#include "app/client/ui/ui.h"
#include "app/client/words.h"

namespace linli::client {

void day_chips(std::int32_t& days) {
    const ui::Scope scope("days");
    const ui::Flow flow;
    for (int day = 1; day <= 7; ++day) {
        if (ui::filter_chip(weekday_name(day), (days & day_bit(day)) != 0, day)) days ^= day_bit(day);
    }
}

}  // namespace linli::client
