/** What a call on an interaction is to its first answer. */
export type CallMeaning = 'answer' | 'later' | 'guarded' | 'harmless' | 'unknown';

/** The first answers of discord.js, and what comes behind them (documentation of discord.js, CommandInteraction). */
const javascript: Readonly<Record<string, CallMeaning>> = {
  reply: 'answer',
  deferReply: 'answer',
  update: 'answer',
  deferUpdate: 'answer',
  showModal: 'answer',
  respond: 'answer',
  launchActivity: 'answer',
  editReply: 'later',
  followUp: 'later',
  deleteReply: 'later',
  fetchReply: 'later',
  awaitModalSubmit: 'later',
};

/** Those of discord.py, py-cord, disnake and nextcord, on an interaction or on a command's context. */
const python: Readonly<Record<string, CallMeaning>> = {
  'response.send_message': 'answer',
  'response.edit_message': 'answer',
  'response.send_modal': 'answer',
  'response.defer': 'answer',
  'response.autocomplete': 'answer',
  'response.pong': 'answer',
  'response.launch_activity': 'answer',
  'response.is_done': 'harmless',
  respond: 'answer',
  defer: 'answer',
  send: 'answer',
  reply: 'answer',
  send_response: 'answer',
  send_modal: 'answer',
  // `async with ctx.typing()` defers a hybrid command.
  typing: 'guarded',
  edit_original_response: 'later',
  edit_original_message: 'later',
  original_response: 'later',
  original_message: 'later',
  delete_original_response: 'later',
  delete_original_message: 'later',
  send_followup: 'later',
  is_expired: 'harmless',
};

/** What the call of a member means; `member` is the path behind the interaction, such as `response.defer`. */
export function meaningOf(member: string, language: 'javascript' | 'python'): CallMeaning {
  const known = language === 'python' ? python : javascript;
  if (Object.hasOwn(known, member)) return known[member] ?? 'unknown';
  if (language === 'python') {
    if (/^followup\./.test(member)) return 'later';
    return member.includes('.') && !member.startsWith('response.') ? 'harmless' : 'unknown';
  }
  if (/^webhook\./.test(member)) return 'later';
  return member.includes('.') || /^(?:is[A-Z]\w*|in(?:Cached|Raw)?Guild|toString|toJSON)$/.test(member)
    ? 'harmless'
    : 'unknown';
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
