/** What a process needs in its environment so that it tells what it sends. */
export interface Injection {
  /** Absolute path of the file that Node loads first; undefined where there is none, which would stop every Node. */
  readonly nodeHook?: string;
  /** Absolute path of the folder in which Python finds its hook. */
  readonly pythonFolder?: string;
  /** Absolute path of the file that tells where the listener is. */
  readonly configFile: string;
  /** `:` or `;`, as the paths of this system are separated. */
  readonly delimiter: string;
}

/** The variable that every hook reads. */
export const captureVariable = 'TRACECORD_CAPTURE';

/** A path as Node's options take it: with `/`, and in quotation marks only where it needs them (Node < 12 knows none). */
function optionPath(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  return /\s/.test(slashed) ? `"${slashed}"` : slashed;
}

/** What is added to `NODE_OPTIONS`, with a blank on either side: others add theirs before and after. */
export function nodeOption(nodeHook: string): string {
  return ` --require ${optionPath(nodeHook)} `;
}

/** A launch configuration as far as it matters here. */
export interface LaunchConfiguration {
  readonly type: string;
  readonly request?: string | undefined;
  readonly env?: Readonly<Record<string, string | null | undefined>> | undefined;
  readonly skipFiles?: readonly string[] | undefined;
}

/** Values that a configuration gets its environment from where it does not set a variable itself. */
export interface Inherited {
  /** The variables of its `envFile`. */
  readonly file: Readonly<Record<string, string>>;
  /** Those of the editor. */
  readonly editor: Readonly<Record<string, string | undefined>>;
}

/** What a debugger of this type runs; undefined where it is none of ours. */
export function debugged(type: string): 'node' | 'python' | undefined {
  if (/^(?:pwa-)?node$|^node-terminal$/.test(type)) return 'node';
  return /^(?:debugpy|python)$/.test(type) ? 'python' : undefined;
}

/**
 * A launch configuration whose process tells what it sends: the variables of its own, of its file and of the editor stay
 * in force. Given twice to this function it stays as it is, for child sessions ask again. What attaches to a process
 * that runs already cannot be changed.
 */
export function withCapture(
  configuration: LaunchConfiguration,
  injection: Injection,
  inherited: Inherited,
): LaunchConfiguration {
  const kind = debugged(configuration.type);
  if (kind === undefined || configuration.request === 'attach') return configuration;
  const { nodeHook, pythonFolder, configFile, delimiter } = injection;
  const env: Record<string, string | null | undefined> = { ...configuration.env, [captureVariable]: configFile };
  if (nodeHook !== undefined) {
    // The debugger of Node joins these with the editor's by itself, but not with those of the file.
    const before =
      env.NODE_OPTIONS ?? inherited.file.NODE_OPTIONS ?? (kind === 'node' ? '' : inherited.editor.NODE_OPTIONS);
    if (!before?.includes(optionPath(nodeHook))) env.NODE_OPTIONS = (before ?? '') + nodeOption(nodeHook);
  }
  if (pythonFolder !== undefined) {
    const before = env.PYTHONPATH ?? inherited.file.PYTHONPATH ?? inherited.editor.PYTHONPATH ?? '';
    const isThere = before.split(delimiter).includes(pythonFolder);
    if (!isThere) env.PYTHONPATH = before === '' ? pythonFolder : pythonFolder + delimiter + before;
    else env.PYTHONPATH = before;
  }
  const changed = { ...configuration, env };
  if (kind === 'python' || nodeHook === undefined) return changed;
  const hooks = `${nodeHook.replaceAll('\\', '/').replace(/\/[^/]*$/, '')}/**`;
  const skipFiles = configuration.skipFiles ?? [];
  return skipFiles.includes(hooks) ? changed : { ...changed, skipFiles: [...skipFiles, hooks] };
}
