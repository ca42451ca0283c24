import type { DecodedWords } from '../decoded.ts';

/** The page about a decoded text in English. */
export const decodedWords: DecodedWords = {
  reportedBy: (reporter) => `As ${reporter} reports it`,
  evidence: 'What this rests on',
  rejected: 'Rejected fields',
  fixes: 'What to do',
  retry: 'Sending again',
  confidence: 'Confidence',
  where: 'Where it happened',
  elsewhere: 'not in this workspace',
  more: (query) => `More about ${query}`,
};
