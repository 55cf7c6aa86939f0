#include "app/client/medicine/medicine_words.h"

#include "app/client/ui/text.h"
#include "shared/medicine/medicine_book.h"

namespace linli::client {
namespace {

using ui::Icon;

// The errand that a notice points at, directly or by a receipt or a look.
ErrandId errand_about(const State& state, const RecordRef& about) {
    if (about.type == Errand::record_type) return {about.id};
    if (about.type == Handover::record_type) {
        const Handover* receipt = state.handovers.find({about.id});
        return receipt ? receipt->errand : ErrandId{};
    }
    const ReturnCheck* look = state.return_checks.find({about.id});
    return look ? look->errand : ErrandId{};
}

Icon notice_icon(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::BagWrongDoor:
        case NoticeKind::HandoverCorrected:
            return Icon::CircleAlert;
        case NoticeKind::SecondLookAsked:
        case NoticeKind::BagRight:
            return Icon::Eye;
        case NoticeKind::ThingsGiven:
        case NoticeKind::ThingsConfirmed:
        case NoticeKind::ThingsToPassOn:
            return Icon::ClipboardCheck;
        default:
            return Icon::Pill;
    }
}

}  // namespace

std::string things_words(const Things& things) {
    std::string words;
    for (std::size_t i = 0; i < all_things.size(); ++i) {
        if (!(things.*all_things[i])) continue;
        words +=
            (words.empty() ? std::string() : text("list.comma")) + text("thing." + std::to_string(i + 1));
    }
    return words;
}

PressedWords MedicineTelling::about_receipt(const char* key, HandoverId id) const {
    const Handover* receipt = state.handovers.find(id);
    return {text(key), receipt ? things_words(receipt->things) : std::string(), Icon::ClipboardCheck};
}

PressedWords MedicineTelling::about_trip(const char* key, HospitalTripId id) const {
    const HospitalTrip* trip = state.hospital_trips.find(id);
    return {text(key), trip ? trip->place : std::string(), Icon::Route};
}

PressedWords MedicineTelling::operator()(const DescribeMedicines& command) const {
    return about("pressed.470", command.errand, Icon::Pill);
}
PressedWords MedicineTelling::operator()(const AskSubstitute& command) const {
    return {text("pressed.471"), command.what, Icon::Pill};
}
PressedWords MedicineTelling::operator()(const AnswerSubstitute& command) const {
    return {text(command.yes ? "pressed.472" : "pressed.472.no"), command.what, Icon::Pill};
}
PressedWords MedicineTelling::operator()(const GiveThings& command) const {
    return {text("pressed.473"), things_words(command.things), Icon::ClipboardCheck};
}
PressedWords MedicineTelling::operator()(const ConfirmHandover& command) const {
    return about_receipt("pressed.474", command.handover);
}
PressedWords MedicineTelling::operator()(const CorrectHandover& command) const {
    return about_receipt("pressed.475", command.handover);
}
PressedWords MedicineTelling::operator()(const AskSecondLook& command) const {
    return {text("pressed.476"), name_of(state, command.person), Icon::Eye};
}
PressedWords MedicineTelling::operator()(const LookSecond& command) const {
    return about(command.ok ? "pressed.477" : "pressed.477.wrong", command.errand, Icon::Eye);
}
PressedWords MedicineTelling::operator()(const PlanTrip& command) const {
    return {text("pressed.478"), command.place, Icon::Route};
}
PressedWords MedicineTelling::operator()(const JoinTrip& command) const {
    return about("pressed.479", command.errand, Icon::Route);
}
PressedWords MedicineTelling::operator()(const LeaveTrip& command) const {
    return about("pressed.480", command.errand, Icon::Route);
}
PressedWords MedicineTelling::operator()(const StartTrip& command) const {
    return about_trip("pressed.481", command.trip);
}
PressedWords MedicineTelling::operator()(const EndTrip& command) const {
    return about_trip("pressed.482", command.trip);
}
PressedWords MedicineTelling::operator()(const RaiseMedicineUrgency&) const {
    return {text("pressed.483"), {}, Icon::Pill};
}

bool is_about_medicine(NoticeKind kind) {
    return kind >= NoticeKind::SubstituteAsked && kind <= NoticeKind::ThingsToPassOn;
}

NoticeWords medicine_notice_words(const State& state, const Notice& notice, const Saying& saying) {
    const Errand* errand = state.errands.find(errand_about(state, notice.about));
    const bool is_receipt = notice.about.type == Handover::record_type;
    const Handover* receipt = is_receipt ? state.handovers.find({notice.about.id}) : nullptr;
    const std::string things = receipt ? things_words(receipt->things) : text("thing.some");
    const std::string key = "notice." + std::to_string(static_cast<int>(notice.kind));
    const std::string what = errand ? joined(errand_title(state, *errand), case_words(*errand)) : "";
    return {text(key, {{"things", things}}), joined(what, past_words(notice.at, saying)),
            errand ? route_to("errands", errand->id) : std::string(), notice_icon(notice.kind)};
}

}  // namespace linli::client
