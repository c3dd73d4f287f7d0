import type { Strategy } from '../../index.ts';
import { libraryOf } from '../nodes/blocks.ts';
import { type Phrases, phrasesOf } from '../sentence/phrases.ts';
import { breakOutput, readersOf } from '../state/wire-edits.ts';
import { disconnect } from '../state/edits.ts';
import { carryFault } from './carry.ts';
import type { GrippedPort } from './gestures.ts';

/** Something that can be done with all wires of a port at once. */
export interface PortDeed {
  readonly title: string;
  readonly port: GrippedPort;
  /** Where the wires are carried; null: they are broken. */
  readonly to: GrippedPort | null;
}

type Port = GrippedPort & { readonly title: string };

function portsOf(strategy: Strategy, id: string, side: GrippedPort['side']): readonly Port[] {
  const face = libraryOf(strategy).get(strategy.nodes.find((node) => node.id === id)?.type ?? '');
  const ports = Object.entries((side === 'out' ? face?.outputs : face?.inputs) ?? {});
  return ports
    .filter(([, spec]) => !('hidden' in spec && spec.hidden))
    .map(([port, spec]) => ({ side, node: id, port, title: (spec.title ?? port).toLowerCase() }));
}

/** How many wires end or begin at a port. */
function wiresAt(strategy: Strategy, { side, node, port }: GrippedPort): number {
  if (side === 'out') return readersOf(strategy, { node, port }).length;
  const input = strategy.nodes.find(({ id }) => id === node)?.inputs?.[port];
  return (Array.isArray(input) ? input : [input]).filter((wire) => typeof wire === 'string').length;
}

/** "the wire out of value" or "all 3 wires into in". */
function said(count: number, port: Port): string {
  const name = `${port.side === 'in' ? 'into' : 'out of'} ${port.title}`;
  return count === 1 ? `the wire ${name}` : `all ${count} wires ${name}`;
}

function called(strategy: Strategy, phrases: Phrases, { side, node: id, port, title }: Port): string {
  if (side === 'out') return phrases.source(`${id}.${port}`);
  const node = strategy.nodes.find((each) => each.id === id);
  if (!node) return title;
  const setting = phrases.setting(node);
  return `${phrases.title(node)}${setting ? ` (${setting})` : ''}: ${title}`;
}

/** What the pointer does with Alt and Ctrl on the ports of a node, as a list of deeds. */
export function deedsOf(strategy: Strategy, id: string): readonly PortDeed[] {
  const phrases = phrasesOf(strategy);
  const wired = (['out', 'in'] as const)
    .flatMap((side) => portsOf(strategy, id, side))
    .map((port) => ({ port, count: wiresAt(strategy, port) }))
    .filter(({ count }) => count > 0);
  const breaks = wired.map(({ port, count }): PortDeed => {
    return { title: `Break ${said(count, port)}`, port, to: null };
  });
  const carries = wired.flatMap(({ port, count }) =>
    strategy.nodes
      .flatMap((node) => portsOf(strategy, node.id, port.side))
      .filter((to) => (to.node !== port.node || to.port !== port.port) && fits(strategy, port, to))
      .map((to): PortDeed => {
        const title = `Carry ${said(count, port)} to ${called(strategy, phrases, to)}`;
        return { title, port, to };
      }),
  );
  return [...breaks, ...carries];
}

const fits = (strategy: Strategy, from: GrippedPort, to: GrippedPort) =>
  carryFault(strategy, from, to) === null;

/** Cuts every wire of a port. */
export function breakAll(strategy: Strategy, port: GrippedPort): Strategy {
  if (port.side === 'out') return breakOutput(strategy, port);
  const { place } = port;
  return disconnect(strategy, {
    node: port.node,
    port: port.port,
    ...(place === undefined ? {} : { place }),
  });
}
