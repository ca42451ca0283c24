import * as vscode from 'vscode';
import type { Diagnosis } from '../../core/diagnose/diagnosis.ts';
import type { Answer, Exchange } from '../../core/exchange.ts';
import type { Environment } from '../../core/profiles/profile.ts';
import type { CredentialFacts } from '../../core/request/credentialFacts.ts';
import type { Draft } from '../../core/request/draft.ts';
import type { WireNote } from '../../core/request/refusal.ts';
import type { Wire } from '../../core/request/wire.ts';
import type { FilledValue } from '../../core/values/filledValue.ts';
import { Lifetime } from '../lifetime.ts';

/** How many runs are remembered. */
const capacity = 100;

/** How many of them bots may have made: they send more than people do. */
const botCapacity = 50;

/** UTF-16 units of answers' bodies that are remembered in all; the newest run stays in any case. */
const bodyCapacity = 64 * 1024 * 1024;

/** Where a request stands in the editor. */
export interface RunPlace {
  readonly uri: vscode.Uri;
  readonly line: number;
}

/** What became of one wish to send. Facts only; the panel and the history put them into words. */
export type RunState =
  | { readonly kind: 'sending'; readonly wire: Wire; readonly credential: CredentialFacts }
  | { readonly kind: 'done'; readonly exchange: Exchange; readonly diagnosis: Diagnosis }
  | { readonly kind: 'cancelled'; readonly wire?: Wire; readonly credential?: CredentialFacts }
  /** Nothing was sent; `reason` is a sentence. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Who made an exchange that no person wished for. */
export interface BotFacts {
  /** Name of the file that was started. */
  readonly program: string;
  readonly pid: number;
  readonly library: string;
  /** The line that made it is known: it is the run's place. */
  readonly isPlaced: boolean;
  /** That it was this line is not proven. */
  readonly isWeak: boolean;
}

/** One wish of a person to send a request, or one request of a bot that is watched. */
export interface RunRecord {
  readonly id: string;
  readonly place: RunPlace;
  /** The request as the text said it. It may hold a literal secret: it stays in memory and is never shown whole. */
  readonly draft: Draft;
  readonly toSandbox: boolean;
  /** What was done to the request on its way to the wire. */
  readonly notes: readonly WireNote[];
  /** The values that its holes were filled with. */
  readonly filled: readonly FilledValue[];
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly state: RunState;
  /** Of the profile that it went to Discord with; absent without one. */
  readonly environment?: Environment;
  /** The request stands nowhere in the text: it was made for what does. */
  readonly isApart?: true;
  /** A bot that is watched sent it. */
  readonly bot?: BotFacts;
}

/** The runs of this window, newest first, in memory only. */
export class Journal implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #changed = this.#lifetime.own(new vscode.EventEmitter<RunRecord | null>());
  #runs: readonly RunRecord[] = [];
  #selected: string | null = null;

  /** Fires with the run that changed, or null when the list was cleared. */
  readonly onDidChange = this.#changed.event;

  /** All runs, newest first. */
  get runs(): readonly RunRecord[] {
    return this.#runs;
  }

  /** The run that the panel shows. */
  get selected(): RunRecord | undefined {
    return this.#runs.find((run) => run.id === this.#selected);
  }

  find(id: string): RunRecord | undefined {
    return this.#runs.find((run) => run.id === id);
  }

  /** The last answer that the request of that name got in a document, from Discord or from the sandbox. */
  lastAnswer(uri: vscode.Uri, name: string, fromSandbox: boolean): Answer | undefined {
    for (const { place, draft, state, toSandbox } of this.#runs) {
      if (draft.name !== name || toSandbox !== fromSandbox || place.uri.toString() !== uri.toString()) continue;
      if (state.kind === 'done' && state.exchange.outcome.kind === 'answer') return state.exchange.outcome;
    }
    return undefined;
  }

  /** Whether the last thing that came of the request that stands there was a failure. */
  hasFailedLast(uri: vscode.Uri, draft: Draft): boolean {
    const last = this.#runs.find(
      ({ place, draft: { span }, state, bot }) =>
        state.kind === 'done' &&
        bot === undefined &&
        span[0] === draft.span[0] &&
        place.uri.toString() === uri.toString(),
    );
    return last?.state.kind === 'done' && last.state.diagnosis.class !== 'success';
  }

  /** Adds a run or replaces its state, and selects a new one, unless a bot made it. */
  put(run: RunRecord): void {
    if (this.find(run.id) === undefined) {
      this.#runs = withinCapacity([run, ...this.#runs]);
      if (run.bot === undefined) this.#selected = run.id;
    } else {
      this.#runs = this.#runs.map((known) => (known.id === run.id ? run : known));
    }
    this.#runs = withinMemory(this.#runs);
    this.#changed.fire(run);
  }

  select(id: string): void {
    this.#selected = id;
    this.#changed.fire(this.selected ?? null);
  }

  /** Forgets every run that is not under way. */
  clear(): void {
    this.#runs = this.#runs.filter((run) => run.state.kind === 'sending');
    this.#changed.fire(null);
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}

/** The newest runs, of which bots have made no more than their part. */
function withinCapacity(runs: readonly RunRecord[]): readonly RunRecord[] {
  let bots = 0;
  const kept = runs.filter(({ bot }) => {
    if (bot === undefined) return true;
    bots += 1;
    return bots <= botCapacity;
  });
  return kept.slice(0, capacity);
}

/** The newest runs whose bodies fit into memory together, and all that are under way. */
function withinMemory(runs: readonly RunRecord[]): readonly RunRecord[] {
  let units = 0;
  return runs.filter((run, index) => {
    units += bodyLength(run.state);
    return index === 0 || units <= bodyCapacity || run.state.kind === 'sending';
  });
}

function bodyLength(state: RunState): number {
  if (state.kind !== 'done' || state.exchange.outcome.kind !== 'answer') return 0;
  return state.exchange.outcome.body.text.length;
}
