import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { findPython, remedy } from '../../../runtimes/programs.ts';

/** What discord.py makes of code, or the name of what it raises. */
export interface Executed {
  readonly body?: { readonly [key: string]: unknown };
  readonly error?: string;
}

/** Code with what it takes from discord.py in front of it. */
export function withDiscordPy(code: string): string {
  return `import discord\nfrom discord import app_commands, ui\nfrom discord.ext import commands\n\n${code}\n`;
}

/** What discord.py itself makes of each code (see `execute.py`); undefined, said aloud, where it is not here. */
export function executed(codes: readonly string[]): readonly Executed[] | undefined {
  const python = findPython('discord');
  if (python === undefined) {
    console.log(`      skipped: no Python here can import discord; ${remedy}`);
    return undefined;
  }
  const { stdout, stderr } = spawnSync(python.command, ['test/core/extract/payloads/execute.py'], {
    input: JSON.stringify(codes),
    env: { ...process.env, ...python.environment },
    encoding: 'utf8',
  });
  assert.ok(stdout !== '', stderr);
  return JSON.parse(stdout);
}
