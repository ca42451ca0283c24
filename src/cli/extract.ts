import { extract } from '../core/extract/extract.ts';
import { draftJson } from '../core/request/draftJson.ts';
import { writeText } from '../core/request/text.ts';
import { type CommandResult, languageOf, readInputs, writeJson } from './commandLine.ts';
import { LineIndex } from './lineIndex.ts';

/** `tracecord extract`: the requests of files, with the range of every part. */
export async function extractCommand(
  files: readonly string[],
  options: { readonly language?: string; readonly json: boolean },
): Promise<CommandResult> {
  const read = await Promise.all(
    (await readInputs(files)).map(async (input) => ({
      ...input,
      extraction: await extract(input.text, languageOf(input.file, options.language)),
    })),
  );
  if (options.json) {
    const documents = read.map(({ file, extraction }) => ({
      file,
      value: {
        requests: extraction.drafts.map(draftJson),
        ...(extraction.incomplete ? { incomplete: true } : {}),
      },
    }));
    return { output: writeJson(documents), status: 0 };
  }
  const lines = read.flatMap(({ file, text, extraction }) => {
    const index = new LineIndex(text);
    return extraction.drafts.map((draft) => {
      const name = draft.name === undefined ? '' : `  # ${draft.name}`;
      return `${file}:${index.lineAndColumn(draft.span[0])}  ${writeText(draft.method.text)} ${writeText(draft.url.text)}${name}\n`;
    });
  });
  return { output: lines.join(''), status: 0 };
}
