import { bucketEnd } from '../time/timeframe.ts';
import type { Market } from './market.ts';
import type { Walk } from './walk.ts';

/** Walks candles, or the finer ones inside them where a run brings them (the magnifier). */
export class Finer {
  private readonly given: boolean;

  constructor(
    private readonly markets: readonly Market[],
    private readonly walkCandle: Walk,
  ) {
    this.given = markets.some(({ feed }) => feed.finer !== undefined);
  }

  walk(): void {
    if (!this.given) {
      this.walkCandle.candle();
      return;
    }
    const { markets } = this;
    const walking = markets.filter((market) => market.walking);
    for (const market of walking) this.seek(market);
    const whole = walking.filter((market) => Number.isNaN(this.nextTime(market)));
    const ranges = walking.map(({ open, high, low, close }) => ({ open, high, low, close }));
    if (whole.length > 0) this.step(whole);
    for (;;) {
      const next = Math.min(
        ...walking.map((market) => this.nextTime(market)).filter((time) => !Number.isNaN(time)),
      );
      if (next === Number.POSITIVE_INFINITY) break;
      const now = walking.filter((market) => this.nextTime(market) === next);
      const traded = now.filter((market) => this.take(market));
      if (traded.length > 0) this.step(traded);
    }
    for (const [place, market] of walking.entries()) {
      Object.assign(market, ranges[place]);
      market.walking = true;
    }
  }

  private step(taking: readonly Market[]): void {
    for (const market of this.markets) market.walking = taking.includes(market);
    this.walkCandle.candle();
  }

  /** Skips finer candles that open before the candle being walked. */
  private seek(market: Market): void {
    const time = market.feed.finer?.time;
    if (!time) return;
    while (market.finerRow < time.length && time[market.finerRow]! < market.time) market.finerRow++;
  }

  /** Opening time of the next finer candle inside the candle; NaN: none. */
  private nextTime(market: Market): number {
    const time = market.feed.finer?.time[market.finerRow];
    const end = bucketEnd(market.settings.timeframe, market.time);
    return time !== undefined && time < end ? time : Number.NaN;
  }

  /** False where it had no volume: such a candle is not walked (rule 11). */
  private take(market: Market): boolean {
    const { finer } = market.feed;
    if (!finer) return false;
    const row = market.finerRow++;
    if (!(market.room(finer.volume[row]!) > 0)) return false;
    market.open = finer.open[row]!;
    market.high = finer.high[row]!;
    market.low = finer.low[row]!;
    market.close = finer.close[row]!;
    return true;
  }
}
