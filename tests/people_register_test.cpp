#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "shared/core/random.h"
#include "shared/people/commands.h"
#include "shared/people/register_compare.h"
#include "shared/people/register_csv.h"
#include "shared/people/register_import.h"

using namespace linli;

namespace {

constexpr CivilDate today{2026, 11, 23};

std::string file(const std::string& name) {
    std::ifstream stream(std::string(LINLI_TEST_DATA) + "/register/" + name, std::ios::binary);
    REQUIRE(stream);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

std::string described(const RegisterRow& row) {
    std::string text =
        std::to_string(row.line) + " " + row.full_name + " " + row.door.compound + " " + short_door(row.door);
    if (row.door_from_above) text += " (above)";
    if (!row.phone.empty()) text += " " + row.phone;
    return text;
}

std::vector<std::string> rows_of(const RegisterPreview& preview) {
    std::vector<std::string> rows;
    for (const RegisterRow& row : preview.rows) rows.push_back(described(row));
    return rows;
}

struct Expected {
    std::int32_t line;
    RegisterReason reason;
};

void check_problems(const RegisterPreview& preview, const std::vector<Expected>& expected) {
    REQUIRE(preview.problems.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(preview.problems[i].line);
        CAPTURE(preview.problems[i].excerpt);
        CHECK(preview.problems[i].line == expected[i].line);
        CHECK(static_cast<int>(preview.problems[i].reason) == static_cast<int>(expected[i].reason));
    }
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a plain register is read whole") {
    const RegisterPreview preview = read_register(file("plain.csv"), today);
    check_problems(preview, {});
    CHECK(rows_of(preview) == Lines{"2 张三  2-1-301 15400000001", "3 李四  2-1-302 15400000002",
                                    "4 欧阳小小  12-1101 02154321234", "5 王五  A-1203"});
    REQUIRE(preview.rows.size() == 4);
    CHECK(preview.rows[0].age_band == AgeBand::SeventyOrOlder);
    CHECK(preview.rows[0].care.says(RegisterField::LivesAlone) == true);
    CHECK(preview.rows[0].care.says(RegisterField::Wheelchair) == false);
    CHECK(preview.rows[0].note == "敲门重一点");
    CHECK(preview.rows[1].age_band == AgeBand::Adult);
    CHECK(preview.rows[1].care == CareSaid{});
    CHECK(preview.rows[2].public_name == "欧阳");
    CHECK(preview.rows[2].age_band == AgeBand::Child);
    CHECK(preview.rows[3].age_band == AgeBand::Sixties);
    CHECK(preview.rows[3].care.says(RegisterField::Wheelchair) == true);
    CHECK(preview.rows[3].note == "晚上 8 点后\n再打电话");
    CHECK(preview.header_line == 1);
    CHECK(preview.unknown_columns.empty());
}

TEST_CASE("a register as a spreadsheet saves it is read, and what the spreadsheet spoilt is named") {
    const RegisterPreview preview = read_register(file("excel_tricks.csv"), today);
    CHECK(preview.header_line == 3);
    CHECK(preview.unknown_columns == Lines{"序号", "身份证号"});
    CHECK(rows_of(preview) ==
          Lines{"4 张三  2-1-301 15400000001", "5 李四  2-1-302 15400000002", "9 赵六  3-2-501 15400000004"});
    check_problems(preview, {{6, RegisterReason::PhoneScientific}});
    CHECK(preview.problems[0].column == "手机号码");
    CHECK(preview.problems[0].excerpt == "1.54E+10");
    CHECK(preview.passed_over == 3);
    REQUIRE(preview.rows.size() == 3);
    CHECK(preview.rows[0].care.says(RegisterField::HardOfHearing) == true);
    CHECK(preview.rows[0].age_band == AgeBand::SeventyOrOlder);
    CHECK(preview.rows[1].note == "说\"好\"的, 下午来");
    CHECK(preview.rows[2].care.says(RegisterField::Dialysis) == true);
}

TEST_CASE("cells left empty by merging mean the door above, and nothing else above") {
    const RegisterPreview preview = read_register(file("merged_cells.csv"), today);
    CHECK(rows_of(preview) == Lines{"2 张一 凤凰苑 1-1-101 15400000011", "3 张二 凤凰苑 1-1-101 (above)",
                                    "4 李一 凤凰苑 1-1-102 (above)", "5 王一 凤凰苑 1-2-101 (above)",
                                    "6 赵一 桂花园 1-101", "7 赵二 桂花园 1-101 (above)"});
    check_problems(preview, {{8, RegisterReason::RoomMissing},
                             {9, RegisterReason::DoorMissing},
                             {10, RegisterReason::DoorMissing}});
}

TEST_CASE("a door is never taken from above past a line that could not be read") {
    const std::string header = "姓名,楼,室,备注\n张三,2,301,\n";
    CHECK(rows_of(read_register(header + "李四,,,\n", today)).size() == 2);
    for (const char* between :
         {"王五,3,301,a,b\n", "\"王五,3,301\n", ",,,\n", "王五,3-?,301,\n", "\xff,3,301,\n", "合计,1,,\n"}) {
        CAPTURE(between);
        CHECK(rows_of(read_register(header + between + "李四,,,\n", today)).size() == 1);
    }
    // A column that holds whole doors has no building to leave out.
    check_problems(read_register("姓名,门牌\n张三,2-301\n李四,302\n", today),
                   {{3, RegisterReason::DoorMissing}});
}

TEST_CASE("every bad line is named with its number and the reason") {
    const RegisterPreview preview = read_register(file("bad_lines.csv"), today);
    check_problems(preview, {{2, RegisterReason::NameMissing},
                             {3, RegisterReason::NameNotClear},
                             {4, RegisterReason::DoorNotClear},
                             {5, RegisterReason::RoomMissing},
                             {6, RegisterReason::PhoneNotClear},
                             {7, RegisterReason::PhoneSeveral},
                             {8, RegisterReason::PhoneScientific},
                             {9, RegisterReason::AgeNotClear},
                             {10, RegisterReason::AgeNotClear},
                             {11, RegisterReason::CareNotClear},
                             {12, RegisterReason::MoreCellsThanColumns},
                             {13, RegisterReason::DoorNotClear},
                             {14, RegisterReason::NameNotClear},
                             {16, RegisterReason::RepeatedInFile},
                             {17, RegisterReason::QuoteOpen}});
    CHECK(rows_of(preview) == Lines{"15 陈三  2-1-312", "18 卫五  2-1-314"});
    CHECK(preview.problems[13].other_line == 15);
    CHECK(preview.problems[2].excerpt == "somewhere nice");
}

TEST_CASE("a file without columns that can be understood is refused as a whole") {
    check_problems(read_register("", today), {{0, RegisterReason::NoHeader}});
    check_problems(read_register("张三,2-1-301\n李四,2-1-302\n", today), {{0, RegisterReason::NoHeader}});
    check_problems(read_register("姓名,电话\n张三,15400000001\n", today),
                   {{1, RegisterReason::NoDoorColumn}});
    check_problems(read_register("楼号,房号\n2,301\n", today), {{1, RegisterReason::NoNameColumn}});
    check_problems(read_register("姓名,门牌,手机,电话\n张三,2-1-301,,\n", today),
                   {{1, RegisterReason::ColumnTwice}});
    check_problems(read_register(std::string(max_register_bytes + 1, 'a'), today),
                   {{0, RegisterReason::FileTooLarge}});
    std::string many = "姓名,门牌\n";
    for (std::size_t i = 0; i <= max_import_rows; ++i) many += "张三,2-1-301\n";
    check_problems(read_register(many, today), {{0, RegisterReason::TooManyRows}});
}

TEST_CASE("bytes that are no text are named by their line, and the other lines are read") {
    const RegisterPreview preview = read_register(file("latin1.csv"), today);
    check_problems(preview, {{2, RegisterReason::NotUtf8}});
    CHECK(rows_of(preview) == Lines{"3 Ada  2-1-302"});
}

TEST_CASE("line ends and separators of every kind are understood") {
    CHECK(rows_of(read_register(file("carriage_returns.csv"), today)) ==
          Lines{"2 张三  2-1-301", "3 李四  2-1-302"});
    const RegisterPreview named = read_register(file("separator_line.csv"), today);
    CHECK(rows_of(named) == Lines{"3 Ada Lovelace  3-501"});
    REQUIRE(named.rows.size() == 1);
    CHECK(named.rows[0].note == "a;b");
    for (const char* separator : {",", ";", "\t", "|"}) {
        const std::string s = separator;
        const std::string text =
            "姓名" + s + "楼" + s + "单元" + s + "室\n张三" + s + "2" + s + "1" + s + "301\n";
        CHECK(rows_of(read_register(text, today)) == Lines{"2 张三  2-1-301"});
    }
}

TEST_CASE("the parts of a door may stand in any columns") {
    const auto door = [](const std::string& header, const std::string& line) {
        const RegisterPreview preview = read_register("姓名," + header + "\n张三," + line + "\n", today);
        return preview.rows.size() == 1
                   ? preview.rows[0].door.compound + " " + short_door(preview.rows[0].door)
                   : "nothing";
    };
    CHECK(door("楼栋,房号", "2-1,301") == " 2-1-301");
    CHECK(door("楼栋,房号", "2号楼1单元,301") == " 2-1-301");
    CHECK(door("楼号,门牌", "2号楼,1-301") == " 2-1-301");
    CHECK(door("小区,门牌", "凤凰苑,2-1-301") == "凤凰苑 2-1-301");
    CHECK(door("小区,门牌", "凤凰苑,凤凰苑2-1-301") == "凤凰苑 2-1-301");
    CHECK(door("小区,门牌", "凤凰苑,桂花园2-1-301") == "nothing");
    CHECK(door("地址", "长青路85弄3号502室") == "长青路85弄 85-3-502");
    CHECK(door("楼号,单元,房号", "2,1单元,1单元301") == "nothing");
}

TEST_CASE("numbers that passed through another program keep their meaning") {
    const RegisterPreview preview = read_register(
        "姓名,楼号,单元,房号,电话,年龄,备注\n张三,2.0,1.0,301.0,15400000001.0,83.0,4.0\n", today);
    check_problems(preview, {});
    CHECK(rows_of(preview) == Lines{"2 张三  2-1-301 15400000001"});
    CHECK(preview.rows.at(0).note == "4.0");
    CHECK(preview.rows.at(0).age_band == AgeBand::SeventyOrOlder);
}

TEST_CASE("yes and no are read in many spellings, anything else is asked") {
    for (const char* yes : {"是", "有", "√", "✓", "Y", "yes", "TRUE", "1", "１", "独居", " 独居 "})
        CHECK(yes_or_no(RegisterField::LivesAlone, yes) == true);
    for (const char* no : {"否", "无", "無", "×", "N", "No", "false", "0", "-"})
        CHECK(yes_or_no(RegisterField::LivesAlone, no) == false);
    for (const char* unclear : {"?", "轮椅", "可能", "2", "x"})
        CHECK_FALSE(yes_or_no(RegisterField::LivesAlone, unclear));
    CHECK(care_list("独居、坐轮椅;耳背")->says(RegisterField::Wheelchair) == true);
    CHECK(care_list("无") == CareSaid{});
    CHECK_FALSE(care_list("独居、会飞"));
    const RegisterPreview contradiction =
        read_register("姓名,门牌,特殊情况,是否独居\n张三,2-1-301,独居,否\n", today);
    check_problems(contradiction, {{2, RegisterReason::CareNotClear}});
}

TEST_CASE("only an age band is taken from an age or a birthday") {
    CHECK(age_band_of_age("17") == AgeBand::Child);
    CHECK(age_band_of_age("18岁") == AgeBand::Adult);
    CHECK(age_band_of_age("60周岁") == AgeBand::Sixties);
    CHECK(age_band_of_age("７０") == AgeBand::SeventyOrOlder);
    CHECK(age_band_of_age("70岁以上") == AgeBand::SeventyOrOlder);
    for (const char* bad : {"121", "-1", "八十", "33.5", "19430501"}) CHECK_FALSE(age_band_of_age(bad));
    CHECK(age_band_of_birth("1956-11-23", today) == AgeBand::SeventyOrOlder);
    CHECK(age_band_of_birth("1956-11-24", today) == AgeBand::Sixties);
    CHECK(age_band_of_birth("1956", today) == AgeBand::Sixties);
    CHECK(age_band_of_birth("1955", today) == AgeBand::SeventyOrOlder);
    CHECK(age_band_of_birth("1956年11月", today) == AgeBand::Sixties);
    CHECK(age_band_of_birth("19561123", today) == AgeBand::SeventyOrOlder);
    CHECK(age_band_of_birth("2026", today) == AgeBand::Child);
    CHECK(age_band_of_birth("2026-02", today) == AgeBand::Child);
    for (const char* bad : {"2027", "1850", "18323", "1956-13-01", "1956-02-30", "23/11/1956", "", "abc"}) {
        CAPTURE(bad);
        CHECK_FALSE(age_band_of_birth(bad, today));
    }
}

namespace {

std::vector<KnownPerson> taken_over(const std::vector<RegisterRow>& rows) {
    std::vector<KnownPerson> people;
    for (const RegisterRow& row : rows) {
        Care care = with_care_said(Care{}, row.care);
        care.note = row.note;
        people.push_back({row.full_name, row.door, row.age_band, row.phone, care});
    }
    return people;
}

}  // namespace

TEST_CASE("the same register twice changes nothing") {
    for (const char* name : {"plain.csv", "excel_tricks.csv", "merged_cells.csv", "bad_lines.csv"}) {
        const RegisterPreview preview = read_register(file(name), today);
        for (const RowComparison& comparison : compare_register(preview.rows, {}))
            CHECK(comparison.state == RowState::New);
        const std::vector<RowComparison> again = compare_register(preview.rows, taken_over(preview.rows));
        for (std::size_t i = 0; i < again.size(); ++i) {
            CHECK(again[i].state == RowState::Same);
            CHECK(again[i].known == i);
        }
    }
}

TEST_CASE("a newer register shows who is new, who changed and who could be somebody known") {
    Care alone;
    alone.lives_alone = true;
    const Door door{"", "2", "1", "301"};
    const std::vector<KnownPerson> known = {
        {"张三", door, AgeBand::Sixties, "15400000001", alone},
        {"李珊", {"", "2", "1", "302"}, AgeBand::NotSaid, "", Care{}},
        {"王五", {"", "2", "1", "303"}, AgeBand::NotSaid, std::nullopt, std::nullopt}};
    const auto compare = [&](const std::string& line) {
        const RegisterPreview preview = read_register("姓名,门牌,电话,年龄,独居,轮椅\n" + line + "\n", today);
        REQUIRE(preview.rows.size() == 1);
        return compare_register(preview.rows, known)[0];
    };
    CHECK(compare("张三,2-1-301,,,,").state == RowState::Same);
    CHECK(compare("張三,2号楼1单元301,+86 15400000001,65,是,否").state == RowState::Same);
    CHECK(compare("张三,2-1-301,15400000009,,,").phone_differs);
    CHECK(compare("张三,2-1-301,,75,,").age_differs);
    CHECK(compare("张三,2-1-301,,,否,").care_differs);
    CHECK(compare("张三,2-1-301,,,,是").state == RowState::Changed);
    CHECK(compare("张三,5-1-101,15400000001,,,") ==
          RowComparison{RowState::PossibleDuplicate, 0, false, false, false, false});
    CHECK(compare("张三,5-1-101,,,,").state == RowState::New);
    CHECK(compare("李山,2-1-302,,,,") ==
          RowComparison{RowState::PossibleDuplicate, 1, false, false, false, false});
    CHECK(compare("李珊珊,2-1-302,,,,").state == RowState::PossibleDuplicate);
    CHECK(compare("赵六,2-1-302,,,,").state == RowState::New);
    CHECK(compare("王五,2-1-303,15400000005,,,") ==
          RowComparison{RowState::Same, 2, false, false, false, true});
}

TEST_CASE("any bytes can be given as a register and every line is accounted for") {
    SeededRandom random(5);
    const std::string sound = file("excel_tricks.csv");
    for (int round = 0; round < 500; ++round) {
        std::string text = sound;
        for (std::uint32_t changes = random.below(20); changes > 0; --changes) {
            const std::size_t at = random.below(static_cast<std::uint32_t>(text.size()));
            if (random.chance(300))
                text.insert(at, 1, ",;\"\n\r\t'="[random.below(8)]);
            else if (random.chance(500))
                text.erase(at, 1 + random.below(30));
            else
                text[at] = static_cast<char>(random.below(256));
        }
        const RegisterPreview preview = read_register(text, today);
        CHECK(std::is_sorted(
            preview.problems.begin(), preview.problems.end(),
            [](const RegisterProblem& a, const RegisterProblem& b) { return a.line < b.line; }));
        for (const RegisterRow& row : preview.rows) CHECK(row.line > preview.header_line);
    }
}

TEST_CASE("quotes, doubled quotes and open quotes are read as RFC 4180 says, and no further") {
    const auto fields = [](const std::string& text) {
        const std::vector<CsvRow> rows = csv_rows(text, ',', 10);
        REQUIRE(rows.size() == 1);
        return rows[0].fields;
    };
    CHECK(fields("a,b") == Lines{"a", "b"});
    CHECK(fields("a,") == Lines{"a", ""});
    CHECK(fields("\"a\"\"b\",c\n") == Lines{"a\"b", "c"});
    CHECK(fields("\"a,\nb\",c\r\n") == Lines{"a,\nb", "c"});
    CHECK(fields("a\"b,c") == Lines{"a\"b", "c"});
    CHECK(fields("\"a\" ,c") == Lines{"a ", "c"});
    CHECK(fields("=\"0,1\",c") == Lines{"0,1", "c"});
    const std::vector<CsvRow> open = csv_rows("a\n\"b\nc\n", ',', 10);
    REQUIRE(open.size() == 3);
    CHECK(open[1].quote_open);
    CHECK(open[2].fields == Lines{"c"});
    CHECK(open[2].line == 3);
}
