import { memo } from 'react';
import type { NodeFace } from '../nodes/face.ts';
import { colorOf } from '../nodes/groups.ts';
import { helpHash } from '../state/help.ts';
import { NodePicture, usePicture } from './NodePicture.tsx';

/** In the inspector: the node at work, which leads to its page in the reference. */
export default memo(function SmallPicture({ definition }: { definition: NodeFace }) {
  const { type, title } = definition;
  if (usePicture(type) === 'none') return null;
  return (
    <a
      href={helpHash({ book: 'nodes', entry: type })}
      className="block border-t border-line pt-3 text-xs text-muted no-underline hover:text-text"
    >
      <span className="mb-1.5 flex justify-between">
        <span className="font-semibold">On sample candles</span>
        <span className="text-accent">Reference</span>
      </span>
      <NodePicture type={type} title={title} color={colorOf(definition)} size="small" />
    </a>
  );
});
