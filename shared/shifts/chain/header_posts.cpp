#include "shared/shifts/chain/header_reader.h"

#include "shared/core/characters.h"

#include <algorithm>

// What the header says of posts.

namespace linli::chain {

namespace {

// 前弄堂口: not a known word, but it sounds like a place.
bool ends_like_place(std::u32string_view words) {
    return words.size() >= 2 && is_any_of(U"门口岗亭点站处台库厅堂室场院桥路区道位闸", words.back());
}

// 西门卡口 without the general word at its end.
std::size_t place_without_tail(std::u32string_view words) {
    for (const std::u32string_view tail : {U"卡口", U"岗亭", U"岗", U"卡点"}) {
        if (words.size() <= tail.size() || words.substr(words.size() - tail.size()) != tail) continue;
        const std::u32string_view head = words.substr(0, words.size() - tail.size());
        if (place_length(head, 0) == head.size()) return head.size();
    }
    return words.size();
}

}  // namespace

// ---- lists of posts

// 地点, unlike 岗位, may only say where all of it happens.
bool HeaderReader::labels_place(const Token& token) const {
    static const Words<int> labels = {{0, U"地点|位置|where:|venue|location"}};
    return token.kind == TokenKind::Act && labels.at(text_->plain, token.begin);
}

// Whether the label in front of the words is of that kind.
bool HeaderReader::says_where(std::size_t words) const {
    while (words > 0 && !is_act(tokens_[words - 1], Act::PostLabel) && !labels_place(tokens_[words - 1]))
        --words;
    return words > 0 && labels_place(tokens_[words - 1]);
}

// Where the words behind 岗位： begin, whatever they are; `end` if the clause has no such label.
std::size_t HeaderReader::behind_post_label(std::size_t begin, std::size_t end) const {
    const auto is_label = [&](const Token& t) { return is_act(t, Act::PostLabel) || labels_place(t); };
    // 岗位 签到/游戏/发礼物
    const bool spaced = begin + 1 < end && is_label(tokens_[begin]) && tokens_[begin + 1].spaced &&
                        std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                                    tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                                    [](const Token& t) { return t.kind == TokenKind::Listing; });
    if (spaced) return begin + 1;
    for (std::size_t i = begin; i + 1 < end; ++i) {
        if (!is_label(tokens_[i])) continue;
        // 岗位只有一楼大厅
        std::size_t words = i + 1;
        while (words < end && (tokens_[words].kind == TokenKind::Colon || is_act(tokens_[words], Act::Only)))
            ++words;
        if (words > i + 1 || labels_place(tokens_[i])) return words;
    }
    return end;
}

// The cells of a list, as pairs of tokens; without a sign that parts them, blanks between Chinese words do.
std::vector<HeaderReader::Span> HeaderReader::cells(std::size_t begin, std::size_t end) const {
    const auto is_listing = [](const Token& t) { return t.kind == TokenKind::Listing && !t.inlaid; };
    const bool signs = std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                                   tokens_.begin() + static_cast<std::ptrdiff_t>(end), is_listing);
    std::vector<Span> found;
    std::size_t first = begin;
    for (std::size_t i = begin; i <= end; ++i) {
        const bool sign = i < end && is_listing(tokens_[i]);
        const bool blank = !signs && i > first && i < end && text_->plain[tokens_[i].begin - 1] == U' ' &&
                           is_han(text_->plain[tokens_[i].begin]) &&
                           is_han(text_->plain[tokens_[i - 1].end - 1]);
        if (i < end && !sign && !blank) continue;
        if (i > first) found.emplace_back(first, i);
        first = sign ? i + 1 : i;
    }
    return found;
}

// The name of a post in a cell: without 南门2人, 南门（缺一） behind it and words of a title round it.
// Nothing if the cell holds anything else.
std::optional<HeaderReader::Span> HeaderReader::post_in_cell(Span cell, bool labelled) const {
    auto [first, last] = cell;
    const auto closes = [&](const Token& t) {
        return t.inlaid || t.kind == TokenKind::Count || is_act(t, Act::Vacant) || is_act(t, Act::Every) ||
               (labelled && t.kind == TokenKind::Range);
    };
    std::size_t stop = first;
    while (stop < last && !closes(tokens_[stop])) ++stop;
    const auto only_counts = [&](const Token& t) { return closes(t) || words_of(t, *text_) == U"人"; };
    if (!std::all_of(token_at(stop), token_at(last), only_counts)) return std::nullopt;
    last = stop;
    const auto titles = [&](std::size_t i) {
        return tokens_[i].kind == TokenKind::Text && has_title_word(words_of(tokens_[i], *text_));
    };
    while (first < last && (titles(first) || is_act(tokens_[first], Act::PostLabel))) ++first;
    while (last > first + 1 && titles(last - 1)) --last;
    const auto may_name = [&](const Token& token) {
        if (token.kind == TokenKind::Text || token.kind == TokenKind::Place) return true;
        if (!labelled) return false;
        // 地点：二楼图书室, 岗位：A座、B座
        if (token.kind == TokenKind::Door) return token.door.room.empty();
        return token.kind == TokenKind::Act && token.act != Act::Notice && token.act != Act::Question &&
               token.act != Act::Talk;
    };
    if (!std::all_of(token_at(first), token_at(last), may_name)) return std::nullopt;
    if (first == last) return Span{first, last};
    const std::size_t limit = is_latin(text_->plain[tokens_[first].begin]) ? 24 : 12;
    if (tokens_[last - 1].end - tokens_[first].begin > limit) return std::nullopt;
    return Span{first, last};
}

