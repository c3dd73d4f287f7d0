export { type ColumnMap, parseColumns } from './file/columns.ts';
export { type CandleOptions, type ParsedCandles, parseCandles } from './parse.ts';
export { findSample, type ReadAsset, type SampleMarket, SAMPLES } from './sample/samples.ts';
export { type SyntheticOptions, syntheticCandles } from './sample/synthetic.ts';
export { type CandleStore, openCandleStore, type StoredMarket } from './store.ts';
