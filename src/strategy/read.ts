import { checkBounds } from './bounds.ts';
import type { Diagnostic } from './diagnostic.ts';
import { issueDiagnostics } from './issues.ts';
import { brokenJson } from './json-place.ts';
import { isObject, sortOutLayout } from './layout.ts';
import { LIMITS } from './limits.ts';
import { FORMAT, type Strategy, strategySchema, VERSION } from './schema.ts';

export interface ReadStrategy {
  /** Null where the document could not be read as a strategy at all. */
  strategy: Strategy | null;
  diagnostics: Diagnostic[];
}

/** Reads a strategy from the bytes or text of a file, or from parsed JSON. Never throws; nothing is half-applied. */
export function readStrategy(input: unknown): ReadStrategy {
  const parsed =
    typeof input === 'string' || input instanceof Uint8Array ? parse(input) : { document: input };
  if (parsed.fault) return refuse(parsed.fault);
  const bounds = checkBounds(parsed.document);
  if (bounds.length > 0) return refuse(...bounds);
  const header = checkHeader(parsed.document);
  if (header || !isObject(parsed.document)) return refuse(header ?? notAStrategy());
  const { document, diagnostics } = sortOutLayout(parsed.document);
  const result = strategySchema.safeParse(document);
  if (!result.success) {
    return refuse(...issueDiagnostics(result.error.issues, { root: document }), ...diagnostics);
  }
  const duplicates = [
    ...duplicateIds(result.data.nodes, 'nodes', 'node'),
    ...duplicateIds(result.data.markets, 'markets', 'market'),
    ...Object.entries(result.data.blocks ?? {}).flatMap(([id, block]) =>
      duplicateIds(block.nodes, `blocks.${id}.nodes`, 'node'),
    ),
    ...reservedIds(result.data),
  ];
  if (duplicates.length > 0) return refuse(...duplicates, ...diagnostics);
  return { strategy: result.data, diagnostics };
}

function refuse(...diagnostics: Diagnostic[]): ReadStrategy {
  return { strategy: null, diagnostics };
}

function parse(input: string | Uint8Array): { document?: unknown; fault?: Diagnostic } {
  const size = typeof input === 'string' ? new TextEncoder().encode(input).length : input.length;
  if (size > LIMITS.bytes) {
    return {
      fault: fault(
        'too-large',
        'This file is larger than 4 MiB, the most a strategy may have. Is it a candle file?',
      ),
    };
  }
  let text: string;
  try {
    text =
      typeof input === 'string'
        ? input
        : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input);
  } catch {
    return {
      fault: fault(
        'not-utf8',
        'This file is not UTF-8 text. Export the strategy again, or save the file as UTF-8.',
      ),
    };
  }
  try {
    const document: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return { document };
  } catch {
    const { sentence, row } = brokenJson(text);
    const message = `This file is not JSON, or only a part of it. ${sentence} Correct it there, or export the strategy again.`;
    return { fault: { ...fault('not-json', message), row } };
  }
}

function fault(code: string, message: string): Diagnostic {
  return { code, severity: 'error', message };
}

function notAStrategy(): Diagnostic {
  return {
    ...fault(
      'not-a-strategy',
      `This is not a Candlewire strategy: a strategy file is an object with "format": "${FORMAT}".`,
    ),
    path: 'format',
  };
}

function checkHeader(document: unknown): Diagnostic | null {
  if (!isObject(document) || document.format !== FORMAT) return notAStrategy();
  const { version } = document;
  if (typeof version === 'number' && Number.isInteger(version) && version > VERSION) {
    return {
      ...fault(
        'newer-version',
        `This strategy was written by a newer Candlewire (file version ${version}). Update Candlewire to open it.`,
      ),
      path: 'version',
    };
  }
  if (version !== undefined && version !== VERSION) {
    return {
      ...fault(
        'unknown-version',
        `There is no file version ${JSON.stringify(version)}: "version" must be ${VERSION}.`,
      ),
      path: 'version',
    };
  }
  return null;
}

function duplicateIds(items: readonly { id: string }[], path: string, what: string): Diagnostic[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        ...fault('duplicate-id', `Two ${what}s are called "${id}". Give each its own name.`),
        ...(what === 'node' ? { node: id } : {}),
        path: `${path}[${index}].id`,
      },
    ];
  });
}

const RESERVED: ReadonlySet<string> = new Set(['in', 'frames', 'comments']);

/** `frames` and `comments` are lists of the layout; `in` is a block's inputs. */
function reservedIds({ nodes, blocks = {} }: Strategy): Diagnostic[] {
  const lists = Object.entries(blocks).map(([id, block]) => [`blocks.${id}.nodes`, block.nodes] as const);
  return [['nodes', nodes] as const, ...lists].flatMap(([path, list]) =>
    list.flatMap(({ id }, index) => (RESERVED.has(id) ? [reserved(id, `${path}[${index}].id`)] : [])),
  );
}

function reserved(id: string, path: string): Diagnostic {
  return {
    ...fault(
      'reserved-id',
      `No node may be called "${id}": the file uses that name itself. Rename the node.`,
    ),
    node: id,
    path,
  };
}
