import * as vscode from 'vscode';
import { scenarioLabel } from '../words/scenarios.ts';
import { Lifetime } from './lifetime.ts';
import type { Speech } from './speech.ts';

/** What can be chosen, and whether a text that was typed can be too. */
export interface ScenarioChoice {
  readonly entries: readonly { readonly name: string; readonly group: string }[];
  /** As it was written. */
  readonly current: string;
  /** Whether nothing goes wrong now. */
  readonly isHealthy: boolean;
  knows(written: string): boolean;
}

interface ScenarioItem extends vscode.QuickPickItem {
  readonly written?: string;
}

/**
 * Lets a person choose how the sandbox behaves: one of the scenarios, or what is typed (`slow=2.5`, `latency=80, burst`).
 * Undefined where nothing was chosen.
 */
export async function pickScenario(choice: ScenarioChoice, speech: Speech): Promise<string | undefined> {
  const lifetime = new Lifetime();
  const picker = lifetime.own(vscode.window.createQuickPick<ScenarioItem>());
  const listed = await scenarioItems(choice, speech);
  picker.title = speech.shell.chooseScenario;
  picker.placeholder = speech.shell.scenarioHint;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = listed;
  picker.activeItems = listed.filter(({ written }) => written === choice.current);
  lifetime.own(
    picker.onDidChangeValue((value) => {
      const isOwn = /[=,]/.test(value) && choice.knows(value);
      const label = speech.shell.useScenario(value.trim());
      picker.items = isOwn ? [{ label, written: value.trim(), alwaysShow: true }, ...listed] : listed;
    }),
  );
  const chosen = await new Promise<ScenarioItem | undefined>((resolve) => {
    lifetime.own(picker.onDidAccept(() => resolve(picker.selectedItems[0])));
    lifetime.own(picker.onDidHide(() => resolve(undefined)));
    picker.show();
  });
  lifetime.dispose();
  return chosen?.written;
}

/** What a scenario is called in the person's language. */
export async function scenarioName(written: string, speech: Speech): Promise<string> {
  return scenarioLabel(await speech.scenarios(), written);
}

async function scenarioItems({ entries, current }: ScenarioChoice, speech: Speech): Promise<ScenarioItem[]> {
  const words = await speech.scenarios();
  return entries.flatMap(({ name, group }, index) => {
    const label = `${name === current ? '$(check) ' : ''}${scenarioLabel(words, name)}`;
    const item = { label, description: name, detail: words.scenarios[name]?.detail ?? '', written: name };
    if (group === entries[index - 1]?.group) return [item];
    return [{ label: words.groups[group] ?? group, kind: vscode.QuickPickItemKind.Separator }, item];
  });
}
