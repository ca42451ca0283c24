import { assertTruth, snippetsOf } from './executedCode.ts';

describe('the requests in executed JavaScript', () => {
  for (const { name, text, language, truth } of snippetsOf('javascript')) {
    it(`are those that ${name} sends`, () => assertTruth(text, language, truth));
  }
});
