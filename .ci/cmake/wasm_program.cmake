# The client as WebAssembly: build/wasm/linli.js and linli.wasm, loaded by web/boot.js as an ES module.
# app/client/platform/web/*.js are JavaScript libraries for the linker (functions that C++ calls).
linli_program(linli FOLDERS app/client/platform/web LINKS linli_client_lib)
if(NOT TARGET linli)
  message(STATUS "No WebAssembly client yet: app/client/platform/web has no sources.")
  return()
endif()

# Debian's Emscripten finds its JavaScript optimiser's parser (node-acorn) only when told where it is.
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")

target_link_options(linli PRIVATE
  -fwasm-exceptions              # for shared/wire; everything else is compiled without exceptions
  --profiling-funcs              # names, by which web/build_site.mjs tells what may come later; it drops them
  # Else what has one caller is always inlined, late pages into the first one.
  -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=40
  -sDYNAMIC_EXECUTION=0 -sALLOW_MEMORY_GROWTH=1 -sFILESYSTEM=0
  -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
  -sMODULARIZE=1 -sEXPORT_ES6=1 -sEXPORT_NAME=createLinli -sENVIRONMENT=web
  -sINCOMING_MODULE_JS_API=canvas,locateFile,print,printErr,onAbort,instantiateWasm
  -sEXPORTED_FUNCTIONS=_main,_malloc,_free
  -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToUTF8,lengthBytesUTF8)
file(GLOB javascript_libraries CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/app/client/platform/web/*.js")
foreach(library ${javascript_libraries})
  target_link_options(linli PRIVATE "SHELL:--js-library ${library}")
  set_property(TARGET linli APPEND PROPERTY LINK_DEPENDS "${library}")
endforeach()
set_target_properties(linli PROPERTIES SUFFIX .js)
