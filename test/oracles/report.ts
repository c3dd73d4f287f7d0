import type { Oracle } from './case.ts';
import type { Unvectored } from './direct.ts';
import type { Outcome } from './run.ts';

interface Line {
  readonly node: string;
  readonly oracle: string;
  readonly vectors: number;
  readonly values: number;
  readonly worst: number;
  readonly notes: readonly string[];
}

type Done = readonly { oracle: Oracle; outcomes: readonly Outcome[] }[];

/** Node × oracle × worst error, as text. */
export function table(done: Done): string {
  const lines = linesOf(done);
  const width = Math.max(...lines.map(({ node }) => node.length));
  return lines
    .map(({ node, oracle, values, worst, notes }) =>
      [
        node.padEnd(width),
        oracle.padEnd(12),
        String(values).padStart(7),
        shown(worst).padStart(8),
        notes.length > 0 ? 'differs' : '',
      ].join('  '),
    )
    .join('\n');
}

/** The same for docs/oracles.md, with the reasons. */
export function writeUp(done: Done, unvectored: readonly Unvectored[], live: readonly string[]): string {
  const lines = linesOf(done);
  const notes = lines.filter(({ notes }) => notes.length > 0);
  return [
    '# Expected values from outside',
    '',
    'Written by `test/oracles`. Each line compares one node with what another engine, a book or a spreadsheet says.',
    'The worst error is relative to the value (near zero: to a thousandth of the greatest value of the column). Oracles',
    'print three to twelve digits; an error above 1e-9 without a note is within what the printed digits allow.',
    '',
    '| node | oracle | vectors | values | worst error | |',
    '| --- | --- | ---: | ---: | ---: | --- |',
    ...lines.map(
      ({ node, oracle, vectors, values, worst, notes }) =>
        `| \`${node}\` | ${oracle} | ${vectors} | ${values} | ${shown(worst)} | ${notes.length > 0 ? '[differs](#where-ours-differs)' : ''} |`,
    ),
    '',
    '## Where ours differs',
    '',
    ...notes.flatMap(({ node, oracle, notes }) => notes.map((note) => `- \`${node}\`, ${oracle}: ${note}`)),
    '',
    ...live,
    '## Without an oracle',
    '',
    'No outside vectors cover these nodes: each is computed again by a direct, slow, obviously right computation in',
    '`test/nodes-direct`, from the source that its reference page names.',
    '',
    ...unvectored.map(({ type, how }) => `- \`${type}\`: ${how}`),
    '',
    '## Without a node',
    '',
    ...done.flatMap(({ oracle }) =>
      Object.entries(oracle.uncovered).map(([vector, reason]) => `- ${oracle.name} \`${vector}\`: ${reason}`),
    ),
    '',
  ].join('\n');
}

function linesOf(done: Done): Line[] {
  const lines = new Map<string, Line>();
  for (const { oracle, outcomes } of done) {
    for (const { case: tested, ports } of outcomes) {
      const key = `${tested.node} ${oracle.name}`;
      const before = lines.get(key);
      lines.set(key, {
        node: tested.node,
        oracle: oracle.name,
        vectors: (before?.vectors ?? 0) + 1,
        values: (before?.values ?? 0) + ports.reduce((sum, { compared }) => sum + compared, 0),
        worst: Math.max(before?.worst ?? 0, ...(tested.differs ? [] : ports.map(({ worst }) => worst))),
        notes: [...(before?.notes ?? []), ...notesOf(tested, ports)],
      });
    }
  }
  return [...lines.values()].sort((a, b) => (a.node < b.node ? -1 : a.node > b.node ? 1 : 0));
}

function notesOf(tested: Outcome['case'], ports: Outcome['ports']): string[] {
  const { vector, seed, except, differs } = tested;
  if (seed) return [`${vector}: the first ${seed.rows} rows. ${seed.reason}`];
  if (except) return [`${vector}: rows ${except.rows.join(', ')}. ${except.reason}`];
  if (!differs) return [];
  const where = ports
    .filter(({ rows }) => rows.length > 0)
    .map(
      ({ port, rows, compared }) =>
        `${port} in ${rows.length} of ${compared} rows (${rows[0]} to ${rows.at(-1)})`,
    );
  return [`${vector}: ${differs}${where.length > 0 ? ` ${where.join(', ')}.` : ' No compared row differs.'}`];
}

function shown(worst: number): string {
  return worst === 0 ? '0' : worst.toExponential(0);
}
