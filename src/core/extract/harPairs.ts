import type { JsonNode } from './jsonNode.ts';
import { percentEncode } from './percent.ts';
import { SourceText } from './sourceText.ts';

/** A list of `{ "name", "value" }`, decoded as HAR has it, as a query or a form. */
export function encodedPairs(pairs: readonly JsonNode[], space: '+' | '%20'): SourceText {
  const encode = (character: string) => percentEncode(character, { safe: '', space });
  const pieces = pairs.flatMap((pair, index) => {
    const [name, value] = [pair.get('name').text, pair.get('value').text];
    if (name === undefined) return [];
    const at = name.place()[0];
    return [
      ...(index === 0 ? [] : [SourceText.implied('&', at)]),
      name.map(encode),
      SourceText.implied('=', name.place()[1]),
      ...(value === undefined ? [] : [value.map(encode)]),
    ];
  });
  return SourceText.join(pieces);
}
