import * as vscode from 'vscode';
import { debugged, type Injection, type LaunchConfiguration, withCapture } from '../../core/capture/injection.ts';
import { Lifetime } from '../lifetime.ts';

/** The debuggers whose programs can be watched. */
const types = ['node', 'pwa-node', 'node-terminal', 'debugpy', 'python'];

/** Lets what the debugger starts be watched, in whichever console. */
export function watchDebugging(injection: Injection): vscode.Disposable {
  const lifetime = new Lifetime();
  const provider: vscode.DebugConfigurationProvider = {
    async resolveDebugConfigurationWithSubstitutedVariables(_, configuration) {
      const launch = configuration as LaunchConfiguration & vscode.DebugConfiguration;
      if (debugged(launch.type) === undefined) return configuration;
      const file = await variablesOf(configuration.envFile);
      const { env, skipFiles } = withCapture(launch, injection, { file, editor: process.env });
      return { ...configuration, env, ...(skipFiles === undefined ? {} : { skipFiles }) };
    },
  };
  for (const type of types) lifetime.own(vscode.debug.registerDebugConfigurationProvider(type, provider));
  return lifetime;
}

/** The variables of the files that a configuration names; none where they cannot be read, which the debugger says. */
async function variablesOf(named: unknown): Promise<Readonly<Record<string, string>>> {
  const files = (Array.isArray(named) ? named : [named]).filter((file) => typeof file === 'string' && file !== '');
  if (files.length === 0) return {};
  const [{ parseEnvironment }, { readText }] = await Promise.all([
    import('../../core/request/environment.ts'),
    import('../editor/project.ts'),
  ]);
  const read = await Promise.all(files.map((file) => readText(vscode.Uri.file(file))));
  return Object.assign({}, ...read.map((text) => Object.fromEntries(parseEnvironment(text ?? ''))));
}
