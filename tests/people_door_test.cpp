#include "shared/people/door.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <vector>

#include "shared/core/reading.h"
#include "shared/core/reading_door.h"

using namespace linli;

namespace {

struct Row {
    const char* text;
    Door door;
};

const std::vector<Row> written_doors = {
    {"2号楼1单元301", {"", "2", "1", "301"}},
    {"2-1-301", {"", "2", "1", "301"}},
    {"２－１－３０１", {"", "2", "1", "301"}},
    {"2—1—301", {"", "2", "1", "301"}},
    {"2/1/301", {"", "2", "1", "301"}},
    {"2 1 301", {"", "2", "1", "301"}},
    {"02-01-0301", {"", "2", "1", "301"}},
    {"2#1-301", {"", "2", "1", "301"}},
    {"2#-1-301", {"", "2", "1", "301"}},
    {"2栋1单元301室", {"", "2", "1", "301"}},
    {"2幢 1单元 301 室", {"", "2", "1", "301"}},
    {"2 号楼 1 单元 301", {"", "2", "1", "301"}},
    {"2-1单元301", {"", "2", "1", "301"}},
    {"2栋1-301室", {"", "2", "1", "301"}},
    {"2號樓1單元301室", {"", "2", "1", "301"}},
    {"二号楼一单元三〇一室", {"", "2", "1", "301"}},
    {"2号楼1门301", {"", "2", "1", "301"}},
    {"301室2号楼1单元", {"", "2", "1", "301"}},
    {"2#楼1单元301", {"", "2", "1", "301"}},
    {"第2栋第1单元301", {"", "2", "1", "301"}},
    {"2号楼-1单元-301室", {"", "2", "1", "301"}},
    {"2〜1〜301", {"", "2", "1", "301"}},
    {"10号楼十单元一〇一", {"", "10", "10", "101"}},
    {"Lane 85 No. 3 Room 502", {"85弄", "3", "", "502"}},
    {"凤凰苑2期3号楼501", {"凤凰苑2期", "3", "", "501"}},
    {"8-1-PH1", {"", "8", "1", "PH1"}},
    {"12#1101", {"", "12", "", "1101"}},
    {"12-1101", {"", "12", "", "1101"}},
    {"12号302", {"", "12", "", "302"}},
    {"12号302号", {"", "12", "", "302"}},
    {"12-302号", {"", "12", "", "302"}},
    {"3楼501", {"", "3", "", "501"}},
    {"3号楼5楼501", {"", "3", "", "501"}},
    {"3栋12层1203", {"", "3", "", "1203"}},
    {"A座1203", {"", "A", "", "1203"}},
    {"a栋1203", {"", "A", "", "1203"}},
    {"3-b-501", {"", "3", "B", "501"}},
    {"3号楼乙单元501", {"", "3", "乙", "501"}},
    {"南楼201", {"", "南", "", "201"}},
    {"东1号楼201", {"", "东1", "", "201"}},
    {"十二号楼1502", {"", "12", "", "1502"}},
    {"二十一栋3单元502A", {"", "21", "3", "502A"}},
    {"三号楼二单元", {"", "3", "2", ""}},
    {"3号楼", {"", "3", "", ""}},
    {"3号", {"", "3", "", ""}},
    {"301", {"", "", "", "301"}},
    {"301室", {"", "", "", "301"}},
    {"B101", {"", "", "", "B101"}},
    {"Bldg 3 Room 501", {"", "3", "", "501"}},
    {"Bldg3, Rm501", {"", "3", "", "501"}},
    {"Room 501, Building 3, Unit 2", {"", "3", "2", "501"}},
    {"Building 3 Unit 501", {"", "3", "", "501"}},
    {"Block C Apt #1102", {"", "C", "", "1102"}},
    {"No.12-302", {"", "12", "", "302"}},
    {"85弄3号502", {"85弄", "3", "", "502"}},
    {"85弄3号502室", {"85弄", "3", "", "502"}},
    {"85弄3号", {"85弄", "3", "", ""}},
    {"长青路85弄3号502室", {"长青路85弄", "3", "", "502"}},
    {"阳光花园3栋2-501", {"阳光花园", "3", "2", "501"}},
    {"阳光花园 3-2-501", {"阳光花园", "3", "2", "501"}},
    {"凤凰苑一期２号楼1单元301", {"凤凰苑一期", "2", "1", "301"}},
    {"  2-1-301　", {"", "2", "1", "301"}},
};

std::string described(const std::optional<Door>& door) {
    if (!door) return "nothing";
    return door->compound + "|" + door->building + "|" + door->unit + "|" + door->room;
}

}  // namespace

TEST_CASE("a door is read however people write it") {
    for (const Row& row : written_doors) {
        CAPTURE(row.text);
        CHECK(described(parse_door(row.text)) == described(row.door));
    }
}

