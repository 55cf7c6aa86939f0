#pragma once
// The kit, for pages: one include.
//
//   void shifts_page(const Known& known, Outbox& outbox) {
//       const std::string missing = text("shifts.missing_today", {{"count", 4}});
//       const ui::Page page({.title = text("shifts.title"), .second = missing});
//       for (const Shift& shift : shifts_of(known)) {
//           const ui::Card card(shift.id);
//           ui::beside([&] { ui::line(times_of(shift), {.size = ui::TextSize::Heading, .bold = true}); },
//                      [&] { ui::chip(text("shift.mine"), ui::Tone::Mine); });
//           const auto why_not = reason_if(...);
//           if (ui::button(text("shift.take"), {.kind = ui::ButtonKind::Primary, .reason = why_not}))
//               outbox.push(TakeShift{shift.id});
//       }
//   }
//
// Rules: a page function is called once per frame and may be called several times until the layout rests. A
// press is true in exactly one frame. Give every loop a Card, row or Scope with the record's id. The gallery
// (#/kit) shows it all.

#include "app/client/ui/calendar.h"
#include "app/client/ui/charts.h"
#include "app/client/ui/containers.h"
#include "app/client/ui/fields.h"
#include "app/client/ui/layout.h"
#include "app/client/ui/pickers.h"
#include "app/client/ui/simple.h"
#include "app/client/ui/text.h"
#include "app/client/ui/time_words.h"
#include "app/client/ui/widgets.h"
