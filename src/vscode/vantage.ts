import type { Vantage } from '../core/exchange.ts';

/** From where requests leave: the extension runs beside the workspace, so a remote window sends from the remote. */
export function vantageOf(remoteName: string | undefined): Vantage {
  return remoteName === undefined ? { kind: 'local' } : { kind: 'remote', name: remoteName };
}
