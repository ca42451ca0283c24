import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { captureVersion } from '../../core/capture/captureEvent.ts';

/** What a bot's process reads to find its listener. */
export interface CaptureConfig {
  /** Path of a Unix socket, or name of a named pipe. */
  readonly address: string;
  readonly secret: string;
  readonly hosts: readonly string[];
}

/** Writes the file in one piece, readable for the person alone. */
export async function writeConfig(file: string, { address, secret, hosts }: CaptureConfig): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const text = JSON.stringify({ v: captureVersion, address, secret, hosts, bodies: false });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, text, { flag: 'wx', mode: 0o600 });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Deletes the file: bots that look for it find no listener. */
export async function deleteConfig(file: string): Promise<void> {
  await rm(file, { force: true });
}
