// The WebAssembly program: the page's events go to the kit, the kit's frames to WebGL and to the twin.

#include "app/client/platform/web/bridge.h"
#include "app/client/platform/web/web_tables.h"
#include "app/client/program.h"
#include "app/client/services.h"
#include "app/client/ui/kit.h"
#include "app/client/ui/text.h"
#include "app/client/ui/word_table.h"

#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5_webgl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>

// clang-format off
EM_JS(void, linli_js_setup, (), {
    // The views are taken anew at each use: they change when the memory grows.
    Module.linli = { heap: () => HEAPU8, text: (at, length) => UTF8ToString(at, length) };
});
EM_JS(void, linli_js_ask_frame, (), { Module.host.askFrame(); });
EM_JS(void, linli_js_drawn, (), { ++Module.host.frames; });
EM_JS(void, linli_js_twin, (const unsigned char* changes, int length), {
    Module.host.twin.apply(HEAPU8.slice(changes, changes + length));
});
EM_JS(void, linli_js_wake, (double delay), {
    clearTimeout(Module.host.wake);
    if (delay >= 0) Module.host.wake = setTimeout(() => Module._linli_woken(), delay);
});
EM_JS(void, linli_js_paint_when_idle, (), {
    const paint = () => Module._linli_first_painting();
    const latest = 100;
    if (window.requestIdleCallback) requestIdleCallback(paint, { timeout: latest });
    else setTimeout(paint);
});
EM_JS(void, linli_js_warm_when_idle, (), { Module.host.warmWhenIdle(); });
EM_JS(void, linli_js_theme, (const char* colours, const char* ground, int dark, int plain,
                             const char* language), {
    const words = [colours, ground].map((at) => UTF8ToString(at));
    Module.host.theme.set(...words, dark !== 0, plain !== 0, UTF8ToString(language));
});
// clang-format on

