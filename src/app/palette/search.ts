import { GROUPS } from '../../node/define.ts';
import type { NodeFace } from '../nodes/face.ts';
import { docOf } from '../nodes/use-docs.ts';

/** How well a node answers a search; 0: not at all. Its name counts most, its explanation least. */
export function score(node: NodeFace, query: string): number {
  const text = query.trim().toLowerCase();
  if (text === '') return 1;
  const whole = rate(node, text);
  const words = text.split(/\s+/);
  if (words.length === 1) return whole;
  const each = words.map((word) => rate(node, word));
  return Math.max(whole, each.some((one) => one === 0) ? 0 : Math.min(...each) * 0.9);
}

function rate({ type, title, aliases = [] }: NodeFace, text: string): number {
  const { doc, words = [] } = docOf(type);
  const names = [title, type, type.replaceAll('-', ' '), ...aliases].map((name) => name.toLowerCase());
  const further = words.map((word) => word.toLowerCase());
  if (names.includes(text)) return 100;
  if (further.includes(text)) return 90;
  if (names.some((name) => name.startsWith(text))) return 80 - Math.min(20, title.length - text.length) / 4;
  if (names.some((name) => name.split(/[\s-]/).some((word) => word.startsWith(text)))) return 65;
  if (further.some((word) => word.startsWith(text))) return 60;
  if (names.some((name) => name.includes(text))) return 45;
  if (further.some((word) => word.includes(text))) return 40;
  if (text.length >= 3 && doc.toLowerCase().includes(text)) return 10;
  return 0;
}

const rank = ({ group }: NodeFace) => GROUPS.indexOf(group);

/** The nodes that answer, best first; of equally good ones those of the commoner group. */
export function found(nodes: readonly NodeFace[], query: string): readonly NodeFace[] {
  const listed = query.trim() === '';
  return nodes
    .map((node) => ({ node, points: score(node, query) }))
    .filter(({ points }) => points > 0)
    .sort(
      (a, b) =>
        b.points - a.points ||
        (listed ? 0 : rank(a.node) - rank(b.node)) ||
        a.node.title.localeCompare(b.node.title, 'en'),
    )
    .map(({ node }) => node);
}
