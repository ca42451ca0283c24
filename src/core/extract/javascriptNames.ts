import type { NameUse } from './dialect.ts';

const declaration = /(?:^|[\s;{}(])(?:const|let|var)\s+$/;
const destructuring = /(?:^|[\s;{}(])(?:const|let|var)\s*\{[^{};]*$/;
const statement =
  /(?:^|[;{})])\s*(?:(?:export|public|private|protected|static|readonly|declare|override|accessor)\s+)*$/;
const functionWord = /(?:^|[\s;])(?:async\s+)?function\s+$/;
const mutators = 'set|append|push|setToken';

const assignment = /(?:\s*[!?]?:[^=;\n]{1,200}?)?(\s*)=(?![=>])\s*/y;
const restOfPattern = /\s*(?:=[^{}=]*?)?(?:,[^{};]*)?\}\s*(?::[^=;]{1,200})?=(?![=>])\s*/y;
const rename = /([\w$]+)\s*:\s*$/;
const target = /((?:\s*(?:\??\.\s*[\w$#]+|\[[^\]\n]{1,80}\]))*)\s*(\+?=(?![=>])|\()\s*/y;
const parameterless = /\s*\(\s*\)\s*(?::[^{]{1,80})?\{/y;

/** What a name that stands at `[from, to]` is used for in JavaScript, if it is defined or changed there. */
export function readJavaScriptUse(text: string, from: number, to: number): NameUse | undefined {
  const before = text.slice(Math.max(0, from - 300), from);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/^\s*(?:\/\/|\*|\/\*)/.test(line)) return undefined;
  if (/(?:\.|\?\.)\s*$/.test(before)) return undefined;
  const declared = declaration.test(before);
  if (declared || statement.test(line) || (line.trim() === '' && statement.test(before))) {
    return readStatement(text, from, to, declared);
  }
  const pattern = destructuring.exec(before);
  if (pattern !== null) return readPattern(text, to, before);
  const word = functionWord.exec(before);
  parameterless.lastIndex = to;
  if (word === null || !parameterless.test(text)) return undefined;
  return { kind: 'define', declared: true, from: from - word[0].trimStart().length };
}

function readStatement(text: string, from: number, to: number, declared: boolean): NameUse | undefined {
  assignment.lastIndex = to;
  const assigned = assignment.exec(text);
  if (assigned !== null && (declared || assigned[1] !== '' || text[from] === '#')) {
    return { kind: 'define', declared, from: assignment.lastIndex };
  }
  target.lastIndex = to;
  const changed = target.exec(text);
  if (changed === null || declared) return undefined;
  const [, path = '', operator] = changed;
  const start = target.lastIndex;
  if (operator === '(') {
    const open = to + changed[0].lastIndexOf('(');
    return new RegExp(`\\.\\s*(?:${mutators})\\s*$`).test(path) ? { kind: 'call', open } : undefined;
  }
  if (path === '') return operator === '+=' ? { kind: 'append', from: start } : undefined;
  return operator === '=' ? { kind: 'set', target: to + path.length, from: start } : undefined;
}

/** `const { name } = …`, `const { key: name } = …`, `const { name = 1 } = …`. */
function readPattern(text: string, to: number, before: string): NameUse | undefined {
  restOfPattern.lastIndex = to;
  if (!restOfPattern.test(text)) return undefined;
  const start = restOfPattern.lastIndex;
  const name = /[\w$]+$/.exec(text.slice(Math.max(0, to - 200), to))?.[0] ?? '';
  return { kind: 'pick', key: rename.exec(before)?.[1] ?? name, from: start };
}

const control = /^\s*(?:\}\s*)?(?:else\s+)?(?:if|while|switch|return|await|throw)\b/;

/** Whether a line of code binds the name as a parameter, a loop variable or a caught error. */
export function bindsInJavaScript(head: string, name: string): boolean {
  if (!head.includes(name)) return false;
  const escaped = name.replaceAll('$', '\\$');
  const single = new RegExp(`(?:^|[^\\w$.'"\`])${escaped}\\s*=>`);
  if (single.test(head)) return true;
  const loop = new RegExp(`\\b(?:for|catch)\\s*(?:await\\s*)?\\([^;]*?[\\s([{,]${escaped}\\b(?!\\s*[.(])`);
  if (loop.test(head)) return true;
  if (control.test(head) && !head.includes('=>')) return false;
  const isFunction =
    /=>|\bfunction\b|^\s*(?:(?:public|private|protected|static|async|override|get|set)\s+|\*\s*)*[#\w$]+\s*(?:<[^>]*>)?\s*\(/.test(
      head,
    );
  const opens = /(?:=>|\{)\s*(?:\/\/.*)?$/.test(head.trimEnd()) || head.includes('=>');
  if (!isFunction || !opens) return false;
  const parameter = new RegExp(
    `[([{,]\\s*(?:\\.\\.\\.|(?:public|private|protected|readonly)\\s+)*(?:[\\w$]+\\s*:\\s*)?${escaped}\\s*(?:[,)\\]}=:?]|$)`,
    'm',
  );
  return parameter.test(parametersOf(head));
}

/** The head up to its last arrow or opening brace, without the body that may follow. */
function parametersOf(head: string): string {
  const arrow = head.lastIndexOf('=>');
  return arrow >= 0 ? head.slice(0, arrow) : head;
}

/** Whether code at the offset is commented out: after `//`, or in a comment that begins a line. */
export function isJavaScriptComment(text: string, at: number, line: string): boolean {
  if (/^\s*(?:\/\/|\*(?!\w)|\/\*)|(?:^|[\s;{}),])\/\/\s/.test(line)) return true;
  for (let open = text.lastIndexOf('/*', at); open >= 0; open = text.lastIndexOf('/*', open - 1)) {
    if (text.slice(open, at).includes('*/')) return false;
    if (/(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, open - 80), open))) return true;
    if (open === 0) break;
  }
  return false;
}

/** Local names by what they were imported as. */
export function readJavaScriptImports(text: string): ReadonlyMap<string, string> {
  const imports = new Map<string, string>();
  for (const [, clause = '', module = ''] of text.matchAll(
    /\bimport\s+(?:type\s+)?([^'"`;()]{1,600}?)\s*\bfrom\s*['"]([^'"\n]+)['"]/g,
  )) {
    const [, first, , members] = /^([\w$]+)?(\s*,\s*)?(?:\{([^}]*)\})?/.exec(clause) ?? [];
    const star = /\*\s*as\s+([\w$]+)/.exec(clause)?.[1];
    if (first !== undefined) imports.set(first, module);
    if (star !== undefined) imports.set(star, module);
    if (members !== undefined) readMembers(members, module, /\s+as\s+/, imports);
  }
  const required =
    /\b(?:const|let|var)\s+(?:([\w$]+)|\{([^}]{1,600})\})\s*=\s*(?:await\s+)?(?:require|import)\s*\(\s*['"]([^'"\n]+)['"]/g;
  for (const [, name, members, module = ''] of text.matchAll(required)) {
    if (name !== undefined) imports.set(name, module);
    if (members !== undefined) readMembers(members, module, /\s*:\s*/, imports);
  }
  return imports;
}

function readMembers(list: string, module: string, renaming: RegExp, imports: Map<string, string>): void {
  for (const member of list.split(',')) {
    const [name = '', local = name] = member
      .trim()
      .replace(/^type\s+/, '')
      .split(renaming);
    if (/^[\w$]+$/.test(local) && /^[\w$]+$/.test(name))
      imports.set(local, name === 'default' ? module : `${module}.${name}`);
  }
}
