/**
 * What every Discord request in code shows somewhere: an API host, a `Routes` call, a path of the API behind a quote or
 * a value, `@discordjs/rest`, a bot's Authorization, or a name that says Discord or webhook. Each pattern only where one
 * of its words is: to look for a word costs a tenth, if it has six letters at most, and patterns in turn slow each other
 * down.
 */
const traces: readonly (readonly [words: readonly string[], pattern: RegExp])[] = [
  [['iscord'], /discord(?:app)?\.com[/"'`]/],
  [['/api/v'], /\/api\/v(?:[6-9]|10)\//],
  [['Routes'], /\bRoutes\.[a-z]/],
  [['REST', 'Routes', 'RouteB'], /\b(?:REST|OAuth2Routes|RouteBases)\b/],
  [['Bot '], /["'`]Bot /],
  [
    ['iscord', 'ISCORD'],
    /[dD](?:iscord|ISCORD)_?(?:\w*_)?(?:[aA][pP][iI]|[uU][rR][lL]|[bB][aA][sS][eE]|[hH][oO][sS][tT]|[eE][nN][dD])/,
  ],
  [['ook', 'HOOK'], /[wW](?:eb_?[hH]ook|EB_?HOOK)/],
  [
    ['/'],
    /(?:["'`}]|%s)\/(?:channels|guilds|users|webhooks|applications|interactions|gateway|invites|stickers|oauth2|sticker-packs|voice|soundboard-default-sounds|stage-instances|skus|lobbies)\b/,
  ],
];

/** Requests of .http files may be relative (`GET /channels/{{id}}`) or have a variable in place of the host. */
const requestLine = /^\s*(?:curl\b|(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s)/m;

/** A request as it goes over the wire has its version behind it. */
const messageLine = /^\s*[A-Z]+\s+\S+\s+HTTP\/\d/m;

/** Whether a JSON document is an HTTP Archive: it begins like one. */
export function isHar(text: string): boolean {
  return /^\uFEFF?\s*\{\s*"log"\s*:\s*\{/.test(text);
}

/** Whether a JSON document is a Jupyter notebook of version 4: its keys are sorted, so that its cells come first. */
export function isNotebook(text: string): boolean {
  return /^\uFEFF?\s*\{\s*"(?:cells|metadata|nbformat(?:_minor)?)"\s*:/.test(text) && /"cell_type"\s*:/.test(text);
}

/**
 * Whether a document, or a changed line of one, may hold a Discord request. Cheap, and errs on the side of yes: only a
 * yes is worth loading a parser for. Whatever it says no to has no request in it.
 */
export function mayHoldRequest(text: string, languageId = ''): boolean {
  if (languageId === 'json') return isHar(text) || (isNotebook(text) && isTraced(text));
  if (languageId === 'plaintext') return messageLine.test(text);
  return isTraced(text) || ((languageId === 'http' || languageId === 'rest') && requestLine.test(text));
}

/** What code that answers interactions shows in a line. */
const interactionTraces: readonly (readonly [words: readonly string[], pattern: RegExp])[] = [
  [
    ['nterac', 'NTERAC'],
    /[iI]nteraction\w*\s*[?!]?\.\s*(?:reply|deferReply|update|deferUpdate|showModal|response)\b|\binteractionCreate\b|InteractionCreate\b|INTERACTION_CREATE|:\s*(?:[\w.]+\.)?\w*Interaction\b/,
  ],
  [['defer'], /\bdefer(?:Reply|Update)?\s*\(/],
  [['respon'], /\bresponse\s*\.\s*(?:send_|edit_|defer)|\bctx\.respond\s*\(/],
  [['Collec'], /createMessageComponentCollector\b/],
  [['showMo'], /\bshowModal\s*\(/],
  [['hybrid', 'slash_'], /@[\w.]*(?:hybrid|slash)_command\b/],
];

/** Whether code, or a changed line of it, may hold a function that answers an interaction. As cheap as the above. */
export function mayHoldInteraction(text: string, languageId: string): boolean {
  return (
    /^(?:javascript|typescript|python)/.test(languageId) &&
    interactionTraces.some(([words, pattern]) => words.some((word) => text.includes(word)) && pattern.test(text))
  );
}

/** Whether a text, or a changed line of one, names Discord: there may be something to say of it without a request. */
export function namesDiscord(text: string): boolean {
  return /discord/i.test(text);
}

function isTraced(text: string): boolean {
  return traces.some(([words, pattern]) => words.some((word) => text.includes(word)) && pattern.test(text));
}
