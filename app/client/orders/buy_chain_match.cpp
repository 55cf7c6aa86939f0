#include "app/client/orders/buy_chain_match.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/client/orders/buy_chain_known.h"
#include "shared/core/characters.h"
#include "shared/core/reading.h"
#include "shared/orders/hidden_phones.h"
#include "shared/orders/order_book.h"

namespace linli::client {
namespace {

constexpr std::size_t most_gone_explained = 100;
constexpr std::size_t most_refused_alone = 30;  // More, and the whole says why.

// --- Lines and who wrote them

// A line that says something about one order: read, written by hand, or not readable.
struct Part {
    ChainPart shown;
    std::optional<Door> door;
    std::vector<Door> doors;
    std::string name, phone, note;
    bool paid = false, item_open = false, by_hand = false;
    const GroupBuyUnclear* unclear = nullptr;
};

// All lines of one door or writer.
struct Group {
    std::string key;
    std::vector<Part> parts;
};

std::string clipped(std::string words, std::size_t most) {
    if (words.size() <= most) return words;
    words.resize(most);
    while (!is_valid_utf8(words)) words.pop_back();
    return words;
}

std::string joined_words(const std::vector<ChainPart>& parts) {
    std::string words;
    for (const ChainPart& part : parts) words += (words.empty() ? "" : "\n") + part.words;
    return clipped(without_phone_numbers(words), max_source_bytes);
}

void add_packs(ChainPacks& sum, const ChainPacks& more) {
    for (const auto& [item, packs] : more) sum[item] += packs;
}

}  // namespace

bool BuyChainOrder::changes_nothing() const {
    const bool same = std::all_of(items.begin(), items.end(), [](const JoinItem& item) {
        return item.packs == item.held && item.said == item.before;
    });
    const bool nothing = std::all_of(items.begin(), items.end(),
                                     [](const JoinItem& item) { return item.packs == 0 && item.held == 0; });
    return (order && same && !finds_door) || (!order && nothing);
}

bool BuyChainOrder::withdraws() const {
    return order &&
           std::all_of(items.begin(), items.end(), [](const JoinItem& item) { return item.packs == 0; });
}

std::string BuyChainOrder::source_text() const {
    return joined_words(parts);
}

std::size_t BuyChainReview::open() const {
    const auto asked = [](const BuyChainOrder& order) { return order.asked != ChainQuestion::None; };
    const auto item_asked = [](const ChainItemMatch& match) { return !match.item; };
    return unclear.size() + static_cast<std::size_t>(std::count_if(orders.begin(), orders.end(), asked)) +
           static_cast<std::size_t>(std::count_if(items.begin(), items.end(), item_asked));
}

const BuyChainOrder* same_writer(const BuyChainReview& review, const GroupBuyUnclear& unclear) {
    const auto door = unclear.door ? parse_door(*unclear.door) : std::nullopt;
    const auto found =
        std::find_if(review.orders.begin(), review.orders.end(), [&](const BuyChainOrder& order) {
            if (order.parts.empty()) return false;
            if (!door) return unclear.name && !order.door && order.name == *unclear.name;
            return order.door && order.door->room == door->room && order.door->building == door->building &&
                   (door->unit.empty() || order.door->unit == door->unit);
        });
    return found == review.orders.end() ? nullptr : &*found;
}

std::string line_words(const ReadBuyChain& read, int line) {
    if (line < 1 || line > static_cast<int>(read.lines.size())) return {};
    const ReadText text = read_text(read.lines[static_cast<std::size_t>(line - 1)]);
    const std::size_t begin = skip_blanks(text.plain, 0);
    const std::u32string_view words = std::u32string_view(text.plain).substr(begin);
    const bool may_be_house = dotted_house_length(words) > 0;  // 12.301
    const std::size_t number = may_be_house ? 0 : list_number_length(words);
    return text_of(linli::trimmed(std::u32string_view(text.shown).substr(begin + number)));
}

namespace {

class Reviewing {
public:
    Reviewing(const State& state, const Stamp& by, CampaignId campaign, const ReadBuyChain& read,
              const ChainAnswers& answers)
        : state_(state), by_(by), campaign_(campaign), read_(read), answers_(answers) {}

