import { z } from 'zod';
import { bool, defineNode, number } from '../../src/node/index.ts';

/** Breaks of the last confirmed swing by a close: with the trend, or against it. */
export default defineNode({
  type: 'structure-core',
  group: 'structure',
  title: 'Breaks of swings',
  doc: 'Closes beyond the last confirmed swing, told apart by the trend before.',
  hidden: true,
  params: z.object({}),
  inputs: { isHigh: bool(), isLow: bool(), high: number(), low: number(), close: number() },
  outputs: {
    breakOfStructure: number({ range: [-1, 1] }),
    changeOfCharacter: number({ range: [-1, 1] }),
    trend: number({ range: [-1, 1] }),
  },
  warmup: () => 0,
  settle: () => 500,
  state: () => ({ roof: 0, hasRoof: 0, floor: 0, hasFloor: 0, trend: 0 }),
  run(_, state, { isHigh, isLow, high, low, close }, out, from, to) {
    let { roof, hasRoof, floor, hasFloor, trend } = state;
    for (let i = from; i < to; i++) {
      if (isHigh[i] === 1) {
        roof = high[i]!;
        hasRoof = 1;
      }
      if (isLow[i] === 1) {
        floor = low[i]!;
        hasFloor = 1;
      }
      let broke = 0;
      if (hasRoof === 1 && close[i]! > roof) {
        broke = 1;
        hasRoof = 0;
      } else if (hasFloor === 1 && close[i]! < floor) {
        broke = -1;
        hasFloor = 0;
      }
      const turned = broke !== 0 && trend === -broke;
      out.breakOfStructure[i] = turned ? 0 : broke;
      out.changeOfCharacter[i] = turned ? broke : 0;
      if (broke !== 0) trend = broke;
      out.trend[i] = trend;
    }
    state.roof = roof + 0;
    state.hasRoof = hasRoof;
    state.floor = floor + 0;
    state.hasFloor = hasFloor;
    state.trend = trend;
  },
});
