export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'name' | 'sign'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number };

/** What is wrong with a formula, in words, and the column (from 1) where. */
export interface FormulaFault {
  readonly message: string;
  readonly column: number;
}

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([a-z_][a-z_0-9]*)|(>=|<=|==|!=|&&|\|\||\*\*|[-+*/%^<>?:(),!]))/iy;

/** Cuts a formula into numbers, names and signs. */
export function tokenize(text: string): Token[] | FormulaFault {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < end) {
    const start = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) {
      const at = start + (text.slice(start).length - text.slice(start).trimStart().length);
      return { message: `A formula cannot hold "${text.charAt(at)}".`, column: at + 1 };
    }
    const [, digits, name, sign] = match;
    const at = pattern.lastIndex - (digits ?? name ?? sign ?? '').length;
    if (digits !== undefined) {
      const value = Number(digits);
      if (!Number.isFinite(value)) return { message: `"${digits}" is too large.`, column: at + 1 };
      tokens.push({ kind: 'number', value, at });
    } else if (name !== undefined) tokens.push({ kind: 'name', text: name.toLowerCase(), at });
    else tokens.push({ kind: 'sign', text: sign ?? '', at });
  }
  return [...tokens, { kind: 'end', text: '', at: end }];
}
