import { discordUserAgent } from '../discord/userAgent.ts';
import { headerPart } from '../request/draft.ts';
import { addHeaders } from './addHeaders.ts';
import { insertHeader, type NewHeader } from './insertHeader.ts';
import type { Mend } from './mend.ts';
import { quoted } from './quoted.ts';
import { writingOf } from './writing.ts';

/** Replaces the User-Agent, or sets one where the request sets none, by `DiscordBot (url, version)`. */
export const useDiscordUserAgent: Mend = (context) => {
  const { draft, project } = context;
  const userAgent = discordUserAgent(project.url ?? 'https://example.com/your-bot', project.version ?? '1.0');
  const header = headerPart(draft, 'user-agent');
  if (header === undefined) {
    return (
      insertHeader(context, agentHeader(userAgent)) ?? addHeaders(context, { name: 'User-Agent', value: userAgent })
    );
  }
  if (header.value.text[0] === userAgent) return null;
  const writing = writingOf(context.text, draft, header.value);
  if (writing === null) return null;
  const inCode = (one: string): string => quoted(one, context.text, draft);
  const written = writing === 'inside' ? userAgent : inCode(userAgent);
  // `{ userAgent }`: the name and the value are the same characters.
  const isShorthand = writing === 'expression' && header.nameSpan[0] === header.value.span[0];
  return [{ span: header.value.span, text: isShorthand ? `${inCode(header.name)}: ${written}` : written }];
};

function agentHeader(value: string): NewHeader {
  return { name: 'User-Agent', value, curlOption: '-A', powerShellOption: '-UserAgent' };
}
