/** Settings that lack a verb, with what makes a clause of them: a pattern and what takes its place. */
const VERBS: Readonly<Record<string, readonly [RegExp, string]>> = {
  rising: [/ over /, ' rises over '],
  falling: [/ over /, ' falls over '],
  moves: [/ (up|down) /, ' is $1 '],
  'price-move': [/ (up|down) /, ' is $1 '],
  turns: [/ (up|down)$/, ' turns $1'],
  becomes: [/$/, ' becomes true'],
  between: [/ (inside|outside) /, ' is $1 '],
  near: [/ within /, ' is within '],
  touches: [/^/, 'the price touches '],
  'at-least': [/^/, 'at least '],
  'once-per': [/^(\S+), /, 'once a $1: '],
};

/** "24h", not "24h bars"; "1 bar"; a thin space before per cent. */
export function tidyWords(words: string): string {
  return words
    .replace(/(\d+[smhdwM]) bars\b/g, '$1')
    .replace(/\b1 bars\b/g, '1 bar')
    .replace(/(\d)%/g, '$1\u202f%');
}

/** The setting of a condition or a sum as it is said further down the wire; one that begins with "of" gets its name. */
export function clause(type: string, title: string, setting: string): string {
  const [pattern, words] = VERBS[type] ?? [];
  if (pattern && words) return setting.replace(pattern, words);
  return setting.startsWith('of ') ? `${title.toLowerCase()} ${setting}` : setting;
}
