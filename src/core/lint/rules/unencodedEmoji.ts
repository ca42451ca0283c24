import type { Client } from '../../request/draft.ts';
import type { Rule } from '../finding.ts';

/** Clients that put an address on the wire as it is written; the others encode what is not ASCII. */
const literally: ReadonlySet<Client> = new Set<Client>(['curl', 'python-urllib', 'eris', 'har']);

/**
 * The emoji of a reaction is percent-encoded, else it is an unknown one (10014, developers/resources/message#create-reaction).
 * A `#` ends the path in any client: `#️⃣` never arrives. `urllib` throws at what is not ASCII.
 */
export const unencodedEmoji: Rule = ({ url, client }) => {
  const address = url.text.map((piece) => (typeof piece === 'string' ? piece : 'x')).join('');
  const emoji = /\/messages\/[^/?]+\/reactions\/([^/?]+)/.exec(address)?.[1] ?? '';
  const isCut = emoji.startsWith('#\u{fe0f}') || emoji.startsWith('#\u20e3');
  if (!isCut && !(literally.has(client) && [...emoji].some((one) => one > '\u007f'))) return [];
  const isCertain = isCut || client === 'python-urllib';
  const severity = isCertain ? 'error' : 'warning';
  return [{ facts: { rule: 'url/unencoded-emoji', emoji }, severity, span: url.span, mends: ['encode-emoji'] }];
};
