import type { Aggregate, AlignStep, Program, ResampleStep, StepSpec } from '../compiler/program.ts';
import type { LedgerView, OrderOutput } from '../node/index.ts';
import { isKnown, KernelRunner, readColumns } from './kernel.ts';
import type { ClockBlock, Ticks } from './ticks.ts';
import type { Windows } from './windows.ts';

/** A step made ready to run over a stretch of its own clock's ticks. */
export interface Runner {
  readonly clock: number;
  run(from: number, to: number): void;
}

/** What bar-by-bar steps ask while running. */
export interface BrokerReadings {
  readonly ledger: LedgerView;
  output(order: number, port: OrderOutput): number;
}

export interface StepContext {
  readonly program: Program;
  readonly windows: Windows;
  readonly ticks: Ticks;
  readonly clean: Uint8Array;
  readonly broker: BrokerReadings;
  readonly asked: ReadonlySet<number>;
}

/** The columns of which a kernel wants to know whether they hold unknowns. */
export function askedColumns({ pure, reactive }: Program): Set<number> {
  return new Set(
    [...pure, ...reactive].flatMap((step) =>
      step.kind === 'kernel' && step.definition.unknown !== 'accepts' ? readColumns(step) : [],
    ),
  );
}

export function createRunner(step: StepSpec, context: StepContext): Runner {
  const { windows, clean, broker, asked } = context;
  switch (step.kind) {
    case 'kernel': {
      const kernel = new KernelRunner(step, windows, clean, asked);
      return { clock: step.clock, run: (from, to) => kernel.run(from, to) };
    }
    case 'ledger': {
      const { definition, params } = step;
      const outputs = Object.fromEntries(
        Object.entries(step.outputs).map(([port, id]) => [port, windows.column(id)]),
      );
      const ids = Object.values(step.outputs);
      return {
        clock: step.clock,
        run(from, to) {
          for (let at = from; at < to; at++) definition.read(params, broker.ledger, outputs, at);
          for (const id of ids) clean[id] = 0;
        },
      };
    }
    case 'output': {
      const column = windows.column(step.to);
      return {
        clock: step.clock,
        run(from, to) {
          for (let at = from; at < to; at++) column[at] = broker.output(step.order, step.port);
          clean[step.to] = 0;
        },
      };
    }
    case 'align':
      return alignRunner(step, context);
    case 'resample':
      return resampleRunner(step, context);
  }
}

function alignRunner(
  { clock, from: fromId, fromClock, to: toId }: AlignStep,
  { program, windows, ticks, clean }: StepContext,
): Runner {
  const source = windows.column(fromId);
  const target = windows.column(toId);
  return {
    clock,
    run(from, to) {
      const { last } = ticks.block(fromClock);
      const own = ticks.block(clock);
      const first = ticks.block(program.decision).from;
      for (let at = from; at < to; at++) {
        const instant = clock === program.decision ? at : own.instantOf[at - own.from]!;
        const tick = last[instant - first]!;
        target[at] = tick < 0 ? Number.NaN : source[tick]!;
      }
      clean[toId] = isKnown(target, from, to) ? 1 : 0;
    },
  };
}

interface Accumulator {
  value: number;
  count: number;
}

/** Candles of a finer clock gathered into buckets; what is gathered stays until the bucket is complete. */
function resampleRunner(
  { clock, base, columns }: ResampleStep,
  { windows, ticks, clean }: StepContext,
): Runner {
  const parts = columns.map(({ from, to, how }) => ({
    source: windows.column(from),
    target: windows.column(to),
    to,
    how,
    gathered: { value: Number.NaN, count: 0 },
  }));
  return {
    clock,
    run(from, to) {
      const own: ClockBlock = ticks.block(clock);
      const below = ticks.block(base);
      for (const part of parts) {
        let next = below.from;
        let tick = own.from;
        own.buckets.forEach(({ upTo, counts }) => {
          for (; next < upTo; next++) gather(part.gathered, part.source[next]!, part.how);
          if (counts) {
            part.target[tick] = part.how === 'bucket' ? windows.opens[clock]![tick]! : part.gathered.value;
            tick++;
          }
          part.gathered.count = 0;
        });
        for (; next < below.to; next++) gather(part.gathered, part.source[next]!, part.how);
        clean[part.to] = isKnown(part.target, from, to) ? 1 : 0;
      }
    },
  };
}

function gather(gathered: Accumulator, value: number, how: Aggregate): void {
  if (gathered.count++ === 0) gathered.value = value;
  else if (how === 'last') gathered.value = value;
  else if (how === 'max') gathered.value = Math.max(gathered.value, value);
  else if (how === 'min') gathered.value = Math.min(gathered.value, value);
  else if (how === 'sum') gathered.value += value;
}
