#include <doctest/doctest.h>

#include "tests/jpegs.h"
#include "tests/simulator/scenario.h"

using namespace linli;
using namespace linli::simulator;

namespace {

// Dora needs medicine and has a photo of her prescription; Ben helps.
struct Pharmacy : Scenario {
    explicit Pharmacy(std::uint64_t seed) : Scenario(seed) {
        device("Adam").presses(GiveRole{person("Ben"), Role::Volunteer, {}});
        device("Dora").goes_offline();
        Asked asked;
        asked.kind = ErrandKind::Medicine;
        asked.window = {evening, evening + hours(30)};
        asked.what = "氨氯地平";
        device("Dora").presses(AskForHelp{asked, 0, {}});
        errand = device("Dora").sees().errands.rows().begin()->first;
        device("Dora").presses(AttachPhoto{errand, {jpeg}});
        photo = device("Dora").sees().errand_photos.rows().begin()->first;
    }
    bool gets_bytes(const std::string& name) {
        const auto bytes = server.intake().photo(person(name), PhotoId{photo.bits});
        REQUIRE(bytes);
        if (*bytes) CHECK(**bytes == jpeg);
        return bytes->has_value();
    }
    // The record on their phone, and the bytes from the server.
    bool sees_photo(const std::string& name) {
        const bool on_phone = device(name).sees().errand_photos.find(photo) != nullptr;
        CHECK(on_phone == gets_bytes(name));
        return on_phone;
    }
    bool has_bytes() {
        return server.store().photo(server.intake().community(), PhotoId{photo.bits})->has_value();
    }

    const std::string jpeg = tests::grey_jpeg(640, 480, {}, "#7654321#");
    ErrandId errand;
    ErrandPhotoId photo;
};

}  // namespace

TEST_CASE("a photo that was pressed without a network waits, and then is seen by whom the errand is for") {
    Pharmacy town(51);
    for (const char* name : {"Ada", "Ben", "Cora"}) town.device(name);
    CHECK(town.device("Dora").device().replica().is_asked(ref(town.photo)));
    CHECK_FALSE(town.has_bytes());
    town.device("Dora").comes_online();
    CHECK(town.sees_photo("Dora"));
    CHECK(town.sees_photo("Cora"));
    CHECK_FALSE(town.sees_photo("Ben"));
    town.device("Ben").presses(ClaimErrand{town.errand});
    CHECK(town.sees_photo("Ben"));
    CHECK_FALSE(town.sees_photo("Ada"));
    town.device("Ben").presses(HandBackErrand{town.errand, "病了"});
    CHECK_FALSE(town.sees_photo("Ben"));
    CHECK(town.devices_agree());
}

TEST_CASE("a photo is gone from everywhere once the errand is done, also after the server starts again") {
    Pharmacy town(52);
    town.device("Dora").comes_online();
    town.device("Ben").presses(ClaimErrand{town.errand});
    town.server.kill();
    REQUIRE(town.server.start());
    town.pass(minutes(5));
    CHECK(town.sees_photo("Ben"));
    town.device("Ben").presses(FinishErrand{town.errand, 0, ""});
    for (const char* name : {"Ben", "Dora", "Cora"}) CHECK_FALSE(town.sees_photo(name));
    CHECK_FALSE(town.has_bytes());
    town.server.kill();
    REQUIRE(town.server.start());
    CHECK_FALSE(town.has_bytes());
    town.pass(minutes(5));
    CHECK(town.devices_agree());
}

TEST_CASE("a photo that was removed in the same moment in which it was sent leaves nothing") {
    Pharmacy town(53);
    town.device("Dora").presses(RemovePhoto{town.photo}).comes_online();
    CHECK_FALSE(town.sees_photo("Dora"));
    CHECK_FALSE(town.has_bytes());
    CHECK(town.refusals_of("Dora").empty());
    CHECK(town.devices_agree());
}

TEST_CASE("no device keeps a photo: a reopened tab learns of it anew") {
    Pharmacy town(54);
    town.device("Dora").comes_online();
    town.device("Ben").presses(ClaimErrand{town.errand}).closes_the_tab();
    const auto kept = town.device("Ben").device().copy_store()->load();
    REQUIRE(kept);
    for (const SentRecord& sent : kept->records) CHECK(!std::holds_alternative<ErrandPhoto>(sent.record));
    town.device("Ben").opens_the_tab();
    CHECK(town.sees_photo("Ben"));
    town.device("Dora").presses(RemovePhoto{town.photo});
    CHECK_FALSE(town.sees_photo("Ben"));
    CHECK(town.devices_agree());
}
