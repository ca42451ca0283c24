import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type AdvisoryList, judgeAdvisories } from './advisories.ts';

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

function json<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8'));
}

const { packages } = json<{ packages: Record<string, Locked> }>('package-lock.json');
const manifest = json<{ devDependencies: Record<string, string>; dependencies?: unknown }>('package.json');
const bill = json<{
  components: readonly { readonly name: string; readonly version: string; readonly licenses: unknown }[];
}>('dist/sbom.cdx.json');

/** Packages whose code the bundler put into the extension, the command line or a view. */
function shipped(): string[] {
  const paths = ['out/meta-host.json', 'out/meta-views.json']
    .flatMap((file) => Object.values(json<Metafile>(file).outputs))
    .flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0))
    .map(([path]) => path);
  const names = paths.flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []);
  return [...new Set(names)].sort();
}

function lockOf(name: string): Locked {
  const locked = packages[`node_modules/${name}`];
  assert.ok(locked, `${name} is not in the lockfile`);
  return locked;
}

describe('what others wrote and the product contains', () => {
  const names = shipped();

  it('is little', () => {
    console.log(`      ${names.join(', ')}`);
    assert.ok(names.length > 0 && names.length <= 8, names.join());
  });

  it('comes under a licence that asks for its text only, and the text is in the package', () => {
    const notices = readFileSync('dist/third-party-licenses.txt', 'utf8');
    for (const name of names) {
      assert.match(lockOf(name).license ?? '', /^(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD)$/, name);
      const [file] = readdirSync(`node_modules/${name}`).filter((entry) => /^licen[cs]e/i.test(entry));
      assert.ok(file !== undefined && notices.includes(readFileSync(`node_modules/${name}/${file}`, 'utf8')), name);
    }
    assert.equal(notices.match(/Permission is hereby granted/g)?.length, names.length);
  });

  it('stands in the bill of materials, by version, and nothing else does', () => {
    assert.deepEqual(
      bill.components.map(({ name, version }) => `${name} ${version}`).sort(),
      names.map((name) => `${name} ${json<Locked>(`node_modules/${name}/package.json`).version}`),
    );
  });

  it('is pinned to one version and its sum, and runs nothing when it is installed', () => {
    for (const name of names) {
      const { version, integrity, hasInstallScript } = lockOf(name);
      assert.equal(manifest.devDependencies[name], version, name);
      assert.match(integrity ?? '', /^sha512-/, name);
      assert.notEqual(hasInstallScript, true, name);
    }
    assert.equal(manifest.dependencies, undefined, 'whoever installs the package installs nothing else');
  });

  it('is in no advisory that is known here, and all of it is covered', () => {
    const list = json<AdvisoryList>('test/advisories.json');
    const versions = new Map(names.map((name) => [name, lockOf(name).version]));
    const { problems, warnings } = judgeAdvisories(list, versions, new Date());
    console.log(`      ${list.advisories.length} advisories of ${list.covers.length} packages, as of ${list.asOf}`);
    for (const warning of warnings) console.warn(`      WARNING: ${warning}`);
    assert.deepEqual(problems, []);
  });
});

describe('what builds and tests the product', () => {
  const lockfiles = ['package-lock.json', 'test/host/package-lock.json', 'test/bench/peers/package-lock.json'];

  it('is locked by its sum, and no lockfile names a host', () => {
    for (const file of lockfiles.filter((one) => existsSync(one))) {
      const text = readFileSync(file, 'utf8');
      assert.doesNotMatch(text, /"resolved"/, file);
      for (const [path, entry] of Object.entries(json<{ packages: Record<string, Locked> }>(file).packages)) {
        if (path !== '' && !('link' in entry)) assert.match(entry.integrity ?? '', /^sha512-/, `${file}: ${path}`);
      }
    }
  });

  it('runs at install only what the manifest allows', () => {
    const { allowScripts } = json<{ allowScripts: Record<string, boolean> }>('package.json');
    const running = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.slice('node_modules/'.length));
    assert.deepEqual(
      running.filter((name) => !(name in allowScripts)),
      [],
    );
  });
});
