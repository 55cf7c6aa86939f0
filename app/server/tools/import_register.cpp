#include <cstdio>

#include "app/server/clock.h"
#include "app/server/tools/set_up.h"
#include "app/server/tools/text_file.h"
#include "shared/people/register_entries.h"
#include "shared/people/register_import.h"

namespace linli::server {
namespace {

const char* words_for(RegisterReason reason) {
    switch (reason) {
        case RegisterReason::FileTooLarge:
            return "the file is too large";
        case RegisterReason::TooManyRows:
            return "there are too many lines";
        case RegisterReason::NotUtf8:
            return "these bytes are no text";
        case RegisterReason::NoHeader:
            return "no line names the columns";
        case RegisterReason::NoNameColumn:
            return "no column is for names";
        case RegisterReason::NoDoorColumn:
            return "no column is for doors";
        case RegisterReason::ColumnTwice:
            return "two columns for the same thing";
        case RegisterReason::QuoteOpen:
            return "a quotation mark is never closed";
        case RegisterReason::MoreCellsThanColumns:
            return "more cells than columns";
        case RegisterReason::NameMissing:
            return "no name";
        case RegisterReason::NameNotClear:
            return "the name is not clear";
        case RegisterReason::DoorMissing:
            return "no door";
        case RegisterReason::DoorNotClear:
            return "the door is not clear";
        case RegisterReason::RoomMissing:
            return "no room";
        case RegisterReason::PhoneNotClear:
            return "the telephone number is not clear";
        case RegisterReason::PhoneScientific:
            return "the spreadsheet has lost the last digits of the number";
        case RegisterReason::PhoneSeveral:
            return "several telephone numbers in one cell";
        case RegisterReason::AgeNotClear:
            return "the age is not clear";
        case RegisterReason::CareNotClear:
            return "neither yes nor no, or an unknown word";
        case RegisterReason::NoteTooLong:
            return "the note is too long";
        case RegisterReason::RepeatedInFile:
            return "the same name and door as in another line";
    }
    return "not clear";
}

void print(const RegisterPreview& preview) {
    for (const RegisterProblem& problem : preview.problems) {
        std::printf("line %d: %s", problem.line, words_for(problem.reason));
        if (!problem.column.empty()) std::printf(" (column %s)", problem.column.c_str());
        if (problem.other_line > 0) std::printf(" (line %d)", problem.other_line);
        if (!problem.excerpt.empty()) std::printf(": %s", problem.excerpt.c_str());
        std::printf("\n");
    }
    for (const std::string& column : preview.unknown_columns)
        std::printf("left out: column %s\n", column.c_str());
    std::printf("%zu people can be taken over, %zu lines are not clear.\n", preview.rows.size(),
                preview.problems.size());
}

}  // namespace

Result<void> import_register(const std::string& data, const std::string& file, bool accept) {
    const auto text = read_text_file(file);
    if (!text) return tl::unexpected(text.error());
    const RegisterPreview preview = read_register(*text, civil_time(now(), {}).date);
    print(preview);
    if (!accept) return {};
    if (preview.rows.empty()) return failure(FailureKind::Mismatch, "There is nothing to take over.");
    auto folder = DataFolder::open(data);
    if (!folder) return tl::unexpected(folder.error());
    auto community = open_community(*folder, now());
    if (!community) return tl::unexpected(community.error());
    ImportRegister import;
    for (const RegisterRow& row : preview.rows) import.rows.push_back(entry_of(row));
    const auto refusals = community->intake->decide_own({import}, now());
    if (refusals.empty()) return failure(FailureKind::Storage, "It could not be stored. Is the disk full?");
    if (refusals.front())
        return failure(FailureKind::Mismatch, "The rules refuse this register; nothing was changed.");
    std::printf("Taken over.\n");
    return {};
}

}  // namespace linli::server
