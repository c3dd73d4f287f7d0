import type { Block } from './blocks.ts';
import { Prose } from './Prose.tsx';

/** Text of our own documentation. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block) => <OneBlock key={keyOf(block)} block={block} />);
}

function keyOf(block: Block): string {
  if (block.kind === 'list') return block.items.join();
  return block.kind === 'table' ? block.rows.join() : block.text;
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'text':
      return (
        <p className="text-base">
          <Prose text={block.text} />
        </p>
      );
    case 'heading':
      return (
        <h2 className="text-base font-semibold">
          <Prose text={block.text} />
        </h2>
      );
    case 'code':
      return (
        <pre className="rounded-lg border border-line bg-canvas p-3 text-xs break-words whitespace-pre-wrap">
          {block.text}
        </pre>
      );
    case 'list':
      return (
        <ul className="flex list-disc flex-col gap-1 pl-5 text-base">
          {block.items.map((item) => (
            <li key={item}>
              <Prose text={item} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <TableBlock head={block.head} rows={block.rows} />;
  }
}

function TableBlock({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <table className="w-full text-sm">
      <thead>
        <tr>
          {head.map((cell) => (
            <th
              key={cell}
              scope="col"
              className="border-b border-line py-1 pr-3 text-left text-xs font-normal text-muted"
            >
              <Prose text={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join()}>
            {head.map((name, at) => (
              <td key={name} className="border-b border-line/60 py-1.5 pr-3 align-top">
                <Prose text={row[at] ?? ''} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
