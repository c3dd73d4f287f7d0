import type { Port, PortType, StrategyNode } from '../../index.ts';
import type { NodeFace } from '../nodes/face.ts';

export const CARD_WIDTH = 160;
/** Side of the square that takes the pointer; the shape seen in it measures `PORT_SHAPE`. */
export const PORT_BOX = 16;
export const PORT_SHAPE = 9;
const CARD_HEIGHT = 76;
const MIDDLE = 40;
const SPACING = 16;
/** With more outputs than this a card shows the first and the wired ones until it is opened up. */
const MOST_OUTPUTS = 3;

/** A port as a card shows it. `place`: position in a list of wires; the last place of a list is free. */
export interface CardPort {
  readonly port: string;
  readonly place?: number;
  readonly name: string;
  readonly type: PortType;
  /** Distance of its centre from the card's top, px. */
  readonly y: number;
  readonly wired: boolean;
}

export interface CardPorts {
  readonly inputs: readonly CardPort[];
  readonly outputs: readonly CardPort[];
  readonly height: number;
}

/**
 * Handles are named `in:port`, `in:port:place` and `out:port`.
 */
export function handleId(side: 'in' | 'out', { port, place }: Pick<CardPort, 'port' | 'place'>): string {
  return place === undefined ? `${side}:${port}` : `${side}:${port}:${place}`;
}

export interface HandlePort {
  readonly side: 'in' | 'out';
  readonly port: string;
  readonly place?: number;
}

export function readHandle(id: string | null | undefined): HandlePort | null {
  const [side, port, place] = (id ?? '').split(':');
  if ((side !== 'in' && side !== 'out') || port === undefined) return null;
  return { side, port, ...(place === undefined ? {} : { place: Number(place) }) };
}

type Unplaced = Omit<CardPort, 'y'>;

/** The ports that a card shows: what must or can sensibly be wired, and what is. */
export function cardPorts(
  node: StrategyNode,
  definition: NodeFace | undefined,
  wiredOutputs: ReadonlySet<string>,
  open: boolean,
): CardPorts {
  const inputs = definition ? shownInputs(node, definition, open) : bareInputs(node);
  const outputs = definition
    ? shownOutputs(definition, wiredOutputs, open)
    : [...wiredOutputs].map((port): Unplaced => ({ port, name: port, type: 'any', wired: true }));
  const rows = Math.max(inputs.length, outputs.length);
  const height = Math.max(CARD_HEIGHT, rows * SPACING + 16);
  const middle = height === CARD_HEIGHT ? MIDDLE : height / 2;
  return { inputs: placed(inputs, middle), outputs: placed(outputs, middle), height };
}

function placed(ports: readonly Unplaced[], middle: number): readonly CardPort[] {
  return ports.map((port, index) => ({
    ...port,
    y: middle + (index - (ports.length - 1) / 2) * SPACING,
  }));
}

const nameOf = (port: string, spec: Port) => spec.title ?? port;

function shownInputs(node: StrategyNode, definition: NodeFace, open: boolean): readonly Unplaced[] {
  const specs = Object.entries(definition.inputs).filter(([, spec]) => !spec.hidden);
  return specs.flatMap(([port, spec], index): Unplaced[] => {
    const input = node.inputs?.[port];
    const name = nameOf(port, spec);
    if (spec.variadic) {
      const list = Array.isArray(input) ? input : input === undefined ? [] : [input];
      const slots = list.map((wire, place) => ({
        port,
        place,
        name,
        type: spec.type,
        wired: typeof wire === 'string',
      }));
      const free = { port, place: list.length, name, type: spec.type, wired: false };
      return list.length < 2 || open ? [...slots, free] : slots;
    }
    const wired = typeof input === 'string';
    const wanted = !spec.optional && input === undefined && (index === 0 || spec.from === undefined);
    return wired || wanted || open ? [{ port, name, type: spec.type, wired }] : [];
  });
}

function shownOutputs(definition: NodeFace, wired: ReadonlySet<string>, open: boolean): readonly Unplaced[] {
  const all = Object.entries(definition.outputs);
  const few = all.length <= MOST_OUTPUTS;
  const main = definition.kind === 'order' || wired.size > 0 ? null : mainOutput(definition);
  return all.flatMap(([port, spec]): Unplaced[] => {
    const shows = open || wired.has(port) || port === main || (few && definition.kind !== 'order');
    return shows ? [{ port, name: nameOf(port, spec), type: spec.type, wired: wired.has(port) }] : [];
  });
}

/** The output that stands for the node: `value`, else the first. */
export function mainOutput(definition: Pick<NodeFace, 'outputs'>): string | null {
  return definition.outputs.value ? 'value' : (Object.keys(definition.outputs)[0] ?? null);
}

function bareInputs(node: StrategyNode): readonly Unplaced[] {
  return Object.entries(node.inputs ?? {}).flatMap(([port, input]): Unplaced[] => {
    if (!Array.isArray(input)) return [{ port, name: port, type: 'any', wired: typeof input === 'string' }];
    return input.map((wire, place) => ({
      port,
      place,
      name: port,
      type: 'any',
      wired: typeof wire === 'string',
    }));
  });
}
