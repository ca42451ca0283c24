import { readJavaScriptEscape } from './escapes.ts';
import { type SourceText, SourceTextBuilder } from './sourceText.ts';

/** What a JSON string of a document says: `[from, to)` with its quotes. Its escapes are among JavaScript's. */
export function jsonStringText(document: string, from: number, to: number): SourceText {
  const start = from + 1;
  const end = document[to - 1] === '"' && to - 1 > from ? to - 1 : to;
  const written = document.slice(start, end);
  const builder = new SourceTextBuilder(start);
  let copied = 0;
  for (let at = written.indexOf('\\'); at >= 0; at = written.indexOf('\\', copied)) {
    const { length, text } = readJavaScriptEscape(written, at);
    builder.take(document, start + copied, start + at);
    copied = Math.min(at + length, written.length);
    builder.replace(text, start + at, start + copied);
  }
  return builder.take(document, start + copied, end).build();
}
