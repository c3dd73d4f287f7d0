/** A port's values, one per bar. Bools are 0 and 1; NaN is "not known". */
export type Column = Float64Array;

/** A bundle of candle columns, as an input or output of type `candles`. `time` is the opening of each candle. */
export interface CandleColumns {
  readonly time: Column;
  readonly open: Column;
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
  readonly volume: Column;
}

/** `any` takes number or bool and passes the type on. */
export type PortType = 'number' | 'bool' | 'candles' | 'any';

/**
 * What an unwired input reads: a column of the main market, its whole bundle (`main`), the columns of the
 * market named by the node's own `market` and `timeframe` parameters (`market`), the decision instant
 * (`instant`: the moment a bar closed, UTC milliseconds), or the last value of the series from outside that a
 * parameter of the node names, and when it was published (`feed`, `feed-time`; unknown before the first).
 */
export type InputDefault = 'close' | 'volume' | 'main' | 'market' | 'instant' | 'feed' | 'feed-time';

export interface PortOptions {
  readonly title?: string;
  readonly doc?: string;
  readonly unit?: string;
  /** Inputs: what is read when nothing is wired. An input without it, that is not optional, must be wired. */
  readonly from?: InputDefault;
  /** Inputs: may stay unwired; the kernel then gets `undefined`. */
  readonly optional?: true;
  /** Inputs: takes a list of wires; the kernel gets an array of columns. */
  readonly variadic?: true;
  /** Inputs: filled by the runtime and never wired by a user. */
  readonly hidden?: true;
  /** Inputs: the constant that stands in for a wire until one is connected. */
  readonly initial?: number | boolean;
  /** The least and greatest possible value. */
  readonly range?: readonly [number, number];
  /** Outputs: the value that was known when the bar began, so a wire from here may close a loop. */
  readonly delayed?: true;
  /** Outputs: the axis that a plot belongs on. */
  readonly plot?: 'price' | 'own' | 'none';
}

export type Port<T extends PortType = PortType, O extends PortOptions = PortOptions> = O & {
  readonly type: T;
};
export type Ports = Readonly<Record<string, Port>>;

type NoOptions = Record<never, never>;

export function number<const O extends PortOptions = NoOptions>(options?: O): Port<'number', O> {
  return port('number', options);
}
export function bool<const O extends PortOptions = NoOptions>(options?: O): Port<'bool', O> {
  return port('bool', options);
}
export function candles<const O extends PortOptions = NoOptions>(options?: O): Port<'candles', O> {
  return port('candles', options);
}
/** A port of either number or bool: the type of what is wired passes through the node. */
export function any<const O extends PortOptions = NoOptions>(options?: O): Port<'any', O> {
  return port('any', options);
}
/** The decision instant of each bar, UTC milliseconds: an input that the runtime fills. */
export function instant(): Port<'number', { readonly from: 'instant'; readonly hidden: true }> {
  return { type: 'number', from: 'instant', hidden: true };
}

function port<T extends PortType, O extends PortOptions>(type: T, options?: O): Port<T, O> {
  return Object.assign({ type }, options);
}

/** What a kernel receives for an input port. */
export type InputColumn<P extends Port> = P extends { readonly type: 'candles' }
  ? CandleColumns
  : P extends { readonly variadic: true }
    ? readonly Column[]
    : P extends { readonly optional: true }
      ? Column | undefined
      : Column;
export type InputColumns<I extends Ports> = { readonly [K in keyof I]: InputColumn<I[K]> };
export type OutputColumns<O extends Ports> = { readonly [K in keyof O]: Column };
export type AnyInputColumn = Column | CandleColumns | readonly Column[] | undefined;
