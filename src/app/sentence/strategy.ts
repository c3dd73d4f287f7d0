import type { StrategyNode } from '../../index.ts';
import type { FaceLibrary } from '../nodes/face.ts';
import type { Strategy, StrategyWire } from '../../strategy/schema.ts';
import { shownParams } from './params.ts';
import { tidyWords } from './verbs.ts';
import { type Part, type Phrases, phrasesOf } from './phrases.ts';

export interface Sentence {
  /** "Buy", "Leave": said strongly. */
  readonly lead: string;
  readonly parts: readonly Part[];
}

const ENTRIES: Readonly<Record<string, string>> = { buy: 'Buy', short: 'Short' };
const LEAVES = new Set(['sell', 'cover', 'close-position']);

/** The strategy as sentences: one for each way in, one for all ways out. */
export function strategySentences(strategy: Strategy, library: FaceLibrary): readonly Sentence[] {
  const phrases = phrasesOf(strategy);
  const nodes = strategy.nodes.filter(({ disabled }) => !disabled);
  const entries = nodes.flatMap((node): Sentence[] => {
    if (node.type === 'interval-buy') return [regular(node, phrases)];
    const lead = ENTRIES[node.type];
    return lead ? [{ lead, parts: [...when(node, phrases), { text: '.' }] }] : [];
  });
  const signals = nodes.filter(({ type }) => LEAVES.has(type)).map((node) => when(node, phrases));
  const levels = nodes.flatMap((node) => exit(node, library));
  const ways = [...signals, ...levels.map((text): readonly Part[] => [{ text }])];
  if (entries.length === 0 && ways.length === 0) return [];
  const leave: Sentence[] =
    ways.length > 0 ? [{ lead: 'Leave', parts: [...joined(ways), { text: '.' }] }] : [];
  return [...entries, ...leave];
}

/** "Buy 100 every 1w, only when …". */
function regular(node: StrategyNode, phrases: Phrases): Sentence {
  const only = node.inputs?.when === undefined ? [] : [{ text: ', only ' }, ...when(node, phrases)];
  return { lead: 'Buy', parts: [{ text: phrases.setting(node) }, ...only, { text: '.' }] };
}

function joined(ways: readonly (readonly Part[])[]): readonly Part[] {
  return ways.flatMap((parts, index) => {
    if (index === 0) return parts;
    return [{ text: index === ways.length - 1 ? ' or ' : ', ' }, ...parts];
  });
}

function when(node: StrategyNode, phrases: Phrases): readonly Part[] {
  const input = node.inputs?.when;
  const wire: StrategyWire | undefined = Array.isArray(input) ? input[0] : input;
  if (wire === true) return [{ text: 'at once, always' }];
  return [{ text: 'when ' }, ...phrases.condition(wire)];
}

/** "at 3% loss", "at 6% profit", "2 ATR behind the best price", "after 48 bars". */
function exit(node: StrategyNode, library: FaceLibrary): string[] {
  const definition = library.get(node.type);
  if (definition?.group !== 'exits') return [];
  const params = shownParams(definition, node);
  let setting: string;
  try {
    setting = tidyWords(definition.sentence?.(params, {}) ?? '');
  } catch {
    return [];
  }
  if (node.inputs?.price !== undefined) return [`at the price of ${definition.title.toLowerCase()}`];
  switch (node.type) {
    case 'stop-loss':
      return [`at ${setting} loss`];
    case 'take-profit':
      return [`at ${setting} profit`];
    case 'trailing-stop':
      return [`${setting} behind the best price`];
    case 'time-exit':
      return [setting.startsWith('after') ? setting : `after ${setting}`];
    default:
      return [`by ${definition.title.toLowerCase()} ${setting}`.trimEnd()];
  }
}