// 跑腿和记账都要人: whatever is wanted is a post.
bool HeaderReader::wants_people(std::size_t begin, std::size_t end) const {
    const bool every =
        std::any_of(token_at(begin), token_at(end), [](const Token& t) { return is_act(t, Act::Every); });
    return every && std::any_of(token_at(begin), token_at(end), [](const Token& t) {
               return is_act(t, Act::Vacant) || t.kind == TokenKind::Count;
           });
}

// 岗位：东门测温、西门测温 - each cell is a post as it stands there. The same for a list without a label, if
// it holds places and nothing else. False if the clause is no such list.
bool HeaderReader::read_post_list(std::size_t begin, std::size_t end) {
    const std::size_t labelled = behind_post_label(begin, end);
    const bool labels = labelled < end || post_list_open_ || wants_people(begin, end);
    if (labelled < end) begin = labelled;
    std::vector<Span> posts;
    std::size_t places = 0;
    std::size_t with_lead = 0;
    for (const Span& cell : cells(begin, end)) {
        const auto post = post_in_cell(cell, labels);
        if (!post) return false;
        const auto [first, last] = *post;
        if (first == last && labels) continue;
        if (first == last) return false;
        const bool place = std::any_of(token_at(first), token_at(last),
                                       [](const Token& t) { return t.kind == TokenKind::Place; });
        if (place) ++places;
        if (place && tokens_[first].kind == TokenKind::Text) ++with_lead;
        posts.push_back(*post);
    }
    if (posts.empty() || (!labels && (posts.size() < 2 || places == 0 || places + 1 < posts.size())))
        return false;
    // 地点：二楼图书室 counts where nothing is listed anywhere.
    if (posts.size() == 1 && scope_ == PostScope::Lists && labelled < end && says_where(labelled))
        return true;
    // 翠湖苑大门、后门: the place where all this happens stands in front of the first one.
    auto& [first, last] = posts.front();
    const bool where = !labels && posts.size() > 1 && with_lead == 1 &&
                       tokens_[first].kind == TokenKind::Text && first + 1 < last &&
                       tokens_[first + 1].kind == TokenKind::Place;
    if (where) ++first;
    for (const auto& [from, to] : posts) add_post(tokens_[from].begin, tokens_[to - 1].end, true);
    post_list_open_ = labels;
    return true;
}

// 请大家…; but 每班两人 only counts places.
bool HeaderReader::speaks_to_all(std::size_t begin, std::size_t end) const {
    return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                       tokens_.begin() + static_cast<std::ptrdiff_t>(end), [&](const Token& token) {
                           return token.kind == TokenKind::Act && token.act == Act::Notice &&
                                  text_->plain[token.begin] != U'每';
                       });
}

// 卸货：7点-9点: the hours of one post only.
void HeaderReader::read_hours_of_post(std::size_t begin, std::size_t end) {
    bool early = false;
    std::vector<std::pair<std::size_t, std::vector<std::size_t>>> hours;
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens_[i];
        const std::u32string_view words = words_of(token, *text_);
        const auto named = std::find_if(offer_.posts.begin(), offer_.posts.end(),
                                        [&](const OfferedPost& one) { return one.plain == words; });
        if (named != offer_.posts.end()) {
            // 南门、东门 8-10点: the hours of both, so of neither alone.
            if (!hours.empty() && hours.back().second.empty()) return;
            hours.emplace_back(static_cast<std::size_t>(named - offer_.posts.begin()),
                               std::vector<std::size_t>());
        }
        if (token.kind != TokenKind::Range || hours.empty()) {
            if (token.kind == TokenKind::Range) early = true;
            continue;
        }
        for (const ClockRange& way : possible_ranges(token.range, DayPart::None)) {
            const auto slot = offer_.slot_like(way);
            if (!slot) continue;
            hours.back().second.push_back(*slot);
            break;
        }
    }
    // 8-10点 南门: the times in front belong to the only post.
    if (early || hours.empty() || hours.back().second.empty()) return;
    for (const auto& [post, slots] : hours) {
        std::vector<std::size_t>& known = offer_.posts[post].slots;
        for (const std::size_t slot : slots) {
            if (std::find(known.begin(), known.end(), slot) == known.end()) known.push_back(slot);
        }
    }
}

