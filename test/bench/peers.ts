import { IndicatorsSync } from '@ixjb94/indicators';
import * as ts from 'indicatorts';
import * as technical from 'technicalindicators';
import * as signals from 'trading-signals';
import type { Candles } from '../../src/time/candles.ts';

/** What each library takes for the same indicator over the same candles, by node type; lengths are our defaults. */
export type Peers = Readonly<Record<string, Readonly<Record<string, () => void>>>>;

export function peersOf(candles: Candles): Peers {
  const all: Record<string, Record<string, () => void>> = {};
  for (const [name, runs] of [
    ['@ixjb94', ixjb(candles)],
    ['indicatorts', indicatorts(candles)],
    ['technicalindicators', technicalindicators(candles)],
    ['trading-signals', tradingSignals(candles)],
  ] as const) {
    for (const [type, run] of Object.entries(runs)) all[type] = { ...all[type], [name]: run };
  }
  return all;
}

type Runs = Record<string, () => void>;

const plain = (candles: Candles) => ({
  open: [...candles.open],
  high: [...candles.high],
  low: [...candles.low],
  close: [...candles.close],
  volume: [...candles.volume],
});

function ixjb(candles: Candles): Runs {
  const lib = new IndicatorsSync();
  const { open, high, low, close, volume } = plain(candles);
  return {
    ad: () => lib.ad(high, low, close, volume),
    adosc: () => lib.adosc(high, low, close, volume, 3, 10),
    adx: () => lib.adx(high, low, 14),
    apo: () => lib.apo(close, 12, 26),
    aroon: () => lib.aroon(high, low, 14),
    atr: () => lib.atr(high, low, close, 14),
    'awesome-oscillator': () => lib.ao(high, low),
    'balance-of-power': () => lib.bop(open, high, low, close),
    bollinger: () => lib.bbands(close, 20, 2),
    cci: () => lib.cci(high, low, close, 20),
    cmo: () => lib.cmo(close, 9),
    dema: () => lib.dema(close, 20),
    dpo: () => lib.dpo(close, 21),
    ema: () => lib.ema(close, 20),
    'ease-of-movement': () => lib.emv(high, low, volume),
    'fisher-transform': () => lib.fisher(high, low, 9),
    'forecast-oscillator': () => lib.fosc(close, 14),
    highest: () => lib.max(close, 20),
    hma: () => lib.hma(close, 20),
    kama: () => lib.kama(close, 10),
    klinger: () => lib.kvo(high, low, close, volume, 34, 55),
    'linear-regression': () => lib.linreg(close, 14),
    lowest: () => lib.min(close, 20),
    macd: () => lib.macd(close, 12, 26, 9),
    'market-facilitation': () => lib.marketfi(high, low, volume),
    'mass-index': () => lib.mass(high, low, 10),
    mfi: () => lib.mfi(high, low, close, volume, 14),
    momentum: () => lib.mom(close, 10),
    natr: () => lib.natr(high, low, close, 14),
    'negative-volume-index': () => lib.nvi(close, volume),
    obv: () => lib.obv(close, volume),
    'positive-volume-index': () => lib.pvi(close, volume),
    ppo: () => lib.ppo(close, 12, 26),
    psar: () => lib.psar(high, low, 0.02, 0.2),
    qstick: () => lib.qstick(open, close, 14),
    rma: () => lib.wilders(close, 20),
    roc: () => lib.roc(close, 9),
    rsi: () => lib.rsi(close, 14),
    sma: () => lib.sma(close, 20),
    stdev: () => lib.stddev(close, 20),
    stochastic: () => lib.stoch(high, low, close, 14, 3, 3),
    'stoch-rsi': () => lib.stochrsi(close, 14),
    sum: () => lib.sum(close, 20),
    tema: () => lib.tema(close, 20),
    trima: () => lib.trima(close, 20),
    trix: () => lib.trix(close, 18),
    'true-range': () => lib.tr(high, low, close),
    'ultimate-oscillator': () => lib.ultosc(high, low, close, 7, 14, 28),
    variance: () => lib.var(close, 20),
    vhf: () => lib.vhf(close, 28),
    'volume-oscillator': () => lib.vosc(volume, 5, 10),
    vwma: () => lib.vwma(close, volume, 20),
    'williams-accumulation': () => lib.wad(high, low, close),
    'williams-r': () => lib.willr(high, low, close, 14),
    wma: () => lib.wma(close, 20),
    zlema: () => lib.zlema(close, 20),
  };
}

