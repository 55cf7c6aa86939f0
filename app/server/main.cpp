#include <sodium.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>

#include "app/server/clock.h"
#include "app/server/http/serve.h"
#include "app/server/log.h"
#include "app/server/tools/demo_community.h"
#include "app/server/tools/plan_rides.h"
#include "app/server/tools/plan_roster.h"
#include "app/server/tools/print_chain.h"
#include "app/server/tools/set_up.h"

// The command line of linli-server. What each command does is in tools/ and http/.

namespace linli::server {
namespace {

// A command gives what is wrong, in words that say what to do.
using Run = std::function<Result<void>()>;

void print_address(std::uint16_t port, const Settings& settings) {
    const bool tls = !settings.tls_certificate.empty();
    const std::string local = (tls ? "https://localhost:" : "http://localhost:") + std::to_string(port);
    std::printf("Linli is ready: %s\n",
                settings.public_origin.empty() ? local.c_str() : settings.public_origin.c_str());
    std::fflush(stdout);
}

Result<void> run_serve(Settings settings) {
    auto folder = DataFolder::open(settings.data);
    if (!folder) return tl::unexpected(folder.error());
    const auto demo = folder->store().is_demo();
    if (!demo) return tl::unexpected(demo.error());
    settings.demo = *demo;
    if (settings.demo) settings.local_hosts = demo_hosts();
    if (auto checked = check_settings(settings); !checked) return checked;
    auto community = open_community(*folder, now());
    if (!community) return tl::unexpected(community.error());
    const auto ready = [&](std::uint16_t port) { print_address(port, settings); };
    return serve(settings, {}, folder->store(), *community->intake, *community->sessions, ready);
}

void print_guests(std::uint16_t port, const std::vector<DemoGuest>& guests) {
    std::printf(
        "\nEach link signs in once; open them in one browser, side by side. Ctrl-C ends the demo.\n\n");
    for (const DemoGuest& guest : guests) {
        std::printf("  %-14s http://%s.localhost:%u/#/card/%s\n", guest.role.c_str(), guest.role.c_str(),
                    port, guest.card_token.c_str());
        if (guest.password.empty()) continue;
        std::printf("  %-14s or with login %s, password %s\n", "", guest.role.c_str(),
                    guest.password.c_str());
    }
    std::printf("\n");
    std::fflush(stdout);
}

Result<void> run_demo(Settings settings, bool full) {
    auto folder = DataFolder::open(settings.data);
    if (!folder) return tl::unexpected(folder.error());
    const auto has = folder->has_community();
    if (!has) return tl::unexpected(has.error());
    if (!*has) {
        const auto made = make_demo_community(*folder, full ? DemoScale::Full : DemoScale::Small, now());
        if (!made) return made;
    }
    const auto demo = folder->store().is_demo();
    if (!demo) return tl::unexpected(demo.error());
    if (!*demo) return failure(FailureKind::Mismatch, "The data folder holds a real community, no demo.");
    settings.demo = true;
    settings.local_hosts = demo_hosts();
    if (auto checked = check_settings(settings); !checked) return checked;
    auto community = open_community(*folder, now());
    if (!community) return tl::unexpected(community.error());
    const auto guests = invite_to_demo(*community, now());
    if (!guests) return tl::unexpected(guests.error());
    const auto ready = [&](std::uint16_t port) {
        print_address(port, settings);
        print_guests(port, *guests);
    };
    return serve(settings, {}, folder->store(), *community->intake, *community->sessions, ready);
}

void add_data(CLI::App& command, std::string& data) {
    command.add_option("--data", data, "Folder of the database")
        ->envname("LINLI_DATA")
        ->capture_default_str();
}

void add_serving(CLI::App& command, Settings& settings) {
    add_data(command, settings.data);
    command
        .add_option("--site", settings.site,
                    "Folder of the pages (build/site); without it only the API is served")
        ->envname("LINLI_SITE");
    command
        .add_flag("!--no-offline-pages", settings.offline_pages,
                  "Takes the pages that devices keep for opening without a network away from them")
        ->envname("LINLI_OFFLINE_PAGES");
    command.add_option("--port", settings.port, "Port; 0 takes any free one")
        ->envname("LINLI_PORT")
        ->capture_default_str();
    command
        .add_option("--push-contact", settings.push_contact,
                    "Where push services can turn to, such as mailto:someone@example.org; else the public "
                    "origin")
        ->envname("LINLI_PUSH_CONTACT");
    command
        .add_option("--push-service", settings.reach.more_push_services,
                    "Host of a push service beside those of Chrome, Firefox, Edge and Safari; may come again")
        ->envname("LINLI_PUSH_SERVICE");
    command.add_option("--max-sockets", settings.max_sockets, "Most devices connected at a time")
        ->envname("LINLI_MAX_SOCKETS")
        ->capture_default_str();
}

void add_public(CLI::App& command, Settings& settings) {
    command
        .add_option("--listen", settings.listen,
                    "Address to listen on; beyond 127.0.0.1 encryption is a must")
        ->envname("LINLI_LISTEN")
        ->capture_default_str();
    command
        .add_option("--tls-certificate", settings.tls_certificate,
                    "PEM file with the certificate and its chain")
        ->envname("LINLI_TLS_CERTIFICATE");
    command.add_option("--tls-key", settings.tls_key, "PEM file with the certificate's key")
        ->envname("LINLI_TLS_KEY");
    command
        .add_option(
            "--public-origin", settings.public_origin,
            "What people type, such as https://linli.example.org; with it a proxy may do the encryption")
        ->envname("LINLI_PUBLIC_ORIGIN");
}

// Everything that the commands take.
struct Arguments {
    Settings settings;
    bool full = false;
    bool test_clock = false;
    bool quiet = false;
    std::string name;
    std::int32_t utc_offset_minutes = 8 * 60;
    NewAdministrator administrator;
    std::string person;
    std::string file;
    bool preview = false;
    bool accept = false;
    std::string kind;
    bool json = false;
    double seconds = 30;
    std::uint64_t seed = 1;
};

void add_serve_and_demo(CLI::App& app, Arguments& arguments, Run& run) {
    CLI::App* serve = app.add_subcommand("serve", "Serve a community until SIGTERM or Ctrl-C");
    add_serving(*serve, arguments.settings);
    add_public(*serve, arguments.settings);
    serve->callback([&] { run = [&] { return run_serve(arguments.settings); }; });

    CLI::App* demo = app.add_subcommand(
        "demo", "Make an invented community where there is none, and serve it on this machine");
    add_serving(*demo, arguments.settings);
    demo->add_flag("--full", arguments.full, "14,500 residents instead of 530");
    demo->add_flag("--test-outgoing", arguments.settings.reach.own_machine,
                   "Reminders may also go to http://127.0.0.1, where they are tried out");
    demo->add_flag("--test-clock", arguments.test_clock, "SIGUSR1 moves the clock ten minutes on");
    demo->callback([&] {
        run = [&] {
            if (arguments.test_clock) let_clock_be_moved();
            return run_demo(arguments.settings, arguments.full);
        };
    });
}

void add_set_up(CLI::App& app, Arguments& arguments, Run& run) {
    CLI::App* community = app.add_subcommand("new-community", "Make an empty community in a new data folder");
    add_data(*community, arguments.settings.data);
    community->add_option("--name", arguments.name, "Its name")->required();
    community->add_option("--utc-offset", arguments.utc_offset_minutes, "Minutes east of UTC")
        ->capture_default_str();
    community->callback([&] {
        run = [&] {
            return new_community(arguments.settings.data, arguments.name, arguments.utc_offset_minutes);
        };
    });

    CLI::App* administrator =
        app.add_subcommand("add-administrator", "Enter somebody who may give out all roles");
    add_data(*administrator, arguments.settings.data);
    administrator->add_option("--name", arguments.administrator.full_name, "Full name")->required();
    administrator->add_option("--door", arguments.administrator.door, "Door, as 2-1-301")->required();
    administrator->add_option("--login", arguments.administrator.login, "Name to sign in with")->required();
    administrator->callback(
        [&] { run = [&] { return add_administrator(arguments.settings.data, arguments.administrator); }; });

    CLI::App* card = app.add_subcommand("card", "Print a new sign-in card for a person");
    add_data(*card, arguments.settings.data);
    card->add_option("--person", arguments.person, "Id or full name")->required();
    card->callback([&] { run = [&] { return print_card(arguments.settings.data, arguments.person); }; });
}

void add_files(CLI::App& app, Arguments& arguments, Run& run) {
    CLI::App* importing =
        app.add_subcommand("import-register", "Read a register of residents (CSV) and name every bad line");
    add_data(*importing, arguments.settings.data);
    importing->add_option("FILE", arguments.file, "UTF-8, UTF-16 or GB18030")->required();
    CLI::Option* accept = importing->add_flag("--accept", arguments.accept, "Take the good lines over");
    importing->add_flag("--preview", arguments.preview, "Only show what was read (the default)")
        ->excludes(accept);
    importing->callback([&] {
        run = [&] { return import_register(arguments.settings.data, arguments.file, arguments.accept); };
    });

    CLI::App* chain = app.add_subcommand("read-chain", "Print how a sign-up chain of a group chat is read");
    chain
        ->add_option(
            "--kind", arguments.kind,
            "What the text is: a sign-up for shifts, a group buy, or what somebody wants to be bought")
        ->required()
        ->check(CLI::IsMember({"shift", "group_buy", "wish_list"}));
    chain->add_flag("--json", arguments.json, "As JSON (the only form so far)");
    chain->add_option("FILE", arguments.file, "The text as it stands in the chat")->required();
    chain->callback([&] { run = [&] { return print_chain(arguments.kind, arguments.file); }; });

    CLI::App* rides = app.add_subcommand(
        "plan-rides", "Plan a public dial-a-ride instance and print the stops of each vehicle, a line each");
    rides->add_option("INSTANCE", arguments.file, "In the format of Cordeau and Laporte")->required();
    rides->add_option("--seconds", arguments.seconds, "How long to plan")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 86'400.0));
    rides->add_option("--seed", arguments.seed, "Another seed, another plan")->capture_default_str();
    rides->callback(
        [&] { run = [&] { return plan_rides(arguments.file, arguments.seconds, arguments.seed); }; });

    CLI::App* roster = app.add_subcommand(
        "plan-roster", "Plan a public shift scheduling instance and print the roster, a line a person");
    roster->add_option("INSTANCE", arguments.file, "In the format of Curtois and Qu")->required();
    roster
        ->add_option("--seconds", arguments.seconds,
                     "How long to plan; Ctrl-C ends it before, with the best so far")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 86'400.0));
    roster->add_option("--seed", arguments.seed, "Another seed, another roster")->capture_default_str();
    roster->callback(
        [&] { run = [&] { return plan_roster(arguments.file, arguments.seconds, arguments.seed); }; });

    CLI::App* check =
        app.add_subcommand("check-database", "Open the database with all its checks and count what is in it");
    add_data(*check, arguments.settings.data);
    check->callback([&] { run = [&] { return check_database(arguments.settings.data); }; });
}

int run_command_line(int argc, char** argv) {
    CLI::App app("Linli's server. Every option can also be given in the environment variable beside it.");
    app.require_subcommand(1);
    app.set_version_flag("--version", LINLI_VERSION);
    Arguments arguments;
    arguments.settings.version = LINLI_VERSION;
    app.add_flag("--quiet", arguments.quiet, "Log warnings and errors only")->envname("LINLI_QUIET");
    Run run;
    add_serve_and_demo(app, arguments, run);
    add_set_up(app, arguments, run);
    add_files(app, arguments, run);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    }
    start_log(arguments.quiet);
    if (sodium_init() < 0) {
        std::fprintf(stderr, "linli-server: the cryptography library does not start.\n");
        return 1;
    }
    const auto done = run();
    if (done) return 0;
    std::fprintf(stderr, "linli-server: %s\n", done.error().detail.c_str());
    return 1;
}

}  // namespace
}  // namespace linli::server

int main(int argc, char** argv) {
    return linli::server::run_command_line(argc, argv);
}
