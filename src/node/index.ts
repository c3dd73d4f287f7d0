export * from './define.ts';
export * from './distance.ts';
export * from './ledger.ts';
export * from './library.ts';
export * from './order.ts';
export * from './order-params.ts';
export * from './params.ts';
export * from './port.ts';
