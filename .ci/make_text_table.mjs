// Makes text_table.h and .cpp: every text for people, in both languages, sorted by key.
// usage: make_text_table.mjs OUTPUT_WITHOUT_SUFFIX zh.txt en.txt [more languages]
import fs from 'node:fs';
import path from 'node:path';
import { readTexts, compareKeys } from './texts.mjs';
import { writeWhenChanged, literal } from './generate.mjs';

const [output, ...files] = process.argv.slice(2);
const byLanguage = {};
for (const file of files) byLanguage[path.basename(file, '.txt')] = readTexts(file);
const { zh = new Map(), en = new Map() } = byLanguage;
const keys = [...new Set([...zh.keys(), ...en.keys()])].sort(compareKeys);

// A text that one language lacks is shown in the other one; the tidy test makes that an error.
const rows = keys.map((key) => {
  const inChinese = zh.get(key)?.value ?? en.get(key).value;
  const inEnglish = en.get(key)?.value ?? inChinese;
  return `    {${literal(key)}, ${literal(inChinese)}, ${literal(inEnglish)}},`;
});

writeWhenChanged(`${output}.h`, `#pragma once

// Made from assets/text by .ci/make_text_table.mjs.

#include <span>
#include <string_view>

namespace linli::client {

/// One text for people in both languages, placeholders as {name}.
struct TextEntry {
    std::string_view key;
    std::string_view zh;
    std::string_view en;
};

/// All texts, sorted by the bytes of their keys.
std::span<const TextEntry> text_table();

}  // namespace linli::client
`);

writeWhenChanged(`${output}.cpp`, `#include "generated/text_table.h"

namespace linli::client {

${rows.length ? `static constexpr TextEntry texts[] = {\n${rows.join('\n')}\n};` : ''}

std::span<const TextEntry> text_table() {
    return ${rows.length ? 'texts' : '{}'};
}

}  // namespace linli::client
`);
