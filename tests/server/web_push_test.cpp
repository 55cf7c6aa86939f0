#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/server/push/base64url.h"
#include "app/server/push/push_words.h"
#include "app/server/push/web_push.h"
#include "tests/roster_town.h"
#include "tests/server/test_folder.h"

using namespace linli;
using namespace linli::server;
using linli::tests::TestFolder;

namespace {

std::string raw(const char* text) {
    return bytes_from_base64url(text).value();
}

// RFC 8291, section 5 and appendix A.
const char* const sender_point =
    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
const char* const sender_scalar = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
const char* const browser_point =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const char* const browser_auth = "BTBZMqHH6r4Tts7J_aSIgg";
const char* const salt = "DGv6ra1nlYgDCS1FRnbzlw";
const char* const agreed = "kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs";
const char* const body =
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK"
    "6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

}  // namespace

TEST_CASE("a message is encrypted as the standard's own example is") {
    const EcKey sender = EcKey::from_scalar(raw(sender_scalar), raw(sender_point)).value();
    CHECK(sender.point() == raw(sender_point));
    CHECK(base64url(sender.agreed_with(raw(browser_point)).value()) == agreed);
    const PushKeys keys{raw(browser_point), raw(browser_auth)};
    const auto made = encrypted_push(keys, "When I grow up, I want to be a watermelon", sender, raw(salt));
    REQUIRE(made);
    CHECK(base64url(*made) == body);
}

TEST_CASE("each message has a sender and a salt of its own") {
    const PushKeys keys{raw(browser_point), raw(browser_auth)};
    const std::string one = encrypted_push(keys, "x", system_random()).value();
    const std::string other = encrypted_push(keys, "x", system_random()).value();
    CHECK(one.size() == other.size());
    CHECK(one.substr(0, push_salt_bytes) != other.substr(0, push_salt_bytes));
    CHECK(one.substr(21, ec_point_bytes) != other.substr(21, ec_point_bytes));
}

TEST_CASE("keys that are none are refused") {
    std::string off_the_curve = raw(browser_point);
    off_the_curve.back() ^= 1;
    for (const std::string& point :
         {std::string(), std::string(65, '\4'), raw(browser_point).substr(1), off_the_curve}) {
        CHECK_FALSE(is_ec_point(point));
        CHECK_FALSE(encrypted_push({point, raw(browser_auth)}, "x", system_random()));
    }
    CHECK_FALSE(encrypted_push({raw(browser_point), "short"}, "x", system_random()));
    CHECK(is_ec_point(raw(browser_point)));
    CHECK_FALSE(EcKey::from_scalar("short", raw(sender_point)));
}

TEST_CASE("the server's name on a message names the push service, ends in time and is signed") {
    const EcKey key = EcKey::make().value();
    const Instant now{1'795'428'000'000};
    const std::string header =
        vapid_authorization(key, "https://push.example.org", "mailto:linli@example.org", now);
    const std::size_t token_at = header.find("vapid t="), key_at = header.find(", k=");
    REQUIRE(token_at == 0);
    REQUIRE(key_at != header.npos);
    CHECK(header.substr(key_at + 4) == base64url(key.point()));
    const std::string token = header.substr(8, key_at - 8);
    const std::size_t first = token.find('.'), last = token.rfind('.');
    CHECK(raw(token.substr(0, first).c_str()) == R"({"typ":"JWT","alg":"ES256"})");
    CHECK(raw(token.substr(first + 1, last - first - 1).c_str()) ==
          R"({"aud":"https://push.example.org","exp":1795471200,"sub":"mailto:linli@example.org"})");
    const std::string signature = raw(token.substr(last + 1).c_str());
    CHECK(is_signed_by(key.point(), token.substr(0, last), signature));
    CHECK_FALSE(is_signed_by(key.point(), token.substr(1, last - 1), signature));
    CHECK_FALSE(is_signed_by(EcKey::make()->point(), token.substr(0, last), signature));
}

TEST_CASE("the key is made once, only the server's user reads it, and a damaged one is not replaced") {
    namespace fs = std::filesystem;
    const TestFolder folder;
    const std::string path = folder.path("vapid.pem");
    const auto mode = [&] { return fs::status(path).permissions() & fs::perms::all; };
    constexpr auto owner_only = fs::perms::owner_read | fs::perms::owner_write;
    const std::string where = fs::path(path).parent_path().string();
    const std::string point = open_vapid_key(where).value().point();
    CHECK(mode() == owner_only);
    CHECK(open_vapid_key(where).value().point() == point);
    fs::permissions(path, fs::perms::group_read | fs::perms::others_read, fs::perm_options::add);
    CHECK(open_vapid_key(where).value().point() == point);
    CHECK(mode() == owner_only);
    std::ofstream(path) << "no key";
    const auto damaged = open_vapid_key(where);
    REQUIRE_FALSE(damaged);
    CHECK(damaged.error().detail.find("Put back") != std::string::npos);
    std::ifstream file(path);
    CHECK(std::string{std::istreambuf_iterator<char>(file), {}} == "no key");
}

TEST_CASE("a lock screen shows when and where, and no names") {
    RosterTown town;
    const ShiftId shift = town.at(19, 2, 2);
    town.takes(town.lu, shift);
    Notice notice;
    notice.id = NoticeId{{1, 2}};
    notice.to = town.lu;
    notice.kind = NoticeKind::ShiftSoon;
    notice.about = ref(shift);
    const std::string words = push_payload(town.state, notice, town.now, Speech::Chinese);
    CHECK(words == "{\"title\":\"今晚 19:00 南门岗\",\"body\":\"快到你的班了\",\"tag\":\"" +
                       to_hex(notice.id.bits) + "\",\"url\":\"/shifts/" + to_hex(shift.bits) + "\"}");
    CHECK(push_payload(town.state, notice, town.now, Speech::English).find("tonight 19:00") !=
          std::string::npos);
    for (const NoticeKind kind : Members<NoticeKind>::values) {
        notice.kind = kind;
        const std::string any = push_payload(town.state, notice, town.now, Speech::Chinese);
        CHECK(any.size() < max_push_bytes);
        for (const char* secret : {"陆", "302", "戴宁"}) CHECK(any.find(secret) == std::string::npos);
    }
}

TEST_CASE("what a robot is told has its chat's form, and an answer that says no is heard") {
    CHECK(chat_body(ChatForm::WeCom, "缺\"人\"\n") ==
          "{\"msgtype\":\"text\",\"text\":{\"content\":\"缺\\\"人\\\"\\u000a\"}}");
    CHECK(chat_body(ChatForm::Feishu, "x") == R"({"msg_type":"text","content":{"text":"x"}})");
    CHECK(chat_body(ChatForm::Plain, "x") == "x");
    CHECK_FALSE(chat_declines(ChatForm::WeCom, R"({"errcode":0,"errmsg":"ok"})"));
    CHECK(chat_declines(ChatForm::WeCom, R"({"errcode": 93000,"errmsg":"invalid webhook url"})"));
    CHECK(chat_declines(ChatForm::Feishu, R"({"code":19001,"msg":"param invalid"})"));
    CHECK_FALSE(chat_declines(ChatForm::Feishu, R"({"StatusCode":0})"));
    CHECK_FALSE(chat_declines(ChatForm::Plain, R"({"code":1})"));
    CHECK_FALSE(chat_declines(ChatForm::WeCom, "ok"));
}