// 南北两个门: a gate on each side.
void HeaderReader::read_sides(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i + 1 < end; ++i) {
        const Token& count = tokens_[i + 1];
        const std::u32string_view sides = words_of(tokens_[i], *text_);
        const bool counted = count.kind == TokenKind::Count && count.unit.size() > 1 &&
                             count.unit.front() == U'个' &&
                             static_cast<std::size_t>(count.number) == sides.size();
        const bool only_sides = std::all_of(sides.begin(), sides.end(),
                                            [](char32_t side) { return is_any_of(U"东南西北", side); });
        if (!counted || !only_sides) continue;
        for (const char32_t side : sides) {
            const std::u32string name = side + std::u32string(count.unit.substr(1));
            if (offer_.posts.size() < max_offered && place_length(name, 0) == name.size())
                offer_.posts.push_back({name, text_of(name), {}});
        }
    }
}

// Night patrol / 夜间巡逻: a title, said twice.
bool HeaderReader::is_in_two_languages(std::size_t begin, std::size_t end) const {
    const auto list = cells(begin, end);
    if (list.size() != 2) return false;
    const auto begins_latin = [&](std::size_t cell) {
        return is_latin(text_->plain[tokens_[list[cell].first].begin]);
    };
    const bool titled =
        std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                    tokens_.begin() + static_cast<std::ptrdiff_t>(end), [&](const Token& t) {
                        return t.kind == TokenKind::Place && place_length(text_->plain, t.begin) > 0;
                    });
    const auto one_script = [&](std::size_t cell) {
        return list[cell].second == list[cell].first + 1 ||
               is_latin(text_->plain[tokens_[list[cell].second - 1].begin]) == begins_latin(cell);
    };
    return !titled && one_script(0) && one_script(1) && begins_latin(0) != begins_latin(1);
}

// ---- posts among other words

HeaderReader::PostClause HeaderReader::post_clause(std::size_t begin, std::size_t end) const {
    PostClause clause{begin, end};
    clause.notice = speaks_to_all(begin, end);
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens_[i];
        if (is_act(token, Act::PostLabel)) {
            const bool colon = i + 1 < end && tokens_[i + 1].kind == TokenKind::Colon;
            clause.labelled = clause.labelled || colon || token.spaced || i == begin;
        }
        const bool goes_on = i > begin && tokens_[i - 1].kind == TokenKind::Place &&
                             tokens_[i - 1].end == token.begin &&
                             place_length(text_->plain, token.begin) == 0;  // 物资卸货 is one.
        if (token.kind == TokenKind::Place && !goes_on) ++clause.places;
        const bool bar = token.kind == TokenKind::Listing && is_any_of(U"|\t", text_->plain[token.begin]);
        if (token.kind == TokenKind::Listing && !bar) ++clause.listings;
        if (token.kind == TokenKind::Text && !token.inlaid) ++clause.others;
    }
    clause.only_places = std::all_of(token_at(begin), token_at(end), [](const Token& t) {
        return t.kind == TokenKind::Place || t.kind == TokenKind::Count || t.kind == TokenKind::Colon ||
               is_act(t, Act::Notice);
    });
    return clause;
}

// A list of posts (南门、东门两个口), or what stands behind 岗位:. Other words between say that it is a
// sentence.
void HeaderReader::read_posts(std::size_t begin, std::size_t end) {
    read_sides(begin, end);
    if (read_post_list(begin, end)) return;
    post_list_open_ = false;
    if (scope_ == PostScope::Labels) return read_where(begin, end);
    if (is_in_two_languages(begin, end)) return;
    const PostClause clause = post_clause(begin, end);
    for (std::size_t i = begin; i < end; ++i) {
        if (tokens_[i].kind == TokenKind::Place)
            i = read_place(i, clause);
        else if (tokens_[i].kind == TokenKind::Text)
            read_unknown_post(i, clause);
    }
}