    BuyChainReview all() {
        const auto items = items_of(state_, campaign_);
        for (const GroupBuyItem& written : read_.chain.items) {
            review_.items.push_back(match_item(items, written, answers_));
            matches_[written.name] = review_.items.back().item;
        }
        hold_orders();
        const KnownDoors doors(state_, campaign_);
        for (const GroupBuyOrder& order : read_.chain.orders) add(part_of(order, doors));
        for (const GroupBuyUnclear& unclear : read_.chain.unclear) add_unclear(unclear, doors);
        for (const Group& group : groups_) say(group);
        join();
        make_command();
        return std::move(review_);
    }

private:
    // What the app has.
    void hold_orders() {
        for (const Order* order : state_.orders.where<&Order::campaign>(campaign_)) {
            // What was kept before numbers were hidden is known by them hidden, too.
            const std::string key = without_phone_numbers(order->source_key);
            HeldOrder held{order->id.bits, order->revision, key, {}, false, {}, {}};
            if (!order->door.room.empty() || !order->door.building.empty()) held.door = order->door;
            held.withdrawn = order->state == OrderState::Withdrawn;
            for (const OrderLine* line : state_.order_lines.where<&OrderLine::order>(order->id)) {
                if (line->packs > 0) held.packs[line->item.bits] = line->packs;
                if (line->said.value_or(0) > 0) held.said[line->item.bits] = *line->said;
            }
            const std::string words = without_phone_numbers(order->source_text);
            if (!words.empty()) by_text_[words] = held_.size();
            held_.push_back(std::move(held));
        }
    }

    void place(Part& part, const std::optional<std::string>& written, const KnownDoors& doors) {
        if (const auto answered = answers_.door(part.shown.words)) {
            part.door = *answered;
            return;
        }
        part.door = written ? parse_door(*written) : std::nullopt;
        if (!part.door) return;
        part.doors = doors.meant(*part.door);
        if (part.doors.size() == 1) part.door = part.doors.front();
        if (part.doors.size() < 2) part.doors.clear();
    }

    Part part_of(const GroupBuyOrder& order, const KnownDoors& doors) {
        Part part;
        part.shown = {order.line, line_words(read_, order.line), {}};
        for (const auto& [name, packs] : order.items) {
            const auto match = matches_.find(name);
            if (match == matches_.end() || !match->second)
                part.item_open = true;
            else if (*match->second)
                part.shown.packs[match->second->bits] += packs;
        }
        place(part, order.door, doors);
        part.name = order.name.value_or("");
        part.phone = order.phone.value_or("");
        part.note = order.note.value_or("");
        part.paid = order.paid.value_or(false);
        if (const auto mended = answers_.mended(part.shown.words)) write(part, *mended, doors);
        return part;
    }

    // As somebody wrote it down instead.
    void write(Part& part, const ChainMended& mended, const KnownDoors& doors) {
        part.by_hand = true;
        part.item_open = false;
        part.door.reset();
        part.doors.clear();
        if (!mended.door.empty()) place(part, mended.door, doors);
        part.name = mended.name;
        part.note = mended.note;
        by_hand_[part.shown.words] = {};
        for (const auto& [item, packs] : mended.packs) {
            if (packs > 0) by_hand_[part.shown.words][item.bits] = packs;
        }
    }

    void add_unclear(const GroupBuyUnclear& unclear, const KnownDoors& doors) {
        Part part;
        part.shown = {unclear.line, line_words(read_, unclear.line), {}};
        if (answers_.is_left_out(part.shown.words)) return;
        place(part, unclear.door, doors);
        part.name = unclear.name.value_or("");
        part.unclear = &unclear;
        if (const auto mended = answers_.mended(part.shown.words)) write(part, *mended, doors);
        add(std::move(part));
    }

