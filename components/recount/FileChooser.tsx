import { type DragEvent, useState } from 'react';
import type { Words } from '@/components/recount/words';
import { Field } from '@/components/ui/Field';

interface Props {
  words: Words;
  /** Whether the script is there: without it the field would do nothing. */
  ready: boolean;
  onFile: (file: File) => void;
}

/** Where a file is chosen: a plain field, which files can be dropped on, and links to the samples. */
export function FileChooser({ words: { choose }, ready, onFile }: Props) {
  const [over, setOver] = useState(false);
  const dragged = (event: DragEvent, is: boolean) => {
    event.preventDefault();
    setOver(is);
  };
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file !== undefined) onFile(file);
  };
  return (
    <section className="block no-print" aria-labelledby="file">
      <h2 id="file">{choose.title}</h2>
      <div
        className={over ? 'drop drop-over' : 'drop'}
        onDragEnter={(event) => dragged(event, true)}
        onDragOver={(event) => dragged(event, true)}
        onDragLeave={(event) => dragged(event, false)}
        onDrop={(event) => {
          dragged(event, false);
          take(event.dataTransfer.files);
        }}
      >
        <Field id="pb-file" label={choose.file} hint={over ? choose.drop : choose.hint}>
          <input
            id="pb-file"
            type="file"
            accept=".pb,text/plain"
            disabled={!ready}
            aria-describedby="pb-file-hint"
            onChange={({ target }) => {
              take(target.files);
              // The same file, changed meanwhile, can be chosen again.
              target.value = '';
            }}
          />
        </Field>
      </div>
      <p>{choose.samples}</p>
      <ul className="plain samples">
        <li>
          <a href="#sample=mill-village">{choose.mill}</a>
        </li>
        <li>
          <a href="#sample=harbour-town">{choose.harbour}</a>
        </li>
      </ul>
    </section>
  );
}
