import { type Edge, type Node, Position } from '@xyflow/react';
import type { Diagnostic, PortType, Strategy, StrategyNode } from '../../index.ts';
import type { NodeFace } from '../nodes/face.ts';
import { libraryOf } from '../nodes/blocks.ts';
import { colorOf } from '../nodes/groups.ts';
import { type Phrases, phrasesOf } from '../sentence/phrases.ts';
import { type CardText, CardTexts } from './card-text.ts';
import { CARD_WIDTH, type CardPort, cardPorts, handleId, mainOutput, PORT_BOX } from './ports.ts';
import { sameWiring, touched, type Wiring, wiringOf } from './wiring.ts';

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

/** Ports are placed within it: see `.node-card`. */
const CARD_BORDER = 1;

type Facts = readonly unknown[];

/** Draws strategies one after the other; what did not change keeps its identity, so that it is not rendered again. */
export class Drafter {
  readonly texts = new CardTexts();
  #cards: readonly CardNode[] = [];
  #wires: readonly WireEdge[] = [];
  /** What each card was made of. */
  readonly #facts = new WeakMap<CardNode, Facts>();
  #drawn: { readonly strategy: Strategy; readonly wiring: Wiring } | null = null;

  draw(
    strategy: Strategy,
    diagnostics: readonly Diagnostic[],
    open: ReadonlySet<string>,
    places: ReadonlyMap<string, { x: number; y: number }>,
  ): Drawing {
    const known = libraryOf(strategy);
    const phrases = phrasesOf(strategy);
    const problems = worstByNode(diagnostics);
    const drawn = this.#drawn && sameWiring(this.#drawn.strategy, strategy) ? this.#drawn : null;
    const wiring = drawn?.wiring ?? wiringOf(strategy, known);
    const { wired } = wiring;
    // Words of a node speak of what feeds it, and of markets: the rest still says what it said.
    const sameMarkets = drawn?.strategy.markets === strategy.markets;
    const news = drawn && sameMarkets ? touched(drawn.strategy, strategy, wiring) : null;
    this.#drawn = { strategy, wiring };
    const oldCards = new Map(this.#cards.map((card) => [card.id, card]));
    const texts = new Map<string, CardText>();
    const cards = strategy.nodes.map((node) => {
      const said = this.texts.of(node.id);
      const words = said && news && !news.has(node.id) ? said : wordsOf(node, phrases);
      const text = cardText(words, problems.get(node.id));
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
    if (!drawn) {
      const oldWires = new Map(this.#wires.map((wire) => [wire.id, wire]));
      const wires = wiring.wires.map((fresh) => {
        const old = oldWires.get(fresh.id);
        return old && sameWire(old, fresh) ? old : fresh;
      });
      this.#wires = sameList(this.#wires, wires);
    }
    this.texts.set(texts);
    this.#cards = sameList(this.#cards, cards);
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

const NONE: ReadonlySet<string> = new Set();

type Words = Omit<CardText, 'problem'>;

function wordsOf(node: StrategyNode, phrases: Phrases): Words {
  return {
    title: phrases.title(node),
    setting: phrases.setting(node),
    disabled: node.disabled ?? false,
    muted: node.muted ?? false,
  };
}

function cardText({ title, setting, disabled, muted }: Words, problem: Diagnostic | undefined): CardText {
  const said = problem ? { severity: problem.severity, message: problem.message } : null;
  return { title, setting, disabled, muted, problem: said };
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
    x: (side === 'in' ? CARD_BORDER : CARD_WIDTH - CARD_BORDER) - PORT_BOX / 2,
    y: port.y + CARD_BORDER - PORT_BOX / 2,
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
