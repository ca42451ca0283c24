import { deepEqual, equal, ok } from 'node:assert/strict';
import { compose } from '../../../src/core/compose/compose.ts';
import { holeName } from '../../../src/core/compose/holeName.ts';
import { mergedHeaders, type OutgoingBody, outgoingOf } from '../../../src/core/compose/outgoing.ts';
import { composeTargets } from '../../../src/core/compose/targets.ts';
import { extract, extractableLanguages } from '../../../src/core/extract/extract.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { fillText, type Hole, type Text } from '../../../src/core/request/text.ts';
import { compare, valueOfName } from './comparison.ts';
import { fixtures, type Sample, samples } from './corpus.ts';
import type { Arrived } from './recorder.ts';
import { contentsOf } from './runtimes.ts';
import { unreadable } from './unreadable.ts';

const all: readonly Sample[] = [...samples, ...(await fixtures())];
const readable = composeTargets.filter(({ language }) => extractableLanguages.includes(language));

/** What is composed for a target says the same when it is read again. */
describe('compose, read back', () => {
  for (const { id, language } of readable) {
    for (const { title, draft } of all) {
      if (unreadable(draft, id) !== undefined) continue;
      it(`${id}: ${title}`, async () => {
        const text = compose(draft, id);
        const { drafts } = await extract(text, language);
        equal(drafts.length, 1, text);
        const [read] = drafts;
        ok(read);
        equal(read.problem, undefined, text);
        compare(asArrived(read), outgoingOf(draft), id);
      });
    }
  }

  it('leaves few requests out', () => {
    const pairs = readable.flatMap(({ id }) => all.map(({ draft }) => unreadable(draft, id)));
    const left = pairs.filter((reason) => reason !== undefined);
    ok(left.length < pairs.length / 8, `${left.length} of ${pairs.length}`);
  });

  it('writes an archive that any reader of JSON understands', () => {
    for (const { draft } of all) {
      const { log } = JSON.parse(compose(draft, 'har'));
      deepEqual([log.version, log.entries.length], ['1.2', 1]);
      equal(log.entries[0].request.method, outgoingOf(draft).method);
    }
  });
});

/** A request that was read, as it would arrive. */
function asArrived(draft: Draft): Arrived {
  const { method, url, headers, body } = outgoingOf(draft);
  const address = new URL(fill(url));
  const entries = mergedHeaders(headers).map(({ name, value }) => [name.toLowerCase(), fill(value).trim()]);
  return {
    method,
    path: address.pathname + address.search,
    index: 0,
    headers: Object.fromEntries([
      ...entries,
      ...(body?.kind === 'multipart' ? [['content-type', 'x; boundary=b']] : []),
    ]),
    body: body === null ? '' : contentOf(body),
  };
}

function contentOf(body: OutgoingBody): string {
  if (body.kind === 'file') {
    const contents = contentsOf(fill(body.path));
    return body.stripsLineBreaks ? contents.replace(/[\r\n]/g, '') : contents;
  }
  if (body.kind !== 'multipart') return fill(body.text);
  const parts = body.parts.map(({ name, filename, path, contentType, text }) => {
    const file = filename === undefined ? '' : `; filename="${filename.replaceAll('"', '%22')}"`;
    const type = contentType === undefined ? '' : `\r\nContent-Type: ${contentType}`;
    const content = path === undefined ? fill(text ?? []) : contentsOf(path);
    return `--b\r\nContent-Disposition: form-data; name="${name}"${file}${type}\r\n\r\n${content}\r\n`;
  });
  return `${parts.join('')}--b--`;
}

function fill(text: Text): string {
  return fillText(text, (hole: Hole) => {
    const isKnown = hole.source.kind === 'environment' && hole.source.fallback !== undefined;
    return isKnown && hole.source.kind === 'environment' ? hole.source.fallback : valueOfName(holeName(hole));
  }).text;
}
