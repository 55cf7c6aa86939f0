#pragma once

#include "shared/shifts/chain/lines.h"

#include <string>
#include <vector>

namespace linli::chain {

struct Person {
    Who who;
    std::size_t first = 0;  // Token
    std::size_t last = 0;
    std::string note;
    std::vector<Token> settings;  // Said in brackets behind the name: 小李（9点以后）
};

struct People {
    std::vector<Person> all;
    std::size_t phrases = 0;    // Pieces of text that are neither names nor words without weight.
    bool listed_names = false;  // 甲、乙
};

// The people that a row of tokens names. In a list every name is another person, else the words behind the
// first name are filler.
People people_in(const std::vector<Token>& tokens, const ReadText& text, const LineContext& context,
                 bool list);

// 402 in 4号楼 is 4-402.
std::string full_door(WrittenDoor door, const std::string& building);

// 老王, 小李, 孙姐: the usual shape of a name in a chat group.
bool looks_like_name(const std::string& name);

}  // namespace linli::chain
