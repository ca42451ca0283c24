import { readBatch } from './batchReader.ts';
import type { Extraction } from './extraction.ts';
import { isObviouslyDiscord } from './httpAddress.ts';
import { mayHoldRequest } from './prefilter.ts';
import { readCurlCommand } from './shell.ts';

/** The Discord requests in a batch file of Windows, or in what is copied for its prompt: calls of curl. */
export function extractBatch(text: string): Extraction {
  if (!mayHoldRequest(text)) return { drafts: [], incomplete: false };
  const drafts: Extraction['drafts'][number][] = [];
  const { incomplete } = readBatch(text, (command) => {
    for (const draft of readCurlCommand(command, 'bat')) if (isObviouslyDiscord(draft)) drafts.push(draft);
  });
  return { drafts, incomplete };
}
