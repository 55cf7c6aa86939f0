#include "tests/simulator/checks.h"

#include <algorithm>
#include <iterator>

#include "shared/people/roles.h"
#include "shared/state/photos.h"

// What is sent, and to whom. Deciding as the model does: model_checks.cpp.

namespace linli::simulator {

std::string name_of(const RecordRef& record) {
    std::string name = "record " + to_hex(record.id);
    const State types;
    with_table(types, record.type, [&](const auto& table) {
        name = std::string(RecordOf<decltype(table)>::table_name) + " " + to_hex(record.id);
    });
    return name;
}

void Checks::violated(std::string what) {
    if (violations_.size() < 20) violations_.push_back(std::move(what));
}

void Checks::started() {
    entitlement_.reset();
    audiences_checked_ = 0;
}

const Entitlement& Checks::entitlement(const server::Intake& intake) {
    if (!entitlement_ || entitlement_at_ != intake.version()) {
        entitlement_ = std::make_unique<Entitlement>(intake.state());
        entitlement_at_ = intake.version();
    }
    return *entitlement_;
}

void Checks::sent(const server::Intake& intake, const server::Peer& peer, const server::Frame& frame) {
    const PersonId viewer = current_person(intake.state(), peer.person);
    if (recording_) keep_frame(intake, peer, *frame);
    check_secrets(intake, viewer, *frame);
    const auto message = decode_server_message(*frame);
    if (!message) return violated("the server sent bytes that do not decode: " + message.error().detail);
    if (const auto* update = std::get_if<Update>(&*message)) check_update(intake, viewer, *update);
    if (const auto* answer = std::get_if<Answer>(&*message)) check_answer(intake, viewer, *answer);
    if (const auto* found = std::get_if<Found>(&*message)) {
        for (const PersonId person : found->people) {
            if (!entitlement(intake).may_hold(viewer, RecordRef{Resident::record_type, person.bits}))
                violated("found somebody beyond the asker's view");
        }
    }
}

void Checks::keep_frame(const server::Intake& intake, const server::Peer& peer, const std::string& bytes) {
    Stream& stream = streams_[peer.device];
    stream.frames.push_back(bytes);
    RecordRef hidden = hidden_;
    const bool about_a_person = hidden.type == Resident::record_type || hidden.type == Contact::record_type ||
                                hidden.type == Care::record_type;
    if (about_a_person) hidden.id = current_person(intake.state(), PersonId{hidden.id}).bits;
    const PersonId viewer = current_person(intake.state(), peer.person);
    stream.entitled = stream.entitled || entitlement(intake).may_hold(viewer, hidden);
}

void Checks::check_update(const server::Intake& intake, PersonId viewer, const Update& update) {
    for (const SentRecord& sent : update.records) {
        const RecordRef ref = ref_of(sent.record);
        if (!entitlement(intake).may_hold(viewer, sent.record))
            violated("sent to somebody who may not hold it: " + name_of(ref));
        const auto now = find_record(intake.state(), ref);
        if (!now || encode(*now) != encode(sent.record) || version_of(intake.state(), ref) != sent.version)
            violated("sent otherwise than it is: " + name_of(ref));
    }
    for (const RecordRef& removed : update.removed) {
        if (entitlement(intake).may_hold(viewer, removed))
            violated("removed although they may hold it: " + name_of(removed));
    }
}

void Checks::check_photos(const server::Intake& intake, PersonId viewer) {
    for_each_photo(intake.state(), [&](const auto& photo) {
        if (!entitlement(intake).may_hold(viewer, ref(photo.id))) return;
        const auto jpeg = intake.photo(viewer, photo_of(photo));
        const bool as_told = jpeg && *jpeg && (*jpeg)->size() == static_cast<std::size_t>(photo.bytes);
        if (!as_told) violated("a photo lacks its bytes: " + name_of(ref(photo.id)));
    });
    check_hidden_photos(intake, viewer);
}

void Checks::check_hidden_photos(const server::Intake& intake, PersonId viewer) {
    for_each_photo(intake.state(), [&](const auto& photo) {
        if (entitlement(intake).may_hold(viewer, ref(photo.id))) return;
        const auto jpeg = intake.photo(viewer, photo_of(photo));
        if (!jpeg || *jpeg) violated("a photo is seen by somebody else: " + name_of(ref(photo.id)));
    });
}

// Everybody in turn, after whatever has happened.
void Checks::check_hidden_photos(const server::Intake& intake) {
    const auto& people = intake.state().public_names.rows();
    if (people.empty()) return;
    const auto place = static_cast<std::ptrdiff_t>(intake.version() % people.size());
    check_hidden_photos(intake, std::next(people.begin(), place)->first);
}

// What a reason mentions must itself be visible to the asker.
void Checks::check_answer(const server::Intake& intake, PersonId viewer, const Answer& answer) {
    if (!answer.rejected || !answer.rejected->about) return;
    const auto about = find_record(intake.state(), *answer.rejected->about);
    if (about && !entitlement(intake).may_hold(viewer, *about))
        violated("a reason mentions what the asker may not see: " + name_of(*answer.rejected->about));
}

// Without decoding anything: whatever way a secret may have taken into these bytes.
void Checks::check_secrets(const server::Intake& intake, PersonId viewer, const std::string& bytes) {
    for (const std::string& mark : marks_in(bytes)) {
        const auto& holders = secrets_.holders(mark);
        const bool allowed = std::any_of(holders.begin(), holders.end(), [&](const RecordRef& record) {
            return entitlement(intake).may_hold(viewer, record);
        });
        if (!allowed) violated("a secret was sent to somebody who may not know it: " + mark);
    }
}

}  // namespace linli::simulator
