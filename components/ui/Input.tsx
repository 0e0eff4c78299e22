import { Field } from '@/components/ui/Field';

interface Props {
  id: string;
  /** The parameter in the address: forms are sent by GET, the address holds the state. */
  name: string;
  label: string;
  hint?: string;
  type?: 'text' | 'search' | 'number';
  /** What the address says now. */
  value?: string;
  autoComplete?: string;
}

/** A text field of a GET form. */
export function Input({ id, name, label, hint, type = 'text', value = '', autoComplete = 'off' }: Props) {
  const described = hint === undefined ? {} : { hint };
  return (
    <Field id={id} label={label} {...described}>
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        autoComplete={autoComplete}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
    </Field>
  );
}
