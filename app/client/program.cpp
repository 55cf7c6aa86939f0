#include "app/client/program.h"

#include "app/client/ui/gallery.h"
#include "app/client/ui/text.h"

namespace linli::client {

namespace {

class FirstProgram : public Program {
public:
    explicit FirstProgram(Platform& platform) : platform_(platform) {
        const std::string chosen = platform.setting("language");
        const std::string wanted = chosen.empty() ? platform.language() : chosen;
        set_language(wanted.rfind("en", 0) == 0 ? Language::English : Language::Chinese);
        platform.listen([&platform](PlatformEvent) { platform.request_frame(); });
    }
    void draw() override { ui::gallery(gallery_, platform_.route()); }

private:
    Platform& platform_;
    ui::GalleryInput gallery_;
};

}  // namespace

std::unique_ptr<Program> make_program(Platform& platform, ui::Kit&) {
    return std::make_unique<FirstProgram>(platform);
}

}  // namespace linli::client
