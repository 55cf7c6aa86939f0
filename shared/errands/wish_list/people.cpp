#include "shared/errands/wish_list/people.h"

#include <cstdint>

#include "shared/core/reading.h"
#include "shared/errands/wish_list/quantity.h"

namespace linli::wishes {
namespace {

using View = std::u32string_view;

enum class Counts : std::uint8_t { Person, Number, Joins };

const Words<Counts>& words_of_people() {
    static const Words<Counts> words = {
        {Counts::Person,
         U"人|口|口人|大人|成人|老人|老人家|老头|老太|老太太|老奶奶|老爷爷|奶奶|爷爷|姥姥|姥爷|外公|外婆|"
         U"公公|"
         U"婆婆|爸爸|妈妈|爸妈|父母|老两口|小两口|两口子|两公婆|夫妻|老伴|孩子|小孩|小孩子|小朋友|细路|娃|"
         U"小娃|奶娃|宝宝|宝妈|宝爸|奶爸|婴儿|新生儿|双胞胎|孕妇|产妇|病人|学生|年轻人|儿子|女儿|闺女|孙子|"
         U"孙女|男|女|男人|女人|男生|女生|姑娘|小伙|猫|猫咪|小猫|狗|狗狗|小狗|毛孩子|people|person|adult|"
         U"adults|kid|kids|child|children|baby|babies|toddler|toddlers|senior|seniors|cat|cats|dog|dogs"},
        {Counts::Number, U"俩|仨|几|one|two|three|four|five|six|a"},
        {Counts::Joins,
         U"家里|家中|家有|我家|俺家|咱家|我们|咱们|俺们|一家|全家|就|只有|还有|另有|有|养|养了|带|带着|加|和|"
         U"跟|与|共|一共|个|位|名|枚|只|条|头|对|双|户|家| |,|、|family of|household of|we are|we're|with|"
         U"and|plus|i have|we have|just"}};
    return words;
}

}  // namespace

bool counts_people(View plain) {
    constexpr View goes_on = U"在住等没已都全正也要吃";  // 两个娃在家: what is said about them.
    bool person = false, number = false;
    std::size_t at = 0;
    while (at < plain.size()) {
        const auto* word = words_of_people().at(plain, at);
        const std::size_t end = word ? at + word->word.size() : numeral_end(plain, at);
        if (end == at) break;
        person = person || (word && word->meaning == Counts::Person);
        number = number || !word || word->meaning == Counts::Number;
        at = end;
    }
    if (!person || !number) return false;
    return at == plain.size() || (is_any_of(goes_on, plain[at]) && !find_quantity(plain, at));
}

}  // namespace linli::wishes
