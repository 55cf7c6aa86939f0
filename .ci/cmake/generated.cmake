# Sources made at build time from assets/: the texts in both languages and the icons.
# A target includes them as "generated/text_table.h" and "generated/icon_table.h".
find_program(LINLI_NODE NAMES node nodejs REQUIRED)

function(linli_generated target name)
  cmake_parse_arguments(arg "" "SCRIPT" "INPUTS" ${ARGN})
  set(folder "${CMAKE_BINARY_DIR}/include_generated/generated")
  add_custom_command(OUTPUT "${folder}/${name}.h" "${folder}/${name}.cpp"
    COMMAND "${LINLI_NODE}" "${CMAKE_SOURCE_DIR}/.ci/${arg_SCRIPT}" "${folder}/${name}" ${arg_INPUTS}
    DEPENDS "${CMAKE_SOURCE_DIR}/.ci/${arg_SCRIPT}" ${arg_INPUTS}
    COMMENT "Making ${name} from assets" VERBATIM)
  add_library(${name} STATIC "${folder}/${name}.cpp" "${folder}/${name}.h")
  target_include_directories(${name} PUBLIC "${CMAKE_BINARY_DIR}/include_generated")
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
  linli_generated(${target} text_table SCRIPT make_text_table.mjs INPUTS ${inputs})
endfunction()

function(linli_icon_table target)
  file(GLOB inputs CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/assets/icons/*.svg")
  linli_generated(${target} icon_table SCRIPT make_icon_table.mjs INPUTS ${inputs})
endfunction()
