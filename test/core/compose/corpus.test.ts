import { equal, ok } from 'node:assert/strict';
import { holeName } from '../../../src/core/compose/holeName.ts';
import { type Outgoing, outgoingOf } from '../../../src/core/compose/outgoing.ts';
import type { ComposeTarget } from '../../../src/core/compose/targets.ts';
import { holesOf, type Text } from '../../../src/core/request/text.ts';
import { compare, valueOfName } from './comparison.ts';
import { fixtures, type Sample, samples } from './corpus.ts';
import { Execution, needs, runtimes } from './runtimes.ts';

/** What a target cannot send: it must fail aloud and put nothing else on the wire. */
const refuses: Readonly<Partial<Record<ComposeTarget, (outgoing: Outgoing) => boolean>>> = {
  // A shell has no escapes for an address.
  curl: ({ url }) => holesOf(url).some((hole) => hole.encoding === 'url-component' && holeName(hole) === 'SHARP'),
  // fetch, 5.3: a request with GET or HEAD has no body.
  fetch: ({ method, body }) => body !== null && (method === 'GET' || method === 'HEAD'),
};

const all: readonly Sample[] = [...samples, ...(await fixtures())];
const outgoing = all.map(({ draft }) => outgoingOf(draft));
const environment = Object.fromEntries(
  outgoing
    .flatMap(textsOf)
    .flatMap(holesOf)
    .filter((hole) => hole.source.kind !== 'environment' || hole.source.fallback === undefined)
    .map((hole) => [holeName(hole), valueOfName(holeName(hole))]),
);

describe('compose, over the corpus', () => {
  it('has requests enough', () => {
    ok(samples.length >= 60, String(samples.length));
    ok(all.length >= 180, String(all.length));
  });

  for (const runtime of runtimes) {
    const { title: name, target } = runtime;
    describe(name, function () {
      this.timeout(240_000);
      const execution = new Execution(runtime, environment);
      let errors = '';

      before(async function () {
        needs(this, runtime, all.length);
        errors = await execution.run(all.map(({ draft }) => draft));
      });

      after(() => execution.close());

      all.forEach(({ title }, index) => {
        it(`sends ${title}`, () => {
          const [request, arrived] = [outgoing[index], execution.arrived[index]];
          ok(request);
          if (refuses[target]?.(request)) equal(arrived, undefined);
          else {
            ok(arrived, `nothing arrived: ${errors.slice(0, 2000)}`);
            compare(arrived, request, target);
          }
        });
      });
    });
  }
});

function textsOf({ url, headers, body }: Outgoing): Text[] {
  const inBody =
    body === null
      ? []
      : body.kind === 'multipart'
        ? body.parts.map(({ text }) => text ?? [])
        : [body.kind === 'file' ? body.path : body.text];
  return [url, ...headers.map(({ value }) => value), ...inBody];
}
