#include "app/server/tools/plan_roster.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "app/server/tools/peak_memory.h"
#include "app/server/tools/stop_signals.h"

using namespace linli;
using namespace linli::server;

namespace {

constexpr std::size_t days = 14;

// Line by line, so that the tests can name one.
std::vector<std::string> lines_of_small() {
    std::vector<std::string> lines{"# A small one.",
                                   "SECTION_HORIZON",
                                   "14",
                                   "SECTION_SHIFTS",
                                   "E,480,",
                                   "L,480,E",
                                   "SECTION_STAFF",
                                   "Ann,E=14|L=3,4320,1920,5,2,2,1",
                                   "Bea,E=14|L=3,4320,1920,5,2,2,1",
                                   "Cem,E=14|L=3,4320,1920,5,2,2,1",
                                   "SECTION_DAYS_OFF",
                                   "Ann,3",
                                   "Bea,0,1",
                                   "SECTION_SHIFT_ON_REQUESTS",
                                   "Cem,2,E,2",
                                   "SECTION_SHIFT_OFF_REQUESTS",
                                   "Ann,5,L,3",
                                   "SECTION_COVER"};
    for (std::size_t day = 0; day < days; ++day) {
        lines.push_back(std::to_string(day) + ",E,1,100,1");
        lines.push_back(std::to_string(day) + ",L,1,100,1");
    }
    return lines;
}

std::string text_of(const std::vector<std::string>& lines, const std::string& end = "\n") {
    std::string text;
    for (const std::string& line : lines) text += line + end;
    return text;
}

// What reading says is wrong with the small instance when one line of it, counted from 1, is another.
std::string problem_with(std::size_t line, const std::string& instead) {
    std::vector<std::string> lines = lines_of_small();
    lines[line - 1] = instead;
    const auto instance = read_roster_instance(text_of(lines));
    return instance ? "nothing" : instance.error().detail;
}

// Of the small instance, by its text alone and not by the code that plans.
class CheckedRow {
public:
    CheckedRow(const std::string& line, const std::set<std::size_t>& days_off) {
        std::istringstream input(line);
        for (std::string kind; input >> kind;) kinds_.push_back(kind);
        REQUIRE(kinds_.size() == days);
        for (const std::string& kind : kinds_) CHECK((kind == "E" || kind == "L" || kind == "-"));
        for (const std::size_t day : days_off) CHECK(kinds_[day] == "-");
        check_order();
        check_runs();
        check_sums();
    }

private:
    bool works(std::size_t day) const { return kinds_[day] != "-"; }
    void check_order() const {
        for (std::size_t day = 1; day < days; ++day)
            CHECK_FALSE((kinds_[day - 1] == "L" && kinds_[day] == "E"));
    }
    // At both ends a run may go on outside.
    void check_runs() const {
        for (std::size_t first = 0, end = 0; first < days; first = end) {
            while (end < days && works(end) == works(first)) ++end;
            if (works(first)) CHECK(end - first <= 5);
            if (first > 0 && end < days) CHECK(end - first >= 2);
        }
    }
    void check_sums() const {
        const auto shifts = days - static_cast<std::size_t>(std::count(kinds_.begin(), kinds_.end(), "-"));
        CHECK(shifts * 480 >= 1920);
        CHECK(shifts * 480 <= 4320);
        CHECK(std::count(kinds_.begin(), kinds_.end(), "L") <= 3);
        const int weekends = (works(5) || works(6) ? 1 : 0) + (works(12) || works(13) ? 1 : 0);
        CHECK(weekends <= 1);
    }

    std::vector<std::string> kinds_;
};

Result<std::string> planned(const RosterInstance& instance, int times_asked, std::uint64_t seed = 1) {
    return plan_roster_until(instance, seed, [&] { return times_asked-- <= 0; });
}

}  // namespace

TEST_CASE("a roster of a small instance keeps its rules whenever it is stopped, and comes again") {
    const auto instance = read_roster_instance(text_of(lines_of_small()));
    REQUIRE(instance);
    for (const int times_asked : {0, 1, 200}) {
        CAPTURE(times_asked);
        const auto text = planned(*instance, times_asked);
        REQUIRE(text);
        CHECK(*text == planned(*instance, times_asked).value_or(""));
        std::istringstream input(*text);
        std::vector<std::string> rows;
        for (std::string row; std::getline(input, row);) rows.push_back(row);
        REQUIRE(rows.size() == 3);
        const CheckedRow ann(rows[0], {3}), bea(rows[1], {0, 1}), cem(rows[2], {});
    }
}

