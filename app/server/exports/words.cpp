#include "app/server/exports/words.h"

namespace linli::server {
namespace {

std::string padded(std::int32_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string shown_name(const State& state, PersonId person) {
    const PublicName* name = state.public_names.find(person);
    return name ? name->shown : std::string();
}

std::string time_words(const State& state, Instant at) {
    const CivilTime time = civil_time(at, utc_offset(state));
    return iso_date(time.date) + " " + padded(time.minute_of_day / 60) + ":" +
           padded(time.minute_of_day % 60);
}

}  // namespace linli::server
