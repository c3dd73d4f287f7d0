import { type Edge, type Node, Position } from '@xyflow/react';
import type { Diagnostic, PortType, Strategy, StrategyNode } from '../../index.ts';
import type { NodeFace } from '../nodes/face.ts';
import { parseReference } from '../../strategy/reference.ts';
import { libraryOf } from '../nodes/blocks.ts';
import { colorOf } from '../nodes/groups.ts';
import { type Phrases, phrasesOf } from '../sentence/phrases.ts';
import { type CardText, CardTexts } from './card-text.ts';
import { CARD_WIDTH, type CardPort, cardPorts, handleId, mainOutput, PORT_BOX } from './ports.ts';

/** What a card shows at the crosshair. */
export type CardKind = 'number' | 'bool' | 'candles' | 'entry' | 'exit' | 'note' | 'unknown';

export interface CardData extends Record<string, unknown> {
  readonly type: string;
  readonly group: NodeFace['group'] | undefined;
  readonly color: string;
  readonly kind: CardKind;
  /** `node.port` of the value that it shows; null: none. */
  readonly shows: string | null;
  readonly inputs: readonly CardPort[];
  readonly outputs: readonly CardPort[];
  readonly height: number;
}
export type CardNode = Node<CardData, 'card'>;

export interface FrameData extends Record<string, unknown> {
  readonly title: string;
}
export type FrameNode = Node<FrameData, 'frame'>;
export type CanvasNode = CardNode | FrameNode;

export interface WireData extends Record<string, unknown> {
  readonly type: PortType;
  /** The output it comes from, `node.port`. */
  readonly source: string;
}
export type WireEdge = Edge<WireData, 'wire'>;

export interface Drawing {
  readonly cards: readonly CardNode[];
  readonly wires: readonly WireEdge[];
}

type Facts = readonly unknown[];

/** Draws strategies one after the other; what did not change keeps its identity, so that it is not rendered again. */
export class Drafter {
  readonly texts = new CardTexts();
  #cards: readonly CardNode[] = [];
  #wires: readonly WireEdge[] = [];
  /** What each card was made of. */
  readonly #facts = new WeakMap<CardNode, Facts>();

