import type { Answer } from './answer.ts';

/** An HTML page as Cloudflare or Google shows it: only what such a page is recognized by. */
function page(status: number, title: string, body: string): Answer {
  const text = `<!DOCTYPE html>\n<html lang="en-US">\n<head><title>${title}</title></head>\n<body>${body}</body>\n</html>\n`;
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8' }, body: text };
}

/** An address that is banned (discord-api-docs#1771, Tweetcord#87). */
export function bannedPage(ray: string): Answer {
  const title = 'Access denied | discord.com used Cloudflare to restrict access';
  return page(429, title, `<h1>Error 1015</h1><h2>You are being rate limited</h2><p>Ray ID: ${ray}</p>`);
}

/** Titles of Cloudflare's pages by status (Cloudflare documentation, "Cloudflare 5xx errors"). */
export const originTitles = {
  520: 'Web server is returning an unknown error',
  521: 'Web server is down',
  522: 'Connection timed out',
  523: 'Origin is unreachable',
  524: 'A timeout occurred',
} as const;

/** Cloudflare did not reach Discord, or could not read what it said (discord-api-docs#7016). */
export function originErrorPage(status: keyof typeof originTitles, ray: string): Answer {
  const heading = status === 520 ? '520 Origin Error' : `Error ${status}`;
  const title = `discord.com | ${status}: ${originTitles[status]}`;
  return page(status, title, `<h1>${heading}</h1><p>Cloudflare Ray ID: ${ray}</p>`);
}

/** A check that only a browser passes (discord-api-docs#849). */
export function challengePage(ray: string): Answer {
  const answer = page(
    403,
    'Attention Required! | Cloudflare',
    `<h1>One more step</h1><h2>Please complete the security check to access discord.com</h2><p>Cloudflare Ray ID: ${ray}</p>`,
  );
  return { ...answer, headers: { ...answer.headers, 'cf-mitigated': 'challenge' } };
}

/** A rule of Discord's firewall at Cloudflare: 1020 (discord-api-docs#2050, #2802). */
export function firewallPage(ray: string): Answer {
  const title = 'Access denied | discord.com used Cloudflare to restrict access';
  return page(403, title, `<h1>Error 1020</h1><h2>Access denied</h2><p>Ray ID: ${ray}</p>`);
}

/** Google's load balancer could not read the request and Discord never saw it (sleepy-discord#73). */
export const googleBadRequestPage: Answer = page(
  400,
  'Error 400 (Bad Request)!!1',
  '<p><b>400.</b> <ins>That’s an error.</ins><p>Your client has issued a malformed or illegal request. <ins>That’s all we know.</ins>',
);

/** The filter of a company or a provider. There are many; what they have in common is that no header is Cloudflare's. */
export const filterPage: Answer = page(
  403,
  'Access to this site is blocked',
  '<h1>Blocked by policy</h1><p>Category: Chat. Ask the administrator of your network.</p>',
);

/** A request that Cloudflare could not read (DiscordMessenger/dm#198). */
export const badRequestPage: Answer = {
  status: 400,
  headers: { 'content-type': 'text/html' },
  body: '<html>\r\n<head><title>400 Bad Request</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n',
};
