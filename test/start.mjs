// `npm start`: builds, packs the VSIX and hands over to the host, which opens a real VS Code with it.
import { spawn, spawnSync } from 'node:child_process';

for (const step of [['esbuild.mjs', '--production', '--tests'], ['test/package.mjs']]) {
  const { status } = spawnSync(process.execPath, step, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
const host = spawn(process.execPath, ['out/test/host/start.mjs', ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => host.kill(signal));
host.on('exit', (status, signal) => process.exit(signal === null ? (status ?? 1) : 0));
