#include "shared/shifts/chain/line_reader.h"

#include "shared/shifts/chain/header.h"

#include <algorithm>

namespace linli::chain {
namespace {

// The colon behind a row label: 8-10点：, 南门早班：. npos if the words in front are not only when and where.
std::size_t row_colon(const Tokens& tokens) {
    bool label = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.kind == TokenKind::Colon) return label ? i : tokens.size();
        const bool building = token.kind == TokenKind::Door && token.door.room.empty();
        label = label || is_setting(token) || building;
        const bool fits = is_setting(token) || building || token.kind == TokenKind::Note ||
                          token.kind == TokenKind::Count || token.kind == TokenKind::Listing ||
                          is_act(token, Act::PostLabel) || is_act(token, Act::SlotLabel) ||
                          is_act(token, Act::Vacant) || is_act(token, Act::Filler);
        if (!fits) return tokens.size();
    }
    return tokens.size();
}

}  // namespace

bool settings_by_person(const Tokens& tokens, const People& people, std::vector<Tokens>& result) {
    struct Block {
        bool person = false;
        Tokens settings;
        std::vector<std::size_t> people;
    };
    std::vector<Block> blocks;
    const auto is_own = [&](const Token& token) {
        return token.inlaid && people.all.size() > 1 &&
               std::any_of(people.all.begin(), people.all.end(), [&](const Person& p) {
                   return std::any_of(p.settings.begin(), p.settings.end(),
                                      [&](const Token& t) { return t.begin == token.begin; });
               });
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        for (std::size_t p = 0; p < people.all.size(); ++p) {
            if (people.all[p].first != i) continue;
            if (blocks.empty() || !blocks.back().person) blocks.push_back({true, {}, {}});
            blocks.back().people.push_back(p);
        }
        if (!names_place(tokens[i]) || is_own(tokens[i])) continue;
        if (blocks.empty() || blocks.back().person) blocks.push_back({false, {}, {}});
        blocks.back().settings.push_back(tokens[i]);
    }
    result.assign(people.all.size(), {});
    const auto person_blocks =
        std::count_if(blocks.begin(), blocks.end(), [](const Block& b) { return b.person; });
    if (person_blocks <= 1) {
        for (Tokens& settings : result) settings = settings_in(tokens);
        if (people.all.size() > 1) {
            for (Tokens& settings : result)
                settings.erase(std::remove_if(settings.begin(), settings.end(), is_own), settings.end());
        }
    } else if (!blocks.front().person && blocks.back().person) {
        Tokens current;
        for (const Block& block : blocks) {
            if (!block.person) current = overlaid(current, block.settings);
            for (const std::size_t p : block.people) result[p] = current;
        }
    } else if (blocks.front().person && !blocks.back().person) {
        for (std::size_t b = 0; b + 1 < blocks.size(); ++b) {
            for (const std::size_t p : blocks[b].people) result[p] = blocks[b + 1].settings;
        }
    } else {
        return false;
    }
    for (std::size_t p = 0; p < result.size() && people.all.size() > 1; ++p)
        result[p] = overlaid(result[p], people.all[p].settings);
    return true;
}

// Ken for Tom, where Tom has signed up: Ken comes in his place.
void LineReader::read_for_as_instead() {
    if (!settings_in(tokens_).empty()) return;
    for (std::size_t i = 1; i + 1 < tokens_.size(); ++i) {
        Token& token = tokens_[i];
        const bool word = is_act(token, Act::Filler) && words_of(token, text_) == U"for";
        if (!word || !is_name(tokens_[i - 1], text_) || !is_name(tokens_[i + 1], text_)) continue;
        const std::string whose = shown_text(text_, tokens_[i + 1].begin, tokens_[i + 1].end);
        if (context_.roll.knows_name(name_key(whose))) token.act = Act::Replace;
    }
}

