#include "app/client/errand_photos.h"

#include <algorithm>

#include "app/client/errands_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/core/jpeg.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"

// The bytes of a photo come from the server each time they are shown, as long as one may see them; one that
// waits here is shown from the command in which it waits.

namespace linli::client {
namespace {

std::string photo_words(std::size_t number) {
    return text("photo.one", {{"number", number}});
}

// Nothing: it cannot be had without a network.
std::string source_of(const Known& known, const ErrandPhoto& photo, Services& services) {
    const Pending* pending = known.maker_of(photo.id);
    const auto* attach = pending ? std::get_if<AttachPhoto>(&pending->command) : nullptr;
    if (attach) return services.local_picture(to_hex(photo.id.bits), attach->jpeg.bytes);
    return known.link.link == Link::Online ? "/api/photo/" + to_hex(photo.id.bits) : std::string();
}

enum class Pressed { Nothing, Picture, Remove };

// A small picture, and beside it the way to take it away.
Pressed draw_small(ui::Key key, const std::string& source, std::size_t number, bool removable) {
    const ui::Scope scope(key);
    Pressed pressed = Pressed::Nothing;
    const auto photo = [&] {
        const ui::Flow flow(12);
        if (ui::picture_button(source, photo_words(number))) pressed = Pressed::Picture;
        // The plain page is printed, too.
        if (!source.empty() && !ui::plain()) ui::line(text("photo.enlarge"), {.quiet = true});
    };
    const auto remove = [&] {
        const std::string spoken = text("photo.remove", {{"number", number}});
        if (ui::icon_button(ui::Icon::Trash2, spoken, {.kind = ui::ButtonKind::Plain}))
            pressed = Pressed::Remove;
    };
    if (removable)
        ui::beside(photo, remove);
    else
        photo();
    return pressed;
}

// False once it was closed.
bool draw_large(ui::Key key, const std::string& source, std::size_t number, const ui::PictureSize& size) {
    constexpr float wide = 900;
    bool open = true;
    const ui::Scope scope(key);
    {
        const ui::Dialog dialog({.title = photo_words(number),
                                 .open = &open,
                                 .close_label = text("action.close"),
                                 .width = wide});
        ui::picture(source, photo_words(number), size);
    }
    return open;
}

void draw_add(ErrandKind kind, const SharedPhotos& photos, const std::string& reason, Services& services) {
    if (!photos->problem.empty()) ui::note(ui::Icon::CircleAlert, photos->problem, ui::Tone::Refused);
    const std::string label = text("photo.add." + std::to_string(static_cast<int>(kind)));
    if (ui::button(label, {.icon = ui::Icon::Camera, .reason = reason})) choose_photo(photos, services);
    ui::line(text("photo.who_sees"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Lock});
}

// The one that is to be taken away.
std::optional<RemovePhoto> draw_all(const Acting& by, const std::vector<const ErrandPhoto*>& photos,
                                    ErrandsInput& input, Services& services) {
    std::optional<RemovePhoto> removed;
    for (std::size_t i = 0; i < photos.size(); ++i) {
        const RemovePhoto remove{photos[i]->id};
        const bool removable = !check(by.known.state, by.me.stamp(by.now), remove);
        const Pressed pressed =
            draw_small(remove.photo, source_of(by.known, *photos[i], services), i + 1, removable);
        if (pressed == Pressed::Picture) input.photo = remove.photo;
        if (pressed == Pressed::Remove) removed = remove;
    }
    return removed;
}

void draw_shown_large(const Known& known, const std::vector<const ErrandPhoto*>& photos, ErrandsInput& input,
                      Services& services) {
    const auto found = std::find_if(photos.begin(), photos.end(),
                                    [&](const ErrandPhoto* photo) { return photo->id == input.photo; });
    if (found == photos.end()) return;
    const ErrandPhoto& shown = **found;
    const auto number = static_cast<std::size_t>(found - photos.begin()) + 1;
    if (!draw_large(shown.id, source_of(known, shown, services), number, {shown.width, shown.height}))
        input.photo = {};
}

}  // namespace

bool may_have_paper(ErrandKind kind) {
    return kind == ErrandKind::Medicine || kind == ErrandKind::Papers;
}

void choose_photo(const SharedPhotos& photos, Services& services) {
    const auto take = [meant = std::weak_ptr(photos)](const std::string& jpeg, const std::string& problem) {
        const SharedPhotos still_wanted = meant.lock();
        if (!still_wanted) return;
        const auto facts = read_jpeg(jpeg);
        still_wanted->problem = problem;
        if (facts && problem.empty())
            still_wanted->chosen.push_back(
                {std::to_string(ui::hash_bytes(jpeg)), jpeg, {facts->width, facts->height}});
        else if (problem.empty())
            still_wanted->problem = text("photo.unreadable");
    };
    services.pick_photo(take);
}

void attach_photos(const Acting& by, ErrandId errand, const ChosenPhotos& photos) {
    for (const ChosenPhoto& photo : photos.chosen) act(by, AttachPhoto{errand, {photo.jpeg}});
}

void draw_chosen_photos(ErrandKind kind, const SharedPhotos& photos, Services& services) {
    std::vector<ChosenPhoto>& chosen = photos->chosen;
    std::optional<std::size_t> removed;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const ui::Key key = static_cast<int>(i) + 1;
        const std::string source = services.local_picture(chosen[i].name, chosen[i].jpeg);
        const Pressed pressed = draw_small(key, source, i + 1, true);
        if (pressed == Pressed::Picture) photos->large = i;
        if (pressed == Pressed::Remove) removed = i;
        if (photos->large == i && !draw_large(key, source, i + 1, chosen[i].size)) photos->large.reset();
    }
    if (removed) chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(*removed));
    const bool full = chosen.size() >= max_errand_photos;
    draw_add(kind, photos, full ? text("reason.425", {{"limit", max_errand_photos}}) : std::string(),
             services);
}

void errand_photos(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                   ErrandsInput& input, Outbox& outbox, Services& services) {
    const Acting by{known, me, now, outbox};
    attach_photos(by, errand.id, *input.photos);  // What was chosen since the last frame.
    input.photos->chosen.clear();
    const std::vector<const ErrandPhoto*> photos = photos_of(known.state, errand.id);
    const Stamp stamp = me.stamp(now);
    std::optional<RemovePhoto> removed;
    const bool offers = may_have_paper(errand.kind) && !check_directing(known.state, stamp, errand.id);
    if (photos.empty() && !offers) return;
    {
        const ui::Card card("photos");
        ui::heading(text("photo.title"), {.level = 3, .icon = ui::Icon::Camera});
        if (!photos.empty()) removed = draw_all(by, photos, input, services);
        const bool all_here = std::all_of(photos.begin(), photos.end(), [&](const ErrandPhoto* photo) {
            return known.is_asked(photo->id);
        });
        if (!all_here && known.link.link != Link::Online)
            ui::line(text("photo.later"), {.quiet = true, .icon = ui::Icon::WifiOff});
        const auto no = check_attaching(known.state, stamp, errand.id);
        if (offers)
            draw_add(errand.kind, input.photos, reason_if(known.state, no, me, me.saying(now)), services);
    }
    draw_shown_large(known, photos, input, services);
    if (removed) act(by, *removed);
}

}  // namespace linli::client
