// Makes simplified_table.h and .cpp: which simplified character stands for a traditional one, by OpenCC.
// usage: make_simplified_table.mjs OUTPUT_WITHOUT_SUFFIX OPENCC_DICT TSCharacters.ocd2
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { writeWhenChanged } from './generate.mjs';

const [output, tool, dictionary] = process.argv.slice(2);
const asText = `${output}.txt`;
writeWhenChanged(asText, '');
execFileSync(tool, ['-i', dictionary, '-o', asText, '-f', 'ocd2', '-t', 'text'],
  { stdio: ['ignore', 'ignore', 'inherit'] });

// "乾<tab>干 乾": the first of several is the one OpenCC takes.
const pairs = fs.readFileSync(asText, 'utf8').split('\n').filter(Boolean).map((line) => {
  const [from, to] = line.split('\t');
  return [from.codePointAt(0), to.split(' ')[0].codePointAt(0)];
}).filter(([from, to]) => from !== to).sort(([a], [b]) => a - b);
if (pairs.length < 3000) throw new Error(`${dictionary} holds only ${pairs.length} characters`);

const hex = (number) => `0x${number.toString(16)}`;
const rows = pairs.map(([from, to]) => `{${hex(from)}, ${hex(to)}},`);
const lines = [];
while (rows.length) lines.push(`    ${rows.splice(0, 5).join(' ')}`);

writeWhenChanged(`${output}.h`, '// The table is declared in shared/core/character_tables.h.\n');

writeWhenChanged(`${output}.cpp`, `#include "shared/core/character_tables.h"

namespace linli {

static constexpr SimplifiedEntry entries[] = {
${lines.join('\n')}
};

std::span<const SimplifiedEntry> simplified_table() {
    return entries;
}

}  // namespace linli
`);
