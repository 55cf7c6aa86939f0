#include "app/client/drafts.h"

#include <doctest/doctest.h>

#include "app/client/patterns_page.h"
#include "app/client/roster_rules_page.h"
#include "app/client/shifts_page.h"

using namespace linli;
using namespace linli::client;

namespace {

// What a reload does to a form: written down, and read into an empty one.
template <class Form>
Form reloaded(Form& form) {
    Form after;
    CHECK(read_drafts(drafts_of(after), "me", write_drafts(drafts_of(form), "me")));
    return after;
}

}  // namespace

TEST_CASE("drafts come back as they were, for the person who wrote them and for nobody else") {
    std::string text = "13. 林工\n\"19:00\" \\ 东门 🐟";
    int number = -3;
    bool flag = true;
    const std::vector<Draft> drafts{draft("text", text), draft("number", number), draft("flag", flag)};
    const std::string kept = write_drafts(drafts, "me");
    const std::string written = text;
    text.clear();
    number = 0;
    flag = false;
    CHECK_FALSE(read_drafts(drafts, "somebody else", kept));
    CHECK(text.empty());
    CHECK(read_drafts(drafts, "me", kept));
    CHECK(text == written);
    CHECK(number == -3);
    CHECK(flag);
}

TEST_CASE("drafts of another build set what they know, and damaged ones nothing") {
    std::string old = "old", added = "added";
    const std::string kept = write_drafts({draft("old", old)}, "me");
    old = added = "";
    CHECK(read_drafts({draft("old", old), draft("added", added)}, "me", kept));
    CHECK(old == "old");
    CHECK(added.empty());
    for (std::size_t size = 0; size < kept.size(); ++size)
        CHECK_FALSE(read_drafts({draft("old", old)}, "me", kept.substr(0, size)));
}

TEST_CASE("what is typed about a pattern outlives a reload, also that something was not chosen") {
    PatternsInput input;
    PatternForm& form = input.form;
    form.changes = ShiftPatternId{{7, 1}};
    form.filled = true;
    form.first = CivilDate{2026, 11, 25};
    form.days = day_bit(2) | day_bit(4);
    form.every_days = 3;
    form.from = 23 * 60;
    form.until = 25 * 60;
    form.then = {60, 180};
    form.why = "下雨";
    const PatternForm after = reloaded(input).form;
    CHECK(after.changes == form.changes);
    CHECK(after.filled);
    CHECK(after.first == form.first);
    CHECK_FALSE(after.last);
    CHECK(after.days == form.days);
    CHECK(after.until == form.until);
    CHECK(after.then == form.then);
    CHECK(after.why == form.why);
    form.then.reset();
    CHECK_FALSE(reloaded(input).form.then);
}

TEST_CASE("a copied week, a change in bulk and a call right now outlive a reload") {
    PlanInput input;
    input.part = 2;
    input.weeks_ahead = 3;
    input.publish = CivilDate{2026, 12, 1};
    input.later_minutes = -30;
    input.cancel = true;
    input.why = "封路";
    input.people = 9;
    const PlanInput after = reloaded(input);
    CHECK(after.part == 2);
    CHECK(after.weeks_ahead == 3);
    CHECK(after.publish == input.publish);
    CHECK_FALSE(after.opens);
    CHECK(after.later_minutes == -30);
    CHECK(after.cancel);
    CHECK(after.why == "封路");
    CHECK(after.people == 9);
}

TEST_CASE("what is typed about a post, a shift and the rules outlives a reload") {
    PostForm post;
    post.post = PostId{{7, 2}};
    post.detail.id = post.post;
    post.detail.place = "南门保安亭外";
    post.needs = {{TrainingId{{7, 3}}, 2}, {TrainingId{{7, 4}}, 1}};
    const PostForm post_after = reloaded(post);
    CHECK(post_after.post == post.post);
    CHECK(post_after.detail.id == post.post);
    CHECK(post_after.detail.place == post.detail.place);
    REQUIRE(post_after.needs.size() == 2);
    CHECK(post_after.needs[1].training == post.needs[1].training);
    CHECK(post_after.needs[0].places == 2);

    ShiftForm shift;
    shift.needs = post.needs;
    shift.day = CivilDate{2026, 12, 24};
    CHECK(reloaded(shift).needs.size() == 2);
    CHECK(reloaded(shift).day == shift.day);

    RosterRulesInput rules;
    CHECK_FALSE(reloaded(rules).filled);  // Nothing was changed: they are read anew.
    rules.filled = true;
    rules.rules.hours_a_day = 10;
    rules.rules.alarm_person = PersonId{{7, 5}};
    const RosterRulesInput rules_after = reloaded(rules);
    CHECK(rules_after.filled);
    CHECK(rules_after.rules == rules.rules);
    CHECK(rules_after.filled_from == rules.filled_from);
}

TEST_CASE("damaged numbers and days leave what was there or nothing, and never something made up") {
    CHECK(read_numbers("") == std::vector<std::int64_t>{});
    CHECK(read_numbers("1 -2 3") == std::vector<std::int64_t>{1, -2, 3});
    CHECK(read_numbers("1 x 3") == std::vector<std::int64_t>{1});
    PostForm form;
    form.needs = {{TrainingId{{7, 3}}, 2}};
    for (Draft& one : drafts_of(form)) {
        if (one.name == "post_form.needs") one.set("zz 1\n12\n\n");
    }
    CHECK(form.needs.empty());
}