  draw(
    strategy: Strategy,
    diagnostics: readonly Diagnostic[],
    open: ReadonlySet<string>,
    places: ReadonlyMap<string, { x: number; y: number }>,
  ): Drawing {
    const known = libraryOf(strategy);
    const phrases = phrasesOf(strategy);
    const problems = worstByNode(diagnostics);
    const wired = wiredOutputs(strategy);
    const oldCards = new Map(this.#cards.map((card) => [card.id, card]));
    const oldWires = new Map(this.#wires.map((wire) => [wire.id, wire]));
    const texts = new Map<string, CardText>();
    const cards = strategy.nodes.map((node) => {
      const text = cardText(node, phrases, problems.get(node.id));
      const said = this.texts.of(node.id);
      texts.set(node.id, said && sameText(said, text) ? said : text);
      const definition = known.get(node.type);
      const facts: Facts = [node, definition, open.has(node.id), ...(wired.get(node.id) ?? NONE)];
      const place = places.get(node.id);
      const old = oldCards.get(node.id);
      if (old && stands(old, place) && sameList(this.#facts.get(old) ?? [], facts) !== facts) return old;
      const data = cardData(node, definition, wired.get(node.id), open.has(node.id));
      const card = kept(cardNode(node.id, data, place), old);
      this.#facts.set(card, facts);
      return card;
    });
    const wires = wiresOf(strategy).map((fresh) => {
      const old = oldWires.get(fresh.id);
      return old && sameWire(old, fresh) ? old : fresh;
    });
    this.texts.set(texts);
    this.#cards = sameList(this.#cards, cards);
    this.#wires = sameList(this.#wires, wires);
    return { cards: this.#cards, wires: this.#wires };
  }
}

function stands({ position }: CardNode, place: { x: number; y: number } | undefined): boolean {
  return position.x === (place?.x ?? 0) && position.y === (place?.y ?? 0);
}

/** The old list where it holds the very same: the surface then has nothing to do. */
function sameList<T>(old: readonly T[], fresh: readonly T[]): readonly T[] {
  return old.length === fresh.length && old.every((item, at) => item === fresh[at]) ? old : fresh;
}

function sameText(a: CardText, b: CardText): boolean {
  return (
    a.title === b.title &&
    a.setting === b.setting &&
    a.disabled === b.disabled &&
    a.muted === b.muted &&
    a.problem?.severity === b.problem?.severity &&
    a.problem?.message === b.problem?.message
  );
}

/** The old card where nothing changed; a card that only moved keeps its data, by which cards are compared. */
function kept(fresh: CardNode, old: CardNode | undefined): CardNode {
  if (!old || !sameData(old.data, fresh.data)) return fresh;
  const still = old.position.x === fresh.position.x && old.position.y === fresh.position.y;
  return still ? old : { ...fresh, data: old.data };
}

const PLAIN = ['type', 'color', 'kind', 'shows', 'height'] as const;

function sameData(a: CardData, b: CardData): boolean {
  return (
    PLAIN.every((key) => a[key] === b[key]) &&
    samePorts(a.inputs, b.inputs) &&
    samePorts(a.outputs, b.outputs)
  );
}

function samePorts(a: readonly CardPort[], b: readonly CardPort[]): boolean {
  return (
    a.length === b.length &&
    a.every((port, index) => {
      const other = b[index];
      return port.port === other?.port && port.place === other.place && port.wired === other.wired;
    })
  );
}

function sameWire(a: WireEdge, b: WireEdge): boolean {
  return a.source === b.source && a.sourceHandle === b.sourceHandle && a.data?.type === b.data?.type;
}

function worstByNode(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Diagnostic> {
  const worst = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.node === undefined) continue;
    const known = worst.get(diagnostic.node);
    if (!known || (known.severity === 'warning' && diagnostic.severity === 'error'))
      worst.set(diagnostic.node, diagnostic);
  }
  return worst;
}

function wiredOutputs(strategy: Strategy): ReadonlyMap<string, ReadonlySet<string>> {
  const wired = new Map<string, Set<string>>();
  for (const node of strategy.nodes) {
    for (const wire of Object.values(node.inputs ?? {}).flat()) {
      const source = typeof wire === 'string' ? parseReference(wire) : null;
      if (!source) continue;
      const ports = wired.get(source.node) ?? new Set();
      wired.set(source.node, ports.add(source.port));
    }
  }
  return wired;
}

const NONE: ReadonlySet<string> = new Set();

function cardText(node: StrategyNode, phrases: Phrases, problem: Diagnostic | undefined): CardText {
  return {
    title: phrases.title(node),
    setting: phrases.setting(node),
    problem: problem ? { severity: problem.severity, message: problem.message } : null,
    disabled: node.disabled ?? false,
    muted: node.muted ?? false,
  };
}

function cardData(
  node: StrategyNode,
  definition: NodeFace | undefined,
  wired: ReadonlySet<string> = NONE,
  open: boolean,
): CardData {
  const kind = kindOf(definition);
  return {
    type: node.type,
    group: definition?.group,
    color: definition ? colorOf(definition) : 'var(--dim)',
    kind,
    shows: shownOutput(node.id, definition, kind),
    ...cardPorts(node, definition, wired, open),
  };
}

function cardNode(id: string, data: CardData, place: { x: number; y: number } | undefined): CardNode {
  const { inputs, outputs, height } = data;
  const handle = (side: 'in' | 'out', port: CardPort) => ({
    id: handleId(side, port),
    type: side === 'in' ? ('target' as const) : ('source' as const),
    position: side === 'in' ? Position.Left : Position.Right,
    x: (side === 'in' ? 0 : CARD_WIDTH) - PORT_BOX / 2,
    y: port.y - PORT_BOX / 2,
    width: PORT_BOX,
    height: PORT_BOX,
  });
  return {
    id,
    type: 'card',
    position: place ?? { x: 0, y: 0 },
    width: CARD_WIDTH,
    height,
    measured: { width: CARD_WIDTH, height },
    handles: [...inputs.map((port) => handle('in', port)), ...outputs.map((port) => handle('out', port))],
    data,
  };
}

const LEAVING = new Set(['sell', 'cover', 'close-position']);

function kindOf(definition: NodeFace | undefined): CardKind {
  if (!definition) return 'unknown';
  if (definition.kind === 'order') {
    return definition.group === 'exits' || LEAVING.has(definition.type) ? 'exit' : 'entry';
  }
  const main = mainOutput(definition);
  const type = main === null ? undefined : definition.outputs[main]?.type;
  if (type === undefined) return 'note';
  return type === 'any' ? 'number' : type;
}

function shownOutput(id: string, definition: NodeFace | undefined, kind: CardKind): string | null {
  if (!definition || kind === 'entry' || kind === 'exit' || kind === 'note') return null;
  if (kind === 'candles') return definition.outputs.close ? `${id}.close` : null;
  return `${id}.${mainOutput(definition) ?? 'value'}`;
}

function wiresOf(strategy: Strategy): readonly WireEdge[] {
  const known = libraryOf(strategy);
  const types = new Map(strategy.nodes.map(({ id, type }) => [id, known.get(type)?.outputs]));
  return strategy.nodes.flatMap((node) =>
    Object.entries(node.inputs ?? {}).flatMap(([port, input]) => {
      const list = Array.isArray(input) ? input : [input];
      return list.flatMap((wire, index): WireEdge[] => {
        const source = typeof wire === 'string' ? parseReference(wire) : null;
        const outputs = source && types.get(source.node);
        if (!source || !types.has(source.node)) return [];
        const to = { port, ...(Array.isArray(input) ? { place: index } : {}) };
        return [
          {
            id: `${node.id}/${handleId('in', to)}`,
            type: 'wire',
            source: source.node,
            sourceHandle: handleId('out', { port: source.port }),
            target: node.id,
            targetHandle: handleId('in', to),
            data: { type: outputs?.[source.port]?.type ?? 'any', source: `${source.node}.${source.port}` },
          },
        ];
      });
    }),
  );
}
