import type { BodyFacts } from '../../core/lint/finding.ts';
import { kinds, limitBroken } from './limits.ts';

/** What a finding about a body, and how it is sent, says. */
export function bodyFinding(facts: BodyFacts): string {
  switch (facts.rule) {
    case 'body/limit':
      return limitBroken(facts.path, facts.breach);
    case 'body/type':
      if (facts.sent !== undefined) {
        return `JavaScript rounds this number to ${facts.sent}: ids have more digits than a number holds. Write \`${facts.path}\` as a string.`;
      }
      return facts.expected === 'json'
        ? 'An object as a body is sent as the text "[object Object]". Give JSON.stringify(…) of it.'
        : `${facts.path === '' ? 'The body' : `\`${facts.path}\``} is ${kinds[facts.actual]}; Discord takes ${kinds[facts.expected]}.`;
    case 'body/empty-message':
      return 'There is nothing in this message: Discord answers 400, code 50006. Give it content, an embed, a component, a sticker, a poll or a file.';
    case 'body/unknown-key':
      return `Discord passes over \`${facts.path}\` without a word. Is \`${facts.meant}\` meant?`;
    case 'body/content-type': {
      const sent = facts.sent === null ? 'no Content-Type' : `the Content-Type "${facts.sent}"`;
      return facts.expected === 'json'
        ? `This JSON goes with ${sent}, so that Discord does not read it as JSON. It has to be "application/json".`
        : `The parts go with ${sent}, without the boundary that separates them. Leave the header to the client.`;
    }
    case 'body/bigint':
      return `JSON.stringify throws a TypeError at the BigInt ${facts.expression}, and nothing is sent. Write it as a string.`;
    case 'header/audit-log-reason':
      return facts.problem === 'too-long'
        ? `The reason has ${facts.actual} characters; the audit log takes at most 512.`
        : 'The reason has characters beyond ASCII. It has to be percent-encoded: in code by encodeURIComponent or urllib.parse.quote.';
    case 'url/unencoded-emoji':
      return `"${facts.emoji}" in the address is not percent-encoded: the request fails, or Discord answers 10014 (unknown emoji).`;
    default:
      return facts satisfies never;
  }
}
