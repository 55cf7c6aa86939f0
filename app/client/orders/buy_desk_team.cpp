#include <algorithm>

#include "app/client/orders/buy_desk.h"
#include "app/client/orders/buy_words.h"
#include "app/client/people/find_person.h"
#include "app/client/ui/ui.h"
#include "shared/helpers/helper_book.h"
#include "shared/people/roles.h"

// Who runs a campaign, and which doors go first in it.

namespace linli::client {
namespace {

void draw_member(const Desk& desk, const CampaignMember& member) {
    const std::string name = name_of(desk.state(), member.person);
    ui::RowOptions row{
        .title = name,
        .second = text(member.part == CampaignPart::Leader ? "buy_desk.leader" : "buy_desk.helper"),
        .person = circle_of(name)};
    const EndCampaignHelper end{member.id};
    const bool can_end = member.part == CampaignPart::Helper && why_not(desk.acting(), end).empty();
    if (can_end)
        row.actions = [&] {
            action(desk.acting(), text("buy_desk.helper_end"), end,
                   {.spoken = text("buy_desk.helper_end_spoken", {{"name", name}})});
        };
    ui::row(member.id, row);
}

void draw_add_helper(Desk& desk) {
    const auto fits = [&](PersonId person) {
        return is_helper(desk.state(), person) &&
               why_not(desk.acting(), AddCampaignHelper{desk.campaign.id, person}).empty();
    };
    const auto found =
        find_person(desk.known, text("buy_desk.helper_find"), desk.input.helper_search, desk.input.people,
                    {.fits = fits, .nobody = text("buy_form.nobody_helps")});
    if (found) act(desk.acting(), AddCampaignHelper{desk.campaign.id, *found});
}

}  // namespace

void desk_team(Desk& desk) {
    ui::heading(text("buy_desk.team"));
    std::vector<CampaignMember> team;
    for (const CampaignMember* member :
         desk.state().campaign_members.where<&CampaignMember::campaign>(desk.campaign.id))
        team.push_back(*member);
    std::stable_sort(team.begin(), team.end(), [](const CampaignMember& one, const CampaignMember& other) {
        return one.part < other.part;
    });
    {
        const ui::Card card("team");
        const ui::List list(text("buy_desk.team"));
        for (const CampaignMember& member : team) draw_member(desk, member);
    }
    if (!desk.leads() || is_over(desk.campaign)) return;
    draw_add_helper(desk);
    if (ui::button(text("buy_desk.hand_over"), {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Repeat2})) {
        open_sheet(desk.input, DeskSheet::HandOver);
        desk.input.next_leader = {};
    }
}

void desk_priorities(Desk& desk) {
    std::vector<DoorPriority> doors;
    for (const DoorPriority* one :
         desk.state().door_priorities.where<&DoorPriority::campaign>(desk.campaign.id))
        doors.push_back(*one);
    const bool open = desk.campaign.state == CampaignState::Open;
    if (!open && doors.empty()) return;
    std::stable_sort(doors.begin(), doors.end(), [](const DoorPriority& one, const DoorPriority& other) {
        return compare_doors(one.door, other.door) < 0;
    });
    ui::heading(text("buy_desk.priorities"), {.trailing = std::to_string(doors.size())});
    ui::line(text("buy_desk.priorities_second"), {.size = ui::TextSize::Second, .quiet = true});
    if (!doors.empty()) {
        const ui::Card card("priorities");
        const ui::List list(text("buy_desk.priorities"));
        for (const DoorPriority& one : doors) {
            const std::string door = door_words(one.door);
            ui::RowOptions row{.title = door, .icon = ui::Icon::HandHeart};
            if (open)
                row.actions = [&] {
                    action(desk.acting(), text("buy_desk.priority_end"),
                           GivePriority{desk.campaign.id, one.door, false},
                           {.spoken = text("buy_desk.priority_end_spoken", {{"door", door}})});
                };
            ui::row(one.id, row);
        }
    }
    if (!open) return;
    std::string& typed = desk.input.priority_door;
    const auto door = parse_door(typed);
    ui::text_field(text("buy_desk.priority_door"), typed,
                   {.help = text("buy_desk.priority_help"), .max_length = 40});
    if (typed.empty()) return;
    if (!door) return ui::line(text("buy_desk.door_unread"), {.tone = ui::Tone::Refused});
    if (action(desk.acting(), text("buy_desk.priority_give"), GivePriority{desk.campaign.id, *door, true},
               {.icon = ui::Icon::HandHeart}))
        typed.clear();
}

}  // namespace linli::client
