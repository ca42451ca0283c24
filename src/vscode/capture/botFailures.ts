import * as vscode from 'vscode';
import type { Diagnosis } from '../../core/diagnose/diagnosis.ts';
import { type LineRange, shiftRange } from '../../core/editing/shiftRange.ts';
import { AnswerDiagnostic, type AnswerPlace, type Answers } from '../editor/answers.ts';
import type { Changes } from '../editor/spans.ts';
import { Lifetime } from '../lifetime.ts';

/** Failures that stand at once; of more, those that were seen longest ago go. */
const failuresKept = 200;

/** Milliseconds in which changes are gathered before the squiggles are drawn anew. */
const gather = 100;

/** What is underlined, and what is said there. */
export type FailurePlace = Pick<AnswerPlace, 'message' | 'field'> & { readonly range: LineRange };

/** A failed request of a bot, on the line that made it. */
export interface BotFailure {
  readonly uri: vscode.Uri;
  /** Where the line stands now, counted from 0. */
  readonly line: number;
  /** Method and route template. */
  readonly route: string;
  /** The run in the journal. */
  readonly run: string;
  readonly diagnosis: Diagnosis;
  readonly places: readonly FailurePlace[];
  /** The last words of each place, by how often it was seen. */
  readonly seen: (count: number) => string;
}

interface Standing extends BotFailure {
  readonly count: number;
}

/**
 * Failed requests of bots as squiggles on the code that made them, also in files that are not open. The same failure on
 * the same line is one squiggle with a count. They move with the text, and go when their own text is edited.
 */
export class BotFailures implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #collection = this.#lifetime.own(vscode.languages.createDiagnosticCollection('discord-bot'));
  /** By file, the one that was seen last at the end. */
  readonly #standing = new Map<string, Standing[]>();
  readonly #answers: Pick<Answers, 'changedBeside' | 'onDidClear'>;
  readonly #stale = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `answers`: those of requests that were sent from here, which are told of these and cleared together with them. */
  constructor(answers: Pick<Answers, 'changedBeside' | 'onDidClear'>) {
    this.#answers = answers;
    this.#lifetime.own(answers.onDidClear(() => this.clear()));
    this.#lifetime.own(vscode.workspace.onDidChangeTextDocument((event) => this.#edit(event)));
  }

  /** Shows a failure, or counts it where it stands already. */
  show(failure: BotFailure): void {
    const key = failure.uri.toString();
    const others = this.#standing.get(key) ?? [];
    const same = others.find((one) => isSame(one, failure));
    const count = (same?.count ?? 0) + 1;
    this.#standing.delete(key);
    this.#standing.set(key, [...others.filter((one) => one !== same), { ...failure, count }]);
    this.#publishSoon(key);
    this.#forgetEldest();
  }

  /** Whether anything stands in a file for a route: asked before it is found out where a line stands now. */
  mayClear(uri: vscode.Uri, route: string): boolean {
    return this.#standing.get(uri.toString())?.some((one) => one.route === route) === true;
  }

  /** The same line has had success with the same route. */
  succeed(uri: vscode.Uri, line: number, route: string): void {
    this.#keep(uri.toString(), (one) => one.line !== line || one.route !== route);
  }

  /** The run of the failure that stands at a place, the last one where there are several. */
  runAt(uri: vscode.Uri, line: number): string | undefined {
    return this.#standing.get(uri.toString())?.findLast((one) => one.line === line)?.run;
  }

  /** The run that failed last. */
  get lastRun(): string | undefined {
    return [...this.#standing.values()].at(-1)?.at(-1)?.run;
  }

  /** Removes everything. */
  clear(): void {
    const files = [...this.#standing.keys()];
    this.#standing.clear();
    this.#collection.clear();
    for (const file of files) this.#answers.changedBeside(vscode.Uri.parse(file));
  }

  #keep(key: string, wanted: (one: Standing) => boolean): void {
    const standing = this.#standing.get(key);
    const kept = standing?.filter(wanted);
    if (standing === undefined || kept === undefined || kept.length === standing.length) return;
    if (kept.length === 0) this.#standing.delete(key);
    else this.#standing.set(key, kept);
    this.#publishSoon(key);
  }

  #forgetEldest(): void {
    let all = [...this.#standing.values()].reduce((sum, { length }) => sum + length, 0);
    for (const key of [...this.#standing.keys()]) {
      while (all > failuresKept && this.#standing.has(key)) {
        const eldest = this.#standing.get(key)?.[0];
        this.#keep(key, (one) => one !== eldest);
        all -= 1;
      }
    }
  }

  #edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const key = document.uri.toString();
    const standing = this.#standing.get(key);
    if (standing === undefined || contentChanges.length === 0) return;
    const shifted = standing.flatMap((failure) => {
      const places = failure.places.flatMap((place) => {
        const range = contentChanges.reduce<LineRange | null>(
          (moved, change) => moved && shiftRange(moved, change),
          place.range,
        );
        return range === null ? [] : [{ ...place, range }];
      });
      return places.length === 0 ? [] : [{ ...failure, places, line: lineAfter(failure.line, contentChanges) }];
    });
    if (shifted.length === 0) this.#standing.delete(key);
    else this.#standing.set(key, shifted);
    this.#publish(key);
  }

  #publishSoon(key: string): void {
    this.#stale.add(key);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const stale of this.#stale) this.#publish(stale);
    }, gather);
  }

  #publish(key: string): void {
    this.#stale.delete(key);
    const uri = vscode.Uri.parse(key);
    const standing = this.#standing.get(key);
    this.#collection.set(uri, standing?.flatMap(diagnosticsOf));
    this.#answers.changedBeside(uri);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.clear();
    this.#lifetime.dispose();
  }
}

/** Where a line's beginning has moved to. */
function lineAfter(line: number, changes: Changes): number {
  const at = { line, character: 0 };
  const moved = changes.reduce<LineRange | null>((range, change) => range && shiftRange(range, change), {
    start: at,
    end: at,
  });
  return moved?.start.line ?? line;
}

function diagnosticsOf({ places, diagnosis, run, seen, count }: Standing): AnswerDiagnostic[] {
  return places.map(({ range: { start, end }, message, field }) => {
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    const place = { message: `${message}\n${seen(count)}`, ...(field === undefined ? {} : { field }) };
    return new AnswerDiagnostic(range, place, diagnosis, run, true);
  });
}

function isSame(a: BotFailure, b: BotFailure): boolean {
  return (
    a.line === b.line &&
    a.route === b.route &&
    a.diagnosis.class === b.diagnosis.class &&
    a.diagnosis.code === b.diagnosis.code
  );
}
