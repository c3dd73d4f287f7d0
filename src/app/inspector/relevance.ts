import type { FieldSpec } from './fields.ts';
import type { Values } from './ParamField.tsx';

/** Order types on which a parameter has an effect. */
const BY_ORDER_TYPE: Readonly<Record<string, readonly string[]>> = {
  offset: ['limit', 'stop', 'stop-limit'],
  limitOffset: ['stop-limit'],
  trail: ['trailing'],
  expireBars: ['limit', 'stop', 'stop-limit', 'trailing'],
  postOnly: ['limit'],
};
/** Size modes on which a part of the size has an effect. */
const BY_SIZE_MODE: Readonly<Record<string, (mode: string) => boolean>> = {
  band: (mode) => mode.startsWith('target-'),
  length: (mode) => mode === 'volatility-target',
};

/** Whether a field does anything with the other settings as they are; what is set shows always. */
export function matters(field: FieldSpec, values: Values): boolean {
  if (values[field.key] !== undefined) return true;
  const types = BY_ORDER_TYPE[field.key];
  if (types) return types.includes(typeof values.type === 'string' ? values.type : 'market');
  const byMode = BY_SIZE_MODE[field.key];
  return byMode && typeof values.mode === 'string' ? byMode(values.mode) : true;
}

/** Fields that a form shows before "more": what every user sets, not what may be left out. */
export function shownFirst(field: FieldSpec, values: Values): boolean {
  return (
    matters(field, values) &&
    (values[field.key] !== undefined || !field.optional || field.kind === 'distance')
  );
}
