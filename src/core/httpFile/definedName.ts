import type { Definition } from '../extract/httpBlock.ts';
import type { Span } from '../request/text.ts';

/** Where the name stands in `@name = value`. */
export function definedNameSpan(text: string, { name, from }: Definition): Span {
  const start = text.lastIndexOf(`@${name}`, from) + 1;
  return [start, start + name.length];
}
