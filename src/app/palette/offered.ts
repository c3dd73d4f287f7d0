import type { Group } from '../../index.ts';
import type { NodeFace } from '../nodes/face.ts';
import { GROUP_LOOKS } from '../nodes/groups.ts';
import { library } from '../nodes/library.ts';

/** Every node that the palette offers. */
export const OFFERED: readonly NodeFace[] = library.all.filter(({ hidden }) => !hidden);

export interface PaletteGroup {
  readonly group: Group;
  readonly title: string;
  readonly color: string;
  readonly nodes: readonly NodeFace[];
}

const isGroup = (name: string): name is Group => name in GROUP_LOOKS;

/** Groups that hold something, in the palette's order. */
export const PALETTE_GROUPS: readonly PaletteGroup[] = Object.entries(GROUP_LOOKS).flatMap(
  ([group, look]) => {
    const nodes = OFFERED.filter((node) => node.group === group).sort((a, b) =>
      a.title.localeCompare(b.title, 'en'),
    );
    return isGroup(group) && nodes.length > 0 ? [{ group, ...look, nodes }] : [];
  },
);
