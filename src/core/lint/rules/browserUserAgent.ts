import { userAgentKind } from '../../discord/userAgent.ts';
import { clientDefaults } from '../../request/clientDefaults.ts';
import { authorizationPart, type Draft, headerPart } from '../../request/draft.ts';
import { type Span, writeText } from '../../request/text.ts';
import { mayBeBrowserCode } from '../browserCode.ts';
import type { Rule } from '../finding.ts';

/**
 * A browser's User-Agent with a bot token is answered 403 40333 on most routes (discord-api-docs#6473). Without a
 * token it is only against the documentation, so the finding is quieter. Code in a browser cannot set it.
 */
export const browserUserAgent: Rule = (draft, around) => {
  const said = writtenAgent(draft) ?? defaultAgent(draft);
  if (said === undefined || userAgentKind(said.literal) !== 'browser') return [];
  if (mayBeBrowserCode(draft, around)) return [];
  return [
    {
      facts: { rule: 'user-agent/browser', userAgent: said.shown },
      severity: authorizationPart(draft) === undefined ? 'information' : 'warning',
      span: said.span,
      mends: ['use-discord-user-agent'],
    },
  ];
};

interface Agent {
  readonly literal: string;
  readonly shown: string;
  readonly span: Span;
}

/** Only what is written out counts: an expression may well be called `withoutMozilla('Mozilla/5.0')`. */
function writtenAgent(draft: Draft): Agent | undefined {
  const header = headerPart(draft, 'user-agent');
  if (header === undefined) return undefined;
  const literal = header.value.text.filter((piece) => typeof piece === 'string').join('');
  return { literal, shown: writeText(header.value.text), span: header.value.span };
}

/**
 * What the client says by itself: PowerShell calls itself `Mozilla/5.0 …`. Nobody wrote it, so that it counts only where
 * it is refused: with a token, which a webhook does not need.
 */
function defaultAgent(draft: Draft): Agent | undefined {
  if (authorizationPart(draft) === undefined) return undefined;
  const request = { method: writeText(draft.method.text), secure: true, body: draft.body, boundary: '' };
  const header = clientDefaults(draft.client, request).find(([name]) => name.toLowerCase() === 'user-agent');
  const isTaken = draft.withoutHeaders?.some((name) => name.toLowerCase() === 'user-agent') === true;
  if (header === undefined || isTaken) return undefined;
  return { literal: header[1], shown: header[1], span: draft.url.span };
}
