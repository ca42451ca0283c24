import { type RealtimeCode, realtimeCode, realtimeScopes } from '../core/discord/realtimeCode.ts';
import { documentation, type ExplainWords, page } from './explainPage.ts';
import type { ExplainTarget } from './explainTarget.ts';
import type { RealtimeWords } from './realtime.ts';

/** For example `Gateway close code 4014 Disallowed intents`. */
export function realtimeTitle({ scope, code, name }: RealtimeCode, words: RealtimeWords): string {
  return `${words.scopeName[scope]} ${code} ${name}`;
}

/** The page about one code of a socket. */
export function realtimePage(
  { scope, code }: Extract<ExplainTarget, { kind: 'realtime' }>,
  words: RealtimeWords,
  own: ExplainWords,
): string {
  const found = realtimeCode(scope, code);
  if (found === undefined) throw new RangeError(`No ${scope} has the number ${code}`);
  const [meaning = '', remedy] = words.texts[`${scope}/${code}`] ?? [];
  const others = realtimeScopes.flatMap((other) => (other === scope ? [] : (realtimeCode(other, code) ?? [])));
  const fixes = [remedy, found.reconnect === undefined ? undefined : words.reconnect(found.reconnect)].filter(
    (text) => text !== undefined,
  );
  return page(realtimeTitle(found, words), words.notHttp, [
    `## ${own.meaning}`,
    found.sender === undefined ? meaning : `${meaning} ${words.sender(found.sender)}`,
    ...(fixes.length === 0 ? [] : [`## ${own.fixes}`, fixes.map((text) => `1. ${text}`).join('\n')]),
    ...(others.length === 0
      ? []
      : [
          `## ${words.elsewhere}`,
          others.map((other) => `- [${realtimeTitle(other, words)}](${other.scope}-${other.code}.md)`).join('\n'),
        ]),
    ...documentation(own),
  ]);
}
