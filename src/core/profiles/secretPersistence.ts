/** How long the editor's secret storage lasts, as far as it can be told from outside. */
export type SecretPersistence =
  | 'lasting'
  /** In a browser it may last only until the page is reloaded. */
  | 'browser'
  /** Linux without a session bus: no keyring can be asked, so the editor keeps secrets weakly or not at all. */
  | 'no-keyring';

/**
 * Judges by where the editor runs. In a remote window the secrets lie on the machine with the screen, of which nothing
 * can be told; keyrings of Linux are asked over the session bus, whose address or socket is there when it runs
 * (D-Bus specification, "Well-known Message Bus Instances").
 */
export function secretPersistence(editor: {
  readonly isBrowser: boolean;
  readonly isRemote: boolean;
  /** `process.platform`. */
  readonly platform: string;
  readonly sessionBusAddress: string | undefined;
  /** Whether `$XDG_RUNTIME_DIR/bus` is there. */
  readonly hasSessionBusSocket: boolean;
}): SecretPersistence {
  if (editor.isBrowser) return 'browser';
  if (editor.isRemote || editor.platform !== 'linux') return 'lasting';
  return (editor.sessionBusAddress ?? '') === '' && !editor.hasSessionBusSocket ? 'no-keyring' : 'lasting';
}
