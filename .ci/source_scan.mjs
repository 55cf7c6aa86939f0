// A small reader of C++ sources for tests/tidy_test.mjs: it tells code from comments and finds functions.

const comment = String.raw`\/\/[^\n]*|\/\*[^]*?\*\/`;
const rawString = String.raw`R"([^(]*)\([^]*?\)\1"`;
const string = String.raw`"(?:\\.|[^"\\\n])*"`;
const character = String.raw`(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])*'`;  // Not the ' in 1'000.
const commentsAndLiterals = new RegExp([comment, rawString, string, character].join('|'), 'g');
const directive = /^[ \t]*#(?:[^\n]*\\\n)*[^\n]*/gm;

const blank = (text) => text.replace(/[^\n]/g, ' ');

/// The text with comments blanked, with {strings: true} also what literals hold. Lines keep their numbers.
export function withoutComments(source, { strings = false } = {}) {
  return source.replace(commentsAndLiterals, (token) => {
    if (token.startsWith('//') || token.startsWith('/*')) return blank(token);
    return strings ? `"${blank(token.slice(1, -1))}"` : token;
  });
}

/// What stands before a brace tells what it opens.
function opensFunction(head) {
  const isType = /\b(namespace|class|struct|union|enum|concept)\b(?![^]*\))/.test(head);
  const isStatement = /^\s*(if|for|while|switch|catch|else|do|try)\b/.test(head);
  return !isType && !isStatement && /\)[\s\w:<>,&*\->.[\]]*$/.test(head);
}

/// [{name, line, lines}] of all functions with a body; lambdas and such count in the function around them.
export function functions(source) {
  const code = withoutComments(source, { strings: true }).replace(directive, blank);
  const lineOf = (index) => code.slice(0, index).split('\n').length;
  const found = [];
  let head = 0, depth = 0, current;
  for (let i = 0; i < code.length; i++) {
    const c = code[i];
    if (current) {
      if (c === '{') depth++;
      if (c !== '}' || --depth > 0) continue;
      const line = lineOf(current.start);
      found.push({ name: current.name, line, lines: lineOf(i) - line + 1 });
      current = undefined;
      head = i + 1;
    } else if (c === '{' && opensFunction(code.slice(head, i))) {
      const text = code.slice(head, i);
      const name = /([\w:~]+|operator\S+)\s*\(/.exec(text)?.[1] ?? '?';
      current = { name, start: head + text.search(/\S/) };
      depth = 1;
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
