#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// Drugs, what they are for, how they are taken and how long they last. All texts are plain (see reading.h).

namespace linli::wishes {

// 降压药, 胃药: what a drug is for. Beside the drug's own name it is a note; alone it is what is wished.
bool is_class_of_medicine(std::u32string_view plain);
// 胃药达喜: how long the class in front of the drug is; 0 if there is none.
std::size_t class_of_medicine_length(std::u32string_view plain);
// 氯雷他定, 缬沙坦, 奥美拉唑肠溶胶囊: ends as the names of drugs do.
bool sounds_like_drug(std::u32string_view plain);
// 一天一粒, 早晚各一片, 饭后吃, twice a day: how a drug is taken.
bool is_dose(std::u32string_view plain);
// How many days a stock lasts: 还剩3天, 今天就没了, 半个月的量.
std::optional<std::int32_t> days_left(std::u32string_view plain);

}  // namespace linli::wishes
