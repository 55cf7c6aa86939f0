# Language, warnings, sanitizers and ccache for everything of ours.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 12)
  message(FATAL_ERROR "GCC ${CMAKE_CXX_COMPILER_VERSION} is too old: Linli needs 12, as Debian 12 has it.")
endif()

find_program(LINLI_CCACHE ccache)
if(LINLI_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Paths below the project count as relative, so that several checkouts share what is compiled.
  set(launcher "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=true
    "${LINLI_CCACHE}")
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

option(LINLI_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)

# What our own code is compiled with; packages are not, their warnings are not ours.
add_library(linli_warnings INTERFACE)
target_compile_options(linli_warnings INTERFACE -Wall -Wextra -Wpedantic)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns about correct std::string code.
  target_compile_options(linli_warnings INTERFACE -Wno-restrict)
endif()
# Warnings are errors for the compilers of Debian 12 only: a newer compiler may know new warnings.
if((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    OR (EMSCRIPTEN AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 15))
  target_compile_options(linli_warnings INTERFACE -Werror)
endif()

set(LINLI_PACKAGE_OPTIONS)
if(LINLI_SANITIZE)
  set(LINLI_PACKAGE_OPTIONS -fno-sanitize=all)  # With sanitizers SQLite alone compiles for four minutes.
  # The checks left out are made at every access through a pointer: they double the time to compile (42 s for
  # 18 s, shared/wire/encoding.cpp), and what they would find the address sanitizer or the processor finds
  # too.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=null,alignment,object-size,vptr
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  add_compile_definitions(LINLI_SANITIZED=1)  # Tests with many seeds take fewer of them here.
endif()
if(EMSCRIPTEN)
  add_compile_options(-Oz -flto)
  add_link_options(-Oz -flto)
endif()
