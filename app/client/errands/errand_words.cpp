#include "app/client/errands/errand_words.h"

#include "app/client/helpers/spoken.h"
#include "app/client/ui/text.h"
#include "shared/errands/case_number.h"
#include "shared/errands/errand_book.h"

namespace linli::client {
namespace {

using ui::Icon;

std::string numbered(const char* group, int number) {
    return text(std::string(group) + std::to_string(number));
}

std::string list_of(const std::vector<std::string>& parts) {
    std::string words;
    for (const std::string& part : parts)
        words += (words.empty() ? std::string() : text("list.comma")) + part;
    return words;
}

bool is_about_keys(NoticeKind kind) {
    return kind == NoticeKind::KeyGiven || kind == NoticeKind::KeyTakenBack;
}

}  // namespace

std::string errand_kind_words(ErrandKind kind) {
    return numbered("errand.kind.", static_cast<int>(kind));
}

Icon errand_icon(ErrandKind kind) {
    switch (kind) {
        case ErrandKind::Shopping:
            return Icon::ShoppingCart;
        case ErrandKind::Medicine:
            return Icon::Pill;
        case ErrandKind::Ride:
            return Icon::Car;
        case ErrandKind::Rubbish:
            return Icon::Trash2;
        case ErrandKind::Repair:
            return Icon::Settings;
        case ErrandKind::Papers:
            return Icon::ClipboardCheck;
        case ErrandKind::Company:
            return Icon::MessageSquareText;
        case ErrandKind::Other:
            break;
    }
    return Icon::HandHelping;
}

std::string urgency_words(Urgency urgency) {
    return numbered("errand.urgency.", static_cast<int>(urgency));
}

std::string urgency_words(Urgency urgency, Instant until, const Saying& saying) {
    if (urgency != Urgency::Today) return urgency_words(urgency);
    const auto ahead = days_ahead(civil_time(until, saying.offset).date, saying);
    return ahead == 0 ? urgency_words(urgency) : ahead == 1 ? text("errand.wanted_tomorrow") : std::string();
}

std::string case_words(const Errand& errand) {
    if (errand.number == 0) return text("errand.number_follows");
    return text("errand.number", {{"number", case_number(errand.number)}});
}

std::string errand_time_words(const Errand& errand, const Saying& saying) {
    const TimeRange& window = errand.window;
    if (window.from <= saying.now) return text("errand.by", {{"when", moment_words(window.until, saying)}});
    if (length(window) <= hours(12)) return when_words(window, saying);
    return text("errand.between",
                {{"from", moment_words(window.from, saying)}, {"until", moment_words(window.until, saying)}});
}

std::string waited_words(const Errand& errand, Instant now) {
    const Duration waited = now - errand.asked_at;
    if (waited < minutes(1)) return text("errand.just_asked");
    return text("errand.waited", {{"length", length_words(waited)}});
}

std::string set_out_words(const Errand& errand, Instant now) {
    if (errand.state != ErrandState::OnTheWay || !errand.on_the_way_at) return {};
    const Duration ago = now - *errand.on_the_way_at;
    if (ago < minutes(1)) return text("errand.set_out_now");
    return text("errand.set_out", {{"length", length_words(ago)}});
}

std::string building_words(const State& state, const Errand& errand) {
    const Building* building = errand.building ? state.buildings.find(*errand.building) : nullptr;
    return building ? door_words({building->compound, building->name, {}, {}}) : std::string();
}

std::vector<std::string> needs_words(const ErrandNeeds& needs) {
    std::vector<std::string> words;
    if (needs.inside) words.push_back(text("errand.inside"));
    if (needs.money) words.push_back(text("errand.money"));
    if (needs.wheelchair) words.push_back(text("errand.wheelchair"));
    if (needs.stretcher) words.push_back(text("errand.stretcher"));
    if (needs.alone) words.push_back(text("errand.alone"));
    if (needs.without_touch) words.push_back(text("errand.without_touch"));
    if (needs.heavy) words.push_back(text("errand.heavy"));
    if (needs.dog) words.push_back(text("errand.dog"));
    if (needs.cat) words.push_back(text("errand.cat"));
    return words;
}

std::string needs_line(const ErrandNeeds& needs) {
    std::string line;
    for (const std::string& need : needs_words(needs)) line = joined(line, need);
    return line;
}

std::vector<std::string> ride_words(const RideWish& ride) {
    std::vector<std::string> words;
    if (ride.escorts > 0) words.push_back(text("errand.escorts", {{"count", ride.escorts}}));
    if (ride.minutes_there > 0)
        words.push_back(text("errand.back_after", {{"length", length_words(minutes(ride.minutes_there))}}));
    return words;
}

std::string appointment_words(const State& state, ErrandId errand, UtcOffset offset) {
    const RideAppointment* appointment = state.ride_appointments.find(errand);
    if (!appointment) return {};
    return text("errand.arrive", {{"times", range_words(appointment->arrive, offset)}});
}

std::string call_route(const State& state, PersonId person) {
    const Contact* contact = state.contacts.find(person);
    return contact && !contact->phone.empty() ? "tel:" + contact->phone : route_to("people", person);
}

std::string quantity_words(const ItemWords& words) {
    if (!words.quantity_thousandths) return {};
    const std::int32_t thousandths = *words.quantity_thousandths;
    if (thousandths == 500) return text("errand.half", {{"unit", words.unit}});
    std::string number = std::to_string(thousandths / 1000);
    if (std::int32_t rest = thousandths % 1000; rest != 0) {
        std::string digits = std::to_string(1000 + rest).substr(1);
        digits.erase(digits.find_last_not_of('0') + 1);
        number += "." + digits;
    }
    return words.unit.empty() ? number : number + " " + words.unit;
}

std::string choice_words(const ItemWords& choice) {
    return joined(quantity_words(choice), choice.note);
}

std::string errand_summary(const State& state, const Errand& errand) {
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    if (!detail) return {};
    std::vector<std::string> parts;
    for (const ErrandItem* item : items_of(state, errand.id)) parts.push_back(item->words.item);
    if (parts.empty()) parts.push_back(detail->what);
    return joined(list_of(parts), detail->destination);
}

std::string errand_title(const State& state, const Errand& errand) {
    const std::string kind = errand_kind_words(errand.kind);
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    const bool known = detail && state.public_names.find(detail->asked_for);
    if (!known) return kind;
    if (errand.kind == ErrandKind::Other)
        return text("errand.for_other", {{"name", called_name(state, detail->asked_for)}});
    return text("errand.for", {{"name", called_name(state, detail->asked_for)}, {"kind", kind}});
}

PressedWords ErrandTelling::about(const char* key, ErrandId id, Icon icon) const {
    const Errand* errand = state.errands.find(id);
    return {text(key), errand ? joined(errand_title(state, *errand), case_words(*errand)) : std::string(),
            icon};
}

PressedWords ErrandTelling::operator()(const AskForHelp& command) const {
    const std::string number = command.number == 0
                                   ? text("errand.number_follows")
                                   : text("errand.number", {{"number", case_number(command.number)}});
    return {text("pressed.400", {{"kind", errand_kind_words(command.asked.kind)}}), number,
            errand_icon(command.asked.kind)};
}
PressedWords ErrandTelling::operator()(const ChangeErrand& command) const {
    return about("pressed.401", command.errand, Icon::Pencil);
}
PressedWords ErrandTelling::operator()(const SetAppointment& command) const {
    return about("pressed.373", command.errand, Icon::Clock);
}
PressedWords ErrandTelling::operator()(const WithdrawErrand& command) const {
    return about("pressed.402", command.errand, Icon::Undo2);
}
PressedWords ErrandTelling::operator()(const ClaimErrand& command) const {
    return about("pressed.410", command.errand, Icon::HeartHandshake);
}
PressedWords ErrandTelling::operator()(const StartErrand& command) const {
    return about("pressed.411", command.errand, Icon::Route);
}
PressedWords ErrandTelling::operator()(const TickItem& command) const {
    const ErrandItem* item = state.errand_items.find(command.item);
    return {text("pressed.412"), item ? item->words.item : std::string(), Icon::Check};
}
PressedWords ErrandTelling::operator()(const HandBackErrand& command) const {
    return about("pressed.413", command.errand, Icon::Undo2);
}
PressedWords ErrandTelling::operator()(const FinishErrand& command) const {
    return about("pressed.414", command.errand, Icon::CircleCheck);
}
PressedWords ErrandTelling::operator()(const SettleErrand& command) const {
    return about("pressed.415", command.errand, Icon::Check);
}
PressedWords ErrandTelling::operator()(const ThankHelper& command) const {
    return about("pressed.416", command.errand, Icon::HeartHandshake);
}
PressedWords ErrandTelling::operator()(const LeaseNumbers&) const {
    return {text("pressed.420"), {}, Icon::ClipboardCheck};
}
PressedWords ErrandTelling::operator()(const VetHelper& command) const {
    return {text("pressed.421"), name_of(state, command.person), Icon::ShieldCheck};
}

PressedWords ErrandTelling::operator()(const AskHelpers& command) const {
    return about("pressed.422", command.errand, Icon::Users);
}
PressedWords ErrandTelling::operator()(const AnswerAsk& command) const {
    const ErrandAsk* ask = state.errand_asks.find(command.ask);
    return about("pressed.423", ask ? ask->errand : ErrandId{}, Icon::Undo2);
}
PressedWords ErrandTelling::operator()(const WidenSearch&) const {
    return by_itself();
}
PressedWords ErrandTelling::operator()(const AskAgain&) const {
    return by_itself();
}
PressedWords ErrandTelling::operator()(const EndSeries&) const {
    return {text("pressed.426"), {}, Icon::Repeat2};
}
PressedWords ErrandTelling::operator()(const AttachPhoto& command) const {
    return about("pressed.427", command.errand, Icon::Camera);
}
PressedWords ErrandTelling::operator()(const RemovePhoto& command) const {
    const ErrandPhoto* photo = state.errand_photos.find(command.photo);
    return about("pressed.428", photo ? photo->errand : ErrandId{}, Icon::Trash2);
}
PressedWords ErrandTelling::operator()(const SetTillReceipt& command) const {
    return about("pressed.376", command.errand, Icon::Camera);
}
PressedWords ErrandTelling::operator()(const RemoveTillReceipt& command) const {
    const TillReceipt* receipt = state.till_receipts.find(command.receipt);
    return about("pressed.377", receipt ? receipt->errand : ErrandId{}, Icon::Trash2);
}
PressedWords ErrandTelling::operator()(const SetOffer&) const {
    return {text("pressed.430"), {}, Icon::HeartHandshake};
}
PressedWords ErrandTelling::operator()(const SetSpoken& command) const {
    return {text("pressed.375"), languages_words(command.languages), Icon::Languages};
}
PressedWords ErrandTelling::operator()(const PauseOffer& command) const {
    return {text(command.paused ? "pressed.431" : "pressed.431_again"), {}, Icon::HeartHandshake};
}
PressedWords ErrandTelling::operator()(const PairUp& command) const {
    return {text("pressed.432"), joined(name_of(state, command.person), name_of(state, command.helper)),
            Icon::Users};
}
PressedWords ErrandTelling::operator()(const EndPair&) const {
    return {text("pressed.433"), {}, Icon::Users};
}
PressedWords ErrandTelling::operator()(const GiveKey& command) const {
    return {text("pressed.380"), name_of(state, command.holder), Icon::Building2};
}
PressedWords ErrandTelling::operator()(const TakeBackKey& command) const {
    const KeyHeld* key = state.keys_held.find(command.key);
    return {text("pressed.381"), key ? name_of(state, key->holder) : std::string(), Icon::Building2};
}
PressedWords ErrandTelling::operator()(const BlockPerson& command) const {
    return {text("pressed.434"), name_of(state, command.whom), Icon::Lock};
}
PressedWords ErrandTelling::operator()(const Unblock&) const {
    return {text("pressed.435"), {}, Icon::Lock};
}
PressedWords ErrandTelling::operator()(const ReportPerson& command) const {
    return {text("pressed.436"), name_of(state, command.about), Icon::CircleAlert};
}
PressedWords ErrandTelling::operator()(const SettleReport&) const {
    return {text("pressed.437"), {}, Icon::CircleCheck};
}
PressedWords ErrandTelling::operator()(const SetVehicle& command) const {
    return {text("pressed.500"), command.vehicle.name, Icon::Car};
}
PressedWords ErrandTelling::operator()(const SetVehicleOff& command) const {
    const Vehicle* vehicle = state.vehicles.find(command.vehicle);
    return {text(command.off ? "pressed.501" : "pressed.501_on"), vehicle ? vehicle->name : std::string(),
            Icon::Car};
}
PressedWords ErrandTelling::operator()(const SetDestination& command) const {
    return {text("pressed.502"), command.destination.name, Icon::MapPin};
}
PressedWords ErrandTelling::operator()(const AcceptRides& command) const {
    return {text("pressed.503", {{"count", command.legs.size()}}), {}, Icon::Route};
}
PressedWords ErrandTelling::operator()(const TellLeg& command) const {
    const RideLeg* leg = state.ride_legs.find(command.leg);
    const char* key = command.state == LegState::Done      ? "pressed.504_done"
                      : command.state == LegState::Planned ? "pressed.504_back"
                                                           : "pressed.504";
    return about(key, leg ? leg->errand : ErrandId{}, Icon::Car);
}
// The server's own: nobody presses it.
PressedWords ErrandTelling::by_itself() const {
    return {text("pressed.by_itself"), {}, Icon::Clock};
}

bool is_about_errand(NoticeKind kind) {
    return kind >= NoticeKind::ErrandClaimed && kind <= NoticeKind::ErrandNeedsYou;
}

bool is_about_helpers(NoticeKind kind) {
    return (kind >= NoticeKind::PairedUp && kind <= NoticeKind::ReportSettled) || is_about_keys(kind);
}

NoticeWords helper_notice_words(const State& state, const Notice& notice, const Saying& saying) {
    const std::string key = "notice." + std::to_string(static_cast<int>(notice.kind));
    const std::string at = past_words(notice.at, saying);
    if (is_about_keys(notice.kind)) {
        const PersonId holder{notice.about.id};
        const bool theirs = holder == notice.to;
        return {text(theirs ? key : key + "_home", {{"name", called_name(state, holder)}}), at, "/me",
                Icon::Building2};
    }
    if (notice.kind != NoticeKind::PairedUp) {
        const Report* report = state.reports.find({notice.about.id});
        return {text(key), joined(report ? report->outcome : std::string(), at),
                notice.kind == NoticeKind::SomebodyReported ? "/helpers" : "/errands", Icon::CircleAlert};
    }
    const FixedPair* pair = state.fixed_pairs.find({notice.about.id});
    const bool helps = pair && pair->helper == notice.to;
    const std::string other =
        pair ? called_name(state, helps ? pair->person : pair->helper) : text("person.unknown");
    return {text(helps ? key : key + "_helped", {{"name", other}}), at, "/errands", Icon::Users};
}

NoticeWords errand_notice_words(const State& state, const Notice& notice, const Saying& saying) {
    const ErrandAsk* ask = state.errand_asks.find({notice.about.id});
    const Errand* errand = state.errands.find({ask ? ask->errand.bits : notice.about.id});
    const std::string what = errand ? errand_title(state, *errand) : text("errand.one");
    const std::string helper =
        errand && errand->helper ? called_name(state, *errand->helper) : text("person.unknown");
    const bool waits = ask && ask->answer == AskAnswer::None && errand && errand->state == ErrandState::Open;
    if (notice.kind == NoticeKind::ErrandAsked && !waits)
        return {text("notice.27_over"), past_words(notice.at, saying), {}, Icon::CircleCheck};
    const bool bad =
        notice.kind == NoticeKind::ErrandWithdrawn || notice.kind == NoticeKind::ErrandHandedBack;
    const std::string key = "notice." + std::to_string(static_cast<int>(notice.kind));
    return {text(key, {{"what", what}, {"helper", helper}}),
            joined(errand ? case_words(*errand) : std::string(), past_words(notice.at, saying)),
            errand ? route_to("errands", errand->id) : std::string(),
            bad ? Icon::CircleAlert : Icon::HeartHandshake};
}

}  // namespace linli::client
