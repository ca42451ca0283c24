import { readPattern } from './javascriptPattern.ts';
import type { Source } from './source.ts';

/** One parameter. */
export interface Parameter {
  /** Each name that it binds, with the way to it where it is taken out of a pattern. */
  readonly names: readonly {
    readonly name: string;
    readonly keys: readonly (string | number)[];
    readonly fallback?: number;
  }[];
  /** `...rest`, `*args`; `**options`. */
  readonly rest?: 'list' | 'named';
  /** Where its default begins. */
  readonly fallback?: number;
}

/** A function with a name, its parameters and where it stands. */
export interface FunctionHead {
  readonly name: string;
  /** The class that it is a method of. */
  readonly owner?: string;
  readonly parameters: readonly Parameter[];
  /** Where the bracket opens that its parameters stand in; absent for one parameter without. */
  readonly open?: number;
  /** Where its head begins, where its parameters end, and where its body does. */
  readonly from: number;
  readonly body: number;
  readonly to: number;
}

/** Heads longer than this are not read, in UTF-16 units. */
const longest = 1500;

/** What stands before the parameters, in UTF-16 units. */
const longestName = 300;

const javascript =
  /^[ \t]*(?:(?:export|default|public|private|protected|static|async|override|readonly)\s+)*(?:function\s*\*?\s*([\w$]+)|(?:const|let|var)\s+([\w$]+)\s*(?::[^=\n]+)?=\s*(?:async\s*)?(?:function\b\s*[\w$]*)?|([#\w$]+)\s*=\s*(?:async\s*)?|(?!(?:if|for|while|switch|return|catch|function|await|new|super)\b)([#\w$]+))\s*(?:<[^>()]*>)?\s*(?:\(|([\w$]+)\s*=>)/;
const python = /^[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*(?:\[[^\]]*\])?\(/;

/** The functions with names that an offset stands in, the innermost first. */
export function* functionsAround(source: Source, at: number): Generator<FunctionHead> {
  const { layout } = source;
  const line = layout.lineAt(at);
  for (const head of [line, ...layout.ancestorsOf(line)]) {
    const found = source.headAt(head);
    if (found !== undefined && found.from <= at && at < found.to) yield found;
  }
}

/** The constructor of the class that a method belongs to. */
export function constructorBeside(source: Source, { from, owner }: FunctionHead): FunctionHead | undefined {
  const { layout } = source;
  const parent = layout.parentOf(layout.lineAt(from));
  return owner === undefined || parent < 0 ? undefined : constructorIn(source, parent);
}

/** The constructor of the class whose head stands in a line. */
export function constructorIn(source: Source, parent: number): FunctionHead | undefined {
  const { layout, text } = source;
  const pattern = /^[ \t]*(?:(?:public|private|protected)\s+)?(?:constructor|def[ \t]+__init__)\s*\(/gm;
  pattern.lastIndex = layout.startOf(parent);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const line = layout.lineAt(match.index);
    if (layout.parentOf(line) === parent) return source.headAt(line);
  }
  return undefined;
}

/** The function whose head begins with a line. */
export function readHead(source: Source, line: number): FunctionHead | undefined {
  const { layout, text, dialect } = source;
  const from = layout.startOf(line);
  const isPython = dialect.syntax.kind === 'python';
  const match = (isPython ? python : javascript).exec(
    text.slice(from, Math.min(layout.startOf(line + 1), from + longestName)),
  );
  const name = match?.slice(1, 5).find((group) => group !== undefined);
  if (match === null || name === undefined) return undefined;
  const single = match[5];
  const end = from + match[0].length;
  const list = single === undefined ? parametersFrom(text, end, isPython) : undefined;
  const behind = single === undefined ? text.slice((list?.end ?? end) + 1, (list?.end ?? end) + 300) : '=>';
  if (!(isPython ? /^[^\n]*:/ : /^\s*(?::[^={};]*(?:\{[^{}]*\})?[^={};]*)?(?:=>|\{)/).test(behind)) return undefined;
  const owner = layout.parentOf(line);
  const of =
    owner < 0
      ? undefined
      : /\bclass\s+([\w$]+)/.exec(text.slice(layout.startOf(owner), layout.startOf(owner + 1)))?.[1];
  const parameters = list?.parameters ?? [{ names: [{ name: single ?? '', keys: [] }] }];
  const isMethod = of !== undefined && isPython && /^(?:self|cls)$/.test(parameters[0]?.names[0]?.name ?? '');
  return {
    name,
    ...(of === undefined ? {} : { owner: of }),
    parameters: isMethod ? parameters.slice(1) : parameters,
    ...(list === undefined ? {} : { open: end - 1 }),
    from,
    body: list?.end ?? end,
    to: bodyEnd(source, line),
  };
}

/** Up to the first line that is indented no more than the head, behind its closing brackets. */
function bodyEnd({ layout, text }: Source, head: number): number {
  const indent = layout.indentOf(head);
  for (let line = head + 1; layout.startOf(line) < text.length; line++) {
    const columns = layout.indentOf(line);
    const start = layout.startOf(line);
    if (columns < 0 || columns > indent || /^\s*[)\]}]/.test(text.slice(start, start + 200))) continue;
    return start;
  }
  return text.length;
}

const piece =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#[^\n]*|=>|[([{<]|[)\]}>]|,|[^"'`()[\]{}<>,=/#]+|[=/]/y;

/** The parameters between brackets, the first of which opens before `from`. */
function parametersFrom(
  text: string,
  from: number,
  isPython: boolean,
): { readonly parameters: readonly Parameter[]; readonly end: number } | undefined {
  const parameters: Parameter[] = [];
  let depth = 0;
  let start = from;
  piece.lastIndex = from;
  for (let at = from; at - from < longest; at = piece.lastIndex) {
    const found = piece.exec(text)?.[0];
    if (found === undefined) return undefined;
    const isEnd = depth === 0 && found === ')';
    if (depth === 0 && (found === ',' || isEnd)) {
      const parameter = parameterOf(text, start, at, isPython);
      if (parameter !== undefined) parameters.push(parameter);
      start = at + 1;
    }
    if (isEnd) return { parameters, end: at };
    if (/^[([{<]$/.test(found)) depth++;
    else if (/^[)\]}>]$/.test(found) && --depth < 0 && found !== '>') return undefined;
  }
  return undefined;
}

function parameterOf(text: string, from: number, to: number, isPython: boolean): Parameter | undefined {
  const code = text.slice(from, to);
  const [lead = ''] =
    /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/|@\w+(?:\([^)]*\))?\s|(?:public|private|protected|readonly|override)\s)*/.exec(
      code,
    ) ?? [];
  const begin = from + lead.length;
  if (!isPython && (text[begin] === '{' || text[begin] === '[')) {
    const pattern = readPattern(text, begin);
    if (pattern === undefined || pattern.end > to) return { names: [] };
    const names = pattern.names.map(({ at, ...rest }) => ({
      ...rest,
      name: /^[\w$]+/.exec(text.slice(at, to))?.[0] ?? '',
    }));
    return { names, ...defaultIn(text, pattern.end, to) };
  }
  const [mark = '', name] = /^(\*{0,2}|\.{0,3})([\w$]*)/.exec(text.slice(begin, to))?.slice(1) ?? [];
  if (name === undefined || name === '') return undefined;
  const names = [{ name, keys: [] }];
  if (mark !== '') return { names, rest: mark === '**' ? 'named' : 'list' };
  return { names, ...defaultIn(text, begin + name.length, to) };
}

function defaultIn(text: string, from: number, to: number): { readonly fallback?: number } {
  const sign = /^(?:[^=]|=>)*?=(?![=>])\s*/.exec(text.slice(from, to));
  return sign === null ? {} : { fallback: from + sign[0].length };
}
