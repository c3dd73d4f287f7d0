import { z } from 'zod';
import { bool, defineNode, factor, instant } from '../../src/node/index.ts';

export default defineNode({
  type: 'random',
  group: 'conditions',
  title: 'Random',
  doc: 'True by chance, the same on every run with the same seed. A strategy that cannot beat random entries with the same exits has found nothing: put this in place of its signal and compare. Trap: one seed may be lucky, so try several.',
  words: ['chance', 'coin flip', 'baseline', 'monte carlo', 'dice', 'seed'],
  params: z.object({
    percent: factor('Chance', { min: 0, max: 100, default: 5 }, '%'),
    seed: z.int().min(0).max(4294967295).default(1).meta({ title: 'Seed' }),
  }),
  inputs: { instant: instant() },
  outputs: { value: bool() },
  warmup: () => 0,
  state: () => ({}),
  sentence: ({ percent, seed }) => `on ${percent}% of the bars, seed ${seed}`,
  run({ percent, seed }, _state, { instant: times }, { value }, from, to) {
    for (let i = from; i < to; i++) value[i] = draw(seed, times[i]!) * 100 < percent ? 1 : 0;
  },
});

const WORD = 4294967296;

/** A number in [0, 1) that follows from the seed and the time alone: MurmurHash3's final mix, twice. */
function draw(seed: number, time: number): number {
  const low = mix(seed ^ (time % WORD));
  return mix(low ^ Math.floor(time / WORD)) / WORD;
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ 0x9e3779b9, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
