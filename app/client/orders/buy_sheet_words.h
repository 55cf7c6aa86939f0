#pragma once

#include <string>
#include <vector>

#include "shared/core/time.h"
#include "shared/orders/supplier_needs.h"

// What the supplier is to bring, in words: for the desk, for paper and for the supplier's chat.

namespace linli::client {

std::string need_amount_words(const SupplierNeed& need);  // 2 件（20 箱）; 3 箱 where it comes singly
std::string need_difference_words(const SupplierNeed& need);  // 多 5 箱; empty where it is what was ordered
std::string needs_total_words(const std::vector<SupplierNeed>& needs);  // 一共 21 份，其中整件 2 件
// When it is to be there, with its date, because a text may be read tomorrow; empty where nothing is said.
std::string delivery_time_words(const CampaignFacts& facts, UtcOffset offset);
// The whole sheet as a message: what, how much, in all, for whom, where and when.
std::string supplier_sheet_words(const CampaignFacts& facts, const std::vector<SupplierNeed>& needs,
                                 UtcOffset offset);

}  // namespace linli::client
