#pragma once
// Fields for typing. The browser's own input stands over the drawn frame, so input methods, paste, autofill
// and dictation work; `value` is UTF-8 and changes when the browser reports a finished edit (never in the
// middle of a composition).

#include "app/client/ui/icons.h"
#include "app/client/ui/key.h"
#include "app/client/ui/node.h"

#include <functional>
#include <string>
#include <string_view>

namespace linli::ui {

struct FieldOptions {
    std::string help = {};         // a plain line beneath
    std::string error = {};        // shown in wine with an icon, read aloud; replaces the help
    std::string placeholder = {};  // search fields only; never instead of a label
    std::string autocomplete = "off";
    Keyboard keyboard = Keyboard::Text;
    EnterKey enter_key = EnterKey::Done;
    // UTF-16 units, 0 = none. What is longer stays in the field, which says by how much; nothing is submitted
    // and no main button can be pressed meanwhile.
    std::uint16_t max_length = 0;
    bool secret = false;
    bool read_only = false;
    bool focus = false;  // takes the focus when it appears
    int lines = 5;       // height of a text area
    Key key = {};
};

struct FieldResult {
    bool changed = false;    // the value changed since the last frame
    bool submitted = false;  // Enter was pressed
    bool left = false;       // the field lost the focus: the moment to show an error
    explicit operator bool() const { return changed; }
};

FieldResult text_field(std::string_view label, std::string& value, const FieldOptions& options = {},
                       Here here = {});
FieldResult search_field(std::string_view label, std::string& value, const FieldOptions& options = {},
                         Here here = {});
FieldResult text_area(std::string_view label, std::string& value, const FieldOptions& options = {},
                      Here here = {});

// Takes what was typed; gives what is wrong with it, or nothing.
using TakeTyped = std::function<std::string(std::string_view)>;
// A field for something that is written in words but kept as a value; `shown` is the value's text. What
// cannot be read stays in the field, with what is wrong beneath it.
void parsed_field(std::string_view label, const std::string& shown, const FieldOptions& options,
                  const TakeTyped& take, Here here = {});

struct StepperOptions {
    int least = 0, most = 99;
    std::string limit_reason = {};  // why there is no more; else both limits are said
    bool show_label = true;
    Key key = {};
};
// Minus, number (which can be typed, too), plus. Returns true when the number changed. A number beyond the
// limits becomes the nearest that may be, and the limits are said.
bool stepper(std::string_view label, int& number, const StepperOptions& options = {}, Here here = {});

}  // namespace linli::ui
