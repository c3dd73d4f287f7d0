import type { Linker } from './link.ts';
import type { ColumnId, InputIds, OutputStep, Program, StepSpec } from './program.ts';
import { components } from './scc.ts';

interface Plan extends Pick<Program, 'pure' | 'reactive' | 'keep'> {
  /** Columns that are written bar by bar. */
  readonly bar: ReadonlySet<ColumnId>;
  /** Of the columns that need not be computed those that are read. */
  readonly given: ReadonlySet<ColumnId>;
}

/**
 * Puts the steps that the wanted columns need into an order of evaluation and cuts them in two: what can run
 * in blocks ahead of the broker, and what depends on the ledger or on a loop and runs bar by bar.
 *
 * @param known columns whose values are known without computing them
 */
export function schedule(
  linker: Linker,
  outputs: ReadonlyMap<ColumnId, OutputStep>,
  wanted: readonly ColumnId[],
  known: ReadonlySet<ColumnId> = new Set(),
): Plan {
  const producers = new Map<ColumnId, StepSpec>([...linker.columns.origin, ...outputs]);
  for (const { step } of linker.instances.primitives) {
    for (const column of Object.values(step.outputs)) producers.set(column, step);
  }
  const given = new Set([...known].filter((column) => producers.delete(column)));
  const steps = reachable(producers, wanted);
  const indexOf = new Map(steps.map((step, index) => [step, index]));
  const edges = steps.map((step) =>
    readsOf(step).flatMap((column) => indexIn(indexOf, producers.get(column))),
  );

  const pure: StepSpec[] = [];
  const reactive: StepSpec[] = [];
  const bar = new Set<ColumnId>();
  for (const component of components(steps.length, (index) => edges[index] ?? [])) {
    const members = component.flatMap((index) => steps[index] ?? []);
    const looped = members.length > 1 || component.some((index) => edges[index]?.includes(index));
    const byBar =
      looped ||
      members.some(
        (step) =>
          step.kind === 'ledger' || step.kind === 'output' || readsOf(step).some((column) => bar.has(column)),
      );
    if (byBar) for (const step of members) for (const column of writesOf(step)) bar.add(column);
    (byBar ? reactive : pure).push(...(looped ? withinLoop(members, producers) : members));
  }
  const read = new Set([...wanted, ...steps.flatMap(readsOf)]);
  return {
    ...{ pure, reactive, bar, keep: keepOf(linker, [...pure, ...reactive]) },
    given: new Set([...given].filter((column) => read.has(column))),
  };
}

function reachable(producers: ReadonlyMap<ColumnId, StepSpec>, wanted: readonly ColumnId[]): StepSpec[] {
  const found = new Set<StepSpec>();
  const open = [...wanted];
  for (let column = open.pop(); column !== undefined; column = open.pop()) {
    const step = producers.get(column);
    if (!step || found.has(step)) continue;
    found.add(step);
    open.push(...readsOf(step));
  }
  return [...found];
}

/** The order of one bar inside a loop: nodes that only look behind come without waiting for their inputs. */
function withinLoop(members: readonly StepSpec[], producers: ReadonlyMap<ColumnId, StepSpec>): StepSpec[] {
  const indexOf = new Map(members.map((step, index) => [step, index]));
  const edges = members.map((step) =>
    step.kind === 'kernel' && step.definition.delayed(step.params)
      ? []
      : readsOf(step).flatMap((column) => indexIn(indexOf, producers.get(column))),
  );
  return components(members.length, (index) => edges[index] ?? [])
    .flat()
    .flatMap((index) => members[index] ?? []);
}

function indexIn(indexOf: ReadonlyMap<StepSpec, number>, step: StepSpec | undefined): number[] {
  const index = step && indexOf.get(step);
  return index === undefined ? [] : [index];
}

export function inputColumns(input: InputIds): readonly ColumnId[] {
  if (input === undefined) return [];
  if (typeof input === 'number') return [input];
  return isColumnList(input) ? input : Object.values(input);
}

export function isColumnList(input: Exclude<InputIds, number | undefined>): input is readonly ColumnId[] {
  return Array.isArray(input);
}

function readsOf(step: StepSpec): readonly ColumnId[] {
  switch (step.kind) {
    case 'kernel':
      return Object.values(step.inputs).flatMap(inputColumns);
    case 'align':
      return [step.from];
    case 'resample':
      return step.columns.map(({ from }) => from);
    case 'ledger':
    case 'output':
      return [];
  }
}

function writesOf(step: StepSpec): readonly ColumnId[] {
  switch (step.kind) {
    case 'kernel':
    case 'ledger':
      return Object.values(step.outputs);
    case 'resample':
      return step.columns.map(({ to }) => to);
    case 'align':
    case 'output':
      return [step.to];
  }
}

const BROKER_READS_BEHIND = 2;

function keepOf(linker: Linker, steps: readonly StepSpec[]): number[] {
  const keep = linker.resolved.clocks.specs.map(() => BROKER_READS_BEHIND);
  for (const step of steps) {
    if (step.kind !== 'kernel') continue;
    keep[step.clock] = Math.max(keep[step.clock] ?? 0, step.definition.lookback(step.params) + 1);
  }
  return keep;
}
