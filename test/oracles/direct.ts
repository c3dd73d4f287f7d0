import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { library } from '../../nodes/index.ts';

const DIRECT = path.resolve(import.meta.dirname, '../nodes-direct');
/** Groups of nodes that compute by a formula. */
const COMPUTED = new Set(['trend', 'momentum', 'volatility', 'volume', 'structure', 'cycles', 'regime']);

export interface Unvectored {
  readonly type: string;
  /** How it is held: a file that computes it again, slowly, or the sources of its golden values. */
  readonly how: string;
}

/** Indicators that no oracle covers, and what holds them instead. */
export function withoutOracle(covered: ReadonlySet<string>): Unvectored[] {
  const files = readdirSync(DIRECT)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({ name, text: readFileSync(path.join(DIRECT, name), 'utf8') }));
  return library.all.flatMap((node): Unvectored[] => {
    if (node.hidden || !COMPUTED.has(node.group) || covered.has(node.type)) return [];
    const by = files.filter(({ text }) => text.includes(`'${node.type}'`)).map(({ name }) => `\`${name}\``);
    const golden = 'golden' in node ? node.golden.map(({ source }) => source) : [];
    const how =
      by.length > 0 ? by.join(', ') : golden.length > 0 ? `golden values: ${golden.join('; ')}` : '';
    return [{ type: node.type, how }];
  });
}
