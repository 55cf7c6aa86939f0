#include "app/client/errands/errand_photos.h"

#include "app/client/errands/errands_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"

namespace linli::client {

bool may_have_paper(ErrandKind kind) {
    return kind == ErrandKind::Medicine || kind == ErrandKind::Papers;
}

PhotoWords paper_words(ErrandKind kind) {
    return {text("photo.add." + std::to_string(static_cast<int>(kind))), text("photo.who_sees")};
}

PhotoWords till_receipt_words(bool there) {
    return {.add = text(there ? "till.change" : "till.add"),
            .who_sees = text("till.who_sees"),
            .name = text("till.title"),
            .remove = text("till.remove")};
}

void attach_photos(const Acting& by, ErrandId errand, const ChosenPhotos& photos) {
    for (const ChosenPhoto& photo : photos.chosen) act(by, AttachPhoto{errand, {photo.jpeg}});
}

void errand_photos(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                   ErrandsInput& input, Outbox& outbox, Services& services) {
    const Acting by{known, me, now, outbox};
    attach_photos(by, errand.id, *input.photos);  // What was chosen since the last frame.
    input.photos->chosen.clear();
    const Stamp stamp = me.stamp(now);
    std::vector<SentPhoto> photos;
    for (const ErrandPhoto* photo : photos_of(known.state, errand.id))
        photos.push_back({{photo->id.bits}, !check(known.state, stamp, RemovePhoto{photo->id})});
    const bool offers = may_have_paper(errand.kind) && !check_directing(known.state, stamp, errand.id);
    if (photos.empty() && !offers) return;
    std::optional<PhotoId> removed;
    {
        const PhotoWords words = paper_words(errand.kind);
        const ui::Card card("photos");
        ui::heading(text("photo.title"), {.level = 3, .icon = ui::Icon::Camera});
        removed = draw_sent_photos(known, photos, words, input.photo, services);
        const auto no = check_attaching(known.state, stamp, errand.id);
        if (offers)
            draw_add_photo(words, input.photos, reason_if(known.state, no, me, me.saying(now)), services);
    }
    draw_large_photo(known, input.photo, services);
    if (removed) act(by, RemovePhoto{{removed->bits}});
}

namespace {

// Whether the helper lays money out for it.
bool may_cost(const State& state, const Errand& errand) {
    const bool buys = errand.kind == ErrandKind::Shopping || errand.kind == ErrandKind::Medicine;
    const ErrandResult* result = state.errand_results.find(errand.id);
    return buys || errand.needs.money || (result && result->spent_cents > 0);
}

}  // namespace

void till_receipt(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                  ErrandsInput& input, Outbox& outbox, Services& services) {
    const Acting by{known, me, now, outbox};
    for (const ChosenPhoto& photo : input.till_receipt->chosen)  // Since the last frame.
        act(by, SetTillReceipt{errand.id, {photo.jpeg}});
    input.till_receipt->chosen.clear();
    const Stamp stamp = me.stamp(now);
    const TillReceipt* receipt = till_receipt_of(known.state, errand.id);
    const bool offers = may_cost(known.state, errand) && !check_till_receipt(known.state, stamp, errand.id);
    if (!receipt && !offers) return;
    std::optional<PhotoId> removed;
    {
        const PhotoWords words = till_receipt_words(receipt != nullptr);
        const ui::Card card("till");
        ui::heading(text("till.title"), {.level = 3, .icon = ui::Icon::Camera});
        if (receipt) {
            const bool removable = !check(known.state, stamp, RemoveTillReceipt{receipt->id});
            removed = draw_sent_photos(known, {{{receipt->id.bits}, removable}}, words, input.large_receipt,
                                       services);
        }
        if (offers) draw_add_photo(words, input.till_receipt, {}, services);
    }
    draw_large_photo(known, input.large_receipt, services);
    if (removed) act(by, RemoveTillReceipt{{removed->bits}});
}

}  // namespace linli::client
