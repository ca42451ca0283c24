import { userAgentKind } from '../../discord/userAgent.ts';
import { clientDefaults } from '../../request/clientDefaults.ts';
import { type Client, type Draft, headerPart } from '../../request/draft.ts';
import { writeText } from '../../request/text.ts';
import { mayBeBrowserCode } from '../browserCode.ts';
import type { Rule } from '../finding.ts';
import { calleeSpan } from '../place.ts';

/** Clients whose own User-Agent was refused: `Python-urllib` (discord-api-docs#4908). */
const refusedClients: readonly Client[] = ['python-urllib'];

/**
 * Discord asks every client for `DiscordBot (url, version)` (documentation, Reference, User Agent). A hint where the
 * request sends none at all, which was answered `error code: 1010` (sonichi/sutando#279), or one that is known to be
 * refused. Of the others (`node`, `python-requests`, which were accepted on webhooks: discord-api-docs#4908) it speaks
 * only to who asks.
 */
export const missingUserAgent: Rule = (draft, around) => {
  if (draft.problem !== undefined || headerPart(draft, 'user-agent') !== undefined) return [];
  if (draft.client === 'har') return [];
  const sends = ownAgent(draft);
  const kind = userAgentKind(sends);
  if (kind === 'browser' || kind === 'discord-bot') return [];
  if (mayBeBrowserCode(draft, around)) return [];
  const refused = kind === 'missing' || refusedClients.includes(draft.client);
  return [
    {
      facts: { rule: 'user-agent/missing', client: draft.client, sends, refused },
      severity: 'hint',
      span: calleeSpan(around.text, draft),
      mends: ['use-discord-user-agent'],
      ...(refused ? {} : { optIn: true }),
    },
  ];
};

function ownAgent(draft: Draft): string {
  const isTaken = draft.withoutHeaders?.some((name) => name.toLowerCase() === 'user-agent') === true;
  const request = { method: writeText(draft.method.text), secure: true, body: draft.body, boundary: '' };
  const own = clientDefaults(draft.client, request).find(([name]) => name.toLowerCase() === 'user-agent');
  return isTaken ? '' : (own?.[1] ?? '');
}
