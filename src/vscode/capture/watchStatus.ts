import * as vscode from 'vscode';
import { loadCaptureWords } from '../../words/capture.ts';
import { commandName } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';
import type { BotTraffic, ProcessCount } from './botTraffic.ts';

/** How many processes are watched, in the status bar, with a button beside it that ends the watching. */
export class WatchStatus implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #traffic: BotTraffic;
  readonly #speech: Speech;
  readonly #count: vscode.StatusBarItem;
  readonly #stop: vscode.StatusBarItem;

  constructor(traffic: BotTraffic, speech: Speech) {
    this.#traffic = traffic;
    this.#speech = speech;
    const own = this.#lifetime;
    this.#count = own.own(vscode.window.createStatusBarItem('watching', vscode.StatusBarAlignment.Left, 1));
    this.#stop = own.own(vscode.window.createStatusBarItem('stopWatching', vscode.StatusBarAlignment.Left, 0.9));
    own.own(traffic.onDidChange(() => void this.#refresh()));
    own.own(speech.onDidChange(() => void this.#refresh()));
    void this.#refresh();
  }

  async #refresh(): Promise<void> {
    const words = await loadCaptureWords(this.#speech.locale);
    const count = processesIn(this.#traffic.processes).length;
    this.#count.name = 'Tracecord';
    this.#count.text = words.status(count);
    this.#count.tooltip = words.statusTooltip(count);
    this.#count.accessibilityInformation = { label: this.#count.text.replace(/^\$\(\w+\) /, ''), role: 'button' };
    this.#count.command = commandName('showWatched');
    this.#stop.name = `Tracecord: ${words.stop}`;
    this.#stop.text = '$(debug-stop)';
    this.#stop.tooltip = words.stop;
    this.#stop.accessibilityInformation = { label: words.stop, role: 'button' };
    this.#stop.command = commandName('stopWatching');
    this.#count.show();
    this.#stop.show();
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}

/** A process with all of its threads. */
interface WholeProcess extends Pick<ProcessCount, 'program' | 'requests' | 'failures' | 'dropped'> {
  readonly pid: number;
  readonly runtime: string;
  readonly path: string;
}

/** Threads are heard one by one, and belong to one process. */
function processesIn(heard: readonly ProcessCount[]): readonly WholeProcess[] {
  const whole = new Map<number, WholeProcess>();
  for (const { process, program, requests, failures, dropped } of heard) {
    const { pid, runtime, program: path } = process.hello;
    const known = whole.get(pid) ?? { pid, runtime, program, path, requests: 0, failures: 0, dropped: 0 };
    whole.set(pid, {
      ...known,
      requests: known.requests + requests,
      failures: known.failures + failures,
      dropped: known.dropped + dropped,
    });
  }
  return [...whole.values()];
}

/** Command: lists the processes; one that is picked shows its program, and the last entry ends the watching. */
export async function pickWatched(heard: readonly ProcessCount[], speech: Speech): Promise<void> {
  const words = await loadCaptureWords(speech.locale);
  const processes = processesIn(heard).map(({ program, runtime, pid, path, requests, failures, dropped }) => ({
    label: `$(pulse) ${program}`,
    description: words.process(runtime, pid, requests, failures),
    detail: dropped === 0 ? path : words.dropped(dropped),
    path,
  }));
  const nobody = { label: `$(watch) ${words.nobody}`, description: '', detail: words.nobodyDetail, path: '' };
  const stop = { label: `$(debug-stop) ${words.stop}`, description: '', detail: words.stopDetail, path: null };
  const unheard = { label: `$(question) ${words.unheard}`, description: '', detail: words.unheardDetail, path: '' };
  const items = [...(processes.length === 0 ? [nobody] : processes), unheard, stop];
  const chosen = await vscode.window.showQuickPick(items, { title: words.listTitle });
  if (chosen?.path === null) return void (await vscode.commands.executeCommand(commandName('stopWatching')));
  if (chosen === undefined || chosen.path === '') return;
  // A program may be a module, or gone: then there is nothing to show.
  await vscode.window.showTextDocument(vscode.Uri.file(chosen.path)).then(undefined, () => {});
}
