// Makes icon_table.h and .cpp: the name of each icon and its drawing as one SVG path.
// usage: make_icon_table.mjs OUTPUT_WITHOUT_SUFFIX a.svg b.svg …
import fs from 'node:fs';
import path from 'node:path';
import { writeWhenChanged, literal } from './generate.mjs';

const [output, ...files] = process.argv.slice(2);

function attributes(tag) {
  const found = [...tag.matchAll(/([a-z0-9-]+)\s*=\s*"([^"]*)"/gi)];
  return Object.fromEntries(found.map(([, name, value]) => [name, value]));
}

function rectangle({ x = 0, y = 0, width, height, rx, ry }) {
  const [left, top, w, h] = [x, y, width, height].map(Number);
  const a = Math.min(Number(rx ?? ry ?? 0), w / 2), b = Math.min(Number(ry ?? rx ?? 0), h / 2);
  if (!a || !b) return `M${left} ${top}h${w}v${h}h${-w}z`;
  return `M${left + a} ${top}h${w - 2 * a}a${a} ${b} 0 0 1 ${a} ${b}v${h - 2 * b}a${a} ${b} 0 0 1 ${-a} ${b}`
    + `h${2 * a - w}a${a} ${b} 0 0 1 ${-a} ${-b}v${2 * b - h}a${a} ${b} 0 0 1 ${a} ${-b}z`;
}

function ellipse(cx, cy, rx, ry) {
  return `M${Number(cx) - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
}

const points = (list, end) => `M${list.trim().replace(/^(\S+[\s,]+\S+)\s+/, '$1L')}${end}`;

/// A path's first "m" is absolute; joined to other paths it must say so.
function absoluteStart(d) {
  const number = '[-+]?(?:\\d*\\.\\d+|\\d+)';
  return d.trim().replace(new RegExp(`^m\\s*(${number})[\\s,]*(${number})\\s*(?=([-+.\\d])?)`),
    (whole, x, y, more) => `M${x} ${y}${more ? 'l' : ''}`);
}

const shapes = {
  path: ({ d }) => absoluteStart(d),
  rect: rectangle,
  circle: ({ cx, cy, r }) => ellipse(cx, cy, Number(r), Number(r)),
  ellipse: ({ cx, cy, rx, ry }) => ellipse(cx, cy, Number(rx), Number(ry)),
  line: ({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  polyline: (shape) => points(shape.points, ''),
  polygon: (shape) => points(shape.points, 'z'),
};

function drawing(file) {
  const svg = fs.readFileSync(file, 'utf8').replace(/<!--[^]*?-->/g, '');
  if (!/viewBox="0 0 24 24"/.test(svg)) throw new Error(`${file}: an icon has viewBox="0 0 24 24"`);
  const parts = [];
  for (const [, name, rest] of svg.matchAll(/<([a-z]+)([^>]*)>/gi)) {
    if (name === 'svg' || name === 'title') continue;
    if (!shapes[name]) throw new Error(`${file}: <${name}> is not one of ${Object.keys(shapes).join(', ')}`);
    parts.push(shapes[name](attributes(rest)).replace(/\s+/g, ' '));
  }
  return parts.join(' ');
}

const icons = files.map((file) => [path.basename(file, '.svg'), drawing(file)])
  .sort(([a], [b]) => (a < b ? -1 : 1));
const rows = icons.map(([name, data]) => `    {${literal(name)},\n     ${literal(data)}},`);

writeWhenChanged(`${output}.h`, `#pragma once

// Made from assets/icons by .ci/make_icon_table.mjs.

#include <span>
#include <string_view>

namespace linli::client {

/// An icon: its name and its lines as SVG path data in a box of 24 by 24, to be stroked, not filled.
struct IconEntry {
    std::string_view name;
    std::string_view path;
};

/// All icons, sorted by name.
std::span<const IconEntry> icon_table();

}  // namespace linli::client
`);

writeWhenChanged(`${output}.cpp`, `#include "generated/icon_table.h"

namespace linli::client {

${rows.length ? `static constexpr IconEntry icons[] = {\n${rows.join('\n')}\n};` : ''}

std::span<const IconEntry> icon_table() {
    return ${rows.length ? 'icons' : '{}'};
}

}  // namespace linli::client
`);
