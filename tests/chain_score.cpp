#include "tests/chain_score.h"

#include "shared/core/characters.h"
#include "shared/core/reading.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

namespace linli::test {
namespace {

// As much JSON as the expected readings use.
struct Json {
    enum class Kind { Null, Text, Number, List, Object };
    Kind kind = Kind::Null;
    std::string text;
    std::vector<Json> list;
    std::map<std::string, Json> fields;
};

class JsonReader {
public:
    explicit JsonReader(const std::string& text) : text_(text) {}

    Json read() {
        const char c = next();
        if (c == '{') return read_object();
        if (c == '[') return read_list();
        if (c == '"') return {Json::Kind::Text, read_string(), {}, {}};
        const std::size_t begin = at_;
        while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) ||
                                      text_[at_] == '-' || text_[at_] == '.'))
            ++at_;
        const std::string word = text_.substr(begin, at_ - begin);
        if (word == "null") return {};
        return {Json::Kind::Number, word, {}, {}};
    }

private:
    char next() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_]))) ++at_;
        if (at_ == text_.size()) throw std::runtime_error("JSON ends early");
        return text_[at_];
    }
    void expect(char c) {
        if (next() != c) throw std::runtime_error(std::string("JSON lacks ") + c);
        ++at_;
    }
    std::string read_string() {
        expect('"');
        std::string value;
        while (text_.at(at_) != '"') {
            if (text_[at_] == '\\') ++at_;
            value += text_.at(at_++);
        }
        ++at_;
        return value;
    }
    Json read_list() {
        Json json{Json::Kind::List, {}, {}, {}};
        expect('[');
        while (next() != ']') {
            json.list.push_back(read());
            if (next() == ',') ++at_;
        }
        ++at_;
        return json;
    }
    Json read_object() {
        Json json{Json::Kind::Object, {}, {}, {}};
        expect('{');
        while (next() != '}') {
            next();
            const std::string key = read_string();
            expect(':');
            json.fields[key] = read();
            if (next() == ',') ++at_;
        }
        ++at_;
        return json;
    }

    const std::string& text_;
    std::size_t at_ = 0;
};

std::optional<std::string> text_field(const Json& json, const char* key) {
    const Json& field = json.fields.at(key);
    if (field.kind == Json::Kind::Null) return std::nullopt;
    return field.text;
}

std::string plain(const std::optional<std::string>& value) {
    if (!value) return {};
    std::u32string key = plain_text(*value);
    key.erase(std::remove(key.begin(), key.end(), U' '), key.end());
    return text_of(key);
}

std::string plain_note(const std::optional<std::string>& note) {
    std::set<std::string> parts;
    std::u32string part;
    for (const char32_t c : characters_of(plain(note)) + U";") {
        if (c != U';' && c != U',' && c != U'。' && c != U'!') {
            part += c;
            continue;
        }
        if (part.size() > 1 && part.back() == U'的') part.pop_back();
        if (!part.empty()) parts.insert(text_of(part));
        part.clear();
    }
    std::string joined;
    for (const std::string& one : parts) joined += one + ";";
    return joined;
}

using Lines = std::map<int, std::multiset<std::string>>;

template <class Entry>
Lines by_line(const std::vector<Entry>& signups) {
    Lines lines;
    for (const Entry& signup : signups) lines[signup.line].insert(comparable(signup));
    return lines;
}

std::set<int> lines_of(const std::vector<int>& lines) {
    return {lines.begin(), lines.end()};
}

template <class Unclear>
std::set<int> lines_of(const std::vector<Unclear>& unclear) {
    std::set<int> lines;
    for (const Unclear& line : unclear) lines.insert(line.line);
    return lines;
}

std::string listed(const std::multiset<std::string>& signups) {
    std::string text;
    for (const std::string& signup : signups) text += (text.empty() ? "" : " & ") + signup;
    return text.empty() ? "nothing" : text;
}

