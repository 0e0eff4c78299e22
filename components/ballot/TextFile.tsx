import { useEffect, useState } from 'react';

/** A text as a file, made on this device. */
export function TextFile({ name, text, label }: { name: string; text: string; label: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return (
    <a className="button button-secondary" href={address} download={name}>
      {label}
    </a>
  );
}
