import * as vscode from 'vscode';
import { assistantTool } from './contributions.ts';
import type { Speech } from './speech.ts';

/** What an assistant may ask: an error code, class or name, or the text of an answer to be decoded. */
interface ToolInput {
  readonly query?: unknown;
  readonly exchange?: unknown;
}

/**
 * The one tool for language models: explains Discord's codes and decodes an exchange that the model was shown. It is
 * pure: no network, no file, no credential; whatever looks like a secret in the input is masked before it is used.
 */
export function registerAssistantTool(speech: Speech): vscode.Disposable {
  return vscode.lm.registerTool<ToolInput>(assistantTool, {
    invoke: async ({ input }) => {
      const { assist } = await import('../words/assist.ts');
      const said = await assist(input, speech.locale);
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(said)]);
    },
  });
}
