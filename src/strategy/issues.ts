import type { z } from 'zod';
import { suggestTimeframe } from '../time/timeframe.ts';
import { pathText } from './bounds.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';

type Issue = z.core.$ZodIssue;

/** Where the checked value stands in the document, and which node it belongs to. */
export interface IssuePlace {
  readonly root: unknown;
  readonly prefix?: readonly (string | number)[];
  readonly node?: string;
}

/** Turns the findings of a schema into sentences for a trader: one diagnostic each, unknown keys one by one. */
export function issueDiagnostics(issues: readonly Issue[], place: IssuePlace): Diagnostic[] {
  return issues.flatMap((issue) => diagnose(issue, place));
}

function diagnose(issue: Issue, { root, prefix = [], node }: IssuePlace): Diagnostic[] {
  const inner = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const path = [...prefix, ...inner];
  const value = lookUp(root, inner);
  const owner = node ?? nodeAt(root, path);
  const make = (code: string, message: string, at = path, fix?: Fix): Diagnostic => ({
    code,
    severity: 'error',
    message,
    ...(owner ? { node: owner } : {}),
    path: pathText(at),
    ...(fix ? { fix } : {}),
  });
  const label = pathText(inner.length > 0 ? inner : path) || 'the document';

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        make(
          'unknown-field',
          `There is no field called "${key}" here. Remove it or correct its name.`,
          [...path, key],
          {
            title: `Remove "${key}"`,
            edits: [{ path: [...path, key] }],
          },
        ),
      );
    case 'invalid_type':
      if (value === undefined)
        return [make('missing-field', `${label} is missing: it must be ${article(issue.expected)}.`)];
      return [
        make(
          'wrong-type',
          `${label} is ${describe(value)}, but must be ${article(issue.expected)}.`,
          path,
          timeframeFix(path, value),
        ),
      ];
    case 'too_small':
    case 'too_big': {
      const low = issue.code === 'too_small';
      const limit = String(low ? issue.minimum : issue.maximum);
      const bound = `${issue.inclusive === false ? (low ? 'above' : 'below') : low ? 'at least' : 'at most'} ${limit}`;
      const counted = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : '';
      return [make('out-of-range', `${label} is ${describe(value)}, but must be ${bound}${counted}.`)];
    }
    case 'invalid_value':
      if (value === undefined)
        return [
          make('missing-field', `${label} is missing. Write one of: ${issue.values.map(String).join(', ')}.`),
        ];
      return [
        make(
          'bad-value',
          `${label} is ${describe(value)}, but must be one of: ${issue.values.map(String).join(', ')}.`,
        ),
      ];
    default:
      return [
        make(
          issue.code === 'custom' ? customCode(issue.params) : 'bad-value',
          sentence(label, value, issue.message),
          path,
          timeframeFix(path, value),
        ),
      ];
  }
}

function customCode(params: Record<string, unknown> | undefined): string {
  return typeof params?.code === 'string' ? params.code : 'bad-value';
}

function sentence(label: string, value: unknown, message: string): string {
  return /^[A-Z]/.test(message) ? message : `${label} is ${describe(value)}: ${message}.`;
}

const TIMEFRAMES: ReadonlySet<string | number | undefined> = new Set(['timeframe', 'magnifier']);

function timeframeFix(path: readonly (string | number)[], value: unknown): Fix | undefined {
  if (!TIMEFRAMES.has(path.at(-1)) || (typeof value !== 'string' && typeof value !== 'number'))
    return undefined;
  const better = suggestTimeframe(String(value));
  return better ? { title: `Use "${better}"`, edits: [{ path: [...path], value: better }] } : undefined;
}

function lookUp(root: unknown, path: readonly (string | number)[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([name]) => name === String(key))?.[1];
  }
  return value;
}

function nodeAt(root: unknown, path: readonly (string | number)[]): string | undefined {
  if (path[0] !== 'nodes' || typeof path[1] !== 'number') return undefined;
  const id = lookUp(root, ['nodes', path[1], 'id']);
  return typeof id === 'string' ? id : undefined;
}

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function article(kind: string): string {
  return KINDS[kind] ?? kind;
}

function describe(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