ChainScore score_lines(const Lines& wanted, Lines got, const std::set<int>& wanted_unclear,
                       const std::set<int>& asked) {
    ChainScore score;
    std::ostringstream differences;
    for (const int line : wanted_unclear) {
        ++score.lines;
        const bool right = asked.count(line) > 0 && got.count(line) == 0;
        score.points += right ? 1 : -1;
        if (!right)
            differences << "line " << line << ": should be unclear, got " << listed(got[line]) << "\n";
        got.erase(line);
    }
    for (const auto& [line, signups] : wanted) {
        ++score.lines;
        const auto have = got.find(line);
        const bool unclear = asked.count(line) > 0;
        if (have == got.end() && unclear) {
            differences << "line " << line << ": left unclear, wanted " << listed(signups) << "\n";
            continue;
        }
        const bool right = have != got.end() && have->second == signups && !unclear;
        score.points += right ? 1 : -1;
        if (!right) {
            differences << "line " << line << ": wanted " << listed(signups) << "\n  got "
                        << (have == got.end() ? "nothing" : listed(have->second)) << "\n";
        }
        got.erase(line);
    }
    for (const auto& [line, signups] : got) {
        if (signups.empty()) continue;
        --score.points;
        differences << "line " << line << ": nothing stands here, got " << listed(signups) << "\n";
    }
    score.differences = differences.str();
    return score;
}

}  // namespace

std::string comparable(const ChainSignup& signup) {
    return plain(signup.door) + " " + plain(signup.name) + " @" + plain(signup.post) + " " +
           plain(signup.date) + " " + plain(signup.from) + "-" + plain(signup.to) + " (" +
           plain_note(signup.note) + ")";
}

std::string comparable(const GroupBuyOrder& order) {
    std::string text = plain(order.door) + " ";
    if (!order.door) text += plain(order.name) + " " + plain(order.phone) + " ";
    std::set<std::string> items;
    for (const auto& [name, count] : order.items) items.insert(plain(name) + "×" + std::to_string(count));
    for (const std::string& item : items) text += item + " ";
    return text + (!order.paid ? "-" : *order.paid ? "paid" : "unpaid") + " (" + plain_note(order.note) + ")";
}

std::string comparable_header(const std::vector<GroupBuyItem>& items,
                              const std::optional<std::string>& deadline, const std::optional<int>& minimum) {
    std::string text;
    for (const GroupBuyItem& item : items) {
        text += plain(item.code) + " " + plain(item.name) + " " +
                (item.price_cents ? std::to_string(*item.price_cents) : "-") + "; ";
    }
    return text + deadline.value_or("-") + " " + (minimum ? std::to_string(*minimum) : "-");
}

ExpectedGroupBuy expected_group_buy(const std::string& json) {
    const Json root = JsonReader(json).read();
    ExpectedGroupBuy expected;
    expected.deadline = text_field(root, "deadline");
    if (const auto minimum = text_field(root, "minimum")) expected.minimum = std::stoi(*minimum);
    for (const Json& entry : root.fields.at("items").list) {
        GroupBuyItem item{text_field(entry, "code"), entry.fields.at("name").text, std::nullopt,
                          text_field(entry, "unit")};
        if (const auto price = text_field(entry, "price_cents")) item.price_cents = std::stoll(*price);
        expected.items.push_back(item);
    }
    for (const Json& entry : root.fields.at("orders").list) {
        GroupBuyOrder order{std::stoi(entry.fields.at("line").text),
                            text_field(entry, "door"),
                            text_field(entry, "name"),
                            text_field(entry, "phone"),
                            {},
                            std::nullopt,
                            text_field(entry, "note")};
        for (const auto& [name, count] : entry.fields.at("items").fields)
            order.items[name] = std::stoi(count.text);
        if (const auto paid = text_field(entry, "paid")) order.paid = *paid == "true";
        expected.orders.push_back(order);
    }
    for (const Json& entry : root.fields.at("unclear").list)
        expected.unclear.push_back(std::stoi(entry.fields.at("line").text));
    return expected;
}

ExpectedChain expected_chain(const std::string& json) {
    const Json root = JsonReader(json).read();
    ExpectedChain expected;
    for (const Json& entry : root.fields.at("signups").list) {
        expected.signups.push_back({std::stoi(entry.fields.at("line").text), text_field(entry, "door"),
                                    text_field(entry, "name"), text_field(entry, "post"),
                                    text_field(entry, "date"), text_field(entry, "from"),
                                    text_field(entry, "to"), text_field(entry, "note")});
    }
    for (const Json& entry : root.fields.at("unclear").list)
        expected.unclear.push_back(std::stoi(entry.fields.at("line").text));
    return expected;
}

ChainScore score(const ExpectedChain& expected, const ShiftChain& reading) {
    return score_lines(by_line(expected.signups), by_line(reading.signups), lines_of(expected.unclear),
                       lines_of(reading.unclear));
}

ChainScore score(const ExpectedGroupBuy& expected, const GroupBuyChain& reading) {
    return score_lines(by_line(expected.orders), by_line(reading.orders), lines_of(expected.unclear),
                       lines_of(reading.unclear));
}

