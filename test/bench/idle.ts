import {
  type ComputeNode,
  createLibrary,
  type NodeDefinition,
  type NodeLibrary,
} from '../../src/node/index.ts';

/**
 * The same library, with kernels that compute nothing: what a run of a node takes with it is the runtime's own
 * share, feeding the candles and looking for unknown values.
 */
export function idleLibrary(library: NodeLibrary): NodeLibrary {
  return createLibrary(
    library.all.map((node): NodeDefinition => (node.kind === 'compute' ? idle(node) : node)),
  );
}

/** Reads what the node reads, once, and leaves its outputs known. */
function idle(node: ComputeNode): ComputeNode {
  return {
    ...node,
    state: (params) => ({ own: node.state(params), begun: 0 }),
    run(params, state, inputs, outputs, from, to) {
      if (state.begun === 1) return;
      state.begun = 1;
      node.run(params, node.state(params), inputs, outputs, from, Math.min(from + 1, to));
      for (const column of Object.values(outputs)) column.fill(1);
    },
  };
}
