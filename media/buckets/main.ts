import type { FromBuckets, ToBuckets } from '../../src/protocol/buckets.ts';
import { connect } from '../host.ts';
import './buckets.css';
import { BucketsPage } from './page.ts';
import type { Settings } from './toolsView.ts';

const root = document.getElementById('root');
let page: BucketsPage | undefined;
let settings: Settings | undefined;

connect<ToBuckets, FromBuckets, Settings>((message, host) => {
  const now = performance.now();
  switch (message.type) {
    case 'snapshot':
      page?.close();
      page = new BucketsPage(message.words, document.documentElement.lang || 'en', settings ?? host.remembered, {
        post: (wish) => host.post(wish),
        remember: (set) => {
          settings = set;
          host.remember(set);
        },
      });
      root?.replaceChildren(...page.nodes);
      page.show({ ...message, changed: message.rows, removed: [] }, now);
      break;
    case 'patch':
      page?.show(message, now);
      break;
    case 'details':
      page?.tell(message.details);
      break;
    default:
      message satisfies never;
  }
});
