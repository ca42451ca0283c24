import { errorTree, type FieldLine } from './fieldLines.ts';
import { answered, type Reported, raw } from './reported.ts';

/** Errors and log lines of discord.py and its forks (nextcord, disnake, py-cord), and of hikari. */
export function readPython(text: string): Reported | null {
  return discordPy(text) ?? rateLimitLine(text) ?? hikari(text) ?? login(text) ?? closed(text);
}

/** `403 Forbidden (error code: 50013): Missing Permissions`, and below it one line a rejected field. */
function discordPy(text: string): Reported | null {
  const found = /\b([1-5]\d\d) [A-Z][\w ]*? \(error code: (\d+)\)(?:: ([^\n]*))?/.exec(text);
  if (found === null) return null;
  const [whole, status, code, message] = found;
  // What is no JSON stands there as it came: Cloudflare's page, for one.
  if (message?.startsWith('<') === true) {
    return raw('discord.py', Number(status), text.slice(found.index + whole.length - message.length));
  }
  const errors = Number(code) === 50035 ? errorTree(rejectedIn(text.slice(found.index + whole.length))) : undefined;
  return answered('discord.py', {
    status: Number(status),
    ...(Number(code) === 0 ? {} : { code: Number(code) }),
    ...(message === undefined ? {} : { message: message.trim() }),
    ...(errors === undefined ? {} : { errors }),
  });
}

/** `In embeds.0.description: Must be 4096 or fewer in length.` */
function rejectedIn(text: string): FieldLine[] {
  return [...text.matchAll(/^In ([\w.$-]+): ([^\n]*)$/gm)].map(([, path = '', message = '']) => ({ path, message }));
}

/** The warning of discord.py's HTTP client, which waits by itself. */
function rateLimitLine(text: string): Reported | null {
  const found =
    /We are being rate limited\. (?:([A-Z]+) (\S+) responded with 429\. )?Retrying in ([\d.]+) seconds/.exec(text) ??
    /\b([A-Z]+) (https:\/\/\S+) (?:responded|returned)(?: with)? 429/.exec(text);
  if (found === null) return null;
  const [, method, url, wait] = found;
  return answered('discord.py', {
    status: 429,
    message: 'You are being rate limited.',
    ...(method === undefined || url === undefined ? {} : { method, url }),
    ...(wait === undefined ? {} : { retryAfter: Number(wait) }),
  });
}

/** `Forbidden 403: (50013) 'Missing Permissions' for https://discord.com/api/…` */
function hikari(text: string): Reported | null {
  const found = /\b[A-Z][\w ]*? ([1-5]\d\d): (?:\((\d+)\) )?'([^'\n]*)' for (https?:\/\/\S+)/.exec(text);
  if (found === null) return null;
  const [whole, status, code, message = '', url = ''] = found;
  const rejected = [...text.slice(found.index + whole.length).matchAll(/^([\w.$-]+):\n - ([^\n]*)$/gm)];
  const errors = errorTree(rejected.map(([, path = '', said = '']) => ({ path, message: said })));
  return answered('hikari', {
    ...(errors === undefined ? {} : { errors }),
    status: Number(status),
    message,
    url,
    ...(code === undefined ? {} : { code: Number(code) }),
  });
}

function login(text: string): Reported | null {
  if (!/LoginFailure|Improper token has been passed/.test(text)) return null;
  return answered('discord.py', {
    status: 401,
    message: '401: Unauthorized',
    method: 'GET',
    url: '/users/@me',
  });
}

function closed(text: string): Reported | null {
  if (/PrivilegedIntentsRequired/.test(text)) {
    return { kind: 'realtime', by: 'discord.py', scope: 'gateway-close', code: 4014 };
  }
  const found = /Shard ID \S+ WebSocket closed with (\d{4})/.exec(text)?.[1];
  return found === undefined
    ? null
    : {
        kind: 'realtime',
        by: 'discord.py',
        scope: /voice/i.test(text) ? 'voice-close' : 'gateway-close',
        code: Number(found),
      };
}
