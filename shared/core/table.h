#pragma once

#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "shared/core/assert.h"
#include "shared/core/id.h"

// All records of one type that are known here, by key, with the indexes that rules ask for.
//
// Changes are journalled: between begin() and accept() or roll_back() the table remembers what each touched
// record was before. The server turns that journal into rows to write and records to send; a device keeps its
// pending commands applied on top of the confirmed records and rolls them back before it takes in news
// (sync/replica.h). Cost follows what changed, never the table's size.

namespace linli {

namespace detail {

template <class T>
struct MemberTraits;
template <class Record_, class Value_>
struct MemberTraits<Value_ Record_::*> {
    using Record = Record_;
    using Value = Value_;
};

template <class T>
struct Unwrapped {
    using type = T;
};
template <class T>
struct Unwrapped<std::optional<T>> {
    using type = T;
};

}  // namespace detail

// Finds records by the value of one member. An optional member without a value is not listed. It points to
// the records, so that a long list of them costs no look-up for each.
template <auto Member>
class Index {
public:
    using Record = typename detail::MemberTraits<decltype(Member)>::Record;
    using Value = typename detail::Unwrapped<typename detail::MemberTraits<decltype(Member)>::Value>::type;
    using Key = decltype(Record::id);

    void add(const Record& record) {
        if (const Value* value = value_of(record)) entries_.emplace(std::pair(*value, record.id), &record);
    }
    void remove(const Record& record) {
        if (const Value* value = value_of(record)) entries_.erase({*value, record.id});
    }
    template <class Visit>
    void for_each(const Value& value, Visit&& visit) const {
        for (auto it = entries_.lower_bound({value, Key{}}); it != entries_.end() && it->first.first == value;
             ++it)
            visit(*it->second);
    }

private:
    static const Value* value_of(const Record& record) {
        if constexpr (std::is_same_v<Value, typename detail::MemberTraits<decltype(Member)>::Value>)
            return &(record.*Member);
        else
            return (record.*Member) ? &*(record.*Member) : nullptr;
    }
    std::map<std::pair<Value, Key>, const Record*> entries_;
};

template <class RecordType, auto... Indexed>
class Table {
public:
    using Record = RecordType;
    using Key = decltype(Record::id);
    struct Row {
        Record record;
        Version version = 0;  // Of the commit that wrote it last; 0 while it is only pending.
    };
    using Rows = std::map<Key, Row>;
    using Before = std::map<Key, std::optional<Row>>;  // Nothing: the record did not exist.

    Table() = default;
    // Indexes point to the rows, so a copy makes its own; the rows of one that is moved stay where they are.
    Table(const Table& other) : rows_(other.rows_), before_(other.before_) {
        for (const auto& [key, row] : rows_) index(row.record);
    }
    Table(Table&&) = default;
    Table& operator=(const Table& other) { return *this = Table(other); }
    Table& operator=(Table&&) = default;

    const Record* find(Key key) const {
        const auto it = rows_.find(key);
        return it == rows_.end() ? nullptr : &it->second.record;
    }
    const Record& at(Key key) const {
        const Record* record = find(key);
        LINLI_ASSERT(record);
        return *record;
    }
    const Rows& rows() const { return rows_; }
    std::size_t size() const { return rows_.size(); }
    Version version_of(Key key) const {
        const auto it = rows_.find(key);
        return it == rows_.end() ? 0 : it->second.version;
    }

    // The records whose member has this value, in the order of their keys.
    template <auto Member, class Value>
    std::vector<const Record*> where(const Value& value) const {
        refresh_indexes();
        std::vector<const Record*> found;
        std::get<Index<Member>>(indexes_).for_each(value,
                                                   [&](const Record& record) { found.push_back(&record); });
        return found;
    }

    // --- Changes, journalled
    // --------------------------------------------------------------------------------------------
    Record& insert(Record record) {
        const Key key = record.id;
        LINLI_ASSERT(key && !rows_.contains(key));
        remember(key);
        Row& row = rows_[key];
        row.record = std::move(record);
        stale_.insert(key);
        return row.record;
    }
    // The reference is good until the next change of this table; indexes follow by themselves.
    Record& edit(Key key) {
        const auto it = rows_.find(key);
        LINLI_ASSERT(it != rows_.end());
        remember(key);
        if (stale_.insert(key).second) unindex(it->second.record);
        return it->second.record;
    }
    void erase(Key key) {
        const auto it = rows_.find(key);
        LINLI_ASSERT(it != rows_.end());
        remember(key);
        if (stale_.erase(key) == 0) unindex(it->second.record);
        rows_.erase(it);
    }

    // --- Confirmed rows from a database or from the server; not journalled
    // ------------------------------------------------
    void put(Record record, Version version) {
        const Key key = record.id;
        LINLI_ASSERT(key && before_.empty());
        const auto it = rows_.find(key);
        if (it != rows_.end() && stale_.erase(key) == 0) unindex(it->second.record);
        Row& row = it == rows_.end() ? rows_[key] : it->second;
        row.record = std::move(record);
        row.version = version;
        index(row.record);
    }
    void drop(Key key) {
        LINLI_ASSERT(before_.empty());
        const auto it = rows_.find(key);
        if (it == rows_.end()) return;
        if (stale_.erase(key) == 0) unindex(it->second.record);
        rows_.erase(it);
    }
    void set_version(Key key, Version version) { rows_.at(key).version = version; }

    // --- Journal
    // ---------------------------------------------------------------------------------------------------
    const Before& before() const { return before_; }
    void accept() { before_.clear(); }
    void roll_back() {
        for (auto& [key, row] : before_) {
            const auto it = rows_.find(key);
            if (it != rows_.end()) {
                if (stale_.erase(key) == 0) unindex(it->second.record);
                rows_.erase(it);
            }
            if (!row) continue;
            const auto restored = rows_.emplace(key, std::move(*row)).first;
            index(restored->second.record);
        }
        before_.clear();
    }

private:
    void remember(Key key) {
        if (before_.contains(key)) return;
        const auto it = rows_.find(key);
        before_.emplace(key, it == rows_.end() ? std::nullopt : std::optional<Row>(it->second));
    }
    void index(const Record& record) const { (std::get<Index<Indexed>>(indexes_).add(record), ...); }
    void unindex(const Record& record) const { (std::get<Index<Indexed>>(indexes_).remove(record), ...); }
    void refresh_indexes() const {
        for (const Key key : stale_) index(at(key));
        stale_.clear();
    }

    Rows rows_;
    Before before_;
    // `edit` hands out a reference, so the record's index entries are taken out then and put back at the next
    // question.
    mutable std::set<Key> stale_;
    mutable std::tuple<Index<Indexed>...> indexes_;
};

}  // namespace linli
