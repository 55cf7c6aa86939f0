#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/client/buddies/checks_page.h"
#include "app/client/device.h"
#include "app/client/drafts.h"
#include "app/client/errands/errands_page.h"
#include "app/client/errands/match_page.h"
#include "app/client/helpers/offer_page.h"
#include "app/client/json.h"
#include "app/client/local_pictures.h"
#include "app/client/orders/buy_chain_page.h"
#include "app/client/orders/buy_desk_page.h"
#include "app/client/orders/buys_page.h"
#include "app/client/orders/campaign_form_page.h"
#include "app/client/orders/hand_out_page.h"
#include "app/client/orders/labels_page.h"
#include "app/client/people/me_page.h"
#include "app/client/people/people_page.h"
#include "app/client/people/sign_in_page.h"
#include "app/client/program.h"
#include "app/client/reminders/robot_page.h"
#include "app/client/rides/rides_page.h"
#include "app/client/rides/trip_page.h"
#include "app/client/services.h"
#include "app/client/shifts/calendar_page.h"
#include "app/client/shifts/chain_page.h"
#include "app/client/shifts/guests_page.h"
#include "app/client/shifts/hours_page.h"
#include "app/client/shifts/patterns_page.h"
#include "app/client/shifts/post_code_page.h"
#include "app/client/shifts/post_figures_page.h"
#include "app/client/shifts/propose_page.h"
#include "app/client/shifts/roster_page.h"
#include "app/client/shifts/roster_rules_page.h"
#include "app/client/shifts/scan_page.h"
#include "app/client/shifts/shift_hours_page.h"
#include "app/client/shifts/shifts_page.h"
#include "app/client/shifts/wall_page.h"
#include "app/client/simple/simple_page.h"
#include "app/client/today_page.h"
#include "app/client/ui/containers.h"
#include "app/client/ui/gallery.h"

namespace linli::client {

// Followed, it changes to the newest build and leads to today.
inline constexpr std::string_view new_build_route = "/new-build";

// The program: who is signed in, which page the route asks for, and what pages may call. Everything it needs
// comes from the Platform, so it runs in tests as it does in the browser.
class Client : public Program, private Outbox, private Routes, private Services {
public:
    Client(Platform& platform, ui::Kit& kit);
    void draw() override;

    const AccountView& account() const override { return account_; }
    const Device* device() const { return device_.get(); }

private:
    using ApiAnswer = std::function<void(int status, const Json& json)>;

    // --- Session (client_session.cpp)
    void start();
    void card_came(std::string secret);
    void switch_to_card();
    std::string without_wish(std::string secret);
    void ask_who();
    void signed_in(const Json& me);
    void open_device(CommunityId community, PersonId person);
    void got_lock(CommunityId community, PersonId person);
    void ended(Device::End end);
    void confirmed(const Pending& pending);
    void clear_inputs();
    void clear_inputs_at_door();
    void renew_later();
    void finish_sign_out();
    void leave();
    void call(const char* method, const std::string& path,
              const std::vector<std::pair<std::string, std::string>>& members, ApiAnswer then);
    static std::string error_key(int status, const Json& json);
    void hear(PlatformEvent event);
    void changed();
    void keep_waiting_count(std::size_t count);
    void take_settings();

    // --- Outbox, Routes, Services
    std::optional<Rejected> push(Command command, PersonId for_person) override;
    std::optional<Rejected> press(Command command, PersonId for_person);
    void take_presses();
    void drop(OutboxId outbox, std::uint64_t number) override;
    void go(std::string_view route) override { platform_.go(route); }
    void replace(std::string_view route) override { platform_.replace_route(route); }
    void sign_in_with_card(std::string token) override;
    void sign_in_with_password(std::string login, std::string password) override;
    void sign_out(bool at_once) override;
    void sign_out_everywhere() override;
    void load_devices() override;
    void revoke_device(const std::string& id) override;
    void set_password(std::string login, std::string password) override;
    void issue_card(PersonId person, bool lost_phone) override;
    void forget_card() override { account_.card.reset(); }
    void load_calendars() override;
    void make_calendar(std::optional<PostId> post) override;
    void end_calendar(std::optional<PostId> post) override;
    void forget_calendar() override { account_.new_calendar.reset(); }
    void load_push() override;
    void turn_push_on() override;
    void turn_push_off() override;
    void try_push() override;
    void push_is(PushState state);
    void give_push(const PushGiven& given);
    void sign_in_guest(const GuestTyped& typed) override;
    void forget_guest() override;
    std::string random_digits(std::size_t count) override;
    bool has_later_part() const override { return platform_.has_later_part(); }
    Settings settings() const override { return settings_; }
    void choose(const Settings& settings) override;
    void change_language(Language wanted);
    void draw_again() override;
    void change_build() override { platform_.change_build(); }
    bool can_read() const override { return platform_.can_speak(); }
    bool is_reading() const override { return reading_; }
    bool shows_simple() const;
    void read_page() override;
    void stop_reading() override;
    void copy(const std::string& words) override;
    void print_page() override { platform_.print_page(); }
    std::string site_address() const override { return platform_.site_address(); }
    void pick_text_file(std::function<void(std::string, std::string)> then) override;
    void pick_photo(std::function<void(std::string, std::string)> then) override;
    std::string local_picture(const std::string& name, const std::string& jpeg) override;
    void ask_server(const std::string& search) override;
    const std::vector<PersonId>* found_by_server(const std::string& search) const override;

