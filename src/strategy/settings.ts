import type { Diagnostic } from './diagnostic.ts';
import { readStrategy } from './read.ts';
import type { AccountSettings, ExecutionSettings, Strategy } from './schema.ts';

/** What a run assumes where neither the file nor the run says otherwise. */
export const DEFAULT_EXECUTION: Required<ExecutionSettings> = {
  path: 'nearest',
  fillAt: 'open',
  limitTouch: false,
  volumeCap: 0.1,
  latency: 0,
  magnifier: null,
  closeAtEnd: false,
  daysPerYear: 365,
};
export const DEFAULT_ACCOUNT = { cash: 10_000, makerFee: 0.001, takerFee: 0.001, slippage: 0 } as const;

export function executionOf({ execution = {} }: Strategy): Required<ExecutionSettings> {
  return { ...DEFAULT_EXECUTION, ...execution };
}

/** The account with defaults; `balances` of the main market's quote currency stand in for `cash`. */
export function accountOf({
  account = {},
  markets,
}: Strategy): AccountSettings &
  Required<Pick<AccountSettings, 'cash' | 'makerFee' | 'takerFee' | 'slippage'>> {
  const currency = account.currency ?? quoteOf(markets[0]?.symbol ?? '');
  const exchange = markets[0]?.exchange;
  const venues = Object.entries(account.balances ?? {});
  const balance = venues.find(([venue]) => venue === exchange)?.[1] ?? venues[0]?.[1];
  return {
    ...DEFAULT_ACCOUNT,
    ...account,
    cash: account.cash ?? (currency ? balance?.[currency] : undefined) ?? DEFAULT_ACCOUNT.cash,
  };
}

/** `USDT` of `BTC/USDT`; undefined where the symbol is not written so. */
export function quoteOf(symbol: string): string | undefined {
  return /^[^/]+\/([^:/]+)/.exec(symbol)?.[1];
}

/**
 * The strategy with settings of a run written over its own: `execution.volumeCap`, `account.cash`,
 * `markets.main.takerFee` or `nodes.fast.params.length`. List entries are named by id or by place.
 */
export function withSettings(
  strategy: Strategy,
  settings: ReadonlyMap<string, unknown>,
): { strategy: Strategy | null; diagnostics: Diagnostic[] } {
  let document: unknown = structuredClone(strategy);
  for (const [path, value] of settings) {
    const changed = write(document, path.split('.'), value);
    if (changed === undefined) return { strategy: null, diagnostics: [unknownSetting(path)] };
    document = changed;
  }
  return readStrategy(document);
}

function write(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(target)) {
    const items: unknown[] = target;
    const index = items.findIndex((item, place) => idOf(item) === key || String(place) === key);
    if (index < 0) return undefined;
    const changed = write(items[index], rest, value);
    return changed === undefined ? undefined : items.with(index, changed);
  }
  if (target !== undefined && (typeof target !== 'object' || target === null)) return undefined;
  const object: Record<string, unknown> = { ...target };
  const changed = write(object[key], rest, value);
  return changed === undefined ? undefined : { ...object, [key]: changed };
}

function idOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
}

function unknownSetting(path: string): Diagnostic {
  return {
    code: 'unknown-setting',
    severity: 'error',
    message: `The setting "${path}" names nothing in this strategy. Write for example execution.volumeCap or markets.main.takerFee.`,
    path,
  };
}
