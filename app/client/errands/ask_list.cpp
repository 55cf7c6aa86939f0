#include "app/client/errands/ask_list.h"

#include <algorithm>

#include "app/client/errands/errand_words.h"
#include "app/client/ui/ui.h"
#include "shared/errands/wish_list.h"

namespace linli::client {
namespace {

// True: it was pressed, to be said anew.
bool draw_read_item(int number, const ItemWords& item) {
    return ui::row(number, {.title = item.item,
                            .second = item.note,
                            .third = item.urgent ? text("errand.urgency.3") : std::string(),
                            .third_icon = item.urgent ? ui::Icon::CircleAlert : ui::Icon::None,
                            .tone = ui::Tone::Need,
                            .trailing = quantity_words(item),
                            .trailing_bold = true,
                            .pressable = true});
}

// What only the asker knows, each with an answer a press. It is written into the list.
void draw_unclear(const WishList& list, std::string& what) {
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const WishedItem& item = list.items[i];
        if (item.choices.empty()) continue;
        const ui::Card card(static_cast<int>(i) + 1, {.tone = ui::Tone::Need});
        ui::line(text("ask.how_much", {{"item", item.words.item}}),
                 {.bold = true, .icon = ui::Icon::CircleAlert});
        ui::line(text("ask.you_wrote", {{"words", wish_list_line(item.words)}}), {.quiet = true});
        const ui::Flow flow;
        for (const ItemWords& choice : item.choices) {
            const std::string label = choice_words(choice);
            const std::string spoken = joined(label, item.words.item);
            if (ui::button(label, {.spoken = spoken, .key = ui::Key(label)}))
                what = with_choice(what, i, choice);
        }
    }
}

// One thing of the list is said anew; without words it is taken off.
void line_sheet(AskInput& input) {
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = text("ask.line"), .open = &open, .close_label = text("action.close")});
        ui::text_field(text("ask.line_words"), input.line_words,
                       {.help = text("ask.line_help"), .max_length = 120});
        done = ui::button(text("ask.line_do"), {.kind = ui::ButtonKind::Primary});
    }
    if (done) input.what = with_line(input.what, *input.line, input.line_words);
    if (done || !open) input.line.reset();
}

}  // namespace

void draw_list_as_read(AskInput& input) {
    const WishList list = read_wish_list(input.what);
    const auto clear = static_cast<std::size_t>(std::count_if(
        list.items.begin(), list.items.end(), [](const WishedItem& item) { return item.choices.empty(); }));
    if (clear > 0) {
        ui::heading(text("ask.read", {{"count", clear}}), {.trailing = text("ask.read_change")});
        const ui::Card card("read");
        const ui::List rows(text("ask.read", {{"count", clear}}));
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const ItemWords& words = list.items[i].words;
            if (!list.items[i].choices.empty() || !draw_read_item(static_cast<int>(i) + 1, words)) continue;
            input.line = i;
            input.line_words = wish_list_line(words);
        }
    }
    draw_unclear(list, input.what);
    if (input.line) line_sheet(input);
}

}  // namespace linli::client
