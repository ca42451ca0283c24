import { percentDecoded } from '../percentDecoded.ts';
import { SourceText, SourceTextBuilder } from './sourceText.ts';

/**
 * Parts a URL from the user name and password in it, which curl sends as Basic credentials (its manual, `-u`), percent
 * escapes decoded. `pair` is `user:password`, null where the URL has none.
 */
export function takeUserInfo(url: SourceText): { readonly url: SourceText; readonly pair: SourceText | null } {
  const match = /^([a-z][a-z\d+.-]*:\/\/)([^/?#]*)@/i.exec(url.text);
  const [whole = '', scheme = '', info = ''] = match ?? [];
  if (match === null) return { url, pair: null };
  const bare = SourceText.join([url.slice(0, scheme.length), url.slice(whole.length)]);
  if (info === '') return { url: bare, pair: null };
  const pair = decodePercent(url.slice(scheme.length, scheme.length + info.length));
  const colon = info.includes(':') ? [] : [SourceText.implied(':', pair.place()[1])];
  return { url: bare, pair: SourceText.join([pair, ...colon]) };
}

function decodePercent(source: SourceText): SourceText {
  const pieces: SourceText[] = [];
  let copied = 0;
  for (const { index, 0: escapes } of source.text.matchAll(/(?:%[\da-f]{2})+/gi)) {
    const [from, to] = source.place(index, index + escapes.length);
    pieces.push(
      source.slice(copied, index),
      new SourceTextBuilder(from).replace(percentDecoded(escapes), from, to).build(),
    );
    copied = index + escapes.length;
  }
  return copied === 0 ? source : SourceText.join([...pieces, source.slice(copied)]);
}
