import { library } from '../../nodes/index.ts';
import type { NodeDefinition } from '../../src/node/index.ts';
import { type Candles, sliceCandles } from '../../src/time/candles.ts';
import { idleLibrary } from './idle.ts';
import { nodeRun } from './kernel-time.ts';
import { loops } from './loops.ts';
import { least } from './measure.ts';
import { peersOf } from './peers.ts';

/** Other libraries are measured over fewer bars: some take a microsecond for each. */
const PEER_BARS = 200_000;
/** Some take longer the more bars they are given. One that is far behind already over so few is not given more. */
const TRIAL_BARS = 5000;
const FAR_BEHIND = 20;
/** Runs of what is held against a loop of a few nanoseconds: the least of many is steady. */
const THOROUGH = 20;
/** What only this node of several shown by one kernel is compared by: the others are not what the libraries give. */
const MAIN: Readonly<Record<string, readonly string[]>> = {
  'linear-regression': ['value'],
  adx: ['adx'],
  aroon: ['up', 'down'],
  bollinger: ['upper', 'middle', 'lower'],
  trix: ['value'],
  ppo: ['value'],
  klinger: ['klinger'],
};
/** Windows whose cost must hardly grow with their length. */
const WINDOWS = [
  'highest',
  'lowest',
  'highest-age',
  'median',
  'quantile',
  'percent-rank',
  'donchian',
  'williams-r',
];

const idlers = idleLibrary(library);
const nanoseconds = (run: () => void, bars: number, runs?: number) => (least(run, runs) * 1e6) / bars;
const at = (value: number) => value.toFixed(1).padStart(8);

/** Nanoseconds per bar of every node, against hand-written loops and other libraries where there are any. */
export function benchNodes(candles: Candles, only?: readonly string[]): void {
  const bars = candles.close.length;
  const few = sliceCandles(candles, 0, PEER_BARS);
  const others = peersOf(few);
  const trials = peersOf(sliceCandles(candles, 0, TRIAL_BARS));
  const byHand = loops(candles);
  console.log(
    `\nnanoseconds per bar, ${bars} bars (feeding candles and looking for unknown values taken off)`,
  );
  const ratios: number[] = [];
  const beaten: string[] = [];
  for (const { type } of measured(only)) {
    const loop = byHand[type];
    const ours = taken(type, candles, undefined, loop ? THOROUGH : undefined);
    if (ours === undefined) continue;
    const mine = loop && nanoseconds(loop, bars, THOROUGH);
    if (mine) ratios.push(ours / mine);
    const peers = Object.entries(others[type] ?? {}).map(([name, peer]) => {
      const trial = trials[type]?.[name];
      const first = trial ? nanoseconds(trial, TRIAL_BARS, 10) : 0;
      return [name, first > FAR_BEHIND * ours ? first : nanoseconds(peer, PEER_BARS, 2)] as const;
    });
    const main = MAIN[type] && peers.length > 0 ? taken(type, candles, MAIN[type]) : undefined;
    const shared = main ?? ours;
    for (const [name, theirs] of peers) if (theirs < shared) beaten.push(`${type} by ${name}`);
    const against = mine ? `loop ${mine.toFixed(1)} (${(ours / mine).toFixed(2)}×)` : '';
    const compared = main !== undefined ? [`[${shared.toFixed(0)}]`] : [];
    const rest = [...compared, ...peers.map(([name, theirs]) => `${name} ${theirs.toFixed(0)}`)].join(', ');
    console.log(`${type.padEnd(24)} ${at(ours)}  ${against.padEnd(22)} ${rest}`);
  }
  ratios.sort((a, b) => a - b);
  if (ratios.length > 0)
    console.log(`median against hand-written loops: ${ratios[ratios.length >> 1]?.toFixed(2)}× (bound 1.5×)`);
  console.log(`slower than another library: ${beaten.join(', ') || 'none'}`);
  if (!only || only.includes('windows')) benchWindows(few);
}

function measured(only: readonly string[] | undefined): NodeDefinition[] {
  return library.all
    .filter(({ hidden, kind }) => !hidden && kind !== 'order' && kind !== 'ledger')
    .filter(({ type, outputs }) => (only ? only.includes(type) : Object.keys(outputs).length > 0))
    .sort((a, b) => a.type.localeCompare(b.type));
}

/** What a node takes over what the runtime takes without it; undefined where it cannot run by itself. */
function taken(type: string, candles: Candles, ports?: readonly string[], runs?: number): number | undefined {
  const bars = candles.close.length;
  const run = runOf(type, candles, ports);
  const still = idlers.get(type);
  const idle = still && nodeRun(still, idlers, candles, { ports });
  return run && idle && Math.max(0, nanoseconds(run, bars, runs) - nanoseconds(idle, bars, runs));
}

function runOf(type: string, candles: Candles, ports?: readonly string[], length?: number) {
  const definition = library.get(type);
  return definition && nodeRun(definition, library, candles, { ports, length });
}

/** Extremes and order statistics of windows of twenty and of five thousand bars. */
function benchWindows(candles: Candles): void {
  console.log('\nnanoseconds per bar by the length of the window (bound: the logarithm of the length)');
  for (const type of WINDOWS) {
    const [short, long] = [20, 5000].map((length) => runOf(type, candles, undefined, length));
    if (!short || !long) continue;
    const [few, many] = [nanoseconds(short, PEER_BARS, 3), nanoseconds(long, PEER_BARS, 3)];
    console.log(`${type.padEnd(24)} ${at(few)} of 20 ${at(many)} of 5000 (${(many / few).toFixed(1)}×)`);
  }
}
