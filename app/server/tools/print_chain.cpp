#include "app/server/tools/print_chain.h"

#include <cstdio>

#include "app/server/tools/read_chain.h"
#include "app/server/tools/text_file.h"

namespace linli::server {

Result<void> print_chain(const std::string& kind, const std::string& file) {
    const auto text = read_text_file(file);
    if (!text) return tl::unexpected(text.error());
    const std::string json = kind == "wish_list"   ? wish_list_json(read_wish_list(*text))
                             : kind == "group_buy" ? group_buy_chain_json(read_group_buy_chain(*text))
                                                   : shift_chain_json(read_shift_chain(*text));
    std::fputs(json.c_str(), stdout);
    return {};
}

}  // namespace linli::server
