import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The floors of the house, from the contract up, and what each room may import besides itself. */
const CONTRACT = ['src/node'];
const TIME = [...CONTRACT, 'src/time'];
const STRATEGY = [...TIME, 'src/strategy'];
const COMPILER = [...STRATEGY, 'src/compiler'];
const BROKER = [...STRATEGY, 'src/broker'];
const RUNTIME = [...COMPILER, ...BROKER, 'src/runtime'];
const FACE = [...RUNTIME, 'nodes', 'src/index.ts'];
const MARKET = [...TIME, 'src/strategy', 'src/market'];

/** Each room's own imports from others; a room may always import from itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/node': [],
  nodes: CONTRACT,
  'src/time': CONTRACT,
  'src/strategy': TIME,
  'src/compiler': STRATEGY,
  'src/broker': STRATEGY,
  'src/runtime': RUNTIME,
  'src/index.ts': FACE,
  'src/market': MARKET,
  'src/exchange': MARKET,
  'src/bots': [...FACE, ...MARKET, 'src/exchange'],
  'src/research': [...FACE, ...MARKET],
  'src/api': [...FACE, ...MARKET],
  'src/server': [...FACE, ...MARKET, 'src/exchange', 'src/bots', 'src/research', 'src/api'],
  'src/cli': [...FACE, ...MARKET, 'src/exchange', 'src/bots', 'src/research', 'src/api', 'src/server'],
  'src/app': [...FACE, ...MARKET, 'src/bots', 'src/research', 'src/api'],
};
const PURE = [
  'src/node',
  'nodes',
  'src/time',
  'src/strategy',
  'src/compiler',
  'src/broker',
  'src/runtime',
  'src/index.ts',
];
const ROOMS = Object.keys(MAY_IMPORT);

const IMPORT =
  /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]/g;

interface Source {
  readonly file: string;
  readonly room: string;
  /** Without comments; texts emptied. */
  readonly code: string;
  readonly imports: readonly string[];
}

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|mjs)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

function roomOf(file: string): string | undefined {
  return ROOMS.find((room) => file === room || file.startsWith(`${room}/`));
}

/** Comments and what stands in quotes are no code. */
function codeOf(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.|\$(?!\{))*`/g,
    (part) => (part.startsWith('/') ? ' ' : "''"),
  );
}

function sources(): Source[] {
  return [...filesUnder('src'), ...filesUnder('nodes')].map((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const imports = [...text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(IMPORT)].flatMap(
      ([, from, bare]) => from ?? bare ?? [],
    );
    return { file, room: roomOf(file) ?? '', code: codeOf(text), imports };
  });
}

function target({ file }: Source, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
}

const all = sources();

describe('the house', () => {
  test('every source file stands in a room of the table', () => {
    expect(all.filter(({ room }) => room === '').map(({ file }) => file)).toEqual([]);
  });

  test('rooms import only from the floors under them', () => {
    const wrong = all.flatMap((source) =>
      source.imports.flatMap((specifier) => {
        const to = target(source, specifier);
        if (to === undefined) return [];
        const room = roomOf(to);
        const fine = room === source.room || (room !== undefined && MAY_IMPORT[source.room]?.includes(room));
        return fine || (!to.startsWith('src/') && !to.startsWith('nodes'))
          ? []
          : [`${source.file} imports ${to}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('the table has no circle', () => {
    const above = (room: string, trail: readonly string[]): string[] =>
      trail.includes(room)
        ? [[...trail, room].join(' → ')]
        : (MAY_IMPORT[room] ?? [])
            .filter((below) => below !== room)
            .flatMap((below) => above(below, [...trail, room]));
    expect(ROOMS.flatMap((room) => above(room, []))).toEqual([]);
  });

  test('no node imports another', () => {
    const nodes = all.filter(({ file }) => file.startsWith('nodes/') && file !== 'nodes/index.ts');
    const wrong = nodes.flatMap((source) =>
      source.imports.filter((specifier) => target(source, specifier)?.startsWith('nodes') ?? false),
    );
    expect(nodes.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});

describe('the core is pure', () => {
  const pure = all.filter(({ room }) => PURE.includes(room));
  const offenders = (pattern: RegExp, except: readonly string[] = []) =>
    pure.flatMap(({ file, code }) => {
      const found = except.includes(file) ? null : pattern.exec(code);
      return found ? [`${file}: ${found[0].trim()}`] : [];
    });

  test('it asks no clock and no chance', () => {
    expect(
      offenders(/\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.\w|\bcrypto\.\w/),
    ).toEqual([]);
  });

  test('its only door to transcendental functions is src/node/math.ts', () => {
    const engine =
      /\bMath\.(?:exp|expm1|log|log2|log10|log1p|pow|sinh?|cosh?|tanh?|asinh?|acosh?|atan2?|atanh|cbrt|hypot)\b|\*\*/;
    expect(offenders(engine)).toEqual([]);
  });

  test('it knows no page and no process', () => {
    const wrong =
      /\b(?:window|localStorage|indexedDB|navigator|process|Buffer|require|fetch|setTimeout|setInterval)\s*[.(]/;
    const page = /\bdocument\s*\.\s*(?:body|head|cookie|create|get|query)/;
    expect([...offenders(wrong), ...offenders(page)]).toEqual([]);
    expect(
      pure.flatMap(({ imports }) => imports.filter((specifier) => specifier.startsWith('node:'))),
    ).toEqual([]);
  });
});

describe('the checks see what they look for', () => {
  test('comments and texts are no code, templates with values are', () => {
    expect(codeOf("a; // Math.exp\n'Math.exp'; /* x ** y */ b")).not.toMatch(/Math|\*\*/);
    expect(codeOf(`\`$\{Math.exp(1)}\``)).toMatch(/Math\.exp/);
  });

  test('imports of every form are found', () => {
    const text =
      "import a from './a.ts';\nexport * from './b.ts';\nimport {\n  c,\n} from './c.ts';\nimport './d.css';\nawait import('./e.ts');";
    expect([...text.matchAll(IMPORT)].map(([, from, bare]) => from ?? bare)).toEqual([
      './a.ts',
      './b.ts',
      './c.ts',
      './d.css',
      './e.ts',
    ]);
  });
});
