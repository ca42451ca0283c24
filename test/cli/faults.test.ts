import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asDiscord, type Disguise } from '../node/faults/asDiscord.ts';
import type { Fault } from '../node/faults/fault.ts';
import { faultFamilies } from '../node/faults/faults.ts';

/** What a call of the built command line gave. */
interface Call {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function send(file: string, env: Readonly<Record<string, string>>): Promise<Call> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['dist/cli.mjs', 'send', '--format', 'json', file],
      { env: { PATH: process.env.PATH, LC_ALL: 'C', ...env }, maxBuffer: 64 * 1024 * 1024 },
      (_, stdout, stderr) => resolve({ status: child.exitCode, stdout, stderr }),
    );
  });
}

/** At the host itself, behind a proxy and TLS that are as they should be. */
const behind = [
  'reset after the head of the request',
  'closed within the headers',
  'ends before its length',
  'both a length and chunks',
  'endless headers',
  'not HTTP at all',
  '100 continue, then the answer',
  '101 switching protocols',
  '304 with a body',
  'a redirect to itself',
  '1 GB of body',
  '1 GB in gzip',
  'gzip that is cut off',
  'UTF-16 that calls itself UTF-8',
  'a page that calls itself JSON',
];

/** At the proxy. */
const proxies = [
  'a proxy that answers 407 Proxy Authentication Required',
  'a proxy that closes after its yes',
  'a proxy that says garbage',
  'a proxy that says nothing',
  'a proxy that is not there',
];

const byName = new Map(
  Object.values(faultFamilies)
    .flat()
    .map((fault) => [fault.name, fault]),
);

describe('tracecord send, where the network misbehaves', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-cli-faults-'));
  const file = join(folder, 'gateway.http');
  writeFileSync(file, 'GET https://discord.com/api/v10/gateway\n');
  after(() => rmSync(folder, { recursive: true, force: true }));

  const assertEnd = (fault: Fault, { status, stdout, stderr }: Call) => {
    assert.equal(stderr, '');
    const { diagnosis } = JSON.parse(stdout);
    assert.equal(diagnosis.class, fault.expected.class);
    assert.equal(status, fault.expected.class === 'success' ? 0 : 1);
  };

  for (const name of behind) {
    it(name, async () => {
      const fault = byName.get(name) as Fault;
      const disguise: Disguise = await asDiscord(await fault.start());
      try {
        const trusted = join(folder, 'authority.pem');
        writeFileSync(trusted, disguise.authority);
        assertEnd(fault, await send(file, { HTTPS_PROXY: disguise.proxy, NODE_EXTRA_CA_CERTS: trusted }));
      } finally {
        await disguise.close();
      }
    });
  }

  for (const name of proxies) {
    it(name, async () => {
      const fault = byName.get(name) as Fault;
      const scene = await fault.start();
      try {
        assertEnd(fault, await send(file, { HTTPS_PROXY: scene.asked.network?.proxy ?? '' }));
      } finally {
        await scene.close();
      }
    });
  }
});