TEST_CASE("what is wrong with an instance is said with its line") {
    struct Wrong {
        std::size_t line;
        const char* instead;
        const char* says;
    };
    const Wrong wrongs[] = {
        {1, "14", "A section must begin first."},
        {2, "SECTION_HORIZONS", "There is no such section."},
        {3, "0", "The number of days is out of range."},
        {3, "fourteen", "The number of days is out of range."},
        {3, "14,7", "The number of days is out of range."},
        {3, "99999999999", "The number of days is out of range."},
        {4, "15", "The number of days is there twice."},
        {5, "E,480", "A shift must hold 3 fields."},
        {5, "-,480,", "The name of the shift cannot be used."},
        {5, ",480,", "The name of the shift cannot be used."},
        {5, "E,0,", "The length of the shift is out of range."},
        {6, "E,480,", "This shift is there twice."},
        {6, "L,480,N", "There is no shift \"N\"."},
        {8, "Ann,E=14,4320,1920,5,2,2", "A person must hold 8 fields."},
        {8, "Ann,N=1,4320,1920,5,2,2,1", "There is no shift \"N\"."},
        {8, "Ann,E,4320,1920,5,2,2,1", "The largest number of a shift is out of range."},
        {8, "Ann,E=-1,4320,1920,5,2,2,1", "The largest number of a shift is out of range."},
        {8, "Ann,E=14,4320,-1,5,2,2,1", "Field 4 is out of range."},
        {8, "Ann,E=14,4320,1920,5,2,2,x", "Field 8 is out of range."},
        {9, "Ann,E=14,4320,1920,5,2,2,1", "This person is there twice."},
        {12, "Dan,3", "There is no person \"Dan\"."},
        {12, "Ann,14", "The day is out of range."},
        {15, "Cem,2,E", "A request must hold 4 fields."},
        {15, "Dan,2,E,2", "There is no person \"Dan\"."},
        {15, "Cem,-1,E,2", "The day is out of range."},
        {15, "Cem,2,N,2", "There is no shift \"N\"."},
        {15, "Cem,2,E,5001", "The weight is out of range."},
        {17, "Ann,5,L,", "The weight is out of range."},
        {19, "0,E,1,100", "A line of cover must hold 5 fields."},
        {19, "14,E,1,100,1", "The day is out of range."},
        {19, "0,N,1,100,1", "There is no shift \"N\"."},
        {19, "0,E,-1,100,1", "The number of people is out of range."},
        {19, "0,E,1,5001,1", "The weight is out of range."},
        {20, "0,E,2,100,1", "This day and shift is there twice."},
    };
    for (const Wrong& wrong : wrongs) {
        CAPTURE(wrong.instead);
        CHECK(problem_with(wrong.line, wrong.instead) ==
              "Line " + std::to_string(wrong.line) + ": " + wrong.says);
    }
    CHECK(problem_with(3, "# None.") == "Line 5: The number of days must come first.");
}

TEST_CASE("an instance without days, shifts or people is none") {
    const auto problem_of = [](std::size_t lines_kept) {
        std::vector<std::string> lines = lines_of_small();
        lines.resize(lines_kept);
        const auto instance = read_roster_instance(text_of(lines));
        return instance ? "nothing" : instance.error().detail;
    };
    CHECK(problem_of(0) == "The number of days is missing.");
    CHECK(problem_of(2) == "The number of days is missing.");
    CHECK(problem_of(4) == "There are no shifts.");
    CHECK(problem_of(7) == "There are no people.");
    CHECK(problem_of(10) == "nothing");  // Nobody is wanted and nobody wishes: that can be planned.
}

TEST_CASE("blanks, empty lines and the line ends of Windows make no other instance") {
    const auto plain = read_roster_instance(text_of(lines_of_small()));
    std::vector<std::string> lines = lines_of_small();
    lines[4] = " E , 480 ,\t";
    lines.insert(lines.begin() + 3, "");
    const auto other = read_roster_instance(text_of(lines, "\r\n"));
    REQUIRE(plain);
    REQUIRE(other);
    CHECK(other->people == plain->people);
    CHECK(other->kinds == plain->kinds);
    const auto rows = planned(*plain, 20);
    REQUIRE(rows);
    CHECK(planned(*other, 20).value_or("") == *rows);
}

TEST_CASE("who cannot be given any row is named, with what is in the way") {
    std::vector<std::string> lines = lines_of_small();
    lines[8] = "Bea,E=0|L=0,4320,1920,5,2,2,1";
    const auto instance = read_roster_instance(text_of(lines));
    REQUIRE(instance);
    const auto text = planned(*instance, 1);
    REQUIRE_FALSE(text);
    CHECK(text.error().kind == FailureKind::Overload);
    CHECK(text.error().detail.find("person Bea: no row keeps all rules") != std::string::npos);
    CHECK(text.error().detail.find("Ann") == std::string::npos);
}

TEST_CASE("a signal to stop is kept while somebody waits for it") {
    for (const int signal : {SIGINT, SIGTERM}) {
        const StopSignals stop;
        CHECK_FALSE(stop.came());
        std::raise(signal);
        CHECK(stop.came());
    }
}

TEST_CASE("how much memory was held is known") {
    CHECK(peak_memory_kb().value_or(0) > 1000);
}
