import * as vscode from 'vscode';
import { type JournalDay, JournalDays } from '../../core/journal/journalDays.ts';
import { isFiltering, type JournalFilter, matches, noFilter } from '../../core/journal/journalFilter.ts';
import type { ProfileNames } from '../../core/journal/profileNames.ts';
import { hasSucceeded, type SafeRecord, statusOf } from '../../core/journal/safeRecord.ts';
import { toSafeRecord } from '../../core/journal/toSafeRecord.ts';
import { writeText } from '../../core/request/text.ts';
import type { DiagnosisWords } from '../../words/diagnosis.ts';
import { type HistoryWords, loadHistoryWords } from '../../words/history.ts';
import { dayText, timeText } from '../../words/moment.ts';
import { ContextKey } from '../contextKey.ts';
import { commandName, contextKeys } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import { Paced } from '../paced.ts';
import type { Speech } from '../speech.ts';
import { childrenOf, type EarlierNode, type HistoryNode, type OlderNode, type RecordNode } from './historyNode.ts';
import type { Journal, RunRecord } from './journal.ts';
import { fileOf, type JournalRecorder } from './journalRecorder.ts';
import { titleOfClass } from './knownClass.ts';
import { pathOf } from './runPath.ts';

/**
 * Runs that stand in the first level. VS Code makes every node in sight anew at each refresh, and keeps a part of each as
 * long as the view is there (microsoft/vscode, extHostTreeViews.ts, `_createTreeNode`).
 */
const mostOnTop = 25;