namespace linli::client::web {

namespace {

std::string css(ui::Colour colour) {
    char words[8];
    std::snprintf(words, sizeof words, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
    return words;
}

// The theme as custom properties for web/style.css.
std::string css_of(const ui::Theme& theme, float type_scale) {
    const std::pair<const char*, ui::Colour> colours[] = {{"ground", theme.ground},
                                                          {"surface", theme.surface},
                                                          {"sunk", theme.sunk},
                                                          {"line", theme.line},
                                                          {"edge", theme.edge},
                                                          {"ink", theme.ink},
                                                          {"ink2", theme.ink2},
                                                          {"primary", theme.primary},
                                                          {"onprimary", theme.onprimary},
                                                          {"tint", theme.tint},
                                                          {"tintink", theme.tintink},
                                                          {"hero", theme.hero1},
                                                          {"heroink", theme.hero_ink},
                                                          {"need", theme.need},
                                                          {"needtint", theme.needtint},
                                                          {"wait", theme.wait},
                                                          {"waittint", theme.waittint},
                                                          {"danger", theme.danger},
                                                          {"dangertint", theme.dangertint},
                                                          {"focus", theme.focus},
                                                          {"toast", theme.toast},
                                                          {"toastink", theme.toast_ink}};
    std::string words;
    for (const auto& [name, colour] : colours) words += std::string("--") + name + ":" + css(colour) + ";";
    char scale[32];
    std::snprintf(scale, sizeof scale, "--type:%.2f;", static_cast<double>(type_scale));
    return words + scale;
}

class Window {
public:
    Window() : painter_(make_glyph_painter()), kit_(*painter_) { program_ = make_program(platform(), kit_); }

    void frame() {
        if (!kit_.wants_frame()) return;
        kit_.frame(platform().monotonic_ms(), [this] { program_->draw(); });
        const std::vector<std::uint8_t>& changes = kit_.take_changes();
        if (!changes.empty()) linli_js_twin(changes.data(), static_cast<int>(changes.size()));
        tell_theme();
        if (!kit_.preferences().plain) paint();
        linli_js_drawn();
        if (kit_.wants_frame()) linli_js_ask_frame();
        const std::int64_t at = kit_.next_change_ms();
        linli_js_wake(at < 0 ? -1.0 : static_cast<double>(at - platform().monotonic_ms() + 1));
        if (has_context_ && !lost_ && kit_.wants_warming()) linli_js_warm_when_idle();
    }

    // Whether there is more to do.
    bool warm() { return has_context_ && !lost_ && kit_.warm(); }

    // Making the context takes longer than all else before it, so the page answers already; what was pressed
    // meanwhile is answered before the painting, too.
    void first_painting() {
        make_context();
        has_context_ = true;
        kit_.mark_dirty();
    }

    void context_changed(bool restored) {
        lost_ = !restored;
        if (!restored) return;
        ImGui_ImplOpenGL3_Shutdown();  // Its pictures are gone with the old context; the atlas keeps their
                                       // pixels and sends them anew.
        ImGui_ImplOpenGL3_Init("#version 300 es");
        kit_.mark_dirty();
    }

    ui::Kit& kit() { return kit_; }
    bool can_paint() const { return !lost_; }

private:
    void make_context() {
        EmscriptenWebGLContextAttributes attributes;
        emscripten_webgl_init_context_attributes(&attributes);
        attributes.majorVersion = 2;
        attributes.alpha = attributes.depth = attributes.stencil = attributes.antialias = false;
        attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
        attributes.enableExtensionsByDefault = false;  // Asking for each of them takes as long as a page.
        const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE handle =
            emscripten_webgl_create_context("#canvas", &attributes);
        lost_ = handle <= 0 || emscripten_webgl_make_context_current(handle) != EMSCRIPTEN_RESULT_SUCCESS;
        if (!lost_) {
            ImGui_ImplOpenGL3_Init("#version 300 es");
            return;
        }
        ui::Preferences preferences = kit_.preferences();
        preferences.plain = true;
        kit_.set_preferences(preferences);
    }

    void paint() {
        if (!has_context_ && !asked_for_context_) linli_js_paint_when_idle();
        asked_for_context_ = true;
        if (!has_context_ || lost_) return;
        const ui::Colour ground = ui::theme_of(kit_.preferences().look).ground;
        ImGui_ImplOpenGL3_NewFrame();
        kit_.paint();
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        glViewport(0, 0, static_cast<int>(size.x), static_cast<int>(size.y));
        glClearColor(static_cast<float>(ground.red) / 255, static_cast<float>(ground.green) / 255,
                     static_cast<float>(ground.blue) / 255, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    }

    // Only when they changed: the page's own colours, type and language.
    void tell_theme() {
        const ui::Preferences& now = kit_.preferences();
        if (told_ && *told_ == now && language() == told_language_) return;
        told_ = now;
        told_language_ = language();
        const ui::Theme& theme = ui::theme_of(now.look);
        linli_js_theme(css_of(theme, now.type_scale).c_str(), css(theme.ground).c_str(),
                       now.look == ui::Look::Dark, now.plain,
                       told_language_ == Language::Chinese ? "zh-CN" : "en");
    }

    std::unique_ptr<ui::GlyphPainter> painter_;
    ui::Kit kit_;
    std::unique_ptr<Program> program_;
    bool asked_for_context_ = false, has_context_ = false;
    bool lost_ = false;
    std::optional<ui::Preferences> told_;
    Language told_language_ = Language::Chinese;
};

Window* window = nullptr;
ui::Screen first_screen;
ui::Preferences wishes;

ui::NodeId node_of(unsigned slot) {
    return window->kit().node_of_slot(slot);
}

// What was chosen on this device wins over what the browser says.
ui::Preferences with_settings(ui::Preferences preferences) {
    const std::string look = platform().setting("look"), scale = platform().setting("type-scale");
    if (look == "light") preferences.look = ui::Look::Light;
    if (look == "dark") preferences.look = ui::Look::Dark;
    if (look == "contrast") preferences.look = ui::Look::HighContrast;
    if (!scale.empty()) preferences.type_scale = static_cast<float>(std::atof(scale.c_str())) / 100;
    preferences.type_scale = std::clamp(preferences.type_scale, 1.0f, 2.0f);
    if (platform().setting("simple") == "yes") preferences.type_scale = simple_type_scale;
    if (platform().setting("plain") == "yes" || (window && !window->can_paint())) preferences.plain = true;
    return preferences;
}

}  // namespace

}  // namespace linli::client::web

using namespace linli::client::web;
using namespace linli;

extern "C" {

EMSCRIPTEN_KEEPALIVE void linli_screen(float width, float height, float ratio, float safe_top,
                                       float safe_bottom) {
    first_screen = {width, height, ratio, safe_top, safe_bottom};
    if (!window) return;
    window->kit().set_screen(first_screen);
    window->kit().mark_dirty();
    linli_js_ask_frame();
}

EMSCRIPTEN_KEEPALIVE void linli_wishes(int dark, int contrast, int still, float text_scale, int plain,
                                       int paper) {
    wishes.look = contrast ? ui::Look::HighContrast : dark ? ui::Look::Dark : ui::Look::Light;
    wishes.reduced_motion = still != 0;
    wishes.type_scale = text_scale;
    wishes.plain = plain != 0;
    wishes.paper = paper != 0;
    if (!window) return;
    window->kit().set_preferences(with_settings(wishes));
    linli_js_ask_frame();
}

// Before it starts: the words of the language that the page speaks. 0: they are none of this program.
EMSCRIPTEN_KEEPALIVE int linli_take_words(const char* words, int length) {
    const std::optional<Language> language = take_words({words, static_cast<std::size_t>(length)});
    if (language) set_language(*language);
    return language.has_value() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void linli_start() {
    window = new Window();
    window->kit().set_screen(first_screen);
    window->kit().set_preferences(with_settings(wishes));
}

// A setting changed: look, type scale.
EMSCRIPTEN_KEEPALIVE void linli_settings_changed() {
    if (!window) return;
    window->kit().set_preferences(with_settings(wishes));
    window->kit().mark_dirty();
    linli_js_ask_frame();
}

EMSCRIPTEN_KEEPALIVE void linli_frame(double) {
    window->frame();
}

// For tests in the browser: what Kit::cut_words has, a line each. Stays until the next call.
EMSCRIPTEN_KEEPALIVE const char* linli_cut_words() {
    static std::string lines;
    lines.clear();
    for (const std::string& words : window->kit().cut_words()) lines += words + "\n";
    return lines.c_str();
}

EMSCRIPTEN_KEEPALIVE int linli_warm() {
    return window && window->warm() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void linli_first_painting() {
    window->first_painting();
    linli_js_ask_frame();  // Where there is none, the page is plain from now on.
}

EMSCRIPTEN_KEEPALIVE void linli_woken() {
    window->kit().mark_dirty();
    linli_js_ask_frame();
}

EMSCRIPTEN_KEEPALIVE void linli_take_tables(const char* pinyin, int pinyin_length, const char* simplified,
                                            int simplified_length) {
    take_pinyin_table({pinyin, static_cast<std::size_t>(pinyin_length)});
    take_simplified_table({simplified, static_cast<std::size_t>(simplified_length)});
    linli_woken();
}

EMSCRIPTEN_KEEPALIVE void linli_context(int restored) {
    window->context_changed(restored != 0);
    window->kit().set_preferences(with_settings(wishes));
    linli_js_ask_frame();
}

EMSCRIPTEN_KEEPALIVE void linli_press(unsigned slot) {
    window->kit().press(node_of(slot));
    linli_js_ask_frame();
}

EMSCRIPTEN_KEEPALIVE void linli_type(unsigned slot, const char* text, int length) {
    window->kit().type(node_of(slot), std::string_view(text, static_cast<std::size_t>(length)));
    linli_js_ask_frame();
}

EMSCRIPTEN_KEEPALIVE void linli_submit(unsigned slot) {
    window->kit().submit(node_of(slot));
    linli_js_ask_frame();
}

EMSCRIPTEN_KEEPALIVE void linli_dismiss(unsigned slot) {
    window->kit().dismiss(node_of(slot));
    linli_js_ask_frame();
}

EMSCRIPTEN_KEEPALIVE void linli_turn(unsigned slot, int months) {
    window->kit().turn(node_of(slot), months);
    linli_js_ask_frame();
}

EMSCRIPTEN_KEEPALIVE void linli_scroll(unsigned slot, float top) {
    window->kit().scroll(node_of(slot), top);
    linli_js_ask_frame();
}

EMSCRIPTEN_KEEPALIVE void linli_focus(unsigned slot, int visible) {
    window->kit().focus(slot == 0 ? 0 : node_of(slot), visible != 0);
    linli_js_ask_frame();
}

EMSCRIPTEN_KEEPALIVE void linli_hover(unsigned slot) {
    window->kit().hover(slot == 0 ? 0 : node_of(slot));
    if (window->kit().wants_frame()) linli_js_ask_frame();
}

EMSCRIPTEN_KEEPALIVE void linli_hold(unsigned slot) {
    window->kit().hold(slot == 0 ? 0 : node_of(slot));
    if (window->kit().wants_frame()) linli_js_ask_frame();
}

}  // extern "C"

int main() {
    linli_js_setup();
    return 0;
}
