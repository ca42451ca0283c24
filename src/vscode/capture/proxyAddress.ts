import type { ExtensionContext } from 'vscode';
import { isProxyKey } from '../../core/capture/listening.ts';

const keyName = 'tracecord.proxyKey';
const portName = 'proxyPort';

/** What the proxy's address was made of when it ran last: bots that were given it find it there again. */
export class ProxyAddress {
  readonly #context: Pick<ExtensionContext, 'secrets' | 'workspaceState'>;

  constructor(context: Pick<ExtensionContext, 'secrets' | 'workspaceState'>) {
    this.#context = context;
  }

  /** The part that nobody can guess: kept, or made now. */
  async key(): Promise<string> {
    const kept = await this.#context.secrets.get(keyName);
    if (kept !== undefined && isProxyKey(kept)) return kept;
    const made = globalThis.crypto.randomUUID().replaceAll('-', '');
    await this.#context.secrets.store(keyName, made);
    return made;
  }

  /** The port in this workspace, 0 where there was none. */
  get port(): number {
    const kept = this.#context.workspaceState.get(portName);
    return typeof kept === 'number' && Number.isInteger(kept) && kept > 0 && kept < 65_536 ? kept : 0;
  }

  async keepPort(port: number): Promise<void> {
    await this.#context.workspaceState.update(portName, port);
  }
}
