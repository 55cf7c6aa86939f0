#include <doctest/doctest.h>

#include <map>

#include "shared/core/random.h"
#include "tests/medicine_town.h"

// Whatever people press in whatever order: everything is with exactly one person, no receipt disappears, no
// bag goes home unseen, and nobody gets a medicine that they did not say yes to.

using namespace linli;

namespace {

class RandomTown : public MedicineTown {
public:
    explicit RandomTown(std::uint64_t seed) : random_(seed) {
        he = enter("3", "102", "何平");
        twin = enter("2", "402", "陆清");
        give(twin, Role::Volunteer);
        run(qin, AddProxy{qin, he});
        for (int i = 0; i < 4; ++i)
            errands.push_back(ask(i == 3 ? he : qin, medicines({"阿托伐他汀", "氨氯地平"})));
    }

    void press() {
        const ErrandId errand = random_.pick(errands);
        const PersonId by = random_.chance(500) ? errand_helper(errand) : somebody();
        const Command command = wish(by, errand);
        before_ = receipts();
        bags_checked_ = bag_check(command);
        const auto no = run(by, command, random_.chance(900) ? PersonId{} : somebody());
        now = now + minutes(random_.between(1, 30));
        if (!no) ++done;
        if (!no) check_after(command);
        while (random_.chance(300) && run_timer()) continue;
    }

    std::size_t done = 0;
    PersonId he, twin;
    std::vector<ErrandId> errands;

private:
    PersonId somebody() {
        const std::vector<PersonId> people{lu, wen, qin, he, twin, coordinator};
        return random_.pick(people);
    }
    std::optional<PersonId> side() { return random_.chance(150) ? std::nullopt : std::optional(somebody()); }
    Things things() {
        Things things;
        for (const Thing thing : all_things) things.*thing = random_.chance(250);
        if (random_.chance(400)) things = Things{.medicine = true};
        return things;
    }
    template <class Table>
    typename Table::Key one_of(const Table& table) {
        if (table.size() == 0) return {Bits128{1, 2}};
        return std::next(table.rows().begin(), random_.below(static_cast<std::uint32_t>(table.size())))
            ->first;
    }
    // Mostly what can be: from who has it.
    GiveThings giving(ErrandId errand) {
        GiveThings give{errand, things(), "袋子", side(), side()};
        for (const Thing thing : all_things) {
            if (give.things.*thing && random_.chance(800)) give.from = holder_of(state, errand, thing);
        }
        if (random_.chance(400)) give.to = state.errand_details.at(errand).asked_for;
        return give;
    }
    PersonId errand_helper(ErrandId id) { return errand(id).helper ? *errand(id).helper : somebody(); }
    ErrandItemId any_item(ErrandId errand) {
        if (random_.chance(50)) return one_of(state.errand_items);
        return random_.pick(items_of(state, errand))->id;
    }
    Command wish(PersonId by, ErrandId errand) {
        switch (random_.below(14)) {
            case 0:
                return ClaimErrand{errand};
            case 1:
                return random_.chance(300) ? Command(HandBackErrand{errand, "病了"}) : ClaimErrand{errand};
            case 2:
                return TickItem{any_item(errand), random_.pick(Members<ItemState>::values), "别的"};
            case 3:
                return AskSubstitute{any_item(errand), random_.chance(500) ? "别的" : "又一种"};
            case 4:
                return AnswerSubstitute{any_item(errand), "别的", random_.chance(600)};
            case 5:
                return ConfirmHandover{one_of(state.handovers)};
            case 6:
                return CorrectHandover{one_of(state.handovers), "记错了"};
            case 7:
                return AskSecondLook{errand, somebody()};
            case 8:
                return LookSecond{errand, random_.chance(800), ""};
            case 9:
                return rare(by, errand);
            default:
                return giving(errand);
        }
    }
    Command rare(PersonId by, ErrandId errand) {
        switch (random_.below(9)) {
            case 0:
                return FinishErrand{errand, random_.between(0, 100), random_.chance(500) ? "少了卡" : ""};
            case 1:
                return SettleErrand{errand};
            case 2:
                return random_.chance(200) ? Command(WithdrawErrand{errand, ""}) : ClaimErrand{errand};
            case 3:
                return PlanTrip{"医院", {now, now + hours(3)}, {errand}};
            case 4:
                return JoinTrip{one_of(state.hospital_trips), errand};
            case 5:
                return random_.chance(500) ? Command(EndTrip{one_of(state.hospital_trips)})
                                           : LeaveTrip{one_of(state.hospital_trips), errand};
            case 6:
                return lasts(errand, random_.between(0, 8));
            case 7:
                return random_.chance(50) ? Command(MergePersons{lu, twin})
                                          : StartTrip{one_of(state.hospital_trips)};
            default:
                return random_.chance(300) ? Command(ChangeErrand{errand, medicines({"胰岛素"})})
                                           : Command(VetHelper{by, true, true});
        }
    }
    bool run_timer() {
        for (const auto& [id, row] : state.medicine_lines.rows()) {
            const MedicineLine& line = row.record;
            if (urgency_of(line.facts, now) <= line.raised) continue;
            const Urgency next = line.raised == Urgency::Whenever ? Urgency::Today : Urgency::Now;
            CHECK(run({}, Principal::Server, RaiseMedicineUrgency{id, next}) == std::nullopt);
            return true;
        }
        return false;
    }

