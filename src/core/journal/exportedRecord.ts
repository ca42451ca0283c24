import type { SafeRecord } from './safeRecord.ts';

/** A record as it is handed on: without what tells of this machine (paths outside of the workspace, its name). */
export function exportedRecord({ vantage: _, place, credential, ...record }: SafeRecord): SafeRecord {
  const { profile, ...facts } = credential;
  const file = place === undefined ? '' : place.file.includes(':') ? (place.file.split('/').at(-1) ?? '') : place.file;
  return {
    ...record,
    credential: { ...facts, ...(profile === undefined ? {} : { profile: { id: '', name: profile.name } }) },
    ...(place === undefined || file === '' ? {} : { place: { file, line: place.line } }),
  };
}
