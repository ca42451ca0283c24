import type { Edit } from '../mend.ts';

/** How a file is written, as far as new code must know. */
interface Style {
  readonly quote: '"' | "'";
  readonly semicolons: boolean;
  readonly indent: string;
  readonly newline: string;
}

/** A place for new definitions, behind the imports of the code that begins at `from`. */
export function afterImports(code: string, kind: 'javascript' | 'python', from: number): number {
  const pattern = kind === 'python' ? pythonHead : javascriptHead;
  let last = 0;
  let at = 0;
  for (;;) {
    pattern.lastIndex = at;
    const match = pattern.exec(code);
    if (match === null || match[0] === '') break;
    at = pattern.lastIndex;
    if (match[1] !== undefined) last = at;
  }
  return from + last;
}

/** Comments and blank lines are passed over; what is captured, new code goes behind. */
const javascriptHead =
  /(?:[ \t]*\r?\n|[ \t]*\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/[ \t]*(?:\r?\n|$)|(#![^\n]*(?:\n|$)|[ \t]*["']use \w+["'];?[ \t]*(?:\r?\n|$)|[ \t]*import\b(?!\s*[.(])[^;'"]*["'][^'"\n]*["'][^\n;]*;?[ \t]*(?:\/\/[^\n]*)?(?:\r?\n|$)|[ \t]*(?:const|let|var)\s+(?:[\w$]+|\{[^{}]*\})\s*=\s*require\([^()\n]*\)(?:\.[\w$]+)*[^\S\n]*;?[ \t]*(?:\r?\n|$)))/y;

const pythonHead =
  /(?:[ \t]*\r?\n|[ \t]*#[^\n]*(?:\n|$)|((?:"""[\s\S]*?"""|'''[\s\S]*?''')[ \t]*(?:\r?\n|$)|(?:import|from)\b[ \t][^\n(\\]*(?:\([^)]*\)[^\n]*|(?:\\\r?\n[^\n\\]*)*)(?:\n|$)))/y;

/** The new code as the file is written: its quotes, semicolons, indentation and line ends. */
export function inStyleOf(code: string, text: string, kind: 'javascript' | 'python'): string {
  const { quote, semicolons, indent, newline } = styleOf(text, kind);
  return code
    .split('\n')
    .map((line) => {
      const [, blanks = '', rest = ''] = /^( *)(.*)$/.exec(line) ?? [];
      const unit = kind === 'python' ? 4 : 2;
      const isComment = /^(?:\/[/*]|#|""")/.test(rest);
      let written = isComment
        ? rest
        : quote === '"'
          ? rest.replaceAll("'", '"')
          : rest.replaceAll(/"(?!"")(?<!""")/g, "'");
      if (kind === 'python' && (rest.includes('"""') || isComment)) written = rest;
      if (kind === 'javascript' && !isComment && !semicolons) written = written.replace(/(?<!for \(;);$/, '');
      return indent.repeat(blanks.length / unit) + written;
    })
    .join(newline);
}

/** How a file is mostly written. */
export function styleOf(text: string, kind: 'javascript' | 'python'): Style {
  const double = text.match(/"[^"'\n]*"/g)?.length ?? 0;
  const single = text.match(/'[^"'\n]*'/g)?.length ?? 0;
  const isDouble = kind === 'python' ? double >= single : double > single;
  const ended = text.match(/;[ \t]*$/gm)?.length ?? 0;
  const open = text.match(/^(?=\s*(?:const|let|var|import|return|await)\b).*[\w)'"`}\]][ \t]*$/gm)?.length ?? 0;
  const units = [...text.matchAll(/^(\t+| {2,})(?=[^\s*])/gm)].map(([, blanks = '']) => blanks);
  const narrowest = units.filter((blanks) => blanks[0] === ' ').map((blanks) => blanks.length);
  const usual = kind === 'python' ? 4 : 2;
  const width = narrowest.length === 0 ? usual : Math.min(...narrowest);
  return {
    quote: isDouble ? '"' : "'",
    semicolons: ended > 0 || open === 0,
    indent: units[0]?.startsWith('\t') ? '\t' : ' '.repeat(width === 3 || width > 8 ? usual : width),
    newline: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** The edit that puts definitions behind the imports; `imports` are lines that stand directly below those that are there. */
export function definitionsEdit(
  text: string,
  kind: 'javascript' | 'python',
  [from, to]: readonly [number, number],
  imports: readonly string[],
  definitions: readonly string[],
): Edit {
  const at = afterImports(text.slice(from, to), kind, from);
  const gap = kind === 'python' ? '\n\n\n' : '\n\n';
  const blocks = definitions.map((code) => code.trimEnd()).join(gap);
  const lines = imports.map((line) => `${line}\n`).join('');
  const lead = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  const isFirst = at === from || (at === 0 && imports.length === 0);
  const before = isFirst && imports.length === 0 ? '' : kind === 'python' ? '\n\n' : '\n';
  const blanks = /^(?:[ \t]*\r?\n)*/.exec(text.slice(at, to))?.[0].split('\n').length ?? 1;
  const after = blocks === '' ? '' : '\n'.repeat(Math.max(1, gap.length + 1 - blanks));
  const code = lines + (blocks === '' ? '' : before + blocks + after);
  return { span: [at, at], text: inStyleOf(lead + code, text, kind) };
}

/** Definitions with the edits of the call behind them; at one place they are one edit. */
export function withDefinitions(definitions: Edit, edits: readonly Edit[]): readonly Edit[] {
  const [first, ...rest] = edits;
  if (first === undefined || first.span[0] !== definitions.span[0]) return [definitions, ...edits];
  return [{ span: first.span, text: definitions.text + first.text }, ...rest];
}