    std::map<HandoverId, Handover> receipts() const {
        std::map<HandoverId, Handover> all;
        for (const auto& [id, row] : state.handovers.rows()) all[id] = row.record;
        return all;
    }
    // Whether somebody who never carried the bag has found it right; only then it may go home.
    bool bag_check(const Command& command) const {
        const auto* give = std::get_if<GiveThings>(&command);
        if (!give || !give->things.medicine) return true;
        if (give->to != state.errand_details.at(give->errand).asked_for) return true;
        bool right = false;
        for (const auto& [id, row] : state.return_checks.rows()) {
            const ReturnCheck& look = row.record;
            if (look.errand != give->errand || !look.stands || look.state == LookState::Asked) continue;
            if (look.state == LookState::WrongDoor) return false;
            const PersonId home = state.errand_details.at(give->errand).asked_for;
            right = right || look.by == home || (look.by != look.holder && look.holder == give->from);
        }
        return right;
    }

    void check_after(const Command& command) {
        CHECK(bags_checked_);
        check_receipts();
        for (const ErrandId errand : errands) check_chain(errand);
        check_substitutes();
        check_trips();
        const auto* finish = std::get_if<FinishErrand>(&command);
        if (finish && finish->note.empty()) CHECK(things_out(state, finish->errand).empty());
    }
    void check_receipts() const {
        for (const auto& [id, old] : before_) {
            const Handover* now_receipt = state.handovers.find(id);
            REQUIRE(now_receipt);
            const auto current = [&](const std::optional<PersonId>& one) {
                return one ? std::optional(current_person(state, *one)) : std::nullopt;
            };
            CHECK(now_receipt->things == old.things);
            CHECK(now_receipt->from == current(old.from));
            CHECK(now_receipt->to == current(old.to));
            CHECK(now_receipt->given_at == old.given_at);
            CHECK(now_receipt->note == old.note);
            CHECK(now_receipt->place == old.place);
            if (old.confirmed_at) CHECK(now_receipt->confirmed_at == old.confirmed_at);
        }
    }
    // Each thing goes on from where it was. Only medicine comes new from the counter after a bag went home.
    void check_chain(ErrandId errand) const {
        std::map<std::int32_t, Handover> chain;
        for (const auto& [id, row] : state.handovers.rows()) {
            if (row.record.errand == errand) CHECK(chain.emplace(row.record.place, row.record).second);
        }
        const PersonId home = state.errand_details.at(errand).asked_for;
        for (const Thing thing : all_things) {
            std::optional<PersonId> holder = home;
            if (thing == &Things::medicine) holder = std::nullopt;
            for (const auto& [place, receipt] : chain) {
                if (!(receipt.things.*thing)) continue;
                const bool next_bag = thing == &Things::medicine && !receipt.from && holder == home;
                if (!next_bag) CHECK(receipt.from == holder);
                holder = receipt.to;
            }
            CHECK(holder_of(state, errand, thing) == holder);
        }
    }
    void check_substitutes() const {
        for (const auto& [id, row] : state.errand_items.rows()) {
            if (row.record.state != ItemState::Instead) continue;
            const MedicineLine* line = state.medicine_lines.find(id);
            REQUIRE(line);
            CHECK(line->substitution == Substitution::Agreed);
            CHECK(line->substitute == row.record.instead);
            CHECK(line->answered_by);
        }
    }
    void check_trips() const {
        std::map<ErrandId, int> on;
        for (const auto& [id, row] : state.trip_stops.rows()) {
            const HospitalTrip& trip = state.hospital_trips.at(row.record.trip);
            if (trip.state == TripState::Over) continue;
            CHECK(++on[row.record.errand] == 1);
            CHECK(state.errands.at(row.record.errand).helper == trip.helper);
        }
    }

    SeededRandom random_;
    std::map<HandoverId, Handover> before_;
    bool bags_checked_ = true;
};

}  // namespace

TEST_CASE("things are conserved and receipts stay, whatever is pressed in whatever order") {
    std::size_t done = 0, receipts = 0, home = 0, finished = 0;
    for (std::uint64_t seed = 1; seed <= 90; ++seed) {
        CAPTURE(seed);
        RandomTown town(seed);
        for (int i = 0; i < 800; ++i) town.press();
        done += town.done;
        receipts += town.state.handovers.size();
        finished += town.state.errand_results.size();
        for (const auto& [id, row] : town.state.handovers.rows()) {
            const ErrandDetail& detail = town.state.errand_details.at(row.record.errand);
            home += row.record.things.medicine && row.record.to == detail.asked_for;
        }
    }
    CHECK(done > 4000);  // Else nothing was tried.
    CHECK(receipts > 500);
    CHECK(home > 60);
    CHECK(finished > 50);
}
