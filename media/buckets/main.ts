import type { FromBuckets, ToBuckets } from '../../src/protocol/buckets.ts';
import { connect } from '../host.ts';
import './buckets.css';
import { BucketsPage } from './page.ts';

const root = document.getElementById('root');
let page: BucketsPage | undefined;

connect<ToBuckets, FromBuckets>((message, host) => {
  const now = performance.now();
  switch (message.type) {
    case 'snapshot':
      page?.close();
      page = new BucketsPage(message.words, document.documentElement.lang || 'en', (wish) => host.post(wish));
      root?.replaceChildren(...page.nodes);
      page.show(message.rows, [], message.summary, now);
      break;
    case 'patch':
      page?.show(message.changed, message.removed, message.summary, now);
      break;
    default:
      message satisfies never;
  }
});
