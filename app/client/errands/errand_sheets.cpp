#include <algorithm>

#include "app/client/action.h"
#include "app/client/errands/errand_words.h"
#include "app/client/errands/errands_page.h"
#include "app/client/ui/ui.h"
#include "shared/core/characters.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/helpers/commands.h"
#include "shared/medicine/commands.h"

// What is asked about one errand in a sheet: each asks one thing and says what follows.

namespace linli::client {

std::optional<std::int64_t> cents_from_text(std::string_view typed) {
    std::int64_t cents = 0;
    int decimals = -1, digits = 0;
    for (const char32_t character : characters_of(typed)) {
        const char32_t sign = half_width(character);
        if (sign == U'¥' || sign == U'￥' || sign == U'元' || sign == U'块' || sign == U' ') continue;
        if ((sign == U'.' || sign == U',' || sign == U'。') && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (!is_digit(sign) || ++digits > 9 || decimals >= 2) return std::nullopt;
        cents = cents * 10 + static_cast<std::int64_t>(sign - U'0');
        if (decimals >= 0) ++decimals;
    }
    if (digits == 0) return std::nullopt;
    for (int left = 2 - std::max(decimals, 0); left > 0; --left) cents *= 10;
    return cents;
}

namespace {

struct SheetWords {
    const char* title;
    const char* field;
    const char* button;
    bool danger = false;
};

// A sheet with one field of words. True when its button was pressed.
bool words_sheet(const SheetWords& words, const std::string& second, const std::string& reason,
                 ErrandsInput& input) {
    bool open = true, pressed = false;
    {
        const ui::Dialog sheet(
            {.title = text(words.title), .open = &open, .close_label = text("action.close")});
        if (!second.empty()) ui::line(second);
        ui::text_area(text(words.field), input.words, {.max_length = 160, .focus = true, .lines = 2});
        const ui::Columns columns(2);
        if (ui::button(text("errand.not_now"))) open = false;
        columns.next();
        pressed = ui::button(
            text(words.button),
            {.kind = words.danger ? ui::ButtonKind::Danger : ui::ButtonKind::Primary, .reason = reason});
    }
    if (!open || pressed) input.sheet = ErrandSheet::None;
    return pressed;
}

void finish_sheet(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                  ErrandsInput& input, Outbox& outbox) {
    const auto cents = input.amount.empty() ? std::optional<std::int64_t>(0) : cents_from_text(input.amount);
    const FinishErrand command{errand.id, cents.value_or(0), input.words};
    const auto no = check(known.state, me.stamp(now), command);
    bool open = true, pressed = false;
    {
        const bool withdrawn = errand.state == ErrandState::Withdrawn;
        const ui::Dialog sheet({.title = text(withdrawn ? "errand.finish_withdrawn" : "errand.finish_title"),
                                .open = &open,
                                .close_label = text("action.close")});
        const bool buys = errand.kind == ErrandKind::Shopping || errand.kind == ErrandKind::Medicine;
        const bool mine = is_or_was_helper_of(me, errand) || !errand.helper;
        const std::string spent =
            mine ? text("errand.spent")
                 : text("errand.spent_by", {{"name", name_of(known.state, *errand.helper)}});
        ui::text_field(spent, input.amount,
                       {.help = text("errand.spent_help"),
                        .error = cents ? std::string() : text("errand.spent_wrong"),
                        .keyboard = ui::Keyboard::Decimal,
                        .max_length = 12,
                        .focus = buys});
        ui::text_field(text("errand.finish_note"), input.words,
                       {.help = text("errand.finish_note_help"), .max_length = 160});
        const std::string why = reason_if(known.state, no, me, me.saying(now));
        pressed = ui::button(text("errand.finish"), {.kind = ui::ButtonKind::Primary,
                                                     .icon = ui::Icon::Check,
                                                     .reason = cents ? why : text("errand.spent_wrong")});
    }
    if (pressed) act({known, me, now, outbox}, command);
    if (!open || pressed) input.sheet = ErrandSheet::None;
}

void instead_sheet(const Known& known, const Viewer& me, Instant now, ErrandsInput& input, Outbox& outbox) {
    const ErrandItem* item = known.state.errand_items.find(input.item);
    if (!item) {
        input.sheet = ErrandSheet::None;
        return;
    }
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = item->words.item, .open = &open, .close_label = text("action.close")});
        ui::text_field(text("errand.instead_field"), input.words,
                       {.help = text("errand.instead_help"), .max_length = 40});
        const Acting by{known, me, now, outbox};
        const std::string missing = input.words.empty() ? text("errand.instead_missing") : std::string();
        // Of a medicine nothing is taken instead without a yes.
        const TickItem instead{item->id, ItemState::Instead, input.words};
        const auto no = check(known.state, me.stamp(now), instead);
        const bool ask = no && no->reason == Reason::SubstituteNotAgreed;
        if (ui::button(text(ask ? "medicine.ask" : "errand.instead_button"),
                       {.kind = ui::ButtonKind::Primary, .reason = missing}))
            done = act(by, ask ? Command(AskSubstitute{item->id, input.words}) : Command(instead));
        if (action(by, text("errand.not_found_button"), TickItem{item->id, ItemState::NotFound, {}}))
            done = true;
    }
    if (!open || done) input.sheet = ErrandSheet::None;
}

