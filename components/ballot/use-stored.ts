import { useCallback, useEffect, useRef, useState } from 'react';
import type { Store } from '@/lib/client/ballot/store';

export type Update<T> = (change: (now: T) => T) => void;

/** A value that is kept on the device, the same in all its open pages. */
export function useStored<T>(store: Store, key: string, read: (value: unknown) => T): [T, Update<T>] {
  const [value, setValue] = useState(() => read(store.get(key)));
  const current = useRef(value);
  const show = useCallback((next: T) => {
    current.current = next;
    setValue(next);
  }, []);
  const update = useCallback(
    (change: (now: T) => T) => {
      const next = change(current.current);
      store.set(key, next);
      show(next);
    },
    [store, key, show],
  );
  useEffect(() => {
    const changed = (event: StorageEvent) => {
      if (event.key === key || event.key === null) show(read(store.get(key)));
    };
    window.addEventListener('storage', changed);
    return () => window.removeEventListener('storage', changed);
  }, [store, key, read, show]);
  return [value, update];
}