    void add(Part part) {
        if (answers_.is_left_out(part.shown.words)) return;
        const bool somebody = part.door || !part.name.empty() || !part.phone.empty();
        const std::string key = somebody ? chain_source_key(part.door, part.name, part.phone)
                                         : "line " + std::to_string(part.shown.line);
        const auto [found, fresh] = by_key_.try_emplace(key, groups_.size());
        if (fresh) groups_.push_back({key, {}});
        auto& parts = groups_[found->second].parts;
        const auto behind = std::find_if(parts.begin(), parts.end(), [&](const Part& other) {
            return other.shown.line > part.shown.line;
        });
        parts.insert(behind, std::move(part));
    }

    // The lines of one door as one order; what is not readable is asked.
    void say(const Group& group) {
        BuyChainOrder order;
        order.key = group.key;
        bool by_hand = false, open = false;
        for (const Part& part : group.parts) {
            open = open || (part.unclear && !part.by_hand);
            by_hand = by_hand || part.by_hand;
            order.parts.push_back(part.shown);
        }
        const auto before = by_text_.find(joined_words(order.parts));
        const bool again = (open || group.parts.size() > 1) && before != by_text_.end();
        if (again && !by_hand) return say_again(std::move(order), held_[before->second]);
        if (open) keep_open(group);
        std::erase_if(order.parts, [&](const ChainPart& part) { return is_open_line(part.line); });
        if (order.parts.empty()) return;
        fill(order, group);
        add_said(std::move(order));
    }

    void keep_open(const Group& group) {
        for (const Part& part : group.parts) {
            if (!part.unclear || part.by_hand) continue;
            review_.unclear.push_back(*part.unclear);
            open_lines_.insert(part.shown.line);
            if (part.door || !part.name.empty()) open_keys_.insert(group.key);
        }
    }
    bool is_open_line(int line) const { return open_lines_.contains(line); }

    // Exactly these lines were accepted before: what was answered then still holds.
    void say_again(BuyChainOrder order, const HeldOrder& held) {
        order.key = held.key;
        order.door = held.door;
        const Order* known = state_.orders.find(OrderId{held.id});
        if (known) order.name = known->name;
        add_said(std::move(order), held.said);
    }

    void fill(BuyChainOrder& order, const Group& group) {
        ChainPacks hand;
        bool by_hand = false, only_by_hand = false;
        for (const Part& part : group.parts) {
            if (is_open_line(part.shown.line)) continue;
            order.door = part.door;
            if (!part.name.empty()) order.name = part.name;
            if (order.name.empty() && !part.door) order.name = part.phone;
            if (!part.note.empty()) order.note += (order.note.empty() ? "" : "；") + part.note;
            order.says_paid = order.says_paid || part.paid;
            if (!part.doors.empty()) order.asked = ChainQuestion::Door;
            if (!part.doors.empty()) order.doors = part.doors;
            if (part.item_open && order.asked == ChainQuestion::None) order.asked = ChainQuestion::Item;
            if (!part.by_hand) continue;
            by_hand = true;
            only_by_hand = only_by_hand || part.unclear;
            hand = by_hand_.at(part.shown.words);
        }
        order.name = clipped(without_phone_numbers(order.name), max_name_bytes);
        order.note = clipped(without_phone_numbers(order.note), max_note_bytes);
        if (by_hand) hand_[order.key] = {hand, only_by_hand};
        const bool settled = by_hand || answers_.part(order.key);
        if (order.parts.size() > 1 && !settled && order.asked == ChainQuestion::None)
            order.asked = ChainQuestion::Twice;
    }

