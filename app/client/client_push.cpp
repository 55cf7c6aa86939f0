#include "app/client/client.h"
#include "app/client/ui/kit.h"
#include "app/client/ui/ui.h"
#include "app/client/ui/word_table.h"

// Reminders on this device while the page is closed: what browser, person and server say to it.

namespace linli::client {

// Both are asked each time: permission is taken away in the browser's settings, and the server forgets a
// browser that its push service does not know any more.
void Client::load_push() {
    call("GET", "/api/push", {}, [this](int status, const Json& json) {
        if (status != 200) return;
        const bool here = json.yes("on");
        account_.push.key = json.text("key");
        platform_.push_state([this, here](PushState state) {
            if (account_.push.busy) return;  // It is being changed; the end of that says more.
            // The browser has one that the server has not: somebody else's, or one that ended.
            if (state == PushState::On && !here) {
                platform_.turn_push_off();
                state = PushState::Off;
            }
            push_is(state);
        });
    });
}

void Client::push_is(PushState state) {
    account_.push.state = state;
    account_.push.known = true;
    account_.push.busy = false;
    changed();
}

void Client::turn_push_on() {
    account_.push.busy = true;
    account_.push.error.clear();
    platform_.turn_push_on(account_.push.key, [this](const tl::expected<PushGiven, PushState>& given) {
        if (given) return give_push(*given);
        // It may, and it did not work: no network, or its push service is not to be reached from here.
        if (given.error() == PushState::Off) account_.push.error = "push.not_reached";
        push_is(given.error());
    });
}

void Client::give_push(const PushGiven& given) {
    call("POST", "/api/push",
         {{"endpoint", given.endpoint},
          {"p256dh", given.p256dh},
          {"auth", given.auth},
          {"language", code_of(language())}},
         [this](int status, const Json& json) {
             if (status == 200) return push_is(PushState::On);
             account_.push.error = error_key(status, json);
             platform_.turn_push_off();
             push_is(PushState::Off);
         });
}

void Client::turn_push_off() {
    account_.push.busy = true;
    account_.push.tried = false;
    account_.push.error.clear();
    call("POST", "/api/push/end", {}, [this](int status, const Json& json) {
        if (status != 200) account_.push.error = error_key(status, json);
        if (status == 200) platform_.turn_push_off();
        push_is(status == 200 ? PushState::Off : PushState::On);
    });
}

void Client::try_push() {
    account_.push.error.clear();
    call("POST", "/api/push/try", {}, [this](int status, const Json& json) {
        account_.push.tried = status == 200;
        if (status == 404) return load_push();
        if (status != 200) account_.push.error = error_key(status, json);
    });
}

}  // namespace linli::client
