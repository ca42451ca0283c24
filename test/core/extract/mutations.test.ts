import { assertSound, mutations } from './mutations.ts';

describe('damaged documents of every language', () => {
  it('never make the readers throw, point outside of the document, or take another host for Discord', async () => {
    const next = await mutations(20_261_120);
    for (let round = 0; round < 10_000; round++) {
      const mutation = next();
      assertSound(mutation, mutation.read(mutation.text));
    }
  }).timeout(120_000);
});