    void add_said(BuyChainOrder order, std::optional<ChainPacks> packs = {}) {
        if (!packs) {
            packs.emplace();
            const std::size_t chosen = answers_.part(order.key).value_or(0);
            for (std::size_t i = 0; i < order.parts.size(); ++i) {
                if (chosen == 0 || chosen > order.parts.size() || chosen == i + 1)
                    add_packs(*packs, order.parts[i].packs);
            }
            const auto hand = hand_.find(order.key);
            if (hand != hand_.end() && hand->second.is_said) packs = hand->second.packs;
        }
        said_.push_back({order.key, order.door, order.name, *packs, order.note, order.source_text()});
        orders_.push_back(std::move(order));
    }

    void join() {
        for (JoinedOrder& one : join_chain(said_, held_)) {
            BuyChainOrder order = one.said ? orders_[*one.said] : gone(held_[*one.held]);
            if (!one.said && open_keys_.contains(order.key)) continue;  // Its line is still asked about.
            order.kind = one.kind;
            order.items = std::move(one.items);
            if (one.held) {
                order.order = OrderId{held_[*one.held].id};
                order.revision = held_[*one.held].revision;
                order.finds_door = order.door && !held_[*one.held].door;
            }
            settle(order);
            order.ticked = answers_.is_ticked(order.key);
            review_.orders.push_back(std::move(order));
        }
    }

    // The paste has it no more; perhaps a line says why.
    BuyChainOrder gone(const HeldOrder& held) {
        BuyChainOrder order;
        order.key = held.key;
        order.door = held.door;
        const Order* known = state_.orders.find(OrderId{held.id});
        order.name = known ? known->name : std::string();
        const std::string door = held.door ? short_door(*held.door) : std::string();
        if (++gone_ > most_gone_explained) return order;
        for (std::size_t i = 0; i < read_.lines.size(); ++i) {
            const std::string& line = read_.lines[i];
            const bool names =
                (!door.empty() && line.find(door) != std::string::npos) ||
                (door.empty() && !order.name.empty() && line.find(order.name) != std::string::npos);
            if (names) order.cancelled_by = line_words(read_, static_cast<int>(i) + 1);
        }
        return order;
    }

    // What each item is to be, by what was answered; or what is still asked.
    void settle(BuyChainOrder& order) const {
        const auto hand = hand_.find(order.key);
        if (hand != hand_.end()) return settle_by_hand(order, hand->second.packs);
        if (order.asked != ChainQuestion::None) return;
        if (order.kind == JoinKind::SameDoor || order.kind == JoinKind::Gone) {
            const ChainWhich which = answers_.which(order.key);
            for (JoinItem& item : order.items) item.packs = chosen(item, which, order.kind);
            if (which == ChainWhich::Open)
                order.asked = order.kind == JoinKind::Gone ? ChainQuestion::Gone : ChainQuestion::SameDoor;
            return;
        }
        for (JoinItem& item : order.items) {
            if (!item.asked) continue;
            const ChainWhich which = answers_.which(order.key, item.item);
            if (which == ChainWhich::Open) order.asked = ChainQuestion::Conflict;
            item.packs = which == ChainWhich::Chain ? item.said : item.held;
        }
    }

    static std::int32_t chosen(const JoinItem& item, ChainWhich which, JoinKind kind) {
        if (which == ChainWhich::Both) return item.said + item.held;
        if (which != ChainWhich::Chain) return item.held;
        // Taken back is what the chain had brought; what was added in the app stays.
        return kind == JoinKind::Gone && item.before == 0 ? item.held : item.said;
    }

    static void settle_by_hand(BuyChainOrder& order, const ChainPacks& packs) {
        for (JoinItem& item : order.items) {
            const auto found = packs.find(item.item);
            item.packs = found == packs.end() ? 0 : found->second;
        }
        for (const auto& [id, count] : packs) {
            const bool known = std::any_of(order.items.begin(), order.items.end(),
                                           [id = id](const JoinItem& item) { return item.item == id; });
            if (!known) order.items.push_back({id, 0, 0, 0, count, false});
        }
    }

