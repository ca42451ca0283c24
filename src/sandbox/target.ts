/** What the first line of a request asks for. */
export interface Target {
  /** Version of the API. A path without one is answered as version 6 (developers/reference#api-versioning). */
  readonly version: number;
  /** The path below the version, or all of it where it is not of the API. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly isApi: boolean;
}

const unversioned = 6;

/** Versions that still answer: 10 and 9, and the deprecated ones. Source: developers/reference#api-versioning */
export const servedVersions: readonly number[] = [6, 7, 8, 9, 10];

/** Takes the target of a request line (`/api/v10/gateway?x=1`) apart. */
export function readTarget(target: string): Target {
  const mark = target.indexOf('?');
  const whole = mark < 0 ? target : target.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? '' : target.slice(mark));
  const api = /^\/api(?:\/v(\d+)(?=\/|$))?(\/.*)?$/.exec(whole);
  if (api === null) return { version: unversioned, path: whole, query, isApi: false };
  const [, version, path = '/'] = api;
  return { version: version === undefined ? unversioned : Number(version), path, query, isApi: true };
}

/** Percent-decoded text, or the text itself where it is not well encoded. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
