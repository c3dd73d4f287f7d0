export { EXAMPLE_SYMBOL, type Example, readExamples } from './examples.ts';
export { type ColumnMap, parseColumns } from './file/columns.ts';
export { parseCandles } from './parse.ts';
export { openFeedStore, type StoredFeed } from './feed-store.ts';
export { parseFeed } from './parse-feed.ts';
export { findSample, SAMPLES } from './sample/samples.ts';
export { syntheticCandles } from './sample/synthetic.ts';
export { openCandleStore, type StoredMarket } from './store.ts';
