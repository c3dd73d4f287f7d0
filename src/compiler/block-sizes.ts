import type { Diagnostic } from '../strategy/diagnostic.ts';
import { LIMITS } from '../strategy/limits.ts';
import type { StrategyBlock, StrategyNode } from '../strategy/schema.ts';
import { components } from './scc.ts';

export const BLOCK = 'block:';

/** What a block comes to once it is written out: counted, not expanded. */
interface Size {
  readonly nodes: number;
  /** Blocks used, those inside blocks too. */
  readonly uses: number;
  /** Levels of blocks inside each other. */
  readonly depth: number;
}

const NOTHING: Size = { nodes: 0, uses: 0, depth: 0 };
const ONE_NODE: Size = { nodes: 1, uses: 0, depth: 0 };

/** Blocks that contain themselves, used or not, or a strategy that is too large with its blocks written out. */
export function sizeFaults(
  nodes: readonly StrategyNode[],
  blocks: ReadonlyMap<string, StrategyBlock>,
): Diagnostic[] {
  const names = [...blocks.keys()];
  const placeOf = new Map(names.map((name, place) => [name, place]));
  const inside = names.map((name) => [...new Set(usedBlocks(blocks.get(name)?.nodes ?? [], placeOf))]);
  const sizes = new Map<number, Size>();
  const found: Diagnostic[] = [];
  for (const component of components(names.length, (place) => inside[place] ?? [])) {
    const [only = 0] = component;
    if (component.length > 1 || inside[only]?.includes(only)) {
      found.push(containsItself(Math.min(...component), new Set(component), inside, names));
    }
    sizes.set(only, sizeOf(blocks.get(names[only] ?? '')?.nodes ?? [], placeOf, sizes));
  }
  return found.length > 0 ? found : tooLarge(sizeOf(nodes, placeOf, sizes));
}

function usedBlocks(nodes: readonly StrategyNode[], placeOf: ReadonlyMap<string, number>): number[] {
  return nodes.flatMap(({ type }) => blockPlace(type, placeOf) ?? []);
}

function blockPlace(type: string, placeOf: ReadonlyMap<string, number>): number | undefined {
  return type.startsWith(BLOCK) ? placeOf.get(type.slice(BLOCK.length)) : undefined;
}

function sizeOf(
  nodes: readonly StrategyNode[],
  placeOf: ReadonlyMap<string, number>,
  sizes: ReadonlyMap<number, Size>,
): Size {
  return nodes.reduce((sum, { type }) => {
    const place = blockPlace(type, placeOf);
    if (place === undefined) return add(sum, ONE_NODE);
    const { nodes: inner, uses, depth } = sizes.get(place) ?? NOTHING;
    return add(sum, { nodes: inner, uses: uses + 1, depth: depth + 1 });
  }, NOTHING);
}

function add(a: Size, b: Size): Size {
  return { nodes: a.nodes + b.nodes, uses: a.uses + b.uses, depth: Math.max(a.depth, b.depth) };
}

function containsItself(
  start: number,
  circle: ReadonlySet<number>,
  inside: readonly (readonly number[])[],
  names: readonly string[],
): Diagnostic {
  const trail: number[] = [];
  let at = start;
  while (!trail.includes(at)) {
    trail.push(at);
    at = inside[at]?.find((place) => circle.has(place)) ?? start;
  }
  const loop = [...trail.slice(trail.indexOf(at)), at].map((place) => names[place] ?? '');
  const shown = loop.length > 7 ? [...loop.slice(0, 6), '…'] : loop;
  const name = names[at] ?? '';
  return {
    code: 'block-in-itself',
    severity: 'error',
    message: `The block "${name}" contains itself (${shown.join(' → ')}). Take it out of itself.`,
    path: `blocks.${name}`,
  };
}

function tooLarge({ nodes, uses, depth }: Size): Diagnostic[] {
  const { nodes: most, blockUses, blockDepth } = LIMITS;
  if (nodes > most) {
    return [
      tooMany(
        `With its blocks written out this strategy has ${nodes} nodes; at most ${most} can run. Remove some.`,
      ),
    ];
  }
  if (uses > blockUses) {
    return [
      tooMany(
        `This strategy uses blocks ${uses} times, those inside blocks too; at most ${blockUses} can run.`,
      ),
    ];
  }
  if (depth > blockDepth) {
    return [
      {
        code: 'blocks-too-deep',
        severity: 'error',
        message: `Blocks lie ${depth} levels inside each other; at most ${blockDepth} can run. Take some of them apart.`,
        path: 'blocks',
      },
    ];
  }
  return [];
}

function tooMany(message: string): Diagnostic {
  return { code: 'too-many-nodes', severity: 'error', message, path: 'nodes' };
}
