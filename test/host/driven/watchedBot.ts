import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultToken } from '../../../src/sandbox/world/defaultSeed.ts';
import { checkout } from '../checkout.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { type ServerOptions, startServer } from '../server.ts';
import { Workbench } from '../workbench.ts';
import type { Session } from './session.ts';

/** How bots of the sample workspace can be started. */
const launch = {
  version: '0.2.0',
  configurations: [
    { type: 'node', request: 'launch', name: 'internal', program: 'bot/discordBot.cjs', console: 'internalConsole' },
    {
      type: 'node',
      request: 'launch',
      name: 'integrated',
      program: 'bot/discordBot.cjs',
      console: 'integratedTerminal',
      envFile: '${workspaceFolder}/bot/launch.env',
    },
  ].map((one) => ({ ...one, program: `\${workspaceFolder}/${one.program}`, internalConsoleOptions: 'neverOpen' })),
};

const tasks = {
  version: '2.0.0',
  tasks: [
    { label: 'shell bot', type: 'shell', command: 'node bot/discordBot.cjs', problemMatcher: [] },
    { label: 'foretold bot', type: 'shell', command: 'node bot/foretold.cjs', problemMatcher: [] },
    { label: 'refused bot', type: 'shell', command: 'node bot/refused.cjs', problemMatcher: [] },
    { label: 'process bot', type: 'process', command: 'node', args: ['bot/discordBot.cjs'], problemMatcher: [] },
    {
      label: 'python bot',
      type: 'shell',
      command: 'python3 bot/greeter.py',
      problemMatcher: [],
      // What an earlier start has printed is no proof of a later one.
      presentation: { panel: 'new' },
    },
  ],
};

/** Meets a refusal of each kind, one a line. */
const refused = `const api = process.env.DISCORD_API + '/v10';
const channel = api + '/channels/1213458536202371072';
const bot = { Authorization: 'Bot ' + process.env.DISCORD_TOKEN, 'User-Agent': 'DiscordBot (https://example.com, 1.0)' };
const browser = { ...bot, 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36' };

async function main() {
  await fetch(channel, { headers: browser });
  await fetch(channel + '/messages', { headers: { ...bot, 'x-sandbox-fault': 'shared-limit' } });
  await fetch(channel + '/pins', { headers: { ...bot, Authorization: process.env.DISCORD_TOKEN } });
  await fetch(channel + '/webhooks', { headers: { ...bot, 'x-sandbox-fault': 'cloudflare-ban' } });
  await fetch(api + '/users/@me', { headers: { ...bot, 'x-sandbox-fault': 'reset' } }).catch(() => {});
}

main().then(() => console.log('done'));
`;

/** A session in whose workspace there are bots, with a sandbox that they talk to. */
export interface BotSession extends Session {
  readonly sandbox: Sandbox;
}

/** Starts a sandbox and a VS Code on a copy of the sample, which has become a project of Node and of Python. */
export async function startBotSession(options: ServerOptions = {}): Promise<BotSession> {
  const folder = await mkdtemp(join(tmpdir(), 'tracecord-bots-'));
  await cp(join(checkout, 'test/sample'), folder, { recursive: true });
  const sandbox = await startSandbox();
  const manifest = {
    name: 'sample',
    private: true,
    scripts: { start: 'node bot/discordBot.cjs' },
    dependencies: { 'discord.js': '^14.0.0' },
  };
  const bot = await readFile(join(folder, 'bot/discordBot.cjs'), 'utf8');
  await mkdir(join(folder, '.vscode'));
  await Promise.all([
    writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2)),
    // The title is written out, so that it can be foretold that it is too long.
    writeFile(
      join(folder, 'bot/foretold.cjs'),
      bot.replace("'Report '.repeat(40)", () => `'${'Report '.repeat(40)}'`),
    ),
    writeFile(join(folder, 'bot/refused.cjs'), refused),
    writeFile(join(folder, 'bot/launch.env'), 'NODE_OPTIONS=--no-warnings\n'),
    writeFile(join(folder, '.vscode/launch.json'), JSON.stringify(launch, null, 2)),
    writeFile(join(folder, '.vscode/tasks.json'), JSON.stringify(tasks, null, 2)),
    symlink(join(checkout, 'node_modules'), join(folder, 'node_modules')),
  ]);
  const server = await startServer({
    vsix: [join(checkout, 'out/tracecord.vsix')],
    ...options,
    settings: {
      'tracecord.sandbox.url': sandbox.url,
      'terminal.integrated.enablePersistentSessions': false,
      'terminal.integrated.gpuAcceleration': 'off',
      'terminal.integrated.defaultProfile.linux': 'bash',
      'terminal.integrated.profiles.linux': { bash: { path: 'bash', args: ['--norc'] } },
      'debug.openDebug': 'neverOpen',
      'files.autoSave': 'off',
      ...options.settings,
    },
    env: { DISCORD_API: `${sandbox.url}/api`, DISCORD_TOKEN: defaultToken(), ...options.env },
  });
  const workbench = await Workbench.open(server, folder);
  return {
    workbench,
    server,
    folder,
    sandbox,
    async end() {
      await workbench.close();
      await server.stop();
      await sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
