import page from '../../../docs/simulation.md?raw';
import { type Example, readExamples } from '../../market/index.ts';
import { type Block, blocksOf } from './blocks.ts';

/** A section of docs/simulation.md: a numbered rule, or what else there is to say of the simulator. */
export interface Rule {
  /** Its part of the address: the rule's number, else its heading in small letters. */
  readonly entry: string;
  readonly number: number | null;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly examples: readonly Example[];
}

/** Every worked example, by its name. */
export const EXAMPLES: ReadonlyMap<string, Example> = new Map(
  readExamples(page).map((example) => [example.id, example]),
);

/** Every section in order. */
export const RULES: readonly Rule[] = [...page.matchAll(/^## (?:(\d+)\. )?(.+)$/gm)].map((match) => {
  const rest = page.slice(match.index + match[0].length);
  const end = rest.search(/^## /m);
  const title = match[2] ?? '';
  return {
    entry: match[1] ?? title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    number: match[1] === undefined ? null : Number(match[1]),
    title,
    blocks: blocksOf((end < 0 ? rest : rest.slice(0, end)).replace(/^```json example[\s\S]*?^```/gm, '')),
    examples: [...EXAMPLES.values()].filter(({ heading }) => heading === title),
  };
});
