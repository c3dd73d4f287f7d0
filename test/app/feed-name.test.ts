import { expect, test } from 'vitest';
import { feedNameIn, isFeedName } from '../../src/app/results/feed-name.ts';
import feed from '../../nodes/data/feed.ts';

test.each([
  ['mood.csv', 'mood'],
  ['Fear and Greed.csv.gz', 'fear-and-greed'],
  ['2024_funding (1).json', 'feed-2024-funding-1'],
  ['Größe.tsv', 'gro-e'],
  ['情绪.csv', 'feed'],
  [`${'long-'.repeat(40)}.csv`, `${'long-'.repeat(12)}long`],
])('names the series of "%s" %s', (file, name) => {
  const made = feedNameIn(file);
  expect(made).toBe(name);
  expect(isFeedName(made)).toBe(true);
  expect(feed.params.safeParse({ feed: made }).success).toBe(true);
});
