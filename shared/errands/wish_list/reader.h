#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "shared/errands/wish_list.h"
#include "shared/errands/wish_list/clauses.h"
#include "shared/errands/wish_list/layout.h"
#include "shared/errands/wish_list/phrases.h"
#include "shared/errands/wish_list/piece.h"
#include "shared/errands/wish_list/urgency.h"

namespace linli::wishes {

// Reads a list line by line, each clause by clause, each clause word by word, and keeps what is wished so
// far.
class Reader {
public:
    WishList read(std::string_view text);

private:
    // Lines and clauses: wish_list.cpp
    void read_line(const ListLine& line);
    void read_line_in_brackets(const Piece& words);
    bool read_label(Piece& rest);
    void read_heading(View words);
    bool goes_on(const Piece& line);
    void read_clause(const Clause& clause, bool talks);
    bool read_wish(const Piece& clause);

    // What is said later about an item: reader_corrections.cpp
    WishedItem* find(View name);
    bool corrects(Piece& clause);
    bool calls_off(const Piece& clause);
    bool adds(const Piece& clause);
    void take_out(const WishedItem& item);
    bool about_item(const Piece& clause);

    // Words and items: reader_items.cpp
    WishedItem* current() { return list_.items.size() > line_start_ ? &list_.items.back() : nullptr; }
    void read_words(const Piece& clause);
    void read_word(const Piece& word, bool amount_follows);
    bool read_class(const Piece& word, bool amount_follows);
    void mark_line_urgent();
    void read_bracket(const Piece& words);
    void add_phrase(const Phrase& phrase);
    void add_item(const Phrase& phrase);
    void add_note(WishedItem& item, const Piece& note);
    void set_amount(WishedItem& item, const Amount& amount);
    void note_size(std::string& note) const;
    void give_each(const Phrase& phrase, const WishedItem& item);
    void call_drug(WishedItem& item, const Piece& drug);

    WishList list_;
    // The first item of this line, of this clause, and behind the last full stop.
    std::size_t line_start_ = 0, clause_start_ = 0, group_start_ = 0;
    std::string amount_;         // The amount that was read last, as written,
    std::size_t amount_at_ = 0;  // and how long the note in front of it was.
    int line_ = 0, line_before_ = 0;
    bool in_a_series_ = false;  // The clause goes on with another thing: 、 stands before it.
    bool unwanted_ = false;     // Below 不要：
    ListUrgency urgency_{list_.items};
};

}  // namespace linli::wishes
