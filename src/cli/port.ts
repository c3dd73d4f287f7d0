import { library, type Strategy } from '../index.ts';
import { UsageError } from './exit.ts';

/** @throws UsageError where the strategy has no such port: NODE.PORT, BLOCK.PORT or, inside a block, BLOCK/NODE.PORT. */
export function checkPort(strategy: Strategy, text: string): void {
  const dot = text.lastIndexOf('.');
  const path = text.slice(0, dot).split('/');
  const port = text.slice(dot + 1);
  if (dot <= 0 || port === '')
    throw new UsageError(`"${text}" is no port. Write NODE.PORT, such as rsi.value.`);
  let { nodes } = strategy;
  let ports: readonly string[] = [];
  for (const [depth, id] of path.entries()) {
    const node = nodes.find((each) => each.id === id);
    if (!node) throw new UsageError(noNode(id, path.slice(0, depth), nodes));
    const block = blockOf(strategy, node.type);
    if (!block && depth < path.length - 1)
      throw new UsageError(`"${id}" is no block: there is nothing inside it. Write ${id}.PORT.`);
    if (node.disabled || node.muted)
      throw new UsageError(`"${id}" is switched off, so it shows no values. Switch it on.`);
    nodes = block?.nodes ?? [];
    ports = Object.keys((block ?? library.get(node.type))?.outputs ?? {});
  }
  if (ports.includes(port)) return;
  const has = ports.length > 0 ? `It has: ${some(ports)}.` : 'It shows nothing.';
  throw new UsageError(`The strategy has no port "${text}": "${path.at(-1)}" has no "${port}". ${has}`);
}

function blockOf({ blocks }: Strategy, type: string) {
  return type.startsWith('block:') ? blocks?.[type.slice('block:'.length)] : undefined;
}

function noNode(id: string, inside: readonly string[], nodes: Strategy['nodes']): string {
  const where = inside.length > 0 ? `The block "${inside.join('/')}"` : 'The strategy';
  return `${where} has no node "${id}". It has: ${some(nodes.map((node) => node.id))}.`;
}

function some(names: readonly string[]): string {
  return names.length > 20
    ? `${names.slice(0, 20).join(', ')} and ${names.length - 20} more`
    : names.join(', ');
}
