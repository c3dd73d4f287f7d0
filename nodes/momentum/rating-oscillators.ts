import { z } from 'zod';
import { type Column, defineNode, number } from '../../src/node/index.ts';

export default defineNode({
  type: 'rating-oscillators',
  group: 'momentum',
  title: 'Rating by oscillators',
  doc: 'The votes of eleven oscillators, each by a rule of its own. A part of the technical rating.',
  hidden: true,
  params: z.object({}),
  inputs: {
    source: number(),
    trend: number(),
    rsi: number(),
    k: number(),
    d: number(),
    cci: number(),
    adx: number(),
    plus: number(),
    minus: number(),
    awesome: number(),
    momentum: number(),
    macd: number(),
    signal: number(),
    quickK: number(),
    quickD: number(),
    williams: number(),
    bull: number(),
    bear: number(),
    ultimate: number(),
  },
  outputs: { value: number({ range: [-1, 1], plot: 'own' }) },
  lookback: () => 2,
  warmup: () => 2,
  unknown: 'restart',
  state: () => ({ seen: 0 }),
  run(_, state, inputs, { value }, from, to) {
    let i = from;
    for (; i < to && state.seen < 2; i++) {
      state.seen++;
      value[i] = Number.NaN;
    }
    for (; i < to; i++) value[i] = votes(inputs, i) / VOICES;
  },
});

const VOICES = 11;
type Inputs = Readonly<Record<Name, Column>>;
type Name =
  | 'source'
  | 'trend'
  | 'rsi'
  | 'k'
  | 'd'
  | 'cci'
  | 'adx'
  | 'plus'
  | 'minus'
  | 'awesome'
  | 'momentum'
  | 'macd'
  | 'signal'
  | 'quickK'
  | 'quickD'
  | 'williams'
  | 'bull'
  | 'bear'
  | 'ultimate';

function votes(inputs: Inputs, at: number): number {
  const now = (name: Name) => inputs[name][at]!;
  const last = (name: Name) => inputs[name][at - 1]!;
  const rises = (name: Name) => now(name) > last(name);
  const falls = (name: Name) => now(name) < last(name);
  const up = now('source') > now('trend');
  const down = now('source') < now('trend');
  const low = (k: Name, d: Name) => now(k) < 20 && now(d) < 20 && now(k) > now(d) && last(k) < last(d);
  const high = (k: Name, d: Name) => now(k) > 80 && now(d) > 80 && now(k) < now(d) && last(k) > last(d);
  const strong = now('adx') > 20;
  const awesome = now('awesome');
  const earlier = last('awesome');
  const before = inputs.awesome[at - 2]!;
  return (
    vote(now('rsi') < 30 && rises('rsi'), now('rsi') > 70 && falls('rsi')) +
    vote(low('k', 'd'), high('k', 'd')) +
    vote(now('cci') < -100 && rises('cci'), now('cci') > 100 && falls('cci')) +
    vote(
      strong && last('plus') < last('minus') && now('plus') > now('minus'),
      strong && last('plus') > last('minus') && now('plus') < now('minus'),
    ) +
    vote(
      (awesome > 0 && earlier <= 0) || (awesome > 0 && earlier > 0 && awesome > earlier && before > earlier),
      (awesome < 0 && earlier >= 0) || (awesome < 0 && earlier < 0 && awesome < earlier && before < earlier),
    ) +
    vote(rises('momentum'), falls('momentum')) +
    vote(now('macd') > now('signal'), now('macd') < now('signal')) +
    vote(down && low('quickK', 'quickD'), up && high('quickK', 'quickD')) +
    vote(now('williams') < -80 && rises('williams'), now('williams') > -20 && falls('williams')) +
    vote(up && now('bear') < 0 && rises('bear'), down && now('bull') > 0 && falls('bull')) +
    vote(now('ultimate') > 70, now('ultimate') < 30)
  );
}

function vote(buy: boolean, sell: boolean): number {
  return buy ? 1 : sell ? -1 : 0;
}