function indicatorts(candles: Candles): Runs {
  const { open, high, low, close, volume } = plain(candles);
  return {
    'acceleration-bands': () => ts.ab(high, low, close),
    ad: () => ts.ad(high, low, close, volume),
    adosc: () => ts.cmo(high, low, close, volume),
    apo: () => ts.apo(close),
    aroon: () => ts.aroon(high, low),
    atr: () => ts.atr(high, low, close),
    'awesome-oscillator': () => ts.ao(high, low),
    'balance-of-power': () => ts.bop(open, high, low, close),
    bollinger: () => ts.bb(close),
    cci: () => ts.cci(high, low, close),
    'chandelier-exit': () => ts.ce(high, low, close),
    cmf: () => ts.cmf(high, low, close, volume),
    dema: () => ts.dema(close, { period: 20 }),
    donchian: () => ts.dc(close),
    ema: () => ts.ema(close, { period: 20 }),
    'ease-of-movement': () => ts.emv(high, low, volume),
    'force-index': () => ts.fi(close, volume),
    ichimoku: () => ts.ichimokuCloud(high, low, close),
    kdj: () => ts.kdj(high, low, close),
    keltner: () => ts.kc(high, low, close),
    macd: () => ts.macd(close),
    'mass-index': () => ts.mi(high, low),
    mfi: () => ts.mfi(high, low, close, volume),
    'negative-volume-index': () => ts.nvi(close, volume),
    obv: () => ts.obv(close, volume),
    ppo: () => ts.ppo(close),
    'price-volume-trend': () => ts.vpt(close, volume),
    psar: () => ts.psar(high, low, close),
    qstick: () => ts.qstick(open, close),
    rma: () => ts.rma(close, { period: 20 }),
    roc: () => ts.roc(close),
    rsi: () => ts.rsi(close),
    sma: () => ts.sma(close, { period: 20 }),
    stdev: () => ts.mstd(close, { period: 20 }),
    stochastic: () => ts.stoch(high, low, close),
    tema: () => ts.tema(close, { period: 20 }),
    trima: () => ts.trima(close, { period: 20 }),
    trix: () => ts.trix(close),
    'true-range': () => ts.tr(high, low, close),
    'ulcer-index': () => ts.ui(close),
    vortex: () => ts.vortex(high, low, close),
    vwma: () => ts.vwma(close, volume),
    'williams-r': () => ts.willr(high, low, close),
  };
}

function technicalindicators(candles: Candles): Runs {
  const { open, high, low, close, volume } = plain(candles);
  const values = close;
  return {
    ad: () => technical.ADL.calculate({ high, low, close, volume }),
    adx: () => technical.ADX.calculate({ high, low, close, period: 14 }),
    atr: () => technical.ATR.calculate({ high, low, close, period: 14 }),
    'awesome-oscillator': () =>
      technical.AwesomeOscillator.calculate({ high, low, fastPeriod: 5, slowPeriod: 34 }),
    bollinger: () => technical.BollingerBands.calculate({ values, period: 20, stdDev: 2 }),
    cci: () => technical.CCI.calculate({ high, low, close, period: 20 }),
    ema: () => technical.EMA.calculate({ values, period: 20 }),
    'force-index': () => technical.ForceIndex.calculate({ close, volume, period: 13 }),
    'heikin-ashi': () => technical.HeikinAshi.calculate({ open, high, low, close, volume }),
    highest: () => technical.Highest.calculate({ values, period: 20 }),
    lowest: () => technical.Lowest.calculate({ values, period: 20 }),
    macd: () =>
      technical.MACD.calculate({
        ...{ values, fastPeriod: 12, slowPeriod: 26, signalPeriod: 9 },
        ...{ SimpleMAOscillator: false, SimpleMASignal: false },
      }),
    mfi: () => technical.MFI.calculate({ high, low, close, volume, period: 14 }),
    obv: () => technical.OBV.calculate({ close, volume }),
    psar: () => technical.PSAR.calculate({ high, low, step: 0.02, max: 0.2 }),
    rma: () => technical.WEMA.calculate({ values, period: 20 }),
    roc: () => technical.ROC.calculate({ values, period: 9 }),
    rsi: () => technical.RSI.calculate({ values, period: 14 }),
    sma: () => technical.SMA.calculate({ values, period: 20 }),
    stdev: () => technical.SD.calculate({ values, period: 20 }),
    stochastic: () => technical.Stochastic.calculate({ high, low, close, period: 14, signalPeriod: 3 }),
    'stoch-rsi': () =>
      technical.StochasticRSI.calculate({
        ...{ values, rsiPeriod: 14, stochasticPeriod: 14 },
        ...{ kPeriod: 3, dPeriod: 3 },
      }),
    sum: () => technical.Sum.calculate({ values, period: 20 }),
    trix: () => technical.TRIX.calculate({ values, period: 18 }),
    'true-range': () => technical.TrueRange.calculate({ high, low, close }),
    'williams-r': () => technical.WilliamsR.calculate({ high, low, close, period: 14 }),
    wma: () => technical.WMA.calculate({ values, period: 20 }),
  };
}

