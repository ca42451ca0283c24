import type { DraftBody, DraftProblem } from '../request/draft.ts';
import { type CurlSetting, refusalOf } from './curlCommand.ts';
import { fileBodyOf } from './textBody.ts';

/**
 * The body of `--upload-file`: the file as it is. Standard input goes in chunks, a name with brackets stands for several
 * files, and several files go to several URLs: these are curl's own.
 */
export function readCurlUpload(
  settings: readonly CurlSetting[],
): { body: DraftBody; problem: DraftProblem | null } | null {
  const [upload, ...more] = settings.filter(({ name }) => name === 'upload-file');
  if (upload?.argument === undefined || upload.argument === null) return null;
  const isFollowed = more.length === 0 && !/^(?:-|\.|)$|[{}[\]]/.test(upload.argument.text);
  return { body: fileBodyOf(upload.argument), problem: isFollowed ? null : refusalOf(upload) };
}
