# Sources made at build time: the texts of both languages, the icons from assets/, OpenCC's characters.
# Included as "generated/text_table.h", "generated/icon_table.h" and "generated/simplified_table.h".
find_program(LINLI_NODE NAMES node nodejs REQUIRED)
add_custom_target(generated_sources)  # All of them, for clang-tidy.

function(linli_generated target name)
  cmake_parse_arguments(arg "" "SCRIPT" "ARGUMENTS;INPUTS" ${ARGN})
  set(folder "${CMAKE_BINARY_DIR}/include_generated/generated")
  add_custom_command(OUTPUT "${folder}/${name}.h" "${folder}/${name}.cpp"
    COMMAND "${LINLI_NODE}" "${CMAKE_SOURCE_DIR}/.ci/${arg_SCRIPT}" "${folder}/${name}"
      ${arg_ARGUMENTS} ${arg_INPUTS}
    DEPENDS "${CMAKE_SOURCE_DIR}/.ci/${arg_SCRIPT}" ${arg_INPUTS}
    COMMENT "Making ${name}" VERBATIM)
  add_library(${name} STATIC "${folder}/${name}.cpp" "${folder}/${name}.h")
  target_include_directories(${name} PUBLIC "${CMAKE_BINARY_DIR}/include_generated" "${CMAKE_SOURCE_DIR}")
  add_custom_target(make_${name} DEPENDS "${folder}/${name}.h")
  add_dependencies(generated_sources make_${name})
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY")
    target_link_libraries(${target} INTERFACE ${name})
  else()
    target_link_libraries(${target} PUBLIC ${name})
    add_dependencies(${target} ${name})
  endif()
endfunction()

function(linli_text_table target)
  file(GLOB inputs CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/assets/text/*.txt")
  if(EMSCRIPTEN)
    set(keys_only --keys-only)  # The page fetches the words of the one language that it speaks.
  endif()
  linli_generated(${target} text_table SCRIPT make_text_table.mjs ARGUMENTS ${keys_only} INPUTS ${inputs})
endfunction()

function(linli_icon_table target)
  file(GLOB inputs CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/assets/icons/*.svg")
  linli_generated(${target} icon_table SCRIPT make_icon_table.mjs INPUTS ${inputs})
endfunction()

function(linli_simplified_table target)
  find_program(LINLI_OPENCC_DICT opencc_dict)
  find_file(LINLI_OPENCC_TABLE TSCharacters.ocd2 PATHS /usr/share/opencc NO_CMAKE_FIND_ROOT_PATH)
  if(NOT LINLI_OPENCC_DICT OR NOT LINLI_OPENCC_TABLE)
    message(FATAL_ERROR "OpenCC's table of simplified characters is missing. Run ./linli setup.")
  endif()
  linli_generated(${target} simplified_table SCRIPT make_simplified_table.mjs
    ARGUMENTS "${LINLI_OPENCC_DICT}" INPUTS "${LINLI_OPENCC_TABLE}")
endfunction()
