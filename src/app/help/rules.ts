import page from '../../../docs/simulation.md?raw';

/** A rule of the simulator as docs/simulation.md states it. */
export interface Rule {
  readonly number: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Worked examples, as JSON. */
  readonly examples: readonly string[];
}

const SECTION = /^## (\d+)\. (.+)$/gm;
const EXAMPLE = /```json example\n([\s\S]*?)```/g;

/** The numbered rules, in order. */
export const RULES: readonly Rule[] = [...page.matchAll(SECTION)].map((match) => {
  const start = match.index + match[0].length;
  const rest = page.slice(start);
  const end = rest.search(/^## /m);
  const body = end < 0 ? rest : rest.slice(0, end);
  return {
    number: Number(match[1]),
    title: match[2] ?? '',
    paragraphs: paragraphsOf(body.replace(EXAMPLE, '')),
    examples: [...body.matchAll(EXAMPLE)].map(([, json]) => json ?? ''),
  };
});

function paragraphsOf(body: string): readonly string[] {
  return body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}
