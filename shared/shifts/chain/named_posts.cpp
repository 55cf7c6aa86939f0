#include "shared/shifts/chain/named_posts.h"

#include "shared/core/characters.h"
#include "shared/shifts/chain/header_reader.h"
#include "shared/shifts/chain/people.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace linli::chain {
namespace {

bool names_person(const Tokens& tokens, const ReadText& text) {
    return has_room(tokens) || std::any_of(tokens.begin(), tokens.end(),
                                           [&](const Token& t) { return !t.inlaid && is_name(t, text); });
}

// 补报, 早班名单, 报名区: words over a part of the list, no place.
bool speaks_of_list(std::u32string_view words) {
    static const Words<int> list = {
        {0,
         U"报|名单|更正|更新|新增|补充|以下|以上|如下|目前|候补|注意|说明|备注|规则|须知|填法|格式|统计|"
         U"汇总|list|signed|names|rules"},
    };
    return list.anywhere(words) || has_title_word(words);
}

// ---- headings

struct PostHeading {
    bool is = false;
    bool known = false;   // The words are those of a place.
    bool marked = false;  // —…—, 【…】 or a colon.
    std::size_t begin = 0;
    std::size_t end = 0;
};

PostHeading post_heading(const SourceLine& line) {
    PostHeading heading;
    const ReadText& text = line.text;
    if (text.empty() || line.listed || line.from_table || line.table_head || text.plain.size() > 24)
        return heading;
    Tokens tokens = flat_tokens(text);
    const auto closes = [](const Token& t) {
        return t.kind == TokenKind::Colon || t.kind == TokenKind::Count || is_act(t, Act::Vacant) ||
               is_act(t, Act::PostLabel);
    };
    while (tokens.size() > 1 && closes(tokens.back())) tokens.pop_back();
    const bool words = !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [](const Token& t) {
        return t.kind == TokenKind::Text || t.kind == TokenKind::Place ||
               (t.kind == TokenKind::Door && t.door.room.empty());
    });
    if (!words) return heading;
    heading.begin = tokens.front().begin;
    heading.end = tokens.back().end;
    const std::u32string_view name =
        std::u32string_view(text.plain).substr(heading.begin, heading.end - heading.begin);
    const bool house =
        std::all_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == TokenKind::Door; });
    if (house || name.size() < 2 || name.size() > (is_latin(name.front()) ? 20 : 8) || speaks_of_list(name))
        return heading;
    heading.known = tokens.size() == 1 && tokens.front().kind == TokenKind::Place;
    heading.marked = heading.begin > 0 || heading.end < text.plain.size();
    heading.is = heading.known || heading.marked || !looks_like_name(text_of(name));
    return heading;
}

// How many lines below the heading name people or wait for them.
std::size_t people_below(const Layout& layout, const std::vector<Tokens>& lines, std::size_t heading) {
    std::size_t count = 0;
    for (std::size_t i = heading + 1; i < lines.size(); ++i) {
        const SourceLine& line = layout.lines[i];
        if (line.text.empty()) continue;
        const bool timed = std::any_of(lines[i].begin(), lines[i].end(), is_setting);
        const bool entry = (timed || line.listed) && names_person(lines[i], line.text);
        if (!entry && !(timed && has(lines[i], Act::Vacant))) break;
        ++count;
    }
    return count;
}

}  // namespace

std::vector<ReadText> posts_in_headings(const Layout& layout, const std::vector<Tokens>& lines) {
    if (layout.chat_log) return {};
    std::set<std::u32string> names;
    std::vector<ReadText> unknown;
    bool sections = false;  // A heading with several people below it, or one set off by marks.
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        const ReadText& text = layout.lines[i].text;
        const PostHeading heading = post_heading(layout.lines[i]);
        const std::size_t people = heading.is ? people_below(layout, lines, i) : 0;
        if (people == 0) continue;
        sections = sections || heading.marked || people > 1;
        ReadText name = text.part(heading.begin, heading.end);
        if (names.insert(name.plain).second && !heading.known) unknown.push_back(std::move(name));
    }
    if (names.size() < 2 || !sections) return {};
    return unknown;
}

// ---- words that entries share

namespace {

struct SharedWord {
    ReadText text;
    std::set<std::string> people;  // The door, else the name, beside the word.
    bool beside_name = false;      // Somebody else's name stands on a line with it.
    bool alone = false;            // On a line without a name of its own: may be one itself.
};

bool may_name_post(const Token& token, const ReadText& text) {
    if (token.kind != TokenKind::Text || token.inlaid) return false;
    const std::u32string_view words = words_of(token, text);
    const NameSpan span = name_in(words);
    return words.size() >= 2 && span.is_name() && span.begin == 0 && span.end == words.size() &&
           !looks_like_name(text_of(words)) && !speaks_of_list(words);
}

}  // namespace

std::vector<ReadText> posts_in_entries(const Layout& layout, const std::vector<Tokens>& lines,
                                       std::size_t first_entry) {
    std::map<std::u32string, SharedWord> shared;
    std::vector<std::u32string> order;
    for (std::size_t i = first_entry; i < lines.size(); ++i) {
        const SourceLine& line = layout.lines[i];
        const Tokens& tokens = lines[i];
        const bool entry = std::any_of(tokens.begin(), tokens.end(), is_setting) &&
                           std::none_of(tokens.begin(), tokens.end(), is_command) &&
                           !has(tokens, TokenKind::Listing);
        if (!entry) continue;
        for (const Token& token : tokens) {
            if (!may_name_post(token, line.text)) continue;
            ReadText words = line.text.part(token.begin, token.end);
            std::string who;
            bool named = false;
            for (const Token& other : tokens) {
                if (other.kind == TokenKind::Door && who.empty()) who = door_text(other.door);
                if (other.begin == token.begin || !is_name(other, line.text)) continue;
                named = true;
                who = shown_text(line.text, other.begin, other.end);
            }
            const bool speaks = line.speaker.has_value();
            if (speaks && !named) who = text_of(line.speaker->plain);
            const auto [found, added] = shared.emplace(words.plain, SharedWord{words, {}, false, false});
            if (added) order.push_back(words.plain);
            found->second.beside_name = found->second.beside_name || named || speaks;
            found->second.alone = found->second.alone || !(named || speaks);
            if (!who.empty()) found->second.people.insert(who);
        }
    }
    std::vector<ReadText> posts;
    for (const std::u32string& words : order) {
        const SharedWord& word = shared.at(words);
        const bool several = word.people.size() >= 2 && word.beside_name;
        // A name beside a post must not become a post itself: it would have several posts for company.
        const bool company = std::any_of(order.begin(), order.end(), [&](const std::u32string& other) {
            return other != words && word.people.count(text_of(other)) > 0 &&
                   shared.at(other).people.size() >= word.people.size();
        });
        if (several && !word.alone && !company) posts.push_back(word.text);
    }
    return posts;
}

}  // namespace linli::chain
