import { type PrivilegedIntent, privilegedIntents } from '../discord/intent.ts';
import type { IntentLanguage } from './codeWithout.ts';
import { type IntentMark, scanIntents } from './intentScan.ts';

/** A line of a file; lines count from 1. */
export interface CodePlace {
  readonly file: string;
  readonly line: number;
}

/** Whether the code asks for a privileged intent. */
export interface AskedIntent {
  /** `unknown`: nothing was found, and something was not read. */
  readonly asked: 'yes' | 'no' | 'unknown';
  /** Where it is asked for. */
  readonly places: readonly CodePlace[];
}

/** What the code of a workspace asks the Gateway for. */
export interface IntentSurvey {
  /** Files that were looked at. */
  readonly files: number;
  /** Everything was looked at. */
  readonly isComplete: boolean;
  /** Somewhere intents are named, so something connects to the Gateway. */
  readonly speaksOfIntents: boolean;
  readonly intents: Readonly<Record<PrivilegedIntent, AskedIntent>>;
  /** Where intents are said by something that only run time knows. */
  readonly unread: readonly CodePlace[];
}

/** Bounds of a look at a workspace: a bot's own code is far below them. */
export const surveyBounds = { files: 2000, fileBytes: 512 * 1024, bytes: 32 * 1024 * 1024 } as const;

/** File names whose code is looked at, without the dot. */
export const surveyExtensions = ['js', 'cjs', 'mjs', 'jsx', 'ts', 'cts', 'mts', 'tsx', 'py', 'pyw'] as const;

/** Folders that hold nobody's own code. */
export const surveyOmits = ['node_modules', '.git', '.venv', 'venv', 'site-packages', '__pycache__', 'dist', 'build'];

/** Collects what files ask for, one after the other. */
export class IntentSurveyor {
  readonly #asks = new Map<PrivilegedIntent, CodePlace[]>(privilegedIntents.map((intent) => [intent, []]));
  readonly #unread: CodePlace[] = [];
  readonly #passedOn: CodePlace[] = [];
  #files = 0;
  #marks = 0;

  /** Reads one file; its language follows from its name. */
  add(file: string, text: string): void {
    this.#files += 1;
    const language: IntentLanguage = /\.pyw?$/.test(file) ? 'python' : 'javascript';
    const { marks, without, unread, passedOn } = scanIntents(text, language);
    const place = (offset: number): CodePlace => ({ file, line: lineOf(text, offset) });
    this.#marks += marks.length;
    for (const mark of marks)
      for (const intent of asksOf(mark, without)) addPlace(this.#asks.get(intent), place(mark.offset));
    this.#unread.push(...unread.map(place));
    this.#passedOn.push(...passedOn.map(place));
  }

  /** What was found. `isComplete`: nothing was left out because of a bound or a call-off. */
  survey(isComplete: boolean): IntentSurvey {
    // What is handed on was made somewhere; only where nothing is made in sight does that say anything.
    const unread = this.#marks === 0 ? [...this.#unread, ...this.#passedOn] : this.#unread;
    const speaksOfIntents = this.#marks + unread.length > 0;
    const asked = (intent: PrivilegedIntent): AskedIntent => {
      const places = this.#asks.get(intent) ?? [];
      if (places.length > 0) return { asked: 'yes', places };
      return { asked: speaksOfIntents && isComplete && unread.length === 0 ? 'no' : 'unknown', places };
    };
    const intents = {
      GUILD_MEMBERS: asked('GUILD_MEMBERS'),
      GUILD_PRESENCES: asked('GUILD_PRESENCES'),
      MESSAGE_CONTENT: asked('MESSAGE_CONTENT'),
    };
    return { files: this.#files, isComplete, speaksOfIntents, intents, unread };
  }
}

/** A set of all from which one is taken out again does not ask for that. */
function asksOf({ asks }: IntentMark, without: readonly PrivilegedIntent[]): readonly PrivilegedIntent[] {
  return asks.length > 1 ? asks.filter((intent) => !without.includes(intent)) : asks;
}

function addPlace(places: CodePlace[] | undefined, place: CodePlace): void {
  const isKnown = places?.some(({ file, line }) => file === place.file && line === place.line) === true;
  if (!isKnown) places?.push(place);
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
