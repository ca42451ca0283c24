import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../host/program.ts';
import { prepared } from './programs.ts';

/** Some sixty crates; two cores need 20 s. In ms. */
const buildTimeoutMs = 240_000;
/** Where apt's packages of crates are unpacked to. */
export const crates: string = join(prepared, 'rust');
const project = join(prepared, 'reqwest');
const built = join(project, 'target/debug/deps');
const stamp = join(project, 'rustc');

/** Parameters for rustc with which code can `use` the reqwest that was built; undefined unless that is done. */
export function findReqwest(): string[] | undefined {
  const version = rustVersion();
  if (version === undefined || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== version) return undefined;
  const library = readdirSync(built).find((name) => /^libreqwest-\w+\.rlib$/.test(name));
  if (library === undefined) return undefined;
  return ['--extern', `reqwest=${join(built, library)}`, '-L', `dependency=${built}`];
}

/**
 * Compiles reqwest from the sources in `crates`, without a network. Throws with what cargo says.
 * No TLS: the composed code under test is sent to loopback.
 */
export async function buildReqwest(): Promise<void> {
  await rm(project, { recursive: true, force: true });
  await mkdir(join(project, 'src'), { recursive: true });
  await mkdir(join(project, '.cargo'), { recursive: true });
  await writeFile(join(project, 'Cargo.toml'), manifest);
  await writeFile(join(project, 'src/main.rs'), 'fn main() {}\n');
  await writeFile(join(project, '.cargo/config.toml'), sources(join(crates, 'usr/share/cargo/registry')));
  await runProgram('cargo', ['build', '--offline', '--quiet'], { cwd: project, timeoutMs: buildTimeoutMs });
  await writeFile(stamp, rustVersion() ?? '');
}

/** What `rustc -vV` says: a library fits the compiler that made it. */
function rustVersion(): string | undefined {
  const { status, stdout } = spawnSync('rustc', ['-vV'], { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}

const manifest = `[package]
name = "cases"
version = "0.0.0"
edition = "2021"

[dependencies]
reqwest = { version = "*", default-features = false, features = ["blocking", "multipart"] }

[profile.dev]
debug = false

[workspace]
`;

function sources(registry: string): string {
  const replaced = '[source.crates-io]\nreplace-with = "unpacked"\n\n[source.unpacked]\n';
  return `${replaced}directory = ${JSON.stringify(registry)}\n`;
}
