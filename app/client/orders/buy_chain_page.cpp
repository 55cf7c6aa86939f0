#include "app/client/orders/buy_chain_page.h"

#include <algorithm>
#include <map>

#include "app/client/action.h"
#include "app/client/orders/buy_words.h"
#include "app/client/saved_line.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/core/characters.h"
#include "shared/orders/order_book.h"

namespace linli::client {
namespace {

constexpr float pasted_row_height = 96;

std::string desk_route(CampaignId campaign) {
    return route_to("buy-desk", campaign);
}

void read_again(const State& state, BuyChainInput& input) {
    input.read = read_buy_chain(state, input.of, input.pasted);
    ++input.readings;
    input.reading = true;
}

const BuyChainReview& review_of(const Known& known, const Viewer& me, Instant now, BuyChainInput& input) {
    return input.review.get(known, now, {input.answers.revision(), input.readings}, [&] {
        return review_buy_chain(known.state, me.stamp(now), input.of, *input.read, input.answers);
    });
}

void draw_sides(BuyChainInput& input) {
    const std::string labels[] = {text("buychain.in"), text("buychain.out")};
    int current = input.writing ? 1 : 0;
    if (ui::tabs(text("buychain.title"), labels, current)) input.writing = current == 1;
}

// --- The chain as text for the chat

void draw_chat(const Known& known, const Viewer& me, Instant now, BuyChainInput& input, Services& services) {
    std::string& words = input.chat.get(
        known, now, input.of.bits, [&] { return campaign_chain_text(known.state, input.of, me.offset); });
    ui::line(text("buychain.out_second"));
    ui::text_area(text("buychain.out_field"), words, {.read_only = true, .lines = 14});
    if (ui::button(text("chain.copy"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Copy}))
        services.copy(words);
}

// --- What was pasted

struct LineState {
    bool read = false, asked = false;
};

std::map<int, LineState> line_states(const BuyChainReview& review) {
    std::map<int, LineState> states;
    for (const BuyChainOrder& order : review.orders) {
        for (const ChainPart& part : order.parts) {
            LineState& state = states[part.line];
            state.read = true;
            state.asked = state.asked || order.asked != ChainQuestion::None;
        }
    }
    for (const GroupBuyUnclear& unclear : review.unclear) states[unclear.line].asked = true;
    return states;
}

void draw_pasted(const ReadBuyChain& read, const BuyChainReview& review) {
    ui::heading(text("chain.pasted"), {.trailing = text("chain.lines", {{"count", read.lines.size()}})});
    const std::map<int, LineState> states = line_states(review);
    std::vector<int> lines;
    for (int line = 1; line <= static_cast<int>(read.lines.size()); ++line) {
        if (!linli::trimmed(std::string_view(read.lines[static_cast<std::size_t>(line - 1)])).empty())
            lines.push_back(line);
    }
    const ui::Card card("pasted");
    const auto draw = [&](int index) {
        const int line = lines[static_cast<std::size_t>(index)];
        const auto found = states.find(line);
        const LineState state = found == states.end() ? LineState{} : found->second;
        const char* key = state.asked  ? "buychain.line_asked"
                          : state.read ? "buychain.line_read"
                                       : "buychain.line_other";
        ui::row(line, {.title = std::to_string(line) + "  " + read.lines[static_cast<std::size_t>(line - 1)],
                       .title_bold = false,
                       .third = text(key),
                       .third_icon = state.asked  ? ui::Icon::CircleHelp
                                     : state.read ? ui::Icon::Check
                                                  : ui::Icon::Minus,
                       .tone = state.asked  ? ui::Tone::Need
                               : state.read ? ui::Tone::Mine
                                            : ui::Tone::Neutral,
                       .position = index + 1,
                       .set_size = static_cast<std::int32_t>(lines.size())});
    };
    ui::long_list(text("chain.pasted"), static_cast<int>(lines.size()), pasted_row_height, draw);
}

void draw_paste(const Known& known, BuyChainInput& input) {
    ui::text_area(text("buychain.field"), input.pasted,
                  {.help = text("buychain.field_help"), .focus = true, .lines = 12});
    const bool empty = input.pasted.find_first_not_of(" \r\n\t") == std::string::npos;
    if (ui::button(text("chain.read"), {.kind = ui::ButtonKind::Primary,
                                        .icon = ui::Icon::MessageSquareText,
                                        .reason = empty ? text("chain.read_empty") : ""}))
        read_again(known.state, input);
}

// --- What is taken over

std::string why_nothing(const Known& known, const Viewer& me, Instant now, const BuyChainReview& review) {
    if (review.refused) return reason_words(known.state, *review.refused, me.me, me, me.saying(now));
    return review.command.orders.empty() ? text("buychain.nothing_new") : std::string();
}

void accept_chain(const Acting& by, const BuyChainReview& review, BuyChainInput& input, Routes& routes) {
    const std::size_t count = review.command.orders.size(), open = review.open();
    if (!act(by, review.command)) return;
    ui::show_toast({.words = text("buychain.accepted", {{"count", count}}), .undo = {}, .undone = {}});
    if (open > 0) return;  // What waits for an answer stays; what is done is as the app has it.
    const CampaignId campaign = input.of;
    input = {};
    input.of = campaign;
    routes.go(desk_route(campaign));
}

void draw_bar(const Acting& by, const BuyChainReview& review, BuyChainInput& input, Routes& routes) {
    const std::size_t count = review.command.orders.size(), open = review.open();
    const std::string note = open > 0 ? text("buychain.note_open", {{"count", count}, {"open", open}})
                                      : text("buychain.note", {{"count", count}});
    std::optional<ui::BottomBar> bar;
    if (!ui::large_type()) bar.emplace();  // In large type it would leave no room for what it is about.
    bool accept = false;
    const auto button = [&] {
        accept = ui::button(text("buychain.accept", {{"count", count}}),
                            {.kind = ui::ButtonKind::Primary,
                             .icon = ui::Icon::Check,
                             .reason = why_nothing(by.known, by.me, by.now, review)});
    };
    if (ui::phone()) {
        ui::line(note, {.size = ui::TextSize::Second, .icon = ui::Icon::Info});
        button();
    } else {
        ui::beside([&] { ui::line(note, {.icon = ui::Icon::Info}); }, button);
    }
    if (accept) accept_chain(by, review, input, routes);
}

void draw_review(const Acting& by, BuyChainInput& input, Routes& routes) {
    const BuyChainReview& review = review_of(by.known, by.me, by.now, input);
    const ReadBuyChain& read = *input.read;
    const auto found = [&] {
        if (read.own_header) ui::note(ui::Icon::Info, text("buychain.own_header"));
        chain_order_questions(by.known, review, input);
        chain_orders(by.known, by.me, by.now, review, input);
    };
    if (ui::desk()) {
        const ui::Panes panes(
            {.list_width = 430, .list_label = text("chain.pasted"), .detail_label = text("buychain.orders")});
        if (panes.list()) draw_pasted(read, review);
        if (panes.detail()) found();
    } else {
        found();
        draw_pasted(read, review);
    }
    draw_bar(by, review, input, routes);
}

void draw_closed(const Known& known, const Viewer& me, Instant now, CampaignId campaign) {
    const Campaign& known_one = known.state.campaigns.at(campaign);
    if (takes_orders(known_one, now)) return;
    ui::note(ui::Icon::Info,
             joined(text("buychain.closed"), campaign_status_words(known_one, me.saying(now))),
             ui::Tone::Need);
}

}  // namespace

void buy_chain_page(const Known& known, const Viewer& me, Instant now, std::optional<CampaignId> campaign,
                    BuyChainInput& input, Outbox& outbox, Routes& routes, Services& services) {
    const Campaign* known_one = campaign ? known.state.campaigns.find(*campaign) : nullptr;
    const bool may = known_one && is_in_team(known.state, me.stamp(now), *campaign);
    if (may && input.of != *campaign) {
        input = {};
        input.of = *campaign;
    }
    if (may && input.reading && !input.read) read_again(known.state, input);  // After a reload.
    const bool reviewing = may && input.read && !input.writing;
    bool another = false;
    {
        const ui::Page page({.title = text("buychain.title"),
                             .second = known_one ? known_one->facts.title : std::string(),
                             .back_route = may ? desk_route(*campaign) : "/buys",
                             .back_label = text("buychain.back"),
                             .actions =
                                 [&] {
                                     saved_in_head(known.link);
                                     if (!reviewing) return;
                                     const std::string words = text("chain.another");
                                     another = ui::phone() ? ui::icon_button(ui::Icon::Repeat2, words)
                                                           : ui::button(words, {.icon = ui::Icon::Repeat2});
                                 },
                             .panes = reviewing && ui::desk(),
                             .narrow = !reviewing,
                             .key = reviewing ? "buy-chain-review" : "buy-chain"});
        if (!may) {
            ui::empty_state(ui::Icon::Lock, text(known_one ? "buychain.not_team" : "buy.gone"));
            return;
        }
        draw_sides(input);
        if (!input.writing) draw_closed(known, me, now, *campaign);
        if (input.writing)
            draw_chat(known, me, now, input, services);
        else if (input.read)
            draw_review({known, me, now, outbox}, input, routes);
        else
            draw_paste(known, input);
    }
    if (another) {
        input.read.reset();
        input.reading = false;
    }
    chain_mend_sheet(known, me, now, input);
}

std::vector<Draft> drafts_of(BuyChainInput& input) {
    const Draft of{"buychain.of", [&input] { return to_hex(input.of.bits); },
                   [&input](const std::string& kept) {
                       if (const auto bits = bits_from_hex(kept)) input.of = CampaignId{*bits};
                   }};
    const Draft answers{"buychain.answers", [&input] { return input.answers.written(); },
                        [&input](const std::string& kept) { input.answers.read(kept); }};
    const Draft mended{"buychain.mended",
                       [&input] {
                           if (input.mending.empty()) return std::string();
                           ChainAnswers one;
                           one.set_mended(input.mending, input.mended);
                           return input.mending + "\n" + one.written();
                       },
                       [&input](const std::string& kept) {
                           const std::size_t end = kept.find('\n');
                           if (end == std::string::npos) return;
                           ChainAnswers one;
                           one.read(kept.substr(end + 1));
                           if (const auto found = one.mended(kept.substr(0, end))) {
                               input.mending = kept.substr(0, end);
                               input.mended = *found;
                           }
                       }};
    return {of,
            draft("buychain.pasted", input.pasted),
            draft("buychain.reading", input.reading),
            draft("buychain.writing", input.writing),
            answers,
            mended};
}

}  // namespace linli::client
