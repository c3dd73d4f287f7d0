export { type ColumnMap, parseColumns } from './file/columns.ts';
export { CANDLE_LIMITS } from './limits.ts';
export { type CandleOptions, type ParsedCandles, parseCandles } from './parse.ts';
