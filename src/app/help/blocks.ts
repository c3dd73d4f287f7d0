/** What a page of our own documentation is made of. */
export type Block =
  | { readonly kind: 'text' | 'heading' | 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** Takes Markdown as docs/ uses it apart: paragraphs, headings, lists, tables and fenced code. */
export function blocksOf(markdown: string): readonly Block[] {
  return markdown
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(blockOf);
}

function blockOf(part: string): Block {
  const lines = part.split('\n');
  if (part.startsWith('```')) return { kind: 'code', text: lines.slice(1, -1).join('\n') };
  if (part.startsWith('#')) return { kind: 'heading', text: part.replace(/^#+ /, '') };
  if (/^[-*] /.test(part)) {
    const items = part.split(/\n(?=[-*] )/).map((item) => joined(item.slice(2)));
    return { kind: 'list', items };
  }
  if (part.startsWith('|')) {
    const [head = [], , ...rows] = lines.map(cells);
    return { kind: 'table', head, rows };
  }
  return { kind: 'text', text: joined(part) };
}

const joined = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim();

function cells(line: string): readonly string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}
