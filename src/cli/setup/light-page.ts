import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Plugin, parseAst, runnerImport } from 'vite';
import { partOf, withoutParts } from './node-parts.ts';

/** What the page's modules about nodes come to when they are run: see `src/app/nodes/derived.ts`. */
interface Derived {
  readonly faces: readonly { readonly type: string; readonly speaks: boolean }[];
  readonly docs: unknown;
  readonly first: unknown;
}

const ONLY = '?only=';

/**
 * The page draws, names and wires nodes; only its worker computes. So the built page holds no kernels: the modules that
 * read the node definitions are replaced by what they come to, and of each definition only its sentence stays code.
 */
export function lightPage(): Plugin {
  let root = '';
  let derived: Promise<Derived> | null = null;
  const derive = async () => {
    derived ??= runnerImport<{ derived: Derived }>(`${root}/src/app/nodes/derived.ts`, {
      root,
      logLevel: 'error',
    }).then(({ module }) => module.derived);
    return derived;
  };
  const replaced = (file: string) => path.posix.normalize(file).slice(root.length);

  return {
    name: 'candlewire:light-page',
    apply: 'build',
    enforce: 'pre',
    configResolved(config) {
      root = config.root;
    },
    /** The core is pure: what nothing of it is taken from need not run. */
    transform(code, id) {
      const pure = /\/(?:nodes|src\/(?:node|strategy|compiler|time))\/[^?]*\.ts(?:\?|$)/.test(id);
      return pure ? { code, map: null, moduleSideEffects: false } : undefined;
    },
    async load(id) {
      const [file = '', only] = id.split(ONLY);
      if (only) return { code: partOf(await readFile(file, 'utf8'), only, parseAst), moduleType: 'ts' };
      switch (replaced(file)) {
        case '/src/app/nodes/library.ts':
          return libraryModule(await derive(), await filesByType(root));
        case '/src/app/nodes/docs.ts':
          return `export const DOCS = ${frozen((await derive()).docs)};`;
        case '/src/app/state/first-strategy.ts':
          return `export const FIRST_STRATEGY = ${frozen((await derive()).first)};`;
        default:
          return undefined;
      }
    },
  };
}

/** In the worker nobody reads explanations, and evidence is for tests. */
export function bareWorker(): Plugin {
  return {
    name: 'candlewire:bare-worker',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      const bare = /\/nodes\/[^/]+\/[^/]+\.ts$/.test(id) && /^export default define/m.test(code);
      if (!bare) return undefined;
      return { code: withoutParts(code, ['doc', 'golden', 'source', 'words'], parseAst), map: null };
    },
  };
}

/** Parsed faster, and a fifth smaller, than a literal. */
function frozen(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

/** Nodes whose sentences are alike share one. */
async function libraryModule({ faces }: Derived, files: ReadonlyMap<string, string>): Promise<string> {
  const known = new Map<string, number>();
  const imports: string[] = [];
  const places: number[] = [];
  for (const { type, speaks } of faces) {
    const file = files.get(type);
    if (!file) throw new Error(`The node "${type}" has no file of its name.`);
    if (!speaks) {
      places.push(-1);
      continue;
    }
    const code = partOf(await readFile(file, 'utf8'), 'sentence', parseAst);
    const place = known.get(code) ?? imports.length;
    if (!known.has(code)) imports.push(`import s${place} from ${JSON.stringify(`${file}${ONLY}sentence`)};`);
    known.set(code, place);
    places.push(place);
  }
  return [
    ...imports,
    `import { faceLibrary } from './face-library.ts';`,
    `const sentences = [${imports.map((_, place) => `s${place}`).join(', ')}];`,
    `const places = ${JSON.stringify(places)};`,
    `const faces = ${frozen(faces.map(({ speaks: _speaks, ...face }) => face))};`,
    'export const library = faceLibrary(faces.map((face, at) => ({ ...face, sentence: sentences[places[at]] })));',
  ].join('\n');
}

async function filesByType(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(`${root}/nodes`, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => [path.basename(entry.name, '.ts'), path.posix.join(entry.parentPath, entry.name)]),
  );
}