TEST_CASE("what is not a door, or could be two, is not read as one") {
    for (const char* text :
         {"",          " ",      "-",        "张三",        "张三 2-1-301",  "2-1-301 张三", "13812345678",
          "2-1-3-301", "6楼602", "12楼1201", "85弄502",     "2号楼3号楼301", "3号楼5层1201", "东 301",
          "楼",        "单元",   "Room",     "Bldg Room 5", "2-1-301?",      "\xff\xfe",     "3号楼会所",
          "1234567-1"}) {
        CAPTURE(text);
        CHECK(described(parse_door(text)) == "nothing");
    }
    CHECK(!parse_door(std::string(max_door_bytes + 1, '1')));
}

TEST_CASE("a door written short is read back as the same door") {
    for (const Row& row : written_doors) {
        const Door& door = row.door;
        if (!door.compound.empty() || door.room.empty() || door.building == "东1" || door.building == "南" ||
            door.unit == "乙")
            continue;
        CAPTURE(row.text);
        CHECK(described(parse_door(short_door(door))) == described(door));
    }
    CHECK(short_door({"凤凰苑", "2", "1", "301"}) == "2-1-301");
    CHECK(short_door({"长青路85弄", "3", "", "502"}) == "85-3-502");
    CHECK(short_door({"", "3", "", ""}) == "3");
    CHECK(short_door({}).empty());
}

TEST_CASE("a part of a door in its own column loses its words and keeps its name") {
    const auto building = [](const char* text) {
        return parse_door_part(DoorPart::Building, text).value_or("nothing");
    };
    const auto unit = [](const char* text) {
        return parse_door_part(DoorPart::Unit, text).value_or("nothing");
    };
    const auto room = [](const char* text) {
        return parse_door_part(DoorPart::Room, text).value_or("nothing");
    };
    for (const char* text : {"2", "02", "2号楼", "2#", "第2幢", "二栋", "2座", "2楼", "２号", "Bldg 2"}) {
        CAPTURE(text);
        CHECK(building(text) == "2");
    }
    CHECK(building("a座") == "A");
    CHECK(building("会所") == "会所");
    CHECK(building("2-1") == "nothing");
    CHECK(building("2单元") == "nothing");
    CHECK(building("") == "nothing");
    for (const char* text : {"1", "1单元", "一单元", "01 单元", "1门", "Unit 1"}) {
        CAPTURE(text);
        CHECK(unit(text) == "1");
    }
    CHECK(unit("甲单元") == "甲");
    for (const char* text : {"301", "0301", "301室", "301号", "三〇一", "Rm 301", "301房"}) {
        CAPTURE(text);
        CHECK(room(text) == "301");
    }
    CHECK(room("301a") == "301A");
    CHECK(room("门卫室") == "门卫室");
    CHECK(room("301、302") == "nothing");
    CHECK(room("1单元") == "nothing");
    CHECK(parse_door_part(DoorPart::Compound, "　凤凰苑１期 ") == "凤凰苑1期");
}

TEST_CASE("doors are sorted as people count them") {
    std::vector<Door> doors = {{"", "10", "1", "101"}, {"", "2", "10", "101"}, {"", "2", "1", "1001"},
                               {"", "2", "1", "301A"}, {"", "2", "1", "301"},  {"", "2", "2", "101"},
                               {"", "A", "1", "101"},  {"", "2", "", "101"}};
    std::sort(doors.begin(), doors.end(),
              [](const Door& a, const Door& b) { return compare_doors(a, b) < 0; });
    std::vector<std::string> sorted;
    for (const Door& door : doors) sorted.push_back(short_door(door));
    CHECK(sorted == std::vector<std::string>{"2-101", "2-1-301", "2-1-301A", "2-1-1001", "2-2-101",
                                             "2-10-101", "10-1-101", "A-1-101"});
    CHECK(compare_natural("2", "10") < 0);
    CHECK(compare_natural("10", "2") > 0);
    CHECK(compare_natural("301", "301") == 0);
    CHECK(compare_natural("07", "7") != 0);
    CHECK(compare_natural("99999999999999999999998", "99999999999999999999999") < 0);
}

TEST_CASE("a door inside a line is the door that the whole text would be") {
    for (const char* written :
         {"2号楼1单元301", "2-1单元301", "2 号楼 1 单元 301", "2幢 1单元 301 室", "12#1101", "3栋12层1203",
          "A座1203", "二十一栋3单元502A", "85弄3号502", "Bldg 3 Room 501"}) {
        CAPTURE(written);
        const ReadText text = read_text(written);
        const auto found = find_door(text.plain, 0);
        REQUIRE(found);
        CHECK(found->end == text.plain.size());
        REQUIRE(parse_door(written));
        CHECK(door_text(found->value) == short_door(*parse_door(written)));
    }
}