// 替8-302小廖报名: 小廖 signs up, somebody else only says so.
void LineReader::read_instead_as_on_behalf() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
        if (!is_act(tokens_[i], Act::Replace)) continue;
        for (std::size_t j = i + 1; j < tokens_.size() && tokens_[j].kind != TokenKind::Comma; ++j) {
            const std::u32string_view word = words_of(tokens_[j], text_);
            if (is_act(tokens_[j], Act::Filler) && (word == U"报名" || word == U"报" || word == U"接龙"))
                tokens_[i].act = Act::On;
        }
    }
}

// 改到11号小夜，还是西口: what stays as it was, not one of two.
void LineReader::read_or_as_still() {
    bool moved = false;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        Token& token = tokens_[i];
        moved = moved || is_act(token, Act::Move) || is_act(token, Act::Replace);
        const bool opens_clause = i > 0 && tokens_[i - 1].kind == TokenKind::Comma;
        if (moved && opens_clause && is_act(token, Act::Either) &&
            words_of(token, text_).starts_with(U"还是"))
            token.act = Act::Keep;
    }
}

// Lucy both, where two slots are on offer and none is named.
Tokens LineReader::with_both_slots(Tokens settings) const {
    const bool both = std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& t) {
        return is_act(t, Act::Every) && words_of(t, text_) == U"both";
    });
    const bool slot_said = std::any_of(settings.begin(), settings.end(),
                                       [](const Token& t) { return kind_of(t) == SettingKind::Slot; });
    if (!both || slot_said || context_.offer.slots.size() != 2 || context_.offer.dates.size() > 1)
        return settings;
    Token count;
    count.kind = TokenKind::Count;
    count.counts_slots = true;
    settings.push_back(count);
    return settings;
}

LineReading LineReader::read_tokens() {
    read_for_as_instead();
    read_instead_as_on_behalf();
    read_or_as_still();
    if (tokens_.empty() || is_organiser_line(tokens_)) return of_kind(LineKind::Chatter);
    if (!drop_questions()) return mixed_question_ ? unclear(ChainDoubt::NotSure) : of_kind(LineKind::Chatter);
    const bool addressed = has(tokens_, Act::Notice) || has(tokens_, Act::Talk) ||
                           has(tokens_, Act::Deadline) || has(tokens_, Act::Sent);
    const bool attempt = has_room(tokens_) || (context_.listed && !people(tokens_, false).all.empty() &&
                                               has(tokens_, TokenKind::Text));
    const bool joins = is_act(tokens_.front(), Act::PlusOne);  // +1 for A please
    if (addressed && !joins && !has_room(tokens_) && !(attempt && !settings_in(tokens_).empty()))
        return of_kind(LineKind::Chatter);
    if (auto doubt = read_doubt()) return *doubt;
    if (std::any_of(tokens_.begin(), tokens_.end(), is_command)) return read_commands();
    return read_sign_up();
}

// ---- signing up ----

std::optional<ChainDoubt> LineReader::add_sign_ups(const Person& person, const Tokens& said,
                                                   const std::string& note,
                                                   std::vector<Statement>& statements) {
    const Tokens settings = with_both_slots(said);
    const bool only_edge = std::any_of(settings.begin(), settings.end(), is_edge) && !base_slot() &&
                           std::none_of(settings.begin(), settings.end(), [](const Token& token) {
                               return kind_of(token) == SettingKind::Slot;
                           });
    // 林工 北门: the post of the slot that he has already.
    const bool only_post = !settings.empty() && settings.size() == 1 &&
                           kind_of(settings[0]) == SettingKind::Post &&
                           ((context_.offer.slots.size() > 1 && !context_.section.want.slot) ||
                            (context_.offer.dates.size() > 1 && !context_.section.want.date));
    if (const Roll::Seats seats = context_.roll.standing(person.who, {});
        only_post && seats.size() == 1 && !context_.roll.seats()[seats.front()].want.post)
        return narrow(person, context_.roll.seats()[seats.front()].want, settings, note, statements);
    if (const Roll::Seats seats = context_.roll.standing(person.who, {}); only_edge && seats.size() == 1)
        return narrow(person, context_.roll.seats()[seats.front()].want, settings, note, statements);
    const Wants wants = wants_of(settings, text_, context_.offer, base_slot());
    if (wants.doubt) return wants.doubt;
    said_slot_ = said_slot_ || wants.said_slot;
    Statement statement;
    statement.deed = Deed::SignUp;
    statement.who = person.who;
    statement.note = note;
    statement.narrows = std::any_of(settings.begin(), settings.end(), is_edge);
    for (Want want : wants.all) {
        if (const auto missing = complete(want, context_.section, context_.offer)) return missing;
        statement.wants.push_back(std::move(want));
    }
    statements.push_back(std::move(statement));
    return std::nullopt;
}

