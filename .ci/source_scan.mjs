// A small reader of C++ sources for tests/tidy_test.mjs: enough to tell code from comments and to find functions.

/// The same text with comments blanked; with {strings: true} the contents of literals too. Lines keep their numbers.
export function withoutComments(source, { strings = false } = {}) {
  const pattern = /\/\/[^\n]*|\/\*[^]*?\*\/|R"([^(]*)\([^]*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])*'/g;
  return source.replace(pattern, (token) => {
    const isComment = token.startsWith('//') || token.startsWith('/*');
    if (!isComment && !strings) return token;
    const blank = token.replace(/[^\n]/g, ' ');
    return isComment ? blank : `"${blank.slice(1, -1)}"`;
  });
}

/// What stands before a brace tells what it opens.
function opensFunction(head) {
  if (/\b(namespace|class|struct|union|enum|concept)\b(?![^]*\))/.test(head)) return false;
  return /\)[\s\w:<>,&*\->.[\]]*$/.test(head) && !/^\s*(if|for|while|switch|catch|else|do|try)\b/.test(head) && !/=\s*$/.test(head);
}

/// [{name, line, lines}] of all functions with a body, lambdas and nested ones counted in the function around them.
export function functions(source) {
  const code = withoutComments(source, { strings: true }).replace(/^[ \t]*#(?:[^\n]*\\\n)*[^\n]*/gm, (text) => text.replace(/[^\n]/g, ' '));
  const found = [];
  const lineOf = (index) => code.slice(0, index).split('\n').length;
  let head = 0, depthInside = 0, current;
  for (let i = 0; i < code.length; i++) {
    const c = code[i];
    if (current) {
      if (c === '{') depthInside++;
      if (c !== '}' || --depthInside > 0) continue;
      found.push({ name: current.name, line: lineOf(current.start), lines: lineOf(i) - lineOf(current.start) + 1 });
      current = undefined;
      head = i + 1;
    } else if (c === '{' && opensFunction(code.slice(head, i))) {
      const text = code.slice(head, i);
      current = { name: /([\w:~]+|operator\S+)\s*\(/.exec(text)?.[1] ?? '?', start: head + text.search(/\S/) };
      depthInside = 1;
    } else if (c === '{' || c === '}' || c === ';') {
      head = i + 1;
    }
  }
  return found;
}

/// [{path, line, system}] of all #include lines.
export function includes(source) {
  const lines = withoutComments(source).split('\n');
  return lines.flatMap((text, index) => {
    const match = /^\s*#\s*include\s*([<"])([^>"]+)[>"]/.exec(text);
    return match ? [{ path: match[2], line: index + 1, system: match[1] === '<' }] : [];
  });
}
