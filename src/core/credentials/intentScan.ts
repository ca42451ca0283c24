import { type Intent, intentBits, isPrivileged, type PrivilegedIntent, privilegedIntents } from '../discord/intent.ts';
import { type IntentLanguage, type ReadableCode, readableCode } from './codeWithout.ts';
import { intentExpression } from './intentExpression.ts';
import { intentsNamed } from './intentNames.ts';

/** A place of a text that speaks of intents, as an offset in UTF-16 units. */
export interface IntentMark {
  readonly offset: number;
  /** The privileged ones that are asked for there; none where only others are. */
  readonly asks: readonly PrivilegedIntent[];
}

/** What one file says of intents. */
export interface ScannedIntents {
  readonly marks: readonly IntentMark[];
  /** Privileged ones that are taken out of a set again (`intents.presences = False`, `& ~Intents.X`). */
  readonly without: readonly PrivilegedIntent[];
  /** Where intents are said by something that only run time knows. */
  readonly unread: readonly number[];
  /** Where intents are handed on that something else made: `Client(intents=self.intents)`. */
  readonly passedOn: readonly number[];
}

const nothing: ScannedIntents = { marks: [], without: [], unread: [], passedOn: [] };

/** `GatewayIntentBits.GuildMembers`, `Intents.FLAGS.GUILD_MEMBERS`, `discord.Intents.all`, `Constants.Intents.guildMembers`. */
const member = /\b\w*Intents?(?:Bits|BitField)?\s*\.\s*(?:F(?:lags|LAGS)\s*\.\s*)?([A-Za-z_]\w*)/g;

/** `Object.values(GatewayIntentBits)`. */
const everyMember = /\bObject\s*\.\s*(?:values|keys)\s*\(\s*[\w.]*Intent/g;

/** `intents.message_content = True` of discord.py and its forks. */
const attribute = /\b\w*intents\s*\.\s*(members|presences|message_content)\s*=\s*(True|False)\b/gi;

/** `discord.Intents(members=True)`, `intents.update(members=True)`. */
const keywords = /(?:\bIntents|\b\w*intents\s*\.\s*update)\s*\(([^()]*)\)/g;
const keyword = /\b(members|presences|message_content)\s*=\s*True\b/g;

/** What a client is told: a property, an argument, a variable, a key of a payload; a set that is made of a value. */
const told = /(?<![.\w])["']?intents["']?\s*[:=](?!=)|\bnew\s+[\w.]*Intents?(?:BitField)?\s*\(/g;

/**
 * Finds which privileged intents a file asks for. What is asked of a set (`intents.has(…)`) asks for nothing. A file that
 * speaks of no intents costs one search.
 */
export function scanIntents(text: string, language: IntentLanguage): ScannedIntents {
  if (!/intent/i.test(text)) return nothing;
  const code = readableCode(text, language);
  const marks: IntentMark[] = [];
  const without: PrivilegedIntent[] = [];
  const mark = (offset: number, intents: readonly Intent[]) =>
    marks.push({ offset, asks: intents.filter(isPrivileged) });

  for (const { index, 0: whole, 1: name = '' } of code.bare.matchAll(member)) {
    const intents = intentsNamed(name);
    const before = code.bare.slice(Math.max(0, index - 40), index);
    if (intents === null || /\.\s*(?:has|any|missing|equals)\s*\([^()]*$/.test(before)) continue;
    if (/~\s*(?:\w+\s*\.\s*)*$/.test(before) || /\.\s*remove\s*\([^()]*$/.test(before))
      without.push(...intents.filter(isPrivileged));
    else mark(index + whole.length - name.length, intents);
  }
  for (const { index } of code.bare.matchAll(everyMember)) mark(index, privilegedIntents);
  if (language === 'python') {
    for (const { index, 1: name = '', 2: value } of code.bare.matchAll(attribute)) {
      const intents = (intentsNamed(name) ?? []).filter(isPrivileged);
      if (value === 'True') mark(index, intents);
      else without.push(...intents);
    }
    for (const { index, 1: given = '' } of code.bare.matchAll(keywords)) {
      const names = [...given.matchAll(keyword)].flatMap(({ 1: name = '' }) => intentsNamed(name) ?? []);
      if (given.includes('=')) mark(index, names);
    }
  }
  return { marks, without, ...toldIntents(code, mark, marks) };
}

/** Numbers, lists of names, and what nobody can read, behind `intents:` and its like. */
function toldIntents(
  code: ReadableCode,
  mark: (offset: number, intents: readonly Intent[]) => void,
  marks: readonly IntentMark[],
): Pick<ScannedIntents, 'unread' | 'passedOn'> {
  const unread: number[] = [];
  const passedOn: number[] = [];
  for (const { index, 0: head } of code.withStrings.matchAll(told)) {
    // Inside of a string there is no code, but for the key of a payload.
    if (code.bare.slice(index, index + head.length).trim() === '' && !/^["']/.test(head)) continue;
    const said = intentExpression(code, index + head.length);
    const isReadAlready = marks.some(({ offset }) => offset >= index && offset < said.end);
    if (said.kind === 'intents') mark(index, namesOf(said.bits));
    else if (isReadAlready || said.kind === 'type') continue;
    else if (said.kind === 'passed-on') passedOn.push(index);
    else unread.push(index);
  }
  return { unread, passedOn };
}

function namesOf(bits: number): Intent[] {
  return (Object.keys(intentBits) as Intent[]).filter((name) => (bits & intentBits[name]) !== 0);
}
