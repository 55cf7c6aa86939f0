// Reads assets/text/*.txt: `key = value` lines, `#` comments, blank lines.
import fs from 'node:fs';

/// key → {value, line}; throws an error that names file and line.
export function readTexts(file) {
  const texts = new Map();
  fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '').split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (!line || line.startsWith('#')) return;
    const match = /^([a-z0-9_.]+)\s*=\s*(.*)$/.exec(line);
    if (!match) throw new Error(`${file}:${index + 1}: expected "key = value", found "${line}"`);
    const [, key, value] = match;
    if (texts.has(key)) throw new Error(`${file}:${index + 1}: "${key}" stands here twice`);
    if (!value) throw new Error(`${file}:${index + 1}: "${key}" has no text`);
    texts.set(key, { value: value.replace(/\\n/g, '\n'), line: index + 1 });
  });
  return texts;
}

/// The {names} in a text, sorted.
export function placeholders(value) {
  return [...new Set([...value.matchAll(/\{([a-z0-9_]+)\}/g)].map((match) => match[1]))].sort();
}

/// Order by bytes, as the client's binary search has it (keys are ASCII).
export function compareKeys(left, right) {
  return left < right ? -1 : left > right ? 1 : 0;
}
