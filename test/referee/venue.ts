import type { AccountSettings, MarketSettings, Slippage } from '../../src/strategy/schema.ts';

/** A market's rules with the account's and the page's defaults filled in. */
export interface Venue {
  readonly kind: 'spot' | 'margin' | 'perp';
  readonly leverage: number;
  readonly isolated: boolean;
  readonly maintenance: number;
  readonly fundingRate: number;
  readonly fundingMs: number;
  readonly makerFee: number;
  readonly takerFee: number;
  /** Rule 14: fees are taken out of what is received, so those of purchases in base. */
  readonly baseFees: boolean;
  readonly slippage: Slippage;
  readonly tick: number | undefined;
  readonly step: number | undefined;
  readonly minQuantity: number;
  readonly minNotional: number;
}

export function venueOf(market: MarketSettings, account: AccountSettings): Venue {
  const kind = market.kind ?? 'spot';
  return {
    kind,
    leverage: kind === 'spot' ? 1 : (market.leverage ?? 1),
    isolated: (market.marginMode ?? 'isolated') === 'isolated',
    maintenance: market.maintenanceMargin ?? 0.005,
    fundingRate: kind === 'perp' ? (market.fundingRate ?? 0) : 0,
    fundingMs: (market.fundingHours ?? 8) * 3_600_000,
    makerFee: market.makerFee ?? account.makerFee ?? 0.001,
    takerFee: market.takerFee ?? account.takerFee ?? 0.001,
    baseFees: kind === 'spot' && (market.feeCurrency ?? account.feeCurrency) === 'base',
    slippage: market.slippage ?? account.slippage ?? 0,
    tick: market.tick,
    step: market.step,
    minQuantity: market.minQuantity ?? 0,
    minNotional: market.minNotional ?? 0,
  };
}

/** Fee of a fill as a share of what it moves, in quote. Of `1` bought, `rate` goes away in base: `rate/(1 − rate)` of what is left. */
export function feeRate(venue: Venue, maker: boolean, side: 1 | -1): number {
  const rate = maker ? venue.makerFee : venue.takerFee;
  return venue.baseFees && side > 0 ? rate / (1 - rate) : rate;
}

/** What a resting order reserves: the larger of the two fees. */
export function largerFee(venue: Venue, side: 1 | -1): number {
  return Math.max(feeRate(venue, true, side), feeRate(venue, false, side));
}

function decimals(unit: number): number {
  const [digits, exponent] = String(unit).split('e');
  const after = (digits?.split('.')[1] ?? '').length;
  return Math.max(0, after - Number(exponent ?? 0));
}

function multiple(count: number, unit: number): number {
  return Number((count * unit).toFixed(Math.min(100, decimals(unit))));
}

/** Rule 12: a price on the tick above (`up`) or below it. */
export function onTick(venue: Venue, price: number, up: boolean): number {
  const { tick } = venue;
  if (tick === undefined || Number.isNaN(price)) return price;
  return multiple(up ? Math.ceil(price / tick - 1e-9) : Math.floor(price / tick + 1e-9), tick);
}

/** Rule 12: quantities round down. */
export function onStep(venue: Venue, quantity: number): number {
  const { step } = venue;
  return step === undefined ? quantity : multiple(Math.floor(quantity / step + 1e-9), step);
}

export function underMinimum(venue: Venue, quantity: number, price: number): boolean {
  return (
    quantity <= 0 ||
    quantity < venue.minQuantity * (1 - 1e-12) ||
    quantity * price < venue.minNotional * (1 - 1e-12)
  );
}
