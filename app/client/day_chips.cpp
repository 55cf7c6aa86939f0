#include "app/client/day_chips.h"

#include "app/client/ui/ui.h"
#include "app/client/words.h"

namespace linli::client {

void day_chips(std::int32_t& days) {
    const ui::Flow flow;
    for (int day = 1; day <= 7; ++day) {
        const std::int32_t bit = 1 << (day - 1);
        if (ui::filter_chip(weekday_name(day), (days & bit) != 0, day)) days ^= bit;
    }
}

}  // namespace linli::client
