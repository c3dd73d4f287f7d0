import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { FrameNode } from './cards.ts';

/** A dashed box behind nodes that belong together. */
export const FrameCard = memo(
  function FrameCard({ data }: NodeProps<FrameNode>) {
    return (
      <div className="node-frame">
        <span className="node-frame-title" title={data.title}>
          {data.title}
        </span>
      </div>
    );
  },
  (before, after) => before.data === after.data && before.selected === after.selected,
);
