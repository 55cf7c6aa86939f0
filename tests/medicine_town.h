#pragma once

#include <doctest/doctest.h>

#include <algorithm>

#include "shared/errands/errand_book.h"
#include "shared/medicine/medicine_book.h"
#include "tests/town.h"

namespace linli {

// A town with medicines to fetch. Qin Guizhi (3-101) asks, Lu Qing (2-302) fetches and may carry cards, Wen
// Li (2-401) helps, too, and is the steward of building 2.
struct MedicineTown : Town {
    MedicineTown() {
        give(lu, Role::Volunteer);
        give(wen, Role::Volunteer);
        run(coordinator, VetHelper{lu, false, true});
    }

    static Asked medicines(const std::vector<std::string>& names) {
        Asked asked;
        asked.kind = ErrandKind::Medicine;
        asked.window = {evening, evening + days(13)};
        for (const std::string& name : names) {
            AskedItem line;
            line.words.item = name;
            asked.items.push_back(std::move(line));
        }
        return asked;
    }
    ErrandId ask(PersonId by, const Asked& asked) {
        const std::uint64_t asking = number;
        REQUIRE(run(by, AskForHelp{asked, 0, {}}) == std::nullopt);
        return NewIds(7, OutboxId{{1, 1}}, asking).make<ErrandId>();
    }
    ErrandId ask(const std::vector<std::string>& names = {"阿托伐他汀"}) {
        return ask(qin, medicines(names));
    }
    ErrandId claimed(PersonId helper = {}, PersonId asker = {},
                     const std::vector<std::string>& names = {"阿托伐他汀"}) {
        const ErrandId errand = ask(asker ? asker : qin, medicines(names));
        REQUIRE(run(helper ? helper : lu, ClaimErrand{errand}) == std::nullopt);
        return errand;
    }

    const Errand& errand(ErrandId id) const { return state.errands.at(id); }
    ErrandItemId item(ErrandId errand, std::size_t place = 0) const {
        return items_of(state, errand).at(place)->id;
    }
    const MedicineLine& line(ErrandItemId item) const { return state.medicine_lines.at(item); }
    DescribeMedicines lasts(ErrandId errand, std::int64_t days) const {
        DescribeMedicines command{errand, {}};
        for (const ErrandItem* item : items_of(state, errand)) {
            DescribedMedicine medicine{item->id, {}};
            medicine.facts.dose = "20mg";
            medicine.facts.runs_out_on = runs_out_after(days, now, utc_offset(state));
            command.medicines.push_back(std::move(medicine));
        }
        return command;
    }

    HandoverId last_receipt(ErrandId errand) const { return receipts_of(state, errand).back()->id; }
    Custody custody(ErrandId errand, Thing thing) const {
        for (const Custody& one : custody_of(state, errand)) {
            if (one.thing == thing) return one;
        }
        return {};
    }
    TripSheet sheet(HospitalTripId trip) const { return trip_sheet(state, state.hospital_trips.at(trip)); }

    bool told(PersonId person, NoticeKind kind) const {
        const auto notices = state.notices.where<&Notice::to>(person);
        return std::any_of(notices.begin(), notices.end(),
                           [&](const Notice* one) { return one->kind == kind; });
    }
    bool sees_door(PersonId viewer, PersonId about) const {
        const auto grants = state.grants.where<&Grant::about>(about);
        return std::any_of(grants.begin(), grants.end(),
                           [&](const Grant* one) { return one->to == viewer && !one->over; });
    }
};

}  // namespace linli