// 小任 3点前可以: of the slot that he has already.
std::optional<ChainDoubt> LineReader::narrow(const Person& person, const Want& seat, const Tokens& settings,
                                             const std::string& note, std::vector<Statement>& statements) {
    const Wants part = wants_of(settings, text_, context_.offer, seat.slot);
    if (part.doubt) return part.doubt;
    Statement statement;
    statement.deed = Deed::Move;
    statement.who = person.who;
    statement.wants = part.all;
    statement.note = note;
    said_slot_ = true;
    statements.push_back(std::move(statement));
    return std::nullopt;
}

LineReading LineReader::read_sign_up() {
    const std::size_t colon = row_colon(tokens_);
    if (colon < tokens_.size()) return read_row(colon);
    if (const std::size_t label = row_label_end(); label > 0) return read_row(label - 1);
    const std::size_t mark =
        static_cast<std::size_t>(std::find_if(tokens_.begin(), tokens_.end(),
                                              [](const Token& t) { return t.kind == TokenKind::Colon; }) -
                                 tokens_.begin());
    const Tokens all = tokens_;
    if (!drop_refusals()) {
        tokens_ = all;
        return read_refusal();
    }
    // 小武：晚班 南门 - 备注：…
    const Tokens label = slice(tokens_, 0, std::min(mark, tokens_.size()));
    const bool filler_label =
        std::all_of(label.begin(), label.end(), [](const Token& t) { return is_act(t, Act::Filler); });
    if (mark < tokens_.size() && !filler_label && people(slice(tokens_, 0, mark), false).all.empty() &&
        !has_room(tokens_) && !context_.listed)
        return of_kind(LineKind::Chatter);
    return read_people(people(tokens_, false), false);
}

// 20:00-22:00 老赵 小钱: a row without a colon. Gives how many tokens its label has, 0 if this is no row.
std::size_t LineReader::row_label_end() const {
    if (context_.listed || context_.speaker || tokens_.empty()) return 0;
    std::size_t end = 0;
    bool slot = false;
    while (end < tokens_.size() && (is_setting(tokens_[end]) || tokens_[end].kind == TokenKind::Note)) {
        slot = slot || kind_of(tokens_[end]) == SettingKind::Slot;
        ++end;
    }
    const Tokens rest = slice(tokens_, end, tokens_.size());
    const bool only_people = std::all_of(rest.begin(), rest.end(), [](const Token& token) {
        return token.kind == TokenKind::Text || token.kind == TokenKind::Door ||
               token.kind == TokenKind::Listing || token.kind == TokenKind::Note ||
               is_act(token, Act::Vacant) || token.kind == TokenKind::Count || token.inlaid;
    });
    const People named = people(rest, true);
    return slot && only_people && named.phrases == 0 && named.all.size() > 1 ? end : 0;
}

