#include <doctest/doctest.h>

#include "shared/commands/text_rules.h"
#include "tests/town.h"

using namespace linli;

namespace {

template <class AnyCommand>
AnyCommand cleaned(AnyCommand wanted) {
    Command command = std::move(wanted);
    clean_texts(command);
    return std::get<AnyCommand>(command);
}

}  // namespace

TEST_CASE(
    "names are one line of what can be seen, notes keep their lines, and keys stay as they were pasted") {
    const MendNames names = cleaned(MendNames{{}, "戴\u202e宁\n", "宁\u200b", AgeBand::Adult});
    CHECK(names.full_name == "戴宁 ");
    CHECK(names.public_name == "宁");
    CHECK(cleaned(ThankHelper{{}, "谢谢\n\u202e陆青"}).words == "谢谢\n陆青");
    PersonEntry entry = Town::entry("2", "3\u200b01", "陆\u2066青");
    const RegisterPerson person = cleaned(RegisterPerson{entry});
    CHECK(person.entry.full_name == "陆青");
    CHECK(person.entry.door.room == "301");
    MarkPaid paid;
    paid.payments.push_back({});
    paid.payments.back().words = "老\u200b王";
    paid.payments.back().bank_key = "老\u200b王";
    const MarkPaid marked = cleaned(paid);
    CHECK(marked.payments.front().words == "老王");
    CHECK(marked.payments.front().bank_key == "老\u200b王");
}

TEST_CASE("a text that is longer than it may be is refused, wherever in a command it stands") {
    const auto answer = [](Command command) { return check_lengths(command); };
    CHECK_FALSE(answer(MendNames{{}, std::string(max_name_bytes, 'x'), "x", AgeBand::Adult}));
    const auto name = answer(MendNames{{}, std::string(max_name_bytes + 1, 'x'), "x", AgeBand::Adult});
    REQUIRE(name);
    CHECK(name->reason == Reason::TextTooLong);
    CHECK(name->limit == static_cast<std::int64_t>(max_name_bytes));
    PersonEntry entry = Town::entry("2", "301", "陆青");
    CHECK_FALSE(answer(RegisterPerson{entry}));
    entry.door.room = std::string(600, '1');
    CHECK(answer(RegisterPerson{entry}));
    Town town;
    Stamp by;
    by.person = by.for_person = town.lu;
    by.at = Town::evening;
    const Command long_name = MendNames{town.lu, std::string(max_name_bytes + 1, 'x'), "x", AgeBand::Adult};
    const auto refused = check(town.state, by, long_name);
    REQUIRE(refused);
    CHECK(refused->reason == Reason::TextTooLong);
}
