#include "shared/shifts/chain/people.h"

#include "shared/core/characters.h"
#include "shared/shifts/chain/token_list.h"

#include <algorithm>

namespace linli::chain {
namespace {

struct NamePiece {
    NameSpan::Kind kind = NameSpan::Kind::Filler;
    std::string name;
};

// Where 老周的侄子 ends; 0 if the words do not begin with somebody's relative.
std::size_t kin_end(std::u32string_view words) {
    static const Words<int> kin = {
        {0,
         U"老伴|爱人|老公|老婆|儿子|女儿|侄子|侄女|外甥|妈|爸|妈妈|爸爸|弟弟|妹妹|哥哥|姐姐|室友|邻居|儿媳|"
         U"女婿|孙子|"
         U"孙女"},
    };
    const std::size_t of = words.find(U'的');
    if (of == words.npos || of < 2 || of + 1 >= words.size() || !name_in(words.substr(0, of)).is_name())
        return 0;
    const auto* word = kin.at(words, of + 1);
    return word ? of + 1 + word->word.size() : 0;
}

class PeopleReader {
public:
    PeopleReader(const std::vector<Token>& tokens, const ReadText& text, const LineContext& context,
                 bool list)
        : tokens_(tokens), text_(text), context_(context), list_(list) {
        building_ = context.section.building.empty() ? context.offer.building : context.section.building;
    }

    People read() {
        for (std::size_t i = 0; i < tokens_.size(); ++i) read_token(i);
        return std::move(people_);
    }

private:
    void read_token(std::size_t i) {
        const Token& token = tokens_[i];
        switch (token.kind) {
            case TokenKind::Door:
                // A house in a lane is a door by itself: 85弄7号.
                if (token.door.room.empty() && token.door.building.find('-') == std::string::npos)
                    building_ = door_text(token.door);
                else
                    read_door(i);
                break;
            case TokenKind::Text:
                read_text_piece(i);
                break;
            case TokenKind::Listing:
                // 胡晓 和 3-101: two people.
                if (!people_.all.empty() && is_any_of(U"和跟与", text_.plain[token.begin])) apart_ = true;
                parted_ = true;
                break;
            case TokenKind::Comma:
                parted_ = true;
                break;
            case TokenKind::Note:
                if (!people_.all.empty()) {
                    Person& person = people_.all.back();
                    if (list_) person.note = joined_notes(person.note, token.note);
                }
                break;
            case TokenKind::Act:
                // 老秦的班我3-601老史顶: 我 is somebody else than who was named before.
                // 9-501我老段顶 is one person.
                if (token.act == Act::Me && !people_.all.empty() && people_.all.back().who.name)
                    apart_ = true;
                if (token.act == Act::Me) read_me(i);
                // 接老胡的班 9-101 小冬: the shift of one, and then another.
                if (token.act == Act::Filler && is_shift_of(token)) apart_ = !people_.all.empty();
                break;
            default:
                // 小李（9点以后）: said for this one only.
                if (token.inlaid && !people_.all.empty() && (is_setting(token) || is_edge(token)))
                    people_.all.back().settings.push_back(token);
                else if (list_ && is_setting(token))
                    closed_ = true;
        }
    }

    bool is_shift_of(const Token& token) const {
        const std::u32string_view word = words_of(token, text_);
        return word == U"的班" || word == U"那班" || word == U"这班";
    }

    static bool is_edge(const Token& token) {
        return token.kind == TokenKind::Before || token.kind == TokenKind::After;
    }

    NamePiece name_at(std::size_t i) const;

    bool is_name_at(std::size_t i) const {
        return i < tokens_.size() && tokens_[i].kind == TokenKind::Text &&
               name_at(i).kind == NameSpan::Kind::Name;
    }

    // 老郝 高师傅11号那班我来替: whose shift it is, is somebody else than who was named before.
    bool owns_shift(std::size_t i) const {
        std::size_t behind = i + 1;
        while (behind < tokens_.size() && is_setting(tokens_[behind])) ++behind;
        return behind < tokens_.size() && is_act(tokens_[behind], Act::Filler) &&
               is_shift_of(tokens_[behind]);
    }

    Person* current() { return people_.all.empty() ? nullptr : &people_.all.back(); }

    void start(std::size_t i) {
        people_.all.emplace_back();
        people_.all.back().first = people_.all.back().last = i;
        parted_ = closed_ = apart_ = false;
    }

    // 我和老王, 老王和我: whoever speaks is one of the two.
    void read_me(std::size_t i) {
        if (!context_.speaker || !beside_name(i)) return;
        start(i);
        people_.all.back().who = *context_.speaker;
        people_.listed_names = true;
    }

