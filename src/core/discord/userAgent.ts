/** What a User-Agent looks like to Discord's edge. */
export type UserAgentKind = 'browser' | 'missing' | 'library' | 'discord-bot' | 'other';

const browser =
  /\bMozilla\/\d|\bAppleWebKit\/|\bGecko\/|\bChrome\/\d|\bSafari\/\d|\bFirefox\/\d|\bOpera\/|\bEdg\/|\bMSIE |\bElectron\//;

const library =
  /^(?:node(?:-fetch)?|undici|axios|got|ky|curl|Wget|python-requests|python-httpx|Python-urllib|Python|aiohttp|Java|okhttp|Go-http-client|Ruby|PostmanRuntime|insomnia|PowerShell|reqwest|libwww-perl)\b/i;

/**
 * Sorts a User-Agent. Discord asks for `DiscordBot ($url, $versionNumber)`; other values "may be blocked"
 * (documentation, Reference, User Agent). Browser-like ones together with a bot token are
 * (discord-api-docs#6473, #2050); a missing one gives `error code: 1010` (sonichi/sutando#279).
 */
export function userAgentKind(value: string | undefined): UserAgentKind {
  const text = value?.trim() ?? '';
  if (text === '') return 'missing';
  if (/^DiscordBot\b/.test(text)) return 'discord-bot';
  if (browser.test(text)) return 'browser';
  return library.test(text) ? 'library' : 'other';
}

/** The User-Agent that Discord asks for: `DiscordBot (url, version)` (documentation, Reference, User Agent). */
export function discordUserAgent(url: string, version: string): string {
  return `DiscordBot (${url}, ${version})`;
}
