import type { InputPhrases, Port, StrategyNode } from '../../index.ts';
import type { FaceLibrary, NodeFace } from '../nodes/face.ts';
import { libraryOf } from '../nodes/blocks.ts';
import { parseReference } from '../../strategy/reference.ts';
import type { Strategy, StrategyInput, StrategyWire } from '../../strategy/schema.ts';
import { clause, tidyWords } from './verbs.ts';
import { shownParams } from './params.ts';

/** A part of a sentence. `ref`: it is true or false at the crosshair, like that output. */
export interface Part {
  readonly text: string;
  readonly ref?: string;
}

const DEFAULTS = {
  close: 'close',
  volume: 'volume',
  main: 'candles',
  market: 'candles',
  instant: 'time',
  feed: 'its feed',
  'feed-time': 'its feed',
} as const;
const DEEPEST = 12;
/** Conditions that a sentence names before it only counts them. */
const MOST_SAID = 4;
const OPERATOR_TITLES: Readonly<Record<string, string>> = {
  '>': 'Above',
  '>=': 'At or above',
  '<': 'Below',
  '<=': 'At or below',
  '==': 'Equals',
  '!=': 'Differs',
};
const OPERATOR_WORDS: readonly (readonly [RegExp, string])[] = [
  [/ >= /g, ' is at or above '],
  [/ <= /g, ' is at or below '],
  [/ == /g, ' equals '],
  [/ != /g, ' differs from '],
  [/ > /g, ' is above '],
  [/ < /g, ' is below '],
];

/** Words for the nodes of one strategy: what a card says, and how a node is called further down the wire. */
export class Phrases {
  readonly #nodes: ReadonlyMap<string, StrategyNode>;
  readonly #library: FaceLibrary;
  readonly #sentences = new Map<string, string>();
  readonly #main: string;
  readonly #markets: Strategy['markets'];

  constructor(strategy: Strategy, library: FaceLibrary) {
    this.#nodes = new Map(strategy.nodes.map((node) => [node.id, node]));
    this.#library = library;
    this.#markets = strategy.markets;
    this.#main = strategy.markets[0]?.id ?? 'main';
  }

  /** "EMA", "Crosses above", or what the user called it. */
  title(node: StrategyNode): string {
    if (node.title) return node.title;
    const definition = this.#library.get(node.type);
    if (!definition) return node.type;
    const { direction, op } = node.params ?? {};
    if (node.type === 'crosses') return `Crosses ${direction === 'either' ? 'over' : (direction ?? 'above')}`;
    if (node.type === 'compare')
      return OPERATOR_TITLES[typeof op === 'string' ? op : '>'] ?? definition.title;
    return definition.title;
  }

  /** The setting in words: "12 of close", "RSI(14) < 70". */
  setting(node: StrategyNode): string {
    const definition = this.#library.get(node.type);
    if (!definition) return 'unknown here, kept as it is';
    const words = this.#sentence(node, definition, 0);
    switch (node.type) {
      case 'and':
        return `all of ${wires(node, 'in').length}`;
      case 'or':
        return `any of ${wires(node, 'in').length}`;
      case 'candles':
        return this.#market(node);
      case 'crosses': {
        const { a, b } = this.#inputs(node, definition, 0);
        return `${a} ${node.params?.direction === 'below' ? 'under' : 'over'} ${b}`;
      }
      case 'stop-loss':
      case 'take-profit':
        return /^[\d.]/.test(words) ? `${words} from entry` : words;
      case 'buy':
      case 'short':
        return words.replace(/^100\s%\sof equity$/, 'all equity, at market');
      case 'close-position':
        return words === 'all' ? 'all, at market' : words;
      default:
        return words;
    }
  }

  /** What a wire from `id.port` brings: "EMA(12)", "close", "RSI(14) is below 70". */
  source(reference: string): string {
    return this.#source(reference, 0);
  }

  /** A condition as parts, split at "and": each part knows the output that makes it true. */
  condition(wire: StrategyWire | undefined): readonly Part[] {
    if (wire === undefined) return [{ text: 'nothing is wired' }];
    if (typeof wire !== 'string') return [{ text: wire ? 'always' : 'never' }];
    const node = this.#nodes.get(parseReference(wire)?.node ?? '');
    if (node?.type !== 'and' || node.title) return [{ text: withoutParens(this.source(wire)), ref: wire }];
    const all = wires(node, 'in');
    const inner = all.slice(0, MOST_SAID).map((each) => this.condition(each));
    if (all.length > MOST_SAID) inner.push([{ text: `${all.length - MOST_SAID} more` }]);
    return inner.flatMap((parts, index) => (index === 0 ? parts : [{ text: ' and ' }, ...parts]));
  }

