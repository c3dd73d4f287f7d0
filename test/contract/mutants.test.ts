import { describe, expect, test } from 'vitest';
import { library } from '../../nodes/index.ts';
import type { ComputeNode, State } from '../../src/node/index.ts';
import { contractFaults } from './faults.ts';

function kernel(type: string): ComputeNode {
  const node = library.get(type);
  if (node?.kind !== 'compute') throw new Error(`"${type}" is no kernel.`);
  return node;
}

const sma = kernel('sma');
const toggle = kernel('toggle');

/** Its inputs one bar early. */
function ahead(node: ComputeNode): ComputeNode {
  return {
    ...node,
    run(params, state, inputs, outputs, from, to) {
      const shifted = Object.fromEntries(
        Object.entries(inputs).map(([name, input]) => [
          name,
          input instanceof Float64Array ? Float64Array.from([...input.subarray(1), 0]) : input,
        ]),
      );
      node.run(params, state, shifted, outputs, from, to);
    },
  };
}

/** Runs on a copy of its state and forgets it. */
function forgetful(node: ComputeNode): ComputeNode {
  return {
    ...node,
    run: (params, state, ...rest) => node.run(params, structuredClone(state), ...rest),
  };
}

function sharing(node: ComputeNode): ComputeNode {
  const shared: State = node.state({});
  return { ...node, state: () => shared };
}

function dirty(node: ComputeNode): ComputeNode {
  return {
    ...node,
    run(params, state, ...rest) {
      node.run(params, state, ...rest);
      state.last = Number.NaN;
    },
  };
}

const unchanged: readonly [string, ComputeNode][] = [
  ['sma', sma],
  ['toggle', toggle],
];
const faulty: readonly [string, ComputeNode, string][] = [
  ['looks ahead', ahead(sma), 'differs when the series is cut'],
  ['forgets its state', forgetful(sma), 'differs when the series is cut'],
  [
    'states a short look-back',
    { ...sma, lookback: (params) => sma.lookback(params) - 1 },
    'differs when the series is cut',
  ],
  ['shares its state', sharing(toggle), 'differs when two of it run'],
  ['keeps NaN in its state', dirty(toggle), 'keeps NaN in its state'],
  ['states a wrong warm-up', { ...sma, warmup: () => 1 }, 'with a warm-up of 1'],
  ['settles later than it says', { ...kernel('ema'), settle: () => 30 }, 'has not settled'],
];

describe('the contract suite bites', () => {
  test.each(unchanged)('%s itself is fine', (_name, node) => {
    expect(contractFaults(node)).toEqual([]);
  });
  test.each(faulty)('a kernel that %s is caught', (_name, node, fault) => {
    expect(contractFaults(node).join('; ')).toContain(fault);
  });
});
