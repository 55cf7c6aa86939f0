#include "app/client/photos.h"

#include <algorithm>
#include <utility>

#include "app/client/ui/ui.h"
#include "shared/commands/command.h"
#include "shared/core/jpeg.h"

// The bytes of a photo come from the server each time they are shown, as long as one may see them; one that
// waits here is shown from the command in which it waits.

namespace linli::client {
namespace {

std::string photo_name(const PhotoWords& words, std::size_t number) {
    return words.is_alone() ? words.name : text("photo.one", {{"number", number}});
}

std::string remove_words(const PhotoWords& words, std::size_t number) {
    return words.is_alone() ? words.remove : text("photo.remove", {{"number", number}});
}

struct ShownPhoto {
    std::string source;  // Empty: it cannot be had without a network.
    ui::PictureSize size;
    bool here = false;  // On this device only, so far.
};

template <class Record>
ShownPhoto shown(const Known& known, const Record& photo, Services& services) {
    const std::string number = to_hex(photo.id.bits);
    const ui::PictureSize size{photo.width, photo.height};
    const Pending* pending = known.maker_of(photo.id);
    const Blob* jpeg = pending ? photo_in(pending->command) : nullptr;
    if (jpeg) return {services.local_picture(number, jpeg->bytes), size, true};
    return {known.link.link == Link::Online ? "/api/photo/" + number : std::string(), size, false};
}

std::optional<ShownPhoto> shown_photo(const Known& known, PhotoId id, Services& services) {
    if (const ErrandPhoto* photo = known.state.errand_photos.find({id.bits}))
        return shown(known, *photo, services);
    if (const TillReceipt* photo = known.state.till_receipts.find({id.bits}))
        return shown(known, *photo, services);
    if (const CampaignPhoto* photo = known.state.campaign_photos.find({id.bits}))
        return shown(known, *photo, services);
    return std::nullopt;
}

enum class Pressed { Nothing, Picture, Remove };

// A picture, and beside it the way to take it away; `remove`: its words, empty where it cannot be.
Pressed draw_one(ui::Key key, const ShownPhoto& shown, const std::string& name, const std::string& remove,
                 PhotoSize size) {
    const ui::Scope scope(key);
    Pressed pressed = Pressed::Nothing;
    if (size == PhotoSize::Large) {
        ui::picture(shown.source, name, shown.size);
        const bool gone =
            !remove.empty() && ui::button(remove, {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Trash2});
        return gone ? Pressed::Remove : Pressed::Nothing;
    }
    const auto photo = [&] {
        const ui::Flow flow(12);
        if (ui::picture_button(shown.source, name)) pressed = Pressed::Picture;
        // The plain page is printed, too.
        if (!shown.source.empty() && !ui::plain()) ui::line(text("photo.enlarge"), {.quiet = true});
    };
    const auto away = [&] {
        if (ui::icon_button(ui::Icon::Trash2, remove, {.kind = ui::ButtonKind::Plain}))
            pressed = Pressed::Remove;
    };
    if (remove.empty())
        photo();
    else
        ui::beside(photo, away);
    return pressed;
}

// False once it was closed.
bool draw_large(ui::Key key, const ShownPhoto& shown, const std::string& name) {
    constexpr float wide = 900;
    bool open = true;
    const ui::Scope scope(key);
    {
        const ui::Dialog dialog(
            {.title = name, .open = &open, .close_label = text("action.close"), .width = wide});
        ui::picture(shown.source, name, shown.size);
    }
    return open;
}

// On the plain page what lies beneath the large one can be pressed, too: what is large goes with its photo,
// and moves up with it.
std::optional<std::size_t> still_large(std::optional<std::size_t> large, std::size_t removed) {
    if (!large || *large == removed) return std::nullopt;
    return *large > removed ? *large - 1 : *large;
}

void say_what_is_missing(const Known& known, bool all_here) {
    if (!all_here && known.link.link != Link::Online)
        ui::line(text("photo.later"), {.quiet = true, .icon = ui::Icon::WifiOff});
}

}  // namespace

void choose_photo(const SharedPhotos& photos, Services& services, bool alone) {
    const auto take = [meant = std::weak_ptr(photos), alone](const std::string& jpeg,
                                                             const std::string& problem) {
        const SharedPhotos still_wanted = meant.lock();
        if (!still_wanted) return;
        const auto facts = read_jpeg(jpeg);
        still_wanted->problem = problem;
        if (facts && problem.empty()) {
            if (alone) {
                still_wanted->chosen.clear();
                still_wanted->large.reset();
            }
            still_wanted->chosen.push_back(
                {std::to_string(ui::hash_bytes(jpeg)), jpeg, {facts->width, facts->height}});
        } else if (problem.empty()) {
            still_wanted->problem = text("photo.unreadable");
        }
    };
    services.pick_photo(take);
}

void draw_add_photo(const PhotoWords& words, const SharedPhotos& photos, const std::string& reason,
                    Services& services) {
    if (!photos->problem.empty()) ui::note(ui::Icon::CircleAlert, photos->problem, ui::Tone::Refused);
    if (ui::button(words.add, {.icon = ui::Icon::Camera, .reason = reason}))
        choose_photo(photos, services, words.is_alone());
    ui::line(words.who_sees, {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Lock});
}

void draw_chosen_photos(const PhotoWords& words, const SharedPhotos& photos, Services& services,
                        PhotoSize size) {
    std::vector<ChosenPhoto>& chosen = photos->chosen;
    std::optional<std::size_t> removed;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const ui::Key key = static_cast<int>(i) + 1;
        const ShownPhoto shown{services.local_picture(chosen[i].name, chosen[i].jpeg), chosen[i].size, true};
        const std::string name = photo_name(words, i + 1);
        const Pressed pressed = draw_one(key, shown, name, remove_words(words, i + 1), size);
        if (pressed == Pressed::Picture) photos->large = i;
        if (pressed == Pressed::Remove) removed = i;
        if (photos->large == i && !draw_large(key, shown, name)) photos->large.reset();
    }
    if (removed) {
        chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(*removed));
        photos->large = still_large(photos->large, *removed);
    }
    const bool full = !words.is_alone() && chosen.size() >= max_photos;
    draw_add_photo(words, photos, full ? text("reason.425", {{"limit", max_photos}}) : std::string(),
                   services);
}

