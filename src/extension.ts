import type { ExtensionContext } from 'vscode';
import { asking } from './extension/asking.ts';
import { credentials } from './extension/credentials.ts';
import { hostOf } from './extension/host.ts';
import { localDiscord } from './extension/localDiscord.ts';
import { reading } from './extension/reading.ts';
import { recording } from './extension/recording.ts';
import { sending } from './extension/sending.ts';
import { showing } from './extension/showing.ts';
import { statusBar } from './extension/statusBar.ts';
import { watching } from './extension/watching.ts';
import { registerCommands } from './vscode/commands.ts';

/** The whole extension: makes its areas, hands them to each other, registers their commands. */
export async function activate(context: ExtensionContext): Promise<void> {
  const host = await hostOf(context);
  const stored = credentials(host);
  const local = localDiscord(host);
  const remembered = recording(host, stored);
  const texts = reading(host, stored, remembered);
  const wire = sending(host, stored, local, remembered, texts);
  const commands = {
    ...stored.commands,
    ...local.commands,
    ...remembered.commands,
    ...texts.commands,
    ...wire.commands,
    ...statusBar(host, stored, local, texts),
    ...asking(host, stored, local, remembered, texts, wire),
    ...showing(host, remembered, texts, wire),
    ...watching(host, local, remembered, texts, wire),
  };
  host.own(registerCommands(commands, host.guard));
}
