import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const page = fileURLToPath(new URL('../../../shared/NODES.md', import.meta.url));

/** The page stands beside the project, never in it; where it is absent, tests that need it skip and say so. */
export const hasPage = existsSync(page);

/** What the page says of one node type. */
export interface Promised {
  readonly type: string;
  /** The section, or its paragraph: `Data`, `Trend`, `Conditions`. */
  readonly where: string;
  /** What it names of parameters and inputs, word for word. */
  readonly names: readonly string[];
  readonly outputs: readonly string[];
}

/** Order nodes of whole strategies, and what is still to come. */
const BOTS = new Set([
  ...['dca-bot', 'grid-bot', 'rebalance', 'market-maker', 'arbitrage', 'carry', 'hedge', 'pairs'],
  ...['twap', 'iceberg', 'ladder'],
]);

/** The paragraphs of a section, line ends turned to blanks. */
function section(name: string): string {
  const sections = readFileSync(page, 'utf8').split(/^## /m);
  const found = sections.find((text) => text.startsWith(`${name}\n`));
  if (!found) throw new Error(`The page has no section "${name}".`);
  return found.slice(name.length).trim();
}

const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** The cells of a table's rows, without its heading. */
function rows(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map(flat),
    )
    .filter(([first]) => first !== undefined && !/^(-+|type|node)$/.test(first));
}

/** Every node that the page promises outside the bots, the universes and the forecasts. */
export function promisedNodes(): Promised[] {
  const lists = ['Math and windows', 'Conditions', 'Time', 'Position and account'];
  const groups = section('Indicators')
    .replace(/TA-Lib's Hilbert family \((.*?`)\)/s, '$1')
    .split(/\n(?=[A-Z][a-z ]+: `)/)
    .slice(1);
  return [
    ...dataNodes(),
    ...lists.flatMap((name) => listed(name, section(name).replace(/Flat:[^·]*/, ''))),
    ...groups.flatMap((text) => listed(text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1))),
    ...orderNodes(),
  ];
}

function dataNodes(): Promised[] {
  const ohlc = rows(section('Data')).find(([types]) => types === '`ohlc`')?.[2] ?? '';
  return rows(section('Data')).flatMap(([types = '', params = '', ports = '']) => {
    const names = params.split(' · ');
    return typesIn(types).map((type, at): Promised => {
      const own = names.length > 1 ? (names[at] ?? '') : params;
      const [inputs = '', outputs = ''] = ports.split('→');
      const known = outputs.replace('the ports of `ohlc`', ohlc.split('→')[1] ?? '');
      const extra = type === 'renko' ? ', direction, flipped' : '';
      const text = sentence(known).replace('and, where the data has them (else unknown): ', '') + extra;
      return { type, where: 'Data', names: words(`${own}, ${inputs}`), outputs: outputNames(text) };
    });
  });
}

function orderNodes(): Promised[] {
  return rows(section('Orders')).flatMap(([types = '', what = '']) =>
    typesIn(types)
      .concat(/`close-position` \(/.test(what) ? ['close-position'] : [])
      .filter((type) => !BOTS.has(type))
      .map((type): Promised => ({ type, where: 'Orders', names: [], outputs: [] })),
  );
}

function typesIn(text: string): string[] {
  return [...text.matchAll(/`([a-z][a-z0-9-]*)`/g)].map(([, type = '']) => type);
}

/** Types stand in backticks outside of brackets; in the brackets behind one, its names and, after an arrow, its outputs. */
function listed(where: string, text: string): Promised[] {
  const found: Promised[] = [];
  const plain = flat(text);
  for (const { type, bracket } of mentions(plain)) {
    const [before = '', after = ''] = bracket.includes('→') ? bracket.split('→') : [bracket];
    found.push({ type, where, names: words(before), outputs: outputNames(sentence(after)) });
  }
  return found;
}

function mentions(text: string): { type: string; bracket: string }[] {
  const found: { type: string; bracket: string }[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') {
      const end = closing(text, at);
      const last = found.at(-1);
      if (last && text[at - 2] === '`') last.bracket = text.slice(at + 1, end);
      at = end;
    } else if (text[at] === '`') {
      const end = text.indexOf('`', at + 1);
      found.push({ type: text.slice(at + 1, end), bracket: '' });
      at = end;
    }
  }
  return found;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at;
  }
  throw new Error(`A bracket is never closed: ${text.slice(open, open + 40)}`);
}

