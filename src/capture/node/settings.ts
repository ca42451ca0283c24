import { readFileSync, statSync } from 'node:fs';

/** Who listens, and to what. */
export interface Settings {
  /** Path of a Unix socket, or name of a Windows pipe. */
  readonly address: string;
  readonly secret: string;
  /** `host` or `host:port` of the addresses to tell of. */
  readonly hosts: ReadonlySet<string>;
  /** Changes when the file does. */
  readonly stamp: string;
}

/** Reads the file that the environment names. `undefined` where it is missing, unreadable or of another form. */
export function readSettings(file: string): Settings | undefined {
  try {
    const stamp = stampOf(file);
    return settingsIn(readFileSync(file, 'utf8'), stamp);
  } catch {
    return undefined;
  }
}

/** The settings in the text of such a file. `undefined` where it has another form. */
export function settingsIn(text: string, stamp: string): Settings | undefined {
  try {
    const { v, address, secret, hosts } = JSON.parse(text) as Record<string, unknown>;
    if (v !== 1 || typeof address !== 'string' || typeof secret !== 'string' || !Array.isArray(hosts)) return undefined;
    return { address, secret, hosts: new Set(hosts.map(String)), stamp };
  } catch {
    return undefined;
  }
}

/** A mark that another file in its place, or none, does not have. */
export function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.ino} ${stats.mtimeMs} ${stats.size}`;
}