// `colon` is the last token of the label.
LineReading LineReader::read_row(std::size_t colon) {
    LineReading reading;
    const Tokens rest = slice(tokens_, colon + 1, tokens_.size());
    const People who = people(tokens_, true);
    const Wants label =
        wants_of(settings_in(slice(tokens_, 0, colon + 1)), text_, context_.offer, std::nullopt);
    if (who.all.empty()) {
        const bool words = who.phrases > 0 && !has(rest, Act::Vacant);
        reading = of_kind(words ? LineKind::Chatter : LineKind::Vacant);
    } else {
        reading = read_people(who, true);
    }
    reading.row = true;
    if (label.all.size() == 1) reading.row_label.want = label.all.front();
    for (const Token& token : slice(tokens_, 0, colon + 1)) {
        if (token.kind == TokenKind::Door) reading.row_label.building = door_text(token.door);
    }
    return reading;
}

LineReading LineReader::without_person() {
    const bool place = std::any_of(tokens_.begin(), tokens_.end(), names_place);
    if (const auto me = speaker()) {
        if (context_.organiser_speaks && !has(tokens_, Act::Me)) return of_kind(LineKind::Chatter);
        const People who = people(tokens_, false);
        if (!place && !has(tokens_, Act::Me) && !has(tokens_, Act::PlusOne))
            return of_kind(LineKind::Chatter);
        if (has(tokens_, Act::Vacant)) return of_kind(LineKind::Chatter);
        if (who.phrases > 0) return place ? unclear(ChainDoubt::NotUnderstood) : of_kind(LineKind::Chatter);
        LineReading reading;
        reading.kind = LineKind::Statements;
        const auto doubt =
            add_sign_ups({*me, 0, 0, {}, {}}, settings_in(tokens_), notes_in(tokens_), reading.statements);
        return doubt ? unclear(*doubt, *me) : reading;
    }
    const bool brief = text_.plain.size() <= 8 && people(tokens_, false).phrases == 0;  // 我也来
    if (has(tokens_, Act::Me))
        return place || context_.listed || brief ? unclear(ChainDoubt::WhoIsMe) : of_kind(LineKind::Chatter);
    if (!place) return of_kind(LineKind::Chatter);
    const bool empty_row = context_.from_table && people(tokens_, false).phrases == 0;
    if (empty_row || has(tokens_, Act::Vacant)) return of_kind(LineKind::Vacant);
    return context_.listed ? unclear(ChainDoubt::NoPerson) : of_kind(LineKind::Chatter);
}

// 我和老王 早班, Me and Tom: two people, and nobody says who the first is.
bool LineReader::leaves_me_open() const {
    if (context_.speaker || tokens_.size() < 3 || !is_act(tokens_[0], Act::Me)) return false;
    const bool joined = tokens_[1].kind == TokenKind::Listing || words_of(tokens_[1], text_) == U"and";
    return joined && tokens_[2].kind == TokenKind::Text;
}

// 5栋 老胡: all that is said of the door. Not if the person has given the whole door before.
std::optional<std::string> LineReader::house_beside(const Person& person) const {
    if (context_.speaker || context_.roll.carried(person.who).door) return std::nullopt;
    for (const std::size_t i : {person.first - 1, person.last + 1}) {
        if (i < tokens_.size() && tokens_[i].kind == TokenKind::Door && tokens_[i].door.room.empty() &&
            !tokens_[i].door.building.empty())
            return door_text(tokens_[i].door);
    }
    return std::nullopt;
}

// 小江 6-1102 below 小江 下午: a door, or a name, that the sign-ups do not have yet.
bool LineReader::lacks_part_of(const Who& who, const Roll::Seats& seats) const {
    return std::any_of(seats.begin(), seats.end(), [&](std::size_t index) {
        const Who& known = context_.roll.seats()[index].who;
        return (who.door && !known.door) || (who.name && !known.name);
    });
}

