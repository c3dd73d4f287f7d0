import '../jitless.ts';
import { z } from 'zod';
import { nodeSchema } from '../../strategy/schema.ts';
import { LIMITS } from '../../strategy/limits.ts';
import type { Clip } from '../state/edits.ts';

const clipSchema = z.object({
  candlewire: z.literal('nodes'),
  nodes: z.array(nodeSchema).min(1).max(LIMITS.nodes),
  places: z.record(z.string(), z.object({ x: z.number(), y: z.number() })),
});

/** Nodes that were copied here or in another window; null: the text is something else. */
export function readClip(text: string): Clip | null {
  if (text.length > LIMITS.bytes || !text.startsWith('{')) return null;
  try {
    const parsed = clipSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // not JSON: some other text
  }
}
