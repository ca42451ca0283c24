import type { TextDocument } from 'vscode';
import type { RuleId } from '../../core/lint/finding.ts';
import type { Edit } from '../../core/mend/mend.ts';
import { setting } from '../settings.ts';
import { readProject } from './project.ts';
import { extractorFor } from './requestIndex.ts';

/** What mends every finding of a document, or those of one rule; secrets stay where they are. Null: nothing to do. */
export async function mendedEverywhere(document: TextDocument, rule?: RuleId): Promise<readonly Edit[] | null> {
  const text = document.getText();
  const extract = await extractorFor(document);
  if (extract === undefined) return null;
  const [{ mendAll }, { readSeverities }, project] = await Promise.all([
    import('../../core/mend/mendAll.ts'),
    import('../../core/lint/lint.ts'),
    readProject(document.uri),
  ]);
  const mended = mendAll({
    text,
    language: document.languageId,
    extract,
    project,
    options: { severities: readSeverities(setting('lint.severity', document.uri)) },
    ...(rule === undefined ? {} : { rule }),
  });
  return mended.text === text ? null : [changeBetween(text, mended.text)];
}

/** The one replacement that makes a text of another, without what they begin and end with alike. */
function changeBetween(before: string, after: string): Edit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let same = 0;
  const most = Math.min(before.length, after.length) - start;
  while (same < most && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { span: [start, before.length - same], text: after.slice(start, after.length - same) };
}
