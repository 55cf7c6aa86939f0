#pragma once

#include <string>

#include "app/server/exports/sheet.h"
#include "shared/core/time.h"
#include "shared/state/state.h"

// Words that stand in exported tables. They are few and for a desk; the client's texts stay with the client.

namespace linli::server {

class Words {
public:
    explicit Words(ExportLanguage language) : chinese_(language == ExportLanguage::Chinese) {}
    std::string operator()(const char* chinese, const char* english) const {
        return chinese_ ? chinese : english;
    }

private:
    bool chinese_;
};

// As neighbours call them: who exports need not hold the register.
std::string shown_name(const State& state, PersonId person);

// 2026-11-23 14:05, as clocks show it there.
std::string time_words(const State& state, Instant at);

}  // namespace linli::server
