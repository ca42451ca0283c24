import * as vscode from 'vscode';
import { commandName, requestLanguages } from '../contributions.ts';
import { credentialName } from '../credentials/credentialStatus.ts';
import type { Profiles } from '../credentials/profiles.ts';
import { Lifetime } from '../lifetime.ts';
import { concerns, setting } from '../settings.ts';
import type { Speech } from '../speech.ts';
import type { RequestIndex } from './requestIndex.ts';
import { rangeOf } from './spans.ts';

/** "Send · profile" above every request. */
export class CodeLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #changed = this.#lifetime.own(new vscode.EventEmitter<void>());
  readonly #index: RequestIndex;
  readonly #profiles: Profiles;
  readonly #speech: Speech;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(index: RequestIndex, profiles: Profiles, speech: Speech) {
    this.#index = index;
    this.#profiles = profiles;
    this.#speech = speech;
    const own = this.#lifetime;
    own.own(vscode.languages.registerCodeLensProvider([...requestLanguages], this));
    own.own(index.onDidChange(() => this.#changed.fire()));
    own.own(profiles.onDidChange(() => this.#changed.fire()));
    own.own(speech.onDidChange(() => this.#changed.fire()));
    own.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (concerns(event, 'codeLens.enabled')) this.#changed.fire();
      }),
    );
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!setting('codeLens.enabled', document.uri)) return [];
    const words = this.#speech.shell;
    const profile = credentialName(this.#profiles.active(), this.#speech);
    return (await this.#index.requests(document)).map((draft) => {
      const position = document.positionAt(draft.span[0]);
      return new vscode.CodeLens(new vscode.Range(position, position), {
        title: words.sendLens(profile),
        tooltip: words.sendLensTooltip,
        command: commandName('sendRequest'),
        arguments: [document.uri, rangeOf(document, draft.span)],
      });
    });
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
