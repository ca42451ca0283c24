import type { Project } from './mend.ts';

/** The texts of the files that say what a project is called; absent where there is no such file. */
export interface ProjectFiles {
  readonly manifest?: string | undefined;
  readonly pyproject?: string | undefined;
  /** `.git/config`. */
  readonly git?: string | undefined;
}

/** What the project calls itself: by its package.json, else its pyproject.toml; its address else by git's remote. */
export function projectOf({ manifest, pyproject, git }: ProjectFiles): Project {
  const own =
    manifest === undefined ? (pyproject === undefined ? {} : fromPyproject(pyproject)) : fromPackageJson(manifest);
  return { ...project(git === undefined ? undefined : remoteOf(git), undefined), ...own };
}

function fromPackageJson(text: string): Project {
  try {
    const { homepage, repository, version } = JSON.parse(text) as Record<string, unknown>;
    const address =
      typeof repository === 'object' && repository !== null ? (repository as { url?: unknown }).url : repository;
    return project(homepage ?? address, version);
  } catch {
    return {};
  }
}

function fromPyproject(text: string): Project {
  const url = /^\s*"?(?:homepage|repository)"?\s*=\s*"([^"]+)"/im.exec(text)?.[1];
  const version = /^\s*version\s*=\s*"([^"]+)"/im.exec(text)?.[1];
  return project(url, version);
}

/** The address of `origin`, else of the first remote, as a page: `git@host:me/bot.git` is `https://host/me/bot`. */
function remoteOf(config: string): string | undefined {
  const remotes = [...config.matchAll(/^\[remote "([^"]*)"\]((?:\r?\n(?!\[).*)*)/gm)];
  const [, , section = ''] = remotes.find(([, name]) => name === 'origin') ?? remotes[0] ?? [];
  const url = /^\s*url\s*=\s*(\S+)/m.exec(section)?.[1];
  return url
    ?.replace(/^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)(?::\d+\/|[:/])/, 'https://$1/')
    .replace(/^(https:\/\/)[^/@]*@/, '$1');
}

/** Only what can stand in any string of any language: a manifest may have been written by somebody else. */
function project(url: unknown, version: unknown): Project {
  const address = typeof url === 'string' ? url.replace(/^git\+/, '').replace(/\.git$/, '') : '';
  return {
    ...(/^https?:\/\/[\w./:~%@?&=#+-]+$/.test(address) ? { url: address } : {}),
    ...(typeof version === 'string' && /^[\w.+-]+$/.test(version) ? { version } : {}),
  };
}
