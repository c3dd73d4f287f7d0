import type { Strategy, StrategyNode } from '../../index.ts';
import { libraryOf } from '../nodes/blocks.ts';
import { parseReference } from '../../strategy/reference.ts';
import type { StrategyWire } from '../../strategy/schema.ts';
import { type Phrases, phrasesOf } from '../sentence/phrases.ts';

/** A value that a condition looked at, on the candle before and at the close that decided. */
interface Seen {
  readonly title: string;
  readonly before: number;
  readonly now: number;
}

/** How far a value was from the level at which its condition turns. */
interface Gauge {
  readonly value: number;
  readonly level: number;
  readonly least: number;
  readonly most: number;
  /** The condition holds below the level. */
  readonly below: boolean;
}

/** One condition of the path that led to an order, with those that it is made of. */
export interface Branch {
  readonly ref: string;
  readonly title: string;
  /** 1 or 0 at the close; NaN: not known. */
  readonly held: number;
  readonly note: string;
  readonly seen: readonly Seen[];
  readonly gauge: Gauge | null;
  readonly parts: readonly Branch[];
}

export interface Moment {
  readonly before: ReadonlyMap<string, number>;
  readonly now: ReadonlyMap<string, number>;
  /** Closes of the main market, for inputs that nothing is wired to. */
  readonly closeBefore: number;
  readonly closeNow: number;
}

const DEEPEST = 8;
const JOINS = ['and', 'or', 'not', 'xor', 'at-least'];

/** The conditions behind an order, as a tree. */
export function whyTree(strategy: Strategy, order: string, moment: Moment): readonly Branch[] {
  const tree = new Tree(strategy, moment);
  const when = strategy.nodes.find(({ id }) => id === order)?.inputs?.when;
  return listOf(when).flatMap((wire) => tree.branch(wire, 0));
}

function listOf(input: StrategyWire | readonly StrategyWire[] | undefined): readonly StrategyWire[] {
  if (input === undefined) return [];
  return typeof input === 'object' ? input : [input];
}

class Tree {
  private readonly phrases: Phrases;

  constructor(
    private readonly strategy: Strategy,
    private readonly moment: Moment,
  ) {
    this.phrases = phrasesOf(strategy);
  }

  branch(wire: StrategyWire, depth: number): Branch[] {
    if (typeof wire !== 'string') return [];
    const node = this.nodeOf(wire);
    if (!node || depth > DEEPEST) return [];
    const join = JOINS.includes(node.type);
    const parts = join ? listOf(node.inputs?.in).flatMap((inner) => this.branch(inner, depth + 1)) : [];
    const held = this.moment.now.get(wire) ?? Number.NaN;
    const yes = parts.filter((part) => part.held === 1).length;
    return [
      {
        ref: wire,
        title: join ? this.phrases.title(node) : this.phrases.source(wire),
        held,
        note: join ? `${yes} of ${parts.length} true` : '',
        seen: join ? [] : this.seen(node),
        gauge: node.type === 'compare' ? this.gauge(node) : null,
        parts,
      },
    ];
  }

  private nodeOf(ref: string): StrategyNode | undefined {
    const id = parseReference(ref)?.node;
    return this.strategy.nodes.find((node) => node.id === id);
  }

  /** The numbers that a condition reads; constants are part of its title. */
  private seen(node: StrategyNode): Seen[] {
    return Object.entries(libraryOf(this.strategy).get(node.type)?.inputs ?? {}).flatMap(
      ([port, spec]): Seen[] => {
        if (spec.type === 'candles' || spec.type === 'bool' || spec.hidden) return [];
        const wires = listOf(node.inputs?.[port]);
        if (wires.length === 0 && spec.from === 'close') {
          const { closeBefore, closeNow } = this.moment;
          return [{ title: 'close', before: closeBefore, now: closeNow }];
        }
        return wires.flatMap((wire) => (typeof wire === 'string' ? [this.seenWire(wire)] : []));
      },
    );
  }

  private seenWire(wire: string): Seen {
    const { before, now } = this.moment;
    return {
      title: this.phrases.source(wire),
      before: before.get(wire) ?? Number.NaN,
      now: now.get(wire) ?? Number.NaN,
    };
  }

  /** Of a comparison with a constant. */
  private gauge(node: StrategyNode): Gauge | null {
    const [a] = listOf(node.inputs?.a);
    const [b] = listOf(node.inputs?.b);
    const op = node.params?.op ?? '>';
    if (typeof a !== 'string' || typeof b !== 'number' || typeof op !== 'string' || !/^[<>]/.test(op))
      return null;
    const value = this.moment.now.get(a) ?? Number.NaN;
    if (Number.isNaN(value)) return null;
    const source = parseReference(a);
    const definition = libraryOf(this.strategy).get(this.nodeOf(a)?.type ?? '');
    const range = source ? definition?.outputs[source.port]?.range : undefined;
    const room = Math.max(Math.abs(value - b) * 2, Math.abs(b) * 0.1, 1e-12);
    const [least, most] = range ?? [b - room, b + room];
    return { value, level: b, least, most, below: op.startsWith('<') };
  }
}
