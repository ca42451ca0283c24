import type { Client } from '../../request/draft.ts';
import type { Span } from '../../request/text.ts';
import type { Rule } from '../finding.ts';

const reaction = /\/messages\/[^/?]+\/reactions\/([^/?]+)/;

/** Clients that throw at an address with more than ASCII in it; the others encode it, curl too. */
const throwing: ReadonlySet<Client> = new Set<Client>(['python-urllib', 'eris']);

/**
 * The emoji of a reaction is percent-encoded, else it is an unknown one (10014, developers/resources/message#create-reaction).
 * Clients that encode it themselves are left alone, but a `#` ends the path in all of them: `#️⃣` never arrives.
 */
export const unencodedEmoji: Rule = ({ url, client }, { text }) => {
  const address = url.text.map((piece) => (typeof piece === 'string' ? piece : 'x')).join('');
  // What curl leaves out behind a `#` stands in the text alone.
  const emoji = [address, text.slice(...url.span)].map((each) => reaction.exec(each)?.[1] ?? '').find(Boolean) ?? '';
  const isCut = emoji.startsWith('#\u{fe0f}') || emoji.startsWith('#\u20e3');
  if (!isCut && !(throwing.has(client) && [...emoji].some((one) => one > '\u007f'))) return [];
  const facts = { rule: 'url/unencoded-emoji', emoji } as const;
  // What stands elsewhere, or is escaped here, is told of the whole address.
  const at = text.slice(...url.span).indexOf(`/reactions/${emoji}`);
  const start = url.span[0] + at + '/reactions/'.length;
  const span: Span = at < 0 ? url.span : [start, start + emoji.length];
  return [{ facts, severity: 'error', span, mends: ['encode-emoji'] }];
};
