import assert from 'node:assert/strict';
import type * as z from 'zod/mini';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import { sandboxIds as ids } from '../../../../src/sandbox/world/seed.ts';
import { Asker } from '../../../sandbox/ask.ts';
import { found } from '../../../sandbox/forms/formErrors.ts';
import { type Mutation, mutations } from '../../../sandbox/forms/mutation.ts';
import { lax, payloads } from '../../../sandbox/forms/payloads.ts';
import { bodyFindingsIn, httpRequest } from './cases.ts';

// Named by a variable: the package brings schemas without types.
const schemaModule: string = 'discord-api-spec/zod';

interface Sample {
  readonly name: string;
  readonly line: string;
  readonly body: unknown;
  /** The name of its schema in the API's own description. */
  readonly schema?: string;
}

/** Bodies of other operations, which the sandbox takes. */
const others: readonly Sample[] = [
  {
    name: 'a channel',
    line: `POST /guilds/${ids.guild}/channels`,
    body: {
      name: 'new',
      type: 0,
      topic: 't',
      nsfw: false,
      rate_limit_per_user: 5,
      permission_overwrites: [{ id: ids.guild, type: 0, allow: '0', deny: '0' }],
    },
  },
  {
    name: 'a changed channel',
    line: `PATCH /channels/${ids.text}`,
    body: { name: 'n', topic: 't', default_auto_archive_duration: 60 },
  },
  {
    name: 'a thread',
    line: `POST /channels/${ids.text}/threads`,
    body: { name: 'n', type: 11, auto_archive_duration: 60 },
  },
  {
    name: 'a role',
    line: `POST /guilds/${ids.guild}/roles`,
    body: { name: 'n', permissions: '0', color: 5, hoist: true, mentionable: false },
  },
  { name: 'a webhook', line: `POST /channels/${ids.text}/webhooks`, body: { name: 'Relay' } },
  {
    name: 'an invite',
    line: `POST /channels/${ids.text}/invites`,
    body: { max_age: 60, max_uses: 1, temporary: false, unique: true },
  },
  {
    name: 'commands',
    line: `PUT /applications/${ids.application}/commands`,
    body: [
      { name: 'a', description: 'd' },
      { name: 'Menu', type: 2 },
    ],
  },
];

function judge({ line }: Sample, body: unknown): Promise<readonly Finding[]> {
  return bodyFindingsIn('http', httpRequest(line, JSON.stringify(body)));
}

/** Form errors, and what is refused because there is nothing or too much. */
const isAboutTheBody = (fault: string) =>
  !/^\d{3} /.test(fault) || /^400 (?:50006|50016|30015|5016\d|30032|30034)$/.test(fault);

describe('body rules beside the sandbox and the description that Discord gives of its API', () => {
  let schemas: Readonly<Record<string, z.ZodMiniType>>;
  let asker: Asker;
  before(async () => {
    schemas = await import(schemaModule);
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  async function sandboxFinds({ line }: Sample, body: unknown): Promise<string[]> {
    asker.sandbox.reset();
    asker.clock.pass(1000);
    return found(await asker.ask(line, { json: body }));
  }

  it('let pass what is fine', async () => {
    for (const sample of [...payloads(), ...others]) {
      const body: unknown = JSON.parse(JSON.stringify(sample.body));
      assert.deepEqual(await sandboxFinds(sample, body), [], sample.name);
      assert.deepEqual(await judge(sample, body), [], sample.name);
    }
  });

  it('find what the description lets pass and Discord refuses', async () => {
    for (const sample of lax()) {
      const errors = (await judge(sample, sample.body)).filter(({ severity }) => severity === 'error');
      assert.equal(errors.length > 0, true, sample.name);
    }
  });

  it('find what is refused, and refuse nothing that is taken, but for known differences', async () => {
    const met = { falseAlarm: new Set<string>(), missed: new Set<string>() };
    const unknown: string[] = [];
    const count = { refused: 0, taken: 0 };
    for (const sample of [...payloads(), ...others]) {
      for (const mutation of mutations(JSON.parse(JSON.stringify(sample.body)))) {
        const faults = await sandboxFinds(sample, mutation.body);
        const findings = await judge(sample, mutation.body);
        const schema = sample.schema === undefined ? undefined : schemas[sample.schema];
        const isRefused = faults.some(isAboutTheBody);
        if (faults.length > 0 && !isRefused) continue;
        count[isRefused ? 'refused' : 'taken']++;
        const isError = findings.some(({ severity }) => severity === 'error');
        if (isRefused ? findings.length > 0 : !isError) continue;
        const side = isRefused ? 'missed' : 'falseAlarm';
        const known = Object.entries(differences[side]).find(([, differs]) => differs(mutation, faults));
        if (known !== undefined) met[side].add(known[0]);
        else {
          const described = schema?.safeParse(mutation.body).success;
          unknown.push(
            `${side} ${sample.name}: ${mutation.path.join('.')} ${show(mutation.was)} → ${show(mutation.now)} ${faults[0] ?? JSON.stringify(findings[0]?.facts)} ${described}`,
          );
        }
      }
    }
    console.log(`      ${count.refused} refused, ${count.taken} taken`);
    assert.equal(unknown.join('\n'), '');
    for (const side of ['falseAlarm', 'missed'] as const) {
      assert.deepEqual([...met[side]].sort(), Object.keys(differences[side]).sort(), side);
    }
  }).timeout(120_000);
});

type Difference = (mutation: Mutation, faults: readonly string[]) => boolean;

/** Where the rules and the sandbox differ, and why each may. */
const differences: Readonly<Record<'falseAlarm' | 'missed', Readonly<Record<string, Difference>>>> = {
  falseAlarm: {},
  missed: {
    'whether a message is in another channel is not in the body': (_, [fault]) =>
      fault?.includes('REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL') === true,
    'which answers an interaction takes follows from its kind, which is not in the body': ({ path, now }) =>
      path.join('.') === 'type' && now === '7',
    'what is left of a changed message follows from what it was': (_, [fault]) => fault === '400 50006',
    'an empty description may be as good as none': ({ path, now }) => path.at(-1) === 'description' && now === '',
    'an empty list may be as good as none': ({ path }) => path[0] === 'contexts' || path[0] === 'integration_types',
    'a bound with a fraction may be rounded': ({ path, now }) => path.at(-1) === 'max_value' && now === 1.5,
  },
};

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 60);
}