    void make_command() {
        review_.command.campaign = campaign_;
        std::vector<std::size_t> places;  // Of the command's orders in the review.
        for (std::size_t i = 0; i < review_.orders.size(); ++i) {
            const BuyChainOrder& order = review_.orders[i];
            if (order.asked != ChainQuestion::None || !order.ticked || order.changes_nothing()) continue;
            review_.command.orders.push_back(as_sent(order));
            places.push_back(i);
        }
        if (!review_.command.orders.empty()) leave_refused(places);
    }

    ChainOrder as_sent(const BuyChainOrder& order) const {
        ChainOrder sent{order.order, order.revision, order.door,          order.name,
                        order.note,  order.key,      order.source_text(), {}};
        if (order.parts.empty()) {
            const Order* known = order.order ? state_.orders.find(*order.order) : nullptr;
            if (known) sent.source_text = known->source_text;
        }
        for (const JoinItem& item : order.items)
            sent.lines.push_back({CampaignItemId{item.item}, item.said, item.packs});
        return sent;
    }

    // All or nothing is the rule. Which order it is that cannot be, is found by halves, and it is left out
    // with its reason: the first orders alone are refused exactly when it is among them.
    void leave_refused(std::vector<std::size_t>& places) {
        auto& orders = review_.command.orders;
        for (std::size_t round = 0; round <= most_refused_alone && !orders.empty(); ++round) {
            const auto no = check_first(orders.size());
            if (!no || no->reason == Reason::NotKnownHere) return;
            const bool of_all = no->reason == Reason::CampaignNotOpen || no->reason == Reason::NotAllowed ||
                                no->reason == Reason::CampaignUnknown || round == most_refused_alone;
            if (of_all) {
                review_.refused = no;
                return;
            }
            std::size_t good = 0, bad = orders.size();
            while (bad - good > 1) {
                const std::size_t middle = (good + bad) / 2;
                (check_first(middle) ? bad : good) = middle;
            }
            review_.orders[places[bad - 1]].refused = check_first(bad);
            orders.erase(orders.begin() + static_cast<std::ptrdiff_t>(bad - 1));
            places.erase(places.begin() + static_cast<std::ptrdiff_t>(bad - 1));
        }
    }

    std::optional<Rejected> check_first(std::size_t count) const {
        const auto& orders = review_.command.orders;
        if (count == orders.size()) return check(state_, by_, review_.command);
        AcceptGroupBuyChain first{campaign_,
                                  {orders.begin(), orders.begin() + static_cast<std::ptrdiff_t>(count)}};
        return check(state_, by_, first);
    }

    struct ByHand {
        ChainPacks packs;
        bool is_said = false;  // The line itself could not be read: this is what it says.
    };

    const State& state_;
    const Stamp& by_;
    CampaignId campaign_;
    const ReadBuyChain& read_;
    const ChainAnswers& answers_;
    BuyChainReview review_;
    std::map<std::string, std::optional<CampaignItemId>> matches_;
    std::map<std::string, std::size_t> by_text_, by_key_;
    std::map<std::string, ChainPacks> by_hand_;  // By the words of the line.
    std::map<std::string, ByHand> hand_;         // By the key of the order.
    std::vector<Group> groups_;
    std::size_t gone_ = 0;
    std::set<int> open_lines_;
    std::set<std::string> open_keys_;
    std::vector<SaidOrder> said_;
    std::vector<HeldOrder> held_;
    std::vector<BuyChainOrder> orders_;  // As said.
};

}  // namespace

BuyChainReview review_buy_chain(const State& state, const Stamp& by, CampaignId campaign,
                                const ReadBuyChain& read, const ChainAnswers& answers) {
    return Reviewing(state, by, campaign, read, answers).all();
}

}  // namespace linli::client
