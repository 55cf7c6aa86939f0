#include "app/client/orders/buy_chain_answers.h"

#include <charconv>
#include <vector>

#include "shared/core/id.h"

namespace linli::client {
namespace {

constexpr char between = '\t', end_of_line = '\n';

// No mark of ours inside of what people wrote.
std::string plain_words(std::string_view words) {
    std::string plain(words);
    for (char& byte : plain) {
        if (byte == between || byte == end_of_line || byte == '\r') byte = ' ';
    }
    return plain;
}

std::vector<std::string> parts_of(std::string_view words, char mark) {
    std::vector<std::string> parts(1);
    for (const char byte : words) {
        if (byte == mark)
            parts.emplace_back();
        else
            parts.back() += byte;
    }
    return parts;
}

std::optional<std::int32_t> number_in(std::string_view words) {
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
    return error == std::errc() && end == words.data() + words.size() ? std::optional(number) : std::nullopt;
}

std::string about_item(const std::string& key, std::optional<Bits128> item) {
    return item ? key + " " + to_hex(*item) : key;
}

}  // namespace

const std::string* ChainAnswers::find(const char* kind, const std::string& about) const {
    const auto found = answers_.find(std::string(kind) + between + plain_words(about));
    return found == answers_.end() ? nullptr : &found->second;
}

void ChainAnswers::set(const char* kind, const std::string& about, std::string answer) {
    answers_[std::string(kind) + between + plain_words(about)] = std::move(answer);
    ++revision_;
}

std::optional<CampaignItemId> ChainAnswers::item(const std::string& written) const {
    const std::string* answer = find("item", written);
    const auto bits = answer ? bits_from_hex(*answer) : std::nullopt;
    return bits ? std::optional(CampaignItemId{*bits}) : std::nullopt;
}

void ChainAnswers::set_item(const std::string& written, CampaignItemId item) {
    set("item", written, to_hex(item.bits));
}

std::optional<Door> ChainAnswers::door(const std::string& words) const {
    const std::string* answer = find("door", words);
    if (!answer) return std::nullopt;
    const auto parts = parts_of(*answer, between);
    if (parts.size() != 4) return std::nullopt;
    return Door{parts[0], parts[1], parts[2], parts[3]};
}

void ChainAnswers::set_door(const std::string& words, const Door& door) {
    set("door", words,
        plain_words(door.compound) + between + plain_words(door.building) + between + plain_words(door.unit) +
            between + plain_words(door.room));
}

ChainWhich ChainAnswers::which(const std::string& key, std::optional<Bits128> item) const {
    const std::string* answer = find("which", about_item(key, item));
    const auto number = answer ? number_in(*answer) : std::nullopt;
    if (!number || *number < 0 || *number > static_cast<int>(ChainWhich::Both)) return ChainWhich::Open;
    return static_cast<ChainWhich>(*number);
}

void ChainAnswers::set_which(const std::string& key, std::optional<Bits128> item, ChainWhich which) {
    set("which", about_item(key, item), std::to_string(static_cast<int>(which)));
}

std::optional<std::size_t> ChainAnswers::part(const std::string& key) const {
    const std::string* answer = find("part", key);
    const auto number = answer ? number_in(*answer) : std::nullopt;
    return number && *number >= 0 ? std::optional(static_cast<std::size_t>(*number)) : std::nullopt;
}

void ChainAnswers::set_part(const std::string& key, std::size_t part) {
    set("part", key, std::to_string(part));
}

std::optional<ChainMended> ChainAnswers::mended(const std::string& words) const {
    const std::string* answer = find("line", words);
    if (!answer || answer->empty()) return std::nullopt;
    const auto parts = parts_of(*answer, between);
    if (parts.size() < 3) return std::nullopt;
    ChainMended mended{parts[0], parts[1], parts[2], {}};
    for (std::size_t i = 3; i + 1 < parts.size(); i += 2) {
        const auto item = bits_from_hex(parts[i]);
        const auto packs = number_in(parts[i + 1]);
        if (item && packs) mended.packs[CampaignItemId{*item}] = *packs;
    }
    return mended;
}

void ChainAnswers::set_mended(const std::string& words, const ChainMended& mended) {
    std::string answer =
        plain_words(mended.door) + between + plain_words(mended.name) + between + plain_words(mended.note);
    for (const auto& [item, packs] : mended.packs)
        answer += between + to_hex(item.bits) + between + std::to_string(packs);
    set("line", words, std::move(answer));
}

bool ChainAnswers::is_left_out(const std::string& words) const {
    const std::string* answer = find("line", words);
    return answer && answer->empty();
}

void ChainAnswers::leave_out(const std::string& words) {
    set("line", words, {});
}

bool ChainAnswers::is_ticked(const std::string& key) const {
    const std::string* answer = find("tick", key);
    return !answer || *answer == "yes";
}

void ChainAnswers::set_ticked(const std::string& key, bool ticked) {
    set("tick", key, ticked ? "yes" : "no");
}

std::string ChainAnswers::written() const {
    std::string words;
    for (const auto& [about, answer] : answers_) words += about + between + answer + end_of_line;
    return words;
}

void ChainAnswers::read(std::string_view written) {
    answers_.clear();
    ++revision_;
    for (const std::string& line : parts_of(written, end_of_line)) {
        const std::size_t kind_end = line.find(between);
        const std::size_t about_end =
            kind_end == std::string::npos ? kind_end : line.find(between, kind_end + 1);
        if (about_end != std::string::npos) answers_[line.substr(0, about_end)] = line.substr(about_end + 1);
    }
}

}  // namespace linli::client