    // --- What is being typed (client_drafts.cpp)
    std::vector<Draft> drafts_of_person();
    std::vector<Draft> drafts_of_nobody();
    std::string written_drafts();
    void restore_drafts_of_nobody();
    void restore_drafts(const std::string& owner);
    void keep_drafts();
    void keep_drafts_soon();

    // --- Drawing (client_draw.cpp)
    void draw_all();
    void draw_without_session(const std::string& route);
    void draw_page(const std::string& route, const Known& known, const Viewer& me, Instant now);
    bool draw_coordinator_page(const std::string& route, const Known& known, const Viewer& me, Instant now);
    bool draw_planning_page(const std::string& route, const Known& known, const Viewer& me, Instant now);
    void draw_more(const Known& known, const Viewer& me);
    void draw_nowhere();
    void draw_rest_comes();
    void draw_errands(const std::string& route, const Known& known, const Viewer& me, Instant now);
    void draw_rides(const std::string& route, const Known& known, const Viewer& me, Instant now);
    void draw_buys(const std::string& route, const Known& known, const Viewer& me, Instant now);
    void draw_name_taken();
    void draw_other_card();
    ui::ShellOptions shell_options(const std::string& route, const Known& known, const Viewer& me) const;
    void wake_at_next_minute(const Viewer& me, Instant now);

    Platform& platform_;
    ui::Kit& kit_;
    ServerClock clock_;
    AccountView account_;
    Settings settings_;
    std::unique_ptr<Device> device_;
    std::unique_ptr<Device> old_device_;  // Not destroyed inside its own callback.
    int lock_wanted_ = 0;     // Rises with each try, so that a late lock of an earlier one is ignored.
    std::string held_lock_;   // A lock is asked for once; this tab keeps it.
    bool new_build_ = false;  // Lies ready; the person says when.
    bool leaving_ = false;    // Signing out as soon as everything is sent.
    std::string other_card_;  // The secret of a card's link that was opened while somebody is signed in.
    WakeId minute_ = WakeId::None, renewal_ = WakeId::None, again_ = WakeId::None;

    std::string draft_owner_, kept_drafts_;  // As they were kept last.
    bool wrote_something_ = false;           // Who is signed in has pressed or typed; else all is as it was.
    WakeId drafts_wake_ = WakeId::None;

    bool reading_ = false;  // A voice reads the page.
    LocalPictures pictures_{platform_};

    SimpleInput simple_;
    SignInInput sign_in_;
    TodayInput today_;
    ShiftsInput shifts_;
    HoursInput hours_;
    ShiftHoursInput shift_hours_;
    RosterInput roster_;
    RosterRulesInput roster_rules_;
    PostForm post_;
    PatternsInput patterns_;
    PlanInput plan_;
    ProposeInput propose_;
    WallInput wall_;
    RobotInput robot_;
    CalendarInput calendar_;
    PostCodeInput post_code_;
    PostFiguresInput post_figures_;
    GuestsInput guests_;
    GuestInput guest_;
    ChainInput chain_;
    PeopleInput people_;
    ErrandsInput errands_;
    MatchInput match_;
    TripInput trip_;
    bool drawing_ = false;
    std::vector<std::pair<Command, PersonId>> pressed_;  // While drawing, or before the later part is here.
    std::size_t kept_waiting_count_ = ~std::size_t{0};   // Written last.
    OfferInput offer_;
    HelpersInput helpers_;
    RidesInput rides_;
    BuysInput buys_;
    CampaignFormInput campaign_form_;
    BuyDeskInput buy_desk_;
    BuyChainInput buy_chain_;
    HandOutInput hand_out_;
    LabelsInput labels_;
    ChecksInput checks_;
    MeInput me_;
    ui::GalleryInput gallery_;
};

}  // namespace linli::client
