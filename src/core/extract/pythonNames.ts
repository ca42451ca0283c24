import type { NameUse } from './dialect.ts';

const mutators =
  'append|extend|insert|update|setdefault|pop|popitem|remove|clear|sort|reverse|add_header|add_unredirected_header|add_field|add_fields|append_field|insert_field_at|set_field_at|remove_field|clear_fields|set_author|set_footer|set_image|set_thumbnail|remove_author|remove_footer|remove_image|remove_thumbnail|add_item|remove_item|clear_items|add_option|append_option|add_answer';
const deletion = /(?:^|[;:])\s*del\s+$/;
const path = /(?:[ \t]*(?:\.[ \t]*\w+|\[[^\]\n]{1,80}\]))*/y;

const assignment = /(?:\s*:(?!=)[^=\n]{1,200}?)?(\s*)=(?!=)[ \t]*/y;
const unpacking = /[ \t]*((?:,[ \t]*\w+[ \t]*)*)=(?!=)[ \t]*/y;
const walrus = /\s*:=\s*/y;
const target = /((?:[ \t]*(?:\.[ \t]*\w+|\[[^\]\n]{1,80}\]))*)[ \t]*((?:[-+|*/%&^@]|\*\*|\/\/|<<|>>)?=(?!=)|\()[ \t]*/y;
/** `.pop(…)` gives a value and changes what it is called on, wherever it stands. */
const taking = /(?:[ \t]*(?:\.[ \t]*\w+|\[[^\]\n]{1,80}\]))*?[ \t]*\.[ \t]*(?:pop|popitem|setdefault)[ \t]*\(/y;
const context = /\b(?:with|,)\s*([^\n]*?)\s+as\s+$/;

/** Whether a name between these characters (empty: the line's end) may be defined or changed there. */
export function mayUseInPython(before: string, after: string): boolean {
  return (
    '=:.[+|),-*/%&^@<>'.includes(after) &&
    after !== '' &&
    (after === '.' || before === '' || ';:(,'.includes(before) || /\w/.test(before))
  );
}

/** What a name that stands at `[from, to]` is used for in Python, if it is defined or changed there. */
export function readPythonUse(text: string, from: number, to: number): NameUse | undefined {
  const before = text.slice(Math.max(0, from - 300), from);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/(?:^|\s)#/.test(line) || /\.\s*$/.test(line)) return undefined;
  taking.lastIndex = to;
  const taken = taking.exec(text);
  if (taken !== null) return { kind: 'call', open: taking.lastIndex - 1 };
  if (deletion.test(line)) {
    path.lastIndex = to;
    path.exec(text);
    return { kind: 'remove', target: path.lastIndex };
  }
  const unpacked = readUnpacking(text, to, line);
  if (unpacked !== undefined) return unpacked;
  if (/^\s*$|;\s*$|:\s+$/.test(line)) return readStatement(text, to, before);
  walrus.lastIndex = to;
  if (walrus.test(text)) return { kind: 'define', declared: false, from: walrus.lastIndex };
  const opened = /\bwith\b/.test(line) ? context.exec(before) : null;
  const start =
    opened === null ? contextAbove(text, from) : from - opened[0].length + opened[0].indexOf(opened[1] ?? '');
  return start === undefined ? undefined : { kind: 'define', declared: false, from: start };
}

/** Where the expression of a `with` begins that ends in `) as name` on a line further down. */
function contextAbove(text: string, name: number): number | undefined {
  if (!/\)[ \t]+as[ \t]+$/.test(text.slice(Math.max(0, name - 20), name))) return undefined;
  const before = text.slice(Math.max(0, name - 3000), name);
  const [, indent] = /(?:^|\n)([ \t]*)\)[ \t]+as[ \t]+$/.exec(before) ?? [];
  if (indent === undefined) return undefined;
  const heads = [...before.matchAll(/^([ \t]*)(?:(?:async[ \t]+)?with[ \t]+(?!\()|(?=[\w.]+\($))/gm)];
  const head = heads.findLast((match) => match[1] === indent);
  if (head === undefined) return undefined;
  const code = before.slice(head.index + head[0].length);
  const open = code.search(/\(\s*(?:#[^\n]*)?\n/);
  const start = open < 0 ? -1 : (/[\w.]+$/.exec(code.slice(0, open))?.index ?? -1);
  return start < 0 ? undefined : name - code.length + start;
}

/** `a, b = 1, 2`: each name takes the item at its place. */
function readUnpacking(text: string, to: number, line: string): NameUse | undefined {
  const before = /^[ \t]*((?:\w+[ \t]*,[ \t]*)*)$/.exec(line)?.[1];
  if (before === undefined) return undefined;
  unpacking.lastIndex = to;
  const after = unpacking.exec(text);
  if (after === null || (before === '' && after[1] === '')) return undefined;
  const from = itemStart(text, unpacking.lastIndex, before.split(',').length - 1);
  return from === undefined ? undefined : { kind: 'define', declared: false, from };
}

/** Where the `index`-th item of a list on one line begins: strings and brackets hide commas. */
function itemStart(text: string, from: number, index: number): number | undefined {
  const piece = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[([{]|[)\]}]|,|[^"'()[\]{},\n]+|\n/y;
  let depth = 0;
  let items = 0;
  piece.lastIndex = from;
  for (let at = from; items < index; at = piece.lastIndex) {
    const found = piece.exec(text)?.[0];
    if (found === undefined || found === '\n' || at - from > 2000) return undefined;
    if ('([{'.includes(found)) depth += 1;
    else if (')]}'.includes(found)) depth -= 1;
    else if (found === ',' && depth === 0) items += 1;
  }
  return piece.lastIndex + (/^[ \t]*/.exec(text.slice(piece.lastIndex, piece.lastIndex + 100))?.[0].length ?? 0);
}

function readStatement(text: string, to: number, before: string): NameUse | undefined {
  target.lastIndex = to;
  const changed = target.exec(text);
  const [, path = '', operator] = changed ?? [];
  if (changed !== null && operator === '(') {
    const open = to + changed[0].lastIndexOf('(');
    return new RegExp(`\\.[ \\t]*(?:${mutators})[ \\t]*$`).test(path) ? { kind: 'call', open } : undefined;
  }
  const end = to + path.length;
  if (changed !== null && (operator === '+=' || operator === '|=')) {
    return { kind: 'append', target: end, from: target.lastIndex };
  }
  if (changed !== null && operator !== '=') return { kind: 'alter', target: end };
  if (changed !== null && path !== '') return { kind: 'set', target: end, from: target.lastIndex };
  assignment.lastIndex = to;
  const assigned = assignment.exec(text);
  if (assigned === null || (assigned[1] === '' && isInBrackets(before))) return undefined;
  return { kind: 'define', declared: false, from: assignment.lastIndex };
}

/** Whether `name=value` is an argument: the line above ends in an opening bracket or a comma. */
function isInBrackets(before: string): boolean {
  return /[([{,]\s*(?:#[^\n]*)?\n\s*$/.test(before);
}

/** Whether a line of code binds the name as a parameter, a loop variable or a caught error. */
export function bindsInPython(head: string, name: string): boolean {
  if (!head.includes(name)) return false;
  if (head.includes('for') && new RegExp(`\\bfor\\b[^\\n]*\\b${name}\\b[^\\n]*\\bin\\b`).test(head))
    return bindsInLoop(head, name);
  if (head.includes('lambda') && new RegExp(`\\blambda\\b[^:\\n]*\\b${name}\\b[^:\\n]*:`).test(head)) return true;
  if (head.includes('except') && new RegExp(`\\bexcept\\b[^\\n]*\\bas\\s+${name}\\s*:`).test(head)) return true;
  if (!head.includes('def')) return false;
  const parameters = /^\s*(?:async\s+)?def\s+\w+\s*(?:\[[^\]]*\])?\(([\s\S]*)/m.exec(head)?.[1];
  return parameters !== undefined && new RegExp(`(?:^|[,(*])\\s*${name}\\s*(?:[,)=:]|$)`, 'm').test(parameters);
}

function bindsInLoop(head: string, name: string): boolean {
  return new RegExp(`\\bfor\\s+[^\\n]*?\\b${name}\\b(?:(?!\\bin\\b)[^\\n])*\\bin\\b`).test(head);
}

/** Local names by what they were imported as. */
export function readPythonImports(text: string): ReadonlyMap<string, string> {
  const imports = new Map<string, string>();
  for (const [, list = ''] of text.matchAll(/^[ \t]*import[ \t]+([\w., \t]+)$/gm)) {
    for (const item of list.split(',')) {
      const [module = '', local] = item.trim().split(/\s+as\s+/);
      if (local !== undefined) imports.set(local, module);
    }
  }
  for (const [, module = '', list = ''] of text.matchAll(
    /^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]{1,2000}\)|[^\n#]{1,500})/gm,
  )) {
    for (const item of list.replace(/[()]|#[^\n]*/g, '').split(',')) {
      const [name = '', local = name] = item.trim().split(/\s+as\s+/);
      if (/^\w+$/.test(name) && /^\w+$/.test(local)) imports.set(local, `${module}.${name}`);
    }
  }
  return imports;
}
