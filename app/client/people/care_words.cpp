#include "app/client/people/care_words.h"

#include "app/client/ui/text.h"

namespace linli::client {

const std::vector<CareFlag>& care_flags() {
    using ui::Icon;
    static const std::vector<CareFlag> flags = {
        {&Care::lives_alone, "care.lives_alone", Icon::User},
        {&Care::wheelchair, "care.wheelchair", Icon::Accessibility},
        {&Care::bedridden, "care.bedridden", Icon::Moon},
        {&Care::dialysis, "care.dialysis", Icon::Stethoscope},
        {&Care::pregnant, "care.pregnant", Icon::HeartHandshake},
        {&Care::infant, "care.infant", Icon::Baby},
        {&Care::regular_medicine, "care.regular_medicine", Icon::Pill},
        {&Care::hard_of_hearing, "care.hard_of_hearing", Icon::Volume2},
        {&Care::without_phone, "care.without_phone", Icon::Phone},
        {&Care::isolated, "care.isolated", Icon::Lock},
        {&Care::infectious, "care.infectious", Icon::Thermometer},
    };
    return flags;
}

std::vector<CareWord> care_words(const Care* care) {
    std::vector<CareWord> words;
    if (!care) return words;
    for (const CareFlag& flag : care_flags()) {
        if (care->*flag.flag) words.push_back({text(flag.key), flag.icon});
    }
    if (!care->note.empty()) words.push_back({care->note, ui::Icon::Info});
    return words;
}

}  // namespace linli::client
