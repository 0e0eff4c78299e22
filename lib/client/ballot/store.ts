/** Where values are kept on a device, as JSON. */
export interface Store {
  /** Undefined: nothing is kept, or nothing that can be read. */
  get: (key: string) => unknown;
  set: (key: string, value: unknown) => void;
  remove: (key: string) => void;
}

type Texts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Values in texts that may be forbidden or full: then what is set is gone with the page. */
export function storeIn(texts: Texts): Store {
  return {
    get: (key) => {
      try {
        const text = texts.getItem(key);
        return text === null ? undefined : (JSON.parse(text) as unknown);
      } catch {
        return undefined;
      }
    },
    set: (key, value) => {
      try {
        texts.setItem(key, JSON.stringify(value));
      } catch {
        // The page goes on with what it has.
      }
    },
    remove: (key) => {
      try {
        texts.removeItem(key);
      } catch {
        // Nothing was kept there.
      }
    },
  };
}

/** The device's own; where the browser gives none, what the page has in memory. */
export function deviceStore(): Store {
  try {
    return storeIn(window.localStorage);
  } catch {
    return memoryStore();
  }
}

export function memoryStore(): Store {
  const kept = new Map<string, string>();
  return storeIn({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  });
}
