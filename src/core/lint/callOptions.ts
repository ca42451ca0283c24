import type { Span } from '../request/text.ts';
import type { CallText } from './callText.ts';

/** Text that goes in at a place; the span is empty. */
export interface Insertion {
  readonly span: Span;
  readonly text: string;
}

/** An insertion at an offset. */
export function insertion(at: number, text: string): Insertion {
  return { span: [at, at], text };
}

/** A property of the options: of the literal object that is the argument at `index`, or of one that is put there. */
export function optionAt(text: string, { args }: CallText, index: number, property: string): Insertion | null {
  const options = args[index];
  if (options !== undefined) return propertyIn(text, options, property);
  const before = args[index - 1];
  return before === undefined ? null : insertion(before[1], `, { ${property} }`);
}

/** A property at the beginning of a literal object; null where something else stands there. */
function propertyIn(text: string, [start, end]: Span, property: string): Insertion | null {
  const written = text.slice(start, end);
  if (!written.startsWith('{') || !written.endsWith('}')) return null;
  return insertion(start + 1, /^\{\s*\}$/.test(written) ? ` ${property} ` : ` ${property},`);
}

/** A property of the options of `axios(config)`, `axios(url, config)`, `axios.get(url, config)`, `axios.post(url, data, config)`. */
export function axiosOption(text: string, call: CallText, property: string): Insertion | null {
  const callee = text.slice(...call.callee);
  const [first] = call.args;
  if (!/^axios(?:\.(?:get|delete|head|options|post|put|patch|request))?$/.test(callee) || first === undefined)
    return null;
  if (text[first[0]] === '{') return propertyIn(text, first, property);
  return optionAt(text, call, /\.(?:post|put|patch)$/.test(callee) ? 2 : 1, property);
}

/** A property of the options of Node's `https.request`, which come before the function that takes the answer. */
export function nodeOption(text: string, call: CallText, property: string): Insertion | null {
  const [first, second] = call.args;
  if (!/^https?\.(?:request|get)$/.test(text.slice(...call.callee)) || first === undefined) return null;
  if (text[first[0]] === '{') return propertyIn(text, first, property);
  if (second === undefined || text[second[0]] === '{') return optionAt(text, call, 1, property);
  const isFunction = /^(?:async\b|function\b|\(|\w+\s*=>)/.test(text.slice(...second));
  return isFunction ? insertion(second[0], `{ ${property} }, `) : null;
}