LineReading LineReader::read_people(const People& who, bool list) {
    if (who.all.empty()) return without_person();
    if (leaves_me_open()) return unclear(ChainDoubt::WhoIsMe);
    const Person& first = who.all.front();
    const bool place = std::any_of(tokens_.begin(), tokens_.end(), names_place);
    const bool several = who.all.size() > 1;
    Person person = first;
    if (!list && !several && !person.who.door) person.who.door = house_beside(person);
    if (!list && !several && context_.speaker) {
        // In a chat log the speaker signs up, unless somebody else is named with a door or is known.
        const Who& me = *context_.speaker;
        const bool own_door = person.who.door && !person.who.name && (!me.door || me.door == person.who.door);
        if (own_door) person.who.name = me.name;
        const bool stranger = !person.who.door && !looks_like_name(*person.who.name) &&
                              !context_.roll.knows_name(name_key(*person.who.name));
        if (stranger && has(tokens_, Act::Me))
            person.who = me;
        else if (stranger)
            return place && !context_.organiser_speaks ? unclear(ChainDoubt::NotUnderstood)
                                                       : of_kind(LineKind::Chatter);
    }
    const bool on_own = !list && !context_.listed && !context_.speaker;
    if (on_own && !has_room(tokens_)) {
        // Without a number or a door only a line that holds nothing but a name, times and posts signs up.
        const bool known = context_.roll.knows_name(name_key(*first.who.name));
        if (who.phrases > 0 || has(tokens_, Act::Vacant) || text_.plain.size() > 40)
            return of_kind(LineKind::Chatter);
        if (!place && !known && !looks_like_name(*first.who.name)) {
            const bool alone = base_slot() && tokens_.size() == 1;
            return alone ? unclear(ChainDoubt::NotUnderstood, first.who) : of_kind(LineKind::Chatter);
        }
    }
    if (!list && has(tokens_, Act::Vacant) && !has_room(tokens_) && !context_.listed)
        return of_kind(LineKind::Chatter);
    const Who full = list ? person.who : context_.roll.carried(person.who);
    // In a list below a slot of its own a line is for that slot, whoever stands elsewhere by that name.
    const bool below_slot = context_.listed && context_.section.want.slot;
    if (!place && !list && !several && !below_slot) {
        const std::string note = notes_in(tokens_);
        const Roll::Seats seats = context_.roll.standing(person.who, {});
        if ((!note.empty() && seats.size() == 1) || lacks_part_of(person.who, seats)) {
            LineReading reading;
            reading.kind = LineKind::Statements;
            Statement added;
            added.deed = Deed::Complete;
            added.who = full;
            added.note = note;
            reading.statements.push_back(std::move(added));
            return reading;
        }
    }
    std::vector<Tokens> settings;
    if (!settings_by_person(tokens_, who, settings)) return unclear(ChainDoubt::NotUnderstood, full);
    LineReading reading;
    reading.kind = LineKind::Statements;
    for (std::size_t i = 0; i < who.all.size(); ++i) {
        Person one = several ? who.all[i] : person;
        if (!list) one.who = context_.roll.carried(one.who);
        const bool own_note = list || several;
        const std::string note = own_note ? who.all[i].note : notes_in(tokens_);
        if (const auto doubt = add_sign_ups(one, settings[i], note, reading.statements)) {
            const bool open = *doubt == ChainDoubt::NoSlot && has(tokens_, TokenKind::After);
            return unclear(open ? ChainDoubt::OpenEnd : *doubt, several ? Who{} : full);
        }
    }
    return reading;
}

LineReading read_line(const ReadText& text, const LineContext& context) {
    return LineReader(text, context).read();
}

Who who_in(const ReadText& text, const Offer& offer, const std::string& building) {
    const Roll nobody;
    LineContext context{offer, nobody, {}, std::nullopt, false, true};
    context.section.building = building;
    const People found = people_in(tokens_of(text, Offer{}), text, context, false);
    if (!found.all.empty()) return found.all.front().who;
    Who who;
    if (!text.plain.empty()) who.name = shown_text(text, 0, text.plain.size());
    return who;
}

}  // namespace linli::chain
