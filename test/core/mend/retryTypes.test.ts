import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mended } from './retryRunner.ts';

const url = 'https://discord.com/api/v10/gateway';

/** Calls whose types are used behind them; the package of superagent has none of its own. */
const calls: Readonly<Record<string, string>> = {
  fetch: `const res = await fetch('${url}');\nexport const status: number = res.status;\n`,
  undici: `import { request } from 'undici';\nconst { statusCode, body } = await request('${url}');\nexport const data: unknown = await body.json();\nexport const status: number = statusCode;\n`,
  axios: `import axios from 'axios';\nconst res = await axios.get<{ url: string }>('${url}');\nexport const text: string = res.data.url;\n`,
  got: `import got from 'got';\nexport const data = await got.get('${url}').json<{ url: string }>();\nexport const text: string = data.url;\n`,
  ky: `import ky from 'ky';\nconst res = await ky.get('${url}');\nexport const status: number = res.status;\n`,
  node: `import https from 'node:https';\nimport type { IncomingMessage } from 'node:http';\nconst req = https.request('${url}', (res: IncomingMessage) => {\n  res.resume();\n});\nreq.on('error', (error) => console.error(error));\nreq.end();\n`,
  loop: `export async function load(tries = 3): Promise<unknown> {\n  try {\n    const res = await fetch('${url}');\n    if (!res.ok) throw new Error('refused');\n    return await res.json();\n  } catch (error) {\n    if (tries > 0) return load(tries - 1);\n    throw error;\n  }\n}\n`,
};

const options = {
  strict: true,
  noEmit: true,
  noUnusedLocals: true,
  target: 'es2022',
  module: 'nodenext',
  skipLibCheck: true,
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: ['node'],
};

describe('retry_after handling in TypeScript', () => {
  it('has types that hold, and keeps those of the call', async () => {
    mkdirSync('out', { recursive: true });
    // Inside the checkout, so that the types of node's packages are found.
    const folder = mkdtempSync(join('out', 'retry-types-'));
    try {
      for (const [name, text] of Object.entries(calls)) {
        for (const id of ['add-retry-after', 'wrap-retry-after'] as const) {
          if (name === 'node' && id === 'wrap-retry-after') continue;
          writeFileSync(join(folder, `${name}-${id}.mts`), await mended(text, 'typescript', id));
        }
      }
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['*.mts'] }));
      const { stdout } = await promisify(execFile)('node_modules/.bin/tsc', ['-p', folder]).catch((error) => error);
      assert.equal(stdout, '');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }).timeout(60_000);
});
