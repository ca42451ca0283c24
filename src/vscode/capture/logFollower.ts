import * as vscode from 'vscode';
import type { FollowLog } from '../../core/capture/listening.ts';
import { basename } from '../../core/editing/basename.ts';
import { redact } from '../../core/request/redaction.ts';
import { loadCaptureWords } from '../../words/capture.ts';
import { ContextKey } from '../contextKey.ts';
import { commandName, contextKeys } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import { offer } from '../remedy.ts';
import { apartTraffic } from './apartTraffic.ts';
import type { WatchParts } from './botWatch.ts';

/** What following needs beside what watching needs. */
export interface FollowParts extends WatchParts {
  readonly follow: FollowLog;
}

/** Follows a log of exchanges that something else writes: a container, a server, `tracecord proxy`. */
export class LogFollower implements vscode.Disposable {
  readonly #parts: FollowParts;
  readonly #key = new ContextKey(contextKeys.following);
  #following: vscode.Disposable | undefined;

  constructor(parts: FollowParts) {
    this.#parts = parts;
  }

  /** Command: asks for a file, shows what its last exchanges were, and those that come. */
  async start(): Promise<void> {
    const { speech } = this.#parts;
    const words = await loadCaptureWords(speech.locale);
    if (!vscode.workspace.isTrusted) {
      return offer({ kind: 'manage-trust' }, speech, (button) =>
        vscode.window.showWarningMessage(words.log.untrusted, button),
      );
    }
    const [file] =
      (await vscode.window.showOpenDialog({ title: words.log.chooseTitle, openLabel: words.log.follow })) ?? [];
    if (file === undefined) return;
    if (file.scheme !== 'file') return void vscode.window.showWarningMessage(words.log.notHere);
    this.#end();
    const lifetime = new Lifetime();
    const own = lifetime.own.bind(lifetime);
    this.#following = lifetime;
    this.#key.set(true);
    const name = basename(file.path);
    const item = own(vscode.window.createStatusBarItem('log', vscode.StatusBarAlignment.Left, 0.7));
    let exchanges = 0;
    let isWaiting = false;
    const show = () => {
      item.name = 'Tracecord Log';
      const status = isWaiting ? words.log.waiting(name) : words.log.status(name, exchanges);
      item.text = `$(${isWaiting ? 'watch' : 'output'}) ${status}`;
      item.tooltip = isWaiting ? words.log.waitingTooltip : words.log.tooltip;
      item.accessibilityInformation = { label: status, role: 'button' };
      item.command = commandName('stopFollowing');
    };
    show();
    item.show();
    const hear = await apartTraffic(this.#parts, name, 'log', own);
    const log = this.#parts.follow(
      file.fsPath,
      async (events) => {
        for (const event of events) await hear(event);
        if (events.length === 0) return;
        exchanges += 1;
        show();
      },
      (error) => {
        this.#end();
        void vscode.window.showWarningMessage(words.log.lost(name, redact(error.message)));
      },
      (isGone) => {
        isWaiting = isGone;
        show();
      },
    );
    own({ dispose: () => log.stop() });
  }

  /** Command: ends it. */
  async stop(): Promise<void> {
    this.#end();
    const words = await loadCaptureWords(this.#parts.speech.locale);
    void vscode.window.setStatusBarMessage(words.log.stopped, 4000);
  }

  #end(): void {
    this.#following?.dispose();
    this.#following = undefined;
    this.#key.set(false);
  }

  dispose(): void {
    this.#following?.dispose();
  }
}
