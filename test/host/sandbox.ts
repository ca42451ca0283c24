import { join } from 'node:path';
import { checkout } from './checkout.ts';
import { startProgram } from './program.ts';

/** The local Discord as the command line starts it. */
export interface Sandbox {
  /** Such as http://127.0.0.1:41234. */
  readonly url: string;
  /** Exit status of its process, once it ends. */
  readonly exited: Promise<number>;
  stop(): Promise<void>;
}

/** Starts `tracecord sandbox` on a free port and makes one request to it. Throws with its output where it does not answer. */
export async function startSandbox(): Promise<Sandbox> {
  const program = startProgram(process.execPath, [join(checkout, 'dist/cli.mjs'), 'sandbox', '--port', '0']);
  try {
    const [, url = ''] = await program.line(/listening on (http:\/\/127\.0\.0\.1:\d+)/, 10_000);
    const answer = await fetch(`${url}/api/v10/gateway`, { signal: AbortSignal.timeout(5000) });
    await answer.text();
    if (answer.status !== 200) throw new Error(`The sandbox answered ${answer.status} to GET /api/v10/gateway.`);
    return { url, exited: program.exited, stop: program.stop };
  } catch (error) {
    await program.stop();
    throw error;
  }
}