/** What the history shows. It is made when the view is first looked at. */
export class HistoryNodes implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #journal: Journal;
  readonly #recorder: JournalRecorder;
  readonly #speech: Speech;
  readonly #refresh: () => void;
  readonly #refreshSoon: Paced;
  readonly #view: vscode.TreeView<HistoryNode>;
  readonly #filtered = new ContextKey(contextKeys.historyFiltered);
  #filter = noFilter;
  #days: JournalDays;
  #loading: Promise<void> | undefined;

  constructor(parts: {
    readonly journal: Journal;
    readonly recorder: JournalRecorder;
    readonly speech: Speech;
    readonly refresh: () => void;
    readonly view: vscode.TreeView<HistoryNode>;
  }) {
    this.#journal = parts.journal;
    this.#recorder = parts.recorder;
    this.#speech = parts.speech;
    this.#refresh = parts.refresh;
    this.#view = parts.view;
    this.#days = this.#none();
    const own = this.#lifetime;
    this.#refreshSoon = own.own(new Paced(this.#refresh));
    own.own(
      parts.journal.onDidChange((run) => {
        if (run === null) this.#refresh();
        else this.#refreshSoon.ask();
      }),
    );
    own.own(parts.speech.onDidChange(() => void this.#retell()));
    own.own(
      parts.recorder.onDidRecord((record) => {
        if (record === null) void this.#load();
        else if (this.#loading !== undefined) this.#days.add(record);
        this.#refreshSoon.ask();
      }),
    );
  }

  /** By what records are chosen. */
  get filter(): JournalFilter {
    return this.#filter;
  }

  /** Chooses other records. */
  async choose(filter: JournalFilter): Promise<void> {
    this.#filter = filter;
    this.#filtered.set(isFiltering(filter));
    await Promise.all([this.#retell(), this.#load()]);
  }

  /** What profiles of records are called now. */
  get names(): ProfileNames {
    return this.#recorder.names;
  }

  /** What there is to choose from. */
  async facets(): Promise<JournalDays['facets']> {
    await (this.#loading ?? this.#load());
    return this.#days.facets;
  }

  /** The days of the journal, as the filter shows them. */
  async days(): Promise<readonly JournalDay[]> {
    await (this.#loading ?? this.#load());
    return this.#days.days();
  }

  children(node?: HistoryNode): HistoryNode[] {
    if (node !== undefined) return childrenOf(node);
    // The runs of this window stand there at once, the days when they have been read.
    if (this.#loading === undefined) void this.#load();
    const runs = this.#journal.runs;
    const days = this.#days.days(new Set(runs.map(({ id }) => id)));
    const chosen = runs.filter((run) => this.#isChosen(run));
    const earlier = chosen.slice(mostOnTop);
    return [
      ...chosen.slice(0, mostOnTop),
      ...(earlier.length > 0 ? [{ earlier }] : []),
      ...days.map((day) => ({ day })),
    ];
  }

  async item(node: HistoryNode): Promise<vscode.TreeItem> {
    if ('day' in node) return this.#dayItem(node.day);
    if ('record' in node) return this.#recordItem(node);
    if ('older' in node) return this.#olderItem(node);
    if ('earlier' in node) return this.#earlierItem(node);
    return this.#runItem(node);
  }

  #none(): JournalDays {
    return new JournalDays(this.#filter, (at) => dayText(at), this.#recorder.names);
  }

  /** Reads the journal anew; the last call wins. */
  #load(): Promise<void> {
    const days = this.#none();
    const read = async () => {
      for await (const entry of this.#recorder.read()) if (entry.kind === 'exchange') days.add(entry);
    };
    const loading: Promise<void> = read().then(() => {
      if (this.#loading !== loading) return;
      this.#days = days;
      this.#refresh();
    });
    this.#loading = loading;
    return loading;
  }

  async #retell(): Promise<void> {
    const words = await loadHistoryWords(this.#speech.locale);
    const { classTitle } = await this.#speech.diagnosis();
    const told = describeFilter(this.#filter, words, titleOfClass({ classTitle }), this.#recorder.names);
    this.#view.description = told.length === 0 ? '' : words.filtered(told);
    this.#refresh();
  }

  #isChosen(run: RunRecord): boolean {
    if (!isFiltering(this.#filter) || run.state.kind === 'sending') return true;
    if (run.state.kind !== 'done') return false;
    return matches(recordOfRun(run, run.state), this.#filter, this.#recorder.names);
  }

  async #dayItem({ day, requests, failures }: JournalDay): Promise<vscode.TreeItem> {
    const words = await loadHistoryWords(this.#speech.locale);
    const now = Date.now();
    const title = day === dayText(now) ? words.today : day === dayText(now - 24 * 60 * 60_000) ? words.yesterday : day;
    const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
    item.id = `day ${day}`;
    item.description = words.day(requests, failures);
    item.iconPath = new vscode.ThemeIcon('calendar');
    item.contextValue = 'day';
    item.tooltip = day;
    return item;
  }

  async #olderItem({ older }: OlderNode): Promise<vscode.TreeItem> {
    const words = await loadHistoryWords(this.#speech.locale);
    const item = new vscode.TreeItem(words.older(older));
    item.contextValue = 'older';
    item.command = { command: commandName('exportHistory'), title: '' };
    return item;
  }

  async #earlierItem({ earlier }: EarlierNode): Promise<vscode.TreeItem> {
    const words = await loadHistoryWords(this.#speech.locale);
    const item = new vscode.TreeItem(words.earlier(earlier.length), vscode.TreeItemCollapsibleState.Collapsed);
    item.id = 'earlier';
    item.contextValue = 'earlier';
    return item;
  }

  async #recordItem(node: RecordNode): Promise<vscode.TreeItem> {
    const { record } = node;
    const [words, diagnosis] = await Promise.all([loadHistoryWords(this.#speech.locale), this.#speech.diagnosis()]);
    const classTitle = titleOfClass(diagnosis)(record.diagnosis.class);
    const path = record.request.url.replace(/^https?:\/\/[^/]+\/api(?:\/v\d+)?/, '');
    const { status, icon, color } = this.#outcomeOf(record);
    const time = timeText(record.at);
    const item = new vscode.TreeItem(`${status} ${record.request.method} ${path}`);
    const origin = record.origin === 'runner' ? '' : ` · ${record.origin}`;
    item.description = `${time}${origin}`;
    item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
    item.contextValue = 'record';
    const place = record.place === undefined ? '' : `\n${record.place.file}:${record.place.line}`;
    item.tooltip = `${record.request.method} ${path}\n${status}\n${classTitle}${place}`;
    item.accessibilityInformation = {
      label: words.record({ request: `${record.request.method} ${path}`, status, classTitle, time }),
    };
    item.command = { command: commandName('openRecord'), title: '', arguments: [node] };
    return item;
  }

  #outcomeOf(record: SafeRecord): Outcome & { readonly color: string } {
    const status = statusOf(record);
    const code = record.diagnosis.code === null ? '' : ` ${record.diagnosis.code}`;
    if (record.outcome.kind === 'failure') {
      const said = this.#speech.shell.failedShort(record.outcome.code);
      return { status: said, icon: 'debug-disconnect', color: 'charts.red' };
    }
    return { status: `${status}${code}`, ...lookOf(hasSucceeded(record), status) };
  }

  async #runItem(run: RunRecord): Promise<vscode.TreeItem> {
    const words = this.#speech.shell;
    const path = pathOf(run);
    const method = writeText(run.draft.method.text);
    const outcome = this.#outcome(run, run.state.kind === 'done' ? await this.#speech.diagnosis() : null);
    const item = new vscode.TreeItem(`${outcome.status} ${method} ${path}`);
    item.id = run.id;
    const at = new Date(run.startedAt).toLocaleTimeString(this.#speech.locale);
    item.description = run.bot === undefined ? at : `${at} · ${run.bot.program}`;
    item.iconPath = new vscode.ThemeIcon(
      outcome.icon,
      outcome.color === undefined ? undefined : new vscode.ThemeColor(outcome.color),
    );
    item.contextValue = `run ${run.state.kind}`;
    item.accessibilityInformation = {
      label: words.historyItem({ method, path, status: outcome.status, classTitle: outcome.classTitle ?? '' }),
    };
    item.tooltip = `${method} ${path}\n${outcome.status}\n${outcome.classTitle}`;
    item.command = { command: commandName('showRun'), title: '', arguments: [{ id: run.id }] };
    return item;
  }

  #outcome({ state }: RunRecord, diagnosisWords: DiagnosisWords | null): Outcome {
    const words = this.#speech.shell;
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
        const code = state.diagnosis.code === null ? '' : ` ${state.diagnosis.code}`;
        const look = lookOf(state.diagnosis.class === 'success', outcome.status);
        return { status: `${outcome.status}${code}`, ...look, classTitle };
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
  readonly classTitle?: string;
}

function lookOf(isGood: boolean, status: number | null): { readonly icon: string; readonly color: string } {
  if (isGood) return { icon: 'pass', color: 'charts.green' };
  return status === 429 ? { icon: 'watch', color: 'charts.yellow' } : { icon: 'error', color: 'charts.red' };
}

/** A finished run as the journal has it. */
export function recordOfRun(
  run: RunRecord,
  { exchange, diagnosis }: Extract<RunRecord['state'], { kind: 'done' }>,
): SafeRecord {
  const place = { file: fileOf(run.place.uri), line: run.place.line + 1 };
  return toSafeRecord(exchange, diagnosis, { place });
}

/** A filter in words: one part for each thing that is asked for. */
function describeFilter(
  filter: JournalFilter,
  words: HistoryWords,
  classTitle: (failureClass: string) => string,
  names: ProfileNames,
): readonly string[] {
  return [
    ...filter.statuses.map((status) => words.status[status]),
    ...filter.classes.map(classTitle),
    ...filter.routes,
    ...filter.profiles.map((key) => names.nameOf(key) || '–'),
    ...filter.origins,
    ...(filter.text.trim() === '' ? [] : [words.text(filter.text.trim())]),
  ];
}
