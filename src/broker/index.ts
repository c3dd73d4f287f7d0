import type { Broker, BrokerSetup } from './port.ts';
import { SimulatedBroker } from './simulated.ts';

export * from './port.ts';
export * from './result.ts';

/** A broker that fills orders against candles: a function of its setup and the calls, whatever the blocks. */
export function createBroker(setup: BrokerSetup): Broker {
  return new SimulatedBroker(setup);
}
