const KEY = Symbol.for('gotgan.delivery');

/** How the instance stands towards the log of pages to renew. */
export interface DeliveryState {
  /** Whether it has been told everything that was invalidated before its start: until then pages may show what was. */
  replayed: boolean;
}

/** One state for the process: each route's bundle may hold a copy of this module. */
export function deliveryState(): DeliveryState {
  const shared = globalThis as { [KEY]?: DeliveryState }; // a property of our own, under a symbol of our own
  shared[KEY] ??= { replayed: false };
  return shared[KEY];
}
