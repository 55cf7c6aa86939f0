#include "app/server/push/push_words.h"

#include <charconv>

#include "app/server/json_text.h"
#include "shared/reminders/chat.h"

namespace linli::server {
namespace {

struct Said {
    const char* chinese;
    const char* english;
};

Said said_of(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::ShiftTomorrow:
            return {"别忘了这一班", "Do not forget this shift"};
        case NoticeKind::ShiftSoon:
            return {"快到你的班了", "Your shift begins soon"};
        case NoticeKind::ShiftCancelled:
            return {"这班取消了", "This shift is cancelled"};
        case NoticeKind::PutOnShift:
            return {"给你排了这一班", "You were put on this shift"};
        case NoticeKind::TakenOffShift:
            return {"这班不用你站了", "No need to come to this shift"};
        case NoticeKind::ShiftMoved:
            return {"这班改时间了", "This shift has a new time"};
        case NoticeKind::MovedUp:
            return {"轮到你了，这班有你的位置", "You have a place on this shift now"};
        case NoticeKind::StandInAsked:
            return {"这一班你能来吗？", "Could you come to this shift?"};
        case NoticeKind::StandInFound:
            return {"这班找到人了", "Somebody was found for this shift"};
        case NoticeKind::StandInNotFound:
            return {"这班还没找到人", "Nobody found for this shift yet"};
        case NoticeKind::SwapOffered:
            return {"有邻居想和你换这一班", "A neighbour would like to swap this shift with you"};
        case NoticeKind::SwapDone:
            return {"换好了，这一班归你", "The swap is done: this shift is yours now"};
        case NoticeKind::SwapOff:
            return {"这一班没换成", "The swap of this shift is off"};
        case NoticeKind::SomebodyLate:
            return {"这班有人晚到", "Somebody comes late to this shift"};
        case NoticeKind::ShiftUncovered:
        case NoticeKind::ShiftStillUncovered:
            return {"这班还缺人", "This shift is short of people"};
        case NoticeKind::ShiftUrgent:
            return {"马上要人，能来吗？", "People are needed right now. Can you come?"};
        default:
            return {"有新消息", "There is news"};
    }
}

std::string payload(const std::string& title, const std::string& body, const std::string& tag,
                    const std::string& url) {
    return "{\"title\":" + json_text(title) + ",\"body\":" + json_text(body) + ",\"tag\":" + json_text(tag) +
           ",\"url\":" + json_text(url) + "}";
}

// The number behind "name": in a flat part of a JSON text.
std::optional<std::int64_t> number_named(std::string_view json, std::string_view name) {
    const std::string quoted = "\"" + std::string(name) + "\"";
    std::size_t at = json.find(quoted);
    if (at == json.npos) return std::nullopt;
    at = json.find_first_not_of(" \t\r\n:", at + quoted.size());
    if (at == json.npos) return std::nullopt;
    std::int64_t value = 0;
    const auto read = std::from_chars(json.data() + at, json.data() + json.size(), value);
    return read.ec == std::errc() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::string push_payload(const State& state, const Notice& notice, Instant now, Speech speech) {
    const bool chinese = speech == Speech::Chinese;
    const Said said = said_of(notice.kind);
    const Shift* shift = shift_of(state, notice);
    const Post* post = shift ? state.posts.find(shift->post) : nullptr;
    std::string title = chinese ? "邻里" : "Linli";
    if (shift && post)
        title = spoken_moment(shift->window.from, now, utc_offset(state), speech) + " " + post->name;
    // Who is asked for something answers on today's page.
    const bool on_today =
        !shift || notice.kind == NoticeKind::StandInAsked || notice.kind == NoticeKind::SwapOffered;
    return payload(title, chinese ? said.chinese : said.english, to_hex(notice.id.bits),
                   on_today ? "/today" : "/shifts/" + to_hex(shift->id.bits));
}

std::string push_trial(Speech speech) {
    const bool chinese = speech == Speech::Chinese;
    return payload(chinese ? "邻里" : "Linli", chinese ? "提醒能收到了" : "Reminders arrive on this phone",
                   "trial", "/me");
}

std::string chat_body(ChatForm form, const std::string& words) {
    switch (form) {
        case ChatForm::WeCom:
            return "{\"msgtype\":\"text\",\"text\":{\"content\":" + json_text(words) + "}}";
        case ChatForm::Feishu:
            return "{\"msg_type\":\"text\",\"content\":{\"text\":" + json_text(words) + "}}";
        case ChatForm::Plain:
            break;
    }
    return words;
}

const char* chat_content_type(ChatForm form) {
    return form == ChatForm::Plain ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
}

bool chat_declines(ChatForm form, std::string_view answer) {
    if (form == ChatForm::Plain) return false;
    for (const char* name : {"errcode", "code", "StatusCode"}) {
        if (const auto number = number_named(answer, name)) return *number != 0;
    }
    return false;
}

}  // namespace linli::server
