import { useState } from 'react';
import type { Words } from '@/components/verify/words';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';

interface Props {
  words: Words;
  /** Whether the script is there: without it the fields would do nothing. */
  ready: boolean;
  onCode: (written: string) => void;
  onFile: (file: File) => void;
}

/** A receipt, typed or as a file. */
export function ReceiptForm({ words: { form }, ready, onCode, onFile }: Props) {
  const [written, setWritten] = useState('');
  return (
    <section className="block no-print" aria-labelledby="receipt">
      <h2 id="receipt">{form.title}</h2>
      <form
        className="verify-form"
        onSubmit={(event) => {
          event.preventDefault();
          onCode(written);
        }}
      >
        <Field id="receipt-code" label={form.code} hint={form.codeHint}>
          <input
            id="receipt-code"
            type="text"
            required
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            disabled={!ready}
            value={written}
            aria-describedby="receipt-code-hint"
            onChange={({ target }) => setWritten(target.value)}
          />
        </Field>
        <Button>{form.go}</Button>
      </form>
      <Field id="receipt-file" label={form.file} hint={form.fileHint}>
        <input
          id="receipt-file"
          type="file"
          accept=".txt,.json,text/plain,application/json"
          disabled={!ready}
          aria-describedby="receipt-file-hint"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) onFile(file);
            // The same file, changed meanwhile, can be chosen again.
            target.value = '';
          }}
        />
      </Field>
    </section>
  );
}
