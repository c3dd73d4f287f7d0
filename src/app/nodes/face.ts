import type { InputPhrases, NodeDefinition } from '../../index.ts';
import { type FieldSpec, fieldsOf } from '../inspector/fields.ts';

/** What the page must know of a node to draw, name, wire and set it: nothing of how it computes. */
export interface NodeFace
  extends Pick<
    NodeDefinition,
    'kind' | 'type' | 'group' | 'title' | 'aliases' | 'hidden' | 'inputs' | 'outputs'
  > {
  /** Its parameters as the form shows them, with their defaults. */
  readonly fields: readonly FieldSpec[];
  /** Its setting in words, given whole parameters. */
  sentence?(params: Record<string, unknown>, inputs: InputPhrases): string;
}

/** The node types that the page speaks of. */
export interface FaceLibrary {
  readonly all: readonly NodeFace[];
  /** By type name or alias. */
  get(type: string): NodeFace | undefined;
}

export function faceOf(definition: NodeDefinition): NodeFace {
  const { kind, type, group, title, aliases, hidden, inputs, outputs, sentence } = definition;
  let fields: readonly FieldSpec[] | undefined;
  return {
    ...{ kind, type, group, title, inputs, outputs },
    ...(aliases ? { aliases } : {}),
    ...(hidden ? { hidden } : {}),
    ...(sentence ? { sentence } : {}),
    get fields() {
      fields ??= fieldsOf(definition.params);
      return fields;
    },
  };
}