void report_sheet(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                  ErrandsInput& input, Outbox& outbox) {
    const ErrandDetail* detail = known.state.errand_details.find(errand.id);
    const PersonId me_or_them = detail && !is_or_was_helper_of(me, errand) ? detail->asked_for : me.me;
    const auto blocks = known.state.blocks.where<&Block::by>(me_or_them);
    const auto block = std::find_if(blocks.begin(), blocks.end(),
                                    [&](const Block* one) { return one->whom == input.about; });
    bool open = true, done = false;
    {
        const std::string name = name_of(known.state, input.about);
        const ui::Dialog sheet(
            {.title = text("errand.trouble_with"), .open = &open, .close_label = text("action.close")});
        ui::line(text("errand.report_second", {{"name", name}}));
        ui::text_area(text("errand.report_field"), input.words, {.max_length = 400, .lines = 3});
        const Acting by{known, me, now, outbox};
        done = action(by, text("errand.report"), ReportPerson{input.about, input.words},
                      {.kind = ui::ButtonKind::Primary}, "errand.report_missing");
        ui::line(text("errand.block_second", {{"name", name}}), {.quiet = true});
        const Acting for_them{known, me, now, outbox, me_or_them};
        const bool pressed = block == blocks.end()
                                 ? action(for_them, text("errand.block"), BlockPerson{input.about})
                                 : action(for_them, text("errand.unblock"), Unblock{(*block)->id});
        done = done || pressed;
    }
    if (!open || done) input.sheet = ErrandSheet::None;
}

}  // namespace

void errand_sheet(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                  ErrandsInput& input, Outbox& outbox) {
    const Acting by{known, me, now, outbox};
    switch (input.sheet) {
        case ErrandSheet::None:
        case ErrandSheet::SecondLook:  // errand_medicine draws these two.
        case ErrandSheet::WrongReceipt:
            return;
        case ErrandSheet::Finish:
            return finish_sheet(known, me, now, errand, input, outbox);
        case ErrandSheet::Instead:
            return instead_sheet(known, me, now, input, outbox);
        case ErrandSheet::Report:
            return report_sheet(known, me, now, errand, input, outbox);
        case ErrandSheet::HandBack: {
            const HandBackErrand command{errand.id, input.words};
            const std::string why = why_not(by, command, "errand.why_missing");
            const bool mine = is_or_was_helper_of(me, errand);
            const SheetWords sheet{mine ? "errand.hand_back" : "errand.somebody_else", "errand.hand_back_why",
                                   "errand.hand_back_button", true};
            const char* second = mine ? "errand.hand_back_second" : "errand.somebody_else_second";
            if (words_sheet(sheet, text(second), why, input)) act(by, command);
            return;
        }
        case ErrandSheet::Withdraw: {
            const WithdrawErrand command{errand.id, input.words};
            const std::string why = why_not(by, command);
            const char* second = has_bought(known.state, errand.id)       ? "errand.withdraw_bought"
                                 : may_have_laid_out(known.state, errand) ? "errand.withdraw_shopping"
                                 : is_underway(errand)                    ? "errand.withdraw_helper"
                                                                          : "errand.withdraw_second";
            if (words_sheet({"errand.withdraw", "errand.withdraw_why", "errand.withdraw_button", true},
                            text(second), why, input))
                act(by, command);
            return;
        }
        case ErrandSheet::Thank: {
            const ThankHelper command{errand.id, input.words};
            const std::string why = why_not(by, command, "errand.thank_missing");
            if (words_sheet({"errand.thank", "errand.thank_field", "errand.thank_button"}, {}, why, input))
                act(by, command);
            return;
        }
    }
}

}  // namespace linli::client
