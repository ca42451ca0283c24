/**
 * The library that a User-Agent names: by the address in `DiscordBot (url, version)`, the form that Discord asks for
 * (Reference, User Agent), else by its first product. `unknown` where it says nothing.
 */
export function userAgentLibrary(userAgent: string | undefined): string {
  const address = /DiscordBot\s*\(\s*https?:\/\/([^\s,)]+)/i.exec(userAgent ?? '')?.[1];
  const repository = address?.split('/').findLast((part) => part !== '');
  const product = /^([\w.@-]+)(?:\/|\s|$)/.exec(userAgent ?? '')?.[1];
  return (repository ?? product)?.replace(/\.git$/, '').slice(0, 60) ?? 'unknown';
}
