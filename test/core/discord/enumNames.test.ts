import { deepEqual, equal, ok } from 'node:assert/strict';
import * as v10 from 'discord-api-types/v10';
import { enumNames, enumValue, knownEnums } from '../../../src/core/discord/enumNames.ts';

const theirs = v10 as unknown as Readonly<Record<string, Readonly<Record<string, number>>>>;

describe('names of the numbers in bodies', () => {
  it('are those of discord-api-types', () => {
    for (const name of knownEnums()) {
      const known = enumNames(name);
      ok(known !== undefined && theirs[name] !== undefined, name);
      for (const [value, member] of known.names) equal(theirs[name]?.[member], value, `${name}.${member}`);
    }
  });

  it('are complete where numbers are not bits, but for what no request takes', () => {
    /** Only Discord makes these. */
    const made = ['ComponentType.16', 'ApplicationWebhookEventStatus.3'];
    for (const name of knownEnums()) {
      const known = enumNames(name);
      if (known === undefined || known.isFlags) continue;
      const values = new Set(Object.values(theirs[name] ?? {}).filter((value) => typeof value === 'number'));
      const missing = [...values].filter((value) => !known.names.has(value)).map((value) => `${name}.${value}`);
      deepEqual(
        missing.filter((one) => !made.includes(one)),
        [],
      );
    }
  });

  it('lead back to the number', () => {
    equal(enumValue('ButtonStyle', 'Danger'), 4);
    equal(enumValue('MessageFlags', 'IsComponentsV2'), 32_768);
    equal(enumValue('ButtonStyle', 'Purple'), undefined);
    equal(enumValue('Nothing', 'Danger'), undefined);
  });
});