// Gives the last token of the post.
std::size_t HeaderReader::read_place(std::size_t i, const PostClause& clause) {
    const Token& token = tokens_[i];
    const std::u32string_view words = words_of(token, *text_);
    const bool anywhere = scope_ == PostScope::Anywhere;
    const bool task = tasks().at(words, 0) && place_length(words, 0) == 0;
    // 菜鸟驿站分拣: what is done at the place is no second post. 东门西门卡口: 卡口 speaks of both.
    const bool stuck =
        i > clause.begin && tokens_[i - 1].kind == TokenKind::Place && tokens_[i - 1].end == token.begin;
    if (stuck) {
        if (!task) add_post(token.begin, token.begin + place_without_tail(words));
        return i;
    }
    // 测温 Temperature / 登记 Check-in: two names of one post.
    if (clause.listings > 0 && i + 1 < clause.end && is_other_script(token, tokens_[i + 1])) {
        add_post(token.begin, tokens_[i + 1].end);
        return i + 1;
    }
    const bool listed = clause.listings > 0 || clause.labelled;
    // One place among other words: in the title it may be where all this happens, or nothing at all.
    const bool lone = !listed && (clause.others > 0 || clause.places == 1) && !clause.only_places;
    const bool title = anywhere ? !clause.only_places : clause.places < 2 || clause.others > 0;
    const bool task_title = task && !listed && title;
    if ((clause.notice && !clause.labelled) || task_title || (lone && !anywhere)) return i;
    add_post(token.begin, token.end);
    return i;
}

// 岗位：测温、小喇叭 - and an unknown word between known places of a list.
void HeaderReader::read_unknown_post(std::size_t i, const PostClause& clause) {
    const Token& token = tokens_[i];
    if (clause.notice) return;
    const std::u32string_view words = words_of(token, *text_);
    const bool word = words.size() <= 8 && !has_title_word(words) && is_name(token, *text_);
    const auto listing_at = [&](std::size_t at) { return tokens_[at].kind == TokenKind::Listing; };
    const bool in_list = clause.listings > 0 && ((i > clause.begin && listing_at(i - 1)) ||
                                                 (i + 1 < clause.end && listing_at(i + 1)));
    const bool among_posts = clause.labelled || clause.places > 0 || ends_like_place(words);
    const bool labelled =
        clause.labelled && !word && words.size() <= 12 && name_in(words).kind != NameSpan::Kind::Filler;
    if (labelled || (word && in_list && among_posts)) add_post(token.begin, token.end);
}

// 周六在咖啡角值班: where all of it happens.
void HeaderReader::read_where(std::size_t begin, std::size_t end) {
    static const Words<int> no_place = {{0, U"群|线上|下面|后面|这里|这儿|此|家|本|接龙|评论|表"}};
    if (speaks_to_all(begin, end)) return;
    for (std::size_t i = begin; i + 1 < end; ++i) {
        const std::u32string_view words = words_of(tokens_[i], *text_);
        if (tokens_[i].kind != TokenKind::Text || words.front() != U'在') continue;
        // 在二楼图书室值班: cut up into 在, 二楼 and 图书室.
        std::size_t last = i;
        while (last + 1 < end && tokens_[last + 1].begin == tokens_[last].end &&
               (tokens_[last + 1].kind == TokenKind::Place || tokens_[last + 1].kind == TokenKind::Text ||
                (tokens_[last + 1].kind == TokenKind::Door && tokens_[last + 1].door.room.empty())))
            ++last;
        const std::size_t from = tokens_[i].begin + 1;
        const std::size_t to = tokens_[last].end;
        const std::u32string_view place = std::u32string_view(text_->plain).substr(from, to - from);
        if (place.size() >= 2 && place.size() <= 10 && !no_place.anywhere(place)) add_post(from, to);
    }
}

// A word in Latin letters right behind one in Chinese, or the other way round.
bool HeaderReader::is_other_script(const Token& first, const Token& second) const {
    if (second.kind != TokenKind::Text && second.kind != TokenKind::Place) return false;
    const bool beside = second.begin == first.end + 1 && text_->plain[first.end] == U' ';
    return beside && is_latin(text_->plain[first.begin]) != is_latin(text_->plain[second.begin]);
}

void HeaderReader::add_post(std::size_t begin, std::size_t end, bool in_list) {
    const std::u32string plain(std::u32string_view(text_->plain).substr(begin, end - begin));
    // 东西门, 南北门 are two gates.
    const std::u32string_view sides = std::u32string_view(plain).substr(0, 2);
    if (plain.size() > 2 && (sides == U"东西" || sides == U"南北") &&
        place_length(plain, 0) == plain.size()) {
        for (const char32_t side : sides) {
            const std::u32string name = side + plain.substr(2);
            offer_.posts.push_back({name, text_of(name), {}});
        }
        return;
    }
    // 正门 in a row, where 正门岗 was listed above, is the same post in short.
    const auto begins_so = [&](const OfferedPost& p) {
        return p.plain.size() > plain.size() && p.plain.compare(0, plain.size(), plain) == 0;
    };
    const bool in_short = !in_list && std::count_if(offer_.posts.begin(), offer_.posts.end(), begins_so) == 1;
    const bool known = in_short || std::any_of(offer_.posts.begin(), offer_.posts.end(),
                                               [&](const OfferedPost& p) { return p.plain == plain; });
    if (known || offer_.posts.size() >= max_offered) return;
    offer_.posts.push_back({plain, shown_text(*text_, begin, end), {}});
}

}  // namespace linli::chain
