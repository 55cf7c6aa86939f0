#include "app/client/shifts/chain_page.h"

#include <algorithm>
#include <utility>

#include "app/client/saved_line.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"

namespace linli::client {
namespace {

struct Counts {
    int read = 0, asked = 0, others = 0;
};

bool is_asked_about(const ChainReview& review, int line) {
    const auto open = [&](const ChainProposal& proposal) {
        return proposal.line == line && proposal.is_open();
    };
    const auto unclear = [&](const ChainUnclear& one) { return one.line == line; };
    return std::any_of(review.proposals.begin(), review.proposals.end(), open) ||
           std::any_of(review.unclear.begin(), review.unclear.end(), unclear);
}

bool is_read(const ChainReview& review, int line) {
    return std::any_of(review.proposals.begin(), review.proposals.end(),
                       [&](const ChainProposal& proposal) { return proposal.line == line; });
}

void draw_line(const ChainReview& review, int line, Counts& counts) {
    const std::string& words = review.text_lines[static_cast<std::size_t>(line - 1)];
    if (words.empty()) return;
    const std::string numbered = std::to_string(line) + "  " + words;
    if (is_asked_about(review, line)) {
        ++counts.asked;
        ui::note(ui::Icon::CircleHelp, numbered, ui::Tone::Need);
    } else if (is_read(review, line)) {
        ++counts.read;
        ui::line(numbered, {.icon = ui::Icon::Check});
    } else {
        ++counts.others;
        ui::line(numbered, {.quiet = true, .icon = ui::Icon::Minus});
    }
}

void draw_pasted(const ChainReview& review) {
    ui::heading(text("chain.pasted"),
                {.trailing = text("chain.lines", {{"count", review.text_lines.size()}})});
    Counts counts;
    {
        const ui::Card card("pasted");
        for (int line = 1; line <= static_cast<int>(review.text_lines.size()); ++line) {
            const ui::Scope scope(line);
            draw_line(review, line, counts);
        }
    }
    const ui::Flow flow(16);
    ui::line(text("chain.count_read", {{"count", counts.read}}), {.icon = ui::Icon::Check});
    if (counts.asked > 0) {
        ui::line(text("chain.count_asked", {{"count", counts.asked}}),
                 {.bold = true, .tone = ui::Tone::Need, .icon = ui::Icon::CircleHelp});
    }
    ui::line(text("chain.count_others", {{"count", counts.others}}),
             {.quiet = true, .icon = ui::Icon::Minus});
}

void draw_paste(const Known& known, const Viewer& me, Instant now, ChainInput& input) {
    const ui::Page page({.title = text("chain.title"),
                         .second = text("chain.second"),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .actions = [&] { saved_in_head(known.link); },
                         .narrow = true,
                         .key = "chain-paste"});
    ui::text_area(text("chain.field"), input.pasted,
                  {.help = text("chain.field_help"), .focus = true, .lines = 12});
    const bool empty = input.pasted.find_first_not_of(" \r\n\t") == std::string::npos;
    if (ui::button(text("chain.read"), {.kind = ui::ButtonKind::Primary,
                                        .icon = ui::Icon::MessageSquareText,
                                        .reason = empty ? text("chain.read_empty") : ""})) {
        input.review = review_chain(known, me.saying(now), input.pasted);
    }
}

// All or nothing: what stands in the way of the whole.
std::string why_not(const Known& known, const Viewer& me, Instant now, const AcceptChain& command) {
    if (command.seats.empty()) return text("chain.nothing_ticked");
    return reason_if(known.state, check(known.state, me.stamp(now), command), me, me.saying(now));
}

void draw_bar(const Known& known, const Viewer& me, Instant now, ChainInput& input, Outbox& outbox,
              Routes& routes) {
    const AcceptChain command = accepted_chain(known.state, *input.review);
    const std::size_t count = ticked(*input.review);
    const std::size_t open =
        input.review->unclear.size() +
        static_cast<std::size_t>(std::count_if(input.review->proposals.begin(), input.review->proposals.end(),
                                               [](const ChainProposal& one) { return one.is_open(); }));
    const std::string note = open > 0 ? text("chain.note_open", {{"count", count}, {"open", open}})
                                      : text("chain.note", {{"count", count}});
    std::optional<ui::BottomBar> bar;
    if (!ui::large_type()) bar.emplace();  // In large type it would leave no room for what it is about.
    bool accept = false, leave = false;
    const auto buttons = [&](auto&& between) {
        leave = ui::button(text("chain.leave"));
        between();
        accept = ui::button(text("chain.accept", {{"count", count}}),
                            {.kind = ui::ButtonKind::Primary,
                             .icon = ui::Icon::Check,
                             .reason = why_not(known, me, now, command)});
    };
    if (ui::phone()) {
        ui::line(note, {.size = ui::TextSize::Second, .icon = ui::Icon::Info});
        const ui::Columns columns(2);
        buttons([&] { columns.next(); });
    } else {
        ui::beside([&] { ui::line(note, {.icon = ui::Icon::Info}); }, [&] { buttons([] {}); });
    }
    if (leave) input.review.reset();
    if (!accept || outbox.push(command)) return;
    ui::show_toast({.words = text("chain.accepted", {{"count", count}})});
    if (open > 0) {
        // What waits for an answer stays, without what is done.
        std::erase_if(input.review->proposals, [](const ChainProposal& one) { return !one.is_open(); });
        return;
    }
    input = {};
    routes.go("/shifts");
}

}  // namespace

void chain_page(const Known& known, const Viewer& me, Instant now, ChainInput& input, Outbox& outbox,
                Routes& routes) {
    if (!input.review && input.begun.is_open()) {
        input.review = review_chain(known, me.saying(now), input.pasted);
        input.review->typing = std::exchange(input.begun, {});
    }
    if (!input.review) {
        draw_paste(known, me, now, input);
        return;
    }
    ChainReview& review = *input.review;
    bool another = false;
    {
        const ui::Page page({.title = text("chain.title"),
                             .second = review.chain.title,
                             .back_route = "/shifts",
                             .back_label = text("shifts.back"),
                             .actions =
                                 [&] {
                                     saved_in_head(known.link);
                                     another =
                                         ui::phone()
                                             ? ui::icon_button(ui::Icon::Repeat2, text("chain.another"))
                                             : ui::button(text("chain.another"), {.icon = ui::Icon::Repeat2});
                                 },
                             .panes = ui::desk(),
                             .key = "chain-review"});
        if (ui::desk()) {
            const ui::Panes panes({.list_width = 430,
                                   .list_label = text("chain.pasted"),
                                   .detail_label = text("chain.signups")});
            if (panes.list()) draw_pasted(review);
            if (panes.detail()) {
                chain_signups(known, me, now, review);
                chain_questions(known, me, now, review);
            }
        } else {
            chain_signups(known, me, now, review);
            chain_questions(known, me, now, review);
            draw_pasted(review);
        }
        draw_bar(known, me, now, input, outbox, routes);
    }
    if (another) input.review.reset();
}

void chain_text_page(const Known& known, const Viewer& me, Instant now, ChainInput& input,
                     Services& services) {
    const ui::Page page({.title = text("chain.out"),
                         .second = text("chain.out_second"),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = "chain-out"});
    const CivilDate today = today_of(me.saying(now));
    {
        const ui::Flow flow;
        for (int ahead = 0; ahead < 3; ++ahead) {
            if (ui::filter_chip(sentence(day_words(plus_days(today, ahead), me.saying(now))),
                                input.day == ahead, ahead + 1)) {
                input.day = ahead;
            }
        }
    }
    std::string words = chain_text(known.state, plus_days(today, input.day), me.offset);
    ui::text_area(text("chain.out_field"), words, {.read_only = true, .lines = 14});
    if (ui::button(text("chain.copy"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Copy}))
        services.copy(words);
}

}  // namespace linli::client