std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

static std::vector<std::string> samples_in(const std::string& folder) {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(LINLI_TEST_DATA "/" + folder)) {
        const std::string path = entry.path().string();
        if (entry.path().extension() == ".txt") paths.push_back(path);
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::vector<std::string> chain_samples() {
    return samples_in("chains");
}

std::vector<std::string> group_buy_samples() {
    return samples_in("group_buys");
}

// ---- wish lists

static std::optional<std::int32_t> thousandths(const std::optional<std::string>& quantity) {
    if (!quantity || quantity->empty()) return std::nullopt;
    return static_cast<std::int32_t>(std::lround(std::stod(*quantity) * 1000));
}

static ExpectedWishList wish_list_of_json(const std::string& json) {
    const Json root = JsonReader(json).read();
    ExpectedWishList expected{text_field(root, "door"), {}};
    for (const Json& entry : root.fields.at("lines").list) {
        ItemWords& words = expected.items.emplace_back();
        words.item = entry.fields.at("item").text;
        words.quantity_thousandths = thousandths(text_field(entry, "quantity"));
        words.unit = text_field(entry, "unit").value_or("");
        words.note = text_field(entry, "note").value_or("");
        words.urgent = entry.fields.at("urgent").text == "true";
    }
    return expected;
}

static ExpectedWishList wish_list_of_table(const std::string& table) {
    ExpectedWishList expected;
    std::istringstream rows(table);
    for (std::string row; std::getline(rows, row);) {
        std::vector<std::string> cells;
        std::istringstream input(row);
        for (std::string cell; std::getline(input, cell, '\t');) cells.push_back(cell);
        cells.resize(5);
        if (cells[0] == "door") {
            if (!cells[1].empty()) expected.door = cells[1];
            continue;
        }
        ItemWords& words = expected.items.emplace_back();
        words.item = cells[0];
        words.quantity_thousandths = thousandths(cells[1]);
        words.unit = cells[2];
        words.note = cells[3];
        words.urgent = cells[4] == "urgent";
    }
    return expected;
}

ExpectedWishList expected_wish_list(const std::string& sample) {
    const std::string stem = sample.substr(0, sample.size() - 4) + ".expected.";
    if (const std::string json = file_text(stem + "json"); !json.empty()) return wish_list_of_json(json);
    const std::string table = file_text(stem + "tsv");
    if (table.empty()) throw std::runtime_error("Nothing is expected of " + sample);
    return wish_list_of_table(table);
}

// 1: right; 0: the quantity was left out; -1: wrong.
static int points_of(const ItemWords& wanted, const ItemWords& got) {
    const bool rest = plain_note(wanted.note) == plain_note(got.note) && wanted.urgent == got.urgent;
    const bool amount =
        wanted.quantity_thousandths == got.quantity_thousandths && plain(wanted.unit) == plain(got.unit);
    if (rest && amount) return 1;
    return wanted.quantity_thousandths && !got.quantity_thousandths ? 0 : -1;
}

ChainScore score(const ExpectedWishList& expected, const WishList& reading) {
    ChainScore result;
    const auto add = [&](int points, const std::string& what) {
        result.points += points;
        if (points < 1) result.differences += what + "\n";
    };
    if (expected.door || reading.door) {
        ++result.lines;
        const bool right = plain(expected.door) == plain(reading.door);
        add(right ? 1 : reading.door ? -1 : 0, "door: got " + reading.door.value_or("none"));
    }
    std::vector<ItemWords> got;
    for (const WishedItem& item : reading.items) got.push_back(item.words);
    for (const ItemWords& wanted : expected.items) {
        ++result.lines;
        const auto same = std::find_if(got.begin(), got.end(), [&](const ItemWords& one) {
            return plain(one.item) == plain(wanted.item);
        });
        const std::string line = wish_list_line(wanted);
        if (same == got.end()) {
            add(-1, line + ": dropped");
            continue;
        }
        add(points_of(wanted, *same), line + ": got " + wish_list_line(*same));
        got.erase(same);
    }
    for (const ItemWords& invented : got) add(-1, wish_list_line(invented) + ": invented");
    return result;
}

std::vector<std::string> wish_list_samples() {
    return samples_in("wish_lists");
}

std::vector<std::string> wish_list_samples_of(const std::string& folder) {
    std::vector<std::string> paths;
    std::error_code absent;
    for (const auto& entry : std::filesystem::directory_iterator(folder, absent)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("wl") && entry.path().extension() == ".txt")
            paths.push_back(entry.path().string());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace linli::test
