import { describe, expect, it } from 'vitest';
import type { OrderNode } from '../../src/node/index.ts';
import buy from '../../nodes/orders/buy.ts';
import sell from '../../nodes/orders/sell.ts';
import breakEven from '../../nodes/exits/break-even.ts';
import stopLoss from '../../nodes/exits/stop-loss.ts';
import takeProfit from '../../nodes/exits/take-profit.ts';
import timeExit from '../../nodes/exits/time-exit.ts';
import trailingStop from '../../nodes/exits/trailing-stop.ts';

function codes(node: OrderNode, params: Record<string, unknown>): string[] {
  const result = node.params.strict().safeParse(params);
  if (result.success) return [];
  return result.error.issues.map((issue) =>
    issue.code === 'custom' && typeof issue.params?.code === 'string' ? issue.params.code : issue.code,
  );
}

describe('parameters of order nodes', () => {
  it('have the documented defaults', () => {
    expect(buy.params.parse({})).toMatchObject({
      size: { mode: 'equity-percent', value: 100 },
      type: 'market',
      limitOffset: { percent: 0.1 },
      trigger: 'every',
      reverse: true,
      entries: 1,
      postOnly: false,
      book: 'main',
    });
    expect(sell.params.parse({})).toMatchObject({ size: { mode: 'position-percent', value: 100 } });
    expect(stopLoss.params.parse({ percent: 3 })).toMatchObject({
      basis: 'average',
      on: 'price',
      confirm: 1,
      follow: 'ratchet',
    });
    expect(takeProfit.params.parse({ percent: 3 })).toMatchObject({ follow: 'free' });
  });

  it('take at most one distance, and name the two that were given', () => {
    expect(codes(stopLoss, { percent: 3, atr: 2 })).toEqual(['two-distances']);
    expect(codes(trailingStop, {})).toEqual(['no-distance']);
    expect(codes(buy, { offset: {} })).toEqual(['no-distance']);
    expect(codes(buy, { offset: { percent: 1, ticks: 2 } })).toEqual(['two-distances']);
    expect(codes(takeProfit, { percent: 3, targets: [{ percent: 5, share: 50 }] })).toEqual([
      'two-distances',
    ]);
  });

  it('refuse distances, sizes and counts out of range', () => {
    expect(codes(stopLoss, { percent: 0 })).toEqual(['too_small']);
    expect(codes(buy, { offset: { percent: 0 } })).toEqual([]);
    expect(codes(buy, { offset: { percent: -1 } })).toEqual(['too_small']);
    expect(codes(stopLoss, { percent: 3, steps: [{ at: { percent: 2 }, to: { percent: -1 } }] })).toEqual([]);
    expect(codes(stopLoss, { percent: 3, steps: [{ at: { percent: 0 }, to: { percent: -1 } }] })).toEqual([
      'too_small',
    ]);
    expect(codes(buy, { size: { mode: 'quote', value: 0 } })).toEqual(['size-zero']);
    expect(codes(buy, { size: { mode: 'target-percent', value: 0 } })).toEqual([]);
    expect(codes(timeExit, { bars: 0 })).toEqual(['too_small']);
    expect(codes(timeExit, {})).toEqual(['invalid_type']);
    expect(codes(breakEven, {})).toEqual(['invalid_type']);
  });

  it('refuse what cannot go together', () => {
    expect(codes(stopLoss, { percent: 3, confirm: 2 })).toEqual(['confirm-without-close']);
    expect(codes(stopLoss, { percent: 3, confirm: 2, on: 'close' })).toEqual([]);
    expect(codes(stopLoss, { r: 1 })).toEqual(['stop-in-r']);
    expect(codes(buy, { type: 'trailing' })).toEqual(['missing-trail']);
    expect(codes(buy, { type: 'limit', size: { mode: 'target-percent', value: 5 } })).toEqual([
      'target-needs-market',
    ]);
    expect(
      codes(takeProfit, {
        targets: [
          { percent: 1, share: 60 },
          { percent: 2, share: 41 },
        ],
      }),
    ).toEqual(['shares-over-100']);
  });

  it('ask for the average true range where a distance is a multiple of it', () => {
    expect(stopLoss.derive(stopLoss.params.parse({ atr: 2 }))).toEqual({
      atr14: { type: 'atr', params: { length: 14 } },
    });
    const trail = { atr: 3, atrLength: 7, activation: { atr: 1 } };
    expect(Object.keys(buy.derive(buy.params.parse({ type: 'trailing', trail })))).toEqual(['atr7', 'atr14']);
  });
});