interface Fed<T> {
  add(value: T): unknown;
}

function tradingSignals(candles: Candles): Runs {
  const { open, high, low, close, volume } = plain(candles);
  const bars = close.map((price, i) => ({
    open: open[i]!,
    high: high[i]!,
    low: low[i]!,
    close: price,
    volume: volume[i]!,
  }));
  const feed = <T>(values: readonly T[], make: () => Fed<T>) => {
    return () => {
      const indicator = make();
      for (const value of values) indicator.add(value);
    };
  };
  return {
    ad: feed(bars, () => new signals.AD()),
    adx: feed(bars, () => new signals.ADX(14)),
    alma: feed(close, () => new signals.ALMA(20)),
    apo: feed(close, () => new signals.APO()),
    aroon: feed(bars, () => new signals.Aroon(14)),
    atr: feed(bars, () => new signals.ATR(14)),
    'balance-of-power': feed(bars, () => new signals.BOP()),
    bollinger: feed(close, () => new signals.BollingerBands(20)),
    cci: feed(bars, () => new signals.CCI(20)),
    choppiness: feed(bars, () => new signals.CHOP()),
    cmf: feed(bars, () => new signals.CMF(20)),
    cmo: feed(close, () => new signals.CMO(9)),
    dema: feed(close, () => new signals.DEMA(20)),
    donchian: feed(bars, () => new signals.DonchianChannels(20)),
    dpo: feed(close, () => new signals.DPO(21)),
    ema: feed(close, () => new signals.EMA(20)),
    'elder-ray': feed(bars, () => new signals.ElderRay()),
    'fisher-transform': feed(bars, () => new signals.FisherTransform(9)),
    'force-index': feed(bars, () => new signals.ForceIndex()),
    frama: feed(close, () => new signals.FRAMA(16)),
    hma: feed(close, () => new signals.HMA(20)),
    'intraday-momentum': feed(bars, () => new signals.IMI()),
    kama: feed(close, () => new signals.KAMA(10)),
    kst: feed(close, () => new signals.KST()),
    'laguerre-rsi': feed(close, () => new signals.LaguerreRSI()),
    'linear-regression': feed(close, () => new signals.LinearRegression(14)),
    macd: feed(close, () => new signals.MACD(new signals.EMA(12), new signals.EMA(26), new signals.EMA(9))),
    mama: feed(close, () => new signals.MAMA()),
    mfi: feed(bars, () => new signals.MFI(14)),
    momentum: feed(close, () => new signals.MOM(10)),
    natr: feed(bars, () => new signals.NATR(14)),
    ppo: feed(close, () => new signals.PPO()),
    qqe: feed(close, () => new signals.QQE()),
    qstick: feed(bars, () => new signals.Qstick(14)),
    'rank-correlation': feed(close, () => new signals.RCI(10)),
    'relative-vigor': feed(bars, () => new signals.RelativeVigorIndex()),
    rma: feed(close, () => new signals.WSMA(20)),
    rmi: feed(close, () => new signals.RMI()),
    roc: feed(close, () => new signals.ROC(9)),
    rsi: feed(close, () => new signals.RSI(14)),
    sma: feed(close, () => new signals.SMA(20)),
    'super-smoother': feed(close, () => new signals.SuperSmoother(20)),
    supertrend: feed(bars, () => new signals.SuperTrend()),
    t3: feed(close, () => new signals.T3(20)),
    tema: feed(close, () => new signals.TEMA(20)),
    trima: feed(close, () => new signals.TRIMA(20)),
    trix: feed(close, () => new signals.TRIX(18)),
    'true-range': feed(bars, () => new signals.TR()),
    tsi: feed(close, () => new signals.TSI()),
    'ulcer-index': feed(close, () => new signals.UlcerIndex()),
    'ultimate-oscillator': feed(bars, () => new signals.UltimateOscillator()),
    vhf: feed(close, () => new signals.VHF()),
    vidya: feed(close, () => new signals.VIDYA(14)),
    vortex: feed(bars, () => new signals.VortexIndicator()),
    wavetrend: feed(bars, () => new signals.WaveTrend()),
    'williams-r': feed(bars, () => new signals.WilliamsR(14)),
    wma: feed(close, () => new signals.WMA(20)),
    zlema: feed(close, () => new signals.ZLEMA(20)),
  };
}
