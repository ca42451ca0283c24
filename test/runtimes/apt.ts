import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../host/program.ts';

/** Lists are 10 MB, the largest package 60 MB; a fast line takes seconds. In ms. */
const updateTimeoutMs = 90_000;
const downloadTimeoutMs = 180_000;
const otherTimeoutMs = 30_000;

/**
 * Debian's packages without installing them: apt downloads, by the machine's own configuration and sources but with lists
 * and a cache in a folder of ours, and dpkg unpacks below another. Needs no root and changes nothing outside the folder.
 */
export class Apt {
  readonly #folder: string;
  #updated = false;

  /** @param folder Absolute path of the folder that it may use. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Unpacks the packages, and what they depend on, into `root`: what has such a name, be it installed or not, for a
   * machine's own packages may be too few, too old or half installed. Throws with the words of apt or dpkg.
   */
  async unpack(packages: readonly string[], root: string, names: RegExp): Promise<void> {
    await this.#update();
    const asked = ['install', '--print-uris', '--yes', '--option', 'Dir::State::status=/dev/null', ...packages];
    const plan = await this.#get(asked, otherTimeoutMs);
    const wanted = [...plan.matchAll(/^'[^']+' ([^_ ]+)_\S+\.deb /gm)]
      .map(([, name = '']) => name)
      .filter((name) => names.test(name));
    const archives = join(this.#folder, `archives-${process.pid}`);
    const part = `${root}.part`;
    await rm(part, { recursive: true, force: true });
    await mkdir(archives, { recursive: true });
    try {
      await this.#get(['download', ...wanted], downloadTimeoutMs, archives);
      for (const archive of await readdir(archives)) {
        await runProgram('dpkg', ['--extract', join(archives, archive), part], { timeoutMs: otherTimeoutMs });
      }
      await rm(root, { recursive: true, force: true });
      await rename(part, root);
    } finally {
      await rm(archives, { recursive: true, force: true });
      await rm(part, { recursive: true, force: true });
    }
  }

  /** Fresh lists, once: what they name can be downloaded, which that of the machine's own may not. */
  async #update(): Promise<void> {
    if (this.#updated) return;
    for (const folder of ['lists/partial', 'cache/archives/partial']) {
      await mkdir(join(this.#folder, folder), { recursive: true });
    }
    await writeFile(this.#configuration, configuration(this.#folder));
    await this.#get(['update'], updateTimeoutMs);
    this.#updated = true;
  }

  get #configuration(): string {
    return join(this.#folder, 'apt.conf');
  }

  #get(parameters: readonly string[], timeoutMs: number, cwd = this.#folder): Promise<string> {
    const own = ['--config-file', this.#configuration, '--quiet', '--no-install-recommends'];
    return runProgram('apt-get', [...own, ...parameters], { cwd, timeoutMs, env: { ...process.env, LC_ALL: 'C' } });
  }
}

/** Read after the machine's own; what its administrator runs after an update is not for us to run. */
function configuration(folder: string): string {
  return [
    '#clear APT::Update::Pre-Invoke;',
    '#clear APT::Update::Post-Invoke;',
    '#clear APT::Update::Post-Invoke-Success;',
    `Dir::State::lists "${join(folder, 'lists')}";`,
    `Dir::Cache "${join(folder, 'cache')}";`,
    'Debug::NoLocking "true";',
    'APT::Sandbox::User "root";',
    'Acquire::Languages "none";',
    'Acquire::Retries "2";',
    '',
  ].join('\n');
}
