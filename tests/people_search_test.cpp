#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shared/core/random.h"
#include "shared/people/person_search.h"

using namespace linli;

namespace {

PersonSearch neighbours() {
    PersonSearch search;
    search.add("张三", {"凤凰苑", "2", "1", "301"}, "15400001234");            // 0
    search.add("张三丰", {"凤凰苑", "2", "1", "302"}, "15400005678");          // 1
    search.add("单小明", {"凤凰苑", "2", "2", "301"}, "");                     // 2
    search.add("李珊", {"桂花园", "12", "", "1101"}, "02154321234");           // 3
    search.add("Ada Lovelace", {"桂花园", "3", "", "201"}, "+4915112345678");  // 4
    search.add("赵山", {"桂花园", "30", "", "2"}, "15400009999");              // 5
    return search;
}

std::vector<std::uint32_t> found(const PersonSearch& search, std::string_view query) {
    std::vector<std::uint32_t> people;
    for (const PersonHit& hit : search.find(query, 100)) people.push_back(hit.person);
    return people;
}

using People = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("one search field finds neighbours by name, pinyin, door and telephone number") {
    const PersonSearch search = neighbours();
    CHECK(found(search, "张三") == People{0, 1});
    CHECK(found(search, "zs") == People{0, 5, 1});
    CHECK(found(search, "張三豐") == People{1});
    CHECK(found(search, "shan") == People{2, 3, 5});
    CHECK(found(search, "三") == People{0, 1});
    CHECK(found(search, "ada") == People{4});
    CHECK(found(search, "2-1-301") == People{0});
    CHECK(found(search, "2号楼1单元301") == People{0});
    CHECK(found(search, "2-301") == People{0, 2});
    CHECK(found(search, "2-1") == People{0, 1});
    CHECK(found(search, "2-1-") == People{0, 1});
    CHECK(found(search, "2-1-3") == People{0, 1});
    CHECK(found(search, "2号楼") == People{0, 1, 2});
    CHECK(found(search, "2号楼2单元") == People{2});
    CHECK(found(search, "301") == People{0, 2});
    CHECK(found(search, "30") == People{5, 0, 1, 2});
    CHECK(found(search, "12#1101") == People{3});
    CHECK(found(search, "桂花") == People{3, 4, 5});
    CHECK(found(search, "桂花园3号楼") == People{4});
    CHECK(found(search, "15400001234") == People{0});
    CHECK(found(search, "154 0000 1234") == People{0});
    CHECK(found(search, "+86 15400001234") == People{0});
    CHECK(found(search, "5432-1234") == People{3});
    CHECK(found(search, "1234") == People{0, 3, 4});
    CHECK(found(search, "154") == People{});
    CHECK(found(search, "021-54321234") == People{3});
    CHECK(found(search, "王") == People{});
    CHECK(found(search, std::string(201, 'z')) == People{});
}

TEST_CASE("several words must all fit") {
    const PersonSearch search = neighbours();
    CHECK(found(search, "zhang 2号楼") == People{0, 1});
    CHECK(found(search, "zhang san") == People{0, 1});
    CHECK(found(search, "shan 2号楼") == People{2});
    CHECK(found(search, "桂花园 li") == People{3});
    CHECK(found(search, "zhang 3号楼") == People{});
    CHECK(found(search, "zhang　1234") == People{0});
}

TEST_CASE("the best come first, equal ones in their order, and the answer is always the same") {
    const PersonSearch search = neighbours();
    CHECK(search.find("张三", 100) == std::vector<PersonHit>{{0, NameMatch::Exact, FoundBy::Name},
                                                             {1, NameMatch::Prefix, FoundBy::Name}});
    CHECK(search.find("2-1-301", 1) == std::vector<PersonHit>{{0, NameMatch::Exact, FoundBy::Door}});
    CHECK(search.find("5678", 9).front() == PersonHit{1, NameMatch::Prefix, FoundBy::Phone});
    CHECK(found(search, "  ") == People{0, 1, 2, 3, 4, 5});
    CHECK(search.find("", 2).size() == 2);
    CHECK(search.find("zhang", 0).empty());
}

TEST_CASE("who passes no telephone numbers finds none") {
    PersonSearch search;
    search.add("张三", {"", "2", "1", "301"}, "");
    CHECK(search.find("15400001234", 10).empty());
    CHECK(search.find("1234", 10).empty());
}

TEST_CASE("any bytes can be typed into the search field") {
    const PersonSearch search = neighbours();
    SeededRandom random(3);
    for (int round = 0; round < 3000; ++round) {
        std::string query(random.below(30), ' ');
        for (char& byte : query)
            byte =
                random.chance(700) ? "2-13 zhang0#"[random.below(12)] : static_cast<char>(random.below(256));
        const std::vector<PersonHit> hits = search.find(query, 4);
        CHECK(hits.size() <= 4);
        CHECK(hits == search.find(query, 4));
    }
}