  #sentence(node: StrategyNode, definition: NodeFace, depth: number): string {
    const known = this.#sentences.get(node.id);
    if (known !== undefined) return known;
    const words = this.#compose(node, definition, depth);
    this.#sentences.set(node.id, words);
    return words;
  }

  #compose(node: StrategyNode, definition: NodeFace, depth: number): string {
    const params = shownParams(definition, node);
    try {
      const words = definition.sentence?.(params, this.#inputs(node, definition, depth)) ?? '';
      return tidyWords(words);
    } catch {
      return ''; // parameters of a file that do not fit are reported on the node
    }
  }

  #inputs(node: StrategyNode, definition: NodeFace, depth: number): InputPhrases {
    const phrases: Record<string, string> = {};
    for (const [port, spec] of Object.entries(definition.inputs)) {
      const phrase = this.#input(node.inputs?.[port], port, spec, depth);
      if (phrase !== undefined) phrases[port] = phrase;
    }
    return phrases;
  }

  #input(input: StrategyInput | undefined, port: string, spec: Port, depth: number): string | undefined {
    if (input === undefined) {
      if (spec.from) return DEFAULTS[spec.from];
      if (spec.initial !== undefined) return String(spec.initial);
      return spec.optional ? undefined : (spec.title ?? port);
    }
    const list = Array.isArray(input) ? input : [input];
    return list.map((wire) => this.#wire(wire, depth)).join(', ');
  }

  #wire(wire: StrategyWire, depth: number): string {
    return typeof wire === 'string' ? this.#source(wire, depth + 1) : String(wire);
  }

  #source(reference: string, depth: number): string {
    const source = parseReference(reference);
    const node = source && this.#nodes.get(source.node);
    const definition = node && this.#library.get(node.type);
    if (!source || !node || !definition || depth > DEEPEST) return source?.node ?? reference;
    const port = definition.outputs[source.port];
    const of = this.#named(node, definition, source.port, depth);
    const onlyOne = Object.keys(definition.outputs).length === 1 || source.port === 'value';
    if (onlyOne || node.type === 'candles' || node.type === 'ohlc') return of;
    return `${of} ${(port?.title ?? source.port).toLowerCase()}`;
  }

  #named(node: StrategyNode, definition: NodeFace, port: string, depth: number): string {
    if (node.title) return node.title;
    if (node.type === 'candles' || node.type === 'ohlc') return this.#column(node, port);
    if (node.type === 'and' || node.type === 'or') {
      const all = wires(node, 'in').map((wire) => this.#wire(wire, depth));
      const inner =
        all.length > MOST_SAID ? [...all.slice(0, MOST_SAID), `${all.length - MOST_SAID} more`] : all;
      return inner.length > 1 ? `(${inner.join(` ${node.type} `)})` : (inner[0] ?? definition.title);
    }
    const sentence = this.#sentence(node, definition, depth);
    if (node.type === 'feed' || node.type === 'webhook')
      return sentence.replace(/,.*/, '') || definition.title;
    if (definition.kind === 'order') return definition.title;
    const said = sentence && clause(node.type, definition.title, sentence);
    if (definition.group === 'conditions') return inWords(said) || definition.title;
    const [, setting, of] = /^([^(]*?) of (.+)$/.exec(sentence) ?? [];
    if (setting === undefined || of === undefined) {
      return definition.group === 'math' && said ? said : definition.title;
    }
    return `${definition.title}(${setting})${of === 'close' || of === 'candles' ? '' : ` of ${of}`}`;
  }

  #market(node: StrategyNode): string {
    const { market: id, timeframe } = node.params ?? {};
    const market = this.#markets.find((one) => one.id === (id ?? this.#main));
    if (!market) return String(id);
    return `${market.symbol} · ${typeof timeframe === 'string' ? timeframe : market.timeframe}`;
  }

  #column(node: StrategyNode, port: string): string {
    const { market, timeframe } = node.params ?? {};
    const where = [market === this.#main ? undefined : market, timeframe];
    return [...where.filter((text) => typeof text === 'string'), port].join(' ');
  }
}

const made = new WeakMap<Strategy, Phrases>();

/** The words of a document, made once for all that show it. */
export function phrasesOf(strategy: Strategy): Phrases {
  const known = made.get(strategy) ?? new Phrases(strategy, libraryOf(strategy));
  made.set(strategy, known);
  return known;
}

/** What a node is called, by its id; one that is not the strategy's own (of a block, of a newer file) by the id. */
export function calledIn(strategy: Strategy, id: string): string {
  const node = strategy.nodes.find((each) => each.id === id);
  return node ? phrasesOf(strategy).title(node) : id;
}

function wires(node: StrategyNode, port: string): readonly StrategyWire[] {
  const input = node.inputs?.[port];
  return input === undefined ? [] : Array.isArray(input) ? input : [input];
}

/** A whole that stands alone needs no parentheses. */
export const withoutParens = (text: string) => text.replace(/^\((.*)\)$/, '$1');

function inWords(sentence: string): string {
  return OPERATOR_WORDS.reduce((text, [operator, words]) => text.replace(operator, words), sentence);
}
