/**
 * What every Discord request in code or prose shows on one line: an API host, a `Routes` call, a path of the API as a
 * string, the `@discordjs/rest` package, or a name that says Discord's API or webhook. Case matters, which keeps it
 * fast: a file of 10,000 lines without Discord costs a third of a millisecond.
 */
const trace =
  /discord(?:app)?\.com\/|\bRoutes\.[a-z]|["'`}]\/(?:channels|guilds|users|webhooks|applications|interactions|gateway|invites|stickers|oauth2|sticker-packs|voice|soundboard|stage-instances|skus)\b|@discordjs\/rest|\bREST\b|DISCORD|[dD]iscord_?(?:[aA][pP][iI]|[uU][rR][lL]|[wW]ebhook|[bB]ase)/;

/** Files whose requests may be relative (`GET /channels/{{id}}`), or hold a name in place of the host. */
const requestLine = /^\s*(?:curl\b|(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s)/m;

/**
 * Whether a document, or a changed line of one, may hold a Discord request. Cheap, and errs on the side of yes: only a
 * yes is worth loading a parser for.
 */
export function mayHoldRequest(text: string, languageId = ''): boolean {
  return trace.test(text) || ((languageId === 'http' || languageId === 'rest') && requestLine.test(text));
}
