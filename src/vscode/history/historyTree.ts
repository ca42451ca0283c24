import * as vscode from 'vscode';
import { routeOf } from '../../core/discord/route.ts';
import { show } from '../../core/request/seal.ts';
import { writeText } from '../../core/request/text.ts';
import type { Wire } from '../../core/request/wire.ts';
import type { DiagnosisWords } from '../../words/diagnosis.ts';
import { commandName, viewIds } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';
import type { Journal, RunRecord } from './journal.ts';

/** The runs of this window as a native tree. */
export class HistoryTree implements vscode.TreeDataProvider<RunRecord>, vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #changed = this.#lifetime.own(new vscode.EventEmitter<void>());
  readonly #journal: Journal;
  readonly #speech: Speech;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(journal: Journal, speech: Speech) {
    this.#journal = journal;
    this.#speech = speech;
    const own = this.#lifetime;
    own.own(vscode.window.registerTreeDataProvider(viewIds.history, this));
    own.own(journal.onDidChange(() => this.#changed.fire()));
    own.own(speech.onDidChange(() => this.#changed.fire()));
  }

  getChildren(run?: RunRecord): RunRecord[] {
    return run === undefined ? [...this.#journal.runs] : [];
  }

  async getTreeItem(run: RunRecord): Promise<vscode.TreeItem> {
    const words = this.#speech.shell;
    const path = pathOf(run);
    const method = writeText(run.draft.method.text);
    const outcome = this.#outcome(run, run.state.kind === 'done' ? await this.#speech.diagnosis() : null);
    const item = new vscode.TreeItem(`${outcome.status} ${method} ${path}`);
    item.id = run.id;
    const time = new Date(run.startedAt).toLocaleTimeString(this.#speech.locale);
    item.description = run.bot === undefined ? time : `${time} · ${run.bot.program}`;
    item.iconPath = new vscode.ThemeIcon(
      outcome.icon,
      outcome.color === undefined ? undefined : new vscode.ThemeColor(outcome.color),
    );
    item.contextValue = run.state.kind;
    item.accessibilityInformation = {
      label: words.historyItem({ method, path, status: outcome.status, classTitle: outcome.classTitle }),
    };
    item.tooltip = `${method} ${path}\n${outcome.status}\n${outcome.classTitle}`;
    item.command = { command: commandName('showRun'), title: '', arguments: [{ id: run.id }] };
    return item;
  }

  #outcome(run: RunRecord, diagnosisWords: DiagnosisWords | null): Outcome {
    const words = this.#speech.shell;
    const { state } = run;
    switch (state.kind) {
      case 'sending':
        return { status: words.inProgress, icon: 'sync~spin', classTitle: '' };
      case 'cancelled':
        return { status: words.cancelledShort, icon: 'circle-slash', classTitle: '' };
      case 'refused':
        return { status: words.refusedShort, icon: 'shield', classTitle: state.reason };
      case 'done': {
        const { outcome } = state.exchange;
        const classTitle = diagnosisWords?.classTitle(state.diagnosis.class) ?? '';
        if (outcome.kind === 'failure') {
          return { status: words.failedShort(outcome.code), icon: 'debug-disconnect', color: 'charts.red', classTitle };
        }
        const good = state.diagnosis.class === 'success';
        const code = state.diagnosis.code === null ? '' : ` ${state.diagnosis.code}`;
        return {
          status: `${outcome.status}${code}`,
          icon: good ? 'pass' : outcome.status === 429 ? 'watch' : 'error',
          color: good ? 'charts.green' : outcome.status === 429 ? 'charts.yellow' : 'charts.red',
          classTitle,
        };
      }
      default:
        return state satisfies never;
    }
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}

interface Outcome {
  readonly status: string;
  readonly icon: string;
  readonly color?: string;
  readonly classTitle: string;
}

/** The path of a run without tokens: from the wire where it was sent, else the template of its route. */
export function pathOf(run: RunRecord): string {
  const wire = wireOf(run);
  if (wire !== undefined) return show(wire.url).replace(/^https?:\/\/[^/]+\/api(?:\/v\d+)?/, '');
  const method = writeText(run.draft.method.text);
  return routeOf(method, writeText(run.draft.url.text))?.template ?? '…';
}

/** What was sent, where something was. */
function wireOf({ state }: RunRecord): Wire | undefined {
  switch (state.kind) {
    case 'done':
      return state.exchange.wire;
    case 'sending':
    case 'cancelled':
      return state.wire;
    case 'refused':
      return undefined;
    default:
      return state satisfies never;
  }
}
