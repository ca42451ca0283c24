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

/** Cloudflare did not reach Discord (discord-api-docs#7016). */
export function originErrorPage(ray: string): Answer {
  const title = 'discord.com | 520: Web server is returning an unknown error';
  return page(520, title, `<h1>520 Origin Error</h1><p>Cloudflare Ray ID: ${ray}</p>`);
}

/** A request that Cloudflare could not read (DiscordMessenger/dm#198). */
export const badRequestPage: Answer = {
  status: 400,
  headers: { 'content-type': 'text/html' },
  body: '<html>\r\n<head><title>400 Bad Request</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n',
};
