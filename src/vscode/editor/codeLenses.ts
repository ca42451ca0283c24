import * as vscode from 'vscode';
import { type CommandId, commandName, httpLanguage, requestLanguages } from '../contributions.ts';
import { credentialName, credentialSign } from '../credentials/credentialName.ts';
import type { Profiles } from '../credentials/profiles.ts';
import { Lifetime } from '../lifetime.ts';
import { concerns, setting } from '../settings.ts';
import type { Speech } from '../speech.ts';
import { hasOtherHttpExtension } from './httpFile/otherExtensions.ts';
import type { RequestIndex } from './requestIndex.ts';
import { rangeOf } from './spans.ts';

/** "Send · profile" and "Copy as" above every request. */
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
        if (concerns(event, 'codeLens.enabled') || concerns(event, 'codeLens.yieldToOthers')) this.#changed.fire();
      }),
    );
    own.own(vscode.extensions.onDidChange(() => this.#changed.fire()));
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!setting('codeLens.enabled', document.uri) || yields(document)) return [];
    const words = this.#speech.shell;
    const active = this.#profiles.active(document.uri);
    const name = credentialName(active, this.#speech);
    const isProduction = active.kind === 'profile' && active.profile.environment === 'production';
    const profile = isProduction ? `${credentialSign(active)} ${name}` : name;
    return (await this.#index.requests(document)).flatMap((draft) => {
      const position = document.positionAt(draft.span[0]);
      const range = new vscode.Range(position, position);
      const place = [document.uri, rangeOf(document, draft.span)];
      const lens = (title: string, tooltip: string, id: CommandId) =>
        new vscode.CodeLens(range, { title, tooltip, command: commandName(id), arguments: place });
      return [
        lens(words.sendLens(profile), words.sendLensTooltip, 'sendRequest'),
        lens(words.copyLens, words.copyLensTooltip, 'copyRequestAs'),
      ];
    });
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}

/** In .http files another extension's lenses may stand already; two rows of "Send" help nobody. */
function yields(document: vscode.TextDocument): boolean {
  if (document.languageId !== httpLanguage || !setting('codeLens.yieldToOthers', document.uri)) return false;
  return hasOtherHttpExtension('active');
}
