/**
 * Strongly connected components of a graph of `count` vertices, in topological order (a component comes after
 * all that it depends on). Tarjan 1972, without recursion so that long chains cannot overflow the stack.
 */
export function components(count: number, dependencies: (vertex: number) => readonly number[]): number[][] {
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  const found: number[][] = [];
  let next = 0;
  for (let root = 0; root < count; root++) {
    if (index[root] !== -1) continue;
    const work: { vertex: number; edges: readonly number[]; at: number }[] = [];
    const enter = (vertex: number) => {
      index[vertex] = next;
      low[vertex] = next++;
      stack.push(vertex);
      onStack[vertex] = 1;
      work.push({ vertex, edges: dependencies(vertex), at: 0 });
    };
    enter(root);
    for (let frame = work.at(-1); frame; frame = work.at(-1)) {
      const { vertex, edges } = frame;
      const target = edges[frame.at++];
      if (target === undefined) {
        work.pop();
        const parent = work.at(-1)?.vertex;
        if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[vertex]!);
        if (low[vertex] === index[vertex]) found.push(popComponent(stack, onStack, vertex));
      } else if (index[target] === -1) enter(target);
      else if (onStack[target]) low[vertex] = Math.min(low[vertex]!, index[target]!);
    }
  }
  return found;
}

function popComponent(stack: number[], onStack: Uint8Array, root: number): number[] {
  const component: number[] = [];
  for (let vertex = stack.pop(); vertex !== undefined; vertex = stack.pop()) {
    onStack[vertex] = 0;
    component.push(vertex);
    if (vertex === root) break;
  }
  return component.reverse();
}
