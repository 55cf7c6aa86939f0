#include "shared/core/jpeg.h"
#include "shared/core/photo.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/notices/commands.h"

// Photos that belong to an errand: of a prescription, of what is broken.

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

}  // namespace linli
