#include "shared/core/character_tables.h"

namespace linli {

std::string_view pinyin_table() {
    return
#include "shared/people/pinyin_table.inc"
        ;
}

}  // namespace linli
