'use client';

import { useEffect } from 'react';

interface Props {
  /** The id of the file's control. */
  control: string;
  /** Bytes. */
  most: number;
  tooLarge: string;
}

/** Says that a file is too large before it is sent; the server judges it all the same. */
export function FileSize({ control, most, tooLarge }: Props) {
  useEffect(() => {
    const input = document.getElementById(control);
    if (!(input instanceof HTMLInputElement)) return;
    const judge = () => {
      const isTooLarge = (input.files?.[0]?.size ?? 0) > most;
      input.setCustomValidity(isTooLarge ? tooLarge : '');
      if (isTooLarge) input.reportValidity();
    };
    input.addEventListener('change', judge);
    return () => input.removeEventListener('change', judge);
  }, [control, most, tooLarge]);
  return null;
}
