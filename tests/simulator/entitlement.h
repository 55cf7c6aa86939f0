#pragma once

#include <map>
#include <set>
#include <vector>

#include "shared/state/state.h"

// Who may hold what (DESIGN §3), written a second time and in another way than in shared/*/audiences.h: one
// table of record × relation, and each relation worked out from the bare rows. It shares no code with the
// audiences, so a mistake would have to be made twice.

namespace linli::simulator {

// How a viewer stands to a record.
enum class Relation {
    Anybody,
    Coordinator,       // Or administrator.
    Concerned,         // It is about the viewer.
    TheirProxy,        // It is about somebody for whom the viewer may act.
    TheirSteward,      // It is about somebody, or a door, in a building that the viewer looks after.
    LooksNow,          // The viewer looks at the person just now.
    LooksAtCareNow,    // The same, and care is part of it.
    Looker,            // The look was the viewer's own.
    ServesAll,         // The person holds a role or signed up for a shift: everybody knows their name.
    ActsForViewer,     // The person may act for the viewer.
    LookedAtViewer,    // The person once looked at the viewer.
    VisitsNow,         // The viewer goes to the person's door by an errand.
    HasKey,            // The viewer was given the key to the door.
    HelperOfOpen,      // The viewer holds a role, and nobody has taken the errand yet.
    HelpsNow,          // The errand is the viewer's to do, or to be paid for.
    DrivesNow,         // The viewer drives one way of it that is not done.
    ChecksOnThem,      // The viewer is asked how the person is, whenever nobody has heard of them.
    ChecksOnViewer,    // The person is asked how the viewer is, or somebody for whom the viewer may act.
    AskedIt,           // The viewer asked for it, for whomever.
    OtherCoordinator,  // A coordinator whom the record is not about.
    Published,         // Everybody may know of the shift that it belongs to.
    StandsNear,        // The viewer stands at the post half a day before or after, or on that very shift.
    RunsCampaign,      // The viewer leads the campaign or helps with it.
    CarriesBag,        // The viewer holds the shift of the round to which the bag belongs, and it goes on.
    BalanceForAll,     // The campaign's leader shows its balance to everybody.
    SaysHowToPay,      // It is the picture by which a campaign is paid.
    DidIt,             // The viewer did what the record tells of, stands on one of its sides, or it is the
                       // viewer's own tool.
};

// What is true of one State. Made once for many questions.
class Entitlement {
public:
    explicit Entitlement(const State& state);

    bool may_hold(PersonId viewer, const AnyRecord& record) const;
    bool may_hold(PersonId viewer, const RecordRef& record) const;
    // Everything that this person's device has to hold, and nothing else.
    std::set<RecordRef> all_for(PersonId viewer) const;

private:
    bool stands(PersonId viewer, const AnyRecord& record, const std::vector<PersonId>& concerned,
                Relation relation) const;
    std::vector<PersonId> concerned_by(const AnyRecord& record) const;
    bool has_key(PersonId viewer, HouseholdId door) const;
    bool is_steward_of(PersonId viewer, PersonId person) const;
    bool checks_on_ward_of(PersonId viewer, PersonId checker) const;
    bool did_it(PersonId viewer, const AnyRecord& record) const;
    bool stands_to_errand(PersonId viewer, const AnyRecord& record, Relation relation) const;
    bool drives(PersonId viewer, const RideLeg& leg) const;
    std::vector<PersonId> holders_of(const AnyRecord& record) const;
    bool is_published(const AnyRecord& record) const;
    bool stands_near(PersonId viewer, const PostEntry& entry) const;
    std::vector<PersonId> buyers(const AnyRecord& record) const;
    bool stands_to_campaign(PersonId viewer, const AnyRecord& record, Relation relation) const;
    bool carries_bag(PersonId viewer, const AnyRecord& record) const;

    const State& state_;
    std::set<PersonId> coordinators_;
    std::set<std::pair<PersonId, BuildingId>> stewards_;
    std::set<std::pair<PersonId, PersonId>> acts_for_;   // Proxy, for whom.
    std::set<std::pair<PersonId, PersonId>> looks_now_;  // Who, at whom.
    std::set<std::pair<PersonId, PersonId>> looks_at_care_now_;
    std::set<std::pair<PersonId, PersonId>> ever_looked_;
    std::set<std::pair<PersonId, PersonId>> visits_now_;
    std::set<std::pair<PersonId, PersonId>> checks_on_;  // Who, on whom.
    std::set<PersonId> role_holders_;
    std::set<PersonId> serve_all_;
    std::map<HouseholdId, std::vector<PersonId>> behind_door_;
    std::set<std::pair<PersonId, CampaignId>> runs_campaign_;
    std::map<OrderId, std::int64_t> packs_in_bags_;
};

}  // namespace linli::simulator
