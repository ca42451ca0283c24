import type { ExplainWords } from '../explainPage.ts';

/** What pages without an article say in English. */
export const explainWords: ExplainWords = {
  noArticle: 'There is no in-depth article about this yet. What follows is what is known of its class.',
  unknownCode:
    'Nobody here knows this code: it is neither in the documentation nor in the libraries. What follows is only what its number suggests.',
  meaning: 'What it means',
  fixes: 'What to try',
  codes: 'Codes of this class',
  neighbours: 'Related codes',
  source: 'Source',
  documentation: 'Discord documentation: opcodes and status codes',
  statusTitle: (status) => `HTTP status ${status}`,
};
