/** What a call on an interaction is to its first answer. */
export type CallMeaning = 'answer' | 'later' | 'guarded' | 'harmless' | 'unknown';

/** By what members are known, in order; all else may answer. */
type Meanings = readonly (readonly [CallMeaning, RegExp])[];

/** The first answers of discord.js, and what comes behind them (documentation of discord.js, CommandInteraction). */
const javascript: Meanings = [
  ['answer', /^(?:reply|deferReply|update|deferUpdate|showModal|respond|launchActivity)$/],
  ['later', /^(?:editReply|followUp|deleteReply|fetchReply|awaitModalSubmit|webhook\..*)$/],
  ['harmless', /\.|^(?:is[A-Z]\w*|in\w*Guild|to[A-Z]\w*)$/],
];

/**
 * Those of discord.py, py-cord, disnake and nextcord, on an interaction or on a command's context. `async with
 * ctx.typing()` defers a hybrid command.
 */
const python: Meanings = [
  ['harmless', /^(?:response\.is_done|is_expired)$/],
  [
    'answer',
    /^(?:response\.(?:send|edit|defer|auto|pong|launch)\w*|respond|defer|send|reply|send_response|send_modal)$/,
  ],
  ['later', /^(?:followup\..*|(?:edit_|delete_)?original_\w+|send_followup)$/],
  ['guarded', /^typing$/],
  ['harmless', /^(?!response\.).*\./],
];

/** What the call of a member means; `member` is the path behind the interaction, such as `response.defer`. */
export function meaningOf(member: string, language: 'javascript' | 'python'): CallMeaning {
  const meanings = language === 'python' ? python : javascript;
  return meanings.find(([, pattern]) => pattern.test(member))?.[0] ?? 'unknown';
}

/** Matches a test on whether an answer was given: `interaction.deferred`, `interaction.response.is_done()`. */
const asksWhetherAnswered = /\.(?:replied|deferred|responded)\b|\.is_done\s*\(/;

/**
 * What a branch with such a test does: what fits, but where it asks for `replied` alone, which a deferral does not set
 * (discord.js, CommandInteraction). Undefined for another test.
 */
export function guardOf(test: string): 'guarded' | 'unknown' | undefined {
  if (!asksWhetherAnswered.test(test)) return undefined;
  return /\.replied\b/.test(test) && !/\.deferred\b/.test(test) ? 'unknown' : 'guarded';
}
