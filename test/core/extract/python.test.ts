import { assertTruth, snippetsOf } from './executedCode.ts';

describe('the requests in executed Python', () => {
  for (const { name, text, language, truth } of snippetsOf('python')) {
    it(`are those that ${name} sends`, () => assertTruth(text, language, truth));
  }
});
