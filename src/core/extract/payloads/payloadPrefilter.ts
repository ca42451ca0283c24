type Trace = readonly [words: readonly string[], pattern: RegExp];

/** What only interactions of discord.js are asked. */
export const interactionCall =
  /\b[iI]nteraction\s*\.\s*(?:options\s*\.\s*get[A-Z]\w*|followUp|showModal|isChatInputCommand|isButton)\s*\(/;

/** What only threads of discord.js are made with. */
export const threadOption = /\bautoArchiveDuration\s*:/;

/** discord.py (py-cord has the same name), nextcord or disnake is imported. */
export const importsDiscordPy =
  /^[ \t]*(?:from|import)[ \t]+(?:[\w. \t]+,[ \t]*)?(?:discord|nextcord|disnake)(?![\w-])/m;

/**
 * What every file shows that calls a library of Discord, by the language of its code: the library is imported, or a
 * method is called that only it has. As in `prefilter.ts`, each pattern only where one of its words is.
 */
const traces: Readonly<Record<'javascript' | 'python', readonly Trace[]>> = {
  javascript: [
    [['iscord'], /["'`](?:npm:)?(?:discord\.js|@discordjs\/builders)(?=[/@"'`])/],
    [['sapphire'], /["']@sapphire\/framework["']/],
    [['Reply('], /\.(?:deferReply|editReply)\(/],
    [['teraction'], interactionCall],
    [['iveDur'], threadOption],
    [['iscord-'], /["']discord-interactions["']/],
    [['ature-'], /x-signature-ed25519/i],
  ],
  python: [[['discord', 'nextcord', 'disnake'], importsDiscordPy]],
};

/** Whether a document, or a changed line of one, may hold a high-level call: only then one is looked for. */
export function mayHoldPayload(text: string, languageId: string): boolean {
  return tracesOf(languageId).some(
    ([words, pattern]) => words.some((word) => text.includes(word)) && pattern.test(text),
  );
}

function tracesOf(languageId: string): readonly Trace[] {
  if (languageId === 'python') return traces.python;
  if (/^(?:java|type)script(?:react)?$|^(?:vue|svelte)$/.test(languageId)) return traces.javascript;
  // Code in fences and cells.
  return languageId === 'markdown' || languageId === 'json' ? [...traces.javascript, ...traces.python] : [];
}
