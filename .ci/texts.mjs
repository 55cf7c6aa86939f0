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

/// `{name}`, or in a language with a plural `{name|one|other}`.
const placeholder = /\{([a-z0-9_]+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g;

/// The {names} in a text, sorted.
export function placeholders(value) {
  return [...new Set([...value.matchAll(placeholder)].map((match) => match[1]))].sort();
}

/// What is no placeholder although it looks like the beginning of one: "{count|day}".
export function broken(value) {
  return value.replace(placeholder, '').match(/[{}][^{}]*/)?.[0];
}

/// The text with its placeholders filled, as text() of app/client/ui/text.h does it; those without a value
/// stay.
export function filled(value, values) {
  return value.replace(placeholder, (whole, name, one, other) => {
    if (!(name in values)) return whole;
    if (one === undefined) return String(values[name]);
    return String(values[name]) === '1' ? one : other;
  });
}

/// What stands between the placeholders.
export function constantParts(value) {
  return value.replace(placeholder, '\0').split('\0');
}

/// Order by bytes, as the client's binary search has it (keys are ASCII).
export function compareKeys(left, right) {
  return left < right ? -1 : left > right ? 1 : 0;
}
