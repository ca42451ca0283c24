import type { Edit, Mend } from './mend.ts';
import { optionEdit, type QueueingClient, queueingClientOf } from './queueingClient.ts';

/**
 * What a library that waits by itself, silently, lacks for one to see its limits. @discordjs/rest warns every 500 invalid
 * requests (10,000 in ten minutes lead to a ban; documentation, Rate Limits) and tells of each limit it meets; Oceanic
 * tells of them among what it says for debugging (oceanic.js 1.15, rest/RequestHandler).
 */
export const watchRateLimits: Mend = ({ text, draft }) => {
  const client = queueingClientOf(text, draft);
  if (client === null) return null;
  switch (draft.client) {
    case 'discord.js': {
      const option = optionEdit(text, client, 'invalidRequestWarningInterval', '500');
      const told = listeners(text, client, client.receiver, [
        [
          'rateLimited',
          '({ method, route, scope, timeToReset })',
          `console.warn(\`\${method} \${route}: limited (\${scope}) for \${timeToReset} ms\`)`,
        ],
        [
          'invalidRequestWarning',
          '({ count, remainingTime })',
          `console.warn(\`\${count} invalid requests, counted anew in \${remainingTime} ms\`)`,
        ],
      ]);
      return told === null ? null : [...(option === null ? [] : [option]), told];
    }
    case 'oceanic': {
      const told = listeners(text, client, client.name, [
        ['debug', '(info)', "if (String(info).includes('RateLimit: ')) console.warn(info)"],
      ]);
      return told === null ? null : [told];
    }
    default:
      return null;
  }
};

type Listener = readonly [event: string, parameters: string, statement: string];

/** Listeners behind the statement that makes the client, as it is written; null where there is one already. */
function listeners(text: string, client: QueueingClient, emitter: string, all: readonly Listener[]): Edit | null {
  const [first] = all;
  if (first === undefined || [`'${first[0]}'`, `"${first[0]}"`].some((name) => text.includes(`${emitter}.on(${name}`)))
    return null;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const quote = (text.match(/"/g)?.length ?? 0) > (text.match(/'/g)?.length ?? 0) ? '"' : "'";
  const end = client.isEnded ? ';' : '';
  const unit = /^(\t)/m.test(text) ? '\t' : (/^( +)\S/m.exec(text)?.[1]?.slice(0, 4) ?? '  ');
  const lines = all.flatMap(([event, parameters, statement]) => [
    `${emitter}.on(${quote}${event}${quote}, ${parameters} => {`,
    `${unit}${statement.replaceAll("'", quote)}${end}`,
    `})${end}`,
  ]);
  return { span: [client.after, client.after], text: ['', ...lines].join(newline + client.indent) };
}