    bool beside_name(std::size_t i) const {
        // 大熊和我
        const bool joined =
            i > 0 && is_name_at(i - 1) && is_any_of(U"和跟与", text_.plain[tokens_[i].begin - 1]);
        if (joined) return true;
        const auto listing = [&](std::size_t at) { return tokens_[at].kind == TokenKind::Listing; };
        const bool before = i > 1 && listing(i - 1) && is_name_at(i - 2);
        const bool behind = i + 2 < tokens_.size() && listing(i + 1) && is_name_at(i + 2);
        return before || behind;
    }

    void read_door(std::size_t i) {
        const std::string door = full_door(tokens_[i].door, building_);
        Person* person = current();
        const bool open = person && !person->who.door && !closed_ && !apart_;
        const bool another = parted_ && (list_ || is_name_at(i + 1));
        if (!open || another) {
            if (person && person->who.door == door) return;
            start(i);
            person = current();
        }
        person->who.door = door;
        person->last = i;
        parted_ = false;
    }

    void read_text_piece(std::size_t i) {
        NamePiece piece = name_at(i);
        if (piece.kind == NameSpan::Kind::Phrase) ++people_.phrases;
        if (piece.kind != NameSpan::Kind::Name) return;
        // 帮我妈报一个: who that is, is still to come.
        const bool relative = i > 0 && tokens_[i - 1].kind == TokenKind::Act &&
                              tokens_[i - 1].act == Act::Me &&
                              is_any_of(U"妈爸爷奶哥姐弟妹", plain_text(piece.name).front()) &&
                              plain_text(piece.name).size() == 1;
        if (relative) return;
        Person* person = current();
        const bool takes_name =
            person && person->who.door && !person->who.name && !closed_ && !apart_ && !(list_ && parted_);
        const bool beside =
            i > 0 && tokens_[i - 1].kind == TokenKind::Listing && person && person->who.name &&
            (person->last + 2 == i || (person->last + 3 == i && tokens_[i - 2].kind == TokenKind::Note));
        if (!takes_name) {
            if (person && person->who.name && !list_ && !beside && !apart_ && !owns_shift(i)) {
                return;  // Words behind the name are filler.
            }
            if (beside) people_.listed_names = true;
            start(i);
            person = current();
        }
        person->who.name = std::move(piece.name);
        person->last = i;
        parted_ = false;
    }

    const std::vector<Token>& tokens_;
    const ReadText& text_;
    const LineContext& context_;
    bool list_;
    std::string building_;
    People people_;
    bool parted_ = false;  // A comma or 、 since the current person.
    bool apart_ = false;   // 我 since then.
    bool closed_ = false;  // Another slot or post since then: a list goes on with somebody else.
};

NamePiece PeopleReader::name_at(std::size_t i) const {
    const Token& token = tokens_[i];
    const std::u32string_view words = words_of(token, text_);
    const auto shown = [&](std::size_t begin, std::size_t end) {
        return shown_text(text_, token.begin + begin, token.begin + end);
    };
    // 老周的侄子 is not 老周.
    if (const std::size_t kin = kin_end(words)) return {NameSpan::Kind::Name, shown(0, kin)};
    // 小吴有一班: a name that is known already, with words behind it.
    for (std::size_t length = words.size(); length >= 2; --length) {
        if (length < words.size() && !may_follow_name(words.substr(length))) continue;
        std::string name = shown(0, length);
        if (context_.roll.knows_name(name_key(name))) return {NameSpan::Kind::Name, std::move(name)};
        if (words.size() > 16) break;
    }
    const NameSpan span = name_in(words);
    return {span.kind, span.is_name() ? shown(span.begin, span.end) : std::string()};
}

}  // namespace

People people_in(const std::vector<Token>& tokens, const ReadText& text, const LineContext& context,
                 bool list) {
    return PeopleReader(tokens, text, context, list).read();
}

std::string full_door(WrittenDoor door, const std::string& building) {
    if (door.building.empty() && !building.empty()) {
        const std::size_t dash = building.find('-');
        const bool unit_known = dash != std::string::npos && !door.unit.empty();
        door.building = unit_known ? building.substr(0, dash) : building;
    }
    return door_text(door);
}

bool looks_like_name(const std::string& name) {
    const std::u32string key = plain_text(name);
    if (key.size() < 2 || key.size() > 6) return false;
    constexpr std::u32string_view beginnings = U"小老阿大";
    constexpr std::u32string_view ends = U"姐哥嫂叔伯姨婶爷奶妈爸工总师生太弟妹";
    if (key.size() <= 3 && is_any_of(beginnings, key.front())) return true;
    for (const std::u32string_view title :
         {U"老师", U"师傅", U"先生", U"女士", U"小姐", U"阿姨", U"大爷", U"大妈", U"同学"}) {
        if (key.size() > title.size() && key.substr(key.size() - title.size()) == title) return true;
    }
    return key.size() <= 3 && (is_any_of(ends, key.back()) || key[0] == key[1]);
}

}  // namespace linli::chain
