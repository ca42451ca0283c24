import type { NameUse } from './dialect.ts';
import { readPattern } from './javascriptPattern.ts';
import { isSpace } from './lines.ts';
import type { Source } from './source.ts';

const declaration = /(?:^|[\s;{}(])(?:const|let|var)\s+$/;
const destructuring = /(?:^|[\s;{}(])(?:const|let|var)\s*[[{]/;
const commentLine = /^\s*(?:\/\/|\*|\/\*)/;
const statement =
  /(?:(?:^|[;{})])\s*(?:else\s+)?|^\s*else\s+)(?:(?:export|public|private|protected|static|readonly|declare|override|accessor)\s+)*$/;
const functionWord = /(?:^|[\s;])(?:async\s+)?function\s+$/;
/** Methods that change what they are called on; those of builders have all one form (`setTitle`, `addFields`). */
const mutators =
  'set|append|delete|push|unshift|pop|shift|splice|sort|reverse|fill|copyWithin|setHeader|(?:set(?!Timeout|Interval|Immediate)|add(?!Listener|EventListener)|splice|clear)[A-Z]\\w*';
const deletion = /(?:^|[;{})])\s*delete\s+$/;
const merging = /(?:^|[;{})])\s*Object\s*\.\s*assign\s*\(\s*$/;
const stepping = /(?:^|[;{})])\s*(?:\+\+|--)\s*$/;

const assignment = /(?:\s*[!?]?:[^=;\n]{1,200}?)?(\s*)=(?![=>])\s*/y;
const behindPattern = /\s*(?::[^=;]{1,200})?=(?![=>])\s*/y;
const castOpening = /(?:^|[;{})]|\belse)\s*\(\s*$/;
const cast = /(?:\s*(?:[?!]?\.\s*[\w$#]+|!?\[[^\]\n]{1,80}\]))*\s+as\s+[^;=\n()]{1,100}\)/y;
const path = /(?:\s*(?:[?!]?\.\s*[\w$#]+|!?\[[^\]\n]{1,80}\]))*/y;
const target =
  /((?:\s*(?:[?!]?\.\s*[\w$#]+|!?\[[^\]\n]{1,80}\]))*)\s*((?:[-+*/%&|^]|\*\*|<<|>>>?|\?\?|\|\||&&)?=(?![=>])|\+\+|--|(?:\?\.)?\()\s*/y;
const simpleParameters = /\s*\([^(){}]{0,200}\)\s*(?::[^{]{1,80})?\{/y;

/** Whether a name between these characters (empty: the line's end) may be defined or changed there. */
export function mayUseInJavaScript(before: string, after: string): boolean {
  if (before === '(') return after !== '' && ',.[a'.includes(after);
  if (after !== '' && !'=:.[+-*/%&|^<>?!,}(];)'.includes(after)) return false;
  if (before === '[') return ',]='.includes(after) && after !== '';
  return before === '' || ';{},):+-'.includes(before) || /\w/.test(before);
}

/** What a name that stands at `[from, to]` is used for in JavaScript, if it is defined or changed there. */
export function readJavaScriptUse(text: string, from: number, to: number): NameUse | undefined {
  const mark = characterBefore(text, from);
  const before = text.slice(Math.max(0, from - 300), from);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (mark === '.' || commentLine.test(line)) return undefined;
  const near = before.slice(-40);
  if (mark === '(' && castOpening.test(near)) return readCast(text, from, to);
  const isWord = /\w/.test(mark);
  const declared = isWord && declaration.test(near);
  const marked = declared ? undefined : readMarked(text, from, to, mark, before, near);
  if (marked !== undefined) return marked;
  if (mark === ',' && isNextDeclarator(before)) return readStatement(text, from, to, true);
  const mayBegin = isWord || ';{})'.includes(mark);
  if (declared || line.trim() === '' || (mayBegin && statement.test(line))) {
    return readStatement(text, from, to, declared);
  }
  const word = isWord ? functionWord.exec(near) : null;
  simpleParameters.lastIndex = to;
  if (word === null || !simpleParameters.test(text)) return undefined;
  return { kind: 'define', declared: true, from: from - word[0].trimStart().length };
}

/** The nearest character that is no blank, up to 300 before; empty where there is none. */
function characterBefore(text: string, from: number): string {
  let at = from - 1;
  while (from - at < 300 && isSpace(text.charCodeAt(at))) at--;
  return text[at] ?? '';
}

/** What the character in front of a name makes of it; a pattern may lack the comma there. */
function readMarked(
  text: string,
  from: number,
  to: number,
  mark: string,
  before: string,
  near: string,
): NameUse | undefined {
  switch (mark) {
    case '':
    case ';':
    case '}':
    case ')':
      return undefined;
    case '+':
    case '-':
      return stepping.test(near) ? { kind: 'alter', target: endOfPath(text, to) } : undefined;
    case '(':
      return readMerge(from, near);
    default:
      if (mark === 'e' && deletion.test(near)) return { kind: 'remove', target: endOfPath(text, to) };
      return readPick(text, from, before);
  }
}

/** `Object.assign(name, …)`. */
function readMerge(from: number, near: string): NameUse | undefined {
  const merge = merging.exec(near);
  if (merge === null) return undefined;
  const [start, whole] = [from - merge[0].length, merge[0]];
  return { kind: 'merge', from: start + whole.indexOf('Object'), open: start + whole.lastIndexOf('(') };
}

/** `const a = 1, b = …`. */
function isNextDeclarator(before: string): boolean {
  if (!before.trimEnd().endsWith(',')) return false;
  const list = /(?:^|[\s;{}(])(?:const|let|var)\s([^;]*),\s*$/.exec(before)?.[1];
  return list !== undefined && list.replace(/[^([{]/g, '').length === list.replace(/[^)\]}]/g, '').length;
}

/** `(name.a as T)["b"] = …`, `(name as T).push(…)`. */
function readCast(text: string, from: number, to: number): NameUse | undefined {
  cast.lastIndex = to;
  const end = cast.test(text) ? cast.lastIndex : undefined;
  if (end === undefined) return undefined;
  const use = readStatement(text, from, end, false);
  const begin = text.lastIndexOf('(', from);
  return use?.kind === 'set' || use?.kind === 'call' ? { ...use, begin } : undefined;
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
  const end = to + path.length;
  if (operator === '(' || operator === '?.(') {
    const open = to + changed[0].lastIndexOf('(');
    return new RegExp(`\\.\\s*(?:${mutators})\\s*$`).test(path) ? { kind: 'call', open } : undefined;
  }
  if (operator === '+=') return { kind: 'append', target: end, from: start };
  if (operator !== '=') return { kind: 'alter', target: end };
  return path === '' ? undefined : { kind: 'set', target: end, from: start };
}

function endOfPath(text: string, at: number): number {
  path.lastIndex = at;
  path.exec(text);
  return path.lastIndex;
}

/** `const { name } = …`, `const { key: { name = 1 } } = …`, `const [, name] = …`. */
function readPick(text: string, from: number, before: string): NameUse | undefined {
  const statement = before.slice(Math.max(0, before.lastIndexOf(';'), before.lastIndexOf('=>')));
  if (!/[[{]/.test(statement)) return undefined;
  const head = destructuring.exec(statement);
  if (head === null) return undefined;
  const begin = from - statement.length + head.index + head[0].length - 1;
  const pattern = readPattern(text, begin);
  const name = pattern?.names.find(({ at }) => at === from);
  behindPattern.lastIndex = pattern?.end ?? 0;
  if (pattern === undefined || name === undefined || !behindPattern.test(text)) return undefined;
  const { keys, fallback } = name;
  return {
    kind: 'pick',
    begin,
    keys,
    ...(fallback === undefined ? {} : { fallback }),
    from: behindPattern.lastIndex,
  };
}

/** Whether a line of code binds the name as a parameter, a loop variable or a caught error. */
export function bindsInJavaScript(text: string, name: string): boolean {
  if (!text.includes(name)) return false;
  const hasArrow = text.includes('=>');
  // `retry(api, (api) => api.get(…))` hands on what the name stands for.
  const head = hasArrow ? text.replace(/(?<![\w$])([\w$]+), \(\1\) =>/g, '$1, () =>') : text;
  const escaped = name.replaceAll('$', '\\$');
  if (hasArrow && new RegExp(`(?:^|[^\\w$.'"\`])${escaped}\\s*=>`).test(head)) return true;
  const loop = `\\b(?:for|catch)\\s*(?:await\\s*)?\\((?:(?!;|\\b(?:of|in)\\b)[\\s\\S])*?(?:^|[\\s([{,])${escaped}(?![\\w$])`;
  if (/\b(?:for|catch)\b/.test(head) && new RegExp(loop).test(head)) return true;
  const lists = parameterLists(head);
  if (lists.length === 0) return false;
  const parameter = new RegExp(
    `(?:^|[([{,]|\\.\\.\\.|\\b(?:public|private|protected|readonly)\\s)\\s*(?:[\\w$]+\\s*:\\s*)?${escaped}\\s*(?:[,)\\]}=:?]|$)`,
  );
  return lists.some((list) => parameter.test(list));
}

const method =
  /^\s*(?:(?:public|private|protected|static|async|override|get|set|export|default)\s+|\*\s*)*(?!(?:if|while|switch|for|return|await|throw|new|catch|else)\b)[#\w$]+\s*(?:<[^>]*>)?\s*\(/;
const functionHead = /\bfunction\b\s*\*?\s*[\w$]*\s*(?:<[^>]*>)?\s*\(/g;

/** What stands in the brackets of every arrow function, function and method that a piece of code begins. */
function parameterLists(head: string): string[] {
  const lists = [...head.matchAll(functionHead)].map((match) => insideFrom(head, match.index + match[0].length));
  for (let arrow = head.indexOf('=>'); arrow >= 0; arrow = head.indexOf('=>', arrow + 2)) {
    const end = /\)\s*(?::[^()=]*)?$/.exec(head.slice(0, arrow))?.index;
    if (end !== undefined) lists.push(insideUpTo(head, end));
  }
  const opens = /\{\s*(?:\/\/.*)?$/.test(head.trimEnd()) ? method.exec(head) : null;
  if (opens !== null) lists.push(insideFrom(head, opens[0].length));
  return lists;
}

/** From after an opening bracket up to its closing one, or to the end. */
function insideFrom(head: string, start: number): string {
  let depth = 1;
  for (let at = start; at < head.length; at++) {
    if ('([{'.includes(head[at] ?? '')) depth++;
    else if (')]}'.includes(head[at] ?? '') && --depth === 0) return head.slice(start, at);
  }
  return head.slice(start);
}

/** From an opening bracket to its closing one at `end`; from the beginning where it opens further above. */
function insideUpTo(head: string, end: number): string {
  let depth = 1;
  for (let at = end - 1; at >= 0; at--) {
    if (')]}'.includes(head[at] ?? '')) depth++;
    else if ('([{'.includes(head[at] ?? '') && --depth === 0) return head.slice(at + 1, end);
  }
  return head.slice(0, end);
}

/** What a `require` or an `import(…)` is assigned to. */
const receiver = /\b(?:const|let|var)\s+(?:([\w$]+)|\{([^{}]{1,2000})\})\s*=\s*(?:await\s+)?$/;
const importing = /\s+(?:type\s+)?([^'"`;()]{1,2000}?)\s*\bfrom\s*['"]([^'"\n]+)['"]/y;

/** What ends the names of an import: the quote of its module, or something that has no place in it. */
const endOfNames = /['"`;()]/g;

/** No import has longer names, in UTF-16 units. */
const longestNames = 2100;
const loading = /\s*\(\s*['"`]([^'"`$\n]+)['"`]/y;

/** `const { EmbedBuilder } = Discord`: taken out of what was imported whole. */
const picked = /\b(?:const|let|var)\s+\{([^{}]{1,2000})\}\s*=\s*$/;

/** Local names by what they were imported as. */
export function readJavaScriptImports({ text, names }: Source): ReadonlyMap<string, string> {
  const imports = new Map<string, string>();
  const whole = new Map<string, string>();
  let end = 0;
  for (const at of names.placesOf('import', 0, text.length)) {
    if (end <= at) {
      endOfNames.lastIndex = at;
      end = endOfNames.exec(text)?.index ?? Number.POSITIVE_INFINITY;
    }
    if (end - at > longestNames) continue;
    importing.lastIndex = at + 'import'.length;
    const [, clause, module = ''] = importing.exec(text) ?? [];
    if (clause === undefined) continue;
    const [, first, , members] = /^([\w$]+)?(\s*,\s*)?(?:\{([^}]*)\})?/.exec(clause) ?? [];
    const star = /\*\s*as\s+([\w$]+)/.exec(clause)?.[1];
    if (first !== undefined) whole.set(first, module);
    if (star !== undefined) whole.set(star, module);
    if (members !== undefined) readMembers(members, module, /\s+as\s+/, imports);
  }
  const loads = ['require', 'import'].flatMap((word) =>
    names.placesOf(word, 0, text.length).map((at) => ({ at, end: at + word.length })),
  );
  for (const { at, end } of loads.sort((one, other) => one.at - other.at)) {
    loading.lastIndex = end;
    const module = loading.exec(text)?.[1];
    if (module === undefined) continue;
    const [, name, members] = receiver.exec(text.slice(Math.max(0, at - 2100), at)) ?? [];
    if (name !== undefined) whole.set(name, module);
    if (members !== undefined) readMembers(members, module, /\s*:\s*/, imports);
  }
  for (const [name, module] of whole) {
    imports.set(name, module);
    for (const at of names.placesOf(name, 0, text.length)) {
      if (!/^[ \t]*(?:[;\r\n]|$)/.test(text.slice(at + name.length, at + name.length + 40))) continue;
      const before = text.slice(Math.max(0, at - 2100), at);
      const members = before.trimEnd().endsWith('=') ? picked.exec(before)?.[1] : undefined;
      if (members !== undefined) readMembers(members, module, /\s*:\s*/, imports);
    }
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