Draft photos_draft(std::string name, SharedPhotos& photos, std::function<void()> ask_again) {
    const auto get = [&photos] {
        return photos->chosen.empty() ? std::string() : std::to_string(photos->chosen.size());
    };
    const auto set = [&photos, ask_again = std::move(ask_again)](const std::string& kept) {
        if (kept.empty()) return;
        photos->problem = text("photo.not_kept");
        if (ask_again) ask_again();
    };
    return {std::move(name), get, set};
}

std::optional<PhotoId> draw_sent_photos(const Known& known, const std::vector<SentPhoto>& photos,
                                        const PhotoWords& words, LargePhoto& large, Services& services) {
    std::optional<PhotoId> removed;
    bool all_here = true;
    for (std::size_t i = 0; i < photos.size(); ++i) {
        const auto shown = shown_photo(known, photos[i].photo, services);
        if (!shown) continue;
        all_here = all_here && shown->here;
        const std::string name = photo_name(words, i + 1);
        const std::string remove = photos[i].removable ? remove_words(words, i + 1) : std::string();
        const Pressed pressed = draw_one(photos[i].photo, *shown, name, remove, PhotoSize::Small);
        if (pressed == Pressed::Picture) large = {photos[i].photo, name};
        if (pressed == Pressed::Remove) removed = photos[i].photo;
    }
    say_what_is_missing(known, all_here);
    return removed;
}

void draw_pictures(const Known& known, const std::vector<PhotoId>& photos, const PhotoWords& words,
                   Services& services) {
    bool all_here = true;
    for (std::size_t i = 0; i < photos.size(); ++i) {
        const auto shown = shown_photo(known, photos[i], services);
        if (!shown) continue;
        all_here = all_here && shown->here;
        draw_one(photos[i], *shown, photo_name(words, i + 1), {}, PhotoSize::Large);
    }
    say_what_is_missing(known, all_here);
}

void draw_large_photo(const Known& known, LargePhoto& large, Services& services) {
    if (!large.photo) return;
    const auto shown = shown_photo(known, large.photo, services);
    if (!shown || !draw_large(large.photo, *shown, large.name)) large = {};
}

}  // namespace linli::client
