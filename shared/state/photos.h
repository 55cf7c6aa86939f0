#pragma once

#include <type_traits>

#include "shared/core/photo.h"
#include "shared/state/state.h"

// All records that tell of a photo, whatever they belong to. Their bytes lie in one table of the server's and
// are fetched from one address; who may hold the record may have the bytes.

namespace linli {

template <class Record>
inline constexpr bool tells_of_photo =
    std::is_same_v<Record, ErrandPhoto> || std::is_same_v<Record, TillReceipt> ||
    std::is_same_v<Record, CampaignPhoto>;

constexpr bool is_photo(std::uint16_t record_type) {
    return record_type == ErrandPhoto::record_type || record_type == TillReceipt::record_type ||
           record_type == CampaignPhoto::record_type;
}

template <class Record>
PhotoId photo_of(const Record& record) {
    static_assert(tells_of_photo<Record>);
    return PhotoId{record.id.bits};
}

// Calls visit(record) for each of them.
template <class Visit>
void for_each_photo(const State& state, Visit&& visit) {
    for_each_table(state, [&](const auto& table) {
        if constexpr (tells_of_photo<RecordOf<decltype(table)>>) {
            for (const auto& [id, row] : table.rows()) visit(row.record);
        }
    });
}

// The record that tells of these bytes; nothing when there is none (any more).
inline std::optional<RecordRef> record_of_photo(const State& state, PhotoId photo) {
    if (state.errand_photos.find({photo.bits})) return RecordRef{ErrandPhoto::record_type, photo.bits};
    if (state.till_receipts.find({photo.bits})) return RecordRef{TillReceipt::record_type, photo.bits};
    if (state.campaign_photos.find({photo.bits})) return RecordRef{CampaignPhoto::record_type, photo.bits};
    return std::nullopt;
}

}  // namespace linli
