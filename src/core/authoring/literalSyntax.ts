/** How a literal of objects and lists is written: in JSON, in JavaScript, in Python. */
export interface LiteralSyntax {
  readonly kind: 'json' | 'javascript' | 'python';
  /** What opens and closes a string, the longer first. In JSON inside a double-quoted text it is `\"`. */
  readonly quotes: readonly string[];
  /** Matches (sticky) a comment. */
  readonly comment?: RegExp;
  /** Matches (sticky) what stands for a value and has brackets of its own: `{{variable}}` of .http files. */
  readonly reference?: RegExp;
}

const json: LiteralSyntax = { kind: 'json', quotes: ['"'], reference: /\{\{[^{}\n]*\}\}/y };
const escapedJson: LiteralSyntax = { ...json, quotes: ['\\"'] };

const javascript: LiteralSyntax = {
  kind: 'javascript',
  quotes: ['"', "'", '`'],
  comment: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y,
};

const python: LiteralSyntax = { kind: 'python', quotes: ['"""', "'''", '"', "'"], comment: /#[^\n]*/y };

/**
 * The syntax of the literal that begins at `start` (its bracket) in a document. What a quote stands in front of is JSON
 * in a string, whatever the language around it; undefined where literals are written in no way that is known.
 */
export function literalSyntax(text: string, start: number, language: string): LiteralSyntax | undefined {
  const before = text
    .slice(Math.max(0, start - 200), start)
    .trimEnd()
    .at(-1);
  if (before === '"' && !/"""\s*$/.test(text.slice(Math.max(0, start - 200), start))) return escapedJson;
  if (before === "'" || before === '"' || before === '`') return json;
  if (/^(?:java|type)script/.test(language) || language === 'vue' || language === 'svelte') return javascript;
  if (language === 'python') return python;
  return language === 'powershell' ? undefined : json;
}
