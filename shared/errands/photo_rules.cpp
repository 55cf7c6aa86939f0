#include "shared/core/jpeg.h"
#include "shared/core/photo.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/notices/commands.h"

// Photos that belong to an errand: of a prescription, of what is broken, and of what was paid.

namespace linli {
void erase_photos(State& state, ErrandId errand) {
    for (const ErrandPhoto* photo : photos_of(state, errand)) state.errand_photos.erase(photo->id);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AttachPhoto& command) {
    if (auto no = check_attaching(state, by, command.errand)) return no;
    return check_photo(command.jpeg.bytes);
}

void change(State& state, const Stamp& by, const AttachPhoto& command) {
    const auto facts = read_jpeg(command.jpeg.bytes);
    const Errand* errand = state.errands.find(command.errand);
    if (!facts || !errand) return;
    IdSource ids(by);
    state.errand_photos.insert({.id = ids.next<ErrandPhotoId>(),
                                .errand = command.errand,
                                .by = by.person,
                                .at = by.at,
                                .width = facts->width,
                                .height = facts->height,
                                .bytes = static_cast<std::int32_t>(command.jpeg.bytes.size())});
    if (errand->helper)
        notify(state, by, ids.next<NoticeId>(), *errand->helper, NoticeKind::ErrandChanged,
               ref(command.errand));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const RemovePhoto& command) {
    const ErrandPhoto* photo = state.errand_photos.find(command.photo);
    if (!photo) return missing(state, Reason::PhotoUnknown);
    const auto no = check_directing(state, by, photo->errand);
    // Who may not know of it is told what they are told of one that is not there.
    if (no && no->reason == Reason::ErrandUnknown) return Rejected{Reason::PhotoUnknown};
    return no;
}

void change(State& state, const Stamp&, const RemovePhoto& command) {
    if (state.errand_photos.find(command.photo)) state.errand_photos.erase(command.photo);
}

const TillReceipt* till_receipt_of(const State& state, ErrandId errand) {
    const auto receipts = state.till_receipts.where<&TillReceipt::errand>(errand);
    return receipts.empty() ? nullptr : receipts.front();
}

void erase_till_receipt(State& state, ErrandId errand) {
    if (const TillReceipt* receipt = till_receipt_of(state, errand)) state.till_receipts.erase(receipt->id);
}

std::optional<Rejected> check_till_receipt(const State& state, const Stamp& by, ErrandId id) {
    const Errand* errand = state.errands.find(id);
    if (!errand) return missing(state, Reason::ErrandUnknown);
    if (errand->state == ErrandState::Open || errand->helper != by.person)
        return Rejected{Reason::ErrandNotYours};
    const ErrandResult* result = state.errand_results.find(id);
    if (result && result->settled_at) return Rejected{Reason::NothingToSettle};
    return std::nullopt;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetTillReceipt& command) {
    if (auto no = check_till_receipt(state, by, command.errand)) return no;
    return check_photo(command.jpeg.bytes);
}

void change(State& state, const Stamp& by, const SetTillReceipt& command) {
    const auto facts = read_jpeg(command.jpeg.bytes);
    if (!facts || !state.errands.find(command.errand)) return;
    erase_till_receipt(state, command.errand);
    state.till_receipts.insert({.id = TillReceiptId{photo_made_by(by).bits},
                                .errand = command.errand,
                                .by = by.person,
                                .at = by.at,
                                .width = facts->width,
                                .height = facts->height,
                                .bytes = static_cast<std::int32_t>(command.jpeg.bytes.size())});
}

// Who may not know of it is told what they are told of one that is not there.
std::optional<Rejected> check(const State& state, const Stamp& by, const RemoveTillReceipt& command) {
    const TillReceipt* receipt = state.till_receipts.find(command.receipt);
    if (!receipt) return missing(state, Reason::PhotoUnknown);
    if (receipt->by != by.person) return Rejected{Reason::PhotoUnknown};
    return std::nullopt;
}

void change(State& state, const Stamp&, const RemoveTillReceipt& command) {
    if (state.till_receipts.find(command.receipt)) state.till_receipts.erase(command.receipt);
}

}  // namespace linli
