import type { Disposable, EnvironmentVariableCollection } from 'vscode';
import { captureVariable, type Injection, nodeOption } from '../../core/capture/injection.ts';

/**
 * Lets every terminal and task that begins from now on watch its bots. The values are the same for every window of a
 * workspace and every start of it, so that terminals need not be relaunched.
 */
export function watchTerminals(
  collection: EnvironmentVariableCollection,
  { nodeHook, pythonFolder, configFile, delimiter }: Injection,
  description: string,
): Disposable {
  // Also where a start file of the shell has set the variable anew.
  const options = { applyAtProcessCreation: true, applyAtShellIntegration: true };
  collection.persistent = false;
  collection.description = description;
  collection.replace(captureVariable, configFile, options);
  if (nodeHook !== undefined) collection.append('NODE_OPTIONS', nodeOption(nodeHook), options);
  if (pythonFolder !== undefined) collection.prepend('PYTHONPATH', pythonFolder + delimiter, options);
  return { dispose: () => collection.clear() };
}
