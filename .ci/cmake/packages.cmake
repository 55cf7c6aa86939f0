# The packages, as targets: most are Debian's, SQLite is npm's, Dear ImGui lies in the download cache.
set(LINLI_CACHE "${CMAKE_SOURCE_DIR}/.cache" CACHE PATH "Folder with downloaded sources")
set(LINLI_IMGUI_DIR "${LINLI_CACHE}/imgui" CACHE PATH "Sources of Dear ImGui 1.92")

# Emscripten may not see the system's include folder, whose headers are for another machine: link what it may.
set(linli_header_root "/usr/include")
if(EMSCRIPTEN)
  set(linli_header_root "${CMAKE_BINARY_DIR}/include")
  file(MAKE_DIRECTORY "${linli_header_root}")
  foreach(package cereal doctest tl)
    if(NOT EXISTS "/usr/include/${package}")
      message(FATAL_ERROR "The headers /usr/include/${package} are missing. Run ./linli setup.")
    endif()
    file(CREATE_LINK "/usr/include/${package}" "${linli_header_root}/${package}" SYMBOLIC)
  endforeach()
endif()

function(linli_header_package name)
  add_library(${name} INTERFACE)
  if(EMSCRIPTEN)
    target_include_directories(${name} SYSTEM INTERFACE "${linli_header_root}")
  endif()
endfunction()
linli_header_package(tl_expected)
linli_header_package(cereal)

# ---- Dear ImGui ----------------------------------------------------------------------------------
if(NOT EXISTS "${LINLI_IMGUI_DIR}/imgui.h")
  message(FATAL_ERROR "Dear ImGui is not in ${LINLI_IMGUI_DIR}. Run ./linli setup, or name a folder with "
    "its release 1.92: -DLINLI_IMGUI_DIR=FOLDER")
endif()
file(STRINGS "${LINLI_IMGUI_DIR}/imgui.h" imgui_version REGEX "^#define IMGUI_VERSION_NUM +192[0-9][0-9]")
if(NOT imgui_version)
  message(FATAL_ERROR "${LINLI_IMGUI_DIR} is not Dear ImGui 1.92: its font loader interface is needed.")
endif()
add_library(imgui STATIC
  ${LINLI_IMGUI_DIR}/imgui.cpp ${LINLI_IMGUI_DIR}/imgui_demo.cpp ${LINLI_IMGUI_DIR}/imgui_draw.cpp
  ${LINLI_IMGUI_DIR}/imgui_tables.cpp ${LINLI_IMGUI_DIR}/imgui_widgets.cpp)
target_include_directories(imgui SYSTEM PUBLIC "${LINLI_IMGUI_DIR}" "${LINLI_IMGUI_DIR}/backends")
# The font comes from the browser (or from the test); the files of a desktop do not exist there.
target_compile_definitions(imgui PUBLIC IMGUI_USE_WCHAR32 IMGUI_DISABLE_DEFAULT_FONT
  IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_FILE_FUNCTIONS
  IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_DISABLE_OBSOLETE_FUNCTIONS)
target_compile_options(imgui PRIVATE -w ${LINLI_PACKAGE_OPTIONS})
if(EMSCRIPTEN)
  target_sources(imgui PRIVATE ${LINLI_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp)
  target_compile_definitions(imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
  return()
endif()

# ---- native only ---------------------------------------------------------------------------------
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(spdlog REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
find_path(LINLI_BOOST_INCLUDE boost/beast.hpp REQUIRED)
file(STRINGS "${LINLI_BOOST_INCLUDE}/boost/version.hpp" boost_version REGEX "^#define BOOST_VERSION ")
string(REGEX REPLACE "[^0-9]" "" boost_version "${boost_version}")
if(boost_version LESS 108100)
  message(FATAL_ERROR "Boost ${boost_version} is too old: coroutines need 1.81 (package libboost1.81-dev).")
endif()

# Debian 12's own SQLite can damage a WAL database when it is reset; 3.51.3 is the first version that is safe.
set(sqlite_dir "${CMAKE_SOURCE_DIR}/web/node_modules/better-sqlite3/deps/sqlite3")
if(NOT EXISTS "${sqlite_dir}/sqlite3.c")
  message(FATAL_ERROR "The SQLite sources are not in ${sqlite_dir}. Run ./linli setup.")
endif()
file(STRINGS "${sqlite_dir}/sqlite3.h" sqlite_version REGEX "^#define SQLITE_VERSION_NUMBER ")
string(REGEX REPLACE "[^0-9]" "" sqlite_version "${sqlite_version}")
if(sqlite_version LESS 3051003)
  message(FATAL_ERROR "SQLite ${sqlite_version} is too old: 3.51.3 is needed (see web/package.json).")
endif()
add_library(sqlite STATIC "${sqlite_dir}/sqlite3.c")
target_include_directories(sqlite SYSTEM PUBLIC "${sqlite_dir}")
target_compile_definitions(sqlite PUBLIC SQLITE_ENABLE_FTS5 SQLITE_DQS=0 SQLITE_OMIT_LOAD_EXTENSION
  SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_LIKE_DOESNT_MATCH_BLOBS)
target_compile_options(sqlite PRIVATE -w ${LINLI_PACKAGE_OPTIONS})
target_link_libraries(sqlite PUBLIC Threads::Threads m)

add_library(server_packages INTERFACE)
target_link_libraries(server_packages INTERFACE
  PkgConfig::sodium PkgConfig::qrencode PkgConfig::xlsxwriter spdlog::spdlog
  fmt::fmt CLI11::CLI11 OpenSSL::Crypto Threads::Threads)
add_library(web_packages INTERFACE)
target_include_directories(web_packages SYSTEM INTERFACE "${LINLI_BOOST_INCLUDE}")
target_link_libraries(web_packages INTERFACE OpenSSL::SSL OpenSSL::Crypto Threads::Threads)

find_library(LINLI_RAPIDCHECK rapidcheck REQUIRED)
add_library(test_packages INTERFACE)
target_link_libraries(test_packages INTERFACE "${LINLI_RAPIDCHECK}")
