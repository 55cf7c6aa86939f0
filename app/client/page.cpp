#include "app/client/page.h"

#include "shared/people/roles.h"

namespace linli::client {

Viewer::Viewer(const Replica& replica) : me(replica.me()), replica_(replica) {
    const State& state = replica.state();
    coordinator = is_coordinator(state, me);
    administrator = holds_role(state, me, Role::Administrator);
    steward = holds_role(state, me, Role::Steward);
    offset = utc_offset(state);
}

}  // namespace linli::client
