#include "app/client/action.h"

#include "app/client/telling.h"
#include "app/client/ui/ui.h"

namespace linli::client {

std::string why_not(const Acting& by, const Command& command, const char* missing) {
    const auto no = check(by.known.state, by.me.stamp(by.now, by.for_person), command);
    if (missing && no && no->reason == Reason::TextEmpty) return text(missing);
    return reason_if(by.known.state, no, by.me, by.me.saying(by.now));
}

bool act(const Acting& by, const Command& command) {
    const auto no = by.outbox.push(command, by.for_person);
    if (!no) return true;
    const PersonId about = by.for_person ? by.for_person : by.me.me;
    ui::show_toast({.words = reason_words(by.known.state, *no, about, by.me, by.me.saying(by.now)),
                    .undo = {},
                    .undone = {}});
    return false;
}

bool action(const Acting& by, const std::string& label, const Command& command, ui::ButtonOptions options,
            const char* missing, ui::Here here) {
    options.reason = why_not(by, command, missing);
    return ui::button(label, options, here) && act(by, command);
}

}  // namespace linli::client
