import { deepEqual, equal, ok } from 'node:assert/strict';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { codeClass } from '../../../src/core/diagnose/codeClass.ts';
import { jsonErrorNames, jsonErrorTitle } from '../../../src/core/discord/jsonErrorCode.ts';

describe('JSON error codes', () => {
  it('have a name for every code of discord-api-types, and a class for each but 0', () => {
    const codes = Object.values(RESTJSONErrorCodes).filter((value) => typeof value === 'number');
    ok(codes.length >= 243);
    deepEqual(
      codes.filter((code) => !jsonErrorNames().has(code)),
      [],
    );
    deepEqual(
      [...jsonErrorNames().keys()].filter((code) => codeClass(code) === undefined),
      [0],
    );
  });

  it("have discord-api-types' own names", () => {
    const wrong = [...jsonErrorNames()].filter(([code, name]) => {
      const official = Object.entries(RESTJSONErrorCodes).filter(([, value]) => value === code);
      return official.length > 0 && !official.some(([own]) => own === name);
    });
    deepEqual(wrong, []);
  });

  it('know the documented ones outside its enum', () => {
    for (const code of [530008, 530009, 530010, 530014, 530016, 530017, 530020, 530023, 530027, 50229])
      ok(jsonErrorNames().has(code), String(code));
  });

  it('read as words', () => {
    equal(jsonErrorTitle(10003), 'Unknown channel');
    equal(jsonErrorTitle(50035), 'Invalid form body or content type');
    equal(jsonErrorTitle(1), undefined);
  });
});
