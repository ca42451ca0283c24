import { loadCredentialWords } from '../../words/credentials.ts';
import { back, pickStep } from '../credentials/steps.ts';
import { allowOrigin } from '../settings.ts';
import type { Speech } from '../speech.ts';

/**
 * Asks whether a request with a credential (its name for people) may go to an origin that is not Discord's: once, or from
 * now on, which is written into the person's own settings. False: not, which is what a hasty Enter answers.
 */
export async function askForOrigin(origin: string, credential: string, speech: Speech): Promise<boolean> {
  const words = await loadCredentialWords(speech.locale);
  const items = [
    { label: `$(circle-slash) ${words.allowNot}`, answer: 'no' },
    { label: `$(play) ${words.allowOnce}`, answer: 'once' },
    { label: `$(check) ${words.allowAlways}`, detail: words.allowAlwaysDetail, answer: 'always' },
  ] as const;
  const picked = await pickStep({
    title: words.allowTitle(origin),
    placeholder: words.allowPlaceholder(credential),
    items,
    hasBack: false,
  });
  const answer = picked === undefined || picked === back ? 'no' : picked.item.answer;
  if (answer === 'always') await allowOrigin(origin);
  return answer !== 'no';
}
