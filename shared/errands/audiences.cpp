#include "shared/errands/audiences.h"

#include "shared/errands/errand_book.h"

namespace linli {
namespace {

void add_askers(const State& state, const ErrandDetail& detail, Audience& audience) {
    audience.add(group::coordinators());
    audience.add(group::person(detail.asked_by));
    add_person_and_proxies(state, detail.asked_for, audience);
}

// Everything whose audience is that of the errand's detail.
template <class Visit>
void for_each_asked_for(const State& state, PersonId person, Visit&& visit) {
    for (const ErrandDetail* detail : state.errand_details.where<&ErrandDetail::asked_for>(person))
        visit(detail->id);
}

void mark_items(const State& state, ErrandId errand, Marked& marked) {
    for (const ErrandItem* item : state.errand_items.where<&ErrandItem::errand>(errand))
        marked.add<ErrandItem>(item->id);
}

}  // namespace

Audience AudienceOf<Errand>::of(const State& state, const Errand& errand) {
    Audience audience{group::coordinators()};
    if (errand.state == ErrandState::Open) audience.add(group::helpers());
    if (const auto helper = party_of(state, errand)) audience.add(group::person(*helper));
    if (const ErrandDetail* detail = state.errand_details.find(errand.id))
        add_askers(state, *detail, audience);
    return audience;
}

void AudienceOf<Errand>::mark(const State&, const ErrandDetail& changed, Marked& marked) {
    marked.add<Errand>(changed.id);
}

void AudienceOf<Errand>::mark(const State&, const ErrandResult& changed, Marked& marked) {
    marked.add<Errand>(changed.id);
}

void AudienceOf<Errand>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for_each_asked_for(state, changed.for_whom, [&](ErrandId errand) { marked.add<Errand>(errand); });
}

Audience AudienceOf<ErrandDetail>::of(const State& state, const ErrandDetail& detail) {
    Audience audience;
    add_askers(state, detail, audience);
    const Errand* errand = state.errands.find(detail.id);
    const auto helper = errand ? party_of(state, *errand) : std::nullopt;
    if (helper) audience.add(group::person(*helper));
    return audience;
}

void AudienceOf<ErrandDetail>::mark(const State&, const Errand& changed, Marked& marked) {
    marked.add<ErrandDetail>(changed.id);
}

void AudienceOf<ErrandDetail>::mark(const State&, const ErrandResult& changed, Marked& marked) {
    marked.add<ErrandDetail>(changed.id);
}

void AudienceOf<ErrandDetail>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for_each_asked_for(state, changed.for_whom, [&](ErrandId errand) { marked.add<ErrandDetail>(errand); });
}

Audience AudienceOf<ErrandItem>::of(const State& state, const ErrandItem& item) {
    const ErrandDetail* detail = state.errand_details.find(item.errand);
    return detail ? AudienceOf<ErrandDetail>::of(state, *detail) : Audience{group::coordinators()};
}

void AudienceOf<ErrandItem>::mark(const State& state, const Errand& changed, Marked& marked) {
    mark_items(state, changed.id, marked);
}

void AudienceOf<ErrandItem>::mark(const State& state, const ErrandDetail& changed, Marked& marked) {
    mark_items(state, changed.id, marked);
}

void AudienceOf<ErrandItem>::mark(const State& state, const ErrandResult& changed, Marked& marked) {
    mark_items(state, changed.id, marked);
}

void AudienceOf<ErrandItem>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for_each_asked_for(state, changed.for_whom, [&](ErrandId errand) { mark_items(state, errand, marked); });
}

Audience AudienceOf<ErrandResult>::of(const State& state, const ErrandResult& result) {
    Audience audience{group::coordinators(), group::person(result.helper)};
    add_person_and_proxies(state, result.asked_for, audience);
    return audience;
}

void AudienceOf<ErrandResult>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for (const ErrandResult* result : state.errand_results.where<&ErrandResult::asked_for>(changed.for_whom))
        marked.add<ErrandResult>(result->id);
}

}  // namespace linli
