// What the scripts share that make C++ from assets/.
import fs from 'node:fs';
import path from 'node:path';

/// Leaves the file alone when its content would be the same, so that nothing is compiled again.
export function writeWhenChanged(file, content) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === content) {
    // Newer than its inputs, or the build would make it each time.
    fs.utimesSync(file, new Date(), new Date());
    return;
  }
  fs.writeFileSync(file, content);
}

/// A C++ string literal of any text.
export function literal(text) {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\?/g, '\\?')}"`;
}
