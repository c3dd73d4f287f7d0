/** What keys and pointer do, as the reference lists it. */
export interface Way {
  readonly keys: readonly string[];
  readonly does: string;
}

export interface WaySection {
  readonly title: string;
  readonly ways: readonly Way[];
}

export const WAYS: readonly WaySection[] = [
  {
    title: 'Nodes',
    ways: [
      {
        keys: ['/', 'Ctrl K'],
        does: 'Add a node by name; or go to one by its name, type or a value written in it',
      },
      { keys: ['Double-click'], does: 'Add a node at that place of the empty canvas' },
      { keys: ['R'], does: 'Replace the selected node and keep every wire and setting that fits' },
      { keys: ['M'], does: 'Pass the selected nodes by: what reads them gets their input' },
      { keys: ['X'], does: 'Swap the first two inputs of the selected node' },
      { keys: ['G'], does: 'Fold the selected nodes into a block' },
      { keys: ['Ctrl D'], does: 'Duplicate' },
      { keys: ['Ctrl C', 'Ctrl V'], does: 'Copy and paste nodes, also into another tab' },
      { keys: ['Del'], does: 'Remove nodes and wires' },
      { keys: ['Shift Del'], does: 'Remove nodes and let their wires heal' },
      { keys: ['Alt', 'drag'], does: 'Lift a node out of its wires, which heal, and carry it' },
      { keys: ['Arrows', 'Shift Arrows'], does: 'Move the node that has the focus, in small or large steps' },
      { keys: ['Enter'], does: 'Open the settings of the node that has the focus' },
      { keys: ['?'], does: 'Open the reference of the selected node' },
    ],
  },
  {
    title: 'Wires',
    ways: [
      { keys: ['drag'], does: 'Draw a wire from a port; let go over nothing to add a node that fits' },
      {
        keys: ['C'],
        does: 'Wire the selected node by keyboard; carry or break all wires of one of its ports',
      },
      { keys: ['Ctrl', 'drag'], does: 'Carry all wires of a port to another one' },
      { keys: ['Alt', 'click'], does: 'Break all wires of a port' },
      { keys: ['Alt', 'drag'], does: 'Over the empty canvas: cut the wires that the stroke crosses' },
    ],
  },
  {
    title: 'View and steps',
    ways: [
      { keys: ['F'], does: 'Show everything' },
      { keys: ['T'], does: 'Tidy up' },
      { keys: ['Wheel'], does: 'Zoom; or move, or nothing: as set beside the zoom buttons' },
      { keys: ['Shift', 'drag'], does: 'Select with a frame' },
      { keys: ['Ctrl A', 'Esc'], does: 'Select everything, or nothing' },
      { keys: ['Ctrl Z', 'Ctrl Y'], does: 'Undo, redo' },
      { keys: ['Ctrl S'], does: 'Export the strategy as a file' },
    ],
  },
  {
    title: 'Numbers',
    ways: [
      { keys: ['drag'], does: 'Drag a number sideways to change it; with Shift finer, with Alt coarser' },
      { keys: ['Up', 'Down'], does: 'Step the number that is being typed; with Shift ten times as far' },
    ],
  },
  {
    title: 'Chart',
    ways: [
      { keys: ['click'], does: 'On a fill: why this trade. On a candle: what stood in the way of an entry' },
      {
        keys: ['Left', 'Right'],
        does: 'Move the crosshair; with Shift faster, with Page Up and Page Down by far',
      },
      { keys: ['Up', 'Down'], does: 'Go from fill to fill' },
      { keys: ['Enter'], does: 'Ask why at the crosshair' },
    ],
  },
];