/** Up to the first remark. */
function sentence(text: string): string {
  return (text.replaceAll(/\([^()]*\)/g, '').split(/[;:](?! bid)|\. /)[0] ?? '').trim();
}

/** `r1…r3` names both ends. */
function outputNames(text: string): string[] {
  return text.split(',').flatMap((item) => {
    const ends = item.trim().split(/\s*…\s*/);
    return ends.flatMap((end) => /^(?:and\s+)?([a-zA-Z][a-zA-Z0-9]*)/.exec(end)?.[1] ?? []);
  });
}

/** The items of a bracket, without inner brackets. */
function words(text: string): string[] {
  return text
    .replaceAll(/\([^()]*\)/g, '')
    .split(/[,;]/)
    .map((item) => item.replaceAll(/[`?–]/g, '').trim())
    .filter((item) => item !== '');
}

/** `RSI 14`, `Keltner 20/2/ATR 10`: the values of the sentence on defaults, in order. */
export function promisedDefaults(): { name: string; values: number[] }[] {
  const text = flat(/Defaults are[\s\S]*?single averages/.exec(section('Indicators'))?.[0] ?? '');
  return [...text.matchAll(/([A-Za-z]+(?:-[a-z]+)?) (\d+(?:\/(?:ATR )?\d+)*)/g)].map(
    ([, name = '', values = '']) => ({
      name: name.toLowerCase(),
      values: values.split('/').map((value) => Number(value.replace('ATR ', ''))),
    }),
  );
}

/** The averages of one length: 20, unless the sentence on defaults says otherwise. */
export function singleAverages(): string[] {
  const trend = /Trend: ([\s\S]*?) `mama`/.exec(section('Indicators'))?.[1] ?? '';
  return mentions(flat(trend)).map(({ type }) => type);
}

/** The table of order parameters: names, and the default where the page gives one. */
export function orderParameters(): {
  types: string[];
  names: { name: string; initial: string | undefined }[];
}[] {
  const [, table = ''] = section('Orders').split('| node | parameters |');
  const rowsOfTable = rows(table.split('\n\n')[0] ?? '');
  return rowsOfTable.map(([types = '', text = '']) => ({
    types: types.split(', '),
    names: [...outside(text).matchAll(/`([a-zA-Z]+)`(?: \[([^\]]*)\])?/g)].map(([, name = '', initial]) => ({
      name,
      initial,
    })),
  }));
}

/** Remarks in brackets name inputs and the keys of distances too; only what stands outside is a parameter. */
function outside(text: string): string {
  let depth = 0;
  let kept = '';
  for (const mark of text) {
    if (mark === '(') depth++;
    if (depth === 0) kept += mark;
    if (mark === ')') depth--;
  }
  return kept.replaceAll(/`\[\{[^`]*`/g, '').replace('the `price` input', '');
}

/** The modes of a size, the types of an order and what every order node shows, as the section on orders lists them. */
export function orderWords(): { modes: string[]; types: string[]; outputs: string[] } {
  const text = flat(section('Orders'));
  const listed = (pattern: RegExp) =>
    [...(pattern.exec(text)?.[1] ?? '').replaceAll(/\([^()]*\)/g, '').matchAll(/`([a-zA-Z-]+)`/g)].map(
      ([, word = '']) => word,
    );
  return {
    modes: listed(/with mode (.*?); `min`/),
    types: listed(/one cash\), `type` (.*?), `trigger`/),
    outputs: listed(/outputs (.*?) \(of this bar\)/),
  };
}
