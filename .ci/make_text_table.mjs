// Makes text_table.h and .cpp, the keys of all texts for people, and beside them words.zh.txt and
// words.en.txt, the texts of one language each (app/client/ui/word_table.h says what is in such a file).
// usage: make_text_table.mjs OUTPUT_WITHOUT_SUFFIX [--keys-only] zh.txt en.txt
// --keys-only: the program holds no texts; it is given the words of a language when it runs.
import crypto from 'node:crypto';
import path from 'node:path';
import { readTexts, compareKeys } from './texts.mjs';
import { writeWhenChanged, literal } from './generate.mjs';

const [output, ...rest] = process.argv.slice(2);
const keysOnly = rest.includes('--keys-only');
const texts = {};
for (const file of rest.filter((word) => word.endsWith('.txt')))
  texts[path.basename(file, '.txt')] = readTexts(file);
const { zh = new Map(), en = new Map() } = texts;
const keys = [...new Set([...zh.keys(), ...en.keys()])].sort(compareKeys);
const mark = crypto.createHash('sha256').update(keys.join('\n')).digest('hex').slice(0, 16);

// A text that one language lacks is shown in the other one; the tidy test makes that an error.
const values = {
  zh: keys.map((key) => (zh.get(key) ?? en.get(key)).value),
  en: keys.map((key) => (en.get(key) ?? zh.get(key)).value),
};
const parts = (language) => [`${language} ${mark}`, ...values[language]];

for (const language of ['zh', 'en']) {
  const words = parts(language).map((part) => `${part}\0`).join('');
  writeWhenChanged(path.join(path.dirname(output), `words.${language}.txt`), words);
}

/// C++ that gives strings as one, a NUL after each.
function joined(strings) {
  if (strings.length === 0) return '{}';
  const lines = strings.map((one) => `\n        ${literal(one)} "\\0"`).join('');
  const bytes = strings.reduce((sum, one) => sum + Buffer.byteLength(one) + 1, 0);
  return `{${lines},\n        ${bytes}}`;
}

const compiled = (language) => joined(keysOnly ? [] : parts(language));

writeWhenChanged(`${output}.h`, `#pragma once

// Made from assets/text by .ci/make_text_table.mjs.

#include <string_view>

namespace linli::client {

/// The keys of all texts for people, sorted by their bytes, a NUL after each.
std::string_view text_keys();

/// Names these keys: the words of a language that were made for them carry it.
std::string_view text_keys_mark();

/// words.zh.txt and words.en.txt, where the program holds them; else empty.
std::string_view compiled_words_zh();
std::string_view compiled_words_en();

}  // namespace linli::client
`);

writeWhenChanged(`${output}.cpp`, `#include "generated/text_table.h"

namespace linli::client {

std::string_view text_keys() {
    return ${joined(keys)};
}

std::string_view text_keys_mark() {
    return "${mark}";
}

std::string_view compiled_words_zh() {
    return ${compiled('zh')};
}

std::string_view compiled_words_en() {
    return ${compiled('en')};
}

}  // namespace linli::client
`);
